"""Searches of a part of a problem, and what its whole numbers cost once they are fixed."""

from dataclasses import replace
from typing import Any

import highspy
import numpy as np

from optimizer.model.clock import Clock, Enough, endless
from optimizer.model.matrix import Matrix, loaded
from optimizer.model.parts import Parts

SEARCH: tuple[tuple[str, float | bool], ...] = (
    ("mip_rel_gap", 0.0), ("mip_allow_restart", False), ("mip_heuristic_run_rins", False),
    ("mip_heuristic_run_root_reduced_cost", False),
)  # fmt: skip
"""How a field is searched: one heuristic of neighbourhoods is enough for a problem this small, three take longest."""
FEASIBLE = 2
"""The solver's word for a solution that keeps all rows."""
SAME = 1e-6
"""Two costs of one plan differ by less than this share."""


type Effort = tuple[float, int]
"""Gap that is small enough (million VND a year), most nodes."""


def search(
    part: Matrix,
    effort: Effort,
    clock: Clock,
    seed: int,
    start: np.ndarray | None = None,
    enough: Enough = endless,
    cutoff: float = np.inf,
) -> Any:  # noqa: ANN401 - highspy
    """Search `part` until its gap is small enough, its bound is `enough`, or the nodes or the time are over.

    Plans of `cutoff` or more are not looked for: what the solver states as its bound, or that there is no plan, is
    proven up to `cutoff` alone (`proven`).

    A search that states another cost for its plan than that plan has is not believed: it is done once more without the
    `start` (seen where presolve removes columns that a start gives a value).
    """
    highs = _searched(part, effort, clock, seed, start, enough, cutoff)
    if start is None or told_truly(highs, part):
        return highs
    return _searched(part, effort, clock, seed, None, enough, cutoff)


def proven(highs: Any, cutoff: float) -> float:  # noqa: ANN401 - highspy
    """Return what no plan is below, after a search of whole numbers with `cutoff`; -infinity: nothing is proven."""
    if highs.getModelStatus() == highspy.HighsModelStatus.kInfeasible:
        return cutoff
    bound = float(highs.getInfo().mip_dual_bound)
    return min(bound, cutoff) if np.isfinite(bound) else -np.inf


def told_truly(highs: Any, part: Matrix) -> bool:  # noqa: ANN401 - highspy
    """Whether the cost that the solver states is that of its plan, if it has one."""
    info = highs.getInfo()
    if info.primal_solution_status != FEASIBLE:
        return True
    cost = float(part.cost @ np.array(highs.getSolution().col_value)) + part.offset
    return abs(cost - float(info.objective_function_value)) <= SAME * max(1.0, abs(cost))


def _searched(
    part: Matrix, effort: Effort, clock: Clock, seed: int, start: np.ndarray | None, enough: Enough, cutoff: float
) -> Any:  # noqa: ANN401 - highspy
    highs = loaded(part, seed=seed, whole=True)
    clock.watch(highs, enough)
    for option, value in (*SEARCH, ("mip_abs_gap", effort[0]), ("mip_max_nodes", effort[1])):
        highs.setOptionValue(option, value)
    highs.setOptionValue("time_limit", clock.left())
    highs.setOptionValue("objective_bound", cutoff)
    if start is not None:
        highs.setSolution(len(start), np.arange(len(start), dtype=np.int32), start)
    highs.run()
    return highs


def joined(
    matrix: Matrix, parts: Parts, lower: np.ndarray, upper: np.ndarray, x: np.ndarray, seed: int
) -> float | None:
    """Fix all whole numbers of `x` and solve the rest under these bounds, in place; None where no plan has them."""
    lower, upper = lower.copy(), upper.copy()
    lower[matrix.integer] = upper[matrix.integer] = np.round(x[matrix.integer])
    place, run = parts.links[:, 0].astype(int), parts.links[:, 1].astype(int)
    upper[place[upper[run] == 0]] = 0.0
    part = replace(matrix, lower=lower, upper=upper)
    columns = np.flatnonzero(possible(part))
    highs = loaded(only(part, columns), seed=seed, whole=False)
    highs.run()
    if highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    x[:] = 0.0
    x[columns] = np.array(highs.getSolution().col_value)
    x[matrix.integer] = lower[matrix.integer]
    return float(highs.getInfo().objective_function_value)


def possible(matrix: Matrix) -> np.ndarray:
    """Which columns are not fixed at zero."""
    found: np.ndarray = (matrix.lower != 0) | (matrix.upper != 0)
    return found


def only(matrix: Matrix, columns: np.ndarray) -> Matrix:
    """Return `matrix` with these columns alone; the others are zero."""
    return replace(
        matrix, rows=matrix.rows[:, columns], cost=matrix.cost[columns], lower=matrix.lower[columns],
        upper=matrix.upper[columns], integer=matrix.integer[columns],
    )  # fmt: skip
