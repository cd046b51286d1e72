"""Far islands: the labelled box that names them, and the sites on them, as neither has a place on the map."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from optimizer.report import theme
from optimizer.report.maps.ground import Ground, Window
from optimizer.report.maps.inset import least_hidden
from optimizer.report.maps.labels import Box
from optimizer.report.maps.sheet import Sheet, measure, wrap
from optimizer.report.maps.signs import SiteSign
from optimizer.wording import Lang, say

HEADING, NAME, LABEL = 7.0, 8.0, 6.8
"""Sizes of the three kinds of text (points)."""
EDGE_MM, LINE_MM, SITE_MM = 3.0, 4.2, 4.4
SIGNS_MM, BESIDE_MM = 6.0, 3.0
"""Width of the column of markers, on the side of the mainland so that arrows cross no text; where names start in it."""
WIDEST = 60.0
"""Most width of a name (mm)."""
HEIGHT_ABOVE = 4.0
"""How far above the lower edge of the map the box stands, if it can (mm)."""


@dataclass(frozen=True, slots=True)
class Islands:
    """The box, and where in it each site stands."""

    frame: Box
    spots: Mapping[str, tuple[float, float]]
    """site -> middle of its marker (mm)."""


def on_islands(land: Ground, signs: Sequence[SiteSign]) -> tuple[SiteSign, ...]:
    """Return the sites in communes that are not on the map, in the order of the islands."""
    order = {code: number for number, code in enumerate(land.islands)}
    return tuple(sorted((s for s in signs if s.commune in order), key=lambda s: (order[s.commune], s.site)))


def islands_box(
    sheet: Sheet, land: Ground, signs: Sequence[SiteSign], view: Window, taken: Sequence[Box], lang: Lang
) -> Islands | None:
    """Write the far islands of `land` and the sites on them into a box where it hides least of the map; return it.

    The markers are drawn with those of the map. None where there is no far island.
    """
    if not land.islands:
        return None
    heading = say("map.islands", lang)
    sites = on_islands(land, signs)
    names = {code: "".join(wrap(land.names[code], WIDEST, NAME, bold=True, most=1)) for code in land.islands}
    labels = {s.site: "".join(wrap(f"{s.label} {s.figure}", WIDEST, LABEL, most=1)) for s in sites}
    widths = [measure(heading, HEADING), *(measure(name, NAME, bold=True) for name in names.values())]
    widths += [measure(label, LABEL) for label in labels.values()]
    column = SIGNS_MM if sites else 0.0
    height = 7.0 + LINE_MM * len(names) + SITE_MM * len(sites)
    frame = _frame(land, view, taken, max(widths) + 2 * EDGE_MM + column, height)
    sheet.rectangle(frame, facecolor="white", edgecolor=theme.INK, lw=0.9, zorder=5)
    west = frame.x0 + frame.x1 < view.frame.x0 + view.frame.x1
    x, y = frame.x0 + EDGE_MM + (0.0 if west else column), frame.y1 - 4.0
    signs_at = frame.x1 - EDGE_MM - 1.0 if west else frame.x0 + EDGE_MM + 1.0
    sheet.text(x, y, heading, HEADING, color=theme.GREY)
    spots = {}
    y -= LINE_MM
    for code, name in names.items():
        sheet.text(x, y, name, NAME, bold=True)
        for sign in (s for s in sites if s.commune == code):
            y -= SITE_MM
            spots[sign.site] = (signs_at, y + 0.9)
            at = signs_at - BESIDE_MM if west else signs_at + BESIDE_MM
            sheet.text(at, y, labels[sign.site], LABEL, ha="right" if west else "left")
        y -= LINE_MM
    return Islands(frame, spots)


def _frame(land: Ground, view: Window, taken: Sequence[Box], width: float, height: float) -> Box:
    """Return the box at the lower right if it hides nothing there, else where it hides least."""
    frame = view.frame
    usual = Box(frame.x1 - width, frame.y0 + HEIGHT_ABOVE, frame.x1, frame.y0 + HEIGHT_ABOVE + height)
    return least_hidden(view, land.outline, taken, [(width, height)], usual=usual)
