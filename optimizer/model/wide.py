"""Provinces too large for the simplex method: a bound from prices, plans from structures near them.

Prices of a first-order method (`optimizer.model.prices`) prove a bound and give values of the relaxation. Two whole
structures are made of them: the one nearest to the values, and the cheapest at the prices, whose own bound is one of the
problem (a Lagrangian relaxation that keeps the structure whole). Their fields are solved apart (`optimizer.model.leaf`),
with the links that the prices favour.
"""

from collections.abc import Callable

import numpy as np

from optimizer.model.clock import Clock
from optimizer.model.cuts import link_cut
from optimizer.model.leaf import FEASIBLE, ROUGH, Known, Leaves, fields_of_rows
from optimizer.model.matrix import Matrix, loaded
from optimizer.model.parts import Parts
from optimizer.model.prices import Priced, Pricing
from optimizer.model.relaxation import best_of_groups, groups
from optimizer.model.ways import Ways

WIDE = 300_000
"""Columns from which a problem is too large for the simplex method."""
FAVOURED = 12
"""Links of each commune and programme that the fields of a structure may use."""
NODES = 2000
"""Most nodes of a search for a whole structure."""
NEAR = 1e-3
"""Gap of such a search."""


class Wide:
    """The search of one problem."""

    def __init__(
        self, ways: Ways, parts: Parts, clock: Clock, seed: int, gap: float, tell: Callable[[float | None, float], None]
    ) -> None:
        self._ways, self._matrix, self._parts, self._clock = ways, ways.matrix, parts, clock
        self._seed, self._gap, self._tell = seed, gap, tell
        self._group = groups(self._matrix, parts)
        self._structure = (parts.block == 0) & self._matrix.integer
        self.bound = -np.inf
        self.objective: float | None = None
        self.x: np.ndarray | None = None

    def relax(self) -> Priced | None:
        """Price the problem; None where the time allows no bound."""
        priced = Pricing(self._matrix, self._parts, self._clock, self._group).solve(self._seed)
        if priced is not None:
            self.bound = priced.bound
        return priced

    @property
    def done(self) -> bool:
        """Whether the gap is reached."""
        return self.objective is not None and self.objective - self.bound <= self._gap * abs(self.objective)

    def search(self, priced: Priced, start: dict[int, float]) -> None:
        """Find plans; `start` is a structure to try where no other gives one."""
        leaves = Leaves(self._ways, self._parts, self._clock, self._seed)
        cuts = tuple(link_cut(self._parts, int(k)) for k in np.flatnonzero(priced.links > 0))
        known = Known(priced.duals, cuts, -np.inf)
        tried: set[bytes] = set()
        for make in (self._nearest, self._cheapest, lambda _: self._given(start)):
            if self._clock.over() or self.done:
                return
            fixed = make(priced)
            if fixed is not None and fixed.tobytes() not in tried:
                tried.add(fixed.tobytes())
                self._evaluate(leaves, priced, known, fixed)

    def _evaluate(self, leaves: Leaves, priced: Priced, known: Known, fixed: np.ndarray) -> None:
        upper = self._ways.closed(fixed, self._matrix.upper)
        place, run = self._parts.links[:, 0].astype(int), self._parts.links[:, 1].astype(int)
        open_ = place[upper[run] > 0]
        favoured = best_of_groups(open_, priced.reduced[open_], self._group[open_], FAVOURED)
        upper[np.setdiff1d(place, favoured)] = 0.0
        lower = np.where(self._structure, fixed, self._matrix.lower)
        upper = np.where(self._structure, fixed, upper)
        found = leaves.apart(fixed, lower, upper, known, ROUGH, enough=np.inf)
        if found.objective is not None and (self.objective is None or found.objective < self.objective):
            self.objective, self.x = found.objective, found.x
        self._tell(self.objective, self.bound)

    def _nearest(self, priced: Priced) -> np.ndarray | None:
        """Return the whole structure nearest to the values of the relaxation."""
        found, _ = self._whole(np.where(self._structure, 1 - 2 * np.clip(priced.x, 0, 1), 0.0))
        return found

    def _cheapest(self, priced: Priced) -> np.ndarray | None:
        """Return the whole structure that costs least at the prices, and raise the bound by what it proves."""
        alone = fields_of_rows(self._matrix.rows, self._parts) == 0
        duals = np.where(alone, 0.0, priced.duals)
        costs = np.where(self._parts.block == 0, self._matrix.cost - self._matrix.rows.T @ duals, 0.0)
        found, least = self._whole(costs)
        within = float(np.where(self._parts.block == 0, self._least(priced), 0.0).sum())
        side = np.where(priced.duals > 0, self._matrix.low, np.where(priced.duals < 0, self._matrix.high, 0.0))
        of_rows = float((np.where(alone, priced.duals, 0.0) * np.where(alone, side, 0.0)).sum())
        self.bound = max(self.bound, priced.bound - within - of_rows + least)
        return found

    def _least(self, priced: Priced) -> np.ndarray:
        """Return what each column of the structure adds to the bound of the prices."""
        reduced = priced.reduced
        found: np.ndarray = np.where(reduced > 0, reduced * priced.lower, 0.0)
        negative = reduced < 0
        found[negative] = reduced[negative] * priced.upper[negative]
        return found

    def _given(self, start: dict[int, float]) -> np.ndarray | None:
        """Return the structure of `start`, completed."""
        if not start:
            return None
        wish = np.zeros(self._matrix.columns)
        for column, value in start.items():
            wish[column] = 1 - 2 * value
        return self._whole(np.where(self._structure, wish, 0.0))[0]

    def _whole(self, costs: np.ndarray) -> tuple[np.ndarray | None, float]:
        """Return the whole structure of least `costs` (None without one) and the bound on its cost."""
        columns = np.flatnonzero(self._parts.block == 0)
        rows = np.flatnonzero(fields_of_rows(self._matrix.rows, self._parts) == 0)
        matrix = self._matrix
        part = Matrix(
            matrix.rows[:, columns].tocsr()[rows].tocsc(), matrix.low[rows], matrix.high[rows], costs[columns],
            matrix.lower[columns], matrix.upper[columns], 0.0, matrix.integer[columns],
        )  # fmt: skip
        highs = loaded(part, seed=self._seed, whole=True)
        self._clock.watch(highs)
        for option, value in (("mip_rel_gap", NEAR), ("mip_max_nodes", NODES), ("time_limit", self._clock.left())):
            highs.setOptionValue(option, value)
        highs.run()
        info = highs.getInfo()
        if info.primal_solution_status != FEASIBLE:
            return None, float(info.mip_dual_bound)
        fixed = np.zeros(matrix.columns)
        values = np.array(highs.getSolution().col_value)
        whole = matrix.integer[columns]
        fixed[columns[whole]] = np.round(values[whole])
        return fixed, float(info.mip_dual_bound)
