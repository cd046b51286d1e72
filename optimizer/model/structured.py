"""Problems of a province: the relaxation by the simplex method beside prices of a first-order method, then the tree.

The relaxation keeps one core busy. The other finds prices near its own (`optimizer.model.prices`) and a plan of a
structure that is cheap at them (`optimizer.model.wide`): long before the relaxation is solved there is a plan. Prices
amid the optimal ones, as a gradient method ends with, prove more of whole structures than those of a vertex do.
"""

import threading
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from time import monotonic

import numpy as np

from optimizer.model.answer import Answer, Options, Progress, silent
from optimizer.model.clock import Clock
from optimizer.model.parts import Parts
from optimizer.model.relaxation import Relaxation, Relaxed
from optimizer.model.structures import Proposed, Structures
from optimizer.model.tree import Tree
from optimizer.model.ways import Ways
from optimizer.model.wide import Wide

SHARE_OF_ROOT = 0.5
"""Most of the time that the relaxation before a search by structure may take."""
PRICED = 30_000
"""Columns from which prices are worth a core."""


LOOSE = 5e-3
"""Gap from which prices are likely to be enough, so that the relaxation waits for them (share)."""


class Structured:
    """The search of one problem by its structure."""

    def __init__(self, ways: Ways, parts: Parts, clock: Clock, options: Options, progress: Progress) -> None:
        self._ways, self._parts, self._clock = ways, parts, clock
        self._options, self._progress = options, progress
        self._enough = threading.Event()
        self._relaxation = Relaxation(ways, parts, clock.until(self._enough), options.seed)
        self._structures = Structures(ways.matrix, parts, clock, options.seed)
        self._root: Relaxed | None = None
        self._wide = Wide(ways, parts, clock, options, silent)
        self._first: Answer | None = None
        self._early: Future[None] | None = None
        self._beside: Future[Proposed] | None = None
        self._apart: Future[float] | None = None
        self._told = 0.0

    def relax(self, start: Mapping[int, float]) -> Answer:
        """Solve the relaxation with the columns and rows that are needed, unless what is found first is enough."""
        if self._ways.matrix.columns >= PRICED:
            pool = ThreadPoolExecutor(1)
            self._early = pool.submit(self._before, start)
            self._beside = pool.submit(self._wide.proposed)
            self._apart = pool.submit(self._wide.apart)
            pool.shutdown(wait=False)
            if self._options.gap >= LOOSE:
                self._early.result()
        root = self._relaxation.root(SHARE_OF_ROOT * self._options.time_limit_s)
        if self._early is not None:
            self._early.result()
        if self._first is not None:
            self._progress("lp", self._clock.seconds(), self._first.objective, self._first.bound)
            return Answer("optimal", "gap", self._first.bound, self._first.bound, self._first.values)
        bound = None if root.bound == -np.inf else root.bound
        self._progress("lp", self._clock.seconds(), None, bound)
        if root.status == "infeasible":
            return Answer("infeasible", "infeasible", None, None, None)
        if root.x is None or bound is None:
            return self._without_root(root.status, bound)
        self._root = root
        return Answer("optimal", "gap", bound, bound, root.x)

    def _before(self, start: Mapping[int, float]) -> None:
        """Find a plan before the relaxation is solved; end that where the plan is good enough."""
        self._wide.early(start)
        if self._wide.objective is not None and not self._wide.done and self._options.gap >= LOOSE:
            self._wide.proposed()
        if self._wide.done:
            self._first = self._wide.answer()
            self._enough.set()

    def _without_root(self, stopped: str, bound: float | None) -> Answer:
        """Return what was found beside a relaxation that was not solved in time."""
        if self._apart is not None:
            self._apart.result()
        found = self._wide
        known = [b for b in (bound, found.bound) if b is not None and np.isfinite(b)]
        best = max(known, default=None)
        if found.x is None or found.objective is None:
            return Answer("none", stopped, None, best, None)
        best = None if best is None else min(best, found.objective)
        return Answer("feasible", stopped, found.objective, best, found.x)

    def search(self, start: Mapping[int, float]) -> Answer:
        """Search from the solved relaxation."""
        if self._first is not None:
            self._wide.stop()
            return self._first
        assert self._root is not None
        opt = self._options
        tree = Tree(self._ways, self._parts, self._clock, opt, self._tell)
        if self._early is not None:
            tree.take(self._wide.objective, self._wide.x, self._wide.bound)
        given = {j: start[j] for j in self._parts.branching.tolist() if j in start}
        tree.search(self._relaxation, self._root, given, self._structures, self._beside, self._apart)
        self._wide.stop()
        if tree.infeasible:
            return Answer("infeasible", "infeasible", None, None, None)
        bound = float(tree.bound) if np.isfinite(tree.bound) else None
        ended = opt.ended(tree.objective, -np.inf if bound is None else bound, self._clock.over() or "work")
        return Answer(*ended, tree.objective, bound, tree.x)

    def _tell(self, best: float | None, bound: float) -> None:
        now = monotonic()
        if now - self._told > 1 or best is not None:
            self._told = now
            self._progress("mip", self._clock.seconds(), best, bound)
