r"""Prices of all rows of a large problem by a first-order method, and the bound that they prove.

The relaxation of a province with a hundred institutions is too large for the simplex method. A primal-dual gradient
method (PDLP: Applegate et al. 2021, in HiGHS) comes near its prices in seconds. Prices need not be exact to prove a
bound: for any prices y of the rows :math:`\underline b \le A x \le \bar b` and :math:`l \le x \le u`,

.. math::
   c x \ge \sum_i (y_i^+ \underline b_i - y_i^- \bar b_i) + \sum_j \min(d_j l_j, d_j u_j), \qquad d = c - A^\top y .

A column without an upper bound (teachers hired, left over) must not have a negative reduced cost: the price of the
equation it stands in gives way. A link that is no row yet still counts: where the reduced cost d of its entrants x is
negative, the price -d of the row :math:`x \le D r` makes it zero, and is taken off D times from the reduced cost of the
offer r instead.
"""

from dataclasses import dataclass, replace
from typing import Any

import highspy
import numpy as np
from scipy import sparse

from optimizer.model.clock import Clock
from optimizer.model.matrix import Matrix, loaded
from optimizer.model.parts import Parts

ROUNDS = (1e-2, 3e-3, 1e-3)
"""Tolerance of each solve; before each, the links that the one before breaks become rows."""
ENDS = (highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kUnknown)
"""How a solve may end: its prices are judged by what they prove, also where the solver is not sure of its tolerance."""
LEAST = 1e-3
"""A link is broken beyond so many entrants."""
PASSES = 3
"""Passes in which the rows tighten the bounds of the columns."""


@dataclass(frozen=True, slots=True)
class Priced:
    """Prices, and what they prove."""

    bound: float
    x: np.ndarray
    """Column -> value near the optimum of the relaxation; it may break rows a little."""
    duals: np.ndarray
    """Row of the problem -> price."""
    links: np.ndarray
    """Number of a link (row of `Parts.links`) -> price of its row, 0 where it is none."""
    reduced: np.ndarray
    """Column -> reduced cost, with the prices of all links."""
    least: np.ndarray
    """Column -> what it adds to the bound: reduced cost times the bound of the column on its side."""


def implied(matrix: Matrix) -> tuple[np.ndarray, np.ndarray]:
    """Return bounds of the columns that follow from the rows and the bounds of the others."""
    lower, upper = matrix.lower.copy(), matrix.upper.copy()
    by_row = matrix.rows.tocsr()
    a, column = by_row.data, by_row.indices
    row = np.repeat(np.arange(by_row.shape[0]), np.diff(by_row.indptr))
    for _ in range(PASSES):
        with np.errstate(invalid="ignore"):
            least = np.where(a > 0, a * lower[column], a * upper[column])
            most = np.where(a > 0, a * upper[column], a * lower[column])
        for activity, side, rising in ((least, matrix.high, a > 0), (most, matrix.low, a < 0)):
            open_ = ~np.isfinite(activity)
            others = np.bincount(row, open_, by_row.shape[0])[row] - open_
            finite = np.where(open_, 0.0, activity)
            rest = np.bincount(row, finite, by_row.shape[0])[row] - finite
            known = (others == 0) & np.isfinite(side[row])
            value = np.where(known, (np.where(known, side[row], 0.0) - rest) / a, 0.0)
            np.minimum.at(upper, column[known & rising], value[known & rising])
            np.maximum.at(lower, column[known & ~rising], value[known & ~rising])
    return lower, upper


