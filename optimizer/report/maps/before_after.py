"""Before and after: today's network beside the plan on a lying sheet, with arrows from what goes to its host."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from optimizer.report import facts, theme
from optimizer.report.content.cells import measured
from optimizer.report.maps import furniture, overlay_names
from optimizer.report.maps.furniture import Entry
from optimizer.report.maps.ground import Ground, ground
from optimizer.report.maps.index import NUMBERS_APART_MM, Listed, named_or_listed_twice
from optimizer.report.maps.labels import Box, Placement
from optimizer.report.maps.panel import Shade, commune_text
from optimizer.report.maps.paper import LYING, Paper
from optimizer.report.maps.sheet import Sheet, fitted
from optimizer.report.maps.signs import SiteSign, short_commune, site_signs
from optimizer.report.maps.status import basic_minutes, line_legend, minute_shade, minute_texts, sign_entries
from optimizer.report.maps.views import Map, Scene, draw_panels
from optimizer.solution.plan import Network
from optimizer.solution.solution import Bundle
from optimizer.wording import Lang, say

TOLD_UNITS = 17.0
"""Mean width of what the note below tells of a commune, those named on the map included (units)."""

COLUMNS = (57.0, 106.0, 146.0)
"""Where the second and later legends stand (places of A4 upright)."""
SMALL = (0.5, 0.78)
"""Sizes of signs and of numbers, beside their usual ones, where both maps of many sites share an A4."""
TOLD = ("units_in_scope", "counted_schools", "open_sites", "heads", "demand_met", "minutes_mean", "basic_minutes_worst",
        "cost_budget_recurrent")  # fmt: skip
"""Indicators printed beside each other, where the bundle has them."""


def draw_before_after(bundle: Bundle, plan: Network, lang: Lang, paper: Paper = LYING["a3"]) -> Map:
    """Return the sheet of the `plan` of `bundle` with today's network (and the scenario's demand) at its left."""
    land = ground(bundle)
    networks = {"before": bundle.unchanged, "after": plan}
    paper = paper.with_room(len(land.cells), TOLD_UNITS)
    sheet = Sheet(paper)
    line = say("map.pair.line", lang, name=facts.province(bundle, lang), year=facts.target_year(bundle))
    furniture.title(sheet, facts.title(bundle, lang), line, lang)
    found: list[Placement] = []
    left_out: set[str] = set()
    sides = named_or_listed_twice(sheet, land, [site_signs(network, land) for network in networks.values()], lang)
    for (when, network), shown in zip(networks.items(), sides, strict=True):
        _heading(sheet, shown.view.frame, say(f"map.pair.{when}", lang))
        scene = _scene(land, network, shown, "before-" if when == "before" else "")
        if paper.zoom < 1.0 and shown.near == NUMBERS_APART_MM:
            scene = replace(scene, shrink=SMALL[0], letters=SMALL[1])
        placements, hidden = draw_panels(sheet, shown.view, scene, lang)
        found += placements
        left_out |= set(hidden)
    _legends(sheet, land, networks, lang)
    _indicators(sheet, bundle, lang)
    names = [short_commune(land.names[code]) for code in sorted(left_out)]
    furniture.footer(sheet, bundle, land, names, lang, overlay_names.told(land, found, lang))
    return Map(sheet, tuple(found), tuple(sorted(left_out)))


def _scene(land: Ground, network: Network, shown: Listed, side: str) -> Scene:
    minutes = basic_minutes(network, land)

    def shade(code: str) -> Shade:
        return minute_shade(minutes[code])

    texts = {code: commune_text(code, land.names[code]) for code in land.cells}
    return Scene(land, shown.signs, shade, texts, side=side, near=shown.near)


def _heading(sheet: Sheet, frame: Box, words: str) -> None:
    sheet.text((frame.x0 + frame.x1) / 2, frame.y1 + 2.4, words, 12, bold=True, ha="center")
    sheet.rectangle(frame, facecolor="none", edgecolor=theme.EDGE, lw=0.7, zorder=0.5)


def _legends(sheet: Sheet, land: Ground, networks: dict[str, Network], lang: Lang) -> None:
    signs: Sequence[SiteSign] = site_signs(networks["after"], land)
    furniture.legend(
        sheet, sheet.paper.left, sheet.paper.legends, say("map.pair.sites", lang), sign_entries(signs, lang)
    )
    line_legend(sheet, sheet.paper.column(COLUMNS[0]), land, lang)
    counts = [_classes(network, land) for network in networks.values()]
    classes = list(enumerate(minute_texts(lang)))
    entries = [
        Entry(say("map.pair.communes", lang, text=text, before=counts[0][class_], after=counts[1][class_]), "patch",
              theme.MINUTES[class_])
        for class_, text in classes
    ]  # fmt: skip
    if any(count[None] for count in counts):
        none = say("map.pair.communes", lang, text=say("map.minutes.none", lang), before=counts[0][None],
                   after=counts[1][None])  # fmt: skip
        entries.append(Entry(none, "patch", theme.NO_MINUTES, theme.NONE_HATCH))
    furniture.legend(
        sheet, sheet.paper.column(COLUMNS[1]), sheet.paper.legends, say("map.legend.minutes", lang), entries
    )


def _classes(network: Network, land: Ground) -> Counter[int | None]:
    minutes = basic_minutes(network, land).values()
    return Counter(None if value is None else theme.minute_class(value) for value in minutes)


def _indicators(sheet: Sheet, bundle: Bundle, lang: Lang) -> None:
    """Write indicators before and after; every number is a cell of the table of indicators."""
    x, y = sheet.paper.column(COLUMNS[2]), sheet.paper.legends
    sheet.text(x, y, say("map.pair.indicators", lang), 8.6, bold=True)
    y -= 5.4
    table = bundle.indicators
    for key in (key for key in TOLD if key in table.index):
        row = table.loc[key]
        before, after = (measured(row[side], str(row["unit"]), lang) for side in ("unchanged", "plan"))
        words = say("map.pair.indicator", lang, name=str(row[f"name_{lang}"]), before=before, after=after,
                    unit=str(row[f"unit_{lang}"]))  # fmt: skip
        lines, size = fitted(words, sheet.paper.right - x, (7.6, 7.2, 6.8, 6.4), most=1)
        y = sheet.lines(x, y, lines, size) - 0.9
