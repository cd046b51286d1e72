"""Searching structures: branch and bound over who survives, merges, converts and keeps which site.

Few whole numbers decide the structure, and they make most of the gap between the relaxation and the best plan; once
they are decided, fields are nearly apart (`optimizer.model.leaf`). Rounds of a fixed number of nodes, each on a
relaxation of its own, give the same search whatever the speed of the machine.
"""

import heapq
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

import numpy as np

from optimizer.model.answer import Options
from optimizer.model.branching import Branching
from optimizer.model.clock import Clock
from optimizer.model.closing import Closed, Closing
from optimizer.model.dive import dive
from optimizer.model.leaf import ROUGH, Decided, Leaves
from optimizer.model.node import WHOLE, Decisions, Expanded, Node
from optimizer.model.parts import Parts
from optimizer.model.relaxation import Relaxation, Relaxed
from optimizer.model.structures import Proposed, Structures, adds
from optimizer.model.ways import Ways

SMALL = 30_000
"""Columns below which the solver closes what the first dive leaves open."""
SLOTS = 2
"""Nodes of a round."""
CLOSE = 5e-4
"""Gap to which the structure of a dive is solved in a large problem; closer once it is the best that is open."""
FIRST_DIVE = 8
"""Round of the second dive; the next ones follow after twice as many rounds. What fields prove apart is waited for."""


