r"""Problems that are location alone: which sites open, and who is placed where; and what prices of learners prove.

Nobody merges, no class has a least size and no workshop is counted: what is left are the placement of the learners of
each commune and programme, the places of each offer, offers that run only at open sites, and how many sites there are.
Price the placements with u and leave each site to itself (Geoffrion and McBride 1978; Cornuéjols, Fisher and Nemhauser
1977):

.. math::
   L(u) = \sum_g u_g + \min_{k \in K} \sum_s k_s \Big( f_s + \sum_{r \in s} \min \{ 0, f_r +
          \min \{ (c - u)\, x : a x \le b_r,\ 0 \le x \le d_r \} \} \Big)

K says how many sites may open; x is the share of its learners that a commune sends to the offer r. Every L(u) is a
bound of all plans. It is as high as that of the relaxation with all links at least, and takes no linear program.
"""

from dataclasses import dataclass, replace

import numpy as np
from scipy import sparse

from optimizer.model.matrix import Matrix
from optimizer.model.prices import implied

FIXED = 1e-9
"""A column whose bounds lie this close has one value."""


@dataclass(frozen=True, slots=True)
class Proven:
    """What prices prove."""

    bound: float
    unserved: np.ndarray
    """Of each placement: the share that the cheapest sites leave over; below 0 where they take more than there is."""
    site: np.ndarray
    """What each site adds to the bound if it opens."""
    opened: np.ndarray
    """Whether it opens."""
    other: np.ndarray
    """How much the bound rises if it is made to do otherwise."""


