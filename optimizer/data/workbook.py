"""Reading a workbook into sheets."""

from dataclasses import dataclass
from pathlib import Path

from optimizer.data.column import Table
from optimizer.data.mapping import MAPPING, Mapped, both, mapped_of
from optimizer.data.mapping import NAMES as MAPPING_NAMES
from optimizer.data.rules import notice
from optimizer.data.sheet import Sheet, sheet_of
from optimizer.data.spreadsheet import BadSpreadsheet, read_spreadsheet
from optimizer.data.text import fold
from optimizer.errors import Finding

Names = dict[str, Table]
"""Folded sheet name -> table."""


@dataclass(frozen=True, slots=True)
class Book:
    """What a workbook holds."""

    sheets: tuple[Sheet, ...]
    """Tables with a header."""
    others: tuple[str, ...]
    """Titles of the sheets that are no tables."""
    seen: tuple[str, ...]
    """Names of the tables that have a sheet, readable or not."""
    findings: tuple[Finding, ...]


def read_workbook(path: Path, names: Names) -> tuple[list[Sheet] | None, list[str], list[Finding]]:
    """Return the sheets of known name (None: the whole file cannot be read), the names of the others, and findings."""
    book = read_book(path, names)
    return (
        (None, [], list(book))
        if isinstance(book, tuple)
        else (list(book.sheets), list(book.others), list(book.findings))
    )


def read_book(path: Path, names: Names, mapped: Mapped | None = None) -> Book | tuple[Finding, ...]:
    """Return what the workbook `path` holds (own names: `mapped` and its sheet `columns`); findings if unreadable."""
    try:
        book = read_spreadsheet(path)
    except BadSpreadsheet as problem:
        return (notice(str(problem), path.stem, value=path.name),)
    findings: list[Finding] = []
    mapped = mapped or Mapped()
    for title, rows in book.grids.items():
        if fold(title) in MAPPING_NAMES:
            own, faults = mapped_of(sheet_of(MAPPING, title, rows))
            mapped, findings = both(mapped, own), [*findings, *faults]
    sheets: list[Sheet] = []
    others: list[str] = []
    seen: list[str] = []
    for title, rows in book.grids.items():
        table = mapped.tables.get(fold(title)) or names.get(fold(title))
        if table is None:
            others += [] if fold(title) in MAPPING_NAMES else [title]
            continue
        sheet = sheet_of(table, title, rows, words=mapped.words_of(title, table))
        if sheet.header and (sheet.rows or table.required):
            sheets.append(sheet)
            seen.append(table.name)
        elif not sheet.header:
            seen.append(table.name)
            findings.append(notice("data.empty_file", title, value=title))
        if title in book.uncalculated:
            row, letter, formula = book.uncalculated[title]
            findings.append(notice("data.uncalculated", title, row, value=formula[:200], cell=f"{letter}{row}"))
    return Book(tuple(sheets), tuple(others), tuple(seen), tuple(findings))
