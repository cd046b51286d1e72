"""A decided structure: its fields are solved apart, in parallel, and joined again.

Rows over two fields or more (a budget, a coverage by sites of any field) keep the fields together; they are priced with
the duals of the relaxation, which gives a bound, and the joined plan is solved once more with all whole numbers given,
which gives its cost. Where that plan breaks such a row, or costs too much, all fields are searched together.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Any

import highspy
import numpy as np
from scipy import sparse

from optimizer.model.clock import Clock
from optimizer.model.cuts import Cut
from optimizer.model.matrix import Matrix, loaded, stacked
from optimizer.model.parts import Parts
from optimizer.model.relaxation import Relaxation
from optimizer.model.ways import Ways

THREADS = 2
NODES_TOGETHER = 2000
"""Most nodes of a search of all fields together."""
ROUGH = 0.01
"""Gap to which the fields of a structure are solved at first (share)."""
NODES_ROUGH = 20
"""Most nodes of the search of a field at the rough gap; more in proportion at smaller ones."""
FINEST = 1e-9
"""Smallest gap that the nodes of a field are counted for."""
SEARCH: tuple[tuple[str, float | bool], ...] = (
    ("mip_rel_gap", 0.0), ("mip_allow_restart", False), ("mip_heuristic_run_rins", False),
    ("mip_heuristic_run_root_reduced_cost", False),
)  # fmt: skip
"""How a field is searched: one heuristic of neighbourhoods is enough for a problem this small, three take longest."""
FEASIBLE = 2
"""The solver's word for a solution that keeps all rows."""