@dataclass(frozen=True, slots=True)
class Location:
    """A problem that is location alone; offers by their position in `run`, sites by theirs in `keep`."""

    matrix: Matrix
    """The problem, its bounds as tight as its rows make them."""
    run: np.ndarray
    """Column of each offer."""
    keep: np.ndarray
    """Column of each site."""
    of_site: np.ndarray
    """Offer -> its site."""
    placement: np.ndarray
    """Offers × places in their list of links -> number of the placement; one more than there are: no link."""
    cost: np.ndarray
    """The same -> cost of all learners of the placement (million VND a year); infinite: no link."""
    load: np.ndarray
    """The same -> places that they take."""
    most: np.ndarray
    """The same -> most of them that may go there (share)."""
    room: np.ndarray
    """Offer -> its places; infinite where all who may come have one."""
    column: np.ndarray
    """The same -> column of the learners; -1: no link."""
    need: np.ndarray
    """Placement -> its learners."""
    fewest: float
    """Sites that open at least."""
    highest: float
    """Sites that open at most."""
    constant: float
    """What every plan costs."""

    @property
    def placements(self) -> int:
        """Number of placements."""
        return len(self.need)

    def proven(self, prices: np.ndarray) -> Proven:
        """Return what `prices` (million VND a year for all learners of each placement) prove."""
        saved = self.cost - np.append(prices, 0.0)[self.placement]
        share = np.where(saved < 0, self.most, 0.0)
        full = (share * self.load).sum(axis=1) > self.room
        for offer in np.flatnonzero(full).tolist():
            share[offer] = self._filled(offer, saved[offer])
        paid = np.where(share > 0, saved, 0.0) * share
        value = self.matrix.cost[self.run] + paid.sum(axis=1)
        lower, upper = self.matrix.lower, self.matrix.upper
        running = np.where(value < 0, upper[self.run], lower[self.run])
        site = self.matrix.cost[self.keep] + np.bincount(self.of_site, value * running, len(self.keep))
        opened, other = self._chosen(site)
        taken = share * (running * opened[self.of_site])[:, None]
        served = np.bincount(self.placement.ravel(), taken.ravel(), self.placements + 1)[:-1]
        bound = self.constant + float(prices.sum()) + float(site[opened].sum())
        return Proven(bound, 1 - served, site, opened, other)

    def _filled(self, offer: int, saved: np.ndarray) -> np.ndarray:
        """Return the shares that save most in the places of one offer."""
        worth = np.flatnonzero(saved < 0)
        load = self.load[offer, worth] * self.most[offer, worth]
        order = np.argsort(saved[worth] / self.load[offer, worth], kind="stable")
        before = np.cumsum(load[order]) - load[order]
        part = np.clip((self.room[offer] - before) / load[order], 0.0, 1.0)
        share = np.zeros(len(saved))
        share[worth[order]] = part * self.most[offer, worth[order]]
        return share

    def _chosen(self, site: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return which sites open where each adds so much, and how much more it costs to turn each of them over."""
        lower, upper = self.matrix.lower[self.keep] > FIXED, self.matrix.upper[self.keep] > FIXED
        rank = np.where(lower, -np.inf, np.where(upper, site, np.inf))
        order = np.argsort(rank, kind="stable")
        least = max(float(np.count_nonzero(rank < 0)), self.fewest)
        count = int(min(least, self.highest, float(np.count_nonzero(upper))))
        opened = np.zeros(len(site), dtype=bool)
        opened[order[:count]] = True
        last = rank[order[count - 1]] if count else -np.inf
        following = rank[order[count]] if count < len(site) else np.inf
        comes_with = last if count >= self.highest or last > 0 else 0.0
        goes_with = following if count <= self.fewest or following < 0 else 0.0
        with np.errstate(invalid="ignore"):
            other = np.where(opened, goes_with - rank, rank - comes_with)
        other[lower | ~upper] = np.inf
        return opened, np.maximum(other, 0.0)


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of the columns that are not fixed."""

    columns: np.ndarray
    values: np.ndarray
    low: float
    high: float


def location_of(matrix: Matrix, links: np.ndarray) -> Location | None:
    """Return `matrix` as location alone; None where it says more. `links` are those of `Parts.links`."""
    lower, upper = implied(matrix)
    if not len(links) or (lower > upper + FIXED).any():
        return None
    upper = np.maximum(lower, upper)
    matrix = replace(matrix, lower=lower, upper=upper)
    return _Reading(matrix, links).location()


class _Reading:
    """Reads the rows of a problem as those of location."""

    def __init__(self, matrix: Matrix, links: np.ndarray) -> None:
        self._matrix, self._links = matrix, links
        self._is_run, self._is_place = np.zeros((2, matrix.columns), dtype=bool)
        self._is_run[links[:, 1].astype(int)] = True
        self._is_place[links[:, 0].astype(int)] = True
        fixed = (matrix.upper - matrix.lower <= FIXED) & ~(self._is_place & (matrix.lower > FIXED))
        self._constant = matrix.offset + float(matrix.cost[fixed] @ matrix.lower[fixed])
        self._fixed = fixed
        self._group = np.full(matrix.columns, -1, dtype=np.int64)
        self._need: list[float] = []
        self._keep_of: dict[int, int] = {}
        self._room: dict[int, _Row] = {}
        self._count: tuple[float, float] = (0.0, np.inf)
        self._counted: np.ndarray | None = None

    def location(self) -> Location | None:
        """Return what the rows say; None where one of them says something else."""
        matrix, fixed = self._matrix, self._fixed
        given = np.where(fixed, matrix.lower, 0.0)
        left = matrix.rows @ sparse.diags_array((~fixed).astype(float))
        by_row, done = left.tocsr(), matrix.rows @ given
        by_row.eliminate_zeros()
        by_row.sort_indices()
        for number in range(by_row.shape[0]):
            part = slice(by_row.indptr[number], by_row.indptr[number + 1])
            row = _Row(by_row.indices[part], by_row.data[part], matrix.low[number] - done[number],
                       matrix.high[number] - done[number])  # fmt: skip
            alone = len(row.columns) == 1 and not self._is_place[row.columns[0]]
            if len(row.columns) and not alone and not self._understood(row):
                return None
        return self._put_together()

    def _understood(self, row: _Row) -> bool:
        """Take in a row that is no bound of one column; False where it is none of location."""
        places, runs = self._is_place[row.columns], self._is_run[row.columns]
        if places.all():
            return self._placed(row)
        if len(row.columns) == 2 and runs.any():  # noqa: PLR2004 - an offer and its site
            return self._at_site(row, runs)
        if (places | runs).all() and runs.sum() == 1:
            return self._in_places(row, places)
        if not (places | runs).any() and self._matrix.integer[row.columns].all() and (row.values == 1).all():
            return self._counts(row)
        return False

    def _placed(self, row: _Row) -> bool:
        if row.low != row.high or row.low <= 0 or (row.values != 1).any() or (self._group[row.columns] >= 0).any():
            return False
        self._group[row.columns] = len(self._need)
        self._need.append(row.low)
        return True

    def _at_site(self, row: _Row, runs: np.ndarray) -> bool:
        """Take in ``run - keep <= 0``."""
        if runs.all() or not (row.values[runs] == 1).all() or not (row.values[~runs] == -1).all() or row.high != 0:
            return False
        run, keep = int(row.columns[runs][0]), int(row.columns[~runs][0])
        if np.isfinite(row.low) or run in self._keep_of or not self._matrix.integer[[run, keep]].all():
            return False
        self._keep_of[run] = keep
        return True

    def _in_places(self, row: _Row, places: np.ndarray) -> bool:
        """Take in ``load · place - room run <= 0``."""
        run = int(row.columns[~places][0])
        good = (row.values[places] > 0).all() and row.values[~places][0] < 0 and row.high == 0
        if not good or np.isfinite(row.low) or run in self._room:
            return False
        self._room[run] = row
        return True

    def _counts(self, row: _Row) -> bool:
        if self._counted is not None and not np.array_equal(self._counted, row.columns):
            return False
        self._counted = row.columns
        self._count = (max(self._count[0], row.low), min(self._count[1], row.high))
        return True

    def _put_together(self) -> Location | None:
        matrix = self._matrix
        run = np.array(sorted(self._keep_of), dtype=np.int64)
        keep = np.unique(np.array([self._keep_of[int(r)] for r in run], dtype=np.int64))
        free = np.flatnonzero(~self._fixed)
        known = np.concatenate([run, keep, np.flatnonzero(self._group >= 0)])
        if not len(run) or not np.isin(free, known).all() or self._fixed[known].any():
            return None
        if self._counted is not None and not np.array_equal(np.sort(self._counted), keep):
            return None
        position = np.full(matrix.columns, -1, dtype=np.int64)
        position[run] = np.arange(len(run))
        links = self._links[self._group[self._links[:, 0].astype(int)] >= 0]
        place, offer = links[:, 0].astype(int), position[links[:, 1].astype(int)]
        if (offer < 0).any():
            return None
        order = np.argsort(offer, kind="stable")
        place, offer, most = place[order], offer[order], links[order, 2]
        at = np.arange(len(offer)) - np.searchsorted(offer, offer)
        shape = (len(run), int(at.max()) + 1)
        placement, load = np.full(shape, len(self._need)), np.zeros(shape)
        cost, share = np.full(shape, np.inf), np.zeros(shape)
        group = self._group[place]
        need = np.array(self._need)[group]
        placement[offer, at], cost[offer, at] = group, matrix.cost[place] * need
        share[offer, at] = np.minimum(1.0, np.minimum(most, matrix.upper[place]) / need)
        load[offer, at] = self._loads(place) * need
        column = np.full(shape, -1, dtype=np.int64)
        column[offer, at] = place
        room = np.array([self._room_of(int(r)) for r in run])
        return Location(
            matrix, run, keep, np.searchsorted(keep, [self._keep_of[int(r)] for r in run]), placement, cost, load,
            share, np.where((load * share).sum(axis=1) <= room, np.inf, room), column, np.array(self._need),
            *self._count, self._constant,
        )  # fmt: skip

    def _loads(self, place: np.ndarray) -> np.ndarray:
        """Return the places that one learner of each of the columns `place` takes; 0 where none are counted."""
        found = np.zeros(self._matrix.columns)
        for row in self._room.values():
            found[row.columns] = np.where(self._is_place[row.columns], row.values, 0.0)
        loads: np.ndarray = found[place]
        return loads

    def _room_of(self, run: int) -> float:
        if run not in self._room:
            return np.inf
        row = self._room[run]
        return float(-row.values[row.columns == run][0])
