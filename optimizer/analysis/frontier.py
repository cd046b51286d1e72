"""What one goal costs in another: the least of a first goal under falling ceilings on a second."""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from optimizer.analysis.pipeline import Prepared, Request
from optimizer.analysis.prioritised import prioritised
from optimizer.model.case import case_of
from optimizer.model.lexicographic import Reached, in_order
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
    """Institutions in scope that remain."""
    sites: int
    """Sites that are open."""


def frontier(
    prepared: Prepared, scenario: Scenario, first: str, second: str, points: int, request: Request
) -> Iterator[Point]:
    """Yield `points` plans from the best of `first` to the best of `second`, with equal steps of ceilings on `second`.

    Both ends are solved in order (the better goal first, then the other), so that no point is dominated by a plan of
    the same value. Only goals that one row can limit (`optimizer.scenario.goals.COUNTED`) may be named. An interrupt
    ends the walk after the plan at hand; nothing is yielded where the scenario has no plan.
    """
    low = _point(prepared, scenario, (first, second), None, request)
    yield low
    high = _least(prepared, scenario, second, request)
    if low.second is None or high is None or low.second <= high:
        return
    for k in range(1, points):
        if request.interrupt.raised.is_set():
            return
        most = low.second + (high - low.second) * k / (points - 1)
        yield _point(prepared, scenario, (first, second), most + 1e-6 * max(1.0, abs(most)), request)


def _with(scenario: Scenario, order: tuple[str, ...], ceiling: tuple[str, float] | None) -> Scenario:
    goals = scenario.goals
    limits = dict(goals.at_most)
    if ceiling is not None:
        limits[ceiling[0]] = min(ceiling[1], limits.get(ceiling[0], ceiling[1]))
    update = {"order": tuple((goal, 0.0) for goal in order), "at_most": tuple(sorted(limits.items()))}
    return scenario.model_copy(update={"goals": goals.model_copy(update=update)})


def _point(
    prepared: Prepared, scenario: Scenario, goals: tuple[str, str], most: float | None, request: Request
) -> Point:
    asked = _with(scenario, goals, None if most is None else (goals[1], most))
    case = case_of(prioritised(prepared.province, scenario), prepared.travel, asked)
    solved, reached = in_order(case, request.options, progress=request.progress, interrupt=request.interrupt)
    plan = solved.decisions
    gone = 0 if plan is None else len(plan.merge) + len(plan.leave)
    return Point(
        float("inf") if most is None else most,
        reached[0],
        reached[1].value if len(reached) > 1 else None,
        solved.objective_mvnd,
        0 if plan is None else len(case.scope) - gone,
        0 if plan is None else sum(site in case.sites for site in plan.keep),
    )


def _least(prepared: Prepared, scenario: Scenario, goal: str, request: Request) -> float | None:
    """Return the least of a goal alone; None where there is no plan."""
    case = case_of(prioritised(prepared.province, scenario), prepared.travel, _with(scenario, (goal,), None))
    _, reached = in_order(case, request.options, progress=request.progress, interrupt=request.interrupt)
    return reached[0].value


def frontier_table(points: list[Point]) -> pd.DataFrame:
    """Return `COLUMNS`, one row per point: goals in their units, cost in million VND a year, counts."""
    rows = [
        (n, p.first.value, p.first.bound, p.second, p.second_at_most, p.cost_mvnd, p.units, p.sites, p.first.stopped_by)
        for n, p in enumerate(points, 1)
    ]
    return pd.DataFrame(rows, columns=COLUMNS)
