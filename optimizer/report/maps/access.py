"""The maps of access: minutes and km one way from each commune to the nearest site that teaches, or basic site."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd

from optimizer.errors import BundleError
from optimizer.report import facts, theme
from optimizer.report.maps import furniture, overlay_names
from optimizer.report.maps.furniture import Entry
from optimizer.report.maps.ground import Ground, ground, window
from optimizer.report.maps.panel import Shade, Text, commune_text
from optimizer.report.maps.paper import A4, Paper
from optimizer.report.maps.sheet import Sheet
from optimizer.report.maps.signs import short_commune, site_signs
from optimizer.report.maps.status import boundary_entries, minute_legend, minute_shade
from optimizer.report.maps.training import asked_words, programmes_of
from optimizer.report.maps.views import Map, Scene, draw_panels
from optimizer.solution.plan import Network
from optimizer.solution.solution import Bundle
from optimizer.wording import Lang, number, say

TOLD_UNITS = 22.0
"""Mean width of what the note below tells of a commune, those named on the map included (units)."""


@dataclass(frozen=True, slots=True)
class Reach:
    """The way from a commune to a site: both whole numbers as printed."""

    minutes: int
    km: int


@dataclass(frozen=True, slots=True)
class Asked:
    """What a map of access speaks of."""

    ways: Mapping[str, Reach]
    """commune -> its way; those without one are out of reach."""
    sites: frozenset[str]
    """Sites that are looked for."""
    heading: str
    none: str
    """What the legend calls communes without a way."""
    kind: str
    """What the legend calls the sites."""


def basic_reaches(network: Network) -> dict[str, Reach]:
    """Return the way of each commune to its nearest basic site: cells of `Network.access`, rounded."""
    rows = network.access.rename(columns={"basic_minutes": "minutes", "basic_km": "km"})
    return _rounded(rows[["minutes", "km"]])


def reaches(bundle: Bundle, field: str | None, level: str | None, lang: Lang) -> dict[str, Reach]:
    """Return the way of each commune to the nearest site that teaches `field` at `level` (None: any).

    Cells of `Bundle.nearest`, rounded: in the plan or, without one, today.

    Raises
    ------
    BundleError
        The bundle is older than these rows of the table.
    """
    rows = bundle.nearest.reset_index()
    rows = rows[(rows["field"] == (field or "")) & (rows["level"] == (level or ""))].set_index("commune")
    if rows.empty:
        raise BundleError(say("map.combined.old", lang, name=str(bundle.scenario["name"])))
    side = "after" if bundle.plan is not None else "before"
    return _rounded(rows[[f"minutes_{side}", f"km_{side}"]])


def _rounded(rows: pd.DataFrame) -> dict[str, Reach]:
    return {
        str(code): Reach(round(float(minutes)), round(float(km)))
        for code, minutes, km in rows.dropna().itertuples(index=True, name=None)
    }


def draw_basic(bundle: Bundle, lang: Lang, paper: Paper = A4) -> Map:
    """Return the map of the ways to the nearest basic site."""
    network = facts.shown(bundle)
    open_ = frozenset(network.sites.index[network.sites["open"].astype(bool)])
    asked = Asked(basic_reaches(network), open_, say("map.access.basic", lang), "map.minutes.none", "map.access.open")
    return _draw(bundle, asked, lang, paper)


def draw_access(
    bundle: Bundle, lang: Lang, field: str | None = None, level: str | None = None, paper: Paper = A4
) -> Map:
    """Return the map of the ways to the nearest site that teaches anything or, if given, `field` and `level`.

    Raises
    ------
    BundleError
        Nobody teaches it in the tables of the run, or the bundle is older than the table of these ways.
    """
    part = field is not None or level is not None
    wanted = programmes_of(bundle, field, level, lang) if part else None
    heading = say("map.access.some" if part else "map.access.all", lang, asked=asked_words(field, level, lang))
    sites = teaching(facts.shown(bundle), wanted)
    asked = Asked(reaches(bundle, field, level, lang), sites, heading, "map.combined.none", "map.access.sites")
    return _draw(bundle, asked, lang, paper)


def teaching(network: Network, programmes: frozenset[str] | None) -> frozenset[str]:
    """Return the open sites that run one of `programmes` (None: any) at the site."""
    offers = network.offers.reset_index()
    runs = offers[offers["runs"].astype(bool) & (offers["delivery"] == "site")]
    taught = runs if programmes is None else runs[runs["programme"].isin(programmes)]
    return frozenset(taught["site"]) & frozenset(network.sites.index[network.sites["open"].astype(bool)])


def _draw(bundle: Bundle, asked: Asked, lang: Lang, paper: Paper) -> Map:
    land, ways = ground(bundle), asked.ways
    minutes = {code: ways[code].minutes if code in ways else None for code in land.cells}
    signs = site_signs(facts.shown(bundle), land)
    signs = tuple(replace(sign, status="kept", flags=()) for sign in signs if sign.site in asked.sites)
    paper = paper.with_room(len(land.cells), TOLD_UNITS)
    sheet = Sheet(paper)
    title = facts.title(bundle, lang) if bundle.plan is not None else say("map.unchanged_title", lang)
    line = say("map.access.line", lang, name=facts.province(bundle, lang), title=title)
    furniture.title(sheet, asked.heading, line, lang)
    texts = {code: _text(code, land.names[code], ways.get(code), lang) for code in land.cells}

    def shade(code: str) -> Shade:
        return minute_shade(minutes[code])

    view = window(land.outline.bounds, paper.frame)
    placements, hidden = draw_panels(sheet, view, Scene(land, signs, shade, texts, plain=True), lang)
    minute_legend(sheet, sheet.paper.left, minutes, say(asked.none, lang), lang)
    _lines(sheet, land, say("map.count", lang, text=say(asked.kind, lang), count=f"{len(signs):02d}"), lang)
    left_out = [_left_out(land.names[code], ways.get(code), lang) for code in hidden]
    furniture.footer(sheet, bundle, land, left_out, lang, overlay_names.told(land, placements, lang))
    return Map(sheet, placements, hidden)


def _way(way: Reach, lang: Lang) -> str:
    return say("map.access.way", lang, minutes=number(way.minutes, lang), km=number(way.km, lang))


def _text(code: str, name: str, way: Reach | None, lang: Lang) -> Text:
    if way is None:
        return commune_text(code, name)
    value = _way(way, lang)
    return Text(f"commune:{code}", (short_commune(name), value), 5.8, color=theme.INK, brief=(value,))


def _left_out(name: str, way: Reach | None, lang: Lang) -> str:
    return short_commune(name) if way is None else f"{short_commune(name)} ({_way(way, lang)})"


def _lines(sheet: Sheet, land: Ground, sites: str, lang: Lang) -> None:
    entries = [
        Entry(sites, "site"),
        *boundary_entries(land, lang),
    ]
    y = furniture.legend(sheet, sheet.paper.column(92.0), sheet.paper.legends, say("map.legend.lines", lang), entries)
    sheet.text(sheet.paper.column(92.0), y - 2.0, say("map.access.note", lang), 7.6, color=theme.GREY)
