"""Small multiples: many small maps on one sheet, of one extent, one scale, one set of classes and signs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import ceil

from optimizer.report import theme
from optimizer.report.maps import furniture
from optimizer.report.maps.ground import Ground, Window, window
from optimizer.report.maps.index import MOST_NAMES
from optimizer.report.maps.labels import Box
from optimizer.report.maps.panel import Panel, Shade
from optimizer.report.maps.sheet import Sheet, fitted, wrap
from optimizer.report.maps.signs import SiteSign
from optimizer.wording import Lang, clean, say

HEADING, GAP = 9.5, 3.0
"""Height of what stands above each map, and free paper between maps (units)."""
MARGIN_M = 2_000.0
"""Free ground around the province (metres)."""
FEW_SHRINK, MANY_SHRINK = 0.62, 0.4
"""Sizes of markers beside those of a whole sheet: where sites are few, and where they are many."""
LOOSE = 6.0
"""Most free paper between rows beside `GAP`, where maps are low (units)."""
NOTE, BAND = 7.0, 6.0
"""Size (points) of the line that names far islands, and height of its box (units)."""
BAR = 26.0
"""Most length of the scale bar (units)."""


@dataclass(frozen=True, slots=True)
class Small:
    """One of the maps."""

    key: str
    """Before the ids of what is drawn in it; the first one's is empty."""
    heading: str
    line: str
    """What stands below the heading: figures, cells of the bundle or counts of them."""
    shade: Callable[[str], Shade]
    """commune -> fill of its cell."""
    signs: tuple[SiteSign, ...]
    plain: bool = True
    """Sites as white shapes without arrows: the map speaks of something else."""


def draw_smalls(sheet: Sheet, land: Ground, smalls: Sequence[Small], lang: Lang) -> Window:
    """Draw `smalls` in rows, all at the largest scale that the sheet allows; return the window of the first."""
    frame = replace(sheet.paper.frame, x0=sheet.paper.left, x1=sheet.paper.right)
    if land.islands:
        frame = replace(frame, y0=frame.y0 + BAND + GAP)
        _islands(sheet, land, Box(frame.x0, frame.y0 - BAND - GAP / 2, frame.x1, frame.y0 - GAP / 2), lang)
    bounds = land.outline.bounds
    views = [window(bounds, box, MARGIN_M) for box in grid(frame, len(smalls), bounds)]
    for small, view in zip(smalls, views, strict=True):
        _draw(sheet, land, small, view)
    return views[0]


def grid(frame: Box, count: int, bounds: tuple[float, float, float, float]) -> tuple[Box, ...]:
    """Return where `count` maps of ground `bounds` lie in `frame`, row by row, in the grid of the largest scale."""
    width, height = bounds[2] - bounds[0] + 2 * MARGIN_M, bounds[3] - bounds[1] + 2 * MARGIN_M

    def cell(columns: int) -> tuple[float, float]:
        rows = ceil(count / columns)
        across = (frame.x1 - frame.x0 - GAP * (columns - 1)) / columns
        return across, (frame.y1 - frame.y0 - GAP * (rows - 1)) / rows - HEADING

    def scale(columns: int) -> float:
        across, up = cell(columns)
        return min(across / width, up / height)

    columns = max(range(1, count + 1), key=lambda tried: (scale(tried), -tried))
    across, high = cell(columns)[0], min(cell(columns)[1], scale(columns) * height)
    spare = (frame.y1 - frame.y0 + GAP) / ceil(count / columns) - high - HEADING - GAP
    step = high + HEADING + GAP + min(spare, LOOSE)
    boxes = []
    for place in range(count):
        x = frame.x0 + (place % columns) * (across + GAP)
        y = frame.y1 - (place // columns) * step - HEADING
        boxes.append(Box(x, y - high, x + across, y))
    return tuple(boxes)


def _draw(sheet: Sheet, land: Ground, small: Small, view: Window) -> None:
    frame = view.frame
    name, width = clean(small.heading), frame.x1 - frame.x0
    lines, size = fitted(name, width, (8.2, 7.6, 7.0, 6.4), bold=True, most=1)
    if lines[0].endswith("…"):
        lines, size = fitted(name, width, (6.2, 5.6, 5.0), bold=True, most=2)
    sheet.lines(frame.x0, frame.y1 + (5.0 if len(lines) == 1 else 6.6), lines, size, bold=True)
    below, size = fitted(small.line, frame.x1 - frame.x0, (6.6, 6.2, 5.8), most=1)
    sheet.text(frame.x0, frame.y1 + 1.6, below[0], size, color=theme.GREY)
    ashore = tuple(sign for sign in small.signs if sign.commune in land.cells)
    panel = Panel(sheet, land, view, ashore, shrink=_shrink(len(ashore)), side=small.key)
    panel.cells(small.shade)
    if not small.plain:
        panel.arrows()
    panel.markers(small.plain)


def _shrink(sites: int) -> float:
    """Return sizes of markers beside those of a whole sheet."""
    return FEW_SHRINK if sites <= MOST_NAMES else MANY_SHRINK


def _islands(sheet: Sheet, land: Ground, box: Box, lang: Lang) -> None:
    """Write the far islands into a box."""
    names = ", ".join(clean(land.names[code]) for code in land.islands)
    sheet.rectangle(box, facecolor="white", edgecolor=theme.INK, lw=0.7)
    (line, *_) = wrap(f"{say('map.islands', lang)} {names}", box.x1 - box.x0 - 4.0, NOTE, most=1)
    sheet.text(box.x0 + 2.0, box.y0 + 2.0, line, NOTE)


def common(sheet: Sheet, view: Window, lang: Lang) -> None:
    """Draw the scale bar and the north arrow, which all the maps share, at the right of the legends."""
    corner = Box(sheet.paper.right - BAR - 8.0, sheet.paper.foot - 0.8, sheet.paper.right, sheet.paper.legends)
    furniture.scale_bar(sheet, replace(view, frame=corner), lang, BAR)
    north = Box(sheet.paper.right - 9.0, sheet.paper.legends - 17.0, sheet.paper.right - 1.0, sheet.paper.legends + 2.0)
    furniture.north_arrow(sheet, north, lang)
