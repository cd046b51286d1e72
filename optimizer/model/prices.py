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

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain, repeat
from typing import Any

import highspy
import numpy as np
from scipy import sparse

from optimizer.model.clock import Clock
from optimizer.model.cuts import Cut, capacity_cuts, link_cut
from optimizer.model.matrix import Matrix, loaded, stacked
from optimizer.model.parts import Parts
from optimizer.model.ways import Ways

ROUNDS = (1e-2, 3e-3, 1e-3, 3e-4, 1e-4)
"""Tolerance of each solve; before each, the links and cuts that the one before breaks become rows."""
WORK = 3e9
"""Most iterations of a round times coefficients of its rows. In a large city a round may need six times as many for its
tolerance; prices a little further off prove nearly as much, and the rows that they break tell more than the rest."""
AGAIN = 5
"""Most rounds more at the last tolerance, where it is not reached in the work of one."""
CUT = highspy.HighsModelStatus.kIterationLimit
ENDS = (highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kUnknown, CUT)
"""How a solve may end: its prices are judged by what they prove, also where the solver is not sure of its tolerance."""
LEAST = 1e-3
"""A link is broken beyond so many entrants."""
NONE = np.zeros(0)
PASSES = 3
"""Passes in which the rows tighten the bounds of the columns."""
CROSSED = 1e-6
"""Share by which the lower bound of a column lies above its upper one where it has no value."""


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
    cuts: tuple[Cut, ...]
    """Other rows that every plan keeps."""
    of_cuts: np.ndarray
    """Price of each of `cuts`, none negative."""
    reduced: np.ndarray
    """Column -> reduced cost, with the prices of all links and cuts."""
    least: np.ndarray
    """Column -> what it adds to the bound: reduced cost times the bound of the column on its side."""

    def rows(self, parts: Parts) -> tuple[tuple[Cut, ...], np.ndarray]:
        """Return the links and cuts that have a price, and their prices."""
        linked, cut = np.flatnonzero(self.links > 0), np.flatnonzero(self.of_cuts > 0)
        found = (*(link_cut(parts, int(k)) for k in linked), *(self.cuts[k] for k in cut))
        return found, np.append(self.links[linked], self.of_cuts[cut])


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


@dataclass(frozen=True, slots=True)
class _Ended:
    """Where a solve ended."""

    x: np.ndarray
    duals: np.ndarray
    """Price of each row of the problem."""
    links: np.ndarray
    """Price of each link, 0 where it is no row."""
    of_cuts: np.ndarray
    """Price of each cut."""
    cut: bool
    """Whether the tolerance was not reached in the work of a round."""


