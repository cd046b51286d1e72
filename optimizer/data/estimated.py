"""What an empty cell is taken to be where other cells tell it: each one counted, each rule told in a finding.

* ``sites.rooms``: number of rooms × class norm (`class_theory`, else `CLASS_NORM`); without a number of rooms it
  stays unknown, and the rules on room leave the site out and say so.
* ``sites.posts``: the institution's posts not yet told of its other sites, spread over the sites without a figure by
  their entrants (largest remainder), equally where there are none; a planned site has none.
* ``demand.low``, ``demand.high``: base × `LOW`, base × `HIGH`, rounded.
* ``communes.leavers``, ``communes.labour_force``: see `optimizer.data.estimated_ages`.
* ``costs``: overhead of a legal unit, see `optimizer.data.estimated_costs`.
* the whole table ``demand``: see `optimizer.data.estimated_demand`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd

from optimizer.data.check import Loaded, Tables, at_first, rows_where
from optimizer.data.check_forecast import SOURCES
from optimizer.data.check_meaning import given
from optimizer.data.demand import largest_remainder
from optimizer.data.estimated_ages import Guesses, ages_guessed
from optimizer.data.estimated_costs import assumed_overhead
from optimizer.data.estimated_demand import HIGH, LOW, estimated_demand
from optimizer.data.rules import notice
from optimizer.errors import Finding

CLASS_NORM = 35.0
"""Learners of one theory class where the table of norms has none (the preset of `class_theory`)."""


@dataclass(frozen=True, slots=True)
class Estimated:
    """Tables with what could be estimated."""

    tables: Tables
    defaulted: Mapping[str, int]
    """``table.column`` -> number of cells that were estimated."""
    findings: tuple[Finding, ...]


def estimated(tables: Tables) -> Estimated:
    """Return `tables` with empty cells estimated as this module says."""
    now = dict(tables)
    counts: dict[str, int] = {}
    findings: list[Finding] = []
    for rule in (ages_guessed, _rooms, _posts, _range):
        for name, column, values, phrase in rule(now):
            loaded = now[name]
            rows = rows_where(loaded.typed[column].isna() & values.notna())
            rows = [row for row in rows if not loaded.text(row, column)]
            if not rows:
                continue
            typed = loaded.typed.copy()
            typed.loc[rows, column] = values.loc[rows]
            findings += at_first(loaded, column, rows, phrase)
            now[name] = replace(loaded, typed=typed)
            counts[f"{name}.{column}"] = len(rows)
    costs, added, told_costs = assumed_overhead(now)
    if costs is not None:
        now["costs"] = costs
        counts["costs.value"] = added
        findings += told_costs
    if not _asked(now) and not any(name in now and not now[name].empty for name in SOURCES):
        demand = estimated_demand(now)
        if demand is not None:
            now["demand"] = demand
            counts["demand.base"] = len(demand.typed)
            told = {"count": float(len(demand.typed)), "total": _a_year(demand)}
            findings.append(notice("data.demand_estimated", demand.name, values=told))
    return Estimated(now, counts, tuple(findings))


def without_missing_demand(findings: list[Finding], done: Estimated) -> list[Finding]:
    """Return `findings` without those that say the table of demand is not there, where it was estimated.

    Without offers there is nothing to estimate it from yet, and they are what is asked for.
    """
    if "demand.base" not in done.defaulted and given(done.tables, "offers", "site"):
        return findings
    name = done.tables["demand"].name if "demand" in done.tables else "demand"
    absent = {"data.missing_table", "data.missing_table_near", "data.no_rows", "data.missing_column"}
    return [f for f in findings if not (f.table in {"demand", name} and f.id in absent)]


def _asked(tables: Tables) -> bool:
    return "demand" in tables and not tables["demand"].empty


def _a_year(demand: Loaded) -> float:
    year = demand.typed["year"].min()
    return float(demand.typed.loc[demand.typed["year"] == year, "base"].sum())


def _rooms(tables: Tables) -> Guesses:
    if not given(tables, "sites", "site", "classrooms"):
        return []
    norm = CLASS_NORM
    if given(tables, "norms", "parameter", "value"):
        rows = tables["norms"].typed
        plain = rows[(rows["parameter"] == "class_theory") & (rows[["type", "field", "level"]] == "").all(axis=1)]
        norm = float(plain["value"].iloc[0]) if len(plain) and plain["value"].notna().iloc[0] else norm
    return [("sites", "rooms", tables["sites"].typed["classrooms"] * norm, "data.rooms_estimated")]


def _posts(tables: Tables) -> Guesses:
    if not given(tables, "institutions", "institution", "posts") or not given(tables, "sites", "site", "institution"):
        return []
    sites, units = tables["sites"].typed, tables["institutions"].typed
    entrants = pd.Series(dtype=float)
    if given(tables, "offers", "site", "entrants"):
        entrants = tables["offers"].typed.groupby("site")["entrants"].sum()
    guess = pd.Series(float("nan"), index=sites.index).mask(sites["candidate"] == "1", 0.0)
    for code, posts in units[["institution", "posts"]].dropna().itertuples(index=False, name=None):
        own = sites[sites["institution"] == code]
        open_rows = own[own["posts"].isna() & (own["candidate"] != "1")]
        left = posts - own["posts"].sum()
        if open_rows.empty or left < 0:
            continue
        weights = [float(entrants.get(site, 0.0)) for site in open_rows["site"]]
        guess.loc[open_rows.index] = [float(part) for part in largest_remainder(round(left), weights)]
    return [("sites", "posts", guess, "data.posts_estimated")]


def _range(tables: Tables) -> Guesses:
    if not _asked(tables):
        return []
    base = tables["demand"].typed["base"]
    return [
        ("demand", "low", (base * LOW).round(), "data.range_estimated"),
        ("demand", "high", (base * HIGH).round(), "data.range_estimated"),
    ]
