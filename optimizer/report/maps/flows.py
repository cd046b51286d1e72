"""The map of flows: from which communes learners come to which sites, the wider the line the more they are."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

import pandas as pd

from optimizer.analysis.map_figures import streams
from optimizer.report import facts, theme
from optimizer.report.maps import furniture, overlay_names
from optimizer.report.maps.furniture import Entry
from optimizer.report.maps.ground import Ground, ground
from optimizer.report.maps.index import named_or_listed
from optimizer.report.maps.panel import Shade, commune_text
from optimizer.report.maps.paper import A4, Paper
from optimizer.report.maps.sheet import Sheet, fitted
from optimizer.report.maps.signs import SiteSign, short_commune, site_signs
from optimizer.report.maps.status import boundary_entries
from optimizer.report.maps.training import asked_words, programmes_of
from optimizer.report.maps.views import Map, Scene, draw_panels
from optimizer.solution.solution import Bundle
from optimizer.wording import Lang, number, say

TOLD_UNITS = 13.0
"""Mean width of what the note below tells of a commune, those named on the map included (units)."""

MOST = 150
"""How many streams at most are drawn: the widest."""


def draw_flows(
    bundle: Bundle, lang: Lang, field: str | None = None, level: str | None = None, paper: Paper = A4
) -> Map:
    """Return the map of learners' ways to sites, of everything or of one `field` or `level`."""
    land, network = ground(bundle), facts.shown(bundle)
    part = field is not None or level is not None
    placements = network.placements
    if part:
        placements = placements[placements["programme"].isin(programmes_of(bundle, field, level, lang))]
    rows = shown_streams(streams(network, placements), land)
    arriving = placements[placements["delivery"] == "site"].groupby("site")["entrants"].sum()
    every = site_signs(network, land)
    signs = _receiving(every, arriving, lang)
    paper = paper.with_room(len(land.cells), TOLD_UNITS)
    sheet = Sheet(paper)
    shown = named_or_listed(sheet, land, signs, every, lang)
    title = facts.title(bundle, lang) if bundle.plan is not None else say("map.unchanged_title", lang)
    heading = say("map.flows.some" if part else "map.flows.all", lang, asked=asked_words(field, level, lang))
    line = say("map.flows.line", lang, name=facts.province(bundle, lang), title=title, year=facts.target_year(bundle))
    furniture.title(sheet, heading, line, lang)
    texts = {code: commune_text(code, land.names[code]) for code in land.cells}
    scene = Scene(land, shown.signs, _shade, texts, plain=True, named=True, near=shown.near, streams=rows.head(MOST))
    placed, hidden = draw_panels(sheet, shown.view, scene, lang)
    _legends(sheet, land, rows, len(signs), lang)
    _summary(sheet, placements, rows, lang)
    left_out = [short_commune(land.names[code]) for code in hidden]
    furniture.footer(sheet, bundle, land, left_out, lang, overlay_names.told(land, placed, lang))
    return Map(sheet, placed, hidden)


def shown_streams(rows: pd.DataFrame, land: Ground) -> pd.DataFrame:
    """Return the streams from communes on the map, widest first, in whole entrants as printed; none of 0."""
    whole = rows.assign(entrants=rows["entrants"].round())
    kept = whole[(whole["entrants"] >= 1) & whole["commune"].isin(list(land.cells))]
    return kept.sort_values(["entrants", "commune", "site"], ascending=[False, True, True], ignore_index=True)


def _shade(_code: str) -> Shade:
    return Shade(theme.MINUTES[0])


def _receiving(every: tuple[SiteSign, ...], arriving: pd.Series, lang: Lang) -> tuple[SiteSign, ...]:
    """Return the sites that learners come to, with how many they are."""
    return tuple(
        replace(sign, status="kept", flags=(), target="",
                figure=say("map.flows.arriving", lang, count=number(round(float(arriving[sign.site])), lang)))
        for sign in every if arriving.get(sign.site, 0.0) > 0
    )  # fmt: skip


def stream_texts(lang: Lang) -> tuple[str, ...]:
    """Return the names of the classes of streams, thinnest first."""
    breaks = theme.STREAM_BREAKS
    middle = [say("map.demand.between", lang, low=a, high=b - 1) for a, b in pairwise(breaks)]
    return (say("map.places.0", lang, to=breaks[0]), *middle, say("map.places.2", lang, low=breaks[-1]))


def _legends(sheet: Sheet, land: Ground, rows: pd.DataFrame, sites: int, lang: Lang) -> None:
    classes: Mapping[int, int] = Counter(theme.stream_class(count) for count in rows["entrants"].head(MOST))
    lines = [
        Entry(say("map.flows.count", lang, text=text, count=classes[class_]), "stream", str(class_))
        for class_, text in enumerate(stream_texts(lang))
    ]
    furniture.legend(sheet, sheet.paper.left, sheet.paper.legends, say("map.flows.legend", lang), lines)
    counted = say("map.count", lang, text=say("map.access.sites", lang), count=f"{sites:02d}")
    entries = [Entry(counted, "site"), *boundary_entries(land, lang)]
    x = sheet.paper.column(72.0)
    furniture.legend(sheet, x, sheet.paper.legends, say("map.legend.signs", lang), entries)


def _summary(sheet: Sheet, placements: pd.DataFrame, rows: pd.DataFrame, lang: Lang) -> None:
    """Write the sums of what is drawn and what is not."""
    x, y = sheet.paper.column(140.0), sheet.paper.legends
    sheet.text(x, y, say("map.demand.sums", lang), 8.6, bold=True)
    y -= 5.8
    by = placements.groupby("delivery")["entrants"].sum()
    told = [
        say("map.demand.sum.placed", lang, value=number(round(float(by.get("site", 0.0))), lang)),
        say("map.flows.mobile", lang, value=number(round(float(by.get("mobile", 0.0))), lang)),
    ]
    if len(rows) > MOST:
        rest = rows["entrants"].iloc[MOST:]
        told.append(say("map.flows.rest", lang, count=number(len(rest), lang), least=number(float(rest.max()), lang)))
    for words in told:
        lines, size = fitted(words, sheet.paper.right - x, (8.0, 7.6, 7.2), most=3)
        y = sheet.lines(x, y, lines, size) - 1.4
