"""Minutes from communes to sites, by hand."""

import time

import numpy as np
import pytest

from optimizer.network.distances import measure
from optimizer.network.sphere import between_all
from optimizer.wording import LANGUAGES, sentence
from tests.network.frames import KM_PER_DEGREE, make, north, one_site

HOUR = 17 / 28 * 60
"""Minutes of 10 km of mountain: 17 km at 28 km/h."""


def ids(travel):
    return [finding.id for finding in travel.findings]


def scattered(seed, count=30, sites=12, **tables):
    random = np.random.default_rng(seed)
    spots = random.uniform((20, 103), (21.2, 104.5), (count, 2))
    points = {f"{k:05d}": (float(lat), float(lon)) for k, (lat, lon) in enumerate(spots)}
    rows = [
        {"site": f"S{k:02d}", "commune": c, "institution": f"I{k}"}
        for k, c in enumerate(random.choice(sorted(points), sites))
    ]
    return make(points, sites=rows, **tables)


def test_minutes_add_up_along_the_road():
    """a–b–c, 10 km each: a to C is 2 × 36.43 minutes and 34 km."""
    travel = measure(make(north(0, 10, 20), sites=one_site("b", "c")))
    assert travel.minutes.loc["a"].tolist() == pytest.approx([HOUR, 2 * HOUR], rel=1e-6)
    assert travel.km.loc["a"].tolist() == pytest.approx([17, 34], rel=1e-6)
    assert travel.minutes.index.name == "commune"
    assert travel.minutes.columns.name == "site"


def test_a_site_at_the_seat_is_five_minutes_away():
    """Nought would make it free of travel: villages are not at the gate."""
    travel = measure(make(north(0, 10), sites=one_site("a")))
    assert travel.minutes.at["a", "A"] == 5
    assert travel.km.at["a", "A"] == 0


def test_a_site_off_the_seat_is_reached_by_commune_road():
    """10 km from the seat: 17 km at 20 km/h = 51 minutes; from the next commune 36.43 more."""
    site = {"site": "A", "commune": "a", "institution": "A", "lat": 20 - 10 / KM_PER_DEGREE, "lon": 103}
    travel = measure(make(north(0, 10), sites=[site]))
    assert travel.minutes["A"].tolist() == pytest.approx([51, 51 + HOUR], rel=1e-6)
    assert travel.km["A"].tolist() == pytest.approx([17, 34], rel=1e-6)


def test_sites_of_one_commune_are_at_least_five_minutes_apart():
    """Both at the seat: 5; a site and itself: 0; the next commune's: 36.43."""
    rows = [{"site": s, "commune": "a", "institution": s} for s in ("A1", "A2")] + [*one_site("b")]
    table = measure(make(north(0, 10), sites=rows)).site_minutes
    assert table.to_numpy() == pytest.approx(np.array([[0, 5, HOUR], [5, 0, HOUR], [HOUR, HOUR, 0]]), rel=1e-6)


def test_given_minutes_hold_for_their_pair_alone():
    """50 minutes given from a to B; from c to B still the graph's 36.43."""
    row = {"commune": "a", "site": "B", "km": 21, "minutes": 50}
    travel = measure(make(north(0, 10, 20), sites=one_site("b"), travel=[row]))
    assert travel.minutes["B"].tolist() == pytest.approx([50, 5, HOUR], rel=1e-6)
    assert travel.km.at["a", "B"] == 21
    assert travel.method["B"].tolist() == ["given", "graph", "graph"]


def test_given_kilometres_alone_run_at_the_speed_of_the_graph():
    """25.5 km where the graph has 17 km in 36.43 minutes: 1.5 × 36.43."""
    travel = measure(make(north(0, 10), sites=one_site("b"), travel=[{"commune": "a", "site": "B", "km": 25.5}]))
    assert travel.minutes.at["a", "B"] == pytest.approx(1.5 * HOUR, rel=1e-6)


@pytest.mark.parametrize(("km", "minutes"), [(4, 12), (0.5, 5)])
def test_given_kilometres_within_a_commune_run_on_its_roads(km, minutes):
    """4 km at 20 km/h = 12 minutes; 0.5 km would be 1.5 minutes, raised to 5."""
    travel = measure(make(north(0, 10), sites=one_site("a"), travel=[{"commune": "a", "site": "A", "km": km}]))
    assert travel.minutes.at["a", "A"] == pytest.approx(minutes)


