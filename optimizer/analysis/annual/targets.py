"""Targets that the law and the network plan of the State set, beside what the tables show of them."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from optimizer.analysis.annual.case import Case
from optimizer.data.codes import Kind
from optimizer.solution.diagnosis import POSTS_AT_LEAST
from optimizer.solution.indicators_units import units_2020
from optimizer.wording import say


@dataclass(frozen=True, slots=True)
class Target:
    """One target: the norm that holds its value, and what is taken where the table of norms lacks it."""

    key: str
    parameter: str
    kind: str
    """Type of institution that the norm is for; empty: all."""
    year: int
    """Year until which it is to be reached; 0: at any time."""
    sense: str
    default: float


TARGETS = (
    Target("cut_2025", "units_cut_2025", "", 2025, ">=", 0.2),
    Target("cut_2030", "units_cut_2030", "", 2030, ">=", 0.3),
    Target("cut_tc_2030", "units_cut_2030", Kind.TC, 2030, ">=", 0.5),
    Target("counted_schools", "counted_schools_at_most", "", 0, "<=", 3.0),
    Target("small_units", "posts_at_least", "", 0, "<=", POSTS_AT_LEAST),
    Target("standard", "standard_share_2030", "", 2030, ">=", 0.8),
    Target("modern", "modern_share_2030", "", 2030, ">=", 0.2),
    Target("leavers", "leavers_to_vocational_2030", "", 2030, ">=", 0.5),
)
"""Defaults: the figures of the documents that the phrases ``annual.basis.<key>`` name; the norms come before them."""


def targets(case: Case, counts: pd.DataFrame) -> pd.DataFrame:
    """Return index key -> year, sense, limit, value, met (met|not_met|missing), legal_basis, state, checked, why.

    `counts` is `optimizer.analysis.annual.network.network`. cut_* = 1 - units / units of 2020 (the fact
    ``units_2020``); small_units = units with fewer posts than the norm, of which there are to be none (limit: the
    norm). state of the basis: checked, unchecked, expired on the day of the tables, or default (the table of norms
    lacks it). ``why`` says what keeps the tables from showing a value.
    """
    rows = []
    for target in TARGETS:
        limit, basis, state, checked = _norm(case, target)
        value, why = _value(case, counts, target.key, limit)
        wanted = 0.0 if target.key == "small_units" else limit
        met = "missing" if pd.isna(value) else _met(value, wanted, target.sense)
        rows.append({
            "key": target.key, "year": float(target.year), "sense": target.sense, "limit": limit, "value": value,
            "met": met, "legal_basis": basis, "state": state, "checked": checked, "why": why,
        })  # fmt: skip
    return pd.DataFrame(rows).set_index("key")


def _met(value: float, limit: float, sense: str) -> str:
    noise = 1e-9
    return "met" if (value >= limit - noise if sense == ">=" else value <= limit + noise) else "not_met"


def _value(case: Case, counts: pd.DataFrame, key: str, limit: float) -> tuple[float, str]:
    """Return what the tables show of a target, and why they show nothing."""
    missing = float("nan")
    if key in {"cut_2025", "cut_2030"}:
        past = units_2020(case.actual)
        cut = 1 - counts.at["units", "actual"] / past if past > 0 else missing
        return float(cut), "" if past > 0 else "no_2020"
    if key == "counted_schools":
        return float(counts.at["counted_schools", "actual"]), ""
    if key == "small_units":
        posts = case.units.loc[case.scope, "posts"]
        return float((posts < limit).sum()), ""
    return missing, {"cut_tc_2030": "no_2020_kind", "leavers": "no_origin"}.get(key, "no_grade")


def _norm(case: Case, target: Target) -> tuple[float, str, str, str]:
    """Return value, legal basis, state of the basis and the day (ISO) it was checked or ended."""
    rows = case.actual.norms
    rows = rows[(rows["parameter"] == target.parameter) & (rows["type"] == target.kind)]
    if rows.empty:
        return target.default, say(f"annual.basis.{target.key}", "vi"), "default", ""
    row = rows.iloc[0]
    ends, checked = row["valid_until"], row["checked"]
    basis = str(row["legal_basis"])
    if isinstance(ends, date) and ends < case.day:
        return float(row["value"]), basis, "expired", ends.isoformat()
    if isinstance(checked, date):
        return float(row["value"]), basis, "checked", checked.isoformat()
    return float(row["value"]), basis, "unchecked", ""
