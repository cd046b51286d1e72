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
from optimizer.model.matrix import Matrix, loaded, part_of
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
        columns = np.flatnonzero((lower != 0) | (upper != 0))
        whole = part_of(self._matrix, cuts, lower, upper, columns)
        relaxed = self._relaxed(whole)
        if relaxed is None:
            return None
        x, duals = relaxed
        effort = (gap * abs(float(whole.cost @ x) + whole.offset), NODES)
        for part in (self._rounded(whole, columns, x), whole):
            tried = np.flatnonzero(possible(part))
            highs = search(only(part, tried), effort, self._clock, self._seed)
            if highs.getInfo().primal_solution_status == FEASIBLE:
                found = np.zeros(self._matrix.columns)
                found[columns[tried]] = np.array(highs.getSolution().col_value)
                del highs
                objective = joined(self._matrix, self._parts, lower, upper, found, self._seed)
                return None if objective is None else Plan(objective, found, duals)
            if self._clock.over():
                break
        return None

    def _relaxed(self, whole: Matrix) -> tuple[np.ndarray, np.ndarray] | None:
        """Return values and prices of the relaxation; None where it has no plan, or the time is over."""
        highs = loaded(whole, seed=self._seed, whole=False)
        self._clock.watch(highs)
        self._clock.run(highs)
        if highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        solution = highs.getSolution()
        return np.array(solution.col_value), np.array(solution.row_dual)[: self._matrix.rows.shape[0]]

    def _rounded(self, whole: Matrix, columns: np.ndarray, x: np.ndarray) -> Matrix:
        """Return `whole`, its whole numbers those of `x` where that is one, else one of the two beside it."""
        j = whole.integer
        lower, most = whole.lower.copy(), np.zeros(self._matrix.columns)
        lower[j] = np.maximum(lower[j], np.floor(x[j] + WHOLE))
        most[columns] = np.where(j, np.minimum(whole.upper, np.ceil(x - WHOLE)), whole.upper)
        place, run = self._parts.links[:, 0].astype(int), self._parts.links[:, 1].astype(int)
        most[place[most[run] == 0]] = 0.0
        return replace(whole, lower=lower, upper=most[columns])
