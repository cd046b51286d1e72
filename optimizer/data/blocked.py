"""What must be filled in or put right before anything can be decided: tables, columns and how many rows of each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from optimizer.data.decidable import CELLS
from optimizer.data.files import NAMES
from optimizer.data.sheet import Sheet
from optimizer.data.tables import TABLES
from optimizer.data.text import fold
from optimizer.errors import Finding, Severity

ABSENT = frozenset({"data.missing_table", "data.missing_table_near", "data.no_rows", "data.empty_file"})
"""Findings that a whole table is not there, or has no rows."""
ALWAYS = frozenset({"basis", "source"})
"""Required columns of every table, which are not told again for each."""
AT_LEAST = {"sites": "institutions", "offers": "sites", "demand": "areas"}
"""Table -> the table that it has at least as many rows as."""
ORDER = {table.name: place for place, table in enumerate(TABLES)}


@dataclass(frozen=True, slots=True)
class Place:
    """Cells of one sheet to fill in or correct."""

    table: str
    """Name of the table; "" where the findings are on no table."""
    sheet: str
    columns: tuple[str, ...]
    """Headers; those that must be filled in where the whole table is missing."""
    rows: int
    """How many rows; of a missing table, how many at least (0: unknown)."""
    absent: bool
    """Whether the whole table is missing."""
    first: str = ""
    """The first of its cells: address in a workbook, else the number of its row."""


def blocked(findings: Iterable[Finding], sheets: Mapping[str, Sheet], *, coded: bool = False) -> tuple[Place, ...]:
    """Return at most `CELLS` places that the errors among `findings` ask for: missing tables, then the longest columns.

    `sheets` (table name -> sheet) are those that could be read; missing ones go by their code names if `coded`.
    """
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    own = {fold(sheet.name): name for name, sheet in sheets.items()}
    absent = {_table(finding, own) for finding in errors if finding.id in ABSENT} - {""}
    places = [_missing(name, sheets, coded=coded) for name in sorted(absent, key=lambda name: ORDER[name])]
    cells: dict[tuple[str, str], dict[int, str]] = {}
    for finding in errors:
        if finding.table and finding.column and _table(finding, own) not in absent:
            row = finding.row or 1
            cells.setdefault((finding.table, finding.column), {})[row] = finding.cell or str(row)
    columns = [
        Place(own.get(fold(sheet), ""), sheet, (column,), len(rows), absent=False, first=rows[min(rows)])
        for (sheet, column), rows in cells.items()
    ]
    return (*places, *sorted(columns, key=lambda place: (-place.rows, place.sheet, place.columns)))[:CELLS]


def _table(finding: Finding, own: Mapping[str, str]) -> str:
    """Return the table that a finding is on."""
    word = fold(finding.table)
    return own.get(word, NAMES[word].name if word in NAMES else "")


def _missing(name: str, sheets: Mapping[str, Sheet], *, coded: bool) -> Place:
    table = next(table for table in TABLES if table.name == name)
    required = [c for c in table.columns if c.need == "required" and c.name not in ALWAYS]
    columns = tuple(c.name if coded else c.label for c in required)
    other = sheets.get(AT_LEAST.get(name, ""))
    sheet = sheets[name].name if name in sheets else table.name if coded else table.label
    return Place(name, sheet, columns, len(other.rows) if other is not None else 0, absent=True)
