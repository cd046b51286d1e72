"""The appraisal sheet: condition, what is required, figure, result, unit by unit."""

import pandas as pd

from optimizer.report.content import cells, sourced
from optimizer.report.content.opening import authority, cited, document
from optimizer.report.document import Block, Column, Document, Heading, Paragraph, Table
from optimizer.report.procedure import parts
from optimizer.report.trace import order, say
from optimizer.solution.solution import Bundle
from optimizer.wording import Lang

DIGITS = {"land_learners": 1, "floor": 2, "teachers": 1, "units_2030": 1}
"""Decimals by condition; 0 for all others."""
OWN_BASIS = ("autonomy", "certificate")
"""Conditions whose requirement is no norm of the tables; each has the phrase ``proc.own.<condition>``."""
PAPERS = ("report", "submission", "scheme", "opinions", "staff", "finance", "learners", "land")
DRAWN = ("report", "submission")
"""Papers that come with this sheet; the others are for the office to enclose."""


def appraisal(bundle: Bundle, judged: pd.DataFrame, lang: Lang) -> Document:
    """Return the appraisal sheet of the plan of `bundle`; `judged` is `optimizer.analysis.appraisal.appraise`."""
    intro = say("proc.appraisal.intro", lang, title=sourced.title(bundle, lang), date=sourced.as_of(bundle, lang))
    units = judged[judged["institution"] != ""]
    blocks: list[Block] = [
        *parts.remarks(bundle, judged, lang, parts.rested_on(judged)),
        Paragraph(intro),
        Heading(say("doc.heading", lang, number="I", text=say("proc.appraisal.units", lang))),
    ]
    for code in dict.fromkeys(units["institution"]):
        blocks.append(_conditions(units[units["institution"] == code], _name(bundle, str(code)), lang))
    blocks += [
        Heading(say("doc.heading", lang, number="II", text=say("proc.appraisal.province", lang))),
        _conditions(judged[judged["institution"] == ""], "", lang),
        Heading(say("doc.heading", lang, number="III", text=say("proc.appraisal.bases", lang))),
        *parts.bases(bundle, parts.rested_on(judged), lang, "."),
        Heading(say("doc.heading", lang, number="IV", text=say("proc.appraisal.papers", lang))),
        _papers(lang),
        parts.closing(authority(bundle.province, lang), lang),
    ]
    return parts.assembled(bundle, "appraisal", parts.head(bundle, "appraisal", lang), blocks, lang)


def _name(bundle: Bundle, code: str) -> str:
    assert bundle.plan is not None
    row = bundle.plan.institutions.loc[code]
    return sourced.name(row["name_after"], code) or sourced.name(row["name"], code)


def _conditions(rows: pd.DataFrame, caption: str, lang: Lang) -> Table:
    lines = []
    for row in rows.itertuples():
        digits = DIGITS.get(str(row.condition), 0)
        lines.append(
            (
                say(f"proc.condition.{row.condition}", lang),
                _required(row, f"appraisal[{row.Index}].limit", digits, lang),
                sourced.amount(row.value, f"appraisal[{row.Index}].value", lang, digits),
                say(f"proc.verdict.{row.met}", lang),
            )
        )
    columns = (
        Column(say("proc.col.condition", lang)),
        Column(say("proc.col.rule", lang), 68),
        Column(say("proc.col.figure", lang), 22, "right"),
        Column(say("proc.col.verdict", lang), 26, "center"),
    )
    return Table(caption, columns, tuple(lines), size=11)


def _required(row: object, source: str, digits: int, lang: Lang) -> str:
    condition, limit = str(getattr(row, "condition", "")), getattr(row, "limit", None)
    limit = sourced.amount(limit, source, lang, digits)
    basis = cited(document(str(getattr(row, "legal_basis", ""))))
    if condition in OWN_BASIS:
        basis = say(f"proc.own.{condition}", lang)
    if limit == cells.MISSING and not basis:
        return say("proc.required.none", lang)
    sign = cells.SENSES[str(getattr(row, "sense", "="))]
    return say("proc.required", lang, sign=sign, limit=limit, basis=basis)


def _papers(lang: Lang) -> Table:
    rows = tuple(
        (
            order(number),
            say(f"proc.paper.{key}", lang),
            say("proc.paper.drawn" if key in DRAWN else "proc.paper.blank", lang),
            "",
        )
        for number, key in enumerate(PAPERS, start=1)
    )
    columns = (
        cells.col("no", lang, 10, "center"),
        Column(say("proc.col.paper", lang)),
        Column(say("proc.col.has", lang), 34, "center"),
        Column(say("proc.col.note", lang), 38),
    )
    return Table("", columns, rows, size=11)
