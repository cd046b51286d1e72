"""Dormitory beds that the plan builds, by site."""

from typing import TYPE_CHECKING

from optimizer.report.content import cells, sourced
from optimizer.report.document import Table
from optimizer.report.trace import order, say

if TYPE_CHECKING:
    from optimizer.report.content.programmes import Words


def beds(words: "Words") -> Table:
    """Return the table of dormitory beds: those of today, built, price (million VND, once)."""
    lang, rows = words.lang, []
    for number, (at, row) in enumerate(words.plan.beds.iterrows(), start=1):
        operator = words.plan.sites.at[str(row["site"]), "institution_after"]
        figures = (
            sourced.amount(row[name], f"beds[{at}].{name}", lang)
            for name in ("beds_before", "beds_built", "investment_mvnd")
        )
        rows.append((order(number), words.place(row["site"]), words.after(operator), *figures))
    columns = (
        cells.col("no", lang, 9, "center"), cells.col("place", lang, 34), cells.col("unit_after", lang),
        cells.col("beds_before", lang, 24, "right"), cells.col("beds_built", lang, 24, "right"),
        cells.col("investment_mvnd", lang, 28, "right"),
    )  # fmt: skip
    return Table(say("doc.programmes.beds", lang), columns, tuple(rows), size=10.5)
