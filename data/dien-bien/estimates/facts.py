"""The published facts and our assumptions, as the folder `facts` keeps them."""

import csv
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from estimates.rounding import exact

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Facts:
    """All facts; rows in file order."""

    communes: list[Row]
    seats: list[Row]
    institutions: list[Row]
    occupations: list[Row]
    programmes: list[Row]
    fields: list[Row]
    levels: list[Row]
    industries: list[Row]
    industry_fields: list[Row]
    roads: list[Row]
    work: list[Row]
    prices: list[Row]
    numbers: dict[str, Fraction]
    """Published numbers and assumptions by name."""


def read_facts(folder: Path) -> Facts:
    """Read the CSV files of `folder`."""
    numbers = {row["parameter"]: exact(row["value"]) for row in rows(folder, "published") + rows(folder, "assumptions")}
    names = ("communes", "seats", "institutions", "occupations", "programmes", "fields", "levels", "industries",
             "industry_fields", "roads", "work", "prices")  # fmt: skip
    return Facts(**{name: rows(folder, name) for name in names}, numbers=numbers)


def rows(folder: Path, name: str) -> list[Row]:
    """Return the rows of one CSV file."""
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def level(programme: str) -> str:
    """Return the level of a programme code such as ``51_TC``."""
    return programme.split("_")[1]


def field(programme: str) -> str:
    """Return the field of a programme code such as ``51_TC``."""
    return programme.split("_", maxsplit=1)[0]
