"""The frontier of two goals: its ends are each goal's best, and between them nothing is dominated."""

import pytest

from optimizer.analysis.frontier import frontier, frontier_table
from optimizer.analysis.pipeline import Prepared, Request
from optimizer.scenario import Goals
from tests.analysis.runs import EXACT
from tests.model.cases import FREE, two_schools


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


def test_without_a_plan_there_is_no_frontier():
    """No unit at all may remain: one point that says so."""
    net = two_schools()
    asked = FREE.but(goals=Goals(at_most=(("units", 0.0),)))
    points = list(frontier(Prepared(net.province, net.travel, 0.0), asked, "budget", "access", 3, Request(EXACT)))
    assert [p.second for p in points] == [None]
