"""A plan given by hand: a CSV file or a workbook's sheet with the columns of the table `decided`."""

from pathlib import Path

import pandas as pd

from optimizer.data.csvfile import read_csv
from optimizer.data.files import NAMES, WORKBOOKS
from optimizer.data.load import load
from optimizer.data.tables import BY_NAME
from optimizer.data.workbook import read_workbook
from optimizer.errors import DataError, Finding, Severity, UsageError
from optimizer.wording import Lang, say

TABLE = BY_NAME["decided"]
PROVENANCE = frozenset({"basis", "source"})
"""Columns that a plan on trial may leave out."""


def read_plan(path: Path, lang: Lang = "vi") -> pd.DataFrame:
    """Return the rows of a given plan.

    index row (as a spreadsheet counts: the header is 1), columns of the table `decided`; codes are not checked
    against a province here.

    Raises
    ------
    DataError
        A sheet that cannot be read, an unknown column or action, an institution named twice: all findings at once.
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
        raise DataError(tuple(findings))
    if sheet is None:
        raise DataError((*findings, Finding("data.no_plan_sheet", Severity.ERROR, TABLE.name, value=path.name)))
    loaded = load({TABLE.name: sheet})
    findings += [f for f in loaded.findings if f.column.split(" ")[0] not in PROVENANCE]
    if any(f.severity is Severity.ERROR for f in findings):
        raise DataError(tuple(findings))
    frame = loaded.tables[TABLE.name].typed
    return frame.rename_axis("row")
