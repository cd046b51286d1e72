"""A table that fits two margins: iterative proportional fitting, then whole persons.

Fitting (Deming & Stephan 1940): rows are scaled to their margins, then columns to theirs, again until both hold.
Of all tables with these margins the result is the one nearest to the seed (least information divergence), and a cell
that is 0 in the seed stays 0. Rounding is controlled (Cox 1987): every cell goes down or up to a whole number, every
column keeps its total exactly and every row its total to less than one; among such tables the one nearest to the
fitted one, found by a linear program whose corners are whole.
"""

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix, vstack

MOST_ROUNDS = 2000
CLOSE = 1e-9


@dataclass(frozen=True, slots=True)
class Fitted:
    """A fitted table."""

    table: np.ndarray
    rounds: int
    row_gap: float
    """Largest difference of a row from its margin (columns hold exactly)."""


def fit(seed: np.ndarray, rows: np.ndarray, columns: np.ndarray) -> Fitted:
    """Return the table nearest to `seed` with column sums `columns` and, as far as zeros allow, row sums `rows`.

    Rows are scaled to the total of the columns first. A column whose seed is 0 everywhere takes the rows' margins as
    seed: what is asked for is never lost.

    Raises
    ------
    ValueError
        A margin or a seed is negative.
    """
    if min(seed.min(initial=0.0), rows.min(initial=0.0), columns.min(initial=0.0)) < 0:
        msg = "a negative seed or margin"
        raise ValueError(msg)
    total = float(columns.sum())
    if total <= 0:
        return Fitted(np.zeros_like(seed, dtype=float), 0, 0.0)
    even = np.ones_like(rows) if rows.sum() <= 0 else rows
    want = even * (total / float(even.sum()))
    table = seed.astype(float).copy()
    empty = (table.sum(axis=0) <= 0) & (columns > 0)
    table[:, empty] = want[:, None]
    gap = float("inf")
    rounds = 0
    while rounds < MOST_ROUNDS:
        rounds += 1
        table *= _factor(want, table.sum(axis=1))[:, None]
        table *= _factor(columns, table.sum(axis=0))[None, :]
        before, gap = gap, float(np.abs(table.sum(axis=1) - want).max())
        if gap <= CLOSE * max(1.0, total) or abs(before - gap) <= CLOSE * CLOSE * total:
            break
    lost = columns - table.sum(axis=0)
    if lost.max(initial=0.0) > CLOSE * max(1.0, total):
        table += np.outer(want / total, np.clip(lost, 0.0, None))
    return Fitted(table, rounds, float(np.abs(table.sum(axis=1) - want).max()))


def _factor(want: np.ndarray, have: np.ndarray) -> np.ndarray:
    return np.asarray(np.divide(want, have, out=np.zeros_like(have), where=have > 0))


def whole(table: np.ndarray) -> np.ndarray:
    """Return `table` in whole numbers: each cell its floor or ceiling, column sums kept, row sums to less than one.

    The column sums of `table` must be whole (to 1e-6). Ties go to the cell that comes first.

    Raises
    ------
    ValueError
        A column does not add up to a whole number.
    """
    sums = table.sum(axis=0)
    if np.abs(sums - np.round(sums)).max(initial=0.0) > 1e-6:  # noqa: PLR2004 - see the docstring
        msg = "columns must add up to whole numbers"
        raise ValueError(msg)
    floor = np.floor(table + 1e-7)
    rest = table - floor
    up = np.round(sums) - floor.sum(axis=0)
    cells = np.argwhere(rest > 1e-7)  # noqa: PLR2004 - as above
    if not len(cells):
        return floor.astype(int)
    count = np.arange(len(cells))
    ones = np.ones(len(cells))
    by_column = csr_matrix((ones, (cells[:, 1], count)), shape=(table.shape[1], len(cells)))
    by_row = csr_matrix((ones, (cells[:, 0], count)), shape=(table.shape[0], len(cells)))
    spare = table.sum(axis=1) - floor.sum(axis=1)
    gain = 2 * rest[cells[:, 0], cells[:, 1]] - 1 - 1e-9 * count
    from scipy.optimize import linprog  # noqa: PLC0415 - slow to load; solving does without

    answer = linprog(
        -gain, A_ub=vstack([by_row, -by_row]),
        b_ub=np.concatenate([np.ceil(spare - 1e-7), -np.floor(spare + 1e-7)]), A_eq=by_column, b_eq=up, bounds=(0, 1),
        method="highs-ds",
    )  # fmt: skip
    result = floor.copy()
    result[cells[:, 0], cells[:, 1]] += np.round(answer.x)
    return result.astype(int)
