"""Enrolment, fill rates, demand and targets of a year, as tables; empty cells carry the letter of their reason."""

import pandas as pd

from optimizer.analysis.annual.annual import Annual
from optimizer.analysis.annual.enrolment import GROUPS, MOBILE
from optimizer.data.codes import Field, Level
from optimizer.report.annual.blanks import Blanks
from optimizer.report.annual.progress import day, head
from optimizer.report.content import cells
from optimizer.report.content.tables import traced
from optimizer.report.document import Block, Heading, Paragraph, Table
from optimizer.report.maps.signs import short_name
from optimizer.report.trace import mark, order, say
from optimizer.wording import Lang, clean

ROUNDS = 3
"""Rows of the blank table of enrolment rounds."""


def enrolment(made: Annual, lang: Lang, heading: str) -> list[Block]:
    """Return the section on enrolment: by level, rounds for the office to fill in, two fill rates by unit."""
    columns = tuple(head(f"round{part}", lang, align="left") for part in ("", "_time", "_target", "_result", "_note"))
    rounds = Table("", columns, tuple(("",) * len(columns) for _ in range(ROUNDS)))
    return [
        Heading(heading), _by_level(made, lang), Paragraph(say("annual.rounds", lang), "lead"), rounds,
        _fill(made, lang),
    ]  # fmt: skip


def level_name(key: str, lang: Lang) -> str:
    """Return the name of a row of enrolment."""
    if key in {*GROUPS, MOBILE, "total"}:
        return say(f"annual.group.{key}", lang)
    level = Level(key)
    return mark(level.vi if lang == "vi" else level.en, f"level[{key}]")


def _by_level(made: Annual, lang: Lang) -> Table:
    blanks, rows, strong = Blanks("enrolment", lang), [], []
    for number, (key, row) in enumerate(made.enrolment.iterrows()):
        strong += [number] if key in {*GROUPS, "total"} else []
        rows.append((
            level_name(str(key), lang), blanks.cell(row, "plan", why=row["why_plan"]), blanks.cell(row, "actual"),
            blanks.cell(row, "estimate", why=row["why_estimate"]),
            blanks.cell(row, "share", "share", row["why_plan"]),
            blanks.cell(row, "change", "signed", row["why_last"]),
            blanks.cell(row, "whole_last", why=row["why_whole"]),
        ))  # fmt: skip
    columns = (
        head("level", lang, align="left"), head("target", lang, 24), head("until_day", lang, 22, day=day(made, lang)),
        head("estimate", lang, 20), head("share", lang, 18), head("change", lang, 22), head("whole_last", lang, 18),
    )  # fmt: skip
    passed, year = (
        traced(made.summary.at[key, "value"], "number", f"summary[{key}].value", lang)
        for key in ("days_passed", "days_year")
    )
    notes = blanks.notes(say("annual.enrolment.note", lang, passed=passed, year=year))
    return Table(say("annual.enrolment.caption", lang), columns, tuple(rows), notes, tuple(strong), size=10.5)


def _fill(made: Annual, lang: Lang) -> Table:
    blanks, rows = Blanks("fill", lang), []
    last = len(made.fill) - 1
    for number, (code, row) in enumerate(made.fill.iterrows()):
        name = (
            say("annual.group.total", lang) if number == last else mark(short_name(str(row["name"])), f"name[{code}]")
        )
        rows.append((
            "" if number == last else order(number + 1), name, blanks.cell(row, "target", why=row["why_target"]),
            blanks.cell(row, "places"), blanks.cell(row, "entrants"),
            blanks.cell(row, "fill_target", "share", row["why_target"]), blanks.cell(row, "fill_places", "share"),
            blanks.cell(row, "plan_fill", "share"), blanks.cell(row, "change", "signed", row["why_last"]),
        ))  # fmt: skip
    columns = (
        cells.col("no", lang, 9, "center"), head("unit", lang, align="left"), head("target", lang, 20),
        head("places", lang, 16), head("entrants", lang, 20), head("fill_target", lang, 17),
        head("fill_places", lang, 17), head("plan_fill", lang, 18), head("change", lang, 19),
    )  # fmt: skip
    notes = blanks.notes(say("annual.fill.note", lang))
    return Table(say("annual.fill.caption", lang), columns, tuple(rows), notes, (last,), size=10.5)


