"""An offer that runs has at least one smallest class of entrants."""

from typing import Literal

import pytest

from optimizer.model.answer import Options
from optimizer.model.build import build
from optimizer.model.rules.class_size import class_size
from optimizer.model.solve import optimize
from optimizer.scenario import Coverage, Offers, Reach
from tests.model.cases import STILL, Net, cheapest, entrants, network, two_schools

TEN = STILL.but(offers=Offers(new="none", smallest_class=10, modules_per_site_at_most=0))


def _thin(demand: int, apart: float = 30) -> Net:
    return two_schools(apart=apart, demand={("c1", "T"): 20, ("c2", "T"): demand})


def test_binds_a_thin_class_is_filled_up():
    """8 at c2. Without the rule each site teaches its own: 2000 + 200 + 28 × 5 + 20 = 2360.

    With it two more are brought to B1 (2 × 3 = 6), cheaper than 8 who leave it (8 × 3 - 10 = 14): 2366.
    """
    cost, plan = cheapest(_thin(8), TEN, without=["class_size"])
    assert cost == pytest.approx(2360)
    assert entrants(plan, "B1") == 8
    cost, plan = cheapest(_thin(8), TEN)
    assert cost == pytest.approx(2366)
    assert entrants(plan, "B1") == pytest.approx(10)


def test_a_class_too_thin_to_fill_ends():
    """4 at c2: six more would cost 18 + 10, so the four travel: 2000 + 200 + 24 × 5 + 10 + 4 × 3 = 2342."""
    cost, plan = cheapest(_thin(4), TEN)
    assert cost == pytest.approx(2342)
    assert plan.run == {("T", "A1")}


def test_a_class_of_just_the_smallest_size_runs():
    """10 at c2 stay at B1: 2000 + 200 + 30 × 5 + 20 = 2370."""
    cost, plan = cheapest(_thin(10), TEN)
    assert cost == pytest.approx(2370)
    assert entrants(plan, "B1") == pytest.approx(10)


def test_nobody_is_taught_where_no_class_comes_together():
    """Only 9 in all: 2000 + 200 + 9 × 60 = 2740."""
    net = two_schools(demand={("c1", "T"): 9})
    cost, plan = cheapest(net, TEN)
    assert cost == pytest.approx(2740)
    assert not plan.run
    assert plan.unplaced == {("c1", "T"): 9}


def test_it_counts_entrants_not_learners_present():
    """9 entrants of 3 years are 27 learners present, and still no class of 10: 2000 + 200 + 9 × 3 × 60 = 3820."""
    net = two_schools(programmes={"T": ("TC", 3)}, demand={("c1", "T"): 9})
    assert cheapest(net, TEN)[0] == pytest.approx(3820)


def test_classes_of_others_are_theirs_to_decide():
    """X (a ministry decides) goes on with a class of 4: 10 + 20 = 30."""
    net = network(
        communes={"c1": 0}, institutions={"X": {"type": "CD", "authority": "ministry"}}, sites={"X1": ("X", "c1")},
        programmes={"T": ("TC", 1)}, offers=[("X1", "T", 15)], demand={("c1", "T"): 4},
    )  # fmt: skip
    assert cheapest(net, TEN)[0] == pytest.approx(30)


@pytest.mark.parametrize("method", ["whole", "structure", "wide"])
def test_a_site_that_no_class_can_reach_is_not_within_reach_in_part(method: Literal["whole", "structure", "wide"]):
    """Within 25 minutes c3 has only C1, which S for 5 and U for 6 reach: no class of either, so no plan.

    Offers that run in part, a half of one and more of the other, must not count as one that runs: every method says so
    at once, also the one whose prices alone would look for a plan until its time is over.
    """
    net = network(
        communes={"c1": 0, "c3": 100}, institutions={"A": "TC", "C": "TC"},
        sites={"A1": ("A", "c1"), "C1": ("C", "c3")},
        programmes={"S": ("SC", 1), "U": ("SC", 1)}, offers=[("A1", "S", 40), ("C1", "S", 40), ("C1", "U", 40)],
        demand={("c1", "S"): 20, ("c3", "S"): 5, ("c3", "U"): 6},
    )  # fmt: skip
    asked = TEN.but(coverage=Coverage(minutes_at_most=25), reach=Reach(commute_minutes=25, day_minutes_at_most=25))
    found = optimize(net.case(asked), Options(method=method, time_limit_s=600))
    assert (found.status, found.stopped_by) == ("infeasible", "infeasible")
    rows = {row.key for row in class_size(build(net.case(asked)).problems[0])}
    assert {("none", "S", "C1"), ("none", "U", "C1")} <= rows
    assert ("none", "S", "A1") not in rows
