"""The draft decision (dự thảo Quyết định) with its annex: one row an institution."""

import pandas as pd

from optimizer.analysis.compare import decisions as in_words
from optimizer.data.codes import Kind
from optimizer.report.content import cells, sourced
from optimizer.report.content.summary import decisions
from optimizer.report.content.units import name_after
from optimizer.report.document import Annex, Block, Bullets, Column, Document, Paragraph, Table
from optimizer.report.maps.signs import short_name
from optimizer.report.procedure import parts
from optimizer.report.trace import order, say
from optimizer.solution.plan import Network
from optimizer.solution.solution import Bundle
from optimizer.wording import Lang

SETTLED = "posts_settled_years"
"""Norm: years within which posts above the norm are settled."""


def decision(bundle: Bundle, plan: Network, judged: pd.DataFrame, lang: Lang) -> Document:
    """Return the draft decision on `plan`, the plan of `bundle`."""
    parent = sourced.fact(bundle, "parent")
    name, year = sourced.province(bundle, lang), sourced.year(bundle)
    main = parts.rested_on(judged[judged["condition"].isin(["posts", "counted_schools", "units_2030"])])
    blocks: list[Block] = [
        *parts.remarks(bundle, judged, lang, main),
        Paragraph(parent or say("proc.decision.authority", lang), "centre"),
        *parts.bases(bundle, main, lang, ";"),
        Paragraph(say("proc.decision.proposal", lang), "basis"),
        Paragraph(say("proc.decision.decides", lang), "centre"),
        Paragraph(say("proc.decision.1", lang, name=name, year=year)),
        Bullets(tuple(decisions(plan.institutions, lang, plan.sites))),
        Paragraph(say("proc.decision.2", lang)),
        Paragraph(say("proc.decision.3", lang)),
        Paragraph(_settled(bundle, lang)),
        Paragraph(say("proc.decision.5", lang)),
        parts.closing(say("proc.decision.sign", lang), lang),
        Annex(say("proc.decision.annex", lang), say("proc.decision.annex_title", lang)),
        Paragraph(say("proc.decision.annex_note", lang), "enclosed"),
        _annex(plan, lang),
    ]
    return parts.assembled(bundle, "decision", parts.head(bundle, "decision", lang, by_parent=True), blocks, lang)


def _settled(bundle: Bundle, lang: Lang) -> str:
    norm = bundle.norms.loc[bundle.norms["parameter"] == SETTLED, "value"]
    if norm.empty:
        return say("proc.decision.4_none", lang)
    years = sourced.amount(float(norm.iloc[0]), f"norms[{norm.index[0]}].value", lang)
    return say("proc.decision.4", lang, years=years)


def _annex(plan: Network, lang: Lang) -> Table:
    units, words = plan.institutions, in_words(plan.institutions, lang)
    rows = []
    for number, (code, row) in enumerate(units.iterrows(), start=1):
        heir = str(row["host"]) if row["fate"] == "merge" else str(code)
        college = Kind.CD in {row["type"], row["type_after"], units.at[heir, "type"]}
        authority = "ministry" if college and row["authority"] == "province" else str(row["authority"])
        rows.append(
            (
                order(number),
                sourced.name(row["name"], code),
                sourced.known(short_name(words[code]), f"decision[{code}]"),
                sourced.known(short_name(name_after(units, row)), f"name[{code}]"),
                sourced.text(row["managing_body_after"], f"institutions[{code}].managing_body_after"),
                sourced.amount(plan.staff["posts_after"].get(code), f"staff[{code}].posts_after", lang),
                sourced.day(row["date"], f"institutions[{code}].date", lang),
                say(f"proc.authority.{authority}", lang),
            )
        )
    columns = (
        cells.col("no", lang, 8, "center"),
        cells.col("unit_today", lang),
        cells.col("decision", lang, 26),
        cells.col("unit_after", lang, 26),
        Column(say("proc.col.body", lang), 23),
        Column(say("proc.col.posts_after", lang), 14, "right"),
        cells.col("when", lang, 19, "center"),
        Column(say("proc.col.authority", lang), 15, "center"),
    )
    return Table("", columns, tuple(rows), size=10)
