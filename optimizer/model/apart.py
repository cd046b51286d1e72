r"""The fields of a decided structure, each a problem of its own.

Rows over two fields or more (a budget, a coverage by sites of any field) keep the fields together. Price them with
y, and what is left of a structure k falls apart into its fields f:

.. math::
   \min_k = c_k k + y b + \sum_f \min \{ (c - A_0^\top y)_f\, x_f : A_f x_f \text{ within its sides less } A_{fk} k \}

A_0 are the rows over several fields, A_f those of one; columns that are not whole and belong to the structure stand in
each field as a copy. For any prices y this is a bound of all plans of the structure (Geoffrion 1974).
"""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Any

import highspy
import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from optimizer.model.clock import Clock
from optimizer.model.cuts import Cut
from optimizer.model.linear import Linear
from optimizer.model.matrix import Matrix, stacked, without_empty_rows
from optimizer.model.parts import Parts
from optimizer.model.searching import FEASIBLE, Effort, only, possible, search

THREADS = 2
TOGETHER = -1
"""Stands for a row over two fields or more."""

type Worth = Callable[[np.ndarray, np.ndarray, np.ndarray], float]
"""A bound of all plans of a structure under bounds of all columns: its fields relaxed; infinite without a plan."""


@dataclass(frozen=True, slots=True)
class Prices:
    """Prices of the rows over several fields, and what follows."""

    costs: np.ndarray
    """Column -> cost, with these prices."""
    earned: float
    """What the sides of the priced rows add to every plan."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a field costs."""

    bound: float
    """Infinite where the field has no plan."""
    columns: np.ndarray
    values: np.ndarray | None
    """Of each of `columns`; None without a plan."""


@dataclass(frozen=True, slots=True)
class _Field:
    """The rows of one field (0: of the structure alone)."""

    columns: np.ndarray
    """Its own columns and those of the structure that are not whole."""
    own: np.ndarray
    """Which of `columns` are its own."""
    rows: Any
    """Coefficients of `columns`, compressed by column."""
    of_structure: Any
    """Coefficients of the whole columns of the structure, compressed by row."""
    low: np.ndarray
    high: np.ndarray


