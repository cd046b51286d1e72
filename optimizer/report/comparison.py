"""Several runs side by side: indicators, decisions per unit, what is proven of each, and their maps."""

from collections.abc import Mapping, Sequence

import pandas as pd

from optimizer.analysis.compare import names
from optimizer.report.content import cells, opening, sourced
from optimizer.report.content.preference import preference
from optimizer.report.content.shared_remarks import shared_remarks
from optimizer.report.document import (
    Align,
    Annex,
    Block,
    Bullets,
    Column,
    Document,
    Figure,
    Heading,
    Paragraph,
    Spread,
    Table,
    Wide,
)
from optimizer.report.maps.difference import Measure
from optimizer.report.maps.signs import short_name
from optimizer.report.scenario_report import closing
from optimizer.report.trace import mark, order, say
from optimizer.solution.solution import Bundle
from optimizer.wording import Lang, clean

ABREAST = 6
"""Scenarios that one table holds; more continue in a further table."""
UPRIGHT = 3
"""Scenarios that fit beside each other on an upright page."""
HEADLINE = (
    "units_in_scope",
    "counted_schools",
    "heads",
    "open_sites",
    "cost_total",
    "cost_budget_recurrent",
    "budget_saving",
    "investment",
    "cost_budget_transfers",
    "cost_learners",
    "demand_met",
    "demand_met_priority",
    "fill_rate",
    "minutes_mean",
    "beyond_60",
    "basic_minutes_mean",
    "basic_minutes_worst",
    "communes_beyond_60",
    "boarders",
    "learners_moved",
    "posts_moved",
)
"""Indicators of the first table; the annex has all."""


def comparison_report(
    bundles: Sequence[Bundle], indicators: pd.DataFrame, decisions: pd.DataFrame, lang: Lang,
    maps: Mapping[str, bytes], changes: Mapping[tuple[str, str, Measure], bytes] | None = None,
) -> Document:  # fmt: skip
    """Return the comparison of `bundles`.

    `indicators`: index indicator -> name_vi, name_en, unit, unit_vi, unit_en, recorded, then a column a scenario;
    `decisions`: index institution -> name, then a column a scenario (text); columns as
    `optimizer.analysis.compare.names` names them. `maps` holds the status map of each as SVG, by the same names;
    `changes` those of `optimizer.report.maps.against.pairs`.
    """
    apart = changes or {}
    pictures = {_key(number): maps[name] for number, name in enumerate(names(bundles))}
    first = bundles[0]
    subject = (say("doc.subject.comparison", lang, name=sourced.province(first, lang)),)
    return Document(
        lang=lang,
        title=subject[0].replace("\n", " "),
        author=clean(first.province.get("issuer", "")),
        day=first.province["as_of"],
        draft=say("report.draft", lang),
        running=sourced.disclaimer(first, lang),
        head=opening.letterhead(first, lang, subject),
        blocks=tuple(_blocks(bundles, indicators, decisions, lang, list(apart))),
        images=pictures | {_apart_key(number): picture for number, picture in enumerate(apart.values())},
    )


def _blocks(
    bundles: Sequence[Bundle], indicators: pd.DataFrame, decisions: pd.DataFrame, lang: Lang,
    apart: Sequence[tuple[str, str, Measure]],
) -> list[Block]:  # fmt: skip
    labels = {
        name: say("doc.option", lang, number=order(number)) for number, name in enumerate(names(bundles), start=1)
    }
    key = [code for code in HEADLINE if code in indicators.index]
    blocks = [
        *shared_remarks(bundles, lang),
        Heading(_heading(1, "compared", lang)),
        Paragraph(say("doc.compared.intro" if _same_tables(bundles) else "doc.compared.intro.other", lang)),
    ]
    blocks.append(
        Bullets(
            tuple(
                say(
                    "doc.compared.scenario",
                    lang,
                    label=labels[name],
                    title=sourced.title_alone(b, lang),
                    name=mark(name, "scenario.name"),
                    question=sourced.question(b, lang),
                )
                for name, b in zip(labels, bundles, strict=True)
            )
        )
    )
    tables: list[Block] = [Heading(_heading(2, "indicators", lang)), *_indicators(indicators.loc[key], labels, lang)]
    tables += preference(bundles, indicators, labels, lang, _heading(3, "preferred", lang))
    tables += [Heading(_heading(4, "decisions", lang)), *_decisions(decisions, labels, lang)]
    blocks += _turned(tables, len(bundles))
    blocks.append(Heading(_heading(5, "proofs", lang)))
    blocks.append(
        Bullets(
            tuple(
                say("doc.compared.proof", lang, label=labels[name], sentence=sourced.proven(b, lang))
                for name, b in zip(labels, bundles, strict=True)
            )
        )
    )
    blocks += [Paragraph(say("doc.proof.meaning", lang)), Paragraph(say("doc.end", lang)), closing(bundles[0], lang)]
    return [*blocks, *_spreads(bundles, labels, apart, lang), *_annex(indicators, labels, lang, len(bundles))]


