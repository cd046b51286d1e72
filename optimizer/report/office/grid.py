"""A sheet as plain values: fields, rows, live formulas; without a word of how a file is made."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

Kind = Literal["text", "long", "whole", "change", "decimal", "money", "money_change", "percent", "date"]
type Cell = str | float | int | None
WHOLE: Mapping[Kind, Kind] = {"decimal": "whole", "money_change": "change"}
"""Kinds with a decimal, and those without."""


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
    """Template over keys of the same row, ``{entrants}/{places}``; the row then holds its result."""
    of: tuple[str, ...] = ()
    """Keys of the same row that this column sums as they are shown, ``("plan", "-unchanged")``, by a live formula; its
    cell is empty where one of them is. The row of sums has the same formula where it sums each of them."""

    @property
    def places(self) -> int:
        """Decimals that its numbers show."""
        return 0 if self.kind in {"whole", "change"} else 1

    def counting(self) -> "Field":
        """Return this field as it shows whole numbers."""
        return replace(self, kind=WHOLE.get(self.kind, self.kind))


def added(parts: Sequence[str], values: Mapping[str, Cell], places: int) -> Cell:
    """Return what a field `of` these parts holds: their sum, each rounded as a sheet shows it; None if one is missing.

    Halves are rounded away from zero, as the function ROUND of workbooks has them.
    """
    found = Decimal(0)
    for part in parts:
        value = values[part.removeprefix("-")]
        if not isinstance(value, int | float):
            return None
        rounded = Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
        found += -rounded if part.startswith("-") else rounded
    return float(found)


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
    counts: frozenset[int] = frozenset()
    """Rows (from 0) whose figures are counts, in columns that hold figures of several units: shown without decimals."""

    def __post_init__(self) -> None:
        """Hold rows to the fields."""
        if any(len(row) != len(self.fields) for row in self.rows):
            msg = f"a row of the sheet {self.name} has another length than its header"
            raise ValueError(msg)