type Effort = tuple[float, int]
"""Gap that is small enough (million VND a year), most nodes."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What a decided structure costs."""

    objective: float | None
    bound: float
    """Infinite where no plan has this structure."""
    x: np.ndarray | None


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a structure before its fields are solved."""

    duals: np.ndarray
    """Price of each row of the problem."""
    cuts: tuple[Cut, ...]
    """Rows that every plan keeps."""
    bound: float
    """What no plan of the structure is below."""


@dataclass(frozen=True, slots=True)
class _Found:
    bound: float
    x: np.ndarray | None


class Leaves:
    """Solves decided structures of one problem."""

    def __init__(self, ways: Ways, parts: Parts, clock: Clock, seed: int) -> None:
        matrix = ways.matrix
        self._ways, self._matrix, self._parts, self._clock, self._seed = ways, matrix, parts, clock, seed
        self._loose = (parts.block == 0) & ~matrix.integer
        self._given = (parts.block == 0) & matrix.integer
        self._base = fields_of_rows(matrix.rows, parts)

    def solve(self, relaxation: Relaxation, lower: np.ndarray, upper: np.ndarray, gap: float) -> Decided:
        """Solve the structure that `lower` and `upper` decide to `gap` (a share); all its whole columns are given."""
        relaxed = relaxation.node(lower, upper)
        if relaxed.status == "optimal" and relaxed.x is not None:
            closed = self._ways.closed(np.where(self._given, np.round(relaxed.x), relaxed.x), upper)
            if (relaxed.x > closed).any():
                relaxed = relaxation.node(lower, closed)
            upper = closed
        if relaxed.status == "infeasible":
            return Decided(None, np.inf, None)
        if relaxed.status != "optimal" or relaxed.x is None:
            return Decided(None, relaxed.bound, None)
        fixed = np.where(self._given, np.round(relaxed.x), 0.0)
        known = Known(relaxation.duals(), tuple(relaxation.cuts), relaxed.bound)
        return self.apart(fixed, lower, upper, known, gap)

    def apart(
        self, fixed: np.ndarray, lower: np.ndarray, upper: np.ndarray, known: Known, gap: float,
        *, enough: float | None = None,
    ) -> Decided:  # fmt: skip
        """Solve each field of the structure `fixed`, rows over several fields at their prices, and join them.

        Where the joined plan is further from its bound than `enough` (by default `gap`), all fields are searched
        together.
        """
        given = self._given
        bound = known.bound
        whole = self._with_cuts(known.cuts, lower, upper)
        of_cuts = fields_of_rows(stacked(known.cuts, self._matrix.columns), self._parts)
        fields = np.concatenate([self._base, of_cuts])
        duals = np.where(fields == TOGETHER, _padded(known.duals, len(fields)), 0.0)
        duals = np.where((duals > 0) & ~np.isfinite(whole.low), 0.0, duals)
        duals = np.where((duals < 0) & ~np.isfinite(whole.high), 0.0, duals)
        priced = whole.cost - whole.rows.T @ duals
        side = np.where(duals > 0, whole.low, whole.high)
        constant = float((duals[duals != 0] * side[duals != 0]).sum()) + float(priced @ fixed) + whole.offset
        done = whole.rows @ fixed
        allowed = max(1e-6, 0.5 * gap * abs(bound if np.isfinite(bound) else constant) / max(1, self._parts.blocks - 1))
        nodes = int(NODES_ROUGH * max(1.0, ROUGH / max(gap, FINEST)))
        with ThreadPoolExecutor(THREADS) as pool:
            found = list(pool.map(
                lambda f: self._field(f, whole, fields, priced, done, (allowed, nodes)), range(self._parts.blocks),
            ))  # fmt: skip
        bound = max(bound, constant + sum(part.bound for part in found))
        x = fixed.copy()
        for part in found:
            if part.x is None:
                return Decided(None, bound, None)
            x += part.x
        objective = self._joined(whole, x)
        if objective is None or objective - bound > (gap if enough is None else enough) * abs(objective):
            return self._together(whole, given, fixed, bound, x if objective is not None else None, objective, gap)
        return Decided(objective, min(bound, objective), x)

    def _with_cuts(self, cuts: Sequence[Cut], lower: np.ndarray, upper: np.ndarray) -> Matrix:
        extra = stacked(cuts, self._matrix.columns)
        least = np.array([cut.least for cut in cuts])
        return replace(
            self._matrix, rows=sparse.vstack([self._matrix.rows, extra]).tocsc(),
            low=np.concatenate([self._matrix.low, least]),
            high=np.concatenate([self._matrix.high, np.full(len(least), np.inf)]), lower=lower, upper=upper,
        )  # fmt: skip

    def _field(
        self, number: int, whole: Matrix, fields: np.ndarray, priced: np.ndarray, done: np.ndarray, effort: Effort
    ) -> _Found:
        """Solve one field (0: what the structure alone costs), the loose columns of the structure in its own copy."""
        own = (self._parts.block == number) & ~((number == 0) & whole.integer)
        columns = np.flatnonzero((own | self._loose) & _possible(whole))
        if not len(columns):
            return _Found(0.0, np.zeros(len(whole.cost)))
        rows = np.flatnonzero((fields == number) | (fields == 0))
        cost = np.where(own[columns], priced[columns], 0.0)
        part = Matrix(
            whole.rows[:, columns].tocsr()[rows].tocsc(), whole.low[rows] - done[rows], whole.high[rows] - done[rows],
            cost, whole.lower[columns], whole.upper[columns], 0.0, whole.integer[columns],
        )  # fmt: skip
        highs = self._search(part, effort)
        info = highs.getInfo()
        linear = not part.integer.any()
        if linear:
            good = highs.getModelStatus() == highspy.HighsModelStatus.kOptimal
            bound = float(info.objective_function_value) if good else -np.inf
        else:
            good = info.primal_solution_status == FEASIBLE
            bound = float(info.mip_dual_bound)
        if highs.getModelStatus() == highspy.HighsModelStatus.kInfeasible:
            return _Found(np.inf, None)
        if not good:
            return _Found(bound, None)
        x = np.zeros(len(whole.cost))
        values = np.array(highs.getSolution().col_value)
        x[columns[own[columns]]] = np.where(part.integer, np.round(values), values)[own[columns]]
        return _Found(bound, x)

    def _search(self, part: Matrix, effort: Effort, start: np.ndarray | None = None) -> Any:  # noqa: ANN401 - highspy
        """Search `part` until its gap is small enough, or the nodes or the time are over."""
        highs = loaded(part, seed=self._seed, whole=True)
        self._clock.watch(highs)
        for option, value in (*SEARCH, ("mip_abs_gap", effort[0]), ("mip_max_nodes", effort[1])):
            highs.setOptionValue(option, value)
        highs.setOptionValue("time_limit", self._clock.left())
        if start is not None:
            highs.setSolution(len(start), np.arange(len(start), dtype=np.int32), start)
        highs.run()
        return highs

    def _joined(self, whole: Matrix, x: np.ndarray) -> float | None:
        """Fix all whole numbers of `x` and solve the rest, in place; None where no plan has them."""
        lower, upper = whole.lower.copy(), whole.upper.copy()
        lower[whole.integer] = upper[whole.integer] = np.round(x[whole.integer])
        place, run = self._parts.links[:, 0].astype(int), self._parts.links[:, 1].astype(int)
        upper[place[upper[run] == 0]] = 0.0
        part = replace(self._matrix, lower=lower, upper=upper)
        columns = np.flatnonzero(_possible(part))
        highs = loaded(_only(part, columns), seed=self._seed, whole=False)
        highs.run()
        if highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        x[:] = 0.0
        x[columns] = np.array(highs.getSolution().col_value)
        x[whole.integer] = lower[whole.integer]
        return float(highs.getInfo().objective_function_value)

    def _together(
        self, whole: Matrix, given: np.ndarray, fixed: np.ndarray, bound: float, x: np.ndarray | None,
        objective: float | None, gap: float,
    ) -> Decided:  # fmt: skip
        lower, upper = np.where(given, fixed, whole.lower), np.where(given, fixed, whole.upper)
        part = replace(whole, lower=lower, upper=upper)
        columns = np.flatnonzero(_possible(part))
        start = None if x is None else x[columns]
        highs = self._search(_only(part, columns), (gap * abs(bound), NODES_TOGETHER), start)
        info = highs.getInfo()
        if highs.getModelStatus() == highspy.HighsModelStatus.kInfeasible:
            return Decided(None, np.inf, None)
        if np.isfinite(info.mip_dual_bound):
            bound = max(bound, float(info.mip_dual_bound))
        if info.primal_solution_status == FEASIBLE:
            better = np.zeros(len(part.cost))
            better[columns] = np.array(highs.getSolution().col_value)
            value = self._joined(part, better)
            if value is not None and (objective is None or value < objective):
                x, objective = better, value
        return Decided(objective, bound if objective is None else min(bound, objective), x)


def _possible(matrix: Matrix) -> np.ndarray:
    """Which columns are not fixed at zero."""
    found: np.ndarray = (matrix.lower != 0) | (matrix.upper != 0)
    return found


def _only(matrix: Matrix, columns: np.ndarray) -> Matrix:
    """Return `matrix` with these columns alone; the others are zero."""
    return replace(
        matrix, rows=matrix.rows[:, columns], cost=matrix.cost[columns], lower=matrix.lower[columns],
        upper=matrix.upper[columns], integer=matrix.integer[columns],
    )  # fmt: skip


TOGETHER = -1
"""Stands for a row over two fields or more."""


def fields_of_rows(rows: Any, parts: Parts) -> np.ndarray:  # noqa: ANN401 - a sparse matrix
    """Return for each row 0 (structure alone), the number of its field, or TOGETHER."""
    by_row = rows.tocsr()
    block = parts.block[by_row.indices]
    row = np.repeat(np.arange(by_row.shape[0]), np.diff(by_row.indptr))
    learning = block > 0
    least = np.full(by_row.shape[0], np.iinfo(np.int32).max, dtype=np.int64)
    most = np.zeros(by_row.shape[0], dtype=np.int64)
    np.minimum.at(least, row[learning], block[learning])
    np.maximum.at(most, row[learning], block[learning])
    return np.where(most == 0, 0, np.where(least == most, most, TOGETHER))


def _padded(values: np.ndarray, length: int) -> np.ndarray:
    found = np.zeros(length)
    found[: len(values)] = values
    return found
