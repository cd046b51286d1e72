"""Who prefers which plan: for each wish the plans that serve it best, as far as the printed figures tell them apart.

No wish is weighed against another. What can be said without weighing is which plan serves no wish worse than another
and some wish better (`outdone`).
"""

from collections.abc import Mapping, Sequence

import pandas as pd

from optimizer.analysis.compare import names
from optimizer.solution.solution import Bundle

CHANGED = "changed"
"""The wish for few changes: units that merge, leave, or become a school of another kind."""
WISHES = (
    "cost_total", "cost_budget_recurrent", "investment", "units_in_scope", CHANGED, "posts_moved", "learners_moved",
    "minutes_mean", "basic_minutes_worst", "demand_met", "demand_met_priority",
)  # fmt: skip
"""Indicators that somebody wishes to be small or large, and `CHANGED`, in the order of the report."""


def wished(bundles: Sequence[Bundle], indicators: pd.DataFrame, digits: Mapping[str, int]) -> pd.DataFrame:
    """Return index wish -> unit, less (a small figure is wished), then a column a plan: its figure as printed.

    `indicators` is `optimizer.analysis.compare.indicator_table`; `digits` gives the decimals that are printed by unit
    (0 for all others). Runs without a plan, and wishes for which a plan has no figure, are left out.
    """
    plans = {name: b.plan.institutions for name, b in zip(names(bundles), bundles, strict=True) if b.plan is not None}
    rows = {}
    for key in WISHES:
        if key == CHANGED:
            figures = {name: float(_changed(units)) for name, units in plans.items()}
            rows[key] = {"unit": "institutions", "less": True, **figures}
        elif key in indicators.index:
            row = indicators.loc[key]
            decimals = digits.get(str(row["unit"]), 0)
            figures = {name: round(float(row[name]), decimals) for name in plans}
            rows[key] = {"unit": str(row["unit"]), "less": row["better"] == "less", **figures}
    columns = ["unit", "less", *plans]
    table = pd.DataFrame([[row[column] for column in columns] for row in rows.values()], list(rows), columns)
    return table.rename_axis("wish").dropna()


def _changed(units: pd.DataFrame) -> int:
    return int((units["fate"].isin(["merge", "leave"]) | units["convert"]).sum())


def ranks(table: pd.DataFrame) -> dict[str, list[list[str]]]:
    """Return wish -> the plans of `wished`, best first; plans whose printed figures are equal stand together."""
    found = {}
    for wish, row in table.iterrows():
        figures = row.drop(["unit", "less"])
        order = sorted(set(figures), reverse=not row["less"])
        found[str(wish)] = [list(figures.index[figures == value]) for value in order]
    return found


def outdone(table: pd.DataFrame) -> list[tuple[str, str, list[str]]]:
    """Return (plan, other, wishes it serves better) where `plan` serves no wish worse than `other` and some better."""
    plans = [column for column in table.columns if column not in {"unit", "less"}]
    sign = table["less"].map({True: -1.0, False: 1.0})
    found = []
    for plan in plans:
        for other in plans:
            gain = sign * (table[plan] - table[other])
            if (gain >= 0).all() and (gain > 0).any():
                found.append((plan, other, list(gain.index[gain > 0])))
    return found
