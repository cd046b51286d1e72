"""`annual.xlsx` and the CSV tables: all tables of a year, one sheet a table, live rates, reasons in words."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pandas as pd

from optimizer.analysis.annual.annual import TABLES, Annual
from optimizer.report import facts
from optimizer.report.annual.figures import basis, field_name, kind_of, level_name, required
from optimizer.report.content.tables import traced
from optimizer.report.files import write_whole
from optimizer.report.office.grid import Cell, Field, Grid
from optimizer.report.office.grid import Kind as Look
from optimizer.report.office.names import figure
from optimizer.report.office.xlsx import workbook
from optimizer.report.trace import unmarked
from optimizer.solution.bundle_tables import csv_text
from optimizer.wording import Lang, clean, say

PER = 'IF(N({of})=0,"",{part}/{of})'
"""Formula of a rate; nothing where its whole is empty."""
STATES = ("steps", "done", "late", "deviating", "not_due", "unknown")


def annual_book(made: Annual, lang: Lang) -> bytes:
    """Return the workbook of a year; equal years give equal bytes."""
    title = facts.title(made.bundle, lang)
    return workbook(_grids(made, lang), title, clean(made.province.get("issuer", "")), made.day, lang)


def write_tables(made: Annual, folder: Path) -> list[Path]:
    """Write every table as CSV (UTF-8 with a mark that Excel knows) into `folder`; return the files."""
    return [
        write_whole(folder / f"{name}.csv", ("\ufeff" + csv_text(getattr(made, name))).encode("utf-8"))
        for name in TABLES
    ]


def _grids(made: Annual, lang: Lang) -> list[Grid]:
    makers: dict[str, Callable[[Annual, Lang], tuple[Sequence[Field], list[tuple[Cell, ...]]]]] = {
        "units": _units, "steps": _steps, "counts": _counts, "network": _network, "enrolment": _enrolment,
        "fill": _fill, "demand": _demand, "targets": _targets, "tasks": _tasks,
    }  # fmt: skip
    note = say(
        "annual.note", lang, draft=say("report.draft", lang), scenario=facts.title(made.bundle, lang),
        day=facts.day(made.day, lang), year=made.year,
    )  # fmt: skip
    found = []
    for key, make in makers.items():
        fields, rows = make(made, lang)
        name, title = say(f"annual.sheet.{key}", lang), say(f"annual.title.{key}", lang)
        found.append(Grid(name, title, tuple(fields), rows, note, keys=1))
    return found


def _field(key: str, lang: Lang, look: Look = "text", width: float = 14.0, formula: str = "") -> Field:
    return Field(key, say(f"annual.col.{key}", lang), look, width, formula=formula)


def _why(row: pd.Series, lang: Lang) -> str:
    """Return the reasons of the empty cells of a row, each once."""
    names = [name for name in row.index if str(name).startswith("why")]
    found = dict.fromkeys(str(row[name]) for name in names if row[name])
    return "; ".join(say(f"annual.why.{why}", lang) for why in found)


def _status(row: pd.Series, lang: Lang) -> str:
    return say(f"annual.status.{row['status']}", lang)


def _units(made: Annual, lang: Lang) -> tuple[Sequence[Field], list[tuple[Cell, ...]]]:
    counted = ("changes", *STATES[1:], "astray")
    rows: list[tuple[Cell, ...]] = [
        (
            clean(str(row["name"])), str(code), str(row[f"planned_{lang}"]), str(row["due"]) or None,
            str(row[f"actual_{lang}"]), _status(row, lang), *(figure(row[key]) for key in counted),
        )
        for code, row in made.units.iterrows()
    ]  # fmt: skip
    fields = (
        _field("unit", lang, "text", 38), _field("item", lang), _field("planned", lang, "text", 40),
        _field("due", lang, "date", 18), _field("found", lang, "text", 40), _field("result", lang, "text", 18),
        *(_field(key, lang, "whole", 11) for key in counted),
    )  # fmt: skip
    return fields, rows


def _steps(made: Annual, lang: Lang) -> tuple[Sequence[Field], list[tuple[Cell, ...]]]:
    names = made.units["name"]
    rows: list[tuple[Cell, ...]] = [
        (
            clean(str(names.get(row["unit"], row["unit"]))), say(f"annual.kind.{row['kind']}", lang),
            clean(str(row["name"])), str(row["item"]), str(row[f"planned_{lang}"]), str(row[f"actual_{lang}"]),
            str(row["due"]) or None, _status(row, lang),
        )
        for _, row in made.steps.iterrows()
    ]  # fmt: skip
    fields = (
        _field("unit", lang, "text", 38), _field("kind", lang, "text", 30), _field("subject", lang, "text", 40),
        _field("item", lang, "text", 20), _field("planned", lang, "text", 36), _field("found", lang, "text", 36),
        _field("due", lang, "date", 18), _field("result", lang, "text", 18),
    )  # fmt: skip
    return fields, rows


def _counts(made: Annual, lang: Lang) -> tuple[Sequence[Field], list[tuple[Cell, ...]]]:
    rows: list[tuple[Cell, ...]] = [
        (say(f"annual.kind.{kind}", lang), *(figure(row[key]) for key in STATES))
        for kind, row in made.counts.iterrows()
    ]
    return (_field("kind", lang, "text", 40), *(_field(key, lang, "whole") for key in STATES)), rows


def _network(made: Annual, lang: Lang) -> tuple[Sequence[Field], list[tuple[Cell, ...]]]:
    keys = ("before", "plan", "actual", "estimate", "share", "last", "change", "final")
    rows: list[tuple[Cell, ...]] = [
        (say(f"annual.key.{key}", lang), *(figure(row[name]) for name in keys), _why(row, lang))
        for key, row in made.network.iterrows()
    ]
    share = 'IF(N({before})-N({plan})=0,"",({before}-{actual})/({before}-{plan}))'
    fields = (
        _field("kind", lang, "text", 42), _field("before", lang, "whole"),
        Field("plan", say("annual.col.plan_year", lang), "whole", 14), _actual(made, lang),
        _field("estimate", lang, "whole"), _field("share", lang, "percent", 14, share), _field("last", lang, "whole"),
        _field("change", lang, "change"), _field("final", lang, "whole"), _field("why", lang, "long", 60),
    )  # fmt: skip
    return fields, rows


def _actual(made: Annual, lang: Lang) -> Field:
    return Field("actual", say("annual.col.until_day", lang, day=facts.day(made.day, lang)), "whole", 14)


def _enrolment(made: Annual, lang: Lang) -> tuple[Sequence[Field], list[tuple[Cell, ...]]]:
    keys = ("plan", "actual", "estimate", "share", "last", "change", "change_share", "whole_last", "places",
            "fill_places")  # fmt: skip
    rows: list[tuple[Cell, ...]] = []
    for key, row in made.enrolment.iterrows():
        rows.append((unmarked(level_name(str(key), lang)), *(figure(row[name]) for name in keys), _why(row, lang)))
    fields = (
        _field("level", lang, "text", 36), Field("plan", say("annual.col.target", lang), "whole", 16),
        _actual(made, lang), _field("estimate", lang, "whole"),
        _field("share", lang, "percent", 14, PER.format(part="{actual}", of="{plan}")),
        _field("last", lang, "whole"), _field("change", lang, "change"), _field("change_share", lang, "percent"),
        _field("whole_last", lang, "whole"), _field("places", lang, "whole"),
        _field("fill_places", lang, "percent", 14, PER.format(part="{actual}", of="{places}")),
        _field("why", lang, "long", 60),
    )  # fmt: skip
    return fields, rows


def _fill(made: Annual, lang: Lang) -> tuple[Sequence[Field], list[tuple[Cell, ...]]]:
    keys = ("target", "places", "entrants", "fill_target", "fill_places", "plan_fill", "last", "change")
    rows: list[tuple[Cell, ...]] = []
    for at, (code, row) in enumerate(made.fill.iterrows(), start=1):
        total = at == len(made.fill)
        name = say("annual.group.total", lang) if total else clean(str(row["name"]))
        rows.append((name, "" if total else str(code), *(figure(row[key]) for key in keys), _why(row, lang)))
    fields = (
        _field("unit", lang, "text", 40), _field("item", lang), _field("target", lang, "whole"),
        _field("places", lang, "whole"), _field("entrants", lang, "whole"),
        _field("fill_target", lang, "percent", 14, PER.format(part="{entrants}", of="{target}")),
        _field("fill_places", lang, "percent", 14, PER.format(part="{entrants}", of="{places}")),
        _field("plan_fill", lang, "percent"), _field("last", lang, "whole"), _field("change", lang, "change"),
        _field("why", lang, "long", 60),
    )  # fmt: skip
    return fields, rows


def _demand(made: Annual, lang: Lang) -> tuple[Sequence[Field], list[tuple[Cell, ...]]]:
    keys = ("forecast", "now", "change", "entrants", "share", "aim")
    rows: list[tuple[Cell, ...]] = []
    for at, (key, row) in enumerate(made.demand.iterrows(), start=1):
        total = at == len(made.demand)
        name = say("annual.group.total", lang) if total else unmarked(field_name(str(key), lang))
        rows.append((name, *(figure(row[column]) for column in keys), _why(row, lang)))
    fields = (
        _field("field", lang, "text", 44), _field("forecast", lang, "whole"), _field("now", lang, "whole"),
        _field("demand_change", lang, "change"), _field("entrants", lang, "whole"),
        _field("share_forecast", lang, "percent", 14, PER.format(part="{entrants}", of="{forecast}")),
        _field("aim", lang, "whole"), _field("why", lang, "long", 60),
    )  # fmt: skip
    return fields, rows


def _targets(made: Annual, lang: Lang) -> tuple[Sequence[Field], list[tuple[Cell, ...]]]:
    rows: list[tuple[Cell, ...]] = []
    for key, row in made.targets.iterrows():
        kind = kind_of(str(key))
        scale = 100.0 if kind == "share" else 1.0
        limit = unmarked(required(row, traced(row["limit"], kind, "", lang), lang))
        rows.append((
            say(f"annual.target.{key}", lang), "%" if scale > 1 else "",
            limit, None if pd.isna(row["value"]) else float(row["value"]) * scale,
            say(f"annual.met.{row['met']}", lang), unmarked(basis(row, lang)), _why(row, lang),
        ))  # fmt: skip
    fields = (
        _field("kind", lang, "text", 60), Field("measure", say("doc.col.unit_of", lang), "text", 10),
        _field("limit", lang, "text", 24), _field("value", lang, "decimal"), _field("result", lang, "text", 18),
        _field("basis", lang, "long", 60), _field("why", lang, "long", 50),
    )  # fmt: skip
    return fields, rows


def _tasks(made: Annual, lang: Lang) -> tuple[Sequence[Field], list[tuple[Cell, ...]]]:
    rows: list[tuple[Cell, ...]] = []
    for _, row in made.tasks.iterrows():
        shown = row["parts"] > 0
        why = "" if shown else say("annual.why.no_task", lang)
        state = (_status(row, lang), figure(row["done"]), figure(row["parts"])) if shown else ("", None, None)
        rows.append((str(row[f"task_{lang}"]), str(row[f"lead_{lang}"]), str(row["date"]) or None, *state, why))
    fields = (
        _field("task", lang, "text", 60), _field("lead", lang, "text", 30), _field("until", lang, "date", 18),
        _field("result", lang, "text", 18), _field("done", lang, "whole"), _field("parts", lang, "whole"),
        _field("why", lang, "long", 50),
    )  # fmt: skip
    return fields, rows
