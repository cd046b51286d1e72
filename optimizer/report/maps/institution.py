"""The small map of one institution: its sites, where its learners come from, and who takes it in."""

from dataclasses import replace
from itertools import pairwise

import pandas as pd

from optimizer.analysis.map_figures import learners_of, streams
from optimizer.report import facts, theme
from optimizer.report.maps import furniture, labels
from optimizer.report.maps.furniture import Entry
from optimizer.report.maps.ground import Ground, Window, ground, window
from optimizer.report.maps.labels import Box
from optimizer.report.maps.panel import Panel, Shade, Text, mark
from optimizer.report.maps.paper import Paper
from optimizer.report.maps.sheet import Sheet, wrap
from optimizer.report.maps.signs import SiteSign, short_commune, site_signs
from optimizer.report.maps.streams import draw_streams
from optimizer.report.maps.views import Map
from optimizer.report.theme import Sign
from optimizer.solution.solution import Bundle
from optimizer.wording import Lang, number, say

PAPER = Paper(165.0, 80.0, foot=9.0)
FRAME = Box(0.5, 0.5, 108.0, 79.5)
LEGEND_X, LEGEND_SIZE = 112.0, 6.8
MARGIN_M, LEAST_M = 2_500.0, 24_000.0
"""Free ground around what is shown, and the least width of the ground shown (metres)."""
NOBODY = Shade("#ececec")
"""A commune from which nobody comes."""
OTHER = Sign("o", "#ffffff", theme.GREY)
OTHER_SIZE, SHRINK, BAR, NORTH_SIZE = 3.4, 0.8, 26.0, 7.0
MOST_STREAMS = 12
"""How many lines at most lead to sites: the widest."""


def institution_map(
    bundle: Bundle, institution: str, lang: Lang, stand: tuple[Ground, tuple[SiteSign, ...]] | None = None
) -> Map:
    """Return the map of `institution` in the plan of `bundle` (without one: in today's network).

    Shown are its sites, those that it takes in and the head site of its host, with the arrows there, and the entrants a
    year that each commune sends to it as it is today, at sites and in mobile classes (`Bundle.origins`). `stand` is the
    ground of the bundle and the signs of all sites on it, if they are there already: many maps share them.

    Raises
    ------
    KeyError
        The bundle knows no such institution.
    """
    network = facts.shown(bundle)
    if stand is None:
        land = ground(bundle)
        stand = land, site_signs(network, land)
    land, signs = stand
    sites, found = network.sites, learners_of(network, institution)
    own = set(sites.index[(sites["institution"] == institution) | (sites["institution_after"] == institution)])
    targets = {sign.target for sign in signs if sign.site in own}
    shown = tuple(sign for sign in signs if sign.site in own | targets)
    entrants = {str(code): round(float(sum_)) for code, sum_ in found.groupby("commune")["entrants"].sum().items()}
    entrants = {code: count for code, count in entrants.items() if count >= 1 and code in land.cells}
    sheet = Sheet(PAPER)
    view = _window(land, shown, frozenset(entrants))
    panel = Panel(sheet, land, view, shown, clipped=True, shrink=SHRINK)
    panel.cells(lambda code: _shade(entrants.get(code)))
    _furniture(panel, lang)
    ways = streams(network, found)
    lines = draw_streams(panel, ways.head(MOST_STREAMS))
    panel.arrows()
    others = [sign for sign in signs if sign not in shown and view.holds(sign.x, sign.y)]
    _others(panel, others)
    panel.markers()
    texts = {code: _text(code, land.names[code], count, lang) for code, count in entrants.items()}
    placement = panel.write(panel.site_wants(size=6.2) + panel.commune_wants(texts))
    unnamed = {
        code: replace(text, lines=text.lines[1:]) for code, text in texts.items() if text.key in placement.hidden
    }
    rest = panel.write(panel.commune_wants(unnamed))
    sheet.rectangle(FRAME, facecolor="none", edgecolor=theme.INK, lw=0.8, zorder=13)
    wide = "map.unit.widest" if len(ways) > MOST_STREAMS else "map.unit.stream"
    _legend(panel, entrants, bool(others), say(wide, lang, count=lines) if lines else "", lang)
    return Map(sheet, (placement, rest), tuple(sorted(unnamed)))


