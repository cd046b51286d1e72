"""On which column a node of the search of structures is split."""

from collections.abc import Callable

import numpy as np

from optimizer.model.node import WHOLE, Child, Decisions, Expanded, Node, together
from optimizer.model.parts import Parts
from optimizer.model.relaxation import Relaxation

TRIED = 6
"""Most columns of unknown effect that a node tries both ways."""


class Branching:
    """Splits nodes, and remembers how much deciding a column has raised bounds."""

    def __init__(self, parts: Parts, bounds: Callable[[Decisions], tuple[np.ndarray, np.ndarray]]) -> None:
        """`bounds` gives the bounds of all columns where some are decided."""
        self._parts, self._bounds = parts, bounds
        self._effects: dict[tuple[int, int], tuple[float, int]] = {}

    def learn(self, found: Expanded) -> None:
        """Remember what a split raised."""
        for column, direction, rise in found.effects:
            total, count = self._effects.get((column, direction), (0.0, 0))
            self._effects[column, direction] = (total + rise, count + 1)

    def expand(self, relaxation: Relaxation, node: Node) -> Expanded:
        """Split a node on the column that raises the bound most, tried or as known from before."""
        columns = self._parts.branching
        part = node.x - np.floor(node.x + WHOLE)
        open_ = np.flatnonzero(np.abs(node.x - np.round(node.x)) > WHOLE)
        open_ = open_[self._parts.rank[open_] == self._parts.rank[open_].min()]
        known = [k for k in open_ if all((int(columns[k]), d) in self._effects for d in (0, 1))]
        unknown = sorted(set(open_) - set(known), key=lambda k: (-part[k] * (1 - part[k]), k))[:TRIED]
        effects: list[tuple[int, int, float]] = []
        tried: dict[int, tuple[Child | None, ...]] = {}
        worth = {k: self._expected(int(columns[k]), float(part[k])) for k in known}
        for k in unknown:
            children = self._both(relaxation, node, int(columns[k]), float(node.x[k]), effects)
            if children is None:
                return Expanded((), tuple(effects), stopped=True)
            tried[k] = children
            worth[k] = together(*(np.inf if c is None else c.bound - node.bound for c in children))
        best = max(worth, key=lambda k: (worth[k], -k))
        children = tried.get(best) or self._both(relaxation, node, int(columns[best]), float(node.x[best]), effects)
        if children is None:
            return Expanded((), tuple(effects), stopped=True)
        return Expanded(tuple(c for c in children if c is not None), tuple(effects), stopped=False)

    def _expected(self, column: int, part: float) -> float:
        down, up = (total / count for total, count in (self._effects[column, d] for d in (0, 1)))
        return together(down * part, up * (1 - part))

    def _both(
        self, relaxation: Relaxation, node: Node, column: int, value: float, effects: list[tuple[int, int, float]]
    ) -> tuple[Child | None, ...] | None:
        """Solve both sides of a column; a side without a plan is None. Return None if the time is over."""
        children: list[Child | None] = []
        below = np.floor(value + WHOLE)
        for direction, side in ((0, below), (1, below + 1)):
            given = {**node.given, column: side}
            relaxed = relaxation.node(*self._bounds(given))
            if relaxed.status == "infeasible":
                children.append(None)
                continue
            if relaxed.status != "optimal" or relaxed.x is None:
                return None
            bound = max(node.bound, relaxed.bound)
            effects.append((column, direction, (bound - node.bound) / max(WHOLE, abs(value - side))))
            children.append(Child(bound, given, relaxed.x[self._parts.branching]))
        return tuple(children)
