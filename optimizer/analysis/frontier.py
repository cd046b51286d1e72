"""What one goal costs in another: the least of a first goal under falling ceilings on a second."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
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
    at hand; where the scenario has no plan, one point says so.

    Raises
    ------
    AuditError
        The independent audit contradicts a plan, or the values that are stated of it.
    """
    low = _point(prepared, scenario, (first, second), None, request)
    yield low
    stopped = request.interrupt.raised
    if low.second is None or stopped.is_set():
        return
    end = _least(prepared, scenario, second, request)
    high = end.value
    if high is None and stopped.is_set():
        return
    if high is None:
        yield Point(inf, replace(end, goal=first), None, None, 0, 0)
        return
    if low.second <= high + SLACK * max(1.0, abs(high)):
        return
    for k in range(1, points):
        if stopped.is_set():
            return
        most = low.second + (high - low.second) * k / (points - 1)
        point = _point(prepared, scenario, (first, second), most + SLACK * max(1.0, abs(most)), request)
        if point.second is None and stopped.is_set():
            return
        yield point


def _with(scenario: Scenario, order: tuple[str, ...], ceilings: Mapping[str, float]) -> Scenario:
    goals, field = scenario.goals, ceilings_of(scenario)
    limits = dict(getattr(goals, field))
    limits |= {goal: min(most, limits.get(goal, most)) for goal, most in ceilings.items()}
    update = {"order": tuple((goal, 0.0) for goal in order), field: tuple(sorted(limits.items()))}
    return scenario.model_copy(update={"goals": goals.model_copy(update=update)})


def _point(
    prepared: Prepared, scenario: Scenario, goals: tuple[str, str], most: float | None, request: Request
) -> Point:
    asked = _with(scenario, goals, {} if most is None else {goals[1]: most})
    case = case_of(prioritised(prepared.province, scenario), prepared.travel, asked)
    solved, reached = in_order(case, request.options, progress=request.progress, interrupt=request.interrupt)
    plan = solved.decisions
    if plan is not None:
        held = {r.goal: r.ceiling for r in reached if r.value is not None and r.goal in goals}
        judge(case.province, prepared.travel, _with(asked, (), held), solved, request.lang)
    gone = 0 if plan is None else len(plan.merge) + len(plan.leave)
    return Point(
        inf if most is None else most,
        reached[0],
        reached[1].value if len(reached) > 1 else None,
        solved.goals.get("cost"),
        0 if plan is None else len(case.scope) - gone,
        0 if plan is None else sum(site in case.sites for site in plan.keep),
    )


def _least(prepared: Prepared, scenario: Scenario, goal: str, request: Request) -> Reached:
    """Return the least of a goal alone."""
    case = case_of(prioritised(prepared.province, scenario), prepared.travel, _with(scenario, (goal,), {}))
    _, reached = in_order(case, request.options, progress=request.progress, interrupt=request.interrupt)
    return reached[0]


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
