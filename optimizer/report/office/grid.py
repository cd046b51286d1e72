"""A sheet as plain values: fields, rows, live formulas; without a word of how a file is made."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "long", "whole", "change", "decimal", "money", "money_change", "percent", "date"]
type Cell = str | float | int | None


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a sheet."""

    key: str
    """How formulas of the same row name it."""
    label: str
    kind: Kind = "text"
    width: float = 12.0
    """Letters."""
    total: bool = False
    """Whether the last row sums it: over the rows that a filter leaves visible."""
    formula: str = ""
    """Template over keys of the same row, ``{plan}-{unchanged}``; the row then holds its result."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of some columns, to the right of the table: one series a field, one group a row."""

    title: str
    categories: str
    series: tuple[str, ...]
    stacked: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet: a title, a note, a table with its header."""

    name: str
    """Name of the sheet: at most 31 letters."""
    title: str
    fields: tuple[Field, ...]
    rows: Sequence[tuple[Cell, ...]]
    note: str = ""
    total: str = ""
    """Label of the row of sums; empty: none."""
    keys: int = 2
    """Columns that stay in sight when one scrolls to the right."""
    chart: Chart | None = None

    def __post_init__(self) -> None:
        """Hold rows to the fields."""
        if any(len(row) != len(self.fields) for row in self.rows):
            msg = f"a row of the sheet {self.name} has another length than its header"
            raise ValueError(msg)
