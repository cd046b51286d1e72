"""Plans of several years: figures of each year, and what changes when."""

from optimizer.report.content.tables import Shown, frame_table
from optimizer.report.document import Block, Heading, Paragraph
from optimizer.report.trace import mark, say
from optimizer.solution.solution import Bundle
from optimizer.wording import Lang

FIGURES = (
    Shown("units", "units_left", 15), Shown("sites", "sites_open", 16), Shown("posts", "posts", 18),
    Shown("served", "served", 20), Shown("demand", "wanted", 20), Shown("budget_mvnd", "budget_plan", 27),
    Shown("unchanged_budget_mvnd", "budget_unchanged", 27),
)  # fmt: skip


def years(bundle: Bundle, lang: Lang, heading: str) -> list[Block]:
    """Return the section on the years of the plan; nothing where it has one."""
    if bundle.years.empty:
        return []
    frame = bundle.years
    called = ", ".join(mark(str(year), f"years[{year}].year") for year in frame.index)
    names = {str(year): mark(str(year), f"years[{year}].year") for year in frame.index}
    blocks: list[Block] = [
        Heading(heading),
        Paragraph(say("doc.years.intro", lang, years=called)),
        frame_table("years", frame, FIGURES, lang, ("year", names), caption=say("doc.years.table", lang)),
    ]
    if len(bundle.changes):
        columns = (Shown("year", "year", 18, "year"), Shown(lang, "change_made", 92, "text"))
        called_by = {str(at): str(name) for at, name in bundle.changes["name"].items()}
        table = frame_table(
            "changes", bundle.changes, columns, lang, ("item", called_by), caption=say("doc.years.changes", lang)
        )
        blocks.append(table)
    return blocks