def _window(land: Ground, signs: tuple[SiteSign, ...], communes: frozenset[str]) -> Window:
    """Return the window that holds the sites and the communes, and all of the province if there is none."""
    boxes = [land.cells[code].bounds for code in sorted(communes)]
    boxes += [(sign.x, sign.y, sign.x, sign.y) for sign in signs if sign.commune in land.cells]
    boxes = boxes or [land.outline.bounds]
    x0, y0 = (min(bounds[side] for bounds in boxes) for side in (0, 1))
    x1, y1 = (max(bounds[side] for bounds in boxes) for side in (2, 3))
    spare = max(0.0, LEAST_M - (x1 - x0)) / 2
    return window((x0 - spare, y0, x1 + spare, y1), FRAME, MARGIN_M)


def _shade(count: int | None) -> Shade:
    return NOBODY if count is None else Shade(theme.MINUTES[theme.learner_class(count)])


def _text(code: str, name: str, count: int, lang: Lang) -> Text:
    return Text(f"commune:{code}", (short_commune(name), number(count, lang)), 5.6)


def _others(panel: Panel, signs: list[SiteSign]) -> None:
    for sign in signs:
        x, y = panel.window.point(sign.x, sign.y)
        mark(panel.sheet, x, y, OTHER, OTHER_SIZE, z=7)
        panel.obstacles.append(labels.around(x, y, 1.6, 1.6))


def _furniture(panel: Panel, lang: Lang) -> None:
    frame = panel.window.frame
    north = Box(frame.x1 - 8.0, frame.y1 - 13.0, frame.x1 - 1.5, frame.y1 - 1.5)
    furniture.north_arrow(panel.sheet, north, lang, NORTH_SIZE)
    furniture.scale_bar(panel.sheet, panel.window, lang, BAR)
    bar = furniture.scale_box(frame)
    panel.obstacles += [north, Box(bar.x0, bar.y0, bar.x0 + BAR + 8.0, bar.y0 + 7.0)]


def learner_texts(lang: Lang) -> tuple[str, ...]:
    """Return the names of the classes of entrants to one institution, fewest first."""
    breaks = theme.LEARNER_BREAKS
    middle = [say("map.demand.between", lang, low=a, high=b - 1) for a, b in pairwise(breaks)]
    return (say("map.places.0", lang, to=breaks[0]), *middle, say("map.places.2", lang, low=breaks[-1]))


def _legend(panel: Panel, entrants: dict[str, int], others: bool, lines: str, lang: Lang) -> None:
    """Write the legend: the signs that stand on the map, then the classes."""
    sheet, statuses = panel.sheet, {sign.status for sign in panel.signs}
    entries = [Entry(say(f"map.sign.{status}", lang), "sign", status) for status in theme.SIGNS if status in statuses]
    entries += [Entry(say("map.unit.others", lang), "small")] if others else []
    arrows = {sign.status == "closed" for sign in panel.signs if sign.target}
    entries += [Entry(say("map.arrow.merge", lang), "arrow")] if False in arrows else []
    entries += [Entry(say("map.arrow.closed", lang), "dashed")] if True in arrows else []
    entries += [Entry(lines, "stream", "2")] if lines else []
    y = furniture.legend(sheet, LEGEND_X, 75.0, say("map.legend.sites", lang), entries, LEGEND_SIZE)
    classes = pd.Series([theme.learner_class(count) for count in entrants.values()], dtype=int).value_counts()
    patches = [
        Entry(furniture.with_communes(text, classes.get(class_, 0), lang), "patch", theme.MINUTES[class_])
        for class_, text in enumerate(learner_texts(lang))
        if entrants
    ]
    patches.append(Entry(say("map.unit.nobody", lang), "patch", NOBODY.fill))
    furniture.legend(sheet, LEGEND_X, y - 2.0, say("map.unit.entrants", lang), patches, LEGEND_SIZE)
    if panel.ground.schematic:
        sheet.lines(LEGEND_X, 4.6, wrap(say("map.schematic", lang), 52.0, 6.2, most=2), 6.2, color=theme.GREY)
