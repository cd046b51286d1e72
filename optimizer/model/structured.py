"""Problems of a province: the relaxation by the simplex method beside prices of a first-order method, then the tree.

The relaxation keeps one core busy. The other finds prices near its own (`optimizer.model.prices`): prices amid the
optimal ones, as a gradient method ends with, prove more of whole structures than those of a vertex do.
"""

from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from time import monotonic

import numpy as np

from optimizer.model.answer import Answer, Options, Progress
from optimizer.model.clock import Clock
from optimizer.model.parts import Parts
from optimizer.model.prices import Pricing
from optimizer.model.relaxation import Relaxation, Relaxed, groups
from optimizer.model.structures import Proposed, Structures
from optimizer.model.tree import Tree
from optimizer.model.ways import Ways

SHARE_OF_ROOT = 0.5
"""Most of the time that the relaxation before a search by structure may take."""
PRICED = 30_000
"""Columns from which prices are worth a core."""


class Structured:
    """The search of one problem by its structure."""

    def __init__(self, ways: Ways, parts: Parts, clock: Clock, options: Options, progress: Progress) -> None:
        self._ways, self._parts, self._clock = ways, parts, clock
        self._options, self._progress = options, progress
        self._relaxation = Relaxation(ways, parts, clock, options.seed)
        self._structures = Structures(ways.matrix, parts, clock, options.seed)
        self._root: Relaxed | None = None
        self._beside: Future[Proposed] | None = None
        self._told = 0.0

    def relax(self) -> Answer:
        """Solve the relaxation with the columns and rows that are needed."""
        if self._ways.matrix.columns >= PRICED:
            pool = ThreadPoolExecutor(1)
            self._beside = pool.submit(self._priced)
            pool.shutdown(wait=False)
        root = self._relaxation.root(SHARE_OF_ROOT * self._options.time_limit_s)
        bound = None if root.bound == -np.inf else root.bound
        self._progress("lp", self._clock.seconds(), None, bound)
        if root.status == "infeasible":
            return Answer("infeasible", "infeasible", None, None, None)
        if root.x is None or bound is None:
            return Answer("none", root.status, None, bound, None)
        self._root = root
        return Answer("optimal", "gap", bound, bound, root.x)

    def _priced(self) -> Proposed:
        """Return the whole structure that is cheapest at the prices of a first-order method, and its bound."""
        matrix = self._ways.matrix
        found = Pricing(matrix, self._parts, self._clock, groups(matrix, self._parts)).solve(self._options.seed)
        if found is None:
            return Proposed(None, -np.inf)
        return self._structures.cheapest(found.duals, found.reduced, found.bound)

    def search(self, start: Mapping[int, float]) -> Answer:
        """Search from the solved relaxation."""
        assert self._root is not None
        opt = self._options
        tree = Tree(self._ways, self._parts, self._clock, opt.seed, opt.gap, opt.target_mvnd, self._tell)
        given = {j: start[j] for j in self._parts.branching.tolist() if j in start}
        tree.search(self._relaxation, self._root, given, self._structures, self._beside)
        if tree.infeasible:
            return Answer("infeasible", "infeasible", None, None, None)
        bound = float(tree.bound) if np.isfinite(tree.bound) else None
        stopped = self._clock.over() if not tree.done else "gap"
        if tree.x is None or tree.objective is None:
            return Answer("none", stopped or "work", None, bound, None)
        return Answer("optimal" if stopped == "gap" else "feasible", stopped or "work", tree.objective, bound, tree.x)

    def _tell(self, best: float | None, bound: float) -> None:
        now = monotonic()
        if now - self._told > 1 or best is not None:
            self._told = now
            self._progress("mip", self._clock.seconds(), best, bound)