class Apart:
    """The fields of one problem with `cuts`, for any structure."""

    def __init__(self, matrix: Matrix, parts: Parts, cuts: Sequence[Cut], clock: Clock, seed: int) -> None:
        self._matrix, self._parts, self._clock, self._seed = matrix, parts, clock, seed
        least = np.array([cut.least for cut in cuts])
        stack = stacked(cuts, matrix.columns)
        kinds = np.concatenate([fields_of_rows(matrix.rows, parts), fields_of_rows(stack, parts)])
        low = np.append(matrix.low, least)
        high = np.append(matrix.high, np.full(len(least), np.inf))
        rows = sparse.vstack([matrix.rows, stack]).tocsr()
        self._given = np.flatnonzero((parts.block == 0) & matrix.integer)
        self._numbers = np.flatnonzero(kinds == TOGETHER)
        self._together, self._low, self._high = rows[self._numbers], low[self._numbers], high[self._numbers]
        loose = (parts.block == 0) & ~matrix.integer
        beside, group = _joined_by(rows[kinds == 0], loose)
        self._fields = []
        for number in range(parts.blocks):
            kept, columns = np.flatnonzero(kinds == number), np.flatnonzero((parts.block == number) & (number > 0))
            mentioned = loose if number == 0 else _mentioned(rows[kept], loose)
            groups = np.unique(group[mentioned])
            alone = np.flatnonzero(kinds == 0)[np.isin(beside, groups)]
            kept = alone if number == 0 else np.append(kept, alone)
            columns = np.append(columns, np.flatnonzero(loose & np.isin(group, groups)))
            part = rows[kept]
            self._fields.append(
                _Field(
                    columns, parts.block[columns] == number, part[:, columns].tocsc(), part[:, self._given],
                    low[kept], high[kept],
                )
            )  # fmt: skip

    def prices(self, duals: np.ndarray) -> Prices:
        """Return what follows from the price of each row of the problem; cuts over several fields have none."""
        own = self._numbers < len(duals)
        price = np.zeros(len(self._numbers))
        price[own] = duals[self._numbers[own]]
        price[((price > 0) & ~np.isfinite(self._low)) | ((price < 0) & ~np.isfinite(self._high))] = 0.0
        side = np.where(price > 0, self._low, self._high)
        side[price == 0] = 0.0
        return Prices(self._matrix.cost - self._together.T @ price, float(price @ side) + self._matrix.offset)

    def constant(self, fixed: np.ndarray, prices: Prices) -> float:
        """Return what the structure `fixed` costs without its fields."""
        return prices.earned + float(prices.costs[self._given] @ fixed[self._given])

    def worth(self, duals: np.ndarray) -> Worth:
        """Return what bounds any structure where rows over several fields have the prices `duals`."""
        prices = self.prices(duals)
        linear = [Linear(self._of(field, prices), self._clock, self._seed) for field in self._fields]

        def worth(fixed: np.ndarray, lower: np.ndarray, upper: np.ndarray) -> float:
            given = fixed[self._given]

            def value(number: int) -> float:
                field = self._fields[number]
                done = field.of_structure @ given
                at = field.columns
                return linear[number].value(lower[at], upper[at], field.low - done, field.high - done)

            with ThreadPoolExecutor(THREADS) as pool:
                return self.constant(fixed, prices) + sum(pool.map(value, range(len(linear))))

        return worth

    def plans(
        self, fixed: np.ndarray, lower: np.ndarray, upper: np.ndarray, prices: Prices, effort: Effort
    ) -> list[Found]:
        """Search each field of the structure `fixed`."""
        given = fixed[self._given]

        def solve(field: _Field) -> Found:
            done, at = field.of_structure @ given, field.columns
            part = replace(
                self._of(field, prices), low=field.low - done, high=field.high - done, lower=lower[at], upper=upper[at]
            )
            return self._searched(field, part, effort)

        with ThreadPoolExecutor(THREADS) as pool:
            return list(pool.map(solve, self._fields))

    def _of(self, field: _Field, prices: Prices) -> Matrix:
        """Return the problem of one field, nothing decided."""
        at, matrix = field.columns, self._matrix
        cost = np.where(field.own, prices.costs[at], 0.0)
        return Matrix(
            field.rows, field.low, field.high, cost, matrix.lower[at], matrix.upper[at], 0.0, matrix.integer[at]
        )  # fmt: skip

    def _searched(self, field: _Field, whole: Matrix, effort: Effort) -> Found:
        at = np.flatnonzero(possible(whole))
        part, own = without_empty_rows(only(whole, at)), field.own[at]
        if not len(at):
            return Found(np.inf if len(part.low) else 0.0, at, None if len(part.low) else np.zeros(0))
        highs = search(part, effort, self._clock, self._seed)
        info, columns = highs.getInfo(), field.columns[at[own]]
        if highs.getModelStatus() == highspy.HighsModelStatus.kInfeasible:
            return Found(np.inf, columns, None)
        if part.integer.any():
            good, bound = info.primal_solution_status == FEASIBLE, float(info.mip_dual_bound)
        else:
            good = highs.getModelStatus() == highspy.HighsModelStatus.kOptimal
            bound = float(info.objective_function_value) if good else -np.inf
        if not good:
            return Found(bound, columns, None)
        values = np.array(highs.getSolution().col_value)
        return Found(bound, columns, np.where(part.integer, np.round(values), values)[own])


def _mentioned(rows: Any, among: np.ndarray) -> np.ndarray:  # noqa: ANN401 - a sparse matrix
    """Return which columns of `among` the rows mention."""
    found = np.zeros(len(among), dtype=bool)
    found[rows.indices] = True
    found &= among
    return found


def _joined_by(rows: Any, columns: np.ndarray) -> tuple[np.ndarray, np.ndarray]:  # noqa: ANN401 - a sparse matrix
    """Return the number of the group of each of `rows`, and of each column: `columns` that a row mentions are one."""
    at = np.flatnonzero(columns)
    part = rows[:, at]
    graph = sparse.bmat([[None, part], [part.T, None]])
    number = connected_components(graph, directed=False)[1]
    group = np.full(len(columns), -1, dtype=np.int64)
    group[at] = number[part.shape[0] :]
    return number[: part.shape[0]], group


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