class Tree:
    """The search of one problem."""

    def __init__(
        self, ways: Ways, parts: Parts, clock: Clock, options: Options, tell: Callable[[float | None, float], None]
    ) -> None:
        matrix, seed = ways.matrix, options.seed
        self._ways, self._matrix, self._parts, self._clock, self._seed = ways, matrix, parts, clock, seed
        self._options, self._gap, self._target, self._tell = options, options.gap, options.target_mvnd, tell
        self._lower, self._upper = matrix.lower.copy(), matrix.upper.copy()
        self._leaves = Leaves(ways, parts, clock, seed)
        self._branching = Branching(parts, self._bounds)
        self._open: list[Node] = []
        self._numbers = 0
        self._pruned = np.inf
        self._floor = -np.inf
        self.objective: float | None = None
        self.x: np.ndarray | None = None
        self.infeasible = False
        self._stuck = False
        """Whether the solver failed at a node: the search ends with what it has."""

    @property
    def bound(self) -> float:
        """What no plan can be below."""
        least = min([node.bound for node in self._open], default=np.inf)
        found = max(self._floor, min(least, self._pruned))
        return found if self.objective is None else min(found, self.objective)

    def search(
        self, relaxation: Relaxation, root: Relaxed, start: Decisions | None, structures: Structures,
        beside: Future[Proposed] | None = None, apart: Future[float] | None = None,
    ) -> None:  # fmt: skip
        """Search from the solved relaxation `root`; `start` is a structure to try first.

        `beside` and `apart` are found on the other core meanwhile: two more bounds. The structures that are cheapest at
        prices are not tried: they cost 2 to 10 % more than those of the first dive.
        """
        assert root.x is not None
        self._floor = max(self._floor, root.bound)
        self._at_root = (root.x.copy(), relaxation.reduced_costs(), relaxation.last_bound)
        more = (Relaxation(self._ways, self._parts, self._clock, self._seed, relaxation) for _ in range(SLOTS - 1))
        slots = [relaxation, *more]
        self._push(root.bound, {}, root.x[self._parts.branching])
        costs = self._at_root[1]
        prices = (relaxation.duals(), costs, adds(costs, self._matrix.lower, self._matrix.upper), self._at_root[2])
        rounds, next_dive = 0, FIRST_DIVE
        with ThreadPoolExecutor(SLOTS) as pool:
            cheapest = pool.submit(structures.cheapest, *prices)
            if start:
                self._decide(slots[0], start, ROUGH)
            self._dive(slots[0], {}, root)
            for proposal in filter(None, (cheapest, beside)):
                self._floor = max(self._floor, proposal.result().bound)
            self._tell(self.objective, self.bound)
            self._close_all(slots, pool)
            while self._open and not self._stuck and not self._clock.over() and not self._enough():
                if apart is not None and rounds == FIRST_DIVE:
                    self._floor, apart = max(self._floor, apart.result()), None
                    self._tell(self.objective, self.bound)
                    continue
                node = self._open[0]
                if self._is_whole(node.x):
                    self._close(slots[0], node)
                    continue
                if rounds == next_dive:
                    next_dive *= 2
                    self._dive(slots[0], node.given, None)
                nodes = self._take()
                for found, taken in zip(pool.map(self._branching.expand, slots, nodes), nodes, strict=False):
                    self._take_in(found, taken)
                rounds += 1
                self._tell(self.objective, self.bound)
            if apart is not None and self._clock.over() and not self._enough():
                self._floor = max(self._floor, apart.result())
        if not self._open and self.objective is None and self._pruned == np.inf and not self._clock.over():
            self.infeasible = True

    def take(self, objective: float | None, x: np.ndarray | None, bound: float) -> None:
        """Begin from a plan and a bound that are known."""
        self._floor = max(self._floor, bound)
        self._better(objective, x)
        self._tell(self.objective, self._floor)

    def _push(self, bound: float, given: Decisions, x: np.ndarray) -> None:
        if bound >= self._cutoff():
            self._pruned = min(self._pruned, bound)
            return
        self._numbers += 1
        heapq.heappush(self._open, Node(bound, self._numbers, given, x))

    def _cutoff(self) -> float:
        """Bound from which a node need not be looked at."""
        found = np.inf if self.objective is None else self.objective - self._gap * abs(self.objective)
        return found if self._target is None else min(found, np.nextafter(self._target, np.inf))

    def _enough(self) -> bool:
        bound = self.bound
        return self._options.closed(self.objective, bound) or self._options.decided(self.objective, bound)

    def _is_whole(self, x: np.ndarray) -> bool:
        return bool((np.abs(x - np.round(x)) <= WHOLE).all())

    def _take(self) -> list[Node]:
        """Return the nodes of a round: the best that are not decided yet."""
        taken: list[Node] = []
        kept: list[Node] = []
        while self._open and len(taken) < SLOTS:
            node = heapq.heappop(self._open)
            (kept if self._is_whole(node.x) else taken).append(node)
        for node in kept:
            heapq.heappush(self._open, node)
        return taken

    def _take_in(self, found: Expanded, node: Node) -> None:
        self._branching.learn(found)
        if found.stopped:
            self._stuck = not self._clock.over()
            self._push(node.bound, node.given, node.x)
            return
        for child in found.children:
            self._push(child.bound, child.given, child.x)

    def _bounds(self, given: Decisions) -> tuple[np.ndarray, np.ndarray]:
        lower, upper = self._lower.copy(), self._upper.copy()
        for column, value in given.items():
            lower[column] = upper[column] = value
        return lower, upper

    def _close(self, relaxation: Relaxation, node: Node) -> None:
        """Solve the structure that the first node is whole in; it stays open where a smaller gap of fields may matter.

        What its fields cost above the relaxation is proven of this structure alone: the others of the node stay open.
        """
        best = np.inf if self.objective is None else self.objective
        room = abs(best - node.bound) / max(1.0, abs(node.bound)) if best < np.inf else ROUGH
        gap = max(self._gap / 2, min(node.gap, room, ROUGH) / 4)
        structure = dict(zip(self._parts.branching.tolist(), np.round(node.x).tolist(), strict=True))
        decided = self._decide(relaxation, structure, gap)
        heapq.heappop(self._open)
        if node.gap == np.inf:
            self._leave_open(relaxation, node, structure)
        bound = max(node.bound, decided.bound)
        if bound == np.inf:
            return
        if gap > self._gap / 2 and bound < self._cutoff() and not self._clock.over():
            heapq.heappush(self._open, Node(bound, node.number, structure, node.x, gap))
        else:
            self._pruned = min(self._pruned, bound)

    def _close_all(self, slots: list[Relaxation], pool: ThreadPoolExecutor) -> None:
        """Let the solver prove all structures of a smaller problem, half of them on each core, from the plan so far.

        The half that does not hold that plan is searched for better plans alone, to its end. The other one begins from
        the plan, and stops where its bound is beyond what the first leaves to be found; its own plans count only where
        it is not, so that speed changes nothing.
        """
        if self._matrix.columns >= SMALL or self._target is not None or self._enough() or self._clock.over():
            return
        self._split(slots[0])
        allowed = self._gap * abs(self._floor if self.objective is None else self.objective)
        closing = Closing(self._ways, self._parts, self._clock, self._seed)
        cuts, x, cutoff = list(slots[0].cuts), self.x, self._cutoff()

        def within(node: Node) -> bool:
            return x is not None and all(x[j] == v for j, v in node.given.items())

        def close(node: Node) -> Closed:
            enough = (lambda: cutoff) if node is nodes[0] else self._cutoff
            begin = x if x is not None and within(node) else cutoff
            found = closing.search(cuts, *self._bounds(node.given), begin, allowed, enough)
            if node is nodes[0]:
                self._better(found.objective, found.x)
            return found

        nodes = sorted(self._open, key=lambda node: (within(node), node))
        found = list(pool.map(close, nodes))
        self._open = []
        for node, closed in zip(nodes, found, strict=True):
            if closed.bound < self._cutoff():
                self._better(closed.objective, closed.x)
            self._push(max(node.bound, min(closed.bound, self._cutoff())), node.given, node.x)
        self._tell(self.objective, self.bound)

    def _better(self, objective: float | None, x: np.ndarray | None) -> None:
        if objective is not None and (self.objective is None or objective < self.objective):
            self.objective, self.x = objective, x

    def _split(self, relaxation: Relaxation) -> None:
        """Split the best node until there is one for each core."""
        while self._open and len(self._open) < SLOTS and not self._is_whole(self._open[0].x):
            node = heapq.heappop(self._open)
            found = self._branching.expand(relaxation, node)
            self._take_in(found, node)
            if found.stopped:
                return

    def _leave_open(self, relaxation: Relaxation, node: Node, structure: Decisions) -> None:
        """Push what a node holds beside `structure`: the other side of each column, those before it as they are there.

        Columns whose reduced cost alone takes them beyond the cutoff are not tried.
        """
        relaxed = relaxation.node(*self._bounds(node.given))
        if relaxed.status == "infeasible":
            return
        given, bound = dict(node.given), max(node.bound, relaxed.bound)
        columns = [j for j in self._parts.branching.tolist() if j not in given]
        fixed = [j for j in columns if self._lower[j] == self._upper[j]]
        if relaxed.status != "optimal" or relaxed.x is None:
            self._push(bound, given, node.x)
            return
        if any(self._lower[j] != structure[j] for j in fixed):
            self._push(bound, given, relaxed.x[self._parts.branching])
            return
        costs, room = relaxation.reduced_costs(), self._cutoff() - relaxation.last_bound
        for j in sorted(set(columns) - set(fixed), key=columns.index):
            if (costs[j] if structure[j] < WHOLE else -costs[j]) > room:
                self._pruned = min(self._pruned, self._cutoff())
            else:
                other = {**given, j: 1.0 - structure[j]}
                found = relaxation.node(*self._bounds(other))
                if found.status == "optimal" and found.x is not None:
                    self._push(max(bound, found.bound), other, found.x[self._parts.branching])
                elif found.status != "infeasible":
                    self._push(bound, given, node.x)
                    return
            given[j] = structure[j]

    def _decide(self, relaxation: Relaxation, given: Decisions, gap: float) -> Decided:
        decided = self._leaves.solve(relaxation, *self._bounds(given), gap)
        if decided.objective is not None and (self.objective is None or decided.objective < self.objective):
            self.objective, self.x = decided.objective, decided.x
            self._tighten()
            self._tell(self.objective, self.bound)
        return decided

    def _tighten(self) -> None:
        """Fix the whole columns that no better plan can change, by their reduced costs at the root."""
        x, costs, bound = self._at_root
        room = self._cutoff() - bound
        whole = self._matrix.integer
        low = whole & (x <= self._matrix.lower + WHOLE) & (costs > room)
        high = whole & (x >= self._matrix.upper - WHOLE) & (-costs > room)
        self._upper[low] = self._matrix.lower[low]
        self._lower[high] = self._matrix.upper[high]
        if low.any() or high.any():
            self._pruned = min(self._pruned, self._cutoff())

    def _dive(self, relaxation: Relaxation, given: Decisions, relaxed: Relaxed | None) -> None:
        """Decide the structure step by step and solve what comes of it."""
        large = self._matrix.columns >= SMALL
        decided, found = dive(relaxation, self._parts, self._bounds, given, relaxed, back=large)
        if found.status == "optimal" and found.bound < self._cutoff():
            apart = max((found.bound - self.bound) / max(1.0, abs(found.bound)) / 4, CLOSE if large else 0.0)
            self._decide(relaxation, decided, max(self._gap / 2, min(ROUGH, apart)))
