"""What every map sheet carries: title, draft mark, north arrow, scale bar, legends, islands, source."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from optimizer.report import facts, theme
from optimizer.report.maps.ground import Ground, Window
from optimizer.report.maps.labels import Box
from optimizer.report.maps.panel import mark
from optimizer.report.maps.sheet import LINE, POINT_MM, Sheet, fitted, measure, wrap
from optimizer.report.theme import Sign
from optimizer.solution.solution import Bundle
from optimizer.wording import Lang, number, say

BAR_MM = 42.0
"""Most length of the scale bar."""
NICE_KM = (1, 2, 5, 10, 20, 25, 30, 50, 100)


def title(sheet: Sheet, heading: str, line: str, lang: Lang) -> None:
    """Write the heading (one or two lines), the line below it, and the framed draft mark."""
    left, right, top = sheet.paper.left, sheet.paper.right, sheet.paper.top
    draft = say("report.draft", lang)
    width = measure(draft, 11, bold=True) + 5
    mark_ = Box(right - width, top - 16.0, right, top - 8.0)
    sheet.rectangle(mark_, facecolor="white", edgecolor=theme.INK, lw=1.2, zorder=20)
    sheet.text(right - width / 2, top - 13.4, draft, 11, bold=True, ha="center", z=21)
    lines, size = fitted(heading, right - left - width - 6, (16, 15, 14, 13, 12), bold=True)
    y = sheet.lines(left, top - (15.2 if len(lines) == 1 else 10.6), lines, size, bold=True)
    below, small = fitted(line, right - left, (9.5, 9, 8.5, 8), most=1)
    if below[0].endswith("…"):
        below, small = wrap(line, right - left, 8, most=2), 8
    sheet.lines(left, y + 0.8, below, small, color=theme.GREY)
    sheet.line([left, right], [top - 27.4, top - 27.4], color=theme.RULE, lw=1.1)


def north_box(frame: Box) -> Box:
    """Return where the north arrow of a map in `frame` stands: at its top right."""
    return Box(frame.x1 - 16.0, frame.y1 - 22.0, frame.x1 - 2.0, frame.y1 - 3.0)


def scale_box(frame: Box) -> Box:
    """Return where the scale bar of a map in `frame` stands: at its bottom left."""
    return Box(frame.x0 + 2.0, frame.y0 + 2.0, frame.x0 + 58.0, frame.y0 + 12.0)


def north_arrow(sheet: Sheet, box: Box, lang: Lang, size: float = 10.0) -> None:
    """Draw the north arrow in `box`, its letter of `size` points."""
    x = (box.x0 + box.x1) / 2
    sheet.text(x, box.y1 - 0.42 * size, say("map.north", lang), size, bold=True, ha="center")
    sheet.line([x, x], [box.y0 + 1, box.y1 - 0.8 * size], color=theme.INK, lw=0.13 * size)
    mark(sheet, x, box.y1 - 0.74 * size, Sign("^", theme.INK), 0.65 * size)


def scale_bar(sheet: Sheet, view: Window, lang: Lang, most: float = BAR_MM) -> None:
    """Draw a bar of at most `most` units with its length in km."""
    km = max((k for k in NICE_KM if k * 1000 * view.scale <= most), default=NICE_KM[0])
    length = km * 1000 * view.scale
    x0, y0 = scale_box(view.frame).x0, scale_box(view.frame).y0 + 1
    for part in range(4):
        fill = theme.INK if part % 2 == 0 else "white"
        step = length / 4
        sheet.rectangle(Box(x0 + part * step, y0, x0 + (part + 1) * step, y0 + 1.5), facecolor=fill,
                        edgecolor=theme.INK, lw=0.7, zorder=9)  # fmt: skip
    for x, text in ((x0, "0"), (x0 + length, f"{number(km, lang)} km")):
        sheet.text(x, y0 + 2.6, text, 7.5, ha="center", halo=2.0, z=9)


def with_communes(text: str, count: int, lang: Lang) -> str:
    """Return `text` of a legend with the number of communes it stands for."""
    return say("map.communes_one" if count == 1 else "map.communes", lang, text=text, count=count)


LINES: Mapping[str, Mapping[str, Any]] = {
    "outline": {"color": theme.INK, "lw": 1.4},
    "area": {"color": "#4a4a4a", "lw": 0.9, "ls": (0, (5, 1.5, 1, 1.5))},
}
"""Kind of a line of a legend -> how it is drawn."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a legend: text and how its key is drawn."""

    text: str
    kind: str
    """sign | site | small | arrow | dashed | stream | outline | area | patch | flag | size."""
    value: str = ""
    """Status of a sign or a flag, class of a stream, fill of a patch, or size in points."""
    hatch: str = ""
    """Of a patch."""


