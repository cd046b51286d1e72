"""The small map of a report's first page: who takes in whom and where, without minutes and names of communes."""

from dataclasses import replace

from optimizer.report import facts, theme
from optimizer.report.maps import furniture
from optimizer.report.maps.furniture import Entry
from optimizer.report.maps.ground import ground, window
from optimizer.report.maps.labels import Box
from optimizer.report.maps.panel import Panel, Shade
from optimizer.report.maps.paper import Paper
from optimizer.report.maps.sheet import Sheet
from optimizer.report.maps.signs import SiteSign, site_signs
from optimizer.report.maps.views import Map
from optimizer.solution.solution import Bundle
from optimizer.wording import Lang, say

PAPER = Paper(165.0, 76.0)
FRAME = Box(0.5, 0.5, 98.0, 75.5)
LEGEND_X, LEGEND_Y = 101.0, 70.0
LEGEND_SIZE = 7.2
ALL_NAMED = 16
"""Up to so many sites all are named; beyond it names other than the hosts' stand only where there is room."""
MARGIN_M = 1_000.0
"""Free ground around the province (metres)."""
SHRINK = 0.75
"""Marker sizes beside those of a whole sheet."""


def draw_brief(bundle: Bundle, lang: Lang) -> Map:
    """Return the small map of `bundle` (of today's structure where the run ended without a plan)."""
    land = ground(bundle)
    signs = site_signs(facts.shown(bundle), land)
    sheet = Sheet(PAPER)
    panel = Panel(sheet, land, window(land.outline.bounds, FRAME, MARGIN_M), signs, shrink=SHRINK)
    panel.cells(lambda _: Shade(theme.MINUTES[0]))
    panel.arrows()
    panel.markers()
    hosts = {f"site:{sign.site}" for sign in signs if sign.status == "host"}
    few = len(signs) <= ALL_NAMED
    wants = [
        (text, want if few or want.key in hosts else replace(want, must=False))
        for text, want in panel.site_wants(size=6.4)
    ]
    placement = panel.write(wants)
    furniture.legend(sheet, LEGEND_X, LEGEND_Y, say("map.legend.sites", lang), _entries(signs, lang), LEGEND_SIZE)
    shown = {spot.key for spot in placement.placed}
    return Map(sheet, (placement,), tuple(sign.site for sign in signs if f"site:{sign.site}" not in shown))


def _entries(signs: tuple[SiteSign, ...], lang: Lang) -> list[Entry]:
    """Return the lines of the legend: the signs that stand on the map, and its lines."""
    found = {sign.status for sign in signs}
    entries = [Entry(say(f"map.sign.{status}", lang), "sign", status) for status in theme.SIGNS if status in found]
    flags = {flag for sign in signs for flag in sign.flags}
    entries += [Entry(say(f"map.flag.{flag}", lang), "flag", flag) for flag in theme.FLAGS if flag in flags]
    if any(sign.target for sign in signs):
        entries.append(Entry(say("map.arrow.merge", lang), "arrow"))
    if any(sign.status == "closed" for sign in signs):
        entries.append(Entry(say("map.arrow.closed", lang), "dashed"))
    return [*entries, Entry(say("map.line.area", lang), "area")]
