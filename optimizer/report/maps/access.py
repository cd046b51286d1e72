"""The map of access: minutes and kilometres one way from each commune to the nearest place of training."""

from dataclasses import dataclass, replace

from optimizer.report import facts, theme
from optimizer.report.maps import furniture
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


@dataclass(frozen=True, slots=True)
class Reach:
    """The way from a commune to a site: both whole numbers as printed."""

    minutes: int
    km: int


def reaches(network: Network, programmes: frozenset[str] | None) -> dict[str, Reach]:
    """Return the way of each commune that has one.

    None: to the nearest open basic site. Else: the shortest way that learners of the commune are given to a site for
    one of `programmes`; a commune without such learners has none. Every value is a cell of the bundle, rounded.
    """
    if programmes is None:
        rows = network.access.rename(columns={"basic_minutes": "minutes", "basic_km": "km"})[["minutes", "km"]]
    else:
        placed = network.placements
        placed = placed[(placed["delivery"] == "site") & placed["programme"].isin(programmes)]
        placed = placed.sort_values(["minutes", "km", "site"], kind="stable")
        rows = placed.drop_duplicates("commune").set_index("commune")[["minutes", "km"]]
    known = rows.dropna()
    return {
        str(code): Reach(round(float(minutes)), round(float(km)))
        for code, minutes, km in known.itertuples(index=True, name=None)
    }


def draw_access(
    bundle: Bundle, lang: Lang, field: str | None = None, level: str | None = None, paper: Paper = A4
) -> Map:
    """Return the map of access to basic provision or, if `field` or `level` is given, to its training."""
    land, network = ground(bundle), facts.shown(bundle)
    programmes = None if field is None and level is None else programmes_of(bundle, field, level, lang)
    ways = reaches(network, programmes)
    minutes = {code: ways[code].minutes if code in ways else None for code in land.cells}
    open_ = _teaching(network, programmes)
    signs = tuple(replace(s, status="kept", flags=()) for s in site_signs(network, land) if s.site in open_)
    sheet = Sheet(paper)
    view = window(land.outline.bounds, paper.frame)
    what = "map.access.basic" if programmes is None else "map.access.placed"
    title = facts.title(bundle, lang) if bundle.plan is not None else say("map.unchanged_title", lang)
    furniture.title(sheet, say(what, lang, asked=asked_words(field, level, lang)),
                    say("map.access.line", lang, name=bundle.province["name"], title=title), lang)  # fmt: skip
    texts = {code: _text(code, land.names[code], ways.get(code), lang) for code in land.cells}

    def shade(code: str) -> Shade:
        return minute_shade(minutes[code])

    placements, hidden = draw_panels(sheet, view, Scene(land, signs, shade, texts, plain=True), lang)
    none = "map.minutes.none" if programmes is None else "map.access.none"
    minute_legend(sheet, sheet.paper.left, minutes, say(none, lang), lang)
    shown = "map.access.open" if programmes is None else "map.access.sites"
    _lines(sheet, land, say("map.count", lang, text=say(shown, lang), count=f"{len(signs):02d}"), lang)
    furniture.footer(sheet, bundle, land, [short_commune(land.names[code]) for code in hidden], lang)
    return Map(sheet, placements, hidden)


def _teaching(network: Network, programmes: frozenset[str] | None) -> frozenset[str]:
    """Return the open sites, or those that run one of `programmes`."""
    if programmes is None:
        return frozenset(network.sites.index[network.sites["open"].astype(bool)])
    offers = network.offers.reset_index()
    runs = offers["runs"].astype(bool) & offers["programme"].isin(programmes) & (offers["delivery"] == "site")
    return frozenset(offers.loc[runs, "site"])


def _text(code: str, name: str, way: Reach | None, lang: Lang) -> Text:
    if way is None:
        return commune_text(code, name)
    value = say("map.access.way", lang, minutes=number(way.minutes, lang), km=number(way.km, lang))
    return Text(f"commune:{code}", (short_commune(name), value), 5.8, color=theme.INK, brief=(value,))


def _lines(sheet: Sheet, land: Ground, sites: str, lang: Lang) -> None:
    entries = [
        Entry(sites, "site"),
        *boundary_entries(land, lang),
    ]
    y = furniture.legend(sheet, sheet.paper.column(92.0), furniture.LEGENDS, say("map.legend.lines", lang), entries)
    sheet.text(sheet.paper.column(92.0), y - 2.0, say("map.access.note", lang), 7.6, color=theme.GREY)
