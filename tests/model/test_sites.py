"""A site works under its owner, under its owner's host after a merger, or closes where that is allowed."""

from typing import Any

import pytest

from optimizer.scenario import Pins, Sites
from tests.model.cases import FREE, Net, cheapest, network, optimum, two_schools

NONE, ABSORBED, ANY = (FREE.but(sites=Sites(closing=c)) for c in ("none", "absorbed", "any"))


def _two_sites(apart: float = 0, **changes: Any) -> Net:
    """School A with head site A1 at c1 and site A2 at c2; T 40 places at each, demand 20 at each commune.

    Both sites: 1000 + 200 + 40 × 5 + 20 = 1420. A1 alone: 1000 + 100 + 30 + 200 + 10 + 20 × apart × 0.1.
    """
    tables: dict[str, Any] = {
        "communes": {"c1": 0, "c2": apart},
        "institutions": {"A": "TC"},
        "sites": {"A1": ("A", "c1"), "A2": ("A", "c2")},
        "programmes": {"T": ("TC", 1)},
        "offers": [("A1", "T", 40), ("A2", "T", 40)],
        "demand": {("c1", "T"): 20, ("c2", "T"): 20},
    }
    return network(**(tables | changes))


def test_a_site_of_a_survivor_closes_only_where_any_may():
    """Both sites lie together. A2 closes where any site may: 1000 + 100 + 30 + 200 + 10 = 1340.

    Where only absorbed ones may, or none, it stays open; its offer need not run: 1000 + 200 + 200 + 10 = 1410.
    """
    net = _two_sites()
    cost, plan = cheapest(net, ANY)
    assert cost == pytest.approx(1340)
    assert plan.keep == {"A1": "A"}
    for scenario in (ABSORBED, NONE):
        cost, plan = cheapest(net, scenario)
        assert cost == pytest.approx(1410)
        assert plan.keep == {"A1": "A", "A2": "A"}


def test_binds_without_it_a_site_closes_though_none_may():
    """Without the rule A2 (or A1) closes although none may: 1340 instead of 1410."""
    net = _two_sites()
    cost, plan = cheapest(net, NONE, without=["sites"])
    assert cost == pytest.approx(1340)
    assert len(plan.keep) == 1


def test_the_head_site_of_a_survivor_stays():
    """A1 holds 50 learners (50 more a year) and is the head site: A2 closes, 1340 + 50. Without the rule A1 would."""
    net = _two_sites(sites={"A1": {"institution": "A", "commune": "c1", "rooms": 50}, "A2": ("A", "c2")})
    cost, plan = cheapest(net, ANY)
    assert cost == pytest.approx(1390)
    assert plan.keep == {"A1": "A"}
    cost, plan = cheapest(net, ANY, without=["sites"])
    assert cost == pytest.approx(1340)
    assert set(plan.keep) == {"A2"}


def test_sites_of_an_absorbed_unit_close_only_where_allowed():
    """B1 closes (1450) where absorbed or any sites may; where none may it stays under A (1490)."""
    net = two_schools()
    for scenario, cost, open_sites in ((ANY, 1450, 1), (ABSORBED, 1450, 1), (NONE, 1490, 2)):
        found, plan = cheapest(net, scenario)
        assert found == pytest.approx(cost)
        assert len(plan.keep) == open_sites
        assert len(set(plan.keep.values())) == 1, "the host works every open site"


def test_sites_of_specialised_units_stay():
    """A and B are both health schools: they merge, and B1 stays open: 1490; A2 of a specialised A stays: 1410."""
    health = {"type": "TC", "speciality": "health"}
    cost, plan = cheapest(two_schools(institutions={"A": health, "B": health}), ANY)
    assert cost == pytest.approx(1490)
    assert len(plan.keep) == 2
    assert cheapest(_two_sites(institutions={"A": health}), ANY)[0] == pytest.approx(1410)


def test_no_more_open_sites_than_allowed():
    """50 minutes apart, A2 is worth keeping: closing saves 110 and costs 30 + 20 × 5 = 130.

    With at most one site: 1000 + 100 + 30 + 200 + 10 + 100 = 1440 instead of 1420.
    """
    net = _two_sites(apart=50)
    assert cheapest(net, ANY)[0] == pytest.approx(1420)
    one = FREE.but(sites=Sites(closing="any", at_most=1))
    assert cheapest(net, one)[0] == pytest.approx(1440)
    assert cheapest(net, one, without=["sites"])[0] == pytest.approx(1420)


def test_no_fewer_open_sites_than_allowed():
    """At least two open sites: the merged schools keep both, 1490 instead of 1450."""
    net = two_schools()
    cost, plan = cheapest(net, FREE.but(sites=Sites(closing="any", at_least=2)))
    assert cost == pytest.approx(1490)
    assert len(plan.keep) == 2


def test_more_sites_than_there_are_cannot_be_open():
    """At least three open sites of two: no plan. At most one where none may close: no plan."""
    assert optimum(two_schools(), FREE.but(sites=Sites(at_least=3))).status == "infeasible"
    assert optimum(_two_sites(), FREE.but(sites=Sites(closing="none", at_most=1))).status == "infeasible"


def test_the_sites_of_one_that_leaves_are_no_longer_the_networks():
    """B leaves: B1 is neither open nor paid for closing; c2 travels: 1000 + 100 + 200 + 10 + 60 = 1370."""
    cost, plan = cheapest(two_schools(), FREE.but(pins=Pins(leave=("B",))))
    assert cost == pytest.approx(1370)
    assert plan.keep == {"A1": "A"}
