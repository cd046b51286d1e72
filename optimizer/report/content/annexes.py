"""Annexes: costs by term, all indicators, assumptions, norms, findings, how to make the run again."""

from collections.abc import Sequence

from optimizer.report.content import cells
from optimizer.report.content.asked import assumptions
from optimizer.report.content.effects import indicator_table, rule_table
from optimizer.report.document import Annex, Block, Bullets, Column, Figure, Paragraph, Spread, Table
from optimizer.solution.ledgers import LEDGERS
from optimizer.solution.solution import Bundle
from optimizer.wording import PHRASES, Lang, clean, say

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
DIGEST_SHOWN = 16
"""Leading characters of a SHA-256 that the annex prints; the bundle has all."""


def annexes(bundle: Bundle, lang: Lang, maps: Sequence[Figure]) -> list[Block]:
    """Return the annexes, each on its own pages; the first holds the maps."""
    parts: list[tuple[str, list[Block]]] = [
        ("costs", [_costs(bundle, lang)]),
        ("indicators", [indicator_table(bundle, list(bundle.indicators.index), "", lang)]),
        ("rules", _rules(bundle, lang)),
        ("assumptions", [assumptions(bundle, lang), *_prices(bundle, lang)]),
        ("norms", _norms(bundle, lang)),
        ("findings", _findings(bundle, lang)),
        ("again", _again(bundle, lang)),
    ]
    blocks: list[Block] = [
        Spread(tuple(maps), say("doc.annex", lang, number=ROMAN[0]), say("doc.annex.maps", lang))
    ]
    for number, (key, content) in zip(ROMAN[1:], ((key, content) for key, content in parts if content), strict=False):
        blocks.append(Annex(say("doc.annex", lang, number=number), say(f"doc.annex.{key}", lang)))
        blocks += content
    return blocks


def _costs(bundle: Bundle, lang: Lang) -> Table:
    frame = bundle.ledgers
    rows = []
    for ledger in LEDGERS:
        for term, row in frame[frame.index.get_level_values("ledger") == ledger].iterrows():
            rows.append((
                say(f"term.{term[0]}", lang), say(f"ledger.{ledger}", lang), cells.amount(row["unchanged_mvnd"], lang, 1),
                cells.amount(row["plan_mvnd"], lang, 1),
            ))  # fmt: skip
    columns = (
        Column(say("doc.col.term", lang), 50), Column(say("doc.col.ledger", lang)), Column(say("doc.col.unchanged", lang), 28, "right"),
        Column(say("doc.col.plan", lang), 28, "right"),
    )  # fmt: skip
    return Table("", columns, tuple(rows), (say("doc.costs.note", lang),), size=10.5)


def _rules(bundle: Bundle, lang: Lang) -> list[Block]:
    rows = bundle.rules[bundle.rules["met"] != "off"]
    return [] if rows.empty else [rule_table(rows, "", lang)]


def _prices(bundle: Bundle, lang: Lang) -> list[Block]:
    weights = bundle.scenario["weights"]
    used = bundle.costs[bundle.costs["weights"].isin([weights, ""])]
    rows = [
        (
            clean(str(row.parameter)), " ".join(part for part in (str(row.type), str(row.field), str(row.level)) if part),
            cells.amount(row.value, lang, _digits(float(row.value))), clean(str(row.unit)), clean(str(row.mark)),
            clean(str(row.source)),
        )
        for row in used.itertuples()
    ]  # fmt: skip
    columns = (
        Column(say("doc.col.parameter", lang), 42), Column(say("doc.col.applies", lang), 18), Column(say("doc.col.value", lang), 17, "right"),
        Column(say("doc.col.unit_of", lang), 25), Column(say("doc.col.mark", lang), 14, "center"), Column(say("doc.col.source", lang)),
    )  # fmt: skip
    return [Table(say("doc.prices.table", lang), columns, tuple(rows), (say("doc.prices.note", lang),), size=9.5)] if rows else []


def _digits(value: float) -> int:
    return next((places for places in range(4) if round(value, places) == value), 3)


def _norms(bundle: Bundle, lang: Lang) -> list[Block]:
    rows = []
    today = cells.when(bundle.province["as_of"])
    for row in bundle.norms.itertuples():
        ends, checked = cells.when(row.valid_until), cells.when(row.checked)
        expired = ends is not None and today is not None and ends < today
        state = "expired" if expired else "unchecked" if checked is None else "checked"
        rows.append((
            clean(str(row.parameter)), cells.amount(row.value, lang, _digits(float(row.value))), clean(str(row.unit)),
            clean(str(row.legal_basis)), say(f"doc.norm.{state}", lang, date=cells.day(ends if expired else checked, lang)),
        ))  # fmt: skip
    columns = (
        Column(say("doc.col.parameter", lang), 46), Column(say("doc.col.value", lang), 17, "right"), Column(say("doc.col.unit_of", lang), 25),
        Column(say("doc.col.basis", lang)), Column(say("doc.col.state", lang), 28, "center"),
    )  # fmt: skip
    return [Table("", columns, tuple(rows), size=9.5)] if rows else []


def _findings(bundle: Bundle, lang: Lang) -> list[Block]:
    if bundle.findings.empty:
        return [Paragraph(say("doc.findings.none", lang))]
    rows = [
        (str(number), say(f"severity.{row.severity}", lang), clean(str(getattr(row, lang))))
        for number, row in enumerate(bundle.findings.itertuples(), start=1)
    ]
    columns = (Column(say("doc.col.no", lang), 10, "center"), Column(say("doc.col.severity", lang), 24),
               Column(say("doc.col.finding", lang)))  # fmt: skip
    return [Table("", columns, tuple(rows), size=10.5)]


def _again(bundle: Bundle, lang: Lang) -> list[Block]:
    options = [
        say("doc.again.option", lang, name=say(f"doc.again.{key}", lang), value=_option(value, lang))
        for key, value in sorted(bundle.options.items())
        if f"doc.again.{key}" in PHRASES
    ]
    versions = [f"{name} {value}" for name, value in sorted(bundle.versions.items())]
    rows = [(name, str(value)[:DIGEST_SHOWN]) for name, value in sorted(bundle.digests.items())]
    columns = (Column(say("doc.col.table", lang)), Column(say("doc.col.digest", lang), 70))
    return [
        Paragraph(say("doc.again.intro", lang, name=str(bundle.scenario["name"]))),
        Bullets((*options, say("doc.again.versions", lang, versions="; ".join(versions)))),
        Table(say("doc.again.table", lang), columns, tuple(rows), size=10.5),
    ]


def _option(value: object, lang: Lang) -> str:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return clean(str(value))
    return cells.amount(value, lang, _digits(float(value)))
