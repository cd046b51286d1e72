"""A plan given by hand: a CSV file or a workbook's sheet with the columns of the table `decided`."""

from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from optimizer.data.csvfile import read_csv
from optimizer.data.files import NAMES, WORKBOOKS
from optimizer.data.load import load
from optimizer.data.rules import notice
from optimizer.data.tables import BY_NAME
from optimizer.data.workbook import read_workbook
from optimizer.errors import DataError, Finding, Severity, UsageError
from optimizer.wording import Lang, say

TABLE = BY_NAME["decided"]
HEADER = 1
"""Row of the names of columns."""
PROVENANCE = frozenset({"basis", "source"})
"""Columns that a plan on trial may leave out."""


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A plan as the file gives it."""

    rows: pd.DataFrame
    """Rows without an error. index row (as a spreadsheet counts: the header is 1), columns of the table `decided`;
    codes are not checked against a province here."""
    errors: tuple[Finding, ...]
    """Everything wrong with the others: an unknown action, an institution named twice."""


def read_plan(path: Path, lang: Lang = "vi") -> PlanFile:
    """Return the plan in a file.

    Raises
    ------
    DataError
        A sheet that cannot be read, with all findings.
    UsageError
        There is no such file, or it is no CSV file or workbook.
    """
    if not path.is_file():
        raise UsageError(say("data.no_path", lang, path=path))
    findings: list[Finding] = []
    if path.suffix.lower() in WORKBOOKS:
        sheets, _, faults = read_workbook(path, NAMES)
        sheet = next((s for s in sheets or [] if s.table.name == TABLE.name), None)
    elif path.suffix.lower() in {".csv", ".txt", ".tsv"}:
        sheet, faults = read_csv(TABLE, path)
    else:
        raise UsageError(say("data.path_kind", lang, path=path))
    findings += faults
    if sheet is None and any(f.severity is Severity.ERROR for f in findings):
        raise DataError(tuple(_named(findings, path)))
    if sheet is None:
        raise DataError((*findings, notice("data.no_plan_sheet", TABLE.name, value=path.name)))
    loaded = load({TABLE.name: sheet})
    findings += [f for f in loaded.findings if f.column.split(" ")[0] not in PROVENANCE]
    errors = [f for f in findings if f.severity is Severity.ERROR]
    if any(f.row is None or f.row <= HEADER for f in errors):
        raise DataError(tuple(_named(findings, path)))
    frame = loaded.tables[TABLE.name].typed.rename_axis("row")
    return PlanFile(frame.drop(index=[f.row for f in errors], errors="ignore"), tuple(_named(errors, path)))


def _named(findings: list[Finding], path: Path) -> list[Finding]:
    """Return the findings with a CSV file called by its whole name."""
    return [replace(f, table=path.name) if f.table in {path.stem, TABLE.name} else f for f in findings]
