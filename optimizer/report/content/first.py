"""The first page: what becomes of the units, five figures, what is proven, and the small map."""

from collections.abc import Iterator

import pandas as pd

from optimizer.report.content import cells, opening, sourced
from optimizer.report.document import Block, Figure, OnePage, Paragraph, Remark, Table
from optimizer.report.maps.signs import short_name
from optimizer.report.trace import mark, order, say
from optimizer.solution.plan import Network
from optimizer.solution.solution import Bundle
from optimizer.wording import Lang, clean

FIVE = ("units_in_scope", "cost_budget_recurrent", "investment", "minutes_mean", "demand_met")
"""Indicators of the first page."""
HOSTS_SHOWN = 12
"""Most units that take in others with a row of their own; the rest stand in the table of Part IV."""
MAP = "brief"
"""Key of the small map among the pictures."""


def first_page(bundle: Bundle, lang: Lang, *, drawn: bool) -> OnePage:
    """Return the first page; `drawn` says whether the small map is among the pictures."""
    blocks: list[Block] = [*opening.remarks(bundle, lang)]
    blocks.append(Paragraph(say("doc.question", lang, question=sourced.question(bundle, lang))))
    if bundle.plan is None:
        blocks += [Paragraph(say(f"doc.first.{bundle.outcome}", lang)), *_conflicts(bundle, lang)]
    else:
        blocks += [
            decision_table(bundle, bundle.plan, lang),
            figure_table(bundle, lang),
            Paragraph(_proven(bundle, lang)),
        ]
    title = sourced.title(bundle, lang)
    picture = Figure(MAP, say("doc.map.brief", lang, title=title)) if drawn else None
    return OnePage(say("doc.section.summary", lang), tuple(blocks), picture)


def decision_table(bundle: Bundle, plan: Network, lang: Lang) -> Table:
    """Return what becomes of the units: a row for each that takes in others, one for each other fate."""
    rows = [(order(number), *row) for number, row in enumerate(_decided(plan.institutions, lang), start=1)]
    columns = (
        cells.col("no", lang, 8, "center"), cells.col("decision", lang, 30), cells.col("unit_after", lang, 49),
        cells.col("units_today", lang),
    )  # fmt: skip
    return Table(say("doc.first.decisions", lang, year=sourced.year(bundle)), columns, tuple(rows), size=10.0)


def _decided(units: pd.DataFrame, lang: Lang) -> Iterator[tuple[str, str, str]]:
    """Yield decision, units after, units today."""
    merged, alive = units[units["fate"] == "merge"], units[units["fate"] == "survive"]
    hosts = [code for code in alive.index if (merged["host"] == code).any()]
    for code in hosts[:HOSTS_SHOWN]:
        guests = merged.index[merged["host"] == code]
        extra = [flag for flag in ("convert", "expand") if alive.at[code, flag]]
        words = "; ".join([say("doc.first.merge", lang), *(say(f"doc.first.and_{flag}", lang) for flag in extra)])
        yield words, _after(units, code), _names(units, [code, *guests])
    if hosts[HOSTS_SHOWN:]:
        rest = hosts[HOSTS_SHOWN:]
        count = mark(str(len(rest)), "count(institutions)")
        yield say("doc.first.merge", lang), say("doc.first.rest", lang, count=count), cells.MISSING
    others = alive.drop(index=hosts)
    for key in ("convert", "expand", "reduce"):
        own = others.index[others[key]]
        others = others.drop(index=own)
        if len(own):
            yield say(f"doc.first.{key}", lang), "; ".join(_after(units, code) for code in own), _names(units, own)
    if len(others):
        after = "; ".join(_after(units, code) for code in others.index if _renamed(units, code))
        yield say("doc.first.keep", lang), after or say("doc.first.same", lang), _names(units, others.index)
    for fate in ("leave", "outside"):
        own = units.index[units["fate"] == fate]
        if len(own):
            yield say(f"doc.first.{fate}", lang), cells.MISSING, _names(units, own)


def _names(units: pd.DataFrame, codes: "list[str] | pd.Index[str]") -> str:
    return "; ".join(sourced.name(short_name(str(units.at[code, "name"])), code) for code in codes)


def _after(units: pd.DataFrame, code: str) -> str:
    name = str(units.at[code, "name_after"]).strip() or str(units.at[code, "name"])
    return sourced.name(short_name(name), code)


def _renamed(units: pd.DataFrame, code: str) -> bool:
    return clean(str(units.at[code, "name_after"])) not in {"", clean(str(units.at[code, "name"]))}


def figure_table(bundle: Bundle, lang: Lang) -> Table:
    """Return the five figures: unchanged network, plan, change."""
    rows = []
    for key in FIVE:
        if key in bundle.indicators.index:
            row = bundle.indicators.loc[key]
            unit = str(row["unit"])
            rows.append((
                mark(clean(str(row[f"name_{lang}"])), f"indicators[{key}].name_{lang}"),
                sourced.text(row[f"unit_{lang}"], f"indicators[{key}].unit_{lang}"),
                *(cells.indicator(bundle, key, column, unit, lang) for column in ("unchanged", "plan", "change")),
            ))  # fmt: skip
    columns = (
        cells.col("main_figure", lang), cells.col("unit_of", lang, 26), cells.col("unchanged", lang, 30, "right"),
        cells.col("plan", lang, 24, "right"), cells.col("change", lang, 24, "right"),
    )  # fmt: skip
    return Table("", columns, tuple(rows), size=10.0)


def _proven(bundle: Bundle, lang: Lang) -> str:
    """Return how good the plan is proven to be, without the value that was minimised."""
    gap = cells.MISSING if bundle.proof.gap is None else mark(cells.share(bundle.proof.gap, lang, 2), "proof.gap")
    return say(f"doc.first.{bundle.outcome}", lang, gap=gap)


def _conflicts(bundle: Bundle, lang: Lang) -> list[Block]:
    found: list[Block] = []
    for kind in ("conflict", "relaxation"):
        own = bundle.conflicts[bundle.conflicts["kind"] == kind]
        items = tuple(mark(clean(str(text)), f"conflicts[{at}].{lang}") for at, text in own[lang].items())
        if items:
            found.append(Remark(say(f"doc.conflicts.{kind}", lang), items))
    return found