def _same_tables(bundles: Sequence[Bundle]) -> bool:
    """Return whether all were made from the same tables."""
    return all(dict(bundle.digests) == dict(bundles[0].digests) for bundle in bundles)


def _heading(number: int, key: str, lang: Lang) -> str:
    return say("doc.heading", lang, number=opening.ROMAN[number - 1], text=say(f"doc.compared.{key}", lang))


def _indicators(table: pd.DataFrame, labels: Mapping[str, str], lang: Lang) -> list[Block]:
    fixed = (cells.col("indicator", lang), cells.col("unit_of", lang, 23), cells.col("recorded", lang, 22, "right"))
    blocks: list[Block] = []
    for part in _parts(labels):
        rows = [
            (
                *(
                    sourced.text(row[column], f"indicators[{key}].{column}")
                    for column in (f"name_{lang}", f"unit_{lang}")
                ),
                *(
                    sourced.measured(row[column], str(row["unit"]), f"indicators[{key}].{column}", lang)
                    for column in ("recorded", *part)
                ),
            )
            for key, row in table.iterrows()
        ]
        blocks.append(Table("", (*fixed, *_columns(part, labels, "right", 23)), tuple(rows), size=10.5))
    return blocks


def _decisions(table: pd.DataFrame, labels: Mapping[str, str], lang: Lang) -> list[Block]:
    blocks: list[Block] = []
    for part in _parts(labels):
        rows = [
            (
                order(number),
                sourced.name(row["name"], code),
                *(sourced.known(short_name(str(row[column])), f"decision[{code}].{column}") for column in part),
            )
            for number, (code, row) in enumerate(table.iterrows(), start=1)
        ]
        fixed = (cells.col("no", lang, 10, "center"), cells.col("unit_today", lang, 48))
        blocks.append(Table("", (*fixed, *_columns(part, labels, "left", 0)), tuple(rows), size=10.5))
    return blocks


def _columns(part: Sequence[str], labels: Mapping[str, str], align: Align, width: float) -> tuple[Column, ...]:
    return tuple(Column(labels[name], width, align) for name in part)


def _parts(labels: Mapping[str, str]) -> list[list[str]]:
    """Return the options of each table, as evenly shared out as they go."""
    found = list(labels)
    count = -(-len(found) // ABREAST)
    size = -(-len(found) // count)
    return [found[start : start + size] for start in range(0, len(found), size)]


def _spreads(
    bundles: Sequence[Bundle], labels: Mapping[str, str], apart: Sequence[tuple[str, str, Measure]], lang: Lang
) -> list[Block]:
    """Return the maps, two a page: the status map of each option, then how options differ from the first."""
    titles = {name: sourced.title(b, lang) for name, b in zip(labels, bundles, strict=True)}
    figures = [
        Figure(_key(number), say("doc.map.status", lang, title=titles[name]), labels[name])
        for number, name in enumerate(labels)
    ]
    figures += [Figure("", "")] * (len(figures) % 2 if apart else 0)
    for number, (name, other, measure) in enumerate(apart):
        alt = say(f"doc.map.against-{measure}", lang, title=titles[name], against=titles[other])
        caption = say("doc.map.against_caption", lang, label=labels[name], other=labels[other])
        figures.append(Figure(_apart_key(number), alt, caption))
    pages = [tuple(f for f in figures[start : start + 2] if f.image) for start in range(0, len(figures), 2)]
    numbered = say("doc.annex", lang, number=opening.ROMAN[0]), say("doc.annex.maps", lang)
    return [Spread(page, *(numbered if number == 0 else ("", ""))) for number, page in enumerate(pages)]


def _annex(indicators: pd.DataFrame, labels: Mapping[str, str], lang: Lang, count: int) -> list[Block]:
    title = Annex(say("doc.annex", lang, number=opening.ROMAN[1]), say("doc.annex.indicators", lang))
    return _turned([title, *_indicators(indicators, labels, lang)], count)


def _turned(blocks: list[Block], count: int) -> list[Block]:
    """Return `blocks` on landscape pages where an upright page would not hold the columns."""
    return blocks if count <= UPRIGHT else [Wide(tuple(blocks))]


def _key(number: int) -> str:
    return f"map-{number}"


def _apart_key(number: int) -> str:
    return f"apart-{number}"
