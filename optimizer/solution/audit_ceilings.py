"""Audit of goals that stay below a ceiling: each recomputed from the frames of the plan."""

from collections.abc import Callable, Mapping

import numpy as np
import pandas as pd

from optimizer.solution.claims import Case, claims, together
from optimizer.solution.frames_learners import basic_sites_after, basic_sites_today, nearest
from optimizer.solution.plan import ACCESS, BUDGET, TERMS


def _sum(names: tuple[str, ...]) -> Callable[[Case], float]:
    return lambda case: float(case.network.costs["mvnd"].reindex(list(names)).sum())


VALUES: Mapping[str, Callable[[Case], float]] = {
    "cost": _sum(TERMS),
    "budget": _sum(BUDGET),
    "access": _sum(ACCESS),
    "unplaced": lambda case: float(case.network.demand["unplaced"].sum()),
    "units": lambda case: float(len(case.survivors)),
    "furthest": lambda case: float(worst_placed(case).max()) if len(worst_placed(case)) else 0.0,
}
"""Goal -> its value in a plan, in the goal's unit (million VND a year, entrants a year, institutions, minutes)."""


def worst_placed(case: Case) -> pd.Series:
    """Return commune -> minutes to its nearest open basic site (infinite where it reaches none).

    Far islands, and communes that reach no basic site today, are left out.
    """
    special = case.province.communes["special"].astype(bool)
    _, today = nearest(case.today.minutes, basic_sites_today(case.province, case.today))
    _, after = nearest(case.today.minutes, basic_sites_after(case.province, case.after))
    return after[~special & today.notna()].fillna(np.inf)


def ceilings(case: Case) -> pd.DataFrame:
    """Value of each goal <= its ceiling; minutes of each commune <= the ceiling of the worst-placed."""
    asked = case.scenario.goals
    parts = [claims("audit.ceilings", [goal], [VALUES[goal](case)], "<=", most) for goal, most in asked.at_most]
    if asked.furthest_at_most is not None:
        minutes = worst_placed(case)
        parts.append(claims("audit.ceilings.furthest", minutes.index, minutes, "<=", asked.furthest_at_most))
    return together(*parts)
