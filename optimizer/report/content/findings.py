"""The annex of findings: many of one rule in one column stand in one row, norms not checked in a table of their own."""

from collections.abc import Iterator

import pandas as pd

from optimizer.report.content import cells, sourced
from optimizer.report.content.bases import applies, norm_name
from optimizer.report.document import Block, Paragraph, Table
from optimizer.report.trace import mark, order, say
from optimizer.solution.solution import Bundle
from optimizer.wording import Lang
from optimizer.wording.numbers import runs

UNCHECKED = "data.norm_unchecked"
ALONE = 3
"""Findings of one rule in one column that each have a row of their own, at most."""
MOST_PLACES = 12
"""Runs of rows that such a row names."""


def findings(bundle: Bundle, lang: Lang) -> list[Block]:
    """Return the table of findings, and that of the norms not checked where there are many."""
    if bundle.findings.empty:
        return [Paragraph(say("doc.findings.none", lang))]
    rows: list[tuple[str, ...]] = []
    listed = False
    for group in _groups(bundle.findings):
        unchecked = len(group) > 1 and group["id"].iloc[0] == UNCHECKED
        listed |= unchecked
        text = _norms_text(group, lang) if unchecked else _text(group, lang)
        rows.append((order(len(rows) + 1), say(f"severity.{group['severity'].iloc[0]}", lang), text))
    columns = (cells.col("no", lang, 10, "center"), cells.col("severity", lang, 24), cells.col("finding", lang))
    table = Table("", columns, tuple(rows), size=10.5)
    return [table, _unchecked(bundle, lang)] if listed else [table]


def _groups(frame: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """Yield what stands in one row, in the order of the first finding of a rule in a column."""
    for _, group in frame.groupby(["severity", "id", "table", "column"], sort=False, dropna=False):
        if len(group) > ALONE and group["row"].notna().all():
            yield group
        else:
            yield from (group.loc[[at]] for at in group.index)


def _text(group: pd.DataFrame, lang: Lang) -> str:
    """Return the first finding of `group` as it is said, and in which rows it is the same."""
    first = group.index[0]
    text = sourced.text(group.at[first, lang], f"findings[{first}].{lang}")
    if len(group) == 1:
        return text
    return say("doc.findings.more", lang, first=text, count=_count(len(group) - 1), places=_places(group.iloc[1:]))


def _norms_text(group: pd.DataFrame, lang: Lang) -> str:
    return say("doc.findings.norms", lang, count=_count(len(group)))


def _count(number: int) -> str:
    return mark(str(number), "count(findings)")


def _places(group: pd.DataFrame) -> str:
    """Return the rows of the table in which findings are, as 3–37, 40."""
    found = runs(int(row) for row in group["row"])
    at = {int(row): key for key, row in group["row"].items()}
    shown = {row: mark(str(row), f"findings[{key}].row") for row, key in at.items()}
    texts = [shown[a] if a == b else f"{shown[a]}–{shown[b]}" for a, b in found[:MOST_PLACES]]
    return ", ".join([*texts, "…"] if len(found) > MOST_PLACES else texts)


def _unchecked(bundle: Bundle, lang: Lang) -> Table:
    """Return the norms without a day of a check, once each, with what they apply to."""
    frame = bundle.norms
    open_ = frame[[cells.when(day) is None for day in frame["checked"]]]
    rows: list[tuple[str, ...]] = []
    for parameter, own in open_.groupby("parameter", sort=False):
        whom = dict.fromkeys(applies(row.type, row.field, row.level, lang) for row in own.itertuples())
        general = say("doc.findings.general", lang) if len(whom) > 1 else cells.MISSING
        named = ", ".join(words or general for words in whom)
        rows.append((order(len(rows) + 1), norm_name(str(parameter), lang), named))
    columns = (
        cells.col("no", lang, 10, "center"), cells.col("parameter", lang, 72), cells.col("applies", lang),
    )  # fmt: skip
    return Table(say("doc.findings.norms_table", lang), columns, tuple(rows), size=9.5)
