"""Provinces too large for the simplex method: a bound from prices, plans from structures near them.

Prices of a first-order method (`optimizer.model.prices`) prove a bound and give values of the relaxation. One core
finds closer prices, the structure that is cheapest at them (`optimizer.model.structures`) and solves the fields whole
(`optimizer.model.fields`): each raises the bound. The other one looks for better structures near the values, step by
step (`optimizer.model.steps`), and for a plan of the best (`optimizer.model.near`); it begins at the first, rough
prices, and begins anew from its best structure where there are closer ones.
"""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass

import numpy as np

from optimizer.model.answer import Answer, Options, Progress
from optimizer.model.clock import Clock
from optimizer.model.fields import Fields
from optimizer.model.judge import Judge
from optimizer.model.memory import give_back, share
from optimizer.model.near import Near
from optimizer.model.parts import Parts
from optimizer.model.prices import Priced, Pricing
from optimizer.model.relaxation import groups
from optimizer.model.steps import Steps
from optimizer.model.structures import NEAR, Proposed, Structures
from optimizer.model.ways import Ways

FAIR = 4
"""Rounds of prices before the relaxation of a smaller problem is waited for; those after it raise the bound."""
SHARE_OF_ROUNDING, SHARE_OF_STEPS = 0.1, 0.5
"""Share of the time that is left, for first structures and for better ones, before a plan of the best is made."""
CLOSE = 3e-3
"""Gap to which a structure is solved at first (share)."""
FINER = 4
"""How much smaller the gap is to which the fields of the best structure are solved again."""
MOMENT = 0.1
"""Seconds between two looks for closer prices, where nothing else is left to do."""


@dataclass(frozen=True, slots=True)
class _Looking:
    """Structures, as they are seen from some prices."""

    judge: Judge
    steps: Steps


