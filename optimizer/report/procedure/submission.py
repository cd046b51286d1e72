"""The submission (Tờ trình) of two pages: why, what, with what effect, what is asked."""

import pandas as pd

from optimizer.report.content import cells, sourced
from optimizer.report.content.opening import authority
from optimizer.report.content.summary import decisions
from optimizer.report.document import Block, Bullets, Document, Heading, Paragraph, Table
from optimizer.report.procedure import parts
from optimizer.report.trace import mark, say
from optimizer.solution.solution import Bundle
from optimizer.wording import Lang

EFFECTS = (
    "units_in_scope", "heads", "open_sites", "budget_saving", "investment", "demand_met", "fill_rate", "minutes_mean",
)  # fmt: skip
"""Indicators of the table, in this order, where the bundle has them."""


def submission(bundle: Bundle, judged: pd.DataFrame, lang: Lang) -> Document:
    """Return the submission of the plan of `bundle`."""
    assert bundle.plan is not None
    parent = sourced.fact(bundle, "parent") or say("proc.submission.to_blank", lang)
    opening = say(
        "proc.submission.opening",
        lang,
        date=sourced.as_of(bundle, lang),
        title=sourced.title(bundle, lang),
    )
    counts = {
        met: mark(cells.amount(int((judged["met"] == met).sum()), lang), "count(appraisal)")
        for met in ("met", "not_met", "missing")
    }
    main = parts.rested_on(judged[judged["condition"].isin(["posts", "counted_schools", "units_2030"])])
    blocks: list[Block] = [
        Paragraph(say("proc.submission.to", lang, to=parent), "centre"),
        *parts.remarks(bundle, judged, lang, main),
        *parts.bases(bundle, main, lang, "."),
        Paragraph(opening),
        Heading(_heading("I", "need", lang)),
        Paragraph(_need(bundle, lang)),
        Heading(_heading("II", "content", lang)),
        Bullets(tuple(decisions(bundle.plan.institutions, lang, bundle.plan.sites))),
        Heading(_heading("III", "effects", lang)),
        _effects(bundle, lang),
        Heading(_heading("IV", "appraised", lang)),
        Paragraph(say("proc.submission.appraised_text", lang, **counts)),
        Heading(_heading("V", "asked", lang)),
        Paragraph(say("proc.submission.asked_text", lang)),
        parts.closing(authority(bundle.province, lang), lang, addressed=True),
    ]
    return parts.assembled(bundle, "submission", parts.head(bundle, "submission", lang), blocks, lang)


def _heading(number: str, key: str, lang: Lang) -> str:
    return say("doc.heading", lang, number=number, text=say(f"proc.submission.{key}", lang))


def _need(bundle: Bundle, lang: Lang) -> str:
    table = bundle.indicators
    values = {
        key: cells.indicator(bundle, name, "recorded", str(table.at[name, "unit"]), lang)
        if name in table.index
        else cells.MISSING
        for key, name in (("units", "units_in_scope"), ("fill", "fill_rate"))
    }
    return say("proc.submission.need_text", lang, question=sourced.question(bundle, lang), **values)


def _effects(bundle: Bundle, lang: Lang) -> Table:
    rows = []
    for key in EFFECTS:
        if key not in bundle.indicators.index:
            continue
        row = bundle.indicators.loc[key]
        unit = str(row["unit"])
        values = [cells.indicator(bundle, key, name, unit, lang) for name in ("unchanged", "plan", "change")]
        words = (sourced.text(row[name], f"indicators[{key}].{name}") for name in (f"name_{lang}", f"unit_{lang}"))
        rows.append((*words, *values))
    columns = (
        cells.col("indicator", lang),
        cells.col("unit_of", lang, 26),
        cells.col("unchanged", lang, 25, "right"),
        cells.col("plan", lang, 24, "right"),
        cells.col("change", lang, 22, "right"),
    )
    caption = say("proc.submission.effects_table", lang, year=sourced.year(bundle))
    return Table(caption, columns, tuple(rows), size=11)
