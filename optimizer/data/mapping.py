"""The table `columns`: which sheets and headers of a foreign workbook stand for which tables and columns.

It is kept beside the data (``columns.csv`` in the folder, or a sheet ``AnhXaCot``), so that a workbook that another
office sends every year is readable for good. A row names a sheet as it is called there and the table it is; with a
header, the column that this header is, or a dash where the column is to be left out.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from optimizer.data.column import Column, Table
from optimizer.data.headers import match_headers
from optimizer.data.layout import IGNORED, column_of, header_words
from optimizer.data.rules import notice
from optimizer.data.sheet import Sheet
from optimizer.data.tables import TABLES
from optimizer.data.text import fold, nearest
from optimizer.errors import Finding, Severity

MAPPING = Table(
    "columns", "AnhXaCot", "Tên trang tính, tiêu đề riêng của đơn vị", "Own names of sheets and headers",
    (
        Column("sheet", "Trang tính", "text", "Tên trang tính hoặc tệp như đơn vị đặt; trống: trang tính đúng tên mẫu",
               "Sheet or file as it is called there; empty: it has its own name", need="default"),
        Column("table", "Bảng", "text", "Bảng của mẫu (tên mã hoặc tên trang tính)", "Table (code name or sheet name)",
               need="required"),
        Column("header", "Tiêu đề", "text", "Tiêu đề cột như đơn vị đặt; trống: chỉ đổi tên trang tính",
               "Header as written there; empty: the row only names the sheet", need="default"),
        Column("column", "Cột", "text", "Cột của mẫu (tên mã hoặc tiêu đề); dấu gạch ngang: không đọc cột này",
               "Column (code name or label); a dash: the column is not read", need="default"),
    ),
    (), required=False,
)  # fmt: skip
NAMES = frozenset({fold(MAPPING.name), fold(MAPPING.label)})
"""Folded names of the sheet or file."""
LEFT_OUT = frozenset({"-", "–", "—"})
_TABLES = {fold(word): table for table in TABLES for word in (table.name, table.label)}


@dataclass(frozen=True, slots=True)
class Mapped:
    """What the rows of `columns` say."""

    tables: Mapping[str, Table] = field(default_factory=dict)
    """Folded name of a sheet or file -> table."""
    words: Mapping[tuple[str, str], Mapping[str, str]] = field(default_factory=dict)
    """(Folded name of a sheet or "", table) -> folded header -> column, or `IGNORED`."""

    def words_of(self, name: str, table: Table) -> Mapping[str, str]:
        """Return every way of writing a header in the sheet `name` of `table` -> column, own ways first."""
        own = {**self.words.get(("", table.name), {}), **self.words.get((fold(name), table.name), {})}
        return {**header_words(table), **own}


def mapped_of(sheet: Sheet) -> tuple[Mapped, list[Finding]]:
    """Return what the sheet of the table `columns` says, and what is wrong with its rows."""
    positions, findings = match_headers(sheet)
    findings = [*sheet.findings, *findings]
    if any(finding.severity is Severity.ERROR for finding in findings):
        return Mapped(), findings
    tables: dict[str, Table] = {}
    words: dict[tuple[str, str], dict[str, str]] = {}

    def cell(column: str, place: int) -> str:
        return sheet.cells[positions[column]][place] if column in positions else ""

    for place, row in enumerate(sheet.rows):
        name, header, wanted = fold(cell("sheet", place)), cell("header", place), cell("column", place)
        table = _TABLES.get(fold(cell("table", place)))
        if table is None:
            words_of_tables = [word for known in TABLES for word in (known.name, known.label)]
            findings.append(_wrong("data.map_table", sheet, row, positions, "table", place, words_of_tables))
            continue
        if name:
            tables[name] = table
        if not header:
            continue
        column = IGNORED if not wanted or wanted in LEFT_OUT else column_of(header_words(table), wanted)
        if column is None:
            labels = [word for known in table.columns for word in (known.name, known.label)]
            findings.append(_wrong("data.map_column", sheet, row, positions, "column", place, labels))
            continue
        words.setdefault((name, table.name), {})[fold(header)] = column
    return Mapped(tables, words), findings


def both(first: Mapped, second: Mapped) -> Mapped:
    """Return the rows of two tables `columns` as one; those of the second count where they disagree."""
    keys = sorted({*first.words, *second.words})
    words = {key: {**first.words.get(key, {}), **second.words.get(key, {})} for key in keys}
    return Mapped({**first.tables, **second.tables}, words)


def _wrong(phrase: str, sheet: Sheet, row: int, positions: Mapping[str, int], column: str, place: int,
           known: list[str]) -> Finding:  # fmt: skip
    """Return the finding on a cell of the mapping that names nothing known."""
    text = sheet.cells[positions[column]][place] if column in positions else ""
    header = sheet.header[positions[column]] if column in positions else column
    values = {"near": nearest(text, known) or "–"}
    return notice(phrase, sheet.name, row, header, text[:200], values, sheet.cell(header, row))