class Pricing:
    """Prices one problem, links and cuts entering as they are broken."""

    def __init__(self, ways: Ways, parts: Parts, clock: Clock, group: np.ndarray) -> None:
        self._ways, self._matrix, self._parts, self._clock, self._group = ways, ways.matrix, parts, clock, group
        self._lower, self._upper = implied(ways.matrix)
        self.possible = bool((self._lower <= self._upper + CROSSED * np.maximum(1.0, np.abs(self._upper))).all())
        """False where the rows leave a column no value: there is no plan."""
        self._place = parts.links[:, 0].astype(int)
        self._run = parts.links[:, 1].astype(int)
        self._most = parts.links[:, 2]
        self._equation, self._coefficient = _equations(ways.matrix)

    def solve(self, seed: int) -> Priced | None:
        """Return the prices of the round that proves most; None where the time allows none."""
        return max(self.rounds(seed), key=lambda found: found.bound, default=None)

    def rounds(self, seed: int) -> Iterator[Priced]:
        """Yield the prices of each round, each begun from where the one before ended, until the time is over.

        The last tolerance is asked for until it is reached, a few times at most.
        """
        broken = np.zeros(len(self._place), dtype=bool)
        cuts: tuple[Cut, ...] = ()
        begun: _Ended | None = None
        for number, tolerance in enumerate(chain(ROUNDS, repeat(ROUNDS[-1], AGAIN))):
            if number >= len(ROUNDS) and begun is not None and not begun.cut:
                return
            begun = self._round(np.flatnonzero(broken), cuts, tolerance, seed, begun)
            if begun is None:
                return
            x = begun.x
            yield self._proven(begun.duals, begun.links, x, cuts, begun.of_cuts)
            broken |= x[self._place] > self._most * x[self._run] + LEAST
            cuts += (*self._ways.cuts(x), *capacity_cuts(self._parts, x))

    def _round(
        self, numbers: np.ndarray, cuts: tuple[Cut, ...], tolerance: float, seed: int, begun: "_Ended | None"
    ) -> "_Ended | None":
        """Solve with the links of these `numbers` and `cuts` as rows, beginning from where `begun` ended.

        Tolerances are shares of the largest numbers of the problem, so rows are scaled: a ceiling in million VND would
        make rows of a few learners weightless.
        """
        matrix = self._matrix
        base, at_cuts = matrix.rows.shape[0], matrix.rows.shape[0] + len(numbers)
        rows = sparse.vstack([matrix.rows, self._link_rows(numbers), stacked(cuts, matrix.columns)], format="csc")
        least = np.append(np.zeros(len(numbers)), [cut.least for cut in cuts])
        scale = np.ones(rows.shape[0])
        np.maximum.at(scale, rows.indices, np.abs(rows.data))
        scale = 1 / scale
        rows.data *= scale[rows.indices]
        part = replace(
            matrix, rows=rows, low=np.append(matrix.low, least) * scale,
            high=np.append(matrix.high, np.full(len(least), np.inf)) * scale,
        )  # fmt: skip
        highs = loaded(part, seed=seed, whole=False)
        for option, value in (("presolve", "off"), ("solver", "pdlp"), ("kkt_tolerance", tolerance),
                              ("pdlp_optimality_tolerance", tolerance),
                              ("pdlp_iteration_limit", int(WORK / max(1, rows.nnz)))):  # fmt: skip
            highs.setOptionValue(option, value)
        if begun is not None:
            of_cuts = np.append(begun.of_cuts, np.zeros(len(cuts) - len(begun.of_cuts)))
            known = np.concatenate([begun.duals, begun.links[numbers], of_cuts])
            highs.setSolution(_solution(part, begun.x, known / scale))
        del part, rows
        if not self._clock.run_aside(highs):
            return None
        solution: Any = highs.getSolution()
        if highs.getModelStatus() not in ENDS or not solution.dual_valid:
            return None
        duals, links = np.array(solution.row_dual) * scale, np.zeros(len(self._place))
        links[numbers] = duals[base:at_cuts]
        cut = highs.getModelStatus() == CUT
        return _Ended(np.array(solution.col_value), duals[:base], links, duals[at_cuts:], cut)

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

    def _proven(
        self, duals: np.ndarray, links: np.ndarray, x: np.ndarray, cuts: tuple[Cut, ...] = (),
        of_cuts: np.ndarray = NONE,
    ) -> Priced:  # fmt: skip
        """Return the bound that prices near the true ones prove."""
        matrix = self._matrix
        duals = np.where((duals > 0) & ~np.isfinite(matrix.low), 0.0, duals)
        duals = np.where((duals < 0) & ~np.isfinite(matrix.high), 0.0, duals)
        links, of_cuts = np.maximum(links, 0.0), np.maximum(of_cuts, 0.0)
        reduced = matrix.cost - matrix.rows.T @ duals - stacked(cuts, matrix.columns).T @ of_cuts
        duals = self._borne(duals, reduced)
        reduced[self._place] += links
        np.subtract.at(reduced, self._run, self._most * links)
        links = links + self._absorbed(reduced)
        duals = self._lowered(duals, reduced)
        side = np.where(duals > 0, matrix.low, np.where(duals < 0, matrix.high, 0.0))
        with np.errstate(invalid="ignore"):
            least = np.where(reduced > 0, reduced * self._lower, reduced * self._upper)
        least[reduced == 0] = 0.0
        earned = float((duals * side).sum()) + sum(p * cut.least for p, cut in zip(of_cuts.tolist(), cuts, strict=True))
        bound = matrix.offset + earned + float(least.sum())
        return Priced(bound, x, duals, links, cuts, of_cuts, reduced, least)


def _solution(part: Matrix, x: np.ndarray, duals: np.ndarray) -> Any:  # noqa: ANN401 - untyped in highspy
    """Return values and prices as the solver takes them."""
    found = highspy.HighsSolution()
    found.col_value, found.row_value = x, part.rows @ x
    found.row_dual, found.col_dual = duals, part.cost - part.rows.T @ duals
    return found


def _equations(matrix: Matrix) -> tuple[np.ndarray, np.ndarray]:
    """Return, of each column, the first equation it stands in (-1: none) and its coefficient there."""
    start, index, values = matrix.rows.indptr, matrix.rows.indices, matrix.rows.data
    row, coefficient = np.full(matrix.columns, -1, dtype=np.int64), np.ones(matrix.columns)
    column = np.repeat(np.arange(matrix.columns), np.diff(start))
    equal = np.flatnonzero((matrix.low == matrix.high)[index])[::-1]
    row[column[equal]], coefficient[column[equal]] = index[equal], values[equal]
    return row, coefficient
