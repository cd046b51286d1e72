"""The map of closed sites: where they are, and a table of their land, floor, upkeep and what becomes of them."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from optimizer.report import facts, theme
from optimizer.report.content.cells import MISSING, amount
from optimizer.report.maps import furniture, overlay_names
from optimizer.report.maps.furniture import Entry
from optimizer.report.maps.ground import Ground, ground, window
from optimizer.report.maps.index import NUMBERS_APART_MM, too_many
from optimizer.report.maps.inset import CROWDED_MM
from optimizer.report.maps.panel import Shade, commune_text
from optimizer.report.maps.paper import A4, Paper
from optimizer.report.maps.sheet import Sheet, fitted, measure
from optimizer.report.maps.signs import SiteSign, short_commune, site_signs
from optimizer.report.maps.status import boundary_entries
from optimizer.report.maps.views import Map, Scene, draw_panels
from optimizer.solution.plan import Network
from optimizer.solution.solution import Bundle
from optimizer.wording import Lang, clean, say

TOLD_UNITS = 13.0
"""Mean width of what the note below tells of a commune, those named on the map included (units)."""

COLUMNS = (
    ("number", 5.0, "right"), ("site", 0.0, "left"), ("commune", 21.0, "left"), ("land", 13.5, "right"),
    ("floor", 13.5, "right"), ("fate", 18.0, "left"), ("upkeep", 23.0, "right"),
)  # fmt: skip
"""Columns of the table: width (units; 0: what is left) and side."""
TABLE_X, GAP, SIZE, STEP, HEADING = 62.0, 2.0, 6.6, 3.7, 6.0
FIT = 7
"""Rows of the table that fit beside the legend; provinces with more sites have a higher table."""
EVERY = 4
"""One row of the table is kept for so many sites of the province, whatever the scenario closes."""


def draw_buildings(bundle: Bundle, plan: Network, lang: Lang, paper: Paper = A4) -> Map:
    """Return the map of the sites that `plan`, the plan of `bundle`, closes."""
    land = ground(bundle)
    every = tuple(sign for sign in site_signs(plan, land) if sign.status != "planned")
    paper = paper.with_room(len(land.cells), TOLD_UNITS)
    sheet = Sheet(paper)
    line = say("map.buildings.line", lang, name=facts.province(bundle, lang), title=facts.title(bundle, lang))
    furniture.title(sheet, say("map.buildings.title", lang), line, lang)
    texts = {code: commune_text(code, land.names[code]) for code in land.cells}
    frame = replace(paper.frame, y0=_top(sheet, every) + HEADING)
    view = window(land.outline.bounds, frame)
    many = too_many(every, view)
    scene = Scene(land, _signs(every, many), _shade, texts, near=NUMBERS_APART_MM if many else CROWDED_MM)
    placements, hidden = draw_panels(sheet, view, scene, lang)
    _legend(sheet, land, every, lang)
    _table(sheet, bundle, land, every, lang)
    left_out = [short_commune(land.names[code]) for code in hidden]
    furniture.footer(sheet, bundle, land, left_out, lang, overlay_names.told(land, placements, lang))
    return Map(sheet, placements, hidden)


def rows_of(sites: int) -> int:
    """Return how many rows the table has room for in a province of so many sites."""
    return max(FIT, sites // EVERY)


def _shade(_code: str) -> Shade:
    return Shade(theme.MINUTES[0])


def _top(sheet: Sheet, every: Sequence[SiteSign]) -> float:
    """Return the baseline of the headings below the map."""
    return sheet.paper.legends + (rows_of(len(every)) - FIT) * STEP


def numbers(every: Sequence[SiteSign]) -> dict[str, int]:
    """Return the number of each closed site."""
    return {sign.site: place for place, sign in enumerate((s for s in every if s.status == "closed"), start=1)}


def _signs(every: Sequence[SiteSign], many: bool) -> tuple[SiteSign, ...]:
    """Return closed sites with their numbers, the head sites that take their learners, and the others bare.

    Names stand beside them unless there are `many` sites: then numbers alone, and the table has the names.
    """
    places = numbers(every)
    targets = {sign.target for sign in every if sign.site in places}

    def shown(sign: SiteSign) -> SiteSign:
        if sign.site in places:
            place = str(places[sign.site])
            return replace(sign, label=place if many else f"{place}. {sign.label}")
        if sign.site in targets:
            return replace(sign, flags=(), target="", label="" if many else sign.label)
        return replace(sign, status="kept", flags=(), target="", label="")

    return tuple(shown(sign) for sign in every)


def _taking(every: Sequence[SiteSign]) -> list[str]:
    """Return the statuses, other than kept, of the head sites that take in learners of closed sites."""
    targets = {sign.target for sign in every if sign.status == "closed"}
    found = {sign.status for sign in every if sign.site in targets}
    return [status for status in theme.SIGNS if status in found - {"kept"}]


def _legend(sheet: Sheet, land: Ground, every: Sequence[SiteSign], lang: Lang) -> None:
    closed = len(numbers(every))
    others = f"{len(every) - closed:02d}"
    entries = [
        Entry(say("map.count", lang, text=say("map.sign.closed", lang), count=f"{closed:02d}"), "sign", "closed"),
        Entry(say("map.count", lang, text=say("map.buildings.others", lang), count=others), "site"),
        *(Entry(say(f"map.sign.{status}", lang), "sign", status) for status in _taking(every)),
        Entry(say("map.arrow.closed", lang), "dashed"),
        *boundary_entries(land, lang),
    ]
    heading, room = say("map.legend.signs", lang), TABLE_X - 24.0
    furniture.legend(sheet, sheet.paper.left, _top(sheet, every), heading, entries, 7.0, room)


def _table(sheet: Sheet, bundle: Bundle, land: Ground, every: Sequence[SiteSign], lang: Lang) -> None:
    """Write the table of closed sites, every figure a cell of `Bundle.buildings`."""
    x, y, places = sheet.paper.column(TABLE_X), _top(sheet, every), numbers(every)
    sheet.text(x, y, say("map.buildings.table", lang), 8.6, bold=True)
    if not places:
        sheet.text(x, y - 5.4, say("doc.buildings.none", lang), 7.6)
        return
    edges, rows = _edges(x, sheet.paper.right), rows_of(len(every))
    y -= 4.6
    _row(sheet, edges, y, {key: say(f"map.buildings.col.{key}", lang) for key, *_ in COLUMNS}, bold=True)
    sheet.line([x, sheet.paper.right], [y - 1.2, y - 1.2], color=theme.RULE, lw=0.6)
    fit = len(places) if len(places) <= rows else rows - 1
    for sign in (sign for sign in every if places.get(sign.site, fit + 1) <= fit):
        y -= STEP
        _row(sheet, edges, y, _cells(bundle, land, sign, places[sign.site], lang))
    if fit < len(places):
        more = say("map.buildings.more", lang, count=len(places) - fit)
        sheet.text(edges[1][0], y - STEP, more, SIZE, color=theme.GREY)


def _cells(bundle: Bundle, land: Ground, sign: SiteSign, place: int, lang: Lang) -> dict[str, str]:
    known = sign.site in bundle.buildings.index
    row = bundle.buildings.loc[sign.site] if known else pd.Series(dtype=object)
    return {
        "number": str(place), "site": sign.label, "commune": short_commune(land.names[sign.commune]),
        "land": amount(row.get("land_m2"), lang), "floor": amount(row.get("floor_m2"), lang),
        "fate": say(f"building.{row['fate']}", lang) if known else MISSING,
        "upkeep": amount(row.get("upkeep_year_mvnd"), lang),
    }  # fmt: skip


def _edges(left: float, right: float) -> list[tuple[float, float, str]]:
    """Return start, end and side of each column."""
    spare = right - left - sum(width for _, width, _ in COLUMNS) - GAP * (len(COLUMNS) - 1)
    edges, x = [], left
    for _, width, side in COLUMNS:
        edges.append((x, x + (width or spare), side))
        x += (width or spare) + GAP
    return edges


def _row(
    sheet: Sheet, edges: list[tuple[float, float, str]], y: float, cells: dict[str, str], *, bold: bool = False
) -> None:
    for (start, end, side), text in zip(edges, cells.values(), strict=True):
        lines, size = fitted(clean(text), end - start, (SIZE, 6.2, 5.8, 5.4), bold=bold, most=1)
        at = end - measure(lines[0], size, bold) if side == "right" else start
        sheet.text(at, y, lines[0], size, bold=bold)
