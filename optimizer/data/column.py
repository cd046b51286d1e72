"""What a column of an input table is."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from optimizer.data.codes import Code

Type = Literal["text", "code", "commune", "int", "number", "flag", "choice", "date", "year"]
Need = Literal["required", "recommended", "default"]
type Choices = type[Code]


NO_UNIT = "–"
"""Unit of what has none: codes, years, texts."""


@dataclass(frozen=True, slots=True)
class Column:
    """One declared column; the checks, the data dictionary and the templates come from it.

    ``need`` is *required* (an empty cell is an error), *recommended* (an empty cell is a warning, the value
    stays missing) or *default* (an empty cell takes `default`, marked and counted).
    """

    name: str
    label: str
    """Vietnamese header."""
    type: Type
    meaning: str
    """What it says, in Vietnamese."""
    meaning_en: str
    unit: str = NO_UNIT
    need: Need = "recommended"
    default: str = ""
    """Value of an empty cell when `need` is *default*, as it would be typed."""
    minimum: float | None = None
    maximum: float | None = None
    choices: Choices | None = None
    refers: str = ""
    """``table.column`` whose values are the allowed ones."""
    names: tuple[tuple[str, str], ...] = ()
    """Codes that have a Vietnamese name, which may be written instead: pairs (code, name)."""


def sheet_place(label: str) -> tuple[int, str]:
    """Return what sheets are ordered by: the number that `label` begins with, then all of it."""
    return int(label.partition("_")[0]), label


@dataclass(frozen=True, slots=True)
class Table:
    """One declared input table."""

    name: str
    label: str
    """Vietnamese sheet name, for example ``1_DonVi``."""
    meaning: str
    meaning_en: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    """Columns that identify a row; empty where rows may repeat."""
    required: bool = True

    @property
    def place(self) -> tuple[int, str]:
        """Where its sheet stands among the others."""
        return sheet_place(self.label)

    @property
    def by_name(self) -> Mapping[str, Column]:
        """Columns by code name."""
        return {column.name: column for column in self.columns}
