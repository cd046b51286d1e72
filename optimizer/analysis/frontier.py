"""What one goal costs in another: the least of a first goal under falling ceilings on a second."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import inf

import pandas as pd

from optimizer.analysis.conflicts import conflicts
from optimizer.analysis.judged import judge
from optimizer.analysis.pipeline import Prepared, Request
from optimizer.analysis.prioritised import prioritised
from optimizer.model.case import case_of
from optimizer.model.diagnose import diagnose
from optimizer.model.lexicographic import SLACK, Reached, ceilings_of, in_order
from optimizer.scenario import Scenario

COLUMNS = ["point", "first", "first_bound", "second", "second_at_most", "cost_mvnd", "units", "sites", "stopped_by"]


@dataclass(frozen=True, slots=True)
class Point:
    """One plan of the frontier."""

    second_at_most: float
    """Ceiling on the second goal, in its unit; infinite at the end where it is left free."""
    first: Reached
    """The first goal under that ceiling: the least found, and what is proven of it."""
    second: float | None
    """The least of the second goal at that value of the first; None without a plan."""
    cost_mvnd: float | None
    units: int
    """Institutions in scope that remain, of several years in the last."""
    sites: int
    """Sites that are open, of several years in the last."""


def frontier(
    prepared: Prepared, scenario: Scenario, first: str, second: str, points: int, request: Request
) -> Iterator[Point]:
    """Yield `points` plans from the best of `first` to the best of `second`, with equal steps of ceilings on `second`.

    Both ends are solved in order (the better goal first, then the other), so that no point is dominated by a plan of
    the same value. Over several years the goals are those of all years (`optimizer.scenario.goals.GOALS`). Only goals
    that one row can limit (`optimizer.scenario.goals.COUNTED`) may be named. An interrupt ends the walk after the plan
    at hand and the other end, which is known by then; where the scenario has no plan, one point says so.

    Raises
    ------
    AuditError
        The independent audit contradicts a plan, or the values that are stated of it.
    """
    goals, stopped = (first, second), request.interrupt.raised
    low = _point(prepared, scenario, goals, None, request)
    yield low
    if low.second is None or stopped.is_set():
        return
    end = _point(prepared, scenario, goals, None, request, ends=True)
    if end.second is None:
        if not stopped.is_set():
            yield end
        return
    if low.second <= end.second + SLACK * max(1.0, abs(end.second)):
        return
    for k in range(1, points - 1):
        if stopped.is_set():
            break
        most = low.second + (end.second - low.second) * k / (points - 1)
        point = _point(prepared, scenario, goals, most + SLACK * max(1.0, abs(most)), request)
        if point.second is not None or not stopped.is_set():
            yield point
    yield end


def _with(scenario: Scenario, order: tuple[str, ...], ceilings: Mapping[str, float]) -> Scenario:
    goals, field = scenario.goals, ceilings_of(scenario)
    limits = dict(getattr(goals, field))
    limits |= {goal: min(most, limits.get(goal, most)) for goal, most in ceilings.items()}
    update = {"order": tuple((goal, 0.0) for goal in order), field: tuple(sorted(limits.items()))}
    return scenario.model_copy(update={"goals": goals.model_copy(update=update)})


def _point(
    prepared: Prepared, scenario: Scenario, goals: tuple[str, str], most: float | None, request: Request, *,
    ends: bool = False,
) -> Point:  # fmt: skip
    """Return the plan under the ceiling `most`, or (`ends`) the best of the second goal and then of the first."""
    order = goals[::-1] if ends else goals
    asked = _with(scenario, order, {} if most is None else {goals[1]: most})
    case = case_of(prioritised(prepared.province, scenario), prepared.travel, asked)
    solved, reached = in_order(case, request.options, progress=request.progress, interrupt=request.interrupt)
    plan = solved.decisions
    by_goal = {r.goal: r for r in reached if r.value is not None and r.goal in goals}
    if plan is not None:
        judge(case.province, prepared.travel, _with(asked, (), {g: r.ceiling for g, r in by_goal.items()}), solved,
              request.lang)  # fmt: skip
    gone = 0 if plan is None else len(plan.merge) + len(plan.leave)
    second = by_goal.get(goals[1])
    return Point(
        second.ceiling if ends and second is not None else inf if most is None else most,
        by_goal.get(goals[0], reached[0]),
        None if second is None else second.value,
        solved.goals.get("cost"),
        0 if plan is None else len(case.scope) - gone,
        0 if plan is None else sum(site in case.sites for site in plan.keep),
    )


def no_plan(prepared: Prepared, scenario: Scenario, request: Request) -> pd.DataFrame:
    """Return why the scenario has no plan, as `Bundle.conflicts`."""
    province = prioritised(prepared.province, scenario)
    found = diagnose(case_of(province, prepared.travel, scenario), request.options, request.interrupt)
    return conflicts(province, scenario, found)


def frontier_table(points: list[Point]) -> pd.DataFrame:
    """Return `COLUMNS`, one row per point: goals in their units, cost in million VND a year, counts."""
    rows = [
        (n, p.first.value, p.first.bound, p.second, p.second_at_most, p.cost_mvnd, p.units, p.sites, p.first.stopped_by)
        for n, p in enumerate(points, 1)
    ]
    return pd.DataFrame(rows, columns=COLUMNS)
