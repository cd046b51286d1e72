r"""Ways in which a new offer may be allowed, taken out of the relaxation and given back as rows where they are broken.

A way w costs nothing and stands only in rows :math:`w \le e_1, w \le e_2, \dots` (its conditions) and on the right of
:math:`r \le \sum_w w + \dots` (the offer it allows). So the best it can be is the least of its conditions, and

.. math:: r \le \sum_w e_{k(w)} + \dots \qquad \text{for every choice } k

says the same without w (Fourier and Motzkin). The choice of the first condition of each way stands in the relaxation
from the start; the choice of the least one, broken most, is added where the values of the relaxation break it. In a
large province ways and their conditions are half of all rows.
"""

from dataclasses import replace

import numpy as np
from scipy import sparse

from optimizer.model.cuts import Cut
from optimizer.model.matrix import Matrix

BROKEN = 1e-6


class Ways:
    """The ways of one problem, and the problem without them."""

    def __init__(self, matrix: Matrix) -> None:
        by_row = sparse.csr_array(matrix.rows)
        by_column = by_row.tocsc()
        self._ways = np.array(_ways(matrix, by_row, by_column), dtype=np.int64)
        entry = by_column[:, self._ways].tocoo()
        condition = entry.data > 0
        order = np.lexsort((entry.row[condition], entry.col[condition]))
        rows, self._of = entry.row[condition][order], entry.col[condition][order]
        """Condition -> position of its way; sorted."""
        self._first = np.searchsorted(self._of, np.arange(len(self._ways)))
        offering = np.unique(entry.row[~condition])
        others = sparse.diags_array(np.isin(np.arange(matrix.columns), self._ways, invert=True).astype(float)).tocsr()
        conditions = -(by_row[rows] @ others)
        self._conditions, self._constant = conditions.tocsr(), matrix.high[rows]
        """A condition is ``w <= constant + coefficients · columns``."""
        self._offering = (by_row[offering] @ others).tocsr()
        self._most = matrix.high[offering]
        self._allow = -by_row[offering][:, self._ways].tocsr()
        """An offer is ``offering · columns <= most + allow · ways``."""
        self._offer = _offers_of(matrix, by_row, offering)
        self.matrix = self._without(matrix, by_row, np.union1d(rows, offering)) if len(self._ways) else matrix
        """The problem without its ways: columns keep their numbers, those of the ways stand in no row."""

    def _without(self, matrix: Matrix, by_row: sparse.csr_array, gone: np.ndarray) -> Matrix:
        kept = np.setdiff1d(np.arange(by_row.shape[0]), gone)
        chosen = self._first
        rows = self._offering - self._allow @ self._conditions[chosen]
        high = self._most + self._allow @ self._constant[chosen]
        upper = matrix.upper.copy()
        upper[self._ways] = 0.0
        return replace(
            matrix, rows=sparse.vstack([by_row[kept], rows]).tocsc(), upper=upper,
            low=np.append(matrix.low[kept], np.full(len(high), -np.inf)), high=np.append(matrix.high[kept], high),
        )  # fmt: skip

    def cuts(self, x: np.ndarray) -> list[Cut]:
        """Return the rows that `x` breaks, the one broken most for each offer."""
        if not len(self._ways):
            return []
        value = self._conditions @ x + self._constant
        least = np.minimum.reduceat(value, self._first)
        broken = np.flatnonzero(self._offering @ x > self._most + self._allow @ np.minimum(least, 1.0) + BROKEN)
        found: list[Cut] = []
        for number in broken.tolist():
            part = slice(self._allow.indptr[number], self._allow.indptr[number + 1])
            ways = self._allow.indices[part]
            one = ways[least[ways] >= 1]
            chosen = np.array([self._least(value, int(w)) for w in ways[least[ways] < 1]], dtype=np.int64)
            chosen_once = sparse.csr_array(np.ones((1, len(chosen)))) @ self._conditions[chosen]
            row = (self._offering[[number]] - chosen_once).tocsr()
            row.eliminate_zeros()
            most = self._most[number] + len(one) + float(self._constant[chosen].sum())
            found.append(Cut(row.indices.astype(np.int32), -row.data, -most))
        return found

    def _least(self, value: np.ndarray, way: int) -> int:
        """Return the condition that holds a way lowest."""
        first = int(self._first[way])
        last = int(self._first[way + 1]) if way + 1 < len(self._first) else len(value)
        return first + int(np.argmin(value[first:last]))

    def closed(self, x: np.ndarray, upper: np.ndarray) -> np.ndarray:
        """Return a copy of `upper` with 0 for the offers that the structure of `x`, whole, does not allow."""
        if not len(self._ways):
            return upper.copy()
        without = x.copy()
        without[self._offer] = 0.0
        least = np.minimum.reduceat(self._conditions @ x + self._constant, self._first)
        room = self._most + self._allow @ np.clip(least, 0.0, 1.0) - self._offering @ without
        closed: np.ndarray = upper.copy()
        closed[self._offer[room < 1 - BROKEN]] = 0.0
        return closed


def _ways(matrix: Matrix, by_row: sparse.csr_array, by_column: sparse.csc_array) -> list[int]:
    """Return the columns that stand only under conditions and beside what they allow."""
    free = ~matrix.integer & (matrix.cost == 0) & (matrix.lower == 0) & (matrix.upper == 1)
    one_sided = np.isneginf(matrix.low) & np.isfinite(matrix.high)
    asked: set[int] = set()
    found: list[tuple[int, list[int]]] = []
    for w in np.flatnonzero(free).tolist():
        part = slice(by_column.indptr[w], by_column.indptr[w + 1])
        rows, values = by_column.indices[part], by_column.data[part]
        if not one_sided[rows].all() or not np.isin(values, (1.0, -1.0)).all():
            continue
        conditions, allows = rows[values > 0].tolist(), rows[values < 0].tolist()
        if not conditions or not allows or asked.intersection(conditions):
            continue
        if all(_is_offer(matrix, by_row, r) for r in allows):
            asked.update(conditions)
            found.append((w, conditions))
    inside = {c for w, rows in found for r in rows for c in _columns(by_row, r) if c != w}
    return [w for w, _ in found if w not in inside]


def _columns(by_row: sparse.csr_array, row: int) -> list[int]:
    found: list[int] = by_row.indices[by_row.indptr[row] : by_row.indptr[row + 1]].tolist()
    return found


def _is_offer(matrix: Matrix, by_row: sparse.csr_array, row: int) -> bool:
    """Whether a row says ``offer <= ways``: one positive coefficient, 1, of a whole column of at most 1."""
    part = slice(by_row.indptr[row], by_row.indptr[row + 1])
    columns, values = by_row.indices[part], by_row.data[part]
    up = np.flatnonzero(values > 0)
    if len(up) != 1 or values[up[0]] != 1:
        return False
    offer = columns[up[0]]
    return bool(matrix.integer[offer]) and float(matrix.upper[offer]) <= 1


def _offers_of(matrix: Matrix, by_row: sparse.csr_array, rows: np.ndarray) -> np.ndarray:
    """Return the offer that each of `rows` allows."""
    return np.array([next(c for c in _columns(by_row, r) if by_row[r, c] > 0) for r in rows.tolist()], dtype=np.int64)
