"""Bent lines: from one marker to another, stopping short of both."""

from math import hypot

import numpy as np
from numpy.typing import NDArray

BENDS = (0.16, -0.16, 0.28, -0.28)
"""Bends of an arrow, in its lengths, the first that passes over fewest markers and texts is taken."""
STEPS = np.linspace(0.0, 1.0, 25)[:, None]
"""Where on a curve its points are taken, from start to end."""
type Spot = tuple[float, float]
"""A place on paper (mm)."""
type Curve = tuple[tuple[float, float], tuple[float, float], tuple[float, float]]
"""Start, control point and end (mm)."""


def curve_between(start: Spot, end: Spot, r_start: float, r_end: float, rad: float) -> Curve | None:
    """Return a line bent by `rad` of its length that stops short of markers of these radii; None if they touch."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = hypot(dx, dy)
    if length <= r_start + r_end + 1.0:
        return None
    bend = ((start[0] + end[0]) / 2 + rad * dy, (start[1] + end[1]) / 2 - rad * dx)

    def shortened(point: tuple[float, float], by: float) -> tuple[float, float]:
        ux, uy = bend[0] - point[0], bend[1] - point[1]
        reach = hypot(ux, uy)
        return point[0] + ux / reach * by, point[1] + uy / reach * by

    return shortened(start, r_start), bend, shortened(end, r_end + 0.5)


def best_curve(
    start: Spot, end: Spot, r_start: float, r_end: float, avoid: tuple[NDArray[np.float64], NDArray[np.float64]]
) -> Curve | None:
    """Return the curve between two markers that passes over fewest of the discs to `avoid`, then of the boxes.

    None where the markers touch.
    """
    discs, boxes = avoid
    best: tuple[tuple[int, int], Curve] | None = None
    for bend in BENDS:
        curve = curve_between(start, end, r_start, r_end, bend)
        if curve is None:
            return None
        points = samples(curve)
        score = passed(points, discs), covered(points, boxes)
        if best is None or score < best[0]:
            best = (score, curve)
    return best[1] if best else None


def samples(curve: Curve) -> NDArray[np.float64]:
    """Return 25 points of `curve`, its ends included: rows x, y."""
    start, bend, end = np.array(curve)
    points: NDArray[np.float64] = (1 - STEPS) ** 2 * start + 2 * STEPS * (1 - STEPS) * bend + STEPS**2 * end
    return points


def passed(points: NDArray[np.float64], discs: NDArray[np.float64]) -> int:
    """Return how many of `discs` (rows x, y, radius) a line through `points` passes over."""
    away = np.hypot(points[:, None, 0] - discs[None, :, 0], points[:, None, 1] - discs[None, :, 1])
    return int((away < discs[:, 2]).any(axis=0).sum())


def covered(points: NDArray[np.float64], boxes: NDArray[np.float64]) -> int:
    """Return how often one of `points` lies in one of `boxes` (rows x0, y0, x1, y1)."""
    x, y = points[:, None, 0], points[:, None, 1]
    inside = (boxes[:, 0] < x) & (x < boxes[:, 2]) & (boxes[:, 1] < y) & (y < boxes[:, 3])
    return int(inside.sum())
