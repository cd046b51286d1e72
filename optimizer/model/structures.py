r"""Whole structures of a problem: nearest to given values, or cheapest at given prices, with the bound that they prove.

Take the rows over structure alone (who merges, converts, keeps which site) into the subproblem, and price all others
with y. What remains falls apart into the structure and the fields, and

.. math::
   L(y) = \min \{ d x : x \text{ a whole structure} \} + \sum_{j \text{ of fields}} \min(d_j l_j, d_j u_j) + \dots

is a bound of the problem (Lagrangian relaxation; Geoffrion 1974). At the prices of the relaxation it is no lower than
the relaxation, and higher where the relaxation gains by halves of units.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from optimizer.model.apart import fields_of_rows
from optimizer.model.clock import Clock
from optimizer.model.matrix import Matrix, loaded, without_empty_rows
from optimizer.model.parts import KEEP, MERGE, Parts
from optimizer.model.searching import FEASIBLE

NODES = 100
"""Most nodes of a search for a whole structure."""
NEAR = 1e-4
"""Gap of such a search, as a share of the cost of the whole problem."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """A whole structure worth trying (None without one), and a bound of the problem."""

    fixed: np.ndarray | None
    """Column -> value; those of the fields are 0."""
    bound: float


DECIDED = 10.0
"""Weight of a site that is to be kept, beside other wishes of at most one each."""
NOTHING: Mapping[int, float] = MappingProxyType({})
APART = 0.5
"""Sum of differences to which the structure nearest to given values is found."""
ROUNDING = 1e-6
"""A reduced cost below this is none."""
PRESENT = 1e-4
"""Share from which a host is looked at in the first search for the structure nearest to given values."""


def adds(reduced: np.ndarray, lower: np.ndarray, upper: np.ndarray) -> np.ndarray:
    """Return what each column adds to the bound of a solved relaxation: reduced cost times the bound on its side."""
    cost = np.where(np.abs(reduced) < ROUNDING, 0.0, reduced)
    side = np.where(cost > 0, lower, upper)
    side[cost == 0] = 0.0
    found: np.ndarray = cost * side
    return found


class Structures:
    """The structures of one problem."""

    def __init__(self, matrix: Matrix, parts: Parts, clock: Clock, seed: int) -> None:
        self._matrix, self._clock, self._seed = matrix, clock, seed
        self._own = np.flatnonzero(parts.block == 0)
        self._rows = np.flatnonzero(fields_of_rows(matrix.rows, parts) == 0)
        self._part = matrix.rows[:, self._own].tocsr()[self._rows].tocsc()
        self._whole = (parts.block == 0) & matrix.integer
        kept = parts.rank == KEEP
        self._keep = parts.branching[kept]
        self._site = np.unique(parts.site[kept], return_inverse=True)[1]
        self._pairs = parts.branching[parts.rank >= MERGE]

    def shares(self, x: np.ndarray) -> np.ndarray:
        """Return the values `x` of all columns, those of a site the share in which it is kept, whoever works it.

        A site that three hosts work in thirds is kept: each alone would be rounded to none.
        """
        found = x.copy()
        found[self._keep] = np.bincount(self._site, x[self._keep])[self._site]
        return found

    def nearest(self, x: np.ndarray, given: Mapping[int, float] | None = None) -> np.ndarray | None:
        """Return the whole structure nearest to the values `x` (as a rule `shares`); None where there is none.

        `given` are columns whose shares are decided; a site that is to be kept is worked by whom it suits best. Pairs
        of institution or site and host that are zero in `x` are left out, unless there is no structure without them.
        """
        wish = np.where(self._whole, 1 - 2 * x, 0.0)
        present = np.ones(len(x), dtype=bool)
        present[self._pairs] = x[self._pairs] > PRESENT
        decided = dict(given or {})
        present[list(decided)] = True
        for column in self._keep[[decided.get(j, 0.0) > 0 for j in self._keep.tolist()]].tolist():
            wish[column] -= DECIDED
            del decided[column]
        found = self._search(wish[self._own], APART, decided, present[self._own], presolve="off")[0]
        return self._search(wish[self._own], APART, decided, presolve="off")[0] if found is None else found

    def cheapest(
        self, duals: np.ndarray, reduced: np.ndarray, least: np.ndarray, bound: float, near: float = NEAR
    ) -> Proposed:
        """Return the structure that is cheapest at prices, and the bound that follows.

        Parameters
        ----------
        duals
            Price of each row of the problem.
        reduced
            Reduced cost of each column, at the prices of all rows.
        least
            What each column adds to `bound`.
        bound
            What these prices prove.
        near
            Gap at which the search for the structure may stop (share of `bound`).
        """
        low, high = self._matrix.low[self._rows], self._matrix.high[self._rows]
        price = duals[self._rows]
        price = np.where(((price > 0) & ~np.isfinite(low)) | ((price < 0) & ~np.isfinite(high)), 0.0, price)
        costs = reduced[self._own] + self._part.T @ duals[self._rows]
        side = np.where(price > 0, low, high)
        side[price == 0] = 0.0
        without = bound - float(least[self._own].sum()) - float((price * side).sum())
        fixed, cost = self._search(costs, near * abs(bound))
        return Proposed(fixed, max(bound, without + cost) if np.isfinite(without + cost) else bound)

    def _search(
        self, costs: np.ndarray, near: float, given: Mapping[int, float] = NOTHING, present: np.ndarray | None = None,
        presolve: str = "choose",
    ) -> tuple[np.ndarray | None, float]:  # fmt: skip
        """Return the whole structure of least `costs` to the gap `near` (None without one) and a bound on its cost.

        Where `present` is given, its columns alone may be other than zero. `presolve` is the solver's: it takes longer
        than the search where few columns are wished for.
        """
        matrix, rows = self._matrix, self._rows
        lower, upper = matrix.lower.copy(), matrix.upper.copy()
        for column, value in given.items():
            lower[column] = upper[column] = value
        at = np.arange(len(self._own)) if present is None else np.flatnonzero(present)
        own, low, high = self._own[at], matrix.low[rows], matrix.high[rows]
        part = Matrix(self._part[:, at], low, high, costs[at], lower[own], upper[own], 0.0, matrix.integer[own])
        if present is not None:
            part = without_empty_rows(part)
        highs = loaded(part, seed=self._seed, whole=True)
        self._clock.watch(highs)
        highs.setOptionValue("presolve", presolve)
        for option, value in (("mip_abs_gap", near), ("mip_max_nodes", NODES), ("time_limit", self._clock.left())):
            highs.setOptionValue(option, value)
        highs.run()
        info = highs.getInfo()
        if info.primal_solution_status != FEASIBLE:
            return None, float(info.mip_dual_bound)
        fixed = np.zeros(matrix.columns)
        values = np.array(highs.getSolution().col_value)
        whole = matrix.integer[own]
        fixed[own[whole]] = np.round(values[whole])
        return fixed, float(info.mip_dual_bound)
