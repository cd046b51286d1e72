"""What of the plan is done: counts, the size of the network, unit by unit, what is late or otherwise, the roadmap."""

from datetime import date

import pandas as pd

from optimizer.analysis.annual.annual import Annual
from optimizer.analysis.annual.steps import STATUSES
from optimizer.report import facts
from optimizer.report.annual.blanks import Blanks
from optimizer.report.content import cells
from optimizer.report.content.tables import traced
from optimizer.report.document import Block, Column, Heading, Paragraph, Table, Wide
from optimizer.report.maps.signs import short_name
from optimizer.report.trace import mark, order, say
from optimizer.wording import Lang, clean

STRUCTURE = (
    "merge", "leave", "convert", "rename", "keep", "extra_unit", "site_move", "site_close", "site_open", "site_keep",
    "extra_site", "workshops", "leaders",
)  # fmt: skip
"""Kinds of steps that are named one by one when they fall due, and where there are too many to name all."""
BEYOND = 1.005
"""Share of a change from which on it is said to be passed rather than by how much."""
MOST_LISTED = 30
"""Most steps that the body names one by one whatever they are about; the annex has all."""


def head(key: str, lang: Lang, width: float = 0.0, align: str = "right", **values: object) -> Column:
    """Return the column headed by the phrase ``annual.col.<key>``."""
    return Column(say(f"annual.col.{key}", lang, **values), width, align)  # type: ignore[arg-type]


def day(made: Annual, lang: Lang) -> str:
    """Return the day of the tables with its source."""
    return mark(facts.day(made.day, lang), "province.as_of")


def result(made: Annual, lang: Lang, heading: str) -> list[Block]:
    """Return the section on the whole: how many steps stand how, and the size of the network."""
    keys = ("changes", *STATUSES, "units", "units_done", "astray")
    values = {key: traced(made.summary.at[key, "value"], "number", f"summary[{key}].value", lang) for key in keys}
    return [
        Heading(heading), Paragraph(say("annual.result", lang, day=day(made, lang), **values)), _network(made, lang),
        _counts(made, lang),
    ]  # fmt: skip


def _network(made: Annual, lang: Lang) -> Table:
    blanks, rows = Blanks("network", lang), []
    for key, row in made.network.iterrows():
        rows.append((
            say(f"annual.key.{key}", lang), blanks.cell(row, "before", why="not_in_plan"),
            blanks.cell(row, "plan", why=row["why_plan"]), blanks.cell(row, "actual", why=row["why_actual"]),
            blanks.cell(row, "estimate", why=row["why_estimate"]), _come(blanks, row, lang),
            blanks.cell(row, "change", "signed", row["why_last"]), blanks.cell(row, "final", why="not_in_plan"),
        ))  # fmt: skip
    columns = (
        Column(say("doc.col.indicator", lang)), head("before", lang, 18), head("plan_year", lang, 18),
        head("until_day", lang, 21, day=day(made, lang)), head("estimate", lang, 14), head("share", lang, 22),
        head("change", lang, 18), head("final", lang, 17),
    )  # fmt: skip
    notes = blanks.notes(say("annual.network.note", lang))
    return Table(say("annual.network.caption", lang), columns, tuple(rows), notes, size=10.5)


def _come(blanks: Blanks, row: pd.Series, lang: Lang) -> str:
    """Return how far the change of the year has come, with what was asked for: a small one may be passed by far."""
    share = blanks.cell(row, "share", "share", row["why_share"])
    if pd.isna(row["share"]):
        return share
    done, asked = (traced(row[key], "signed", f"network[{row.name}].{key}", lang) for key in ("done", "asked"))
    phrase = "annual.network.beyond" if row["share"] > BEYOND else "annual.network.come"
    return say(phrase, lang, share=share, done=done, asked=asked)


def _counts(made: Annual, lang: Lang) -> Table:
    rows = tuple(
        (
            say(f"annual.kind.{kind}", lang),
            *(traced(row[key], "number", f"counts[{kind}].{key}", lang) for key in ("steps", *STATUSES)),
        )
        for kind, row in made.counts.iterrows()
    )
    columns = (head("kind", lang, align="left"), *(head(key, lang, 17) for key in ("steps", *STATUSES)))
    return Table(say("annual.counts.caption", lang), columns, rows, (say("annual.counts.note", lang),), size=10.5)


def units(made: Annual, lang: Lang, heading: str) -> list[Block]:
    """Return the section unit by unit on landscape pages, with what is late and what deviates."""
    rows = []
    for number, (code, row) in enumerate(made.units.iterrows(), start=1):
        at = f"units[{code}]"
        rows.append((
            order(number), _named(row["name"], code), _said(row, f"planned_{lang}", at),
            traced(row["due"], "day", f"{at}.due", lang), _said(row, f"actual_{lang}", at),
            say(f"annual.status.{row['status']}", lang),
            *(traced(row[key], "number", f"{at}.{key}", lang) for key in COUNTED),
        ))  # fmt: skip
    columns = (
        cells.col("no", lang, 8, "center"), head("unit", lang, 48, "left"), head("planned", lang, 42, "left"),
        head("due", lang, 20, "center"), head("found", lang, align="left"), head("result", lang, 24, "left"),
        *(head(key, lang, 15) for key in COUNTED),
    )  # fmt: skip
    table = Table("", columns, tuple(rows), (say("annual.units.note", lang),), size=10.5)
    found = {status: made.steps[made.steps["status"] == status] for status in ("late", "deviating")}
    none = [Paragraph(say(f"annual.{status}.none", lang)) for status, own in found.items() if own.empty]
    blocks: list[Block] = [Heading(heading), *none, table]
    for status, own in found.items():
        blocks += _listed(made, own, status, lang)
    return [Wide(tuple(blocks))]


