"""What the XML of an .ods says that the fast reader does not: errors, formulas without a value, percentages."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice, product
from xml.etree import ElementTree as Xml

from optimizer.data.cells import ERROR_CELL

CONTENT = "content.xml"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
MOST = 100_000
"""Cells of one kind that are written out for cells that are repeated."""
UNKNOWN = "#N/A"
"""How an error without words is told."""


@dataclass(slots=True)
class OdsSheet:
    """What the reader leaves out of a sheet; rows and columns from 0."""

    errors: list[tuple[int, int, str]] = field(default_factory=list)
    percentages: list[tuple[int, int]] = field(default_factory=list)
    last: tuple[int, int] = (0, 0)
    """Rows and columns up to the last one with a value."""
    uncalculated: tuple[int, int, str] | None = None
    """The first formula without a stored value."""


def ods_sheets(data: bytes) -> Mapping[str, OdsSheet]:
    """Return sheet title -> what its cells are, of the .ods `data`."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        content = io.BytesIO(archive.read(CONTENT))
    sheets: dict[str, OdsSheet] = {}
    sheet, row = OdsSheet(), 0
    for event, node in Xml.iterparse(content, events=("start", "end")):
        if event == "start" and node.tag == f"{TABLE}table":
            sheet, row = sheets.setdefault(str(node.get(f"{TABLE}name")), OdsSheet()), 0
        elif event == "end" and node.tag == f"{TABLE}table-row":
            repeated = _repeated(node, "rows")
            for column, cell in _cells(node):
                _note(sheet, range(row, row + repeated), column, cell)
            row += repeated
            node.clear()
    return sheets


def _cells(row: Xml.Element) -> Iterator[tuple[range, Xml.Element]]:
    """Yield the cells of a row with the columns that each stands in."""
    column = 0
    for cell in row:
        if cell.tag in {f"{TABLE}table-cell", f"{TABLE}covered-table-cell"}:
            repeated = _repeated(cell, "columns")
            yield range(column, column + repeated), cell
            column += repeated


def _repeated(node: Xml.Element, what: str) -> int:
    return int(node.get(f"{TABLE}number-{what}-repeated", "1"))


def _note(sheet: OdsSheet, rows: range, columns: range, cell: Xml.Element) -> None:
    """Keep what a cell is, for all the places it stands in."""
    formula = cell.get(f"{TABLE}formula")
    kinds = {value for name, value in cell.items() if name.endswith("}value-type")}
    words = "".join("".join(part.itertext()) for part in cell.iterfind(f"{TEXT}p")).strip()
    if kinds or words or formula is not None:
        sheet.last = (max(sheet.last[0], rows.stop), max(sheet.last[1], columns.stop))
    places = islice(product(rows[:MOST], columns[:MOST]), MOST)
    if "error" in kinds or (formula is not None and ERROR_CELL.fullmatch(words)):
        sheet.errors += [(*place, words or UNKNOWN) for place in places]
    elif "percentage" in kinds:
        sheet.percentages += places
    elif formula is not None and not kinds and sheet.uncalculated is None:
        sheet.uncalculated = (rows.start, columns.start, "=" + formula.partition("=")[2])
