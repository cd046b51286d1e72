"""The map of a difference: who travels longer and who less, in minutes one way, against another network."""

from collections import Counter
from collections.abc import Mapping
from typing import Literal

import pandas as pd

from optimizer.report import facts, theme
from optimizer.report.maps import furniture, overlay_names
from optimizer.report.maps.ground import Ground, ground, window
from optimizer.report.maps.labels import Box
from optimizer.report.maps.panel import NO_FIGURE, Shade, Text, commune_text
from optimizer.report.maps.paper import A4, Paper
from optimizer.report.maps.sheet import Sheet, fitted
from optimizer.report.maps.signs import short_commune, site_signs
from optimizer.report.maps.views import Map, Scene, draw_panels
from optimizer.solution.solution import Bundle
from optimizer.wording import Lang, number, say

TOLD_UNITS = 13.5
"""Mean width of what the note below tells of a commune, those named on the map included (units)."""

Measure = Literal["basic", "mean"]
"""basic: minutes to the nearest basic site; mean: mean minutes of the learners placed at sites."""


def change_in_minutes(bundle: Bundle, measure: Measure) -> pd.Series:
    """Return plan - unchanged of `measure` by commune (minutes one way); NaN where a network has no value.

    Read from ``change_<measure>_minutes`` of the plan's access table where the bundle carries it.
    """
    if bundle.plan is None:
        return pd.Series(dtype=float)
    column = f"change_{measure}_minutes"
    if column in bundle.plan.access.columns:
        return bundle.plan.access[column]
    return bundle.plan.access[f"{measure}_minutes"] - bundle.unchanged.access[f"{measure}_minutes"]


def draw_difference(
    bundle: Bundle, lang: Lang, measure: Measure = "basic", *, change: pd.Series | None = None, against: str = "",
    paper: Paper = A4,
) -> Map:  # fmt: skip
    """Return the difference map of `bundle` against its unchanged network.

    `change` (index commune, minutes) and `against` (a scenario's title) draw another comparison instead. Values are
    rounded to whole minutes first and then classed, so that the printed number always lies in its class.
    """
    land = ground(bundle)
    given = change_in_minutes(bundle, measure) if change is None else change
    minutes = {code: _rounded(given, code) for code in land.cells}
    paper = paper.with_room(len(land.cells), TOLD_UNITS)
    sheet = Sheet(paper)
    view = window(land.outline.bounds, paper.frame)
    other = against or say("map.against.unchanged", lang)
    line = say(
        "map.change_line", lang, name=facts.province(bundle, lang), title=facts.title(bundle, lang), against=other
    )
    furniture.title(sheet, say(f"map.change_title.{measure}", lang), line, lang)
    texts = {code: _text(code, land.names[code], value, lang) for code, value in minutes.items()}
    must = frozenset(code for code, value in minutes.items() if _changed(value))
    signs = site_signs(facts.shown(bundle), land)
    scene = Scene(land, signs, lambda code: shade(minutes[code]), texts, must, plain=True)
    placements, hidden = draw_panels(sheet, view, scene, lang)
    _classes(sheet, minutes, lang)
    _summary(sheet, land, minutes, lang)
    left_out = [_left_out(land.names[code], minutes[code], lang) for code in hidden]
    furniture.footer(sheet, bundle, land, left_out, lang, overlay_names.told(land, placements, lang))
    return Map(sheet, placements, hidden)


def _rounded(change: pd.Series, code: str) -> int | None:
    value = change.get(code)
    return None if value is None or pd.isna(value) else round(float(value))


def _changed(value: int | None) -> bool:
    return value is not None and theme.change_class(value) != theme.NO_CHANGE


def shade(value: int | None) -> Shade:
    """Return how a commune with a change of `value` minutes is filled (None: not known)."""
    if value is None:
        return NO_FIGURE
    number_ = theme.change_class(value)
    return Shade(theme.CHANGES[number_], "////" if number_ > theme.NO_CHANGE else "")


