"""Terrain rule and travel norms."""

import pytest

from optimizer.data.codes import RoadClass
from optimizer.errors import DataError
from optimizer.network.terrain import Terrain, terrains, travel_rules
from tests.network.frames import make, north


@pytest.mark.parametrize(
    ("zone", "population", "area", "terrain"),
    [
        ("0", 20_000, 100, "plain"),  # 200 persons/km²
        ("0", 5_000, 100, "midland"),  # 50 persons/km²: forest
        ("0", 5_000, None, "plain"),  # area unknown
        ("I", 30_000, 100, "midland"),  # 300
        ("I", 49_205, 56.75, "plain"),  # 867: a basin town
        ("II", 24_303, 108.49, "mountain"),  # 224
        ("III", 9_000, None, "mountain"),
        ("III", 60_000, 100, "plain"),  # 600: a delta commune of zone III
    ],
)
def test_terrain_follows_zone_and_density(zone, population, area, terrain):
    """Zones I–III are midland or mountain below 400 persons/km²; zone 0 is plain from 100 persons/km² on."""
    province = make(north(0), communes={"a": {"zone": zone, "population": population, "area_km2": area}})
    assert terrains(province.communes).tolist() == [terrain]


def test_the_border_does_not_make_a_mountain():
    """A border commune of a delta, zone 0 and 500 persons/km², stays plain."""
    delta = {"zone": "0", "population": 50_000, "border": True}
    assert terrains(make(north(0), communes={"a": delta}).communes).tolist() == ["plain"]


def test_norms_overwrite_the_defaults():
    """Mountain detour 1.7 → 2.1 and mountain commune roads 20 → 15 km/h; the other numbers stay."""
    norms = [
        {"parameter": "detour_factor_mountain", "value": 2.1},
        {"parameter": "speed_kmh_mountain_commune", "value": 15},
    ]
    rules = travel_rules(make(north(0), norms=norms))
    assert rules.detour[Terrain.MOUNTAIN] == 2.1
    assert rules.speed_kmh[Terrain.MOUNTAIN, RoadClass.COMMUNE] == 15
    assert rules.detour[Terrain.PLAIN] == 1.3
    assert rules.speed_kmh[Terrain.MOUNTAIN, RoadClass.NATIONAL] == 35


def test_a_road_shorter_than_the_straight_line_is_refused():
    """A detour factor of 0.8 would make roads shorter than great circles."""
    with pytest.raises(DataError) as error:
        travel_rules(make(north(0), norms=[{"parameter": "detour_factor_plain", "value": 0.8}]))
    assert [finding.id for finding in error.value.findings] == ["network.norm_bounds"]
