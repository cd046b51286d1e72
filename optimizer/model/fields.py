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
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from scipy import sparse

from optimizer.model.clock import Clock
from optimizer.model.leaf import SEARCH, THREADS, fields_of_rows
from optimizer.model.matrix import Matrix, loaded
from optimizer.model.parts import Parts
from optimizer.model.prices import Priced

NODES = 50
"""Most nodes of the search of a field."""
CLOSE = 1e-3
"""Gap of the search of a field (share)."""


class Fields:
    """The fields of one problem."""

    def __init__(self, matrix: Matrix, parts: Parts, clock: Clock, seed: int) -> None:
        self._matrix, self._parts, self._clock, self._seed = matrix, parts, clock, seed
        self._by_row = matrix.rows.tocsr()
        self._kind = fields_of_rows(matrix.rows, parts)
        self._stopped = False

    def stop(self) -> None:
        """Begin no field more."""
        self._stopped = True

    def gains(self, priced: Priced) -> Iterator[float]:
        """Yield, field by field, what solving it whole adds to the bound of `priced`; 0 where the time is over."""
        with ThreadPoolExecutor(THREADS) as pool:
            yield from pool.map(lambda f: self.gain(priced, f), range(1, self._parts.blocks))

    def gain(self, priced: Priced, number: int) -> float:
        """Return what solving the field `number` whole adds to the bound of `priced`."""
        if self._stopped or self._clock.over():
            return 0.0
        matrix, block = self._matrix, self._parts.block
        own, rows = np.flatnonzero(block == number), np.flatnonzero(self._kind == number)
        mine = self._by_row[rows]
        mentioned = np.unique(mine.indices)
        columns = np.concatenate([own, mentioned[block[mentioned] == 0]])
        place, run = self._parts.links[:, 0].astype(int), self._parts.links[:, 1].astype(int)
        linked = np.flatnonzero((priced.links > 0) & (block[place] == number))
        links = _rows_of_links(place[linked], run[linked], self._parts.links[linked, 2], matrix.columns)
        cost = np.where(block == number, priced.reduced, 0.0)
        cost += mine.T @ priced.duals[rows] + links.T @ priced.links[linked]
        part = Matrix(
            sparse.vstack([mine, links]).tocsc()[:, columns],
            np.append(matrix.low[rows], np.zeros(len(linked))),
            np.append(matrix.high[rows], np.full(len(linked), np.inf)),
            cost[columns], matrix.lower[columns], matrix.upper[columns], 0.0, matrix.integer[columns],
        )  # fmt: skip
        duals = priced.duals[rows]
        side = np.where(duals > 0, matrix.low[rows], matrix.high[rows])
        side[duals == 0] = 0.0
        counted = float(priced.least[own].sum()) + float((duals * side).sum())
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


def _rows_of_links(place: np.ndarray, run: np.ndarray, most: np.ndarray, columns: int) -> sparse.csr_matrix:
    """Return the rows ``most * run - place >= 0``."""
    at = np.arange(len(place))
    values = np.concatenate([np.full(len(place), -1.0), most])
    where = (np.tile(at, 2), np.concatenate([place, run]))
    return sparse.csr_matrix((values, where), shape=(len(place), columns))
