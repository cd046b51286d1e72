"""Bent lines: from one marker to another, stopping short of both."""

from math import hypot

BENDS = (0.16, -0.16, 0.28, -0.28)
"""Bends of an arrow, in its lengths, the first that passes over fewest markers and texts is taken."""
type Curve = tuple[tuple[float, float], tuple[float, float], tuple[float, float]]
"""Start, control point and end (mm)."""


def curve_between(
    start: tuple[float, float], end: tuple[float, float], r_start: float, r_end: float, rad: float
) -> Curve | None:
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


def samples(curve: Curve) -> list[tuple[float, float]]:
    """Return 25 points of `curve`, its ends included."""
    return [_point_at(curve, step / 24) for step in range(25)]


def _point_at(curve: Curve, t: float) -> tuple[float, float]:
    (x0, y0), (x1, y1), (x2, y2) = curve
    a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t**2
    return a * x0 + b * x1 + c * x2, a * y0 + b * y1 + c * y2
