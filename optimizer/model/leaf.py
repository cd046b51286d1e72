"""A decided structure: its fields are solved apart, in parallel, and joined again.

Rows over two fields or more (a budget, a coverage by sites of any field) keep the fields together; they are priced with
the duals of the relaxation, which gives a bound, and the joined plan is solved once more with all whole numbers given,
which gives its cost. Where that plan breaks such a row, or costs too much, all fields are searched together.
"""

from dataclasses import dataclass, replace

import highspy
import numpy as np

from optimizer.model.apart import Apart
from optimizer.model.clock import Clock
from optimizer.model.cuts import Cut
from optimizer.model.matrix import Matrix, with_cuts
from optimizer.model.parts import Parts
from optimizer.model.relaxation import Relaxation
from optimizer.model.searching import FEASIBLE, Effort, joined, only, possible, search
from optimizer.model.ways import Ways

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


class Leaves:
    """Solves decided structures of one problem."""

    def __init__(self, ways: Ways, parts: Parts, clock: Clock, seed: int) -> None:
        matrix = ways.matrix
        self._ways, self._matrix, self._parts, self._clock, self._seed = ways, matrix, parts, clock, seed
        self._given = (parts.block == 0) & matrix.integer

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
        fields = Apart(self._matrix, self._parts, known.cuts, self._clock, self._seed)
        prices = fields.prices(known.duals)
        constant, bound = fields.constant(fixed, prices), known.bound
        effort = self._effort(bound if np.isfinite(bound) else constant, gap)
        found = fields.plans(fixed, lower, upper, prices, effort)
        bound = max(bound, constant + sum(part.bound for part in found))
        x = fixed.copy()
        for part in found:
            if part.values is None:
                return Decided(None, bound, None)
            x[part.columns] = part.values
        whole = with_cuts(self._matrix, known.cuts, lower, upper)
        objective = joined(self._matrix, self._parts, lower, upper, x, self._seed)
        if objective is None or objective - bound > gap * abs(objective):
            return self._together(whole, fixed, bound, x if objective is not None else None, objective, gap)
        return Decided(objective, min(bound, objective), x)

    def _effort(self, scale: float, gap: float) -> Effort:
        """Return the effort for each field where all costs are about `scale`."""
        allowed = max(1e-6, 0.5 * gap * abs(scale) / max(1, self._parts.blocks - 1))
        return allowed, int(NODES_ROUGH * max(1.0, ROUGH / max(gap, FINEST)))

    def _together(
        self, whole: Matrix, fixed: np.ndarray, bound: float, x: np.ndarray | None, objective: float | None, gap: float,
    ) -> Decided:  # fmt: skip
        lower, upper = (np.where(self._given, fixed, side) for side in (whole.lower, whole.upper))
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
            value = joined(self._matrix, self._parts, lower, upper, better, self._seed)
            if value is not None and (objective is None or value < objective):
                x, objective = better, value
        return Decided(objective, bound if objective is None else min(bound, objective), x)