def test_given_kilometres_without_any_path_run_at_provincial_speed():
    """60 km apart and no road: 84 km by boat or road at 28 km/h = 180 minutes."""
    travel = measure(make(north(0, 60), sites=one_site("b"), travel=[{"commune": "a", "site": "B", "km": 84}]))
    assert travel.minutes.at["a", "B"] == pytest.approx(180)


def test_given_travel_counts_between_sites_as_well():
    """From the commune of A to B 50 minutes, from that of B to A 70: the two sites are 60 apart, both ways."""
    rows = [
        {"commune": "a", "site": "B", "km": 20, "minutes": 50},
        {"commune": "b", "site": "A", "km": 30, "minutes": 70},
    ]
    travel = measure(make(north(0, 10), sites=one_site("a", "b"), travel=rows))
    assert travel.site_minutes.to_numpy().tolist() == [[0, 60], [60, 0]]
    assert travel.site_km.to_numpy().tolist() == [[0, 25], [25, 0]]


def test_a_given_time_three_times_off_is_reported_and_used():
    """120 minutes against 36.43: more than three times; 100 is not."""
    for minutes, told in ((120, ["network.travel_odd"]), (100, [])):
        row = {"commune": "a", "site": "B", "km": 20, "minutes": minutes}
        travel = measure(make(north(0, 10), sites=one_site("b"), travel=[row]))
        assert [i for i in ids(travel) if i == "network.travel_odd"] == told
        assert travel.minutes.at["a", "B"] == minutes


def test_the_method_says_where_most_of_the_way_is_given():
    """a–b given (25 km), b–c guessed (17 km): a to C 25 of 42 km given; b to C none."""
    road = {"from_commune": "a", "to_commune": "b", "km": 25, "use": "pin"}
    travel = measure(make(north(0, 10, 20), sites=one_site("c"), roads=[road]))
    assert travel.method["C"].tolist() == ["roads", "graph", "graph"]


def test_a_far_island_is_on_no_road():
    """Missing to all sites but its own (5 minutes), marked exempt, and named in a note."""
    province = make({**north(0, 10), "z": (16.5, 112.0)}, sites=one_site("a", "z"), communes={"z": {"special": True}})
    travel = measure(province)
    assert travel.minutes.loc["z"].isna().tolist() == [True, False]
    assert travel.minutes.at["z", "Z"] == 5
    assert travel.method.loc["z"].tolist() == ["exempt", "exempt"]
    assert travel.minutes["Z"].isna().tolist() == [True, True, False]
    assert ids(travel).count("network.island") == 1
    assert "network.cut_off" not in ids(travel)


def test_a_cut_off_part_is_a_finding_and_missing_minutes():
    """a, b, c together and d 100 km off: d reaches no site of the others."""
    travel = measure(make(north(0, 10, 20, 120), sites=one_site("a")))
    assert travel.minutes["A"].isna().tolist() == [False, False, False, True]
    assert travel.method.at["d", "A"] == "none"
    told = [f.values for f in travel.findings if f.id == "network.cut_off"]
    assert told == [{"names": "Xã d", "count": 1, "sites": 0}]


def test_travel_figures_mend_a_cut_off_part():
    """With minutes given from d to the only site nothing is missing, so nothing is said."""
    row = {"commune": "d", "site": "A", "km": 140, "minutes": 240}
    travel = measure(make(north(0, 10, 20, 120), sites=one_site("a"), travel=[row]))
    assert "network.cut_off" not in ids(travel)


def test_very_long_ways_are_counted_and_the_furthest_named():
    """Minutes given as 700 and 900: two pairs above 600, the furthest b – A."""
    rows = [{"commune": c, "site": "A", "km": 400, "minutes": m} for c, m in (("a", 700), ("b", 900))]
    travel = measure(make(north(0, 10), sites=one_site("a"), travel=rows))
    told = [f.values for f in travel.findings if f.id == "network.long_way"]
    assert told == [{"pairs": 2, "limit": 600, "minutes": 900, "commune": "Xã b", "site": "A"}]


def test_a_site_far_from_the_seat_of_its_commune_is_reported():
    """30 km off is more than 25."""
    site = {"site": "A", "commune": "a", "institution": "A", "lat": 20 - 30 / KM_PER_DEGREE, "lon": 103}
    travel = measure(make(north(0, 10), sites=[site]))
    assert [f.values for f in travel.findings if f.id == "network.site_stray"] == [
        {"site": "A", "km": 30, "commune": "Xã a"}
    ]