def demand(made: Annual, lang: Lang, heading: str) -> list[Block]:
    """Return the section on demand by field, forecast then and now, beside the entrants."""
    blanks, rows = Blanks("demand", lang), []
    last = len(made.demand) - 1
    for number, (key, row) in enumerate(made.demand.iterrows()):
        why = {"forecast": row["why_forecast"], "now": row["why_now"]}
        either = why["forecast"] or why["now"]
        rows.append((
            say("annual.group.total", lang) if number == last else field_name(str(key), lang),
            blanks.cell(row, "forecast", why=why["forecast"]), blanks.cell(row, "now", why=why["now"]),
            blanks.less(row, "now", "forecast", either), blanks.cell(row, "entrants"),
            blanks.cell(row, "share", "share", why["forecast"]), blanks.cell(row, "aim"),
        ))  # fmt: skip
    columns = (
        head("field", lang, align="left"), head("forecast", lang, 22), head("now", lang, 20),
        head("demand_change", lang, 22), head("entrants", lang, 22), head("share_forecast", lang, 20),
        head("aim", lang, 20),
    )  # fmt: skip
    aim = traced(made.summary.at["target_year", "value"], "year", "summary[target_year].value", lang)
    caption = say("annual.demand.caption", lang, year=mark(str(made.year), "annual.year"))
    notes = blanks.notes(say("annual.demand.note", lang, target=aim))
    return [Heading(heading), Table(caption, columns, tuple(rows), notes, (last,), size=10.5)]


def field_name(key: str, lang: Lang) -> str:
    """Return the name of a field of training."""
    field = Field(key)
    return mark(field.vi if lang == "vi" else field.en, f"field[{key}]")


def targets(made: Annual, lang: Lang, heading: str) -> list[Block]:
    """Return the section on targets: what is required, what is found, whether it is met, and on what basis in law."""
    blanks = Blanks("targets", lang)
    rows = []
    for number, (key, row) in enumerate(made.targets.iterrows(), start=1):
        kind = kind_of(str(key))
        limit = traced(row["limit"], kind, f"targets[{key}].limit", lang)
        rows.append((
            order(number), say(f"annual.target.{key}", lang), required(row, limit, lang),
            blanks.cell(row, "value", kind, row["why"]), say(f"annual.met.{row['met']}", lang),
            mark(basis(row, lang), f"targets[{key}].legal_basis"),
        ))  # fmt: skip
    columns = (
        cells.col("no", lang, 9, "center"), cells.col("indicator", lang), head("limit", lang, 22, "center"),
        head("value", lang, 17), head("result", lang, 22, "left"), head("basis", lang, 52, "left"),
    )  # fmt: skip
    notes = blanks.notes(say("annual.targets.note", lang))
    return [Heading(heading), Table(say("annual.targets.caption", lang), columns, tuple(rows), notes, size=10.5)]


def required(row: pd.Series, limit: str, lang: Lang) -> str:
    """Return what a target asks for, with its `limit` as printed."""
    sign = "small_units" if row.name == "small_units" else "at_least" if row["sense"] == ">=" else "at_most"
    return str(say(f"annual.sign.{sign}", lang, limit=limit))


def kind_of(key: str) -> str:
    """Return how the values of a target are printed."""
    return "number" if key in {"counted_schools", "small_units"} else "share"


def basis(row: pd.Series, lang: Lang) -> str:
    """Return a legal basis with its state."""
    date = cells.day(row["checked"], lang)
    return str(say(f"annual.state.{row['state']}", lang, basis=clean(str(row["legal_basis"])), date=date))
