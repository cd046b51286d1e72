"""The relaxation of a problem: solved again and again under changed bounds, with columns and rows as they are needed.

Columns of learners start with the few cheapest of each commune and programme; others enter where their reduced cost is
negative. Links and capacity rows enter where they are broken. A bound is safe at any moment: what the absent columns
could still save at most, demand times reduced cost, is taken off.
"""

from dataclasses import dataclass
from typing import Any

import highspy
import numpy as np

from optimizer.model.clock import Clock
from optimizer.model.cuts import Cut, broken_links, capacity_cuts, link_cut
from optimizer.model.matrix import Matrix, loaded, stacked
from optimizer.model.parts import Parts
from optimizer.model.ways import Ways

NEAREST = 6
"""Cheapest links of each commune and programme to begin with."""
ENTERING = 2
"""Columns of each commune and programme that enter at once."""
NEGATIVE = -1e-6
ROUNDS_AT_ROOT, ROUNDS_AT_NODE = 60, 4
STALLED = 1e-6
"""Rounds of capacity rows end where the bound rises by less than this share."""


@dataclass(frozen=True, slots=True)
class Relaxed:
    """One solve of the relaxation."""

    status: str
    """optimal | infeasible | time | interrupt."""
    bound: float
    x: np.ndarray | None
    """Value of each column."""


ENDS = {
    highspy.HighsModelStatus.kOptimal: "optimal", highspy.HighsModelStatus.kInfeasible: "infeasible",
    highspy.HighsModelStatus.kInterrupt: "interrupt", highspy.HighsModelStatus.kTimeLimit: "time",
}  # fmt: skip
"""How the solver may end -> what that is called; anything else is a failure."""


class Relaxation:
    """A relaxation loaded into a solver."""

    def __init__(
        self, ways: Ways, parts: Parts, clock: Clock, seed: int, like: "Relaxation | None" = None
    ) -> None:  # fmt: skip
        self._ways, self._matrix, self._parts, self._clock = ways, ways.matrix, parts, clock
        matrix = ways.matrix
        self._lower, self._upper = matrix.lower.copy(), matrix.upper.copy()
        self._group: np.ndarray = groups(matrix, parts) if like is None else like._group
        self._most: np.ndarray = _most(matrix, parts) if like is None else like._most
        present: np.ndarray = _first_columns(matrix, parts, self._group) if like is None else like._at >= 0
        self._cuts: list[Cut] = [] if like is None else list(like._cuts)
        self._known: np.ndarray = np.zeros(len(parts.links), dtype=bool) if like is None else like._known.copy()
        self._at: np.ndarray = np.full(matrix.columns, -1, dtype=np.int64)
        self._columns = np.flatnonzero(present)
        self._at[self._columns] = np.arange(len(self._columns))
        part = Matrix(
            matrix.rows[:, self._columns], matrix.low, matrix.high, matrix.cost[self._columns],
            matrix.lower[self._columns], matrix.upper[self._columns], matrix.offset, matrix.integer[self._columns],
        )  # fmt: skip
        self._highs = loaded(part, seed=seed, whole=False)
        clock.watch(self._highs)
        self._stack: Any = stacked([], matrix.columns)
        self.last_bound = -np.inf
        """Bound that the duals of the last solve prove."""
        if self._cuts:
            cuts, self._cuts = self._cuts, []
            self._add_rows(cuts)

    @property
    def cuts(self) -> list[Cut]:
        """The rows added so far."""
        return self._cuts

    def root(self, most_s: float) -> Relaxed:
        """Solve with all rows and columns that are needed, or those found within `most_s` seconds."""
        return self._solve(ROUNDS_AT_ROOT, most_s=most_s)

    def node(self, lower: np.ndarray, upper: np.ndarray) -> Relaxed:
        """Solve under the bounds `lower` and `upper` of all columns; links that are broken are added once or twice."""
        changed = np.flatnonzero((lower != self._lower) | (upper != self._upper))
        self._lower, self._upper = lower.copy(), upper.copy()
        here = changed[self._at[changed] >= 0]
        if len(here):
            self._highs.changeColsBounds(len(here), self._at[here].astype(np.int32), lower[here], upper[here])
        return self._solve(ROUNDS_AT_NODE)

    def reduced_costs(self) -> np.ndarray:
        """Reduced cost of each column at the last solve."""
        duals = np.array(self._highs.getSolution().row_dual)
        base = self._matrix.rows.shape[0]
        found: np.ndarray = self._matrix.cost - self._matrix.rows.T @ duals[:base]
        if self._cuts:
            found -= self._stack.T @ duals[base:]
        return found

    def duals(self) -> np.ndarray:
        """Dual value of each row of the problem at the last solve."""
        return np.array(self._highs.getSolution().row_dual)[: self._matrix.rows.shape[0]]

    def _solve(self, rounds: int, *, most_s: float = np.inf) -> Relaxed:
        bound, x = -np.inf, None
        started = self._clock.seconds()
        for round_ in range(rounds):
            status = self._run()
            if status == "infeasible" and self._complete():
                status = self._run()
            if status != "optimal":
                return Relaxed(status, bound, x)
            x = self._values()
            value = float(self._highs.getInfo().objective_function_value)
            costs = self._entering()
            self.last_bound = value + float((costs * self._most).sum())
            before, bound = bound, max(bound, self.last_bound)
            entered = self._add_columns(np.flatnonzero(costs < NEGATIVE), costs)
            links, new = self._broken(x, capacity=rounds > ROUNDS_AT_NODE or round_ == 0)
            if not entered and (not new or (round_ > 2 and bound - before < STALLED * abs(bound))):  # noqa: PLR2004
                break
            if self._clock.seconds() - started > most_s:
                break
            if round_ < rounds - 1:
                self._known[links] = True
                self._add_rows(new)
        return Relaxed("optimal", bound, x)

    def _run(self) -> str:
        """Solve; once more from nothing where the solver fails, and say ``work`` where it fails again."""
        for _ in range(2):
            self._clock.run(self._highs)
            status = self._highs.getModelStatus()
            if status in ENDS:
                return ENDS[status]
            if over := self._clock.over():
                return over
            self._highs.clearSolver()
        return "work"

    def _values(self) -> np.ndarray:
        x = np.zeros(self._matrix.columns)
        x[self._columns] = np.array(self._highs.getSolution().col_value)
        return x

    def _entering(self) -> np.ndarray:
        """Negative reduced costs of the absent columns that may carry learners; 0 elsewhere."""
        costs: np.ndarray = np.minimum(self.reduced_costs(), 0.0)
        costs[self._at >= 0] = 0.0
        if len(self._parts.links):
            place, run = self._parts.links[:, 0].astype(int), self._parts.links[:, 1].astype(int)
            costs[place[self._upper[run] < 0.5]] = 0.0  # noqa: PLR2004 - the offer does not run
        return costs

    def _add_columns(self, wanted: np.ndarray, costs: np.ndarray) -> bool:
        if not len(wanted):
            return False
        self._enter(best_of_groups(wanted, costs[wanted], self._group[wanted], ENTERING))
        return True

    def _complete(self) -> bool:
        """Let all absent columns enter; False where there are none."""
        absent = np.flatnonzero(self._at < 0)
        if len(absent):
            self._enter(absent)
        return bool(len(absent))

    def _enter(self, columns: np.ndarray) -> None:
        base = self._matrix.rows[:, columns].tocsc()
        extra = self._stack[:, columns].tocsc()
        count = np.diff(base.indptr) + np.diff(extra.indptr)
        starts = np.concatenate([[0], np.cumsum(count)])
        index, values = np.zeros(starts[-1], dtype=np.int32), np.zeros(starts[-1])
        for part, shift, offset in ((base, 0, np.zeros(len(columns), dtype=int)),
                                    (extra, base.shape[0], np.diff(base.indptr))):  # fmt: skip
            to = np.repeat(starts[:-1] + offset - part.indptr[:-1], np.diff(part.indptr)) + np.arange(part.nnz)
            index[to], values[to] = part.indices + shift, part.data
        self._at[columns] = len(self._columns) + np.arange(len(columns))
        self._columns = np.concatenate([self._columns, columns])
        self._highs.addCols(
            len(columns), self._matrix.cost[columns], self._lower[columns], self._upper[columns], len(index),
            starts[:-1].astype(np.int32), index, values,
        )  # fmt: skip

    def _broken(self, x: np.ndarray, *, capacity: bool) -> tuple[np.ndarray, list[Cut]]:
        """Return the numbers of the links that `x` breaks, and all rows that it breaks."""
        numbers = broken_links(self._parts, x, self._known)
        links = [link_cut(self._parts, int(k)) for k in numbers]
        return numbers, links + self._ways.cuts(x) + (capacity_cuts(self._parts, x) if capacity else [])

    def _add_rows(self, cuts: list[Cut]) -> None:
        if not cuts:
            return
        self._cuts.extend(cuts)
        self._stack = stacked(self._cuts, self._matrix.columns)
        new = stacked(cuts, self._matrix.columns)[:, self._columns].tocsr()
        least = np.array([cut.least for cut in cuts])
        infinite = np.full(len(cuts), highspy.kHighsInf)
        starts = new.indptr[:-1].astype(np.int32)
        self._highs.addRows(len(cuts), least, infinite, new.nnz, starts, new.indices.astype(np.int32), new.data)