@pytest.mark.parametrize(
    "points",
    [
        {"a": (20.0, 103.0)},
        north(0, 10),
        north(0, 10, 20),
        {"a": (20.0, 103.0), "b": (20.1, 103.1), "c": (20.2, 103.2)},
        dict.fromkeys("abc", (20.0, 103.0)),
        {**dict.fromkeys("ab", (20.0, 103.0)), "c": (20.1, 103.0)},
    ],
    ids=["one", "two", "collinear", "diagonal", "one place", "two at one place"],
)
def test_degenerate_points_have_minutes(points):
    """Every pair is reached, never under 0, and within a commune in at least 5 minutes."""
    travel = measure(make(points, sites=one_site(*points)))
    assert travel.minutes.notna().all(axis=None)
    assert (travel.minutes.to_numpy() >= 0).all()
    assert (np.diag(travel.minutes.to_numpy()) == 5).all()


def test_no_sites_and_only_islands_are_no_crash():
    assert measure(make(north(0, 10))).minutes.shape == (2, 0)
    only = measure(make(north(0), communes={"a": {"special": True}}, sites=one_site("a")))
    assert only.minutes.to_numpy().tolist() == [[5]]


@pytest.mark.parametrize("seed", range(3))
def test_ways_are_symmetric_and_never_shorter_by_a_third_site(seed):
    """t(s, u) ≤ t(s, v) + t(v, u), but for the 5 minutes within a commune; km ≥ great circle."""
    province = scattered(seed)
    travel = measure(province)
    minutes, km = travel.site_minutes.to_numpy(), travel.site_km.to_numpy()
    assert (minutes == minutes.T).all()
    assert (km == km.T).all()
    by_third = (minutes[:, :, None] + minutes[None, :, :]).min(axis=1)
    assert (minutes <= np.maximum(by_third, 5) + 1e-9).all()
    assert (km >= between_all(province.sites["lat"], province.sites["lon"]) - 1e-6).all()


def test_the_order_of_tables_does_not_matter():
    """Roads given in another order: the same bits."""
    rows = [
        {"from_commune": f"{a:05d}", "to_commune": f"{b:05d}", "km": 90, "use": use}
        for a, b, use in ((0, 1, "record"), (2, 3, "record"), (4, 5, "record"), (6, 7, "pin"))
    ]
    one, other = (measure(scattered(4, roads=r)) for r in (rows, rows[::-1]))
    assert one.minutes.equals(other.minutes)
    assert one.site_km.equals(other.site_km)


def test_the_largest_province_takes_seconds():
    """170 communes × 80 sites with 40 given roads: measured 0.8 s; at most 4 s of processor time here."""
    random = np.random.default_rng(1)
    rows = [
        {"from_commune": f"{a:05d}", "to_commune": f"{b:05d}", "km": 60, "use": "pin"}
        for a, b in random.choice(170, (40, 2))
    ]
    province = scattered(2, 170, 80, roads=[row for row in rows if row["from_commune"] != row["to_commune"]])
    start = time.process_time()
    travel = measure(province)
    assert time.process_time() - start < 4
    assert travel.minutes.shape == (170, 80)


def test_every_finding_has_its_sentence_in_both_languages():
    """A province with islands, a cut-off part, an odd figure, bad and roundabout roads and a stray site."""
    points = {**north(0, 10, 20, 120), "z": (16.5, 112.0)}
    roads = [
        {"from_commune": "a", "to_commune": "a", "km": 5},
        {"from_commune": "a", "to_commune": "z", "km": 5},
        {"from_commune": "a", "to_commune": "b", "km": 5},
        {"from_commune": "a", "to_commune": "c", "km": 90, "use": "pin"},
        {"from_commune": "b", "to_commune": "c", "km": 90},
    ]
    sites = [
        *one_site("a", "d"),
        {"site": "B", "commune": "b", "institution": "B", "lat": 20 - 30 / KM_PER_DEGREE, "lon": 103},
    ]
    given = [{"commune": "c", "site": "A", "km": 400, "minutes": 1000}]
    travel = measure(make(points, communes={"z": {"special": True}}, roads=roads, sites=sites, travel=given))
    assert set(ids(travel)) == {
        "network.road_loop", "network.road_island", "network.road_short", "network.road_roundabout",
        "network.calibration", "network.road_far_off", "network.island", "network.cut_off", "network.long_way",
        "network.travel_odd", "network.site_stray",
    }  # fmt: skip
    for finding in travel.findings:
        for lang in LANGUAGES:
            assert "{" not in sentence(finding, lang)
