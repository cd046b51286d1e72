"""The map of a plan: who merges, stays or expands, which sites stay open, and how far basic provision is."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

import pandas as pd

from optimizer.report import facts, theme
from optimizer.report.maps import furniture, overlay_names
from optimizer.report.maps.furniture import Entry
from optimizer.report.maps.ground import Ground, ground
from optimizer.report.maps.index import named_or_listed
from optimizer.report.maps.panel import NO_FIGURE, Shade, commune_text, mark
from optimizer.report.maps.paper import A4, Paper
from optimizer.report.maps.sheet import Sheet, measure
from optimizer.report.maps.signs import SiteSign, short_commune, site_signs
from optimizer.report.maps.views import Map, Scene, draw_panels
from optimizer.solution.plan import Network
from optimizer.solution.solution import Bundle
from optimizer.wording import Lang, number, say

TOLD_UNITS = 13.5
"""Mean width of what the note below tells of a commune, those named on the map included (units)."""


def draw_status(bundle: Bundle, lang: Lang, paper: Paper = A4) -> Map:
    """Return the status map of `bundle` (of today's structure where the run ended without a plan)."""
    land, network = ground(bundle), facts.shown(bundle)
    signs = site_signs(network, land)
    paper = paper.with_room(len(land.cells), TOLD_UNITS)
    sheet = Sheet(paper)
    shown = named_or_listed(sheet, land, signs, signs, lang)
    minutes = basic_minutes(network, land)

    def shade(code: str) -> Shade:
        return minute_shade(minutes[code])

    heading = facts.title(bundle, lang) if bundle.plan is not None else say("map.unchanged_title", lang)
    phrase = "map.status_line" if bundle.plan is not None else "map.unchanged_line"
    line = say(phrase, lang, name=facts.province(bundle, lang), year=facts.target_year(bundle))
    furniture.title(sheet, heading, line, lang)
    texts = {code: commune_text(code, land.names[code]) for code in land.cells}
    scene = Scene(land, shown.signs, shade, texts, near=shown.near)
    placements, hidden = draw_panels(sheet, shown.view, scene, lang)
    _legends(sheet, land, signs, minutes, lang)
    left_out = [short_commune(land.names[code]) for code in hidden]
    furniture.footer(sheet, bundle, land, left_out, lang, overlay_names.told(land, placements, lang))
    return Map(sheet, placements, hidden)


def minute_shade(minutes: int | None) -> Shade:
    """Return the fill of a cell of so many minutes."""
    return NO_FIGURE if minutes is None else Shade(theme.MINUTES[theme.minute_class(minutes)])


def basic_minutes(network: Network, land: Ground) -> dict[str, int | None]:
    """Return commune -> minutes to the nearest basic site, as printed (None: not known)."""
    found = network.access["basic_minutes"].reindex(list(land.cells))
    return {code: None if pd.isna(value) else round(float(value)) for code, value in found.items()}


def _legends(
    sheet: Sheet, land: Ground, signs: tuple[SiteSign, ...], minutes: dict[str, int | None], lang: Lang
) -> None:
    entries = sign_entries(signs, lang)
    furniture.legend(sheet, sheet.paper.left, sheet.paper.legends, say("map.legend.sites", lang), entries)
    line_legend(sheet, sheet.paper.column(82.0), land, lang)
    minute_legend(sheet, sheet.paper.column(148.0), minutes, say("map.minutes.none", lang), lang)


def sign_entries(signs: Sequence[SiteSign], lang: Lang) -> list[Entry]:
    """Return the lines of the legend of sites: each status and flag with how many there are."""
    counts = Counter(sign.status for sign in signs)
    entries = [
        Entry(
            say("map.count", lang, text=say(f"map.sign.{status}", lang), count=f"{counts[status]:02d}"), "sign", status
        )
        for status in theme.SIGNS
        if counts[status] or status in theme.CHECKED_SIGNS
    ]
    for flag in theme.FLAGS:
        marked = sum(flag in sign.flags for sign in signs)
        if marked:
            text = say("map.count", lang, text=say(f"map.flag.{flag}", lang), count=f"{marked:02d}")
            entries.append(Entry(text, "flag", flag))
    return entries


def line_legend(sheet: Sheet, x: float, land: Ground, lang: Lang) -> None:
    """Write the legend of arrows, boundaries and sizes at `x`."""
    lines = [
        Entry(say("map.arrow.merge", lang), "arrow"), Entry(say("map.arrow.closed", lang), "dashed"),
        *boundary_entries(land, lang),
    ]  # fmt: skip
    y = furniture.legend(sheet, x, sheet.paper.legends, say("map.legend.lines", lang), lines)
    sizes(sheet, x, y - 2.0, lang)


def boundary_entries(land: Ground, lang: Lang) -> list[Entry]:
    """Return the lines of a legend that name areas and the province."""
    province = "map.line.province_schematic" if land.schematic else "map.line.province"
    return [Entry(say("map.line.area", lang), "area"), Entry(say(province, lang), "outline")]


def minute_legend(sheet: Sheet, x: float, minutes: Mapping[str, int | None], none: str, lang: Lang) -> None:
    """Write the classes of minutes with their number of communes at `x`; `none` names what has no minutes."""
    classes = Counter(theme.minute_class(value) for value in minutes.values() if value is not None)
    patches = [
        Entry(furniture.with_communes(text, classes[number_], lang), "patch", theme.MINUTES[number_])
        for number_, text in enumerate(minute_texts(lang))
    ]
    missing = sum(value is None for value in minutes.values())
    if missing:
        none = furniture.with_communes(none, missing, lang)
        patches.append(Entry(none, "patch", theme.NO_MINUTES, theme.NONE_HATCH))
    furniture.legend(sheet, x, sheet.paper.legends, say("map.legend.minutes", lang), patches)


def sizes(sheet: Sheet, x: float, y: float, lang: Lang) -> None:
    """Write the legend of the sizes of markers at (x, y)."""
    sheet.text(x, y, say("map.legend.places", lang), 8.6, bold=True)
    low, high = (number(value, lang) for value in theme.PLACE_BREAKS)
    names = (
        say("map.places.0", lang, to=low),
        say("map.places.1", lang, low=low, to=high),
        say("map.places.2", lang, low=high),
    )
    at = x
    for size, name in zip(theme.PLACE_SIZES, names, strict=True):
        mark(sheet, at + 2.2, y - 4.8, theme.SIGNS["kept"], size)
        sheet.text(at + 5.0, y - 5.8, name, 7.2)
        at += 8.5 + measure(name, 7.2)


def minute_texts(lang: Lang) -> tuple[str, ...]:
    """Return the names of the classes of minutes, near to far."""
    breaks = theme.MINUTE_BREAKS
    middle = [say("map.minutes.between", lang, low=a, high=b - 1) for a, b in pairwise(breaks)]
    return (say("map.minutes.first", lang, high=breaks[0]), *middle, say("map.minutes.last", lang, low=breaks[-1]))
