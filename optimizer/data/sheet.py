"""A sheet as it stands in a file: cleaned text by row and position, before anything is understood."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from optimizer.data.column import Table
from optimizer.wording import clean

WHOLE_BELOW = 1e15
"""Whole numbers of a spreadsheet below this are exact."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The cells of one table."""

    table: Table
    name: str
    """Sheet name or file stem as written."""
    header: tuple[str, ...]
    cells: pd.DataFrame
    """index spreadsheet row number, columns position; cleaned text, empty cells ""."""
    numbers: pd.DataFrame
    """Same shape: True where the cell was a number, not text."""
    decimal_comma: bool
    """True where the file itself shows a locale with decimal commas (semicolons between cells)."""


def sheet_of(table: Table, name: str, rows: Sequence[Sequence[object]], *, decimal_comma: bool = False,
             first_row: int = 1) -> Sheet:  # fmt: skip
    """Return the sheet of raw `rows` (cells as a file gives them; missing None or "").

    The header is the first row that is not blank; blank rows after it are left out but counted. The first
    of `rows` is spreadsheet row `first_row`.
    """
    width = max((len(row) for row in rows), default=0)
    columns = [[row[position] if position < len(row) else None for row in rows] for position in range(width)]
    numbers = {i: [type(cell) in {int, float} for cell in column] for i, column in enumerate(columns)}
    texts = {i: _texts(column) for i, column in enumerate(columns)}
    index = pd.RangeIndex(first_row, first_row + len(rows))
    cells = pd.DataFrame(texts, index=index, dtype=object)
    native = pd.DataFrame(numbers, index=index, dtype=bool)
    kept = (cells != "").any(axis=1)
    cells, native = cells[kept], native[kept]
    header = tuple(str(cell) for cell in cells.iloc[0]) if len(cells) else ()
    return Sheet(table, name, header, cells.iloc[1:], native.iloc[1:], decimal_comma)


def _texts(column: Iterable[object]) -> list[str]:
    """Return the cleaned text of each cell; every different text is cleaned once."""
    known: dict[str, str] = {"": ""}
    result = []
    for cell in column:
        text = cell if type(cell) is str else as_text(cell)
        if text not in known:
            known[text] = clean(text)
        result.append(known[text])
    return result


def as_text(cell: object) -> str:
    """Return a spreadsheet's cell as it would be typed: whole numbers without ``.0``, dates as YYYY-MM-DD."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < WHOLE_BELOW else repr(cell)
    if isinstance(cell, datetime.datetime):
        midnight = cell.time() == datetime.time()
        return cell.date().isoformat() if midnight else cell.isoformat(sep=" ")
    return str(cell)
