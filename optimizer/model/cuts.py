r"""Rows that every plan keeps and the relaxation breaks; they are added where they are broken.

Links: entrants of one commune go only where the offer runs, :math:`x_{cps} \le d_{cp} r_{ps}`.

Residual capacity (Magnanti, Mirchandani and Vachani 1993) of the workshops of a field at a site: for communes W of a
programme with length l, places k of today and q learners present a module,

.. math::
   \sum_{c \in W} l (d_c r - x_c) + l g \ge \gamma (\eta r - n), \qquad
   D = l (\sum_{c \in W} d_c - k), \quad \eta = \lceil D / q \rceil, \quad \gamma = D - (\eta - 1) q

n whole modules; r = 1 if the offer runs; g places whose equipment comes from another site (0 where the offer does not
run). The set W that is broken most holds the communes whose share served exceeds
the fraction of n / r. The same over all programmes of the field holds with r = 1.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from optimizer.model.parts import Parts, Workshop

BROKEN = 1e-6
"""A link is broken beyond this share of what it may carry."""
WORTH = 1e-3
"""A residual capacity row is added where it is broken beyond this share of gamma."""


@dataclass(frozen=True, slots=True)
class Cut:
    """The row ``coefficients · columns >= least``."""

    columns: np.ndarray
    coefficients: np.ndarray
    least: float


def broken_links(parts: Parts, x: np.ndarray, known: np.ndarray) -> np.ndarray:
    """Return the numbers (rows of `Parts.links`) of the links that `x` breaks and that are not `known`."""
    if not len(parts.links):
        return np.zeros(0, dtype=np.int64)
    place, run, most = parts.links[:, 0].astype(int), parts.links[:, 1].astype(int), parts.links[:, 2]
    broken = x[place] - most * x[run] > BROKEN * np.maximum(1, most)
    return np.flatnonzero(broken & ~known)


def link_cut(parts: Parts, number: int) -> Cut:
    """Return the row of one link."""
    place, run, most = parts.links[number]
    return Cut(np.array([place, run], dtype=np.int32), np.array([-1.0, most]), 0.0)


def capacity_cuts(parts: Parts, x: np.ndarray) -> list[Cut]:
    """Return the residual capacity rows that `x` breaks."""
    return [cut for workshop in parts.workshops for cut in _of(workshop, x)]


def _of(workshop: Workshop, x: np.ndarray) -> Iterator[Cut]:
    built = float(x[workshop.modules])
    for offer in workshop.offers:
        runs = float(x[offer.run])
        if runs < BROKEN:
            continue
        share = built / runs
        served = x[offer.place] > (share - np.floor(share) + 1e-9) * offer.demand * runs
        demand = float(offer.demand[served].sum())
        steps, last = _steps(offer.length * (demand - offer.places), workshop.seats)
        if not steps:
            continue
        more = offer.brought
        left = offer.length * (demand * runs - float(x[offer.place[served]].sum()) + float(x[more].sum()))
        if left - last * (steps * runs - built) < -WORTH * max(1.0, last):
            inside = offer.place[served]
            columns = np.concatenate([inside, more, [offer.run, workshop.modules]]).astype(np.int32)
            own = np.concatenate([np.full(len(inside), -offer.length), np.full(len(more), offer.length)])
            yield Cut(columns, np.concatenate([own, [offer.length * demand - last * steps, last]]), 0.0)
    if len(workshop.offers) > 1:
        yield from _together(workshop, x, built)


def _together(workshop: Workshop, x: np.ndarray, built: float) -> Iterator[Cut]:
    place = np.concatenate([offer.place for offer in workshop.offers])
    demand = np.concatenate([offer.demand for offer in workshop.offers])
    length = np.concatenate([np.full(len(offer.place), offer.length) for offer in workshop.offers])
    served = x[place] > (built - np.floor(built) + 1e-9) * demand
    present = float((length * demand)[served].sum())
    steps, last = _steps(present - sum(o.length * o.places for o in workshop.offers), workshop.seats)
    if not steps:
        return
    more = np.concatenate([offer.brought for offer in workshop.offers])
    of_more = np.concatenate([np.full(len(offer.brought), offer.length) for offer in workshop.offers])
    left = present - float((length * x[place])[served].sum()) + float((of_more * x[more]).sum())
    if left - last * (steps - built) < -WORTH * max(1.0, last):
        columns = np.concatenate([place[served], more, [workshop.modules]]).astype(np.int32)
        yield Cut(columns, np.concatenate([-length[served], of_more, [last]]), last * steps - present)


def _steps(learners: float, seats: float) -> tuple[int, float]:
    """Return the whole modules that `learners` need, and how many of them the last one seats; (0, 0) for none."""
    if learners <= 0:
        return 0, 0.0
    steps = int(np.ceil(learners / seats - 1e-9))
    return steps, learners - (steps - 1) * seats
