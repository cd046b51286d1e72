"""Where sites crowd, and where on the sheet their enlarged view fits."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from optimizer.report.maps.ground import Window, window
from optimizer.report.maps.labels import Box
from optimizer.report.maps.signs import SiteSign

CROWDED_MM = 8.5
"""Sites nearer to each other than this on the main map cannot both carry a name."""
FEWEST = 3
SIZES = (66.0, 58.0, 50.0)
TITLE_MM = 6.0
STEP = 4.0
"""Step (mm) in which places for the frame are tried."""
LEAST_KM = 9_000.0


@dataclass(frozen=True, slots=True)
class Inset:
    """The enlarged view of a crowded place."""

    window: Window
    frame: Box
    """Its frame with the title band (mm)."""
    shown: Box
    """The same ground on the main map (mm)."""
    sites: frozenset[str]
    commune: str
    """Commune that holds most of the sites; names the view."""


def find_inset(
    signs: Sequence[SiteSign], main: Window, province: BaseGeometry, taken: Sequence[Box], near: float = CROWDED_MM
) -> Inset | None:
    """Return the inset of the largest crowd (three sites or more), where it hides least of the province; else None.

    A crowd is a chain of sites nearer than `near` (mm) to each other.
    """
    crowd = largest_crowd(signs, main, near)
    if len(crowd) < FEWEST:
        return None
    xs, ys = [s.x for s in crowd], [s.y for s in crowd]
    half = max(max(xs) - min(xs), max(ys) - min(ys), LEAST_KM) / 2
    middle = ((max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2)
    bounds = (middle[0] - half, middle[1] - half, middle[0] + half, middle[1] + half)
    frame = least_hidden(main, province, taken, [(size, size) for size in SIZES])
    inner = Box(frame.x0, frame.y0, frame.x1, frame.y1 - TITLE_MM)
    view = window(bounds, inner, margin_m=half * 0.45)
    shown = _on_main(view, main)
    inside = [s for s in signs if view.holds(s.x, s.y)]
    communes = sorted(s.commune for s in inside)
    name = max(sorted(set(communes)), key=communes.count)
    return Inset(view, frame, shown, frozenset(s.site for s in inside), name)


def largest_crowd(signs: Sequence[SiteSign], main: Window, near: float = CROWDED_MM) -> list[SiteSign]:
    """Return the longest chain of sites that are nearer than `near` (mm) to each other."""
    left = {s.site: s for s in sorted(signs, key=lambda s: s.site)}
    spots = {s.site: main.point(s.x, s.y) for s in signs}
    crowds: list[list[SiteSign]] = []
    while left:
        group, queue = [], [left.pop(next(iter(left)))]
        while queue:
            here = queue.pop(0)
            group.append(here)
            close = [code for code in left if _distance(spots[code], spots[here.site]) < near]
            queue += [left.pop(code) for code in close]
        crowds.append(group)
    return max(crowds, key=len, default=[])


def _distance(a: tuple[float, float], b: tuple[float, float]) -> float:
    return hypot(a[0] - b[0], a[1] - b[1])


def least_hidden(
    main: Window, province: BaseGeometry, taken: Sequence[Box], sizes: Sequence[tuple[float, float]],
    usual: Box | None = None,
) -> Box:  # fmt: skip
    """Return the box in the main frame that hides least of the province and of `taken`; large ones are preferred.

    `sizes` are widths and heights (mm). `usual` is taken where it hides nothing.
    """
    shape = main.shape(province).buffer(2).simplify(1.0)
    shapely.prepare(shape)
    frame = main.frame
    if usual is not None and not _hides(usual, shape, taken):
        return usual
    width, height = sizes[-1]
    best = (float("inf"), usual or Box(frame.x0, frame.y0, frame.x0 + width, frame.y0 + height))
    for width, height in sizes:
        across, up = _steps(frame.x0, frame.x1 - width), _steps(frame.y0, frame.y1 - height)
        xs, ys = (axis.ravel() for axis in np.meshgrid(across, up, indexing="ij"))
        hidden = shapely.area(shapely.intersection(shape, shapely.box(xs, ys, xs + width, ys + height)))
        for x, y, area in zip(xs.tolist(), ys.tolist(), hidden.tolist(), strict=True):
            spot = Box(x, y, x + width, y + height)
            score = area + 3 * sum(spot.overlap(other) for other in taken) - 0.08 * width * height
            if score < best[0] - 1e-9:
                best = (score, spot)
    return best[1]


def _steps(start: float, end: float) -> NDArray[np.float64]:
    return np.arange(start, end, STEP)


def _hides(spot: Box, shape: BaseGeometry, taken: Sequence[Box]) -> bool:
    on_map = shape.intersects(shapely.box(spot.x0, spot.y0, spot.x1, spot.y1))
    return on_map or any(spot.overlap(other) for other in taken)


def _on_main(view: Window, main: Window) -> Box:
    east = view.west + (view.frame.x1 - view.frame.x0) / view.scale
    north = view.south + (view.frame.y1 - view.frame.y0) / view.scale
    x0, y0 = main.point(view.west, view.south)
    x1, y1 = main.point(east, north)
    return Box(x0, y0, x1, y1)
