"""One linear program after another, each close to the one before: only bounds change, and columns come in."""

import highspy
import numpy as np

from optimizer.model.clock import Clock
from optimizer.model.matrix import EXACT, Matrix, loaded
from optimizer.model.searching import only


class Linear:
    """The relaxation of `whole` under changing bounds; a column comes in when it first may be other than zero.

    Each run begins from where the one before ended.
    """

    def __init__(self, whole: Matrix, clock: Clock, seed: int) -> None:
        self._whole, self._clock = whole, clock
        self._columns = np.zeros(0, dtype=np.int64)
        self._present = np.zeros(whole.columns, dtype=bool)
        self._highs = loaded(only(whole, self._columns), seed=seed, whole=False)
        clock.watch(self._highs)

    def value(self, lower: np.ndarray, upper: np.ndarray, low: np.ndarray, high: np.ndarray) -> float:
        """Return the optimum under these bounds of columns and rows; infinite without a plan, or without time."""
        highs = self._highs
        self._bring((lower != 0) | (upper != 0))
        if not len(self._columns):
            return 0.0 if (low <= EXACT).all() and (high >= -EXACT).all() else np.inf
        at = np.arange(len(self._columns), dtype=np.int32)
        highs.changeColsBounds(len(at), at, lower[self._columns], upper[self._columns])
        highs.changeRowsBounds(len(low), np.arange(len(low), dtype=np.int32), low, high)
        self._clock.run(highs)
        optimal = highs.getModelStatus() == highspy.HighsModelStatus.kOptimal
        return float(highs.getInfo().objective_function_value) if optimal else np.inf

    def _bring(self, wanted: np.ndarray) -> None:
        """Bring the columns `wanted` in."""
        new = np.flatnonzero(wanted & ~self._present)
        if not len(new):
            return
        self._present[new] = True
        self._columns = np.append(self._columns, new)
        cost, zero, part = self._whole.cost[new], np.zeros(len(new)), self._whole.rows[:, new]
        start = part.indptr[:-1].astype(np.int32)
        self._highs.addCols(len(new), cost, zero, zero, part.nnz, start, part.indices, part.data)