class Pricing:
    """Prices one problem, links of learners entering as they become worth it."""

    def __init__(self, matrix: Matrix, parts: Parts, clock: Clock, group: np.ndarray) -> None:
        self._matrix, self._parts, self._clock, self._group = matrix, parts, clock, group
        self._lower, self._upper = implied(matrix)
        self._place = parts.links[:, 0].astype(int)
        self._run = parts.links[:, 1].astype(int)
        self._most = parts.links[:, 2]
        self._equation, self._coefficient = _equations(matrix)

    def solve(self, seed: int) -> Priced | None:
        """Return the prices of the round that proves most; None where the time allows none."""
        linked = np.zeros(len(self._place), dtype=bool)
        best: Priced | None = None
        for tolerance in ROUNDS:
            found = self._round(np.flatnonzero(linked), tolerance, seed)
            if found is None:
                break
            if best is None or found.bound > best.bound:
                best = found
            linked |= found.x[self._place] > self._most * found.x[self._run] + LEAST
        return best

    def _round(self, numbers: np.ndarray, tolerance: float, seed: int) -> Priced | None:
        """Solve with the links of these `numbers` as rows."""
        matrix = self._matrix
        part = replace(
            matrix, rows=sparse.vstack([sparse.csr_array(matrix.rows), self._link_rows(numbers)]).tocsc(),
            low=np.append(matrix.low, np.zeros(len(numbers))),
            high=np.append(matrix.high, np.full(len(numbers), np.inf)),
        )  # fmt: skip
        highs = loaded(part, seed=seed, whole=False)
        self._clock.watch(highs)
        for option in ("pdlp_optimality_tolerance", "kkt_tolerance"):
            highs.setOptionValue(option, tolerance)
        highs.setOptionValue("solver", "pdlp")
        self._clock.run(highs)
        solution: Any = highs.getSolution()
        if highs.getModelStatus() not in ENDS or not solution.dual_valid:
            return None
        base = matrix.rows.shape[0]
        duals, links = np.array(solution.row_dual), np.zeros(len(self._place))
        links[numbers] = duals[base:]
        return self._proven(duals[:base], links, np.array(solution.col_value))

    def _absorbed(self, reduced: np.ndarray) -> np.ndarray:
        """Price links whose entrants have a negative reduced cost, as far as their offers can bear; in place."""
        more: np.ndarray = np.maximum(-reduced[self._place], 0.0)
        asked = np.bincount(self._run, self._most * more, self._matrix.columns).astype(float)
        bears = np.maximum(reduced, 0.0)
        share = np.minimum(1.0, np.divide(bears, asked, out=np.ones_like(asked), where=asked > 0))
        more *= share[self._run]
        reduced[self._place] += more
        np.subtract.at(reduced, self._run, self._most * more)
        return more

    def _borne(self, duals: np.ndarray, reduced: np.ndarray) -> np.ndarray:
        """Move the prices of equations until no column without an upper bound has a negative reduced cost.

        `reduced` is changed in place.
        """
        endless = np.flatnonzero(~np.isfinite(self._upper) & (reduced < 0) & (self._equation >= 0))
        rows = self._equation[endless]
        more = np.zeros(len(duals))
        more[rows] = reduced[endless] / self._coefficient[endless]
        reduced -= self._matrix.rows.T @ more
        moved: np.ndarray = duals + more
        return moved

    def _lowered(self, duals: np.ndarray, reduced: np.ndarray) -> np.ndarray:
        """Lower the price of a placement until no entrants of it have a negative reduced cost; `reduced` in place."""
        group = self._group[self._place]
        lack: np.ndarray = np.zeros(len(duals))
        np.maximum.at(lack, group, -reduced[self._place])
        reduced += self._matrix.rows.T @ lack
        lowered: np.ndarray = duals - lack
        return lowered

    def _link_rows(self, numbers: np.ndarray) -> Any:  # noqa: ANN401 - a sparse matrix
        at = np.arange(len(numbers))
        values = np.concatenate([np.full(len(numbers), -1.0), self._most[numbers]])
        where = (np.tile(at, 2), np.concatenate([self._place[numbers], self._run[numbers]]))
        return sparse.csr_matrix((values, where), shape=(len(numbers), self._matrix.columns))

    def _proven(self, duals: np.ndarray, links: np.ndarray, x: np.ndarray) -> Priced:
        """Return the bound that prices near the true ones prove."""
        matrix = self._matrix
        duals = np.where((duals > 0) & ~np.isfinite(matrix.low), 0.0, duals)
        duals = np.where((duals < 0) & ~np.isfinite(matrix.high), 0.0, duals)
        reduced = matrix.cost - matrix.rows.T @ duals
        links = np.maximum(links, 0.0)
        duals = self._borne(duals, reduced)
        reduced[self._place] += links
        np.subtract.at(reduced, self._run, self._most * links)
        links = links + self._absorbed(reduced)
        duals = self._lowered(duals, reduced)
        side = np.where(duals > 0, matrix.low, np.where(duals < 0, matrix.high, 0.0))
        with np.errstate(invalid="ignore"):
            least = np.where(reduced > 0, reduced * self._lower, reduced * self._upper)
        least[reduced == 0] = 0.0
        bound = matrix.offset + float((duals * side).sum()) + float(least.sum())
        return Priced(bound, x, duals, links, reduced, least)


def _equations(matrix: Matrix) -> tuple[np.ndarray, np.ndarray]:
    """Return, of each column, the first equation it stands in (-1: none) and its coefficient there."""
    start, index, values = matrix.rows.indptr, matrix.rows.indices, matrix.rows.data
    row, coefficient = np.full(matrix.columns, -1, dtype=np.int64), np.ones(matrix.columns)
    column = np.repeat(np.arange(matrix.columns), np.diff(start))
    equal = np.flatnonzero((matrix.low == matrix.high)[index])[::-1]
    row[column[equal]], coefficient[column[equal]] = index[equal], values[equal]
    return row, coefficient