def legend(
    sheet: Sheet, x: float, y: float, heading: str, entries: Sequence[Entry], size: float = 7.6,
    room: float | None = None,
) -> float:  # fmt: skip
    """Write a legend with its heading at (x, y), all of it above the foot of the paper; return the y below it.

    A line wider than `room` (none: as far as the edge of the sheet) is written smaller.
    """
    width = sheet.paper.across - x - 12 if room is None else room
    sheet.text(x, y, heading, 8.6, bold=True)
    y -= 5.4
    step = min(4.65, (y - sheet.paper.foot - sheet.paper.spare) / max(1, len(entries) - 1))
    size = min(size, step / POINT_MM * 0.9)
    for entry in entries:
        _key(sheet, x, y + 1.0, entry)
        sheet.text(x + 11, y, entry.text, size * min(1.0, width / measure(entry.text, size)))
        y -= step
    return y


def _key(sheet: Sheet, x: float, y: float, entry: Entry) -> None:
    middle = x + 4
    if entry.kind == "sign":
        sign = theme.SIGNS[entry.value]
        mark(sheet, middle, y, sign, 7.4 * sign.scale)
    elif entry.kind == "site":
        mark(sheet, middle, y, replace(theme.SIGNS["kept"], fill="#ffffff"), 7.4)
    elif entry.kind == "small":
        mark(sheet, middle, y, Sign("o", theme.PAPER, theme.GREY), 3.4)
    elif entry.kind in {"arrow", "dashed"}:
        sheet.arrow((x, y), (middle, y), (x + 8.5, y), dashed=entry.kind == "dashed")
    elif entry.kind == "stream":
        width = theme.STREAM_WIDTHS[int(entry.value)]
        sheet.line([x, x + 8.5], [y, y], color=theme.STREAM, lw=width)
    elif entry.kind in LINES:
        sheet.line([x, x + 8.5], [y, y], **LINES[entry.kind])
    elif entry.kind == "patch":
        edge = theme.HATCH if entry.hatch else theme.EDGE
        sheet.rectangle(Box(x, y - 1.5, x + 8, y + 1.5), facecolor=entry.value, edgecolor=edge, lw=0.5,
                        hatch=entry.hatch)  # fmt: skip
    elif entry.kind == "flag":
        mini = theme.SIGNS[entry.value]
        mark(sheet, middle - 0.6, y, Sign("o", theme.PAPER, theme.EDGE), 7.4)
        mark(sheet, middle + 2.0, y + 1.0, mini, 4.2 * mini.scale)
    elif entry.kind == "size":
        mark(sheet, middle, y, theme.SIGNS["kept"], float(entry.value))


def footer(
    sheet: Sheet, bundle: Bundle, ground: Ground, hidden: Sequence[str], lang: Lang, more: Sequence[str] = ()
) -> None:
    """Write the source, date, scenario, coordinate system, share of estimates, names left out and the disclaimer.

    `hidden` are communes without a name on the map, `more` further sentences.
    """
    left, right, rule = sheet.paper.left, sheet.paper.right, 22.6 + sheet.paper.spare
    sheet.line([left, right], [rule, rule], color=theme.RULE, lw=0.7)
    told = [say("map.source", lang, date=facts.as_of(bundle, lang), name=facts.province(bundle, lang))]
    if ground.schematic:
        told.append(say("map.schematic", lang))
    told.append(say("map.crs", lang, name=ground.crs.name))
    second = [say("map.scenario", lang, name=str(bundle.scenario["name"]))]
    second.append(facts.estimate_remark(bundle, lang))
    if hidden:
        second.append(say("map.hidden", lang, count=len(hidden), names=", ".join(hidden)))
    second += more
    first, last = (
        wrap(text, right - left, 7, most=2) for text in (" ".join(told), facts.disclaimer(bundle.province, lang))
    )
    most = 6 - len(first) - len(last) + sheet.paper.spare / (7 * LINE * POINT_MM)
    middle, size = _remarks(" ".join(second), right - left, most)
    y = rule - 3.7
    for lines, points, color in ((first, 7, theme.GREY), (middle, size, theme.GREY), (last, 7, theme.INK)):
        if lines:
            y = sheet.lines(left, y, lines, points, color=color) - 0.4 - (7 - points) * POINT_MM


def _remarks(text: str, width: float, most: float) -> tuple[tuple[str, ...], float]:
    """Return `text` in two lines or, where names left out need more, in the height of `most`, smaller if it must be."""
    for size in (7, 6.4, 5.8, 5.4):
        lines = wrap(text, width, size)
        if len(lines) * size <= most * 7:
            return lines, size
    return wrap(text, width, 5.4, most=int(most * 7 / 5.4)), 5.4
