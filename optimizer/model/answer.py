"""What a solve is asked, and what it answers."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np

ROUNDING = 1e-9
"""Share of the cost of a plan that rounding may add to the gap."""


EMBEDDED = "HiGHS"
"""The solver that comes with the program."""


@dataclass(frozen=True, slots=True)
class Options:
    """How long and how well to solve."""

    time_limit_s: float = 300.0
    """Seconds for one solve."""
    gap: float = 0.001
    """Relative gap at which the search may stop (share)."""
    seed: int = 0
    """Seed of the solver."""
    method: Literal["auto", "structure", "whole", "wide"] = "auto"
    """structure: branch on the structure, solve the fields of each; whole: give all to the solver; wide: prices of a
    first-order method and structures near them; auto: by size."""
    solver: str = EMBEDDED
    """Name of the solver in PuLP; another than the embedded one gets the whole problem (`optimizer.model.named`)."""
    target_mvnd: float | None = None
    """Only decide whether a plan costs at most this: stop as soon as one is found, or the bound lies above."""

    def closed(self, objective: float | None, bound: float, rounding: float = 0.0) -> bool:
        """Whether a plan of cost `objective` (None: there is none) is within the gap, and `rounding`, of `bound`."""
        return objective is not None and objective - bound <= (self.gap + rounding) * abs(objective)

    def decided(self, objective: float | None, bound: float) -> bool:
        """Whether the target, if there is one, is met by a plan of cost `objective` or proven out of reach."""
        target = self.target_mvnd
        return target is not None and (bound > target or (objective is not None and objective <= target))

    def ended(self, objective: float | None, bound: float, stopped: str) -> tuple[str, str]:
        """Return status and reason of a search with this plan and bound that `stopped` for lack of time or work.

        A plan that meets the target is not called optimal unless the gap is closed as well.
        """
        if self.closed(objective, bound, ROUNDING):
            return "optimal", "gap"
        return "none" if objective is None else "feasible", "target" if self.decided(objective, bound) else stopped


type Progress = Callable[[str, float, float | None, float | None], None]
"""Called with (stage, seconds, best objective, bound); money in million VND per year."""


def silent(_stage: str, _seconds: float, _best: float | None, _bound: float | None) -> None:
    """Report nothing."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the solver said, in its own words made plain."""

    status: str
    """optimal | feasible | infeasible | none"""
    stopped_by: str
    """gap | target (decided, the gap still open) | time | interrupt | infeasible | work"""
    objective: float | None
    bound: float | None
    values: np.ndarray | None
    """Value of each column, in the problem's order."""