class Wide:
    """The search of one problem."""

    def __init__(self, ways: Ways, parts: Parts, clock: Clock, options: Options, progress: Progress) -> None:
        share()
        self._ways, self._matrix, self._parts, self._clock = ways, ways.matrix, parts, clock
        self._options, self._progress = options, progress
        self._group = groups(self._matrix, parts)
        self._structures = Structures(self._matrix, parts, clock, options.seed)
        self._fields = Fields(self._matrix, parts, clock, options.seed)
        self._near = Near(self._matrix, parts, clock, options.seed)
        self._priced: Priced | None = None
        self._of_structure = -np.inf
        self._fixed: np.ndarray | None = None
        pricing = Pricing(ways, parts, clock, self._group)
        self._possible, self._rounds = pricing.possible, pricing.rounds(options.seed)
        self.bound = -np.inf
        self.objective: float | None = None
        self.x: np.ndarray | None = None

    def relax(self, start: Mapping[int, float]) -> Answer:
        """Price the problem, roughly; there is no bound where the time allows none.

        Where bounds that follow from the rows leave a column no value, there is no plan: prices alone would not say so.
        """
        if not self._possible:
            return Answer("infeasible", "infeasible", None, None, None)
        if self._price() is None:
            return Answer("none", self._clock.over() or "work", None, None, None)
        assert self._priced is not None
        self._progress("lp", self._clock.seconds(), None, self.bound)
        return Answer("optimal", "gap", self.bound, self.bound, self._priced.x)

    def _price(self) -> Priced | None:
        """Return closer prices, None where there are none; keep those that prove most."""
        found = next(self._rounds, None)
        give_back()
        if found is not None:
            if self._priced is None or found.bound > self._priced.bound:
                self._priced, self._of_structure = found, -np.inf
            self.bound = max(self.bound, found.bound)
        return found

    def search(self, start: Mapping[int, float]) -> Answer:
        """Search plans of structures near the prices; `start` is a structure to look at first."""
        self._find(start)
        return self.answer()

    def answer(self) -> Answer:
        """Return the best plan and the best bound so far."""
        if self.x is None or self.objective is None:
            return Answer(*self._ended(), None, self.bound, None)
        bound = min(self.bound, self.objective)
        return Answer(*self._ended(), self.objective, bound, self.x)

    def _ended(self) -> tuple[str, str]:
        return self._options.ended(self.objective, self.bound, self._clock.over() or "work")

    def early(self, start: Mapping[int, float]) -> None:
        """Find prices, and a plan of a structure near the relaxation; `start` is a structure to look at first."""
        looking: _Looking | None = None
        for _ in range(FAIR):
            found = self._price()
            if found is None or self._clock.over():
                break
            looking = self._look(found, None if looking is None else looking.steps.best, start)
        if looking is not None and looking.steps.best is not None and not self._clock.over():
            self._evaluate(looking.judge, looking.steps.best, CLOSE)

    def proposed(self) -> Proposed:
        """Return, after `early`, the structure cheapest at closer prices, and the best bound proven so far."""
        while not self._over() and self._price() is not None:
            pass
        if self._priced is None or self._over():
            return Proposed(None, self.bound)
        if not np.isfinite(self._of_structure):
            self._fixed = self._cheapest(self._priced, NEAR)
        return Proposed(self._fixed, self.bound)

    def apart(self) -> float:
        """Return, after `proposed`, the bound that whole fields prove at the prices, with the best whole structure."""
        if self._priced is not None and np.isfinite(self._of_structure) and not self._over():
            self.bound = max(self.bound, self._of_structure + sum(self._fields.gains(self._priced)))
        return self.bound

    def stop(self) -> None:
        """Solve no field more."""
        self._fields.stop()

    @property
    def done(self) -> bool:
        """Whether the gap or the target is reached."""
        return any(ask(self.objective, self.bound) for ask in (self._options.closed, self._options.decided))

    def _find(self, start: Mapping[int, float]) -> None:
        """Look for plans on one core while the other one proves."""
        with ThreadPoolExecutor(1) as pool:
            proof = pool.submit(lambda: (self.proposed(), self.apart()))
            looking: _Looking | None = None
            steps: Steps | None = None
            evaluated: np.ndarray | None = None
            gap = CLOSE
            while not self._over():
                priced = self._priced
                assert priced is not None
                if looking is None or looking.judge.priced is not priced:
                    best = None if looking is None else looking.steps.best
                    looking = steps = None  # what was seen from other prices is let go first
                    looking = self._look(priced, best, start)
                steps = looking.steps
                if steps.best is not None and (steps.best is not evaluated or steps.ended):
                    gap = gap / FINER if steps.best is evaluated else CLOSE
                    evaluated = steps.best
                    duals = self._evaluate(looking.judge, evaluated, gap)
                    if duals is not None:
                        steps.judge_by(looking.judge.by(duals))
                steps.turn(self._until(SHARE_OF_STEPS))
                if steps.ended and (steps.best is None or gap <= self._options.gap / FINER):
                    if proof.done():
                        break
                    wait([proof], MOMENT)
            if self.done:
                self.stop()
            proof.result()
        self._progress("mip", self._clock.seconds(), self.objective, self.bound)

    def _look(self, priced: Priced, best: np.ndarray | None, start: Mapping[int, float]) -> _Looking:
        """Return the structures near the values of `priced`, beside the `best` so far, or `start`."""
        judge = Judge(self._ways, self._parts, priced, self._group, self._clock, self._options.seed)
        steps = Steps(self._structures, self._parts, priced.x, judge.by(priced.duals), self._options.seed)
        if best is not None:
            steps.see(best)
        elif start:
            wish = np.zeros(self._matrix.columns)
            wish[list(start)] = list(start.values())
            steps.see(self._structures.nearest(wish))
        steps.round_off(self._until(SHARE_OF_ROUNDING))
        return _Looking(judge, steps)

    def _until(self, share: float) -> Callable[[], bool]:
        """Return what says whether this share of the time left is over, or the search, or there are closer prices."""
        priced, until = self._priced, self._clock.seconds() + share * self._clock.left()
        return lambda: self._over() or self._priced is not priced or self._clock.seconds() > until

    def _over(self) -> bool:
        return self.done or bool(self._clock.over())

    def _evaluate(self, judge: Judge, fixed: np.ndarray, gap: float) -> np.ndarray | None:
        """Solve the fields of the structure `fixed` to `gap`; keep the plan if it is the best.

        Return the prices of all rows under this structure, if they were found.
        """
        found = self._near.plan(judge.cuts, *judge.bounds(fixed), gap)
        give_back()
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
