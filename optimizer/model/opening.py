r"""Which of some sites open: a problem that is location alone, written as tightly as it can be.

.. math::
   \min \sum_s f_s k_s + \sum c x \quad \text{with} \quad \sum_r x_{gr} = 1, \quad x_{gr} \le d_{gr} k_r, \quad
   \sum_g a_{gr} x_{gr} \le b_r k_r, \quad \sum_r b_r k_r \ge \sum_g \min_r a_{gr}, \quad
   \underline K \le \sum_s k_s \le \overline K

x are shares of the learners of a placement; an offer alone at its site runs where the site opens. The fourth row holds
where all learners need places that are counted; it follows from the others, and the solver finds covers in it.
"""

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from optimizer.model.location import Location
from optimizer.model.matrix import Matrix


@dataclass(frozen=True, slots=True)
class Opening:
    """The problem of some sites."""

    location: Location
    matrix: Matrix
    """Columns: the sites, the offers that are not alone at theirs, the shares of the links."""
    sites: np.ndarray
    """Positions of the sites."""
    offers: np.ndarray
    """Positions of their offers."""
    decides: np.ndarray
    """Of each of these: the column that says whether it runs."""
    first: int
    """First column of the links."""
    columns: np.ndarray
    """Of each link: the column of its learners in the whole problem."""
    need: np.ndarray
    """Of each link: the learners of its placement."""

    def whole(self, values: np.ndarray) -> np.ndarray:
        """Return the values of all columns of the whole problem."""
        place = self.location
        x = place.matrix.lower.copy()
        x[place.keep[self.sites]] = np.round(values[: len(self.sites)])
        x[place.run[self.offers]] = np.round(values[self.decides])
        x[self.columns] = values[self.first :] * self.need
        return x

    def of(self, x: np.ndarray) -> np.ndarray:
        """Return the values of these columns in a plan of the whole problem."""
        place = self.location
        values = np.zeros(self.matrix.columns)
        values[self.decides] = x[place.run[self.offers]]
        values[: len(self.sites)] = x[place.keep[self.sites]]
        values[self.first :] = x[self.columns] / self.need
        return values


class _Rows:
    """Rows as they are written, by their entries."""

    def __init__(self, columns: int) -> None:
        self._columns = columns
        self._parts: list[sparse.csr_array] = []
        self._low: list[np.ndarray] = []
        self._high: list[np.ndarray] = []

    def add(
        self, entries: tuple[np.ndarray, np.ndarray, np.ndarray], count: int, low: float, high: float
    ) -> None:  # fmt: skip
        """Add `count` rows between `low` and `high`; `entries` are their numbers, columns and coefficients."""
        row, column, value = entries
        self._parts.append(sparse.csr_array((value, (row, column)), shape=(count, self._columns)))
        self._low.append(np.full(count, low))
        self._high.append(np.full(count, high))

    def matrix(
        self, cost: np.ndarray, sides: tuple[np.ndarray, np.ndarray], offset: float, whole: np.ndarray
    ) -> Matrix:
        """Return the problem with these rows."""
        rows = sparse.vstack(self._parts).tocsc()
        return Matrix(rows, np.concatenate(self._low), np.concatenate(self._high), cost, *sides, offset, whole)


def opening(place: Location, sites: np.ndarray, forced: np.ndarray) -> Opening:
    """Return the problem in which only `sites` may open, and those of them that are `forced` must."""
    at, offers = np.flatnonzero(sites), np.flatnonzero(sites[place.of_site])
    site = np.searchsorted(at, place.of_site[offers])
    alone = (np.bincount(site, minlength=len(at))[site] == 1) & (place.matrix.cost[place.run[offers]] == 0)
    beside = np.flatnonzero(~alone)
    first = len(at) + len(beside)
    decides = site.copy()
    decides[beside] = len(at) + np.arange(len(beside))
    row, entry = np.nonzero(place.column[offers] >= 0)
    link = offers[row], entry
    share = first + np.arange(len(row))
    rows = _rows(place, offers, decides, row, link, share)
    pair = np.arange(len(beside))
    rows.add((np.tile(pair, 2), np.append(decides[beside], site[beside]), np.repeat([1.0, -1.0], len(pair))),
             len(pair), -np.inf, 0.0)  # fmt: skip
    rows.add((np.zeros(len(at), dtype=int), np.arange(len(at)), np.ones(len(at))), 1, place.fewest, place.highest)
    cost, lower, upper = np.zeros((3, first + len(row)))
    cost[: len(at)], cost[share] = place.matrix.cost[place.keep[at]], place.cost[link]
    cost[decides[beside]] = place.matrix.cost[place.run[offers[beside]]]
    lower[np.flatnonzero(forced[at])] = 1.0
    upper[:first], upper[share] = 1.0, place.most[link]
    matrix = rows.matrix(cost, (lower, upper), place.constant, np.arange(len(cost)) < first)
    return Opening(place, matrix, at, offers, decides, first, place.column[link], place.need[place.placement[link]])


def _rows(
    place: Location, offers: np.ndarray, decides: np.ndarray, row: np.ndarray, link: tuple[np.ndarray, np.ndarray],
    share: np.ndarray,
) -> _Rows:  # fmt: skip
    """Return the rows of learners; `row` says which of `offers` each link is of."""
    count, group = len(row), place.placement[link]
    rows = _Rows(int(share[0]) + count if count else len(decides))
    rows.add((group, share, np.ones(count)), place.placements, 1.0, 1.0)
    each = np.tile(np.arange(count), 2)
    rows.add((each, np.append(share, decides[row]), np.append(np.ones(count), -place.most[link])), count, -np.inf, 0.0)
    full = np.flatnonzero(np.isfinite(place.room[offers]))
    of_full = np.full(len(offers), -1)
    of_full[full] = np.arange(len(full))
    inside = of_full[row] >= 0
    entries = (
        np.append(of_full[row[inside]], np.arange(len(full))), np.append(share[inside], decides[full]),
        np.append(place.load[link][inside], -place.room[offers[full]]),
    )  # fmt: skip
    rows.add(entries, len(full), -np.inf, 0.0)
    if len(full) == len(offers):
        least = np.full(place.placements, np.inf)
        np.minimum.at(least, group, place.load[link])
        rows.add((np.zeros(len(offers), dtype=int), decides, place.room[offers]), 1, float(least.sum()), np.inf)
    return rows
