"""A plan of a decided structure near its relaxation.

Whole numbers of the relaxation are kept and the others rounded up or down, all fields together (a neighbourhood of the
relaxation: RENS, Berthold 2014). Rows over several fields hold from the start, so that nothing has to be mended.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import highspy
import numpy as np

from optimizer.model.clock import Clock
from optimizer.model.cuts import Cut
from optimizer.model.matrix import Matrix, loaded, with_cuts
from optimizer.model.parts import Parts
from optimizer.model.searching import FEASIBLE, joined, only, possible, search

NODES = 50
"""Most nodes of the search."""
WHOLE = 1e-6
"""A number this near to a whole one is whole."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan of a structure."""

    objective: float
    x: np.ndarray
    duals: np.ndarray
    """Price of each row of the problem in the relaxation of the structure."""


class Near:
    """Finds plans of decided structures of one problem."""

    def __init__(self, matrix: Matrix, parts: Parts, clock: Clock, seed: int) -> None:
        self._matrix, self._parts, self._clock, self._seed = matrix, parts, clock, seed

    def plan(self, cuts: Sequence[Cut], lower: np.ndarray, upper: np.ndarray, gap: float) -> Plan | None:
        """Return a plan under bounds that decide the structure, to `gap` (a share of what its relaxation costs).

        Where nothing lies near the relaxation the structure is searched whole; None where that finds nothing either.
        `cuts` are rows that every plan keeps.
        """
        whole = with_cuts(self._matrix, cuts, lower, upper)
        relaxed = self._relaxed(whole)
        if relaxed is None:
            return None
        x, duals = relaxed
        effort = (gap * abs(float(whole.cost @ x) + whole.offset), NODES)
        for lower_, upper_ in (self._rounded(whole, x), (whole.lower, whole.upper)):
            part = replace(whole, lower=lower_, upper=upper_)
            columns = np.flatnonzero(possible(part))
            highs = search(only(part, columns), effort, self._clock, self._seed)
            if highs.getInfo().primal_solution_status == FEASIBLE:
                found = np.zeros(len(whole.cost))
                found[columns] = np.array(highs.getSolution().col_value)
                objective = joined(self._matrix, self._parts, whole, found, self._seed)
                return None if objective is None else Plan(objective, found, duals)
            if self._clock.over():
                break
        return None

    def _relaxed(self, whole: Matrix) -> tuple[np.ndarray, np.ndarray] | None:
        """Return values and prices of the relaxation; None where it has no plan, or the time is over."""
        columns = np.flatnonzero(possible(whole))
        highs = loaded(only(whole, columns), seed=self._seed, whole=False)
        self._clock.watch(highs)
        self._clock.run(highs)
        if highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        x = np.zeros(len(whole.cost))
        x[columns] = np.array(highs.getSolution().col_value)
        return x, np.array(highs.getSolution().row_dual)[: self._matrix.rows.shape[0]]

    def _rounded(self, whole: Matrix, x: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return bounds that keep the whole numbers of `x` and leave the others two values."""
        j = whole.integer
        lower, upper = whole.lower.copy(), whole.upper.copy()
        lower[j] = np.maximum(lower[j], np.floor(x[j] + WHOLE))
        upper[j] = np.minimum(upper[j], np.ceil(x[j] - WHOLE))
        place, run = self._parts.links[:, 0].astype(int), self._parts.links[:, 1].astype(int)
        upper[place[upper[run] == 0]] = 0.0
        return lower, upper
