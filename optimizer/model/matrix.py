"""The numbers of a problem, as the solver takes them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import highspy
import numpy as np
from scipy import sparse

from optimizer.model.cuts import Cut

EXACT = 1e-7
"""Rows may be broken by so much, as the solver allows."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Minimise ``cost · x + offset`` subject to ``low <= rows x <= high`` and ``lower <= x <= upper``."""

    rows: Any
    """Sparse, compressed by column."""
    low: np.ndarray
    high: np.ndarray
    cost: np.ndarray
    lower: np.ndarray
    upper: np.ndarray
    offset: float
    integer: np.ndarray
    """Column -> True if it is whole."""

    def __post_init__(self) -> None:
        """Lock the numbers: searches on two cores share them."""
        for numbers in (self.low, self.high, self.cost, self.lower, self.upper, self.integer):
            numbers.flags.writeable = False

    @property
    def columns(self) -> int:
        """Number of columns."""
        return len(self.cost)


def matrix_of(highs: Any, integer: np.ndarray) -> Matrix:  # noqa: ANN401 - untyped in highspy
    """Return the numbers of the problem loaded into `highs`; `integer` are the positions of its integer columns."""
    lp = highs.getLp()
    shape = (lp.num_row_, lp.num_col_)
    stored = lp.a_matrix_
    numbers = (np.array(stored.value_), np.array(stored.index_), np.array(stored.start_))
    by_column = stored.format_ == highspy.MatrixFormat.kColwise
    rows = sparse.csc_matrix(numbers, shape=shape) if by_column else sparse.csr_matrix(numbers, shape=shape).tocsc()
    whole = np.zeros(lp.num_col_, dtype=bool)
    whole[integer] = True
    return Matrix(
        rows, np.array(lp.row_lower_), np.array(lp.row_upper_), np.array(lp.col_cost_), np.array(lp.col_lower_),
        np.array(lp.col_upper_), float(lp.offset_), whole,
    )  # fmt: skip


def stacked(cuts: Sequence[Cut], columns: int) -> Any:  # noqa: ANN401 - a sparse matrix
    """Return the coefficients of `cuts`, one row each, over all `columns`."""
    starts = np.cumsum([0, *(len(cut.columns) for cut in cuts)])
    index = np.concatenate([cut.columns for cut in cuts]) if cuts else np.zeros(0, dtype=np.int32)
    values = np.concatenate([cut.coefficients for cut in cuts]) if cuts else np.zeros(0)
    return sparse.csr_matrix((values, index, starts), shape=(len(cuts), columns))


def with_cuts(matrix: Matrix, cuts: Sequence[Cut], lower: np.ndarray, upper: np.ndarray) -> Matrix:
    """Return `matrix` with `cuts` as rows, under the bounds `lower` and `upper`."""
    least = np.array([cut.least for cut in cuts])
    return replace(
        matrix, rows=sparse.vstack([matrix.rows, stacked(cuts, matrix.columns)]).tocsc(),
        low=np.concatenate([matrix.low, least]), high=np.concatenate([matrix.high, np.full(len(least), np.inf)]),
        lower=lower, upper=upper,
    )  # fmt: skip


def part_of(matrix: Matrix, cuts: Sequence[Cut], lower: np.ndarray, upper: np.ndarray, columns: np.ndarray) -> Matrix:
    """Return `matrix` with `cuts` as rows, under the bounds `lower` and `upper`, of these `columns` alone."""
    small = replace(
        matrix, rows=matrix.rows[:, columns], cost=matrix.cost[columns], integer=matrix.integer[columns]
    )  # fmt: skip
    least = np.array([cut.least for cut in cuts])
    return replace(
        small, rows=sparse.vstack([small.rows, stacked(cuts, matrix.columns).tocsc()[:, columns]]).tocsc(),
        low=np.append(matrix.low, least), high=np.append(matrix.high, np.full(len(least), np.inf)),
        lower=lower[columns], upper=upper[columns],
    )  # fmt: skip


def without_empty_rows(matrix: Matrix) -> Matrix:
    """Return `matrix` without the rows that mention no column; one that zero does not keep stays."""
    broken = (matrix.low > EXACT) | (matrix.high < -EXACT)
    kept = (np.bincount(matrix.rows.indices, minlength=len(matrix.low)) > 0) | broken
    return replace(matrix, rows=matrix.rows.tocsr()[kept].tocsc(), low=matrix.low[kept], high=matrix.high[kept])


def loaded(matrix: Matrix, *, seed: int, whole: bool) -> Any:  # noqa: ANN401 - untyped in highspy
    """Return a solver that holds `matrix`, silent and on one core; `whole` keeps integer columns integer."""
    highs: Any = highspy.Highs()  # type: ignore[no-untyped-call]
    for option, value in (("output_flag", False), ("threads", 1), ("random_seed", seed)):
        highs.setOptionValue(option, value)
    lp = highspy.HighsLp()
    rows = matrix.rows
    lp.num_row_, lp.num_col_ = rows.shape
    lp.col_cost_, lp.col_lower_, lp.col_upper_ = matrix.cost, matrix.lower, matrix.upper
    lp.row_lower_, lp.row_upper_, lp.offset_ = matrix.low, matrix.high, matrix.offset
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_, lp.a_matrix_.index_, lp.a_matrix_.value_ = rows.indptr, rows.indices, rows.data
    if whole and matrix.integer.any():
        kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
        lp.integrality_ = [kinds[int(w)] for w in matrix.integer]
    highs.passModel(lp)
    return highs
