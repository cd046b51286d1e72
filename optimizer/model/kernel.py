"""Searching problems that are location alone: prices, then plans of more and more sites, then what is left to prove.

Prices are climbed by their subgradient (Held, Wolfe and Crowder 1974). They rank the sites: the few that open or nearly
do are searched first, whole (kernel search: Guastaroba and Speranza 2012), and each plan found excludes the sites that
no better plan opens. The last search, of all sites that are left, proves.
"""

from collections.abc import Mapping

import highspy
import numpy as np

from optimizer.model.answer import Answer, Options, Progress
from optimizer.model.clock import Clock
from optimizer.model.location import Location, Proven
from optimizer.model.opening import opening
from optimizer.model.parts import Parts
from optimizer.model.searching import FEASIBLE, joined, search

STEPS = 1000
"""Most steps of the prices."""
LONG, SHORT = 1.5, 1e-3
"""First length of a step, as a share of what the bound may still rise, and the length at which there are no more."""
PATIENCE, SHORTER = 20, 1.5
"""Steps without a rise after which they become shorter, by this factor."""
RISE = 1e-5
"""What counts as a rise (share of the bound)."""
LEFT = 0.01
"""Least that the bound is expected to rise still (share)."""
LOOKED_AT = 5
"""The open sites of one step in so many are looked at for what a plan may cost."""
FIRST, SPARE, GROWS = 1.5, 10, 3
"""Sites of the first kernel: so many for each that opens, so many more at least; each kernel is so much larger."""
FEW = 9
"""Where no more sites are left than so many times those of a kernel, the next search is the last."""
ROUGH, NODES = 1e-4, 1000
"""Gap (share) and nodes of all searches but the last."""
ALL_NODES = 10_000_000
SURE = 1e-7
"""A site is excluded where it costs more than the best plan by this share at least."""


