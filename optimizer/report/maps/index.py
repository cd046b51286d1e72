"""Numbers in place of names where a map has too many sites, and the list below the map that says whose they are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil

from optimizer.report import theme
from optimizer.report.maps.ground import Ground, Window, window
from optimizer.report.maps.inset import CROWDED_MM, largest_crowd
from optimizer.report.maps.labels import Box
from optimizer.report.maps.sheet import Sheet, measure
from optimizer.report.maps.signs import SiteSign
from optimizer.wording import Lang, say

MOST_NAMES, MOST_TOGETHER = 24, 6
"""Most sites on a map, and in one crowd of it, that carry their names."""
COLUMNS = 4
SIZE, STEP_MM = 5.6, 2.45
SIZES = (SIZE, 5.2, 4.8, 4.4)
"""Sizes (points) of a line of the list, the largest that holds it is taken."""
NUMBER_MM, GAP_MM, ABOVE_MM = 4.6, 2.0, 6.0
"""Width of a number in the list, space between columns, space between the map and the list with its note."""
NOTE = 6.4
NUMBERS_APART_MM = 5.5
"""Sites nearer to each other than this cannot both carry a number."""


@dataclass(frozen=True, slots=True)
class Listed:
    """How a map shows its sites: with their names, or with numbers above a list."""

    view: Window
    signs: tuple[SiteSign, ...]
    near: float
    """Sites nearer to each other than this (units) are a crowd that needs an inset."""


def named_or_listed(
    sheet: Sheet, land: Ground, signs: tuple[SiteSign, ...], every: Sequence[SiteSign], lang: Lang
) -> Listed:
    """Return the window on `land` and `signs` as they are drawn in it; where names are too many, write their list.

    `every` are all sites of the network. Which way it is, how high the list is, and which number a site has, depends
    on where these are and not on what becomes of them: it is the same in every scenario.
    """
    frame = sheet.paper.frame
    view = window(land.outline.bounds, frame)
    if not too_many(every, view):
        return Listed(view, signs, CROWDED_MM)
    numbers = {sign.site: place for place, sign in enumerate(every, start=1)}
    write_list(sheet, signs, numbers, lang)
    view = window(land.outline.bounds, above_list(frame, len(every)))
    return Listed(view, tuple(replace(s, label=str(numbers[s.site]), figure="") for s in signs), NUMBERS_APART_MM)


def named_or_listed_twice(
    sheet: Sheet, land: Ground, sides: Sequence[tuple[SiteSign, ...]], lang: Lang
) -> tuple[Listed, ...]:
    """Return what `named_or_listed` does, of the same sites on two maps side by side; the list is of the second."""
    halves, every = sheet.paper.halves, sides[-1]
    views = [window(land.outline.bounds, half) for half in halves]
    if not too_many(every, views[0]):
        return tuple(Listed(view, signs, CROWDED_MM) for view, signs in zip(views, sides, strict=True))
    numbers = {sign.site: place for place, sign in enumerate(every, start=1)}
    write_list(sheet, every, numbers, lang)
    views = [window(land.outline.bounds, above_list(half, len(every))) for half in halves]
    return tuple(
        Listed(view, tuple(replace(s, label=str(numbers[s.site])) for s in signs), NUMBERS_APART_MM)
        for view, signs in zip(views, sides, strict=True)
    )


def too_many(signs: Sequence[SiteSign], view: Window) -> bool:
    """Return whether numbers must stand for names."""
    return len(signs) > MOST_NAMES or len(largest_crowd(signs, view)) > MOST_TOGETHER


def above_list(frame: Box, sites: int) -> Box:
    """Return what the list of so many sites leaves of `frame`."""
    return Box(frame.x0, frame.y0 + _rows(sites) * STEP_MM + ABOVE_MM, frame.x1, frame.y1)


def write_list(sheet: Sheet, signs: Sequence[SiteSign], number: Mapping[str, int], lang: Lang) -> None:
    """Write number, name, number of the receiving site and figure of each of `signs`, in columns below the map."""
    left, right, bottom = sheet.paper.left, sheet.paper.right, sheet.paper.frame.y0
    rows, width = _rows(len(number)), (right - left + GAP_MM) / COLUMNS
    arrows = any(sign.target for sign in signs)
    note = say("map.list.hosts" if arrows else "map.list", lang)
    sheet.text(left, bottom + STEP_MM * rows + 0.6, note, NOTE, color=theme.GREY)
    for place, sign in enumerate(signs):
        x, y = left + width * (place // rows), bottom + STEP_MM * (rows - 1 - place % rows)
        sheet.text(x + NUMBER_MM - 1.0, y, str(number[sign.site]), SIZE, bold=True, ha="right")
        after = f" → {number[sign.target]}" if sign.target in number else ""
        after += f" · {sign.figure}" if sign.figure else ""
        room = width - GAP_MM - NUMBER_MM
        size = next((size for size in SIZES if measure(sign.label + after, size) <= room), SIZES[-1])
        sheet.text(x + NUMBER_MM, y, _cut(sign.label, room - measure(after, size), size) + after, size)


def _rows(sites: int) -> int:
    return ceil(sites / COLUMNS)


def _cut(text: str, width: float, size: float) -> str:
    """Return `text`, or as much of its beginning as fits into `width` (units), with an ellipsis."""
    if measure(text, size) <= width:
        return text
    while text and measure(text + "…", size) > width:
        text = text[:-1]
    return text.rstrip() + "…"
