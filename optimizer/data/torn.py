"""Rows of a CSV file with more or fewer cells than its header: told once a row, and nothing else is said of them.

Where a comma stands in a cell without quotation marks, or one between two cells is missing, the cells behind it stand
in other columns. Nothing that is noticed there says what is wrong.
"""

from collections.abc import Iterable, Mapping, Sequence

from optimizer.data.check import CELLS_AT_MOST, Loaded, Tables
from optimizer.data.rules import RULES, notice
from optimizer.data.sheet import Sheet
from optimizer.errors import Finding
from optimizer.wording import clean


def header_width(sheet: Sheet) -> int:
    """Return how many cells the header has, empty ones at its end apart."""
    return max((place for place, text in enumerate(sheet.header, start=1) if text), default=0)


def odd_rows(sheet: Sheet, rows: Sequence[Sequence[str]]) -> Mapping[int, int]:
    """Return row -> number of its cells, of the records of `sheet` that have more or fewer than the header.

    `rows` are all rows of the file. Empty cells at the end are not too many; a column without a header that most rows
    fill is one column, and no row has too many for it.
    """
    named = width = header_width(sheet)
    while width < len(sheet.cells) and 2 * sum(map(bool, sheet.cells[width])) > len(sheet.rows):
        width += 1
    found = {}
    for row in sheet.rows:
        cells = rows[row - 1]
        filled = max((place for place, text in enumerate(cells, start=1) if clean(text)), default=0)
        if filled > width or len(cells) < named:
            found[row] = max(filled, min(len(cells), named))
    return found


def torn_rows(sheet: Sheet, wrong: Iterable[int]) -> frozenset[int]:
    """Return the rows that are torn; `wrong` are those with a cell that cannot be read or must not be empty.

    A row with too few cells is in order where all that are there can be read and no other is needed: spreadsheets leave
    out the marks between cells that are empty to the end of the row.
    """
    width, doubtful = header_width(sheet), set(wrong)
    return frozenset(row for row, cells in sheet.odd.items() if cells > width or row in doubtful)


def told_torn(sheet: Sheet, torn: frozenset[int]) -> list[Finding]:
    """Return one finding for each row in `torn`: at most `CELLS_AT_MOST`, and one that counts the rest."""
    width, found = header_width(sheet), list[Finding]()
    for row in sorted(torn)[:CELLS_AT_MOST]:
        cells = sheet.odd[row]
        phrase = "data.row_long" if cells > width else "data.row_short"
        found.append(notice(phrase, sheet.name, row, values={"cells": cells, "width": width}))
    if len(torn) > CELLS_AT_MOST:
        more = {"count": float(len(torn) - CELLS_AT_MOST)}
        found.append(Finding("data.rows_more", RULES["data.row_short"].severity, sheet.name, values=more))
    return found


def without_torn(findings: Iterable[Finding], tables: Tables) -> list[Finding]:
    """Return `findings` without those on torn rows, but for what is said of the row and of many rows at once."""
    torn = {(loaded.name, row) for loaded in tables.values() for row in loaded.torn}
    kept = {"data.row_short", "data.row_long"}
    return [f for f in findings if (f.table, f.row) not in torn or f.id in kept or "count" in f.values]


def keys_unread(loaded: Loaded, key: str) -> bool:
    """Return whether a torn row leaves its `key` unread: codes that refer to the table cannot be judged then."""
    return bool((loaded.typed.loc[sorted(loaded.torn), key] == "").any())