class Kernel:
    """The search of one problem."""

    def __init__(
        self, location: Location, parts: Parts, clock: Clock, options: Options, progress: Progress
    ) -> None:  # fmt: skip
        self._location, self._parts, self._clock = location, parts, clock
        self._options, self._progress = options, progress
        sites = len(location.keep)
        self._proven: Proven | None = None
        self._if_open, self._if_closed = np.full((2, sites), -np.inf)
        """Site -> what no plan that opens it, or leaves it closed, is below."""
        self._bound = -np.inf
        self._objective: float | None = None
        self._x: np.ndarray | None = None

    def relax(self, _start: Mapping[int, float]) -> Answer:
        """Climb the prices: what they prove is as good as the relaxation with all links, nearly."""
        self._climb()
        bound = self._bound if np.isfinite(self._bound) else None
        self._progress("lp", self._clock.seconds(), None, bound)
        return Answer("optimal", "gap", bound, bound, None)

    def _climb(self) -> None:
        """Take the steps that raise the bound."""
        place = self._location
        best_prices = prices = _second(place)
        length, waited, expected = LONG, 0, np.inf
        for step in range(STEPS):
            found = place.proven(prices)
            if step % LOOKED_AT == 0:
                expected = min(expected, _nearest(place, found.opened))
            self._if_open = np.maximum(self._if_open, found.bound + np.where(found.opened, 0.0, found.other))
            self._if_closed = np.maximum(self._if_closed, found.bound + np.where(found.opened, found.other, 0.0))
            waited = 0 if found.bound > self._bound + RISE * abs(self._bound) else waited + 1
            if self._proven is None or found.bound > self._bound:
                self._proven, self._bound, best_prices = found, found.bound, prices
                waited = 0 if step == 0 else waited
            if waited >= PATIENCE:
                length, waited = length / SHORTER, 0
                found, prices = self._proven, best_prices
            left = float(found.unserved @ found.unserved)
            if length < SHORT or left == 0 or self._clock.over():
                break
            rise = expected - found.bound if np.isfinite(expected) else 0.0
            prices = prices + length * max(rise, LEFT * abs(self._bound)) / left * found.unserved

    def search(self, start: Mapping[int, float]) -> Answer:
        """Search kernels, each larger than the one before, until the last holds all sites that are left."""
        proven = self._proven
        assert proven is not None
        wished = np.array([start.get(int(j), 0.0) > 0.5 for j in self._location.keep])  # noqa: PLR2004 - open
        order = np.lexsort((proven.other, ~(proven.opened | wished)))
        opened = int(proven.opened.sum())
        size = max(int(FIRST * opened), opened + SPARE, int((proven.opened | wished).sum()))
        while not self._over():
            left, forced = self._left()
            if np.count_nonzero(left) <= FEW * size and self._objective is not None:
                size = len(order)
            within = np.zeros(len(order), dtype=bool)
            within[order[:size]] = True
            last = not (left & ~within).any()
            nothing = self._kernel(left & within, forced & within, last=last)
            self._progress("mip", self._clock.seconds(), self._objective, self._bound)
            if last and nothing:
                return Answer("infeasible", "infeasible", None, None, None)
            if last:
                break
            size *= GROWS
        return self._answer()

    def _over(self) -> bool:
        ends = (self._options.closed, self._options.decided)
        return bool(self._clock.over()) or any(ask(self._objective, self._bound) for ask in ends)

    def _answer(self) -> Answer:
        status, stopped = self._options.ended(self._objective, self._bound, self._clock.over() or "work")
        bound = self._bound if self._objective is None else min(self._bound, self._objective)
        return Answer(status, stopped, self._objective, bound if np.isfinite(bound) else None, self._x)

    def _left(self) -> tuple[np.ndarray, np.ndarray]:
        """Return which sites a better plan may open, and which it must."""
        place = self._location
        most = np.inf if self._objective is None else self._objective + SURE * max(1.0, abs(self._objective))
        return (place.matrix.upper[place.keep] > 0) & (self._if_open <= most), self._if_closed > most

    def _kernel(self, sites: np.ndarray, forced: np.ndarray, *, last: bool) -> bool:
        """Search the plans that open some of `sites`, all that are `forced` among them; True if there are none.

        What the `last` search proves is proven of all plans: those that it leaves out cost more than the best.
        """
        part = opening(self._location, sites, forced)
        scale = abs(self._bound if self._objective is None else self._objective)
        allowed = self._options.gap * scale if last else max(self._options.gap, ROUGH) * scale
        effort = (allowed, ALL_NODES if last else NODES)
        start = None if self._x is None else part.of(self._x)
        highs = search(part.matrix, effort, self._clock, self._options.seed, start)
        nothing: bool = highs.getModelStatus() == highspy.HighsModelStatus.kInfeasible
        if last and np.isfinite(highs.getInfo().mip_dual_bound):
            self._bound = max(self._bound, float(highs.getInfo().mip_dual_bound))
        if highs.getInfo().primal_solution_status == FEASIBLE:
            matrix, x = self._location.matrix, part.whole(np.array(highs.getSolution().col_value))
            objective = joined(matrix, self._parts, matrix.lower, matrix.upper, x, self._options.seed)
            if objective is not None and (self._objective is None or objective < self._objective):
                self._objective, self._x = objective, x
        return nothing


def _second(place: Location) -> np.ndarray:
    """Return for each placement the cost of its second cheapest link: prices to begin with."""
    first, second = np.full((2, place.placements + 1), np.inf)
    np.minimum.at(first, place.placement.ravel(), place.cost.ravel())
    dearer = np.where(place.cost > first[place.placement], place.cost, np.inf)
    np.minimum.at(second, place.placement.ravel(), dearer.ravel())
    return np.where(np.isfinite(second), second, np.where(np.isfinite(first), first, 0.0))[:-1]


def _nearest(place: Location, opened: np.ndarray) -> float:
    """Return what it costs to open these sites and send all to the cheapest, whatever their places."""
    offers = opened[place.of_site]
    cheapest = np.full(place.placements + 1, np.inf)
    np.minimum.at(cheapest, place.placement[offers].ravel(), place.cost[offers].ravel())
    return place.constant + float(cheapest[:-1].sum()) + float(place.matrix.cost[place.keep[opened]].sum())
