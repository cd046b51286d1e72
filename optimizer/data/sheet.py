"""A sheet as it stands in a file: cleaned text by row and position, before anything is understood."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from openpyxl.utils import get_column_letter

from optimizer.data.column import Table
from optimizer.data.layout import Layout, header_words, laid_out
from optimizer.data.rules import notice
from optimizer.errors import Finding
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
    header_row: int = 1
    """Spreadsheet row number of the header."""
    findings: tuple[Finding, ...] = ()
    """Notes on rows that were left out."""
    words: Mapping[str, str] = field(default_factory=dict)
    """Every way of writing a header -> column, as of `optimizer.data.layout.header_words`."""
    odd: Mapping[int, int] = field(default_factory=dict)
    """Row -> number of its cells, where a CSV file gives it more or fewer than the header has."""

    def cell(self, header: str, row: int | None) -> str:
        """Return the address of the cell under `header` in `row`, as ``C17``; of the header if `row` is None."""
        if header not in self.header:
            return ""
        return f"{get_column_letter(self.header.index(header) + 1)}{row or self.header_row}"


def sheet_of(table: Table, name: str, rows: Sequence[Sequence[object]], *, decimal_comma: bool = False,
             first_row: int = 1, words: Mapping[str, str] | None = None) -> Sheet:  # fmt: skip
    """Return the sheet of raw `rows` (cells as a file gives them; missing None or "").

    The header is found as `optimizer.data.layout` says; blank rows, totals and a row of column numbers after it are
    left out but counted. The first of `rows` is spreadsheet row `first_row`; `words` are the ways of writing its
    headers where they are not only the declared ones.
    """
    width = max((len(row) for row in rows), default=0)
    columns = [[row[position] if position < len(row) else None for row in rows] for position in range(width)]
    texts = [_texts(column) for column in columns]
    words = header_words(table) if words is None else words
    layout = laid_out(table, texts, words)
    if layout is None:
        return Sheet(
            table, name, (), (), tuple([] for _ in texts), tuple([] for _ in texts), decimal_comma, words=words
        )
    kept = layout.records
    return Sheet(
        table, name, layout.names, tuple(first_row + place for place in kept),
        tuple([text[place] for place in kept] for text in texts),
        tuple([type(column[place]) in {int, float} for place in kept] for column in columns), decimal_comma,
        first_row + layout.header, tuple(_left_out(name, layout, texts, first_row)), words,
    )  # fmt: skip


def _left_out(name: str, layout: Layout, texts: Sequence[Sequence[str]], first_row: int) -> Iterable[Finding]:
    """Yield a note for each row that was taken for no record."""
    for phrase, places in (("data.totals_row", layout.totals), ("data.numbering_row", layout.numbering)):
        for place in places:
            first = next(text[place] for text in texts if text[place])
            yield notice(phrase, name, first_row + place, "", first[:200])


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
    """Return a spreadsheet's cell as it would be typed: whole numbers without ``.0``, dates as YYYY-MM-DD.

    TRUE and FALSE stay words: a flag reads them, a column of numbers does not take them for 1 and 0.
    """
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < WHOLE_BELOW else repr(cell)
    if isinstance(cell, datetime.datetime):
        midnight = cell.time() == datetime.time()
        return cell.date().isoformat() if midnight else cell.isoformat(sep=" ")
    return str(cell)
