"""A unit that takes in others meets the conditions of founding, or lacks no more than its worst part."""

from typing import Any

import pytest

from optimizer.scenario import Founding
from tests.model.cases import FREE, Net, cheapest, survivors, two_schools

HARD = FREE.but(founding=Founding(land="hard"))
NO_WORSE = FREE.but(founding=Founding(land="no_worse"))


def _colleges(first: float | str = 25000, second: float | str = 25000, **changes: Any) -> Net:
    """Two colleges as in `two_schools` (2420 today, 1490 merged, 1450 with B1 closed); a college needs 40,000 m²."""
    tables: dict[str, Any] = {
        "institutions": {"A": "CD", "B": "CD"},
        "sites": {
            "A1": {"institution": "A", "commune": "c1", "land_m2": first},
            "B1": {"institution": "B", "commune": "c2", "land_m2": second},
        },
        "norms": [{"parameter": "land_rural_m2", "type": "CD", "value": 40000}],
    }
    return two_schools(**(tables | changes))


def test_binds_the_second_site_stays_for_its_land():
    """One site has 25,000 of 40,000 m², both have 50,000: merged with both 1490, not with B1 closed 1450."""
    assert cheapest(_colleges(), HARD)[0] == pytest.approx(1490)
    assert cheapest(_colleges(), HARD, without=["founding"])[0] == pytest.approx(1450)


def test_without_enough_land_nobody_merges():
    """15,000 + 20,000 m² are too few for 40,000: 2420."""
    assert cheapest(_colleges(15000, 20000), HARD)[0] == pytest.approx(2420)


def test_no_worse_than_the_part_that_lacks_most():
    """Today 15,000 m² are lacking at each: one site alone lacks no more, 1450.

    With 35,000 and 20,000 m² the worst part lacks 20,000: either site alone is no worse.
    """
    assert cheapest(_colleges(), NO_WORSE)[0] == pytest.approx(1450)
    assert cheapest(_colleges(35000, 20000), NO_WORSE)[0] == pytest.approx(1450)


def test_no_worse_asks_of_a_part_that_meets_the_norm():
    """A meets it, B (a trung cấp, 10,000 m² asked, 10,000 there) too: merged they must: A's 45,000 do alone."""
    norms = [{"parameter": "land_rural_m2", "type": t, "value": v} for t, v in (("CD", 40000), ("TC", 10000))]
    net = _colleges(45000, 10000, institutions={"A": "CD", "B": "TC"}, norms=norms)
    cost, plan = cheapest(net, NO_WORSE.but(pins={"close_sites": ("B1",)}))
    assert cost == pytest.approx(1450)
    assert plan.keep == {"A1": "A"}


def test_urban_land_counts_twice():
    """12,500 m² in a town count as 25,000: as the first case, 1490."""
    town = {"institution": "A", "commune": "c1", "land_m2": 12500, "urban": True}
    sites = {"A1": town, "B1": {"institution": "B", "commune": "c2", "land_m2": 25000}}
    assert cheapest(_colleges(sites=sites), HARD)[0] == pytest.approx(1490)


def test_unknown_land_is_left_out():
    """Nobody knows the land of B1: a unit with B is not judged, 1450."""
    assert cheapest(_colleges(25000, ""), HARD)[0] == pytest.approx(1450)


@pytest.mark.parametrize(("posts", "merge"), [(7, True), (6, False)])
def test_fifteen_people(posts, merge):
    """8 + 7 people are 15, 8 + 6 are not."""
    units = {"A": {"type": "CD", "posts": 8}, "B": {"type": "CD", "posts": posts}}
    net = two_schools(institutions=units, norms=[{"parameter": "posts_at_least", "value": 15}])
    plan = cheapest(net, FREE.but(founding=Founding(posts="hard")))[1]
    assert (len(survivors(net, plan)) == 1) == merge


def test_scale_is_the_licensed_places_of_the_parts():
    """40 + 40 places: a norm of 80 is met, one of 81 is not."""
    asked = FREE.but(founding=Founding(scale="hard"))
    for norm, cost in ((80, 1450), (81, 2420)):
        net = two_schools(institutions={"A": "CD", "B": "CD"}, norms=[{"parameter": "scale_at_least", "value": norm}])
        assert cheapest(net, asked)[0] == pytest.approx(cost)
