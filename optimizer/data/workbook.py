"""Reading a workbook into sheets."""

import io
import re
import warnings
import zipfile
from pathlib import Path

import openpyxl

from optimizer.data.column import Table
from optimizer.data.sheet import Sheet, sheet_of
from optimizer.data.text import fold
from optimizer.errors import Finding, Severity

Names = dict[str, Table]
"""Folded sheet name -> table."""
type Rows = list[tuple[object, ...]]

OLD_EXCEL = b"\xd0\xcf\x11\xe0"
FORMULA_MARK = re.compile(rb"<f[ />]")


def read_workbook(path: Path, names: Names) -> tuple[list[Sheet] | None, list[str], list[Finding]]:
    """Return the sheets of known name (None: the whole file cannot be read), the names of the others, and findings."""
    try:
        data = path.read_bytes()
    except OSError:
        return None, [], [_finding("data.locked", path)]
    if not data:
        return None, [], [_finding("data.empty_file", path)]
    if data.startswith(OLD_EXCEL):
        return None, [], [_finding("data.old_excel", path)]
    try:
        grids = _grids(data, names, values=True)
        formulas = _grids(data, names, values=False) if _has_formulas(data) else {}
    except Exception:  # a damaged file makes the reader raise almost anything
        return None, [], [_finding("data.bad_workbook", path)]
    sheets: list[Sheet] = []
    others: list[str] = []
    findings: list[Finding] = []
    for title, rows in grids.items():
        table = names.get(fold(title))
        if table is None:
            others.append(title)
            continue
        sheet = sheet_of(table, title, rows)
        if sheet.header:
            sheets.append(sheet)
        else:
            findings.append(Finding("data.empty_file", Severity.ERROR, title, value=title))
        findings += _uncalculated(title, rows, formulas.get(title, []))
    return sheets, others, findings


def _finding(phrase: str, path: Path) -> Finding:
    return Finding(phrase, Severity.ERROR, path.stem, value=path.name)


def _grids(data: bytes, names: Names, *, values: bool) -> dict[str, Rows]:
    """Return sheet title -> rows of cells; sheets of no known name have no rows."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=values)
        try:
            grids: dict[str, Rows] = {}
            for sheet in book.worksheets:
                grids[sheet.title] = []
                if fold(sheet.title) in names:
                    sheet.reset_dimensions()
                    grids[sheet.title] = list(sheet.iter_rows(values_only=True))
            return grids
        finally:
            book.close()


def _has_formulas(data: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [part for part in archive.namelist() if part.startswith("xl/worksheets/") and part.endswith(".xml")]
        return any(FORMULA_MARK.search(archive.read(part)) for part in parts)


def _uncalculated(title: str, rows: Rows, formulas: Rows) -> list[Finding]:
    """Return a finding for the first formula whose value the file does not hold: it would read as an empty cell."""
    for number, (shown, typed) in enumerate(zip(rows, formulas, strict=False), start=1):
        for value, formula in zip(shown, typed, strict=False):
            if value is None and isinstance(formula, str) and formula.startswith("="):
                return [Finding("data.uncalculated", Severity.ERROR, title, number, value=formula[:200])]
    return []
