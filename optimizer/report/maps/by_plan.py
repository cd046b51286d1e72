"""Small maps of several plans on one sheet, today's network first: what becomes of the sites, and who is far."""

from collections.abc import Callable, Mapping, Sequence

import pandas as pd

from optimizer.analysis.compare import names
from optimizer.report import facts, theme
from optimizer.report.content.cells import measured
from optimizer.report.maps import furniture
from optimizer.report.maps.furniture import Entry
from optimizer.report.maps.ground import Ground, ground
from optimizer.report.maps.multiples import Small, common, draw_smalls
from optimizer.report.maps.panel import Shade
from optimizer.report.maps.paper import A4, Paper
from optimizer.report.maps.sheet import Sheet
from optimizer.report.maps.signs import site_signs
from optimizer.report.maps.status import basic_minutes, boundary_entries, minute_shade, minute_texts
from optimizer.report.maps.views import Map
from optimizer.solution.plan import Network
from optimizer.solution.solution import Bundle
from optimizer.wording import Lang, say

TOLD = ("units_in_scope", "basic_minutes_worst")
"""Indicators printed above each map, where the bundle has them."""


def draw_plans(bundles: Sequence[Bundle], lang: Lang, paper: Paper = A4) -> Map:
    """Return the sheet of the plans of `bundles`, all of one province, with the unchanged network of the first.

    Of a run without a plan today's structure is shown under its scenario's demand, and says so.
    """
    first = bundles[0]
    land = ground(first)
    smalls = [_small("before-", say("map.plans.today", lang), first, first.unchanged, "unchanged", land, lang)]
    for key, bundle in zip(names(bundles), bundles, strict=True):
        found = facts.title(bundle, lang) if bundle.plan is not None else say("map.unchanged_title", lang)
        side = "plan" if bundle.plan is not None else "unchanged"
        shown = "" if bundle is first else f"{key}-"
        smalls.append(_small(shown, found, bundle, facts.shown(bundle), side, land, lang))
    sheet = Sheet(paper)
    line = say("map.plans.line", lang, name=facts.province(first, lang), year=facts.target_year(first))
    furniture.title(sheet, say("map.plans.title", lang), line, lang)
    view = draw_smalls(sheet, land, smalls, lang)
    _legends(sheet, land, smalls, lang)
    common(sheet, view, lang)
    furniture.footer(sheet, first, land, [], lang, [_scenarios(bundles[1:], lang)] if bundles[1:] else [])
    return Map(sheet, (), ())


def _small(key: str, heading: str, bundle: Bundle, network: Network, side: str, land: Ground, lang: Lang) -> Small:
    minutes = basic_minutes(network, land)
    line = _line(bundle.indicators, side, lang)
    return Small(key, heading, line, _by_minutes(minutes), site_signs(network, land), plain=False)


def _by_minutes(minutes: Mapping[str, int | None]) -> Callable[[str], Shade]:
    return lambda code: minute_shade(minutes[code])


def _line(table: pd.DataFrame, side: str, lang: Lang) -> str:
    """Return indicators of a network in words: cells of the table."""
    found = []
    for key in (key for key in TOLD if key in table.index):
        row = table.loc[key]
        value = measured(row[side], str(row["unit"]), lang)
        found.append(say(f"map.plans.{key}", lang, value=value))
    return " · ".join(found)


def _scenarios(bundles: Sequence[Bundle], lang: Lang) -> str:
    listed = "; ".join(str(bundle.scenario["name"]) for bundle in bundles)
    return say("map.plans.others", lang, names=listed)


def _legends(sheet: Sheet, land: Ground, smalls: Sequence[Small], lang: Lang) -> None:
    shown = {*theme.CHECKED_SIGNS, *(sign.status for small in smalls for sign in small.signs)}
    signs = [Entry(say(f"map.sign.{status}", lang), "sign", status) for status in theme.SIGNS if status in shown]
    furniture.legend(sheet, sheet.paper.left, sheet.paper.legends, say("map.legend.sites", lang), signs)
    lines = [
        Entry(say("map.arrow.merge", lang), "arrow"), Entry(say("map.arrow.closed", lang), "dashed"),
        *boundary_entries(land, lang),
    ]  # fmt: skip
    x = sheet.paper.column(56.0)
    furniture.legend(sheet, x, sheet.paper.legends, say("map.legend.lines", lang), lines, room=50.0)
    patches = [Entry(text, "patch", theme.MINUTES[class_]) for class_, text in enumerate(minute_texts(lang))]
    patches.append(Entry(say("map.minutes.none", lang), "patch", theme.NO_MINUTES, theme.NONE_HATCH))
    x = sheet.paper.column(118.0)
    furniture.legend(sheet, x, sheet.paper.legends, say("map.legend.minutes", lang), patches, room=20.0)
