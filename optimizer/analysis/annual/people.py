"""Steps about people: heads and deputies of units that take others in, posts on their way to the long run."""

from collections.abc import Iterable

import pandas as pd

from optimizer.analysis.annual.case import NEAR, Case, both, later
from optimizer.analysis.annual.steps import Status, Step, judged
from optimizer.solution.roadmap import AFTER_MONTHS


def people_steps(case: Case) -> Iterable[Step]:
    """Yield heads, deputies and posts of each unit that the plan keeps and that is there."""
    for code in case.plan.staff.index:
        unit = str(code)
        if unit not in case.units.index:
            continue
        if case.guests(unit):
            yield _leaders(case, unit)
        yield _posts(case, unit)


def _leaders(case: Case, unit: str) -> Step:
    """Return whether leaders are settled: no unit is still to be taken in, no more remain than planned."""
    row, due = case.plan.staff.loc[unit], later(case.due(unit), AFTER_MONTHS["leaders"])
    now = case.units.loc[unit, ["heads", "deputies"]].astype(float)
    wanted = row[["heads_after", "deputies_after"]].astype(float)
    waiting = any(guest in case.units.index for guest in case.guests(unit))
    lacking = bool(now.isna().any() or wanted.isna().any())
    settled = not waiting and bool(now.sum() <= wanted.sum() + NEAR)
    status: Status = "unknown" if lacking else judged(case, due, done=settled, undone=not settled)
    planned = both("planned", "annual.planned.leaders", heads=float(wanted.iloc[0]), deputies=float(wanted.iloc[1]))
    phrase = "annual.actual.leaders_waiting" if waiting else "annual.actual.leaders"
    actual = both("actual", phrase, heads=float(now.iloc[0]), deputies=float(now.iloc[1]))
    return Step(unit, "leaders", "", case.name(unit), due, status, change=True, planned=planned, actual=actual)


def _posts(case: Case, unit: str) -> Step:
    """Return how posts, of those still to be taken in too, stand on the way from all of them to the long run."""
    row, due = case.plan.staff.loc[unit], later(case.due(unit), AFTER_MONTHS["posts"])
    group = [code for code in (unit, *case.guests(unit)) if code in case.units.index]
    now, start = float(case.units.loc[group, "posts"].sum(skipna=False)), float(row["posts_after"])
    goal = float(row["posts_long_run"])
    lacking = bool(pd.isna(now) or pd.isna(goal) or pd.isna(start))
    falls = goal <= start
    done = now <= goal + NEAR if falls else now >= goal - NEAR
    undone = now <= max(start, goal) + NEAR
    status: Status = "unknown" if lacking else judged(case, due, done=done and undone, undone=undone)
    planned = both("planned", "annual.planned.posts", start=round(start, 1), goal=round(goal, 1))
    actual = both("actual", "annual.actual.posts", now=now)
    change = lacking or abs(goal - start) >= NEAR
    return Step(unit, "posts", "", case.name(unit), due, status, change=change, planned=planned, actual=actual)
