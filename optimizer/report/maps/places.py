"""Where a label may stand beside a marker or in an area (mm), the best place first."""

from math import hypot

import numpy as np
import shapely
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry


def beside(x: float, y: float, radius: float, width: float, height: float) -> tuple[tuple[float, float], ...]:
    """Return 14 centres of a label around a marker of `radius`, the best first (right, left, above, below, corners)."""
    dx, dy, gap = width / 2 + radius, height / 2 + radius, 0.5
    steps = (
        (1, 0), (-1, 0), (0, 1), (0, -1), (1, 0.55), (-1, 0.55), (1, -0.55), (-1, -0.55),
        (0.55, 1), (-0.55, 1), (0.55, -1), (-0.55, -1), (0.95, 0.95), (-0.95, -0.95),
    )  # fmt: skip
    return tuple((x + a * (dx + gap), y + b * (dy + gap)) for a, b in steps)


def within(shape: BaseGeometry, width: float, height: float) -> tuple[tuple[float, float], ...]:
    """Return centres for a label in `shape`: where the whole box fits, nearest to the middle first; then the middle."""
    part = _largest(shape)
    if part is None:
        return ()
    middle = part.centroid if part.contains(part.centroid) else part.representative_point()
    x0, y0, x1, y1 = part.bounds
    step = max((x1 - x0) / 14, (y1 - y0) / 14, 0.8)
    xs, ys = np.meshgrid(np.arange(x0, x1, step), np.arange(y0, y1, step))
    xs, ys = np.append(xs.ravel(), middle.x), np.append(ys.ravel(), middle.y)
    shapely.prepare(part)
    boxes = shapely.box(xs - width / 2, ys - height / 2, xs + width / 2, ys + height / 2)
    fits = [
        (float(x), float(y)) for x, y in zip(*(axis[shapely.contains(part, boxes)] for axis in (xs, ys)), strict=True)
    ]
    fits.sort(key=lambda spot: (round(hypot(spot[0] - middle.x, spot[1] - middle.y), 6), spot))
    loose = [(middle.x, middle.y), (middle.x, middle.y + height), (middle.x, middle.y - height)]
    return tuple(fits + loose)


def _largest(shape: BaseGeometry) -> Polygon | None:
    parts = [part for part in getattr(shape, "geoms", [shape]) if isinstance(part, Polygon) and not part.is_empty]
    return max(parts, key=lambda part: part.area, default=None)
