"""Provinces too large for the simplex method: a bound from prices, plans from structures near them.

Prices of a first-order method (`optimizer.model.prices`) prove a bound and give values of the relaxation. Two whole
structures are made of them (`optimizer.model.structures`): the one nearest to the values, and the cheapest at the
prices, which raises the bound. Their fields are solved apart (`optimizer.model.leaf`), with the links that the prices
favour; solved whole at the prices, the fields raise the bound once more (`optimizer.model.fields`).
"""

from collections.abc import Callable, Mapping

import numpy as np

from optimizer.model.answer import Answer, Options, Progress
from optimizer.model.clock import Clock
from optimizer.model.cuts import link_cut
from optimizer.model.fields import Fields
from optimizer.model.leaf import ROUGH, Known, Leaves
from optimizer.model.parts import Parts
from optimizer.model.prices import Priced, Pricing
from optimizer.model.relaxation import best_of_groups, groups
from optimizer.model.structures import NEAR, Proposed, Structures
from optimizer.model.ways import Ways

ROUGHLY = 1e-3
"""Gap of the first structure that is cheapest at the prices, as a share of all costs: soon rather than best."""
FINER = 4
"""How much smaller the gap is to which the fields of the best structure are solved again."""
FAVOURED = 12
"""Links of each commune and programme that the fields of a structure may use."""


class Wide:
    """The search of one problem."""

    def __init__(self, ways: Ways, parts: Parts, clock: Clock, options: Options, progress: Progress) -> None:
        self._ways, self._matrix, self._parts, self._clock = ways, ways.matrix, parts, clock
        self._options, self._progress = options, progress
        self._group = groups(self._matrix, parts)
        self._whole = (parts.block == 0) & self._matrix.integer
        self._structures = Structures(self._matrix, parts, clock, options.seed)
        self._fields = Fields(self._matrix, parts, clock, options.seed)
        self._priced: Priced | None = None
        self._of_structure = -np.inf
        self._best: np.ndarray | None = None
        self.bound = -np.inf
        self.objective: float | None = None
        self.x: np.ndarray | None = None

    def relax(self) -> Answer:
        """Price the problem; there is no bound where the time allows none."""
        self._priced = Pricing(self._matrix, self._parts, self._clock, self._group).solve(self._options.seed)
        if self._priced is None:
            return Answer("none", self._clock.over() or "work", None, None, None)
        self.bound = self._priced.bound
        self._progress("lp", self._clock.seconds(), None, self.bound)
        return Answer("optimal", "gap", self.bound, self.bound, self._priced.x)

    def search(self, start: Mapping[int, float]) -> Answer:
        """Search plans of structures near the prices; `start` is a structure to try at last."""
        assert self._priced is not None
        self._find(self._priced, start)
        if self.x is None or self.objective is None:
            return Answer("none", self._clock.over() or "work", None, self.bound, None)
        bound = min(self.bound, self.objective)
        if self.done:
            return Answer("optimal", "gap", self.objective, bound, self.x)
        return Answer("feasible", self._clock.over() or "work", self.objective, bound, self.x)

    def early(self) -> None:
        """Find prices, and a plan of a structure that is about the cheapest at them."""
        if self.relax().status != "optimal" or self._clock.over():
            return
        assert self._priced is not None
        fixed = self._cheapest(self._priced, ROUGHLY)
        if fixed is not None and not self._clock.over():
            self._evaluate(Leaves(self._ways, self._parts, self._clock, self._options.seed), self._priced, fixed)

    def proposed(self) -> Proposed:
        """Return, after `early`, the structure that is cheapest at the prices, and the best bound proven so far."""
        if self._priced is None or self._clock.over():
            return Proposed(None, self.bound)
        fixed = self._cheapest(self._priced, NEAR)
        return Proposed(fixed, self.bound)

    def apart(self) -> float:
        """Return, after `proposed`, the bound that whole fields prove at the prices, with the best whole structure."""
        if self._priced is not None and np.isfinite(self._of_structure):
            self.bound = max(self.bound, self._of_structure + sum(self._fields.gains(self._priced)))
        return self.bound

    def stop(self) -> None:
        """Solve no field more."""
        self._fields.stop()

    @property
    def done(self) -> bool:
        """Whether the gap is reached."""
        return self.objective is not None and self.objective - self.bound <= self._options.gap * abs(self.objective)

    def _find(self, priced: Priced, start: Mapping[int, float]) -> None:
        leaves = Leaves(self._ways, self._parts, self._clock, self._options.seed)
        wish = np.zeros(self._matrix.columns)
        wish[list(start)] = list(start.values())
        makers: tuple[Callable[[], np.ndarray | None], ...] = (
            lambda: self._structures.nearest(priced.x),
            lambda: self._cheapest(priced, NEAR),
        )
        tried: set[bytes] = set()

        def attempt(make: Callable[[], np.ndarray | None]) -> None:
            if self._clock.over() or self.done:
                return
            fixed = make()
            if fixed is not None and fixed.tobytes() not in tried:
                tried.add(fixed.tobytes())
                self._evaluate(leaves, priced, fixed)

        for make in makers:
            attempt(make)
        if not self.done:
            self.apart()
            self._progress("mip", self._clock.seconds(), self.objective, self.bound)
        if start:
            attempt(lambda: self._structures.nearest(wish))
        gap = ROUGH / FINER
        while self._best is not None and gap > self._options.gap / FINER and not self._clock.over() and not self.done:
            self._evaluate(leaves, priced, self._best, gap)
            gap /= FINER

    def _evaluate(self, leaves: Leaves, priced: Priced, fixed: np.ndarray, gap: float = ROUGH) -> None:
        """Solve the fields of the structure `fixed` to `gap`; keep the plan if it is the best."""
        cuts = tuple(link_cut(self._parts, int(k)) for k in np.flatnonzero(priced.links > 0))
        known = Known(priced.duals, cuts, -np.inf)
        upper = self._ways.closed(fixed, self._matrix.upper)
        place, run = self._parts.links[:, 0].astype(int), self._parts.links[:, 1].astype(int)
        open_ = place[upper[run] > 0]
        favoured = best_of_groups(open_, priced.reduced[open_], self._group[open_], FAVOURED)
        upper[np.setdiff1d(place, favoured)] = 0.0
        lower = np.where(self._whole, fixed, self._matrix.lower)
        upper = np.where(self._whole, fixed, upper)
        found = leaves.apart(fixed, lower, upper, known, gap, enough=np.inf)
        if found.objective is not None and (self.objective is None or found.objective < self.objective):
            self.objective, self.x, self._best = found.objective, found.x, fixed
        self._progress("mip", self._clock.seconds(), self.objective, self.bound)

    def _cheapest(self, priced: Priced, near: float) -> np.ndarray | None:
        """Return the structure that is cheapest at the prices within the gap `near`; raise the bound by what it proves.

        The proof starts from what these prices prove, not from the best bound known.
        """
        proposed = self._structures.cheapest(priced.duals, priced.reduced, priced.least, priced.bound, near)
        self._of_structure = max(self._of_structure, proposed.bound)
        self.bound = max(self.bound, proposed.bound)
        return proposed.fixed
