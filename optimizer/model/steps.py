"""Better structures step by step, seen from what their fields cost, relaxed, at the prices of the rows between them.

The structure nearest to the relaxation rounds each decision by itself; where many are near a half, the one nearest to
values a little off may be better. From the best of a few such structures, decisions furthest from the relaxation are
turned over one after another, in all years at once, and the nearest structure is found around them. Whatever is better
is kept.
"""

from collections.abc import Callable, Iterator

import numpy as np

from optimizer.model.judge import Worth
from optimizer.model.parts import Parts
from optimizer.model.structures import Structures

ROUNDINGS = 10
"""Structures near values a little off."""
OFF = 0.4
"""How far off they are at most."""
CLEAR = 0.02
"""A decision nearer to the relaxation than this is not turned over."""
LEANING = 0.05
"""How far a structure leans to the relaxation where both ends are equally near."""
ALSO = 0.5
"""The same decision of another year turns over as well if it is at least this share as far away."""

type Over = Callable[[], bool]


class Steps:
    """The structures of one problem near the values `x` of its relaxation, the best so far kept."""

    def __init__(self, structures: Structures, parts: Parts, x: np.ndarray, worth: Worth, seed: int) -> None:
        self._structures, self._parts, self._worths = structures, parts, [worth]
        self._x = structures.shares(x)
        self._random = np.random.default_rng(seed)
        self._tried: set[bytes] = set()
        self._left: Iterator[dict[int, float]] | None = None
        self._turned: np.ndarray | None = None
        self._least = np.inf
        self.best: np.ndarray | None = None
        self.ended = False
        """Whether no decision is left that leads to a better structure when it is turned over."""

    def see(self, fixed: np.ndarray | None) -> None:
        """Look what the structure `fixed` is worth; keep it if it is the best."""
        if fixed is None:
            return
        decided = np.packbits(fixed[self._parts.branching] > 0.5).tobytes()  # noqa: PLR2004 - 0 or 1
        if decided in self._tried:
            return
        self._tried.add(decided)
        value = self._judged(fixed)
        if self.best is None or value < self._least:
            self.best, self._least = fixed, value

    def judge_by(self, worth: Worth) -> None:
        """Judge by `worth` as well from now on, besides the first: the higher of both is the nearer."""
        self._worths[1:] = [worth]
        if self.best is not None:
            self._least = np.inf
            self._least = self._judged(self.best)

    def _judged(self, fixed: np.ndarray) -> float:
        """Return what a structure is worth, or a figure from which it is no better than the best."""
        most = -np.inf
        for worth in self._worths:
            most = max(most, worth(fixed))
            if most >= self._least:
                break
        return most

    def round_off(self, over: Over) -> None:
        """See the structure nearest to the relaxation, and those nearest to values a little off."""
        self.see(self._structures.nearest(self._x))
        twin = self._parts.twin
        for _ in range(ROUNDINGS):
            if over():
                return
            off = np.zeros(len(self._x))
            off[self._parts.branching] = self._random.uniform(-OFF, OFF, int(twin.max(initial=-1)) + 1)[twin]
            self.see(self._structures.nearest(self._x - off / 2))

    def turn(self, over: Over) -> None:
        """Turn decisions of the best structure over, one after another, until `over` or none leads to a better one."""
        while not over():
            if self._left is None:
                if self.best is None or self.best is self._turned:
                    self.ended = True
                    return
                self._turned, self._left = self.best, self._turns(self.best)
            turned = next(self._left, None)
            if turned is None:
                self._left = None
            elif self.best is not None:
                at = self._structures.shares(self.best)
                if any(at[j] != v for j, v in turned.items()):
                    self.see(self._structures.nearest(at + LEANING * (self._x - at), turned))

    def _turns(self, best: np.ndarray) -> Iterator[dict[int, float]]:
        """Yield the decisions to turn over together, as shares, those furthest from the relaxation first."""
        columns, twin = self._parts.branching, self._parts.twin
        start = self._structures.shares(best)
        apart = np.abs(self._x[columns] - start[columns])
        most = np.zeros(int(twin.max(initial=-1)) + 1)
        np.maximum.at(most, twin, apart)
        for number in sorted(np.flatnonzero(most > CLEAR).tolist(), key=lambda k: (-most[k], k)):
            mine = np.flatnonzero((twin == number) & (apart >= max(CLEAR, ALSO * most[number])))
            yield {int(columns[k]): 1.0 - float(start[columns[k]]) for k in mine}
