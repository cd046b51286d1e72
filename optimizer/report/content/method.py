"""The annex on method: by what measure plans are compared, its value, and what is proven of it."""

from optimizer.report.content import cells, sourced
from optimizer.report.content.effects import indicator_table
from optimizer.report.document import Block, Paragraph, Table
from optimizer.report.trace import mark, order, say
from optimizer.solution.solution import Bundle
from optimizer.wording import Lang, clean

OBJECTIVE = ("cost_total", "cost_conventional")
"""Indicators of the measure itself: they stand here and nowhere else."""


def method(bundle: Bundle, lang: Lang) -> list[Block]:
    """Return the measure, its value and bound, the goals in their order, and what they mean."""
    blocks: list[Block] = [Paragraph(sourced.proven(bundle, lang))]
    if bundle.plan is None:
        return blocks
    blocks.append(Paragraph(say("doc.proof.meaning", lang)))
    keys = [key for key in OBJECTIVE if key in bundle.indicators.index]
    if keys:
        blocks.append(indicator_table(bundle, keys, say("doc.method.objective", lang), lang))
    return [*blocks, *_goals(bundle, lang)]


def _goals(bundle: Bundle, lang: Lang) -> list[Block]:
    if bundle.goals.empty:
        return []
    rows = []
    for number, (key, row) in enumerate(bundle.goals.iterrows(), start=1):
        figures = (
            (cells.amount(row["value"], lang, 1), "value"), (cells.amount(row["bound"], lang, 1), "bound"),
            (cells.share(row["tolerance"], lang, 1), "tolerance"), (cells.amount(row["ceiling"], lang, 1), "ceiling"),
        )  # fmt: skip
        rows.append((
            order(number), mark(clean(str(row[lang])), f"goals[{key}].{lang}"),
            *(shown if shown == cells.MISSING else mark(shown, f"goals[{key}].{name}") for shown, name in figures),
        ))  # fmt: skip
    columns = (
        cells.col("no", lang, 9, "center"), cells.col("goal", lang), cells.col("value", lang, 24, "right"),
        cells.col("bound", lang, 24, "right"), cells.col("tolerance", lang, 20, "right"),
        cells.col("ceiling", lang, 24, "right"),
    )  # fmt: skip
    return [Table(say("doc.method.goals", lang), columns, tuple(rows), size=10.5)]
