"""Provinces too large for the simplex method: a bound from prices, plans from structures near them.

Prices of a first-order method (`optimizer.model.prices`) prove a bound and give values of the relaxation. One core
finds closer prices, the structure that is cheapest at them (`optimizer.model.structures`) and solves the fields whole
(`optimizer.model.fields`): each raises the bound. The other one looks for better structures near the values, step by
step (`optimizer.model.steps`), and for a plan of the best (`optimizer.model.near`).
"""

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import islice

import numpy as np

from optimizer.model.answer import Answer, Options, Progress
from optimizer.model.clock import Clock
from optimizer.model.fields import Fields
from optimizer.model.leaf import Known, Leaves
from optimizer.model.near import Near
from optimizer.model.parts import Parts
from optimizer.model.prices import Priced, Pricing
from optimizer.model.relaxation import best_of_groups, groups
from optimizer.model.steps import Steps, Worth
from optimizer.model.structures import NEAR, Proposed, Structures
from optimizer.model.ways import Ways

FAIR = 4
"""Rounds after which prices are good enough to look for plans; those after it raise the bound."""
SHARE_OF_ROUNDING, SHARE_OF_STEPS = 0.1, 0.5
"""Share of the time that is left, for first structures and for better ones, before a plan of the best is made."""
CLOSE = 3e-3
"""Gap to which a structure is solved at first (share)."""
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
        self._near = Near(self._matrix, parts, clock, options.seed)
        self._priced: Priced | None = None
        self._of_structure = -np.inf
        self._rounds = Pricing(ways, parts, clock, self._group).rounds(options.seed)
        self.bound = -np.inf
        self.objective: float | None = None
        self.x: np.ndarray | None = None

    def relax(self) -> Answer:
        """Price the problem; there is no bound where the time allows none."""
        self._price(islice(self._rounds, FAIR))
        if self._priced is None:
            return Answer("none", self._clock.over() or "work", None, None, None)
        self._progress("lp", self._clock.seconds(), None, self.bound)
        return Answer("optimal", "gap", self.bound, self.bound, self._priced.x)

    def _price(self, rounds: Iterable[Priced]) -> None:
        """Keep the prices that prove most."""
        for found in rounds:
            if self._priced is None or found.bound > self._priced.bound:
                self._priced, self._of_structure = found, -np.inf
            self.bound = max(self.bound, found.bound)

    def search(self, start: Mapping[int, float]) -> Answer:
        """Search plans of structures near the prices; `start` is a structure to look at first."""
        assert self._priced is not None
        self._find(self._priced, start)
        if self.x is None or self.objective is None:
            return Answer("none", self._clock.over() or "work", None, self.bound, None)
        bound = min(self.bound, self.objective)
        if self.done:
            return Answer("optimal", "gap", self.objective, bound, self.x)
        return Answer("feasible", self._clock.over() or "work", self.objective, bound, self.x)

    def early(self) -> None:
        """Find prices, and a plan of a structure near the relaxation."""
        if self.relax().status != "optimal" or self._clock.over():
            return
        assert self._priced is not None
        leaves = Leaves(self._ways, self._parts, self._clock, self._options.seed)
        steps = self._steps(leaves, self._priced)
        steps.round_off(self._until(SHARE_OF_ROUNDING))
        if steps.best is not None and not self._clock.over():
            self._evaluate(self._priced, steps.best)

    def proposed(self) -> Proposed:
        """Return, after `early`, the structure cheapest at closer prices, and the best bound proven so far."""
        if self._priced is None or self._clock.over():
            return Proposed(None, self.bound)
        self._price(self._rounds)
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
        """Look for plans on one core while the other one proves."""
        leaves = Leaves(self._ways, self._parts, self._clock, self._options.seed)
        wish = np.zeros(self._matrix.columns)
        wish[list(start)] = list(start.values())
        with ThreadPoolExecutor(1) as pool:
            proof = pool.submit(lambda: (self.proposed(), self.apart()))
            steps, gap = self._steps(leaves, priced), CLOSE
            if start:
                steps.see(self._structures.nearest(wish))
            steps.round_off(self._until(SHARE_OF_ROUNDING))
            fixed = steps.best
            while fixed is not None and not self._over() and gap > self._options.gap / FINER:
                duals = self._evaluate(priced, fixed, gap)
                if duals is not None:
                    steps.judge_by(self._worth(leaves, priced, duals))
                if not steps.ended:
                    steps.turn(self._until(SHARE_OF_STEPS))
                gap = gap / FINER if steps.best is fixed else CLOSE
                fixed = steps.best
            if self.done:
                self.stop()
            proof.result()
        self._progress("mip", self._clock.seconds(), self.objective, self.bound)

    def _until(self, share: float) -> Callable[[], bool]:
        """Return what says whether this share of the time left now is over, or the search is."""
        until = self._clock.seconds() + share * self._clock.left()
        return lambda: self._over() or self._clock.seconds() > until

    def _over(self) -> bool:
        return self.done or bool(self._clock.over())

    def _steps(self, leaves: Leaves, priced: Priced) -> Steps:
        worth = self._worth(leaves, priced, priced.duals)
        return Steps(self._structures, self._parts, priced.x, worth, self._options.seed)

    def _worth(self, leaves: Leaves, priced: Priced, duals: np.ndarray) -> Worth:
        """Return how structures are judged where rows over several fields have the prices `duals`."""
        known = replace(self._known(priced), duals=duals)
        return lambda fixed: leaves.worth(fixed, *self._bounds(priced, fixed), known)

    def _known(self, priced: Priced) -> Known:
        return Known(priced.duals, priced.rows(self._parts)[0], priced.bound)

    def _bounds(self, priced: Priced, fixed: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the bounds of all columns under the structure `fixed`, with the links that the prices favour."""
        upper = self._ways.closed(fixed, self._matrix.upper)
        place, run = self._parts.links[:, 0].astype(int), self._parts.links[:, 1].astype(int)
        open_ = place[upper[run] > 0]
        favoured = best_of_groups(open_, priced.reduced[open_], self._group[open_], FAVOURED)
        upper[np.setdiff1d(place, favoured)] = 0.0
        lower = np.where(self._whole, fixed, self._matrix.lower)
        return lower, np.where(self._whole, fixed, upper)

    def _evaluate(
        self, priced: Priced, fixed: np.ndarray, gap: float = CLOSE
    ) -> np.ndarray | None:  # fmt: skip
        """Solve the fields of the structure `fixed` to `gap`; keep the plan if it is the best.

        Return the prices of all rows under this structure, if they were found.
        """
        found = self._near.plan(priced.rows(self._parts)[0], *self._bounds(priced, fixed), gap)
        if found is not None and (self.objective is None or found.objective < self.objective):
            self.objective, self.x = found.objective, found.x
        self._progress("mip", self._clock.seconds(), self.objective, self.bound)
        return None if found is None else found.duals

    def _cheapest(self, priced: Priced, near: float) -> np.ndarray | None:
        """Return the structure that is cheapest at the prices within the gap `near`; raise the bound by what it proves.

        The proof starts from what these prices prove, not from the best bound known.
        """
        proposed = self._structures.cheapest(priced.duals, priced.reduced, priced.least, priced.bound, near)
        self._of_structure = max(self._of_structure, proposed.bound)
        self.bound = max(self.bound, proposed.bound)
        return proposed.fixed
