"""Annexes: costs by term, all indicators, assumptions, norms, findings, how to make the run again."""

from collections.abc import Collection, Sequence

from optimizer.data.parameters import COSTS
from optimizer.report.content import cells, sourced
from optimizer.report.content.asked import assumptions
from optimizer.report.content.bases import applies, norm_name
from optimizer.report.content.consequences import communes
from optimizer.report.content.effects import indicator_table
from optimizer.report.content.findings import findings
from optimizer.report.content.method import OBJECTIVE, method
from optimizer.report.content.opening import ROMAN, cited
from optimizer.report.content.sheets import sheets
from optimizer.report.content.trust import calibration
from optimizer.report.document import Annex, Block, Bullets, Figure, Paragraph, Spread, Table
from optimizer.report.trace import mark, say
from optimizer.solution.ledgers import LEDGERS
from optimizer.solution.solution import Bundle
from optimizer.wording import PHRASES, Lang, clean
from optimizer.wording.units import unit_of

DIGEST_SHOWN = 16
"""Leading characters of a SHA-256 that the annex prints; the bundle has all."""


def annexes(bundle: Bundle, lang: Lang, maps: Sequence[Figure], drawn: Collection[str]) -> list[Block]:
    """Return the annexes, each on its own pages: `maps` first; `drawn` are the keys of all pictures there are."""
    parts: list[tuple[str, list[Block]]] = [
        ("sheets", sheets(bundle, bundle.plan, lang, drawn) if bundle.plan is not None else []),
        ("costs", [_costs(bundle, lang)]),
        (
            "indicators",
            [indicator_table(bundle, [key for key in bundle.indicators.index if key not in OBJECTIVE], "", lang)],
        ),
        ("communes", [communes(bundle, bundle.travel_change, lang)] if len(bundle.travel_change) else []),
        ("calibration", calibration(bundle, lang)),
        ("assumptions", [assumptions(bundle, lang), *_prices(bundle, lang)]),
        ("norms", _norms(bundle, lang)),
        ("findings", findings(bundle, lang)),
        ("method", method(bundle, lang)),
        ("again", _again(bundle, lang)),
    ]
    numbers = iter(ROMAN)
    blocks: list[Block] = []
    if maps:
        title = say("doc.annex", lang, number=next(numbers)), say("doc.annex.maps", lang)
        blocks.append(Spread(tuple(maps), *title))
    for key, content in parts:
        if content:
            blocks.append(Annex(say("doc.annex", lang, number=next(numbers)), say(f"doc.annex.{key}", lang)))
            blocks += content
    return blocks


def _costs(bundle: Bundle, lang: Lang) -> Table:
    frame = bundle.ledgers
    rows = []
    for ledger in LEDGERS:
        for term, row in frame[frame.index.get_level_values("ledger") == ledger].iterrows():
            rows.append(
                (
                    say(f"term.{term[0]}", lang),
                    say(f"ledger.{ledger}", lang),
                    *(
                        sourced.amount(row[column], f"ledgers[{term[0]} {ledger}].{column}", lang, 1)
                        for column in ("unchanged_mvnd", "plan_mvnd")
                    ),
                )
            )
    columns = (
        cells.col("term", lang, 50),
        cells.col("ledger", lang),
        cells.col("unchanged", lang, 24, "right"),
        cells.col("plan", lang, 24, "right"),
    )
    return Table("", columns, tuple(rows), (say("doc.costs.note", lang),), size=10.5)


def _prices(bundle: Bundle, lang: Lang) -> list[Block]:
    weights = bundle.scenario["weights"]
    meanings = {known.name: known.meaning if lang == "vi" else known.meaning_en for known in COSTS}
    used = bundle.costs[bundle.costs["weights"].isin([weights, ""])]
    rows = [
        (
            sourced.name(meanings.get(str(row.parameter), row.parameter), row.parameter),
            applies(row.type, row.field, row.level, lang),
            sourced.amount(row.value, f"costs[{row.Index}].value", lang, cells.digits(float(row.value))),
            sourced.known(unit_of(clean(str(row.unit)), lang), f"costs[{row.Index}].unit"),
            *(sourced.text(getattr(row, column), f"costs[{row.Index}].{column}") for column in ("mark", "source")),
        )
        for row in used.itertuples()
    ]
    columns = (
        cells.col("parameter", lang, 40),
        cells.col("applies", lang, 24),
        cells.col("value", lang, 16, "right"),
        cells.col("unit_of", lang, 26),
        cells.col("mark", lang, 14, "center"),
        cells.col("source", lang),
    )
    return (
        [Table(say("doc.prices.table", lang), columns, tuple(rows), (say("doc.prices.note", lang),), size=9.5)]
        if rows
        else []
    )


def _norms(bundle: Bundle, lang: Lang) -> list[Block]:
    rows = []
    today = cells.when(bundle.province["as_of"])
    for row in bundle.norms.itertuples():
        ends, checked = cells.when(row.valid_until), cells.when(row.checked)
        expired = ends is not None and today is not None and ends < today
        dated = f"norms[{row.Index}].{'valid_until' if expired else 'checked'}"
        state = "expired" if expired else "unchecked" if checked is None else "checked"
        rows.append(
            (
                norm_name(str(row.parameter), lang),
                applies(row.type, row.field, row.level, lang) or cells.MISSING,
                *sourced.norm(float(row.value), row.unit, f"norms[{row.Index}]", lang),
                cited(clean(str(row.legal_basis))),
                say(f"doc.norm.{state}", lang, date=sourced.day(ends if expired else checked, dated, lang)),
            )
        )
    columns = (
        cells.col("parameter", lang, 36),
        cells.col("applies", lang, 24),
        cells.col("value", lang, 14, "right"),
        cells.col("unit_of", lang, 19),
        cells.col("basis", lang),
        cells.col("state", lang, 20, "center"),
    )
    return [Table("", columns, tuple(rows), size=9.5)] if rows else []


def _again(bundle: Bundle, lang: Lang) -> list[Block]:
    options = [
        say(
            "doc.again.option",
            lang,
            name=say(f"doc.again.{key}", lang),
            value=mark(_option(value, lang), f"options.{key}"),
        )
        for key, value in sorted(bundle.options.items())
        if f"doc.again.{key}" in PHRASES
    ]
    versions = [mark(f"{name} {value}", f"versions.{name}") for name, value in sorted(bundle.versions.items())]
    rows = [
        (name, mark(str(value)[:DIGEST_SHOWN], f"digests.{name}")) for name, value in sorted(bundle.digests.items())
    ]
    columns = (cells.col("table", lang), cells.col("digest", lang, 70))
    return [
        Paragraph(say("doc.again.intro", lang, name=mark(str(bundle.scenario["name"]), "scenario.name"))),
        Bullets((*options, say("doc.again.versions", lang, versions="; ".join(versions)))),
        Table(say("doc.again.table", lang), columns, tuple(rows), size=10.5),
    ]


def _option(value: object, lang: Lang) -> str:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return clean(str(value))
    return cells.amount(value, lang, cells.digits(float(value)))
