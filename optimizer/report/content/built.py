"""Equipment that the plan moves, and dormitory beds that it builds, by site."""

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


def transfers(words: "Words") -> Table:
    """Return the table of equipment moved: programme, from, to, unit, places (entrants a year), price (once)."""
    lang, rows = words.lang, []
    for number, (at, row) in enumerate(words.plan.transfers.iterrows(), start=1):
        figures = (sourced.amount(row[name], f"transfers[{at}].{name}", lang) for name in ("places", "once_mvnd"))
        rows.append((
            order(number), words.programme(row["programme"]),
            f"{words.place(row['site_from'])}: {words.today(row['institution'])}",
            f"{words.place(row['site_to'])}: {words.after(row['institution_after'])}", *figures,
        ))  # fmt: skip
    columns = (
        cells.col("no", lang, 9, "center"), cells.col("programme", lang), cells.col("moved_from", lang, 46),
        cells.col("moved_to", lang, 44), cells.col("places_moved", lang, 19, "right"),
        cells.col("once_mvnd", lang, 20, "right"),
    )  # fmt: skip
    return Table(say("doc.programmes.moved", lang), columns, tuple(rows), size=10)
