"""A dive: the structure decided step by step, the largest fractions up, from the relaxation of what is decided so far.

In a large problem one wrong step costs more than all that follow, and there is no time to come back to it. So where a
step raises the bound steeply, its first decision alone is tried both ways, and the cheaper side is taken.
"""

from collections.abc import Callable

import numpy as np

from optimizer.model.node import WHOLE, Decisions
from optimizer.model.parts import Parts
from optimizer.model.relaxation import Relaxation, Relaxed

SHARE = 4
"""One column in so many is decided at each step."""
STEEP = 1e-3
"""Share of the bound by which a step raises it where a dive looks back."""

type Bounds = Callable[[Decisions], tuple[np.ndarray, np.ndarray]]
"""Bounds of all columns under decisions."""


def dive(
    relaxation: Relaxation, parts: Parts, bounds: Bounds, given: Decisions, relaxed: Relaxed | None, *, back: bool
) -> tuple[Decisions, Relaxed]:
    """Return a whole structure that holds `given`, and its relaxation; less than whole where there is none.

    `relaxed` is the relaxation of `given`, if it is known; `back` says whether steep steps are looked back at.
    """
    decided = dict(given)
    found = relaxed or relaxation.node(*bounds(decided))
    for class_ in sorted(set(parts.rank.tolist())):
        while found.x is not None and found.status == "optimal":
            values = found.x[parts.branching]
            left = np.array([k for k in np.flatnonzero(parts.rank == class_) if int(parts.branching[k]) not in decided])
            if not len(left):
                break
            steps = _next(parts.branching, values, left)
            below = relaxation.node(*bounds(decided | steps))
            if back and _steep(found, below):
                steps, below = _looked_back(relaxation, bounds, decided, steps, below)
            decided |= steps
            found = below
    return decided, found


def _next(columns: np.ndarray, values: np.ndarray, left: np.ndarray) -> dict[int, float]:
    """Return what is decided next of the columns `left` of one class."""
    fraction = np.abs(values[left] - np.round(values[left])) > WHOLE
    if not fraction.any():
        return {int(columns[k]): float(np.round(values[k])) for k in left}
    ordered = left[fraction][np.argsort(-values[left[fraction]], kind="stable")]
    up = {int(columns[k]): float(np.ceil(values[k])) for k in ordered[: max(1, len(ordered) // SHARE)]}
    sure = {int(columns[k]): 1.0 for k in left[~fraction] if values[k] > 0.5}  # noqa: PLR2004 - one
    return up | sure


def _steep(found: Relaxed, below: Relaxed) -> bool:
    return below.status == "infeasible" or (
        below.status == "optimal" and below.bound - found.bound > STEEP * abs(found.bound)
    )


def _looked_back(
    relaxation: Relaxation, bounds: Bounds, given: Decisions, steps: dict[int, float], below: Relaxed
) -> tuple[dict[int, float], Relaxed]:
    """Return the cheaper side of the first of `steps`, and its relaxation; `below` is that of all of them."""
    column, value = next(iter(steps.items()))
    one, other = {column: value}, {column: 1.0 - value}
    first = below if len(steps) == 1 else relaxation.node(*bounds({**given, **one}))
    second = relaxation.node(*bounds({**given, **other}))
    return min((one, first), (other, second), key=lambda side: side[1].bound if side[1].x is not None else np.inf)
