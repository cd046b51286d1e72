"""Nodes of a search over structures."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

WHOLE = 1e-5
"""How far a whole number may lie from one."""

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
