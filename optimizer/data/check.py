"""What the checks work on (a loaded table), and how they say where they noticed something."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from optimizer.data.column import Column, Table
from optimizer.data.rules import RULES, notice
from optimizer.errors import Finding
from optimizer.wording import PHRASES

CELLS_AT_MOST = 100
"""Most cells named one by one for one rule and column; the rest is counted in one finding."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """One table as read: what was written and what it was understood as.

    Both frames have the spreadsheet's row numbers as index (header = row 1), blank rows left out.
    """

    table: Table
    name: str
    """Sheet name or file stem as the user wrote it."""
    written: pd.DataFrame
    """Text of the cells; only the declared columns that are there."""
    typed: pd.DataFrame
    """Every declared column, typed; missing cells are NaN, "" or None; defaults are filled in."""
    headers: Mapping[str, str]
    """Column -> header as the user wrote it."""
    torn: frozenset[int] = frozenset()
    """Rows with more or fewer cells than the header, of which it is not known which cell belongs to which column."""

    def header(self, column: str) -> str:
        """Return the header of `column` as written, or its code name and label where it is missing."""
        declared = self.table.by_name.get(column)
        return self.headers.get(column) or (f"{column} ({declared.label})" if declared else column)

    def text(self, row: int, column: str) -> str:
        """Return the cell as it was written ("" if the column is missing)."""
        return str(self.written.at[row, column]) if column in self.written.columns else ""

    @property
    def empty(self) -> bool:
        """True if the table has no rows."""
        return len(self.typed) == 0


type Tables = Mapping[str, Loaded]
"""Loaded tables by code name; a table that could not be read is left out."""


def at_cells(loaded: Loaded, column: str, wrong: pd.Series, phrase: str, **values: object) -> list[Finding]:
    """Return one finding per row where `wrong` is true: at most `CELLS_AT_MOST`, and one that counts the rest.

    `wrong` is a boolean Series on the index of ``loaded.typed``; a value that is a Series is looked up by row.
    """
    return at_rows(loaded, column, rows_where(wrong), phrase, **values)


def at_rows(loaded: Loaded, column: str, rows: Sequence[int], phrase: str, **values: object) -> list[Finding]:
    """Return one finding for each of `rows` (spreadsheet row numbers), as `at_cells` does."""
    found = [
        notice(phrase, loaded.name, row, loaded.header(column), loaded.text(row, column)[:200],
                {key: value.at[row] if isinstance(value, pd.Series) else value for key, value in values.items()})
        for row in rows[:CELLS_AT_MOST]
    ]  # fmt: skip
    if len(rows) > CELLS_AT_MOST:
        more = {"count": float(len(rows) - CELLS_AT_MOST)}
        found.append(Finding("data.more", RULES[phrase].severity, loaded.name, None, loaded.header(column), "", more))
    return found


def if_unknown(column: Column) -> dict[str, object]:
    """Return what sentences advise where the value of a cell is not known, in both languages."""
    vi, en = PHRASES["data.guide.unknown_required" if column.need == "required" else "data.guide.unknown"]
    return {"unknown": vi, "unknown_en": en}


def rows_where(wrong: pd.Series) -> list[int]:
    """Return the row numbers at which a boolean Series is true."""
    return [int(row) for row, is_wrong in zip(wrong.index, wrong.tolist(), strict=True) if is_wrong]


def at_table(loaded: Loaded, phrase: str, column: str = "", **values: object) -> Finding:
    """Return a finding about a whole table or column."""
    return notice(phrase, loaded.name, None, loaded.header(column) if column else "", "", values)


def at_first(loaded: Loaded, column: str, rows: Sequence[int], phrase: str,
             **values: object) -> list[Finding]:  # fmt: skip
    """Return one finding for all of `rows`: located at the first, with their ``count`` and that of all ``rows``."""
    if not rows:
        return []
    told = {"count": float(len(rows)), "rows": float(len(loaded.typed)), **values}
    shown = loaded.text(rows[0], column)[:200]
    return [notice(phrase, loaded.name, rows[0], loaded.header(column), shown, told)]
