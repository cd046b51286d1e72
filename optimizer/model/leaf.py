"""A decided structure: its fields are solved apart, in parallel, and joined again.

Rows over two fields or more (a budget, a coverage by sites of any field) keep the fields together; they are priced with
the duals of the relaxation, which gives a bound, and the joined plan is solved once more with all whole numbers given,
which gives its cost. Where that plan breaks such a row, or costs too much, all fields are searched together.
"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Any

import highspy
import numpy as np

from optimizer.model.clock import Clock
from optimizer.model.cuts import Cut
from optimizer.model.matrix import Matrix, stacked, with_cuts
from optimizer.model.parts import Parts
from optimizer.model.relaxation import Relaxation
from optimizer.model.searching import FEASIBLE, Effort, joined, only, possible, search
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


@dataclass(frozen=True, slots=True)
class _Split:
    """A decided structure, its fields apart."""

    whole: Matrix
    """The problem with the bounds of the structure, and with cuts."""
    fields: np.ndarray
    """Row -> 0, its field, or TOGETHER."""
    priced: np.ndarray
    """Cost of each column, rows over several fields at their prices."""
    done: np.ndarray
    """What the structure contributes to each row."""
    constant: float
    """Cost of the structure and of the prices."""


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

    def apart(self, fixed: np.ndarray, lower: np.ndarray, upper: np.ndarray, known: Known, gap: float) -> Decided:
        """Solve each field of the structure `fixed`, rows over several fields at their prices, and join them.

        Where the joined plan is further from its bound than `gap`, all fields are searched together.
        """
        bound, split = known.bound, self._split(fixed, lower, upper, known)
        whole, constant = split.whole, split.constant
        effort = self._effort(bound if np.isfinite(bound) else constant, gap)
        found = self._fields(split, effort)
        bound = max(bound, constant + sum(part.bound for part in found))
        x = fixed.copy()
        for part in found:
            if part.x is None:
                return Decided(None, bound, None)
            x += part.x
        objective = joined(self._matrix, self._parts, whole, x, self._seed)
        if objective is None or objective - bound > gap * abs(objective):
            return self._together(
                whole, self._given, fixed, bound, x if objective is not None else None, objective, gap
            )
        return Decided(objective, min(bound, objective), x)

    def worth(self, fixed: np.ndarray, lower: np.ndarray, upper: np.ndarray, known: Known) -> float:
        """Return what the structure `fixed` costs at least: its fields apart, relaxed, rows over several at prices."""
        split = self._split(fixed, lower, upper, known)
        found = self._fields(self._relaxed(split), (0.0, 1))
        return split.constant + sum(part.bound if part.x is not None else np.inf for part in found)

    def _split(self, fixed: np.ndarray, lower: np.ndarray, upper: np.ndarray, known: Known) -> _Split:
        whole = with_cuts(self._matrix, known.cuts, lower, upper)
        of_cuts = fields_of_rows(stacked(known.cuts, self._matrix.columns), self._parts)
        fields = np.concatenate([self._base, of_cuts])
        duals = np.where(fields == TOGETHER, _padded(known.duals, len(fields)), 0.0)
        duals = np.where((duals > 0) & ~np.isfinite(whole.low), 0.0, duals)
        duals = np.where((duals < 0) & ~np.isfinite(whole.high), 0.0, duals)
        priced = whole.cost - whole.rows.T @ duals
        side = np.where(duals > 0, whole.low, whole.high)
        constant = float((duals[duals != 0] * side[duals != 0]).sum()) + float(priced @ fixed) + whole.offset
        return _Split(whole, fields, priced, whole.rows @ fixed, constant)

    def _fields(self, split: _Split, effort: Effort) -> list[_Found]:
        with ThreadPoolExecutor(THREADS) as pool:
            return list(pool.map(lambda f: self._field(f, split, effort), range(self._parts.blocks)))

    def _effort(self, scale: float, gap: float) -> Effort:
        """Return the effort for each field where all costs are about `scale`."""
        allowed = max(1e-6, 0.5 * gap * abs(scale) / max(1, self._parts.blocks - 1))
        return allowed, int(NODES_ROUGH * max(1.0, ROUGH / max(gap, FINEST)))

    def _relaxed(self, split: _Split) -> _Split:
        return replace(split, whole=replace(split.whole, integer=split.whole.integer & (self._parts.block == 0)))

    def _field(self, number: int, split: _Split, effort: Effort) -> _Found:
        """Solve one field (0: what the structure alone costs), the loose columns of the structure in its own copy."""
        own = (self._parts.block == number) & ~((number == 0) & split.whole.integer)
        rows = np.flatnonzero((split.fields == number) | (split.fields == 0))
        return self._part(split.whole, own, rows, np.where(own, split.priced, 0.0), split.done, effort)

    def _part(
        self, whole: Matrix, own: np.ndarray, kept: np.ndarray, cost: np.ndarray, done: np.ndarray, effort: Effort
    ) -> _Found:
        """Solve the columns `own` and the loose ones under the rows `kept`, of which others use `done`."""
        columns = np.flatnonzero((own | self._loose) & possible(whole))
        if not len(columns):
            return _Found(0.0, np.zeros(len(whole.cost)))
        part = Matrix(
            whole.rows[:, columns].tocsr()[kept].tocsc(), whole.low[kept] - done[kept], whole.high[kept] - done[kept],
            cost[columns], whole.lower[columns], whole.upper[columns], 0.0, whole.integer[columns],
        )  # fmt: skip
        highs = search(part, effort, self._clock, self._seed)
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

    def _together(
        self, whole: Matrix, given: np.ndarray, fixed: np.ndarray, bound: float, x: np.ndarray | None,
        objective: float | None, gap: float,
    ) -> Decided:  # fmt: skip
        lower, upper = np.where(given, fixed, whole.lower), np.where(given, fixed, whole.upper)
        part = replace(whole, lower=lower, upper=upper)
        columns = np.flatnonzero(possible(part))
        start = None if x is None else x[columns]
        highs = search(only(part, columns), (gap * abs(bound), NODES_TOGETHER), self._clock, self._seed, start)
        info = highs.getInfo()
        if highs.getModelStatus() == highspy.HighsModelStatus.kInfeasible:
            return Decided(None, np.inf, None)
        if np.isfinite(info.mip_dual_bound):
            bound = max(bound, float(info.mip_dual_bound))
        if info.primal_solution_status == FEASIBLE:
            better = np.zeros(len(part.cost))
            better[columns] = np.array(highs.getSolution().col_value)
            value = joined(self._matrix, self._parts, part, better, self._seed)
            if value is not None and (objective is None or value < objective):
                x, objective = better, value
        return Decided(objective, bound if objective is None else min(bound, objective), x)


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