def _text(code: str, name: str, value: int | None, lang: Lang) -> Text:
    if value is None or not _changed(value):
        return commune_text(code, name)
    figure = number(value, lang, sign=True)
    return Text(f"commune:{code}", (short_commune(name), figure), 6.6, bold=True, brief=(figure,))


def _left_out(name: str, value: int | None, lang: Lang) -> str:
    """Return a name that found no room, with the number that its commune has."""
    if value is None or not _changed(value):
        return short_commune(name)
    return f"{short_commune(name)} ({number(value, lang, sign=True)})"


def class_texts(lang: Lang) -> tuple[str, ...]:
    """Return the names of the seven classes, most time saved first."""
    a, b, c = theme.CHANGE_BREAKS
    less = (say("map.change.less_last", lang, low=c), say("map.change.less", lang, low=b, high=c - 1),
            say("map.change.less", lang, low=a, high=b - 1))  # fmt: skip
    more = (say("map.change.more", lang, low=a, high=b - 1), say("map.change.more", lang, low=b, high=c - 1),
            say("map.change.more_last", lang, low=c))  # fmt: skip
    return (*less, say("map.change.none", lang, high=a), *more)


def _classes(sheet: Sheet, minutes: Mapping[str, int | None], lang: Lang) -> None:
    counts = Counter(theme.change_class(value) for value in minutes.values() if value is not None)
    sheet.text(sheet.paper.left, sheet.paper.legends, say("map.legend.change", lang), 8.6, bold=True)
    width, x = 16.6, sheet.paper.left
    for number_, text in enumerate(class_texts(lang)):
        box = Box(x, 43.5, x + width - 0.6, 50.5)
        style = {"facecolor": theme.CHANGES[number_], "lw": 0.5, "zorder": 3}
        sheet.rectangle(box, edgecolor=theme.EDGE, **style)
        if number_ > theme.NO_CHANGE:
            sheet.rectangle(box, facecolor="none", edgecolor=theme.HATCH, lw=0, hatch="////", zorder=3.1)
        middle = (box.x0 + box.x1) / 2
        sheet.text(
            middle, 52.2, say("map.change.count", lang, count=counts[number_]), 7.2, color=theme.GREY, ha="center"
        )
        lines, size = fitted(text, width - 0.8, (7.2, 6.8, 6.4, 6.0), most=2)
        sheet.lines(middle, 40.0, lines, size, ha="center")
        x += width
    note, size = fitted(say("map.change_note", lang), 7 * width, (7.2, 6.8, 6.4), most=3)
    sheet.lines(sheet.paper.left, 31.2, note, size, color=theme.GREY)


def _summary(sheet: Sheet, land: Ground, minutes: Mapping[str, int | None], lang: Lang) -> None:
    known = {code: value for code, value in minutes.items() if value is not None}
    least = theme.CHANGE_BREAKS[0]
    farther = [code for code, value in known.items() if value >= least]
    nearer = [code for code, value in known.items() if value <= -least]
    lines = [
        say("map.summary.farther", lang, low=least, count=len(farther)),
        say("map.summary.nearer", lang, low=least, count=len(nearer)),
    ]
    for word, pick, sign in (("worst", max, 1), ("best", min, -1)):
        code = pick(sorted(known), key=lambda code: known[code], default=None)
        if code is None or known[code] * sign <= 0:
            lines.append(say(f"map.summary.no_{'worse' if sign > 0 else 'better'}", lang))
            continue
        name = short_commune(land.names[code])
        lines.append(say(f"map.summary.{word}", lang, name=name, minutes=number(known[code], lang, sign=True)))
    x, y = sheet.paper.column(134.0), sheet.paper.legends
    sheet.text(x, y, say("map.summary", lang), 8.6, bold=True)
    y -= 5.8
    for line in lines:
        wrapped, size = fitted(line, sheet.paper.right - x, (8.0, 7.6, 7.2), most=2)
        y = sheet.lines(x, y, wrapped, size) - 1.6