def groups(matrix: Matrix, parts: Parts) -> np.ndarray:
    """Column of a link -> its row of placement (the first equation it stands in); -1 for other columns."""
    found = np.full(matrix.columns, -1, dtype=np.int64)
    place = parts.links[:, 0].astype(int)
    equation = matrix.low == matrix.high
    start, index = matrix.rows.indptr, matrix.rows.indices
    for j in place:
        rows = index[start[j] : start[j + 1]]
        found[j] = rows[equation[rows]][0]
    return found


def _most(matrix: Matrix, parts: Parts) -> np.ndarray:
    """Column of a link -> the most entrants it may carry; 0 for other columns."""
    found = np.zeros(matrix.columns)
    found[parts.links[:, 0].astype(int)] = parts.links[:, 2]
    return found


def _first_columns(matrix: Matrix, parts: Parts, group: np.ndarray) -> np.ndarray:
    """Which columns the relaxation begins with: all but the dearer links."""
    place = parts.links[:, 0].astype(int)
    present = np.ones(matrix.columns, dtype=bool)
    present[place] = False
    present[best_of_groups(place, matrix.cost[place], group[place], NEAREST)] = True
    return present


def best_of_groups(columns: np.ndarray, cost: np.ndarray, group: np.ndarray, many: int) -> np.ndarray:
    """Return the `many` cheapest columns of each group, sorted."""
    if not len(columns):
        return columns
    order = np.lexsort((columns, cost, group))
    found: np.ndarray = np.sort(columns[order[ranks(group[order]) < many]])
    return found


def ranks(group: np.ndarray) -> np.ndarray:
    """Return the place of each within its group, from 0; groups stand together."""
    if not len(group):
        return group
    first = np.flatnonzero(np.concatenate([[True], group[1:] != group[:-1]]))
    found: np.ndarray = np.arange(len(group)) - np.repeat(first, np.diff(np.append(first, len(group))))
    return found
