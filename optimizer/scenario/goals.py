"""What a plan is to be best at: goals in order with tolerances, and ceilings on goals."""

import math
from typing import Self

from pydantic import Field, model_validator

from optimizer.scenario.groups import Frozen, Misfit, once

GOALS = ("cost", "budget", "access", "unplaced", "units", "furthest")
"""cost: all cost terms (million VND a year); budget: those of the state budget (units, sites, teaching, offers,
building, merging, conversion); access: those of learners and of demand not served (travel, boarding, unplaced);
unplaced: entrants not served (a year); units: institutions that remain; furthest: minutes from the worst-placed
commune to its nearest basic site.

Of several years: cost, budget (both with the posts that are paid on although their unit has ended), access and unplaced
are means of the years, weighted by the discounted years that each stands for; units counts in the last year; furthest
is that of the worst year."""
COUNTED = tuple(goal for goal in GOALS if goal != "furthest")
"""Goals that a single row can limit; `Goals.furthest_at_most` limits the other."""
TOLERANCE_AT_MOST = 1.0
"""Largest tolerance (share): beyond it a goal says next to nothing, and 5 was meant as 5 %."""


class Goals(Frozen):
    """Which goals come first, and which are only held below a ceiling. By default a plan is the cheapest one."""

    order: tuple[tuple[str, float], ...] = ()
    """Pairs of goal and tolerance (share 0-1 of its best value that later goals may give up), the first goal first, for
    example (("unplaced", 0.0), ("cost", 0.01), ("furthest", 0.0)). cost stands last where it is not named. Empty: the
    cheapest plan."""
    at_most: tuple[tuple[str, float], ...] = ()
    """Pairs of goal (not furthest) and ceiling in the goal's unit, for example (("access", 90000.0),). Of several years
    each keeps it."""
    over_years_at_most: tuple[tuple[str, float], ...] = ()
    """Pairs of goal (not furthest) and ceiling on its value over all years (`GOALS`), in the goal's unit. Needs several
    target years."""
    furthest_at_most: float | None = Field(default=None, ge=0)
    """Furthest that any commune's nearest basic site may be (minutes one way), without the exemption of
    `Coverage.minutes_at_most`; far islands and communes without a basic site in reach today apart."""

    @model_validator(mode="after")
    def _known(self) -> Self:
        for field, goals, high in (
            ("order", GOALS, TOLERANCE_AT_MOST), ("at_most", COUNTED, math.inf),
            ("over_years_at_most", COUNTED, math.inf),
        ):  # fmt: skip
            path, pairs = f"goals.{field}", getattr(self, field)
            for pair in pairs:
                if pair[0] not in goals:
                    raise Misfit(path, pair, f"names none of {', '.join(goals)}")
            once(path, pairs, 0, high)
        return self
