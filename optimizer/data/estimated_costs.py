"""Overhead of a legal unit where the table of costs does not tell it: the presets of the program, as assumptions.

Only what is missing is filled in: a row for each weight set (and type) that no row of the table fits, with mark M and
basis estimate. Other prices have no default, because a plan that rests on them must have been told.
"""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from optimizer.data.check import Loaded, Tables, at_table
from optimizer.data.check_meaning import given
from optimizer.data.check_money import gaps
from optimizer.data.codes import Basis
from optimizer.data.parameters import COSTS
from optimizer.data.preset import preset
from optimizer.errors import Finding
from optimizer.wording import say

OVERHEAD = ("unit_posts_mvnd", "unit_first_year_mvnd", "unit_fixed_mvnd")
ASSUMED = "M"
"""Mark of an assumption."""


def assumed_overhead(tables: Tables) -> tuple[Loaded | None, int, list[Finding]]:
    """Return the table `costs` with overhead filled in (None: nothing was missing), the rows added, and findings."""
    if not given(tables, "costs", "parameter", "value"):
        return None, 0, []
    costs = tables["costs"]
    known = preset("costs")
    added: list[Mapping[str, object]] = []
    findings = []
    for parameter in COSTS:
        if parameter.name not in OVERHEAD:
            continue
        own = costs.typed[costs.typed["parameter"] == parameter.name]
        rows = [
            row
            for weights, kind in gaps(own, parameter, tables)
            if (row := _row(known, parameter.name, weights, kind)) is not None
        ]
        if rows:
            values = "; ".join(
                f"{row['weights']}{'/' if row['type'] else ''}{row['type']} {row['value']:g}" for row in rows
            )
            findings.append(at_table(costs, "data.overhead_assumed", "parameter", parameter=parameter.name,
                                     count=float(len(rows)), shown=values, unit=parameter.unit,
                                     meaning=parameter.meaning, meaning_en=parameter.meaning_en))  # fmt: skip
            added += rows
    if not added:
        return None, 0, []
    first = int(costs.typed.index.max()) + 1
    index = range(first, first + len(added))
    more = pd.DataFrame([{**dict.fromkeys(costs.typed.columns, ""), **row} for row in added], index=index)
    written = pd.DataFrame("", index=index, columns=costs.written.columns, dtype="str")
    typed = pd.concat([costs.typed, more.astype(costs.typed.dtypes)])
    return replace(costs, typed=typed, written=pd.concat([costs.written, written])), len(added), findings


def _row(known: pd.DataFrame, parameter: str, weights: str, kind: str) -> Mapping[str, object] | None:
    """Return the row of the presets that fits best, for that weight set and type alone; None where there is none."""
    rows = known[
        (known["parameter"] == parameter) & known["weights"].isin([weights, ""]) & known["type"].isin([kind, ""])
    ]
    if rows.empty:
        return None
    best = rows.loc[(rows[["weights", "type"]] != "").sum(axis=1).idxmax()]
    return {
        "parameter": parameter, "value": float(best["value"]), "unit": best["unit"], "type": kind, "weights": weights,
        "mark": ASSUMED, "basis": str(Basis.ESTIMATE), "source": say("check.overhead_source", "vi"),
    }  # fmt: skip