COUNTED = ("changes", "done", "late", "deviating", "astray")


def _listed(made: Annual, found: pd.DataFrame, status: str, lang: Lang) -> list[Block]:
    if found.empty:
        return []
    new = (found["kind"] == "extra_unit").any()
    notes = (say("annual.deviating.code", lang),) if new else ()
    shown = found if len(found) <= MOST_LISTED else found[found["kind"].isin(STRUCTURE)]
    caption = say(f"annual.{status}.caption", lang)
    blocks: list[Block] = [step_table(made, shown, lang, caption, notes=notes)] if len(shown) else []
    if len(shown) < len(found):
        rest = mark(str(len(found) - len(shown)), f"count(steps {status})")
        blocks.append(Paragraph(say(f"annual.{status}.more", lang, count=rest)))
    return blocks


def step_table(
    made: Annual, found: pd.DataFrame, lang: Lang, caption: str, *, results: bool = False, notes: tuple[str, ...] = ()
) -> Table:  # fmt: skip
    """Return steps one by one; with `results`, how each stands."""
    rows = []
    for number, (index, row) in enumerate(found.iterrows(), start=1):
        at, unit = f"steps[{index}]", str(row["unit"])
        owner = str(made.units["name"].get(unit, unit))
        said = [say(f"annual.status.{row['status']}", lang)] if results else []
        rows.append((
            order(number), _named(owner, unit), say(f"annual.kind.{row['kind']}", lang).removesuffix(" (*)"),
            _named(row["name"], row["item"]) if row["item"] else cells.MISSING,
            _said(row, f"planned_{lang}", at), _said(row, f"actual_{lang}", at),
            traced(row["due"], "day", f"{at}.due", lang), *said,
        ))  # fmt: skip
    columns = (
        cells.col("no", lang, 8, "center"), head("unit", lang, 42, "left"), head("kind", lang, 34, "left"),
        head("subject", lang, 46, "left"), head("planned", lang, 42, "left"), head("found", lang, align="left"),
        head("due", lang, 20, "center"), *([head("result", lang, 24, "left")] if results else []),
    )  # fmt: skip
    return Table(caption, columns, tuple(rows), notes, size=10.5)


def _said(row: pd.Series, column: str, at: str) -> str:
    """Return a sentence of the analysis, with names shortened."""
    return mark(short_name(str(row[column])), f"{at}.{column}")


def _named(name: object, code: object) -> str:
    return mark(short_name(clean(str(name))), f"name[{code}]")


def tasks(made: Annual, lang: Lang, heading: str) -> list[Block]:
    """Return the roadmap with the state of each task; what no table holds is left to its lead."""
    if made.tasks.empty:
        return [Heading(heading), Paragraph(say("annual.tasks.none", lang))]
    blanks, rows = Blanks("tasks", lang), []
    for number, (step, row) in enumerate(made.tasks.iterrows(), start=1):
        shown = row["parts"] > 0
        state = say(f"annual.status.{row['status']}", lang) if shown else blanks.letter("no_task")
        rows.append((
            order(number), mark(clean(str(row[f"task_{lang}"])), f"tasks[{step}].task_{lang}"),
            mark(clean(str(row[f"lead_{lang}"])), f"tasks[{step}].lead_{lang}"),
            traced(row["date"], "day", f"tasks[{step}].date", lang), state,
            traced(row["done"], "number", f"tasks[{step}].done", lang) if shown else cells.MISSING,
            traced(row["parts"], "number", f"tasks[{step}].parts", lang) if shown else cells.MISSING,
        ))  # fmt: skip
    columns = (
        cells.col("no", lang, 9, "center"), head("task", lang, align="left"), head("lead", lang, 34, "left"),
        head("until", lang, 22, "center"), head("result", lang, 26, "left"), head("done", lang, 14),
        head("parts", lang, 17),
    )  # fmt: skip
    table = Table("", columns, tuple(rows), blanks.notes(), size=10.5)
    return [Heading(heading), Paragraph(say("annual.tasks.intro", lang)), table]


def following(made: Annual, lang: Lang, heading: str) -> list[Block]:
    """Return the units and sites whose steps fall due until the end of next year; what is late is only counted."""
    until = date(made.year + 1, 12, 31).isoformat()
    steps = made.steps
    open_steps = steps["change"] & steps["status"].isin(["not_due", "unknown"])
    found = steps[open_steps & (steps["due"] <= until) & steps["kind"].isin(STRUCTURE)]
    last = mark(facts.day(until, lang), "annual.year")
    late = int((steps["status"] == "late").sum())
    told = [Paragraph(cells.one_or("annual.next.late", late, "steps late", lang))] if late else []
    if found.empty:
        return [Heading(heading), *told, Paragraph(say("annual.next.none", lang, day=last))]
    caption = say("annual.next.caption", lang, day=last)
    return [Wide((Heading(heading), *told, step_table(made, found, lang, caption, results=True)))]
