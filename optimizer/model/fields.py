r"""Fields apart at prices: each solved whole, and what that adds to the bound that the prices prove.

Price the rows over several fields and the choice of structure, and leave all rows of one field f in its own problem,
with a copy k of the columns of the structure that these rows mention:

.. math::
   L_f(y) = \min \{ (c - A_{-f}^\top y)_f\, x_f + (A_f^\top y)_k\, k :\ A_f (x_f, k) \text{ within its sides},\ x_f, k
   \text{ whole} \}

A_f are the rows of the field and its links, A_{-f} all others. The structure pays for its columns what the fields do
not (`optimizer.model.structures`); together they are a bound of the problem (Lagrangian decomposition: Guignard and
Kim 1987), no lower than the prices prove by themselves, and higher where a field gains by halves of offers and
workshops.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import sparse

from optimizer.model.apart import fields_of_rows
from optimizer.model.clock import Clock
from optimizer.model.matrix import Matrix, loaded, stacked
from optimizer.model.parts import Parts
from optimizer.model.prices import Priced
from optimizer.model.searching import SEARCH

NODES = 50
"""Most nodes of the search of a field."""
CLOSE = 1e-3
"""Gap of the search of a field (share)."""


@dataclass(frozen=True, slots=True)
class _Priced:
    """The links and cuts of one field: rows of at least `least`, and their prices."""

    rows: sparse.csr_matrix
    least: np.ndarray
    prices: np.ndarray


class Fields:
    """The fields of one problem."""

    def __init__(self, matrix: Matrix, parts: Parts, clock: Clock, seed: int) -> None:
        self._matrix, self._parts, self._clock, self._seed = matrix, parts, clock, seed
        self._stopped = False

    def stop(self) -> None:
        """Begin no field more."""
        self._stopped = True

    def gains(self, priced: Priced) -> Iterator[float]:
        """Yield, field by field, what solving it whole adds to the bound of `priced`; 0 where the time is over.

        On one core: the other one looks for plans meanwhile.
        """
        cuts, prices = priced.rows(self._parts)
        stack = stacked(cuts, self._matrix.columns)
        of_field = fields_of_rows(stack, self._parts)
        least = np.array([cut.least for cut in cuts])
        by_row, kind = self._matrix.rows.tocsr(), fields_of_rows(self._matrix.rows, self._parts)
        for number in range(1, self._parts.blocks):
            own, kept = of_field == number, np.flatnonzero(kind == number)
            yield self._gain(priced, number, kept, by_row[kept], _Priced(stack[own], least[own], prices[own]))

    def _gain(self, priced: Priced, number: int, kept: np.ndarray, rows: Any, cuts: "_Priced") -> float:  # noqa: ANN401
        """Return what one field, its rows those `kept`, adds to the bound."""
        if self._stopped or self._clock.over():
            return 0.0
        matrix, block = self._matrix, self._parts.block
        own = np.flatnonzero(block == number)
        rows = sparse.vstack([rows, cuts.rows]).tocsr()
        mentioned = np.unique(rows.indices)
        columns = np.concatenate([own, mentioned[block[mentioned] == 0]])
        low = np.append(matrix.low[kept], cuts.least)
        high = np.append(matrix.high[kept], np.full(len(cuts.least), np.inf))
        prices = np.append(priced.duals[kept], cuts.prices)
        cost = np.where(block == number, priced.reduced, 0.0) + rows.T @ prices
        part = Matrix(
            rows.tocsc()[:, columns], low, high, cost[columns], matrix.lower[columns], matrix.upper[columns], 0.0,
            matrix.integer[columns],
        )  # fmt: skip
        side = np.where(prices > 0, low, high)
        side[prices == 0] = 0.0
        counted = float(priced.least[own].sum()) + float((prices * side).sum())
        return max(0.0, self._bound(part) - counted)

    def _bound(self, part: Matrix) -> float:
        """Return what no plan of a field is below; minus infinity where nothing is proven."""
        if not part.integer.any():
            return -np.inf
        highs = loaded(part, seed=self._seed, whole=True)
        self._clock.watch(highs)
        search = {**dict(SEARCH), "mip_rel_gap": CLOSE, "mip_max_nodes": NODES, "time_limit": self._clock.left()}
        for option, value in search.items():
            highs.setOptionValue(option, value)
        highs.run()
        found = float(highs.getInfo().mip_dual_bound)
        return found if np.isfinite(found) else -np.inf
