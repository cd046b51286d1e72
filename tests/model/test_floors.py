"""At least a share of demand is served: in all, per level, for priority programmes."""

from typing import Any

import pytest

from optimizer.scenario import Floors
from tests.model.cases import FREE, Net, cheapest, one_school, optimum

CHEAP = {"unplaced_mvnd": 1}
"""Not serving costs 1 a learner-year, less than teaching (5): nobody is taught unless asked."""


def _served(**floors: Any) -> Any:
    return FREE.but(floors=Floors(**floors))


def test_binds_half_of_demand():
    """By itself nobody is taught: 1000 + 100 + 40 × 1 = 1140.

    Half of 40: the 20 of c1, 1000 + 100 + 10 + 100 + 20 = 1230.
    """
    net = one_school(costs=CHEAP)
    assert cheapest(net)[0] == pytest.approx(1140)
    cost, plan = cheapest(net, _served(demand=0.5))
    assert cost == pytest.approx(1230)
    assert sum(plan.unplaced.values()) == pytest.approx(20)
    assert cheapest(net, _served(demand=0.5), without=["floors"])[0] == pytest.approx(1140)


def test_as_many_as_there_are_places_and_no_more():
    """30 places of 40: 0.75 can be served, 1000 + 100 + 10 + 150 + 30 + 10 = 1300; 0.76 cannot."""
    net = one_school(costs=CHEAP)
    assert cheapest(net, _served(demand=0.75))[0] == pytest.approx(1300)
    assert optimum(net, _served(demand=0.76)).status == "infeasible"


def test_a_mobile_class_serves():
    """With a team of 20 all can be served: A1 takes 20 of c1 (100) and the team 20 of c2 at 5 + 2, or 8 at A1.

    1000 + 100 + 10 + 20 × 5 + 20 × 7 = 1350 (10 more at A1 would cost 8 each, above the team's 7).
    """
    net = one_school(costs=CHEAP, offers=[("A1", "T", 30), ("A1", "T", 20, 0, "mobile")])
    assert cheapest(net, _served(demand=1.0))[0] == pytest.approx(1350)


def _two_levels() -> Net:
    """T is trung cấp and a priority, S sơ cấp; 20 of each at c1, 30 places of each."""
    return one_school(
        costs=CHEAP,
        programmes={"T": {"level": "TC", "length_years": 1, "priority": True}, "S": ("SC", 1)},
        offers=[("A1", "T", 30), ("A1", "S", 30)],
        demand={("c1", "T"): 20, ("c1", "S"): 20},
    )


def test_of_priority_programmes():
    """Nobody: 1100 + 20 × 1.5 + 20 = 1150. All of T, the priority: 1100 + 10 + 100 + 20 = 1230."""
    net = _two_levels()
    assert cheapest(net)[0] == pytest.approx(1150)
    cost, plan = cheapest(net, _served(priority=1.0))
    assert cost == pytest.approx(1230)
    assert plan.unplaced == {("c1", "S"): 20}


def test_of_a_level():
    """Half of sơ cấp: 1100 + 10 + 10 × 5 + 10 + 20 × 1.5 = 1200; trung cấp is not asked for."""
    cost, plan = cheapest(_two_levels(), _served(by_level=(("SC", 0.5),)))
    assert cost == pytest.approx(1200)
    assert plan.unplaced == {("c1", "S"): pytest.approx(10), ("c1", "T"): 20}


def test_of_several_levels_each():
    """Half of each level: 1100 + 20 + 20 × 5 + 10 + 10 × 1.5 = 1245; half of all could be T alone."""
    cost, plan = cheapest(_two_levels(), _served(by_level=(("SC", 0.5), ("TC", 0.5))))
    assert cost == pytest.approx(1245)
    assert plan.unplaced == {("c1", "S"): pytest.approx(10), ("c1", "T"): pytest.approx(10)}


def test_of_a_level_that_nobody_wants():
    """A floor on a level without demand asks for nothing: 1150."""
    assert cheapest(_two_levels(), _served(by_level=(("CD", 1.0),)))[0] == pytest.approx(1150)


def test_of_one_demand_binds():
    """20 entrants of c1 and of c2; by itself nobody is taught (1140).

    All of c2: 1000 + 100 + 10 + 20 × (5 + 3 for the way) + 20 for c1 = 1290.
    """
    net = one_school(costs=CHEAP)
    cost, plan = cheapest(net, _served(of_demand=(("c2", "T", 1.0),)))
    assert plan.unplaced == {("c1", "T"): 20}
    assert cost == pytest.approx(1290)
    assert cheapest(net, _served(of_demand=(("c2", "T", 1.0),)), without=["floors"])[0] == pytest.approx(1140)
