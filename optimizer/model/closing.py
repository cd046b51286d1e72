"""Closing what a first plan leaves open: the solver's own branch and cut on the relaxation with its rows and that plan.

A structure whose fields are solved says nothing of other structures, and these are too many to solve each. Where a
problem is not too large, the solver proves them worse with the rows that the relaxation needed and the plan that the
first dive found, much sooner than from the problem as it stands.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import highspy
import numpy as np

from optimizer.model.clock import Clock
from optimizer.model.cuts import Cut
from optimizer.model.matrix import Matrix, with_cuts
from optimizer.model.parts import Parts
from optimizer.model.searching import FEASIBLE, joined, only, possible, proven, search
from optimizer.model.ways import Ways

MOST_NODES = 10_000_000
"""More nodes than any search reaches."""
ROUNDS = 5
"""Most searches, each with the ways of new offers that the plan of the one before took though they are not open."""
SURE = 0.95
"""Share of the gap asked for that the solver is told, so that rounding leaves no more than the gap."""


@dataclass(frozen=True, slots=True)
class Closed:
    """What the solver proved of a problem."""

    bound: float
    """No plan within the bounds of the columns costs less; infinite: there is none; -infinite: nothing is proven."""
    objective: float | None
    x: np.ndarray | None
    """A plan, if one was found."""


@dataclass(frozen=True, slots=True)
class Closing:
    """The search of all structures at once, of one problem."""

    ways: Ways
    parts: Parts
    clock: Clock
    seed: int

    def search(
        self, cuts: list[Cut], lower: np.ndarray, upper: np.ndarray, begin: np.ndarray | float, allowed: float,
        enough: Callable[[], float],
    ) -> Closed:  # fmt: skip
        """Search until a plan is within `allowed` (million VND a year) of the bound, or the bound is `enough`.

        `begin` is a plan to begin from, or a cost: plans of that cost or more are not looked for, and the bound is no
        higher than that. `enough` is asked again and again.
        """
        matrix, rows = self.ways.matrix, list(cuts)
        bound, best = -np.inf, Closed(-np.inf, None, None)
        plan, cutoff = (None, begin) if isinstance(begin, float) else (begin, np.inf)
        for _ in range(ROUNDS):
            whole = with_cuts(matrix, tuple(rows), lower, upper)
            columns = np.flatnonzero(possible(whole))
            effort = (SURE * allowed, MOST_NODES)
            start = None if plan is None else plan[columns]
            highs = search(only(whole, columns), effort, self.clock, self.seed, start, enough, cutoff)
            bound = max(bound, proven(highs, cutoff))
            if highs.getModelStatus() == highspy.HighsModelStatus.kInfeasible:
                break
            x = self._plan(highs, whole, columns)
            broken = [] if x is None else self.ways.cuts(x)
            if x is not None and not broken:
                objective = joined(matrix, self.parts, lower, upper, x, self.seed)
                if objective is not None:
                    best = Closed(bound, objective, x)
            if not broken or bound >= enough() or self.clock.over():
                break
            rows += broken
        return Closed(bound, best.objective, best.x)

    def _plan(self, highs: Any, whole: Matrix, columns: np.ndarray) -> np.ndarray | None:  # noqa: ANN401 - highspy
        if highs.getInfo().primal_solution_status != FEASIBLE:
            return None
        x = np.zeros(len(whole.cost))
        x[columns] = np.array(highs.getSolution().col_value)
        return np.where(whole.integer, np.round(x), x)
