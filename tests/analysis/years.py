"""A plan of the tiny province, and its tables in later years.

The plan, for 2028: TT1 merges into CD1, its site S4 closes, TT2 becomes a THN.

In `MIXED`, on 15/11/2028, the merger is done, S4 still teaches (late), and TT2 has become a TC (deviating); 10 persons
more than a year before began 52_SC at S1, and area A1 wants 24 instead of 20 places of 62_SC.
"""

from functools import cache
from typing import Any

from optimizer.analysis.annual.annual import Annual, annual
from optimizer.analysis.pipeline import Request, evaluate_given
from optimizer.data.province import Province
from optimizer.solution.solution import Bundle
from tests.analysis.runs import EXACT, free, plan, prepared
from tests.provinces import Edit, set_cell, tiny_province, tiny_tables


@cache
def chosen() -> Bundle:
    """Return the plan that the years are compared with."""
    rows = plan(("TT1", "merge", "CD1", "S4"), ("TT2", "convert"))
    scenario = free(name="da-chon", title="Phương án 1: một trường")
    return evaluate_given(prepared(), scenario, rows, Request(EXACT))


def on(day: str) -> Edit:
    """Return the table `province` as of `day`."""
    return lambda table: set_cell(table, table.index[table["key"] == "as_of"][0], "value", day)


def merged(table: Any) -> Any:
    """Return the institutions after the merger: CD1 has the posts and the target of TT1 too."""
    table = table[table["institution"] != "TT1"].copy()
    table.loc[table["institution"] == "CD1", ["posts", "target"]] = ["77", "245"]
    return table


def handed(table: Any, to: str = "CD1") -> Any:
    """Return the sites after the merger: S2 and S4 belong to `to`."""
    table = table.copy()
    table.loc[table["institution"] == "TT1", ["institution", "head"]] = [to, "0"]
    return table


def _mixed_units(table: Any) -> Any:
    table = merged(table)
    table.loc[table["institution"] == "TT2", "type"] = "TC"
    return table


MIXED: dict[str, Edit] = {
    "province": on("2028-11-15"),
    "institutions": _mixed_units,
    "sites": handed,
    "offers": lambda table: set_cell(table, 0, "entrants", "50"),
    "demand": lambda table: set_cell(table, 10, "base", "24"),
}
"""Edits of the tables that make the mixed year."""


def mixed_tables() -> Any:
    """Return the raw tables of the mixed year."""
    tables = tiny_tables()
    return {name: MIXED[name](t) if name in MIXED else t for name, t in tables.items()}  # type: ignore[operator]


@cache
def mixed() -> Annual:
    """Return the mixed year, without the year before."""
    return annual(chosen(), tiny_province(**MIXED), 2028)


@cache
def mixed_beside_last() -> Annual:
    """Return the mixed year, with the unchanged tables of 15/11/2027 as the year before."""
    return annual(chosen(), tiny_province(**MIXED), 2028, year(day="2027-11-15"))


def year(day: str, **edits: Edit) -> Province:
    """Return the tiny province on `day` after `edits`."""
    return tiny_province(province=on(day), **edits)
