"""Nodes of a search over structures."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

WHOLE = 1e-5
"""How far a whole number may lie from one."""
SHARE_OF_DIVE = 4
"""One column in so many is decided at each step of a dive."""

type Decisions = Mapping[int, float]
"""Column -> the value it is given."""


@dataclass(order=True)
class Node:
    """An open part of the search."""

    bound: float
    number: int
    given: Decisions = field(compare=False)
    x: np.ndarray = field(compare=False)
    """Values of the branching columns in the relaxation."""
    gap: float = field(compare=False, default=np.inf)
    """Of a decided structure: the gap to which its fields were solved."""


@dataclass(frozen=True, slots=True)
class Child:
    """One side of a node that was split."""

    bound: float
    given: Decisions
    x: np.ndarray


@dataclass(frozen=True, slots=True)
class Expanded:
    """What comes of splitting a node."""

    children: tuple[Child, ...]
    effects: tuple[tuple[int, int, float], ...]
    """(column, direction, rise of the bound for one unit)."""
    stopped: bool


def together(down: float, up: float) -> float:
    """Return what a column is worth to branch on whose two sides raise the bound by so much."""
    return max(down, 1.0) * max(up, 1.0)


def next_steps(columns: np.ndarray, values: np.ndarray, left: np.ndarray) -> dict[int, float]:
    """Return what a dive decides next of the columns `left` of one class."""
    fraction = np.abs(values[left] - np.round(values[left])) > WHOLE
    if not fraction.any():
        return {int(columns[k]): float(np.round(values[k])) for k in left}
    ordered = left[fraction][np.argsort(-values[left[fraction]], kind="stable")]
    up = {int(columns[k]): float(np.ceil(values[k])) for k in ordered[: max(1, len(ordered) // SHARE_OF_DIVE)]}
    sure = {int(columns[k]): 1.0 for k in left[~fraction] if values[k] > 0.5}  # noqa: PLR2004 - one
    return up | sure
