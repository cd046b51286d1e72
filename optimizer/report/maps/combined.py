"""The map of the nearest trung học nghề or trung cấp: minutes and kilometres from each commune, and where to."""

from dataclasses import dataclass, replace

import pandas as pd

from optimizer.data.codes import Level
from optimizer.errors import BundleError
from optimizer.report import facts, theme
from optimizer.report.maps import furniture, overlay_names
from optimizer.report.maps.furniture import Entry
from optimizer.report.maps.ground import Ground, ground
from optimizer.report.maps.index import named_or_listed
from optimizer.report.maps.panel import Shade, Text, commune_text
from optimizer.report.maps.paper import A4, Paper
from optimizer.report.maps.sheet import Sheet, fitted
from optimizer.report.maps.signs import SiteSign, short_commune, site_signs
from optimizer.report.maps.status import boundary_entries, minute_legend, minute_shade
from optimizer.report.maps.training import level_name
from optimizer.report.maps.views import Map, Scene, draw_panels
from optimizer.solution.solution import Bundle
from optimizer.wording import Lang, number, say

TOLD_UNITS = 28.0
"""Mean width of what the note below tells of a commune, those named on the map included (units)."""

LEVELS = (Level.THN, Level.TC)
"""What is looked for; of equally near ones the first."""
SHORT = {Level.THN: "THN", Level.TC: "TC"}


@dataclass(frozen=True, slots=True)
class Way:
    """The way from a commune to the nearest site: whole numbers as printed."""

    level: Level
    site: str
    minutes: int
    km: int


def ways(bundle: Bundle) -> dict[str, Way]:
    """Return the way of each commune that has one, cells of `nearest`: in the plan or, without one, today."""
    side = "after" if bundle.plan is not None else "before"
    rows = bundle.nearest.reset_index()
    rows = rows[(rows["field"] == "") & rows["level"].isin(LEVELS) & (rows[f"site_{side}"] != "")].copy()
    rows["order"] = rows["level"].map({str(level): place for place, level in enumerate(LEVELS)})
    rows = rows.sort_values([f"minutes_{side}", "order"], kind="stable").drop_duplicates("commune")
    cells = rows[["commune", "level", f"site_{side}", f"minutes_{side}", f"km_{side}"]]
    return {
        str(commune): Way(Level(level), str(site), round(float(minutes)), round(float(km)))
        for commune, level, site, minutes, km in cells.itertuples(index=False)
    }


def draw_combined(bundle: Bundle, lang: Lang, paper: Paper = A4) -> Map:
    """Return the map of the nearest trung học nghề or trung cấp.

    Raises
    ------
    BundleError
        The bundle is older than the table `nearest`.
    """
    if bundle.nearest.empty:
        raise BundleError(say("map.combined.old", lang, name=str(bundle.scenario["name"])))
    land, found = ground(bundle), ways(bundle)
    taught, every = _taught(bundle), site_signs(facts.shown(bundle), land)
    signs = tuple(
        replace(sign, status="kept", flags=(), target="", figure=", ".join(SHORT[level] for level in taught[sign.site]))
        for sign in every if sign.site in taught
    )  # fmt: skip
    minutes = {code: found[code].minutes if code in found else None for code in land.cells}
    paper = paper.with_room(len(land.cells), TOLD_UNITS)
    sheet = Sheet(paper)
    shown = named_or_listed(sheet, land, signs, every, lang)
    title = facts.title(bundle, lang) if bundle.plan is not None else say("map.unchanged_title", lang)
    line = say("map.access.line", lang, name=facts.province(bundle, lang), title=title)
    furniture.title(sheet, say("map.combined.title", lang), line, lang)
    texts = {code: _text(code, land.names[code], found.get(code), lang) for code in land.cells}

    def shade(code: str) -> Shade:
        return minute_shade(minutes[code])

    scene = Scene(land, shown.signs, shade, texts, plain=True, named=True, near=shown.near)
    placements, hidden = draw_panels(sheet, shown.view, scene, lang)
    minute_legend(sheet, sheet.paper.left, minutes, say("map.combined.none", lang), lang)
    _lines(sheet, land, signs, lang)
    _counts(sheet, land, found, lang)
    left_out = [_left_out(land.names[code], found.get(code), lang) for code in hidden]
    furniture.footer(sheet, bundle, land, left_out, lang, overlay_names.told(land, placements, lang))
    return Map(sheet, placements, hidden)


def _taught(bundle: Bundle) -> dict[str, tuple[Level, ...]]:
    """Return the levels looked for that each open site teaches, where it teaches one."""
    network, programmes = facts.shown(bundle), bundle.inputs.get("programmes", pd.DataFrame())
    level = dict(zip(programmes["programme"], programmes["level"], strict=True)) if len(programmes) else {}
    offers = network.offers.reset_index()
    runs = offers[offers["runs"].astype(bool) & (offers["delivery"] == "site")]
    runs = runs[runs["site"].isin(network.sites.index[network.sites["open"].astype(bool)])]
    found: dict[str, set[str]] = {}
    for programme, site in runs[["programme", "site"]].itertuples(index=False):
        found.setdefault(str(site), set()).add(str(level.get(programme, "")))
    return {site: taught for site, own in found.items() if (taught := tuple(one for one in LEVELS if one in own))}


def _way(way: Way, lang: Lang) -> str:
    shown = say("map.access.way", lang, minutes=number(way.minutes, lang), km=number(way.km, lang))
    return f"{SHORT[way.level]} {shown}"


def _text(code: str, name: str, way: Way | None, lang: Lang) -> Text:
    if way is None:
        return commune_text(code, name)
    told = _way(way, lang)
    return Text(f"commune:{code}", (short_commune(name), told), 5.8, color=theme.INK, brief=(told,))


def _left_out(name: str, way: Way | None, lang: Lang) -> str:
    return short_commune(name) if way is None else f"{short_commune(name)} ({_way(way, lang)})"


def _lines(sheet: Sheet, land: Ground, signs: tuple[SiteSign, ...], lang: Lang) -> None:
    x = sheet.paper.column(70.0)
    sites = say("map.count", lang, text=say("map.access.sites", lang), count=f"{len(signs):02d}")
    entries = [Entry(sites, "site"), *boundary_entries(land, lang)]
    y = furniture.legend(sheet, x, sheet.paper.legends, say("map.legend.signs", lang), entries)
    sheet.text(x, y - 2.0, say("map.access.note", lang), 7.6, color=theme.GREY)


def _counts(sheet: Sheet, land: Ground, found: dict[str, Way], lang: Lang) -> None:
    """Write for how many communes which level is the nearest."""
    x, y = sheet.paper.column(145.0), sheet.paper.legends
    sheet.text(x, y, say("map.combined.levels", lang), 8.6, bold=True)
    y -= 5.4
    for level in LEVELS:
        count = sum(way.level is level for code, way in found.items() if code in land.cells)
        text = f"{SHORT[level]}: {level_name(level, lang)}"
        told = furniture.with_communes(text, count, lang)
        lines, size = fitted(told, sheet.paper.right - x, (7.6, 7.2, 6.8), most=2)
        y = sheet.lines(x, y, lines, size) - 1.6
