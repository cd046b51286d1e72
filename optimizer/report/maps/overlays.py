"""What maps show besides: industrial zones, boarding schools, borders of former districts and provinces."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import astuple
from typing import Any

from shapely.geometry import Point, box
from shapely.geometry.base import BaseGeometry

from optimizer.data.codes import Overlay
from optimizer.report import theme
from optimizer.report.maps.ground import Ground, Overlaid, Window
from optimizer.report.maps.labels import Box
from optimizer.report.maps.sheet import POINT_MM, Sheet, measure
from optimizer.wording import Lang, say

POINTS = {
    Overlay.INDUSTRIAL_ZONE: "P", Overlay.BOARDING_SCHOOL: "p", Overlay.OLD_DISTRICT: "x", Overlay.OLD_PROVINCE: "x",
}  # fmt: skip
"""Marker of what is given as a point."""
SOLID = {"lw": 0.8, "ls": "-"}
LINES: Mapping[Overlay, Mapping[str, Any]] = {
    Overlay.INDUSTRIAL_ZONE: SOLID, Overlay.BOARDING_SCHOOL: SOLID,
    Overlay.OLD_DISTRICT: {"lw": 0.8, "ls": (0, (1, 1.4))},
    Overlay.OLD_PROVINCE: {"lw": 1.3, "ls": (0, (6, 1.6, 1, 1.6, 1, 1.6))},
}  # fmt: skip
"""Line of what is given as a shape; told apart by their dashes, so that grey print and every eye can."""
COLOR = "#5a2d6e"
SIZE, STEP, TEXT = 4.6, 4.2, 6.8
"""Of a marker (points), of a line of the key (units), and of its letters (points)."""
RADIUS = SIZE * POINT_MM / 2 + 0.2
"""Half the width of a marker (units)."""


def key_box(view: Window, land: Ground, taken: Sequence[Box], lang: Lang) -> Box | None:
    """Return where the key of the overlays stands, where it covers least of the province; None without overlays."""
    lines = _lines(land, lang)
    if not lines:
        return None
    frame, outline = view.frame, view.shape(land.outline)
    width = max(measure(text, TEXT) for _, text in lines) + 14.0
    height = STEP * len(lines) + 1.0
    corners = [
        Box(x, y, x + width, y + height)
        for x in (frame.x0 + 1.5, frame.x1 - width - 1.5, frame.x1 - width - 18.0)
        for y in (frame.y1 - height - 1.5, frame.y0 + 1.5, frame.y0 + 14.0)
    ]
    free = [spot for spot in corners if not any(spot.overlap(other) for other in taken)]
    return min(free, key=lambda spot: outline.intersection(box(*astuple(spot))).area, default=None)


def draw_key(sheet: Sheet, spot: Box, land: Ground, lang: Lang) -> None:
    """Draw the key of the overlays at `spot`."""
    sheet.rectangle(spot, facecolor="white", edgecolor=theme.EDGE, lw=0.5, zorder=12)
    y = spot.y1 - STEP + 1.0
    for kind, text in _lines(land, lang):
        if any(isinstance(item.shape, Point) for item in land.overlays if item.kind == kind):
            _point(sheet, (spot.x0 + 5.0, y + 0.9), kind, None, 13)
        else:
            sheet.line([spot.x0 + 1.5, spot.x0 + 9.0], [y + 0.9, y + 0.9], color=COLOR, zorder=13, **LINES[kind])
        sheet.text(spot.x0 + 11.0, y, text, TEXT, z=14)
        y -= STEP


def draw(sheet: Sheet, item: Overlaid, paper: BaseGeometry, clip: Box | None, gid: str | None) -> None:
    """Draw one overlay, given on paper."""
    kind = Overlay(item.kind)
    if isinstance(paper, Point):
        if clip is None or (clip.x0 <= paper.x <= clip.x1 and clip.y0 <= paper.y <= clip.y1):
            _point(sheet, (paper.x, paper.y), kind, gid, 6)
        return
    for number, line in enumerate(part for part in getattr(paper, "geoms", [paper]) if part.geom_type == "LineString"):
        xs, ys = line.xy
        part = gid if gid is None or not number else f"{gid}-{number}"
        sheet.line(list(xs), list(ys), clip, color=COLOR, zorder=2.7, gid=part, **LINES[kind])


def _point(sheet: Sheet, spot: tuple[float, float], kind: Overlay, gid: str | None, z: float) -> None:
    sheet.line([spot[0]], [spot[1]], marker=POINTS[kind], markersize=SIZE, markerfacecolor=theme.PAPER,
               markeredgecolor=COLOR, markeredgewidth=0.9, linestyle="none", zorder=z, gid=gid)  # fmt: skip


def _lines(land: Ground, lang: Lang) -> list[tuple[Overlay, str]]:
    counts = Counter(item.kind for item in land.overlays)
    return [
        (kind, say("map.count", lang, text=kind.vi if lang == "vi" else kind.en, count=f"{counts[kind]:02d}"))
        for kind in Overlay
        if counts[kind]
    ]
