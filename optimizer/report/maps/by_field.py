"""Small maps of all fields on one sheet: how far the nearest training is, or what is wanted and not met."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from optimizer.analysis.map_figures import demand_sums, places_at_sites
from optimizer.errors import BundleError
from optimizer.report import facts, theme
from optimizer.report.maps import furniture
from optimizer.report.maps.access import Reach, reaches, teaching
from optimizer.report.maps.demand import Need, demand_shade, demand_texts, needs
from optimizer.report.maps.furniture import Entry
from optimizer.report.maps.ground import Ground, Window, ground
from optimizer.report.maps.multiples import Small, common, draw_smalls
from optimizer.report.maps.panel import NO_FIGURE, Shade
from optimizer.report.maps.paper import A4, Paper
from optimizer.report.maps.sheet import Sheet, wrap
from optimizer.report.maps.signs import site_signs
from optimizer.report.maps.status import boundary_entries, minute_shade, minute_texts, sizes
from optimizer.report.maps.training import field_name, programmes_of
from optimizer.report.maps.views import Map
from optimizer.solution.solution import Bundle
from optimizer.wording import Lang, number, say

FAR = 60
"""Minutes from which on a commune counts as far in the line above a map."""


def fields_of(bundle: Bundle, lang: Lang) -> dict[str | None, frozenset[str]]:
    """Return each field of `bundle`, by code, with its programmes; first None with all.

    Raises
    ------
    BundleError
        The tables of the run name no programmes.
    """
    table = bundle.inputs.get("programmes")
    if table is None or table.empty:
        raise BundleError(say("map.fields.none", lang, name=str(bundle.scenario["name"])))
    every = programmes_of(bundle, None, None, lang)
    codes = sorted(set(table["field"].astype(str)))
    return {None: every, **{code: programmes_of(bundle, code, None, lang) for code in codes}}


def draw_access_fields(bundle: Bundle, lang: Lang, paper: Paper = A4) -> Map:
    """Return the sheet of ways to the nearest training of any field and of each: minutes by commune.

    Raises
    ------
    BundleError
        The bundle is older than the table of these ways.
    """
    land, network = ground(bundle), facts.shown(bundle)
    every = site_signs(network, land)
    smalls = []
    for field, programmes in fields_of(bundle, lang).items():
        sites = teaching(network, programmes)
        ways = reaches(bundle, field, None, lang)
        signs = tuple(replace(sign, status="kept", flags=()) for sign in every if sign.site in sites)
        line = _reach_line(ways, land, len(signs), lang)
        smalls.append(Small(_key(field), _name(field, lang), line, _by_minutes(ways), signs))
    sheet = _sheet(bundle, "map.fields.access", "map.access.line", lang, paper)
    view = draw_smalls(sheet, land, smalls, lang)
    patches = [Entry(text, "patch", theme.MINUTES[class_]) for class_, text in enumerate(minute_texts(lang))]
    patches.append(Entry(say("map.combined.none", lang), "patch", theme.NO_MINUTES, theme.NONE_HATCH))
    furniture.legend(sheet, sheet.paper.left, sheet.paper.legends, say("map.legend.minutes", lang), patches)
    entries = [Entry(say("map.access.sites", lang), "site"), *boundary_entries(land, lang)]
    x = sheet.paper.column(62.0)
    y = furniture.legend(sheet, x, sheet.paper.legends, say("map.legend.signs", lang), entries)
    sheet.lines(x, y - 1.5, wrap(say("map.fields.note", lang), 66.0, 7.0, most=3), 7.0, color=theme.GREY)
    return _ended(sheet, bundle, land, view, lang)


def draw_demand_fields(bundle: Bundle, lang: Lang, paper: Paper = A4) -> Map:
    """Return the sheet of the demand for each field: entrants a year by commune, what is not met, places by site.

    Raises
    ------
    BundleError
        The tables of the run name no programmes, or nobody wants any.
    """
    land, network = ground(bundle), facts.shown(bundle)
    every = site_signs(network, land)
    smalls: list[Small] = []
    for field, programmes in fields_of(bundle, lang).items():
        found = needs(network, programmes)
        if field is None or not found:
            continue
        sums, places = demand_sums(network, programmes), places_at_sites(network, programmes)
        signs = tuple(
            replace(sign, status="kept", flags=(), target="", places=float(places[sign.site]))
            for sign in every if sign.site in places.index
        )  # fmt: skip
        line = say("map.fields.demand_line", lang, demand=number(round(sums["demand"]), lang),
                   unmet=number(round(sums["unplaced"]), lang), places=number(round(sums["site"]), lang))  # fmt: skip
        smalls.append(Small(_key(field) if smalls else "", _name(field, lang), line, _by_need(found), signs))
    if not smalls:
        raise BundleError(say("map.fields.none", lang, name=str(bundle.scenario["name"])))
    sheet = _sheet(bundle, "map.fields.demand", "map.demand.line", lang, paper)
    view = draw_smalls(sheet, land, smalls, lang)
    patches = [Entry(text, "patch", theme.MINUTES[class_]) for class_, text in enumerate(demand_texts(True, lang))]
    patches.append(Entry(say("map.demand.none", lang), "patch", theme.NO_MINUTES, theme.NONE_HATCH))
    furniture.legend(sheet, sheet.paper.left, sheet.paper.legends, say("map.legend.demand", lang), patches)
    hatched = Entry(say("map.demand.hatched", lang), "patch", theme.PAPER, theme.UNMET_HATCH)
    entries = [hatched, Entry(say("map.access.sites", lang), "site"), *boundary_entries(land, lang)]
    x = sheet.paper.column(67.0)
    y = furniture.legend(sheet, x, sheet.paper.legends, say("map.legend.signs", lang), entries)
    sizes(sheet, x, y - 2.0, lang)
    return _ended(sheet, bundle, land, view, lang)


def _sheet(bundle: Bundle, heading: str, below: str, lang: Lang, paper: Paper) -> Sheet:
    sheet = Sheet(paper)
    title = facts.title(bundle, lang) if bundle.plan is not None else say("map.unchanged_title", lang)
    line = say(below, lang, name=facts.province(bundle, lang), title=title, year=facts.target_year(bundle))
    furniture.title(sheet, say(heading, lang), line, lang)
    return sheet


def _ended(sheet: Sheet, bundle: Bundle, land: Ground, view: Window, lang: Lang) -> Map:
    common(sheet, view, lang)
    furniture.footer(sheet, bundle, land, [], lang)
    return Map(sheet, (), ())


def _key(field: str | None) -> str:
    return "" if field is None else f"{field}-"


def _name(field: str | None, lang: Lang) -> str:
    return say("map.fields.all", lang) if field is None else f"{field} {field_name(field, lang)}".rstrip()


def _by_minutes(ways: Mapping[str, Reach]) -> Callable[[str], Shade]:
    return lambda code: minute_shade(ways[code].minutes if code in ways else None)


def _by_need(found: Mapping[str, Need]) -> Callable[[str], Shade]:
    return lambda code: demand_shade(found[code], part=True) if code in found else NO_FIGURE


def _reach_line(ways: Mapping[str, Reach], land: Ground, sites: int, lang: Lang) -> str:
    """Return how many sites there are, and how many communes are far or out of reach."""
    far = sum(ways[code].minutes >= FAR for code in land.cells if code in ways)
    none = sum(code not in ways for code in land.cells)
    line = say("map.fields.access_line", lang, sites=sites, far=far, minutes=FAR)
    return f"{line}; {say('map.fields.unreached', lang, count=none)}" if none else line
