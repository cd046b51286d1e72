"""The frontier of two goals: its ends are each goal's best, and between them nothing is dominated."""

import random
from dataclasses import replace
from math import inf
from typing import Any

import pytest

from optimizer.analysis.frontier import frontier, frontier_table, no_plan
from optimizer.analysis.pipeline import Prepared, Request
from optimizer.errors import AuditError
from optimizer.model.lexicographic import in_order
from optimizer.model.solve import optimize
from optimizer.scenario import Goals
from tests.analysis.runs import EXACT
from tests.model.cases import FREE, Net, two_schools
from tests.model.enumeration_path import cheapest_path
from tests.model.test_brute_force_path import draw_path

YEARS = (2026, 2028)
SEEDS = [*range(6), *(pytest.param(k, marks=pytest.mark.slow) for k in range(6, 60))]


def _schools() -> Net:
    return two_schools(later={2026: {("c1", "T"): 20, ("c2", "T"): 20}})


def _made(net: Net) -> Prepared:
    return Prepared(net.province, net.travel, 0.0)


def test_the_ends_are_the_best_of_each_goal():
    """Budget alone serves nobody: unit 1000, site 100, merger and closure 80 = 1180, and access 40 × 60 = 2400.

    Half of that: 20 learners at the site, 10 + 20 × 5 more = 1290. Access 0: both sites and all learners, 1490.
    """
    net = two_schools()
    made = Prepared(net.province, net.travel, 0.0)
    table = frontier_table(list(frontier(made, FREE, "budget", "access", 3, Request(EXACT))))
    assert table["first"].to_list() == pytest.approx([1180, 1290, 1490], rel=1e-5)
    assert table["second"].to_list() == pytest.approx([2400, 1200, 0], abs=0.1)
    assert table["first_bound"].to_list() == pytest.approx([1180, 1290, 1490], rel=1e-5)
    assert (table["units"].to_list(), table["sites"].to_list()) == ([1, 1, 1], [1, 1, 2])


def test_goals_that_do_not_conflict_have_one_point():
    """Cost and units are best together: 1450 with one unit."""
    net = two_schools()
    points = list(frontier(Prepared(net.province, net.travel, 0.0), FREE, "cost", "units", 4, Request(EXACT)))
    assert [(round(p.first.value or 0), p.second) for p in points] == [(1450, 1.0)]


def test_two_years_have_the_ends_and_the_steps_that_reckoning_by_hand_gives():
    """The ends are as over one year, and of the 900 posts of B, in A from 2026 on, 850 × 2.5 / 7 are paid on average.

    Between them the offer of 10 is worth having in 2028 alone, which stands for 5 of 7 years: 2400 × 2 / 7 leave an
    access of 720 then, 20 learners at the site and 8 8/19 from afar: 1200 - 57 × 8 8/19. These cost 5 each.
    """
    points = list(frontier(_made(_schools()), FREE.but(periods=YEARS), "budget", "access", 3, Request(EXACT)))
    between = 1180 + 5 / 7 * (10 + 5 * (20 + 480 / 57))
    values = [v + 850 * 2.5 / 7 for v in (1180, between, 1490)]
    assert [p.first.value for p in points] == pytest.approx(values, rel=1e-5)
    assert [p.first.bound for p in points] == pytest.approx(values, rel=1e-5)
    assert [p.second for p in points] == pytest.approx([2400, 1200, 0], abs=0.1)
    assert [(p.units, p.sites) for p in points] == [(1, 1), (1, 1), (1, 2)]


@pytest.mark.parametrize("seed", SEEDS)
def test_over_two_years_no_plan_of_all_is_better_than_a_point(seed: int):
    """Random tiny networks, every plan of both years tried: under the same ceiling none costs less.

    The first point costs what the cheapest plan does, the last has what the least of the other goal is, and costs rise
    as ceilings fall.
    """
    rng = random.Random(seed)
    sketch, asked = draw_path(seed)
    asked = asked.but(offers=asked.offers.model_copy(update={"equipment": "stays"}), goals={})
    second = rng.choice(("access", "unplaced"))
    net = sketch.net()
    points = list(frontier(_made(net), asked, "cost", second, 4, Request(EXACT)))
    if points[0].second is None:
        assert (len(points), points[0].first.stopped_by) == (1, "infeasible")
        assert cheapest_path(sketch, asked) is None
        return
    for point in points:
        under = () if point.second_at_most == inf else ((second, point.second_at_most),)
        best = cheapest_path(sketch, asked.but(goals=Goals(over_years_at_most=under)))
        assert point.first.value == pytest.approx(best, rel=1e-5)
        assert point.cost_mvnd == pytest.approx(best, rel=1e-5)
    assert [p.first.value for p in points] == sorted(p.first.value or 0 for p in points)
    least, _ = in_order(net.case(asked.but(goals=Goals(order=((second, 0.0),)))), EXACT)
    assert points[-1].second == pytest.approx(least.goals[second], rel=1e-5, abs=1e-4)
    assert points[0].first.value == pytest.approx(optimize(net.case(asked), EXACT).objective_mvnd)


def test_a_ceiling_over_the_years_that_nothing_keeps_is_said_with_its_reason():
    """One unit is the least: with none at most there is no plan, and the ceiling alone is the reason."""
    asked = FREE.but(periods=YEARS, goals=Goals(over_years_at_most=(("units", 0.0),)))
    made = _made(_schools())
    points = list(frontier(made, asked, "budget", "access", 3, Request(EXACT)))
    assert [(p.second, p.first.stopped_by) for p in points] == [(None, "infeasible")]
    reasons = no_plan(made, asked, Request(EXACT))
    assert set(reasons.loc[reasons["kind"] == "conflict", "rule"]) == {"goals.over_years_at_most"}
    assert reasons.loc[reasons["kind"] == "relaxation", "amount"].to_list() == [1.0]


def test_an_interrupt_keeps_the_points_that_are_found():
    """Stopped after the second point of five: no third is begun, and the other end is known by then: three points."""
    request, found = Request(EXACT), []
    for point in frontier(_made(_schools()), FREE.but(periods=YEARS), "budget", "access", 5, request):
        found.append(point)
        if len(found) == 2:
            request.interrupt.raised.set()
    assert [p.second for p in found] == pytest.approx([2400, 1800, 0], abs=0.1)


def test_a_point_that_the_audit_contradicts_is_refused(monkeypatch: pytest.MonkeyPatch):
    """A plan whose stated cost is not what the tables give ends the walk."""

    def wrong(*args: Any, **kwargs: Any) -> Any:
        solved, reached = in_order(*args, **kwargs)
        return replace(solved, objective_mvnd=(solved.objective_mvnd or 0) + 1), reached

    monkeypatch.setattr("optimizer.analysis.frontier.in_order", wrong)
    for asked in (FREE, FREE.but(periods=YEARS)):
        with pytest.raises(AuditError):
            next(iter(frontier(_made(_schools()), asked, "budget", "access", 3, Request(EXACT))))


def test_without_a_plan_there_is_no_frontier():
    """No unit at all may remain: one point that says so."""
    net = two_schools()
    asked = FREE.but(goals=Goals(at_most=(("units", 0.0),)))
    points = list(frontier(Prepared(net.province, net.travel, 0.0), asked, "budget", "access", 3, Request(EXACT)))
    assert [p.second for p in points] == [None]
