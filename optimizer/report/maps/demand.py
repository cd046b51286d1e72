"""The map of demand: entrants wanted in each commune, those who find no place, and the places of each site."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

import pandas as pd

from optimizer.analysis.map_figures import demand_met, demand_sums, places_at_sites
from optimizer.report import facts, theme
from optimizer.report.maps import furniture, overlay_names
from optimizer.report.maps.furniture import Entry
from optimizer.report.maps.ground import Ground, ground
from optimizer.report.maps.index import named_or_listed
from optimizer.report.maps.panel import NO_FIGURE, Shade, Text, commune_text
from optimizer.report.maps.paper import A4, Paper
from optimizer.report.maps.sheet import Sheet, fitted
from optimizer.report.maps.signs import SiteSign, short_commune, site_signs
from optimizer.report.maps.status import boundary_entries, sizes
from optimizer.report.maps.training import asked_words, programmes_of
from optimizer.report.maps.views import Map, Scene, draw_panels
from optimizer.solution.plan import Network
from optimizer.solution.solution import Bundle
from optimizer.wording import Lang, number, say

TOLD_UNITS = 18.0
"""Mean width of what the note below tells of a commune, those named on the map included (units)."""

MUST = 10
"""Communes with most demand not met, whose labels may not be left out."""


@dataclass(frozen=True, slots=True)
class Need:
    """The demand of a commune and what is not met of it: entrants a year as printed."""

    wanted: int
    unmet: int


def needs(network: Network, wanted: frozenset[str] | None) -> dict[str, Need]:
    """Return the need of each commune that has one for the programmes `wanted` (None: all)."""
    return {
        str(code): Need(round(float(row["demand"])), round(float(row["unplaced"])))
        for code, row in demand_met(network, wanted).iterrows()
    }


def draw_demand(
    bundle: Bundle, lang: Lang, field: str | None = None, level: str | None = None, paper: Paper = A4
) -> Map:
    """Return the map of demand and places, of everything or of one `field` or `level`."""
    land, network = ground(bundle), facts.shown(bundle)
    part = field is not None or level is not None
    wanted = programmes_of(bundle, field, level, lang) if part else None
    found = needs(network, wanted)
    every = site_signs(network, land)
    signs = _with_places(every, places_at_sites(network, wanted), lang)
    paper = paper.with_room(len(land.cells), TOLD_UNITS)
    sheet = Sheet(paper)
    shown = named_or_listed(sheet, land, signs, every, lang)
    title = facts.title(bundle, lang) if bundle.plan is not None else say("map.unchanged_title", lang)
    heading = say("map.demand.some" if part else "map.demand.all", lang, asked=asked_words(field, level, lang))
    line = say("map.demand.line", lang, name=facts.province(bundle, lang), title=title, year=facts.target_year(bundle))
    furniture.title(sheet, heading, line, lang)
    texts = {code: _text(code, land.names[code], found.get(code), lang) for code in land.cells}
    unmet = sorted((code for code in land.cells if code in found and found[code].unmet),
                   key=lambda code: (-found[code].unmet, code))  # fmt: skip

    def shade(code: str) -> Shade:
        need = found.get(code)
        if need is None:
            return NO_FIGURE
        return demand_shade(need, part)

    must = frozenset(unmet[:MUST])
    scene = Scene(land, shown.signs, shade, texts, must, plain=True, named=True, near=shown.near)
    placements, hidden = draw_panels(sheet, shown.view, scene, lang)
    needy = {code: found.get(code) for code in land.cells}
    _legends(sheet, needy, part, lang)
    _lines(sheet, land, len(signs), len(unmet), lang)
    _summary(sheet, demand_sums(network, wanted), lang)
    left_out = [_left_out(land.names[code], found.get(code), lang) for code in hidden]
    furniture.footer(sheet, bundle, land, left_out, lang, overlay_names.told(land, placements, lang))
    return Map(sheet, placements, hidden)


def demand_shade(need: Need, part: bool) -> Shade:
    """Return the fill of a cell with this need, hatched where it is not met."""
    class_ = theme.demand_class(need.wanted, part)
    ink = theme.HATCH_LIGHT if class_ >= theme.DARK_FROM else theme.HATCH
    return Shade(theme.MINUTES[class_], theme.UNMET_HATCH if need.unmet else "", ink)


def _with_places(signs: tuple[SiteSign, ...], places: pd.Series, lang: Lang) -> tuple[SiteSign, ...]:
    """Return the sites that have places, their size and figure after them."""
    return tuple(
        replace(sign, status="kept", flags=(), target="", places=float(places[sign.site]),
                figure=say("map.demand.places", lang, places=number(round(float(places[sign.site])), lang)))
        for sign in signs if sign.site in places.index
    )  # fmt: skip


def _figures(need: Need, lang: Lang) -> str:
    wanted = number(need.wanted, lang)
    return say("map.demand.unmet", lang, wanted=wanted, unmet=number(need.unmet, lang)) if need.unmet else wanted


def _text(code: str, name: str, need: Need | None, lang: Lang) -> Text:
    if need is None:
        return commune_text(code, name)
    ink = theme.UNMET_INK if need.unmet else theme.INK
    told = _figures(need, lang)
    return Text(f"commune:{code}", (short_commune(name), told), 5.8, bool(need.unmet), ink, brief=(told,))


def _left_out(name: str, need: Need | None, lang: Lang) -> str:
    return short_commune(name) if need is None else f"{short_commune(name)} ({_figures(need, lang)})"


def demand_texts(part: bool, lang: Lang) -> tuple[str, ...]:
    """Return the names of the classes of demand, least first."""
    breaks = theme.DEMAND_BREAKS[part]
    middle = [say("map.demand.between", lang, low=a, high=b - 1) for a, b in pairwise(breaks)]
    return (say("map.places.0", lang, to=breaks[0]), *middle, say("map.places.2", lang, low=breaks[-1]))


def _legends(sheet: Sheet, found: Mapping[str, Need | None], part: bool, lang: Lang) -> None:
    classes = Counter(theme.demand_class(need.wanted, part) for need in found.values() if need is not None)
    patches = [
        Entry(furniture.with_communes(text, classes[number_], lang), "patch", theme.MINUTES[number_])
        for number_, text in enumerate(demand_texts(part, lang))
    ]
    missing = sum(need is None for need in found.values())
    if missing:
        none = furniture.with_communes(say("map.demand.none", lang), missing, lang)
        patches.append(Entry(none, "patch", theme.NO_MINUTES, theme.NONE_HATCH))
    furniture.legend(sheet, sheet.paper.left, sheet.paper.legends, say("map.legend.demand", lang), patches)


def _lines(sheet: Sheet, land: Ground, sites: int, unmet: int, lang: Lang) -> None:
    x = sheet.paper.column(67.0)
    hatched = furniture.with_communes(say("map.demand.hatched", lang), unmet, lang)
    entries = [
        Entry(hatched, "patch", theme.PAPER, theme.UNMET_HATCH),
        Entry(say("map.count", lang, text=say("map.access.sites", lang), count=f"{sites:02d}"), "site"),
        *boundary_entries(land, lang),
    ]
    y = furniture.legend(sheet, x, sheet.paper.legends, say("map.legend.signs", lang), entries)
    sizes(sheet, x, y - 2.0, lang)


def _summary(sheet: Sheet, sums: Mapping[str, float], lang: Lang) -> None:
    x, y = sheet.paper.column(145.0), sheet.paper.legends
    sheet.text(x, y, say("map.demand.sums", lang), 8.6, bold=True)
    y -= 5.8
    for key, value in sums.items():
        lines, size = fitted(say(f"map.demand.sum.{key}", lang, value=number(round(value), lang)),
                             sheet.paper.right - x, (8.0, 7.6, 7.2), most=2)  # fmt: skip
        y = sheet.lines(x, y, lines, size) - 1.4
