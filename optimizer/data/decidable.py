"""What can be decided with the tables at hand, what cannot yet, and which empty cells would help most.

An ability is what a scenario or a report does with a set of columns. It is *known* where enough of their cells are
filled (`ENOUGH`), *estimated* where the program fills them by itself, *unknown* otherwise. An empty cell helps the more
the more learners its row stands for, and the more the ability it serves weighs; a table that is not there is asked for
by one of its columns, each cell of which has its share of that weight.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from optimizer.data.parameters import STAFF_NAMES
from optimizer.data.province import Province
from optimizer.data.tables import BY_NAME

type Standing = Literal["known", "estimated", "unknown"]
ENOUGH = 0.9
"""Share of filled cells from which a column counts as known."""
CELLS = 10
"""Cells that are named."""


@dataclass(frozen=True, slots=True)
class Ability:
    """Something that may be decided or reported."""

    id: str
    """Phrase ``check.ability.<id>``."""
    weight: float
    """How much it weighs against the others (convention: structure and money first, then room, then quality)."""
    columns: tuple[tuple[str, str], ...] = ()
    """Table and column of the cells that it needs."""
    tables: tuple[str, ...] = ()
    """Tables that it needs rows of."""
    asks: tuple[str, str] | None = None
    """Table and column to fill in where none of `tables` has rows."""


ABILITIES = (
    Ability("demand", 6, tables=("demand",), asks=("demand", "base")),
    Ability("room", 5, (("sites", "rooms"),)),
    Ability("budget", 4, (("institutions", "expenditure_mvnd"), ("institutions", "revenue_mvnd"))),
    Ability("posts", 4, (("institutions", "posts_given"), ("institutions", "deputies"),
                         ("institutions", "administration"))),
    Ability("teachers", 3, (("institutions", "vocational_teachers"), ("offers", "teachers"))),
    Ability("land", 3, (("sites", "land_m2"), ("sites", "floor_m2"))),
    Ability("boarding", 2, (("sites", "beds"),)),
    Ability("workshops", 2, (("sites", "workshops"),)),
    Ability("autonomy", 2, (("institutions", "autonomy_group"),)),
    Ability("origins", 2, (("communes", "leavers"),)),
    Ability("trend", 2, (("offers", "entrants_1"), ("offers", "entrants_2"))),
    Ability("outcomes", 1, (("offers", "graduates"), ("offers", "employed_share"))),
    Ability("retirement", 1, tables=("staff",), asks=("staff", "persons")),
    Ability("roads", 2, tables=("travel", "roads"), asks=("roads", "km")),
    Ability("assets", 1, tables=("assets",), asks=("assets", "certificate")),
)  # fmt: skip


ROADS = 3
"""Published distances from which the neighbour graph is brought to scale."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One empty cell that would help, or one column of a table that is not there."""

    table: str
    column: str
    row: str
    """Key of the row, and its name where it has one; "" of a table that is not there."""
    worth: float
    """Of one cell."""
    rows: int = 1
    """How many rows the missing table needs."""


@dataclass(frozen=True, slots=True)
class Decidable:
    """Where the tables stand."""

    standing: dict[str, Standing]
    """Ability id -> standing, in the order of `ABILITIES`."""
    filled: dict[str, float]
    """Ability id -> share of filled cells (abilities of columns only)."""
    wanted: tuple[Wanted, ...]
    """At most `CELLS`, the most helpful first; missing tables are always among them."""


def decidable(province: Province) -> Decidable:
    """Return what the tables of `province` are enough for."""
    standing: dict[str, Standing] = {}
    filled: dict[str, float] = {}
    wanted: list[Wanted] = []
    for ability in ABILITIES:
        if ability.columns:
            filled[ability.id] = _filled(province, ability)
        standing[ability.id] = _standing(province, ability, filled.get(ability.id, 0.0))
        wanted += _empty(province, ability)
        if ability.asks is not None and standing[ability.id] != "known":
            table, column = ability.asks
            rows = max(1, _needed(province, table))
            wanted.append(Wanted(table, column, "", ability.weight / rows, rows))
    wanted.sort(key=lambda cell: (cell.row != "", *_rank(cell)))
    return Decidable(standing, filled, tuple(sorted(wanted[:CELLS], key=_rank)))


def _rank(cell: Wanted) -> tuple[float, str, str, str]:
    return (-cell.worth, cell.table, cell.column, cell.row)


def _needed(province: Province, table: str) -> int:
    """Return how many rows a missing table needs at least."""
    offered = int(province.offers["programme"].nunique())
    rows: dict[str, int] = {
        "demand": len(province.areas) * offered, "staff": len(province.institutions) * len(STAFF_NAMES),
        "roads": ROADS, "assets": len(province.sites),
    }  # fmt: skip
    return rows[table]


def _filled(province: Province, ability: Ability) -> float:
    cells = [getattr(province, table)[column].notna() for table, column in ability.columns]
    told = sum(int(column.sum()) for column in cells)
    for table, column in ability.columns:
        told -= province.defaulted.get(f"{table}.{column}", 0)
    return told / max(1, sum(len(column) for column in cells))


def _standing(province: Province, ability: Ability, filled: float) -> Standing:
    if ability.tables:
        there = any(len(getattr(province, table)) for table in ability.tables)
        there = there or (ability.id == "roads" and province.road_lines is not None)
        guessed = any(key.split(".")[0] in ability.tables and key.endswith(".base") for key in province.defaulted)
        return "estimated" if guessed else "known" if there else "unknown"
    if filled >= ENOUGH:
        return "known"
    guessed = any(f"{table}.{column}" in province.defaulted for table, column in ability.columns)
    return "estimated" if guessed or (ability.id == "origins" and filled < ENOUGH) else "unknown"


def _empty(province: Province, ability: Ability) -> Iterator[Wanted]:
    learners = _learners(province)
    for table, column in ability.columns:
        frame = getattr(province, table)
        weight = learners[table]
        total = float(weight.sum()) or 1.0
        empty = frame[frame[column].isna()]
        for key, row in empty.iterrows():
            own = f"{row['site']} – {row['occupation']}" if table == "offers" else f"{key} – {row['name']}"
            yield Wanted(table, column, own, ability.weight * float(weight.at[key]) / total)


def _learners(province: Province) -> dict[str, pd.Series]:
    """Return for each table how many entrants (communes: inhabitants) a row stands for, on the table's index."""
    offers = province.offers["entrants"].fillna(0.0)
    by_site = offers.groupby(province.offers["site"]).sum()
    sites = pd.Series([float(by_site.get(site, 0.0)) for site in province.sites.index], index=province.sites.index)
    by_unit = sites.groupby(province.sites["institution"]).sum()
    units = province.institutions.index
    return {
        "offers": offers, "sites": sites, "communes": province.communes["population"],
        "institutions": pd.Series([float(by_unit.get(unit, 0.0)) for unit in units], index=units),
    }  # fmt: skip


def labels(cell: Wanted, *, coded: bool = False) -> tuple[str, str]:
    """Return the sheet and the header of a wanted cell; their code names, as in CSV files, if `coded`."""
    if coded:
        return cell.table, cell.column
    return BY_NAME[cell.table].label, BY_NAME[cell.table].by_name[cell.column].label
