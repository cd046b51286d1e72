"""What structures are worth at prices: their fields relaxed, with the links that the prices favour."""

from collections.abc import Callable

import numpy as np

from optimizer.model.apart import Apart
from optimizer.model.clock import Clock
from optimizer.model.parts import Parts
from optimizer.model.prices import Priced
from optimizer.model.relaxation import ranks
from optimizer.model.ways import Ways

FAVOURED, JUDGED = 12, 8
"""Links of each commune and programme that the plan of a structure may use, and those it is judged by."""

type Worth = Callable[[np.ndarray], float]
"""What a whole structure costs at least, about; infinite where it has no plan."""


class Judge:
    """Judges structures of one problem by `priced`."""

    def __init__(self, ways: Ways, parts: Parts, priced: Priced, group: np.ndarray, clock: Clock, seed: int) -> None:
        self._ways, self._matrix, self.priced = ways, ways.matrix, priced
        self._whole = (parts.block == 0) & ways.matrix.integer
        place = parts.links[:, 0].astype(int)
        order = np.lexsort((place, priced.reduced[place], group[place]))
        self._place, self._run = place[order], parts.links[order, 1].astype(int)
        self._group = group[self._place]
        self.cuts = priced.rows(parts)[0]
        """Rows that every plan keeps."""
        self._apart = Apart(ways.matrix, parts, self.cuts, clock, seed)

    def bounds(self, fixed: np.ndarray, links: int = FAVOURED) -> tuple[np.ndarray, np.ndarray]:
        """Return the bounds of all columns under the structure `fixed`, with the `links` that the prices favour."""
        upper = self._ways.closed(fixed, self._matrix.upper)
        open_ = np.flatnonzero(upper[self._run] > 0)
        favoured = self._place[open_[ranks(self._group[open_]) < links]]
        most = upper[favoured]
        upper[self._place] = 0.0
        upper[favoured] = most
        lower = np.where(self._whole, fixed, self._matrix.lower)
        return lower, np.where(self._whole, fixed, upper)

    def by(self, duals: np.ndarray) -> Worth:
        """Return how structures are judged where rows over several fields have the prices `duals`."""
        worth = self._apart.worth(duals)
        return lambda fixed: worth(fixed, *self.bounds(fixed, JUDGED))
