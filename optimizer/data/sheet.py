"""A sheet as it stands in a file: cleaned text by row and position, before anything is understood."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

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
    rows: tuple[int, ...]
    """Spreadsheet row numbers of the records."""
    cells: tuple[list[str], ...]
    """By position: the cleaned text of every record, empty cells ""."""
    numbers: tuple[list[bool], ...]
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
    texts = [_texts(column) for column in columns]
    kept = [place for place, record in enumerate(zip(*texts, strict=True)) if any(record)]
    header = tuple(text[kept[0]] for text in texts) if kept else ()
    records = kept[1:]
    return Sheet(
        table, name, header, tuple(first_row + place for place in records),
        tuple([text[place] for place in records] for text in texts),
        tuple([type(column[place]) in {int, float} for place in records] for column in columns), decimal_comma,
    )  # fmt: skip


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
