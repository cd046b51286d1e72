"""Reading a workbook into sheets."""

from pathlib import Path

from optimizer.data.column import Table
from optimizer.data.sheet import Sheet, sheet_of
from optimizer.data.spreadsheet import BadSpreadsheet, read_spreadsheet
from optimizer.data.text import fold
from optimizer.errors import Finding, Severity

Names = dict[str, Table]
"""Folded sheet name -> table."""


def read_workbook(path: Path, names: Names) -> tuple[list[Sheet] | None, list[str], list[Finding]]:
    """Return the sheets of known name (None: the whole file cannot be read), the names of the others, and findings."""
    try:
        book = read_spreadsheet(path)
    except BadSpreadsheet as problem:
        return None, [], [Finding(str(problem), Severity.ERROR, path.stem, value=path.name)]
    sheets: list[Sheet] = []
    others: list[str] = []
    findings: list[Finding] = []
    for title, rows in book.grids.items():
        table = names.get(fold(title))
        if table is None:
            others.append(title)
            continue
        sheet = sheet_of(table, title, rows)
        if sheet.header and (sheet.rows or table.required):
            sheets.append(sheet)
        elif not sheet.header:
            findings.append(Finding("data.empty_file", Severity.ERROR, title, value=title))
        if title in book.uncalculated:
            row, letter, formula = book.uncalculated[title]
            findings.append(
                Finding("data.uncalculated", Severity.ERROR, title, row, value=formula[:200], cell=f"{letter}{row}")
            )
    return sheets, others, findings
