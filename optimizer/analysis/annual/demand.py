"""Demand as it was forecast when the plan was made, as it is forecast now, and the entrants there are, by field."""

import pandas as pd

from optimizer.analysis.annual.case import Case
from optimizer.data.codes import Field, Level


def demand(case: Case) -> pd.DataFrame:
    """Return index field, and ``total`` -> forecast, now, aim, entrants, share, change, why_forecast, why_now.

    forecast: the plan's table of demand for the year of the report, in the scenario's variant; now: the tables' own;
    aim: what the plan was made for, its target year; share = entrants / forecast; change = now - forecast. Driving is
    left out, as in the plan.
    """
    variant = str(case.bundle.scenario.get("variant", "base"))
    past = case.bundle.inputs
    then = _by_field(past.get("demand"), past.get("programmes"), case.year, variant)
    now = _by_field(case.actual.demand, case.actual.programmes.reset_index(), case.year, variant)
    field = _fields(past.get("programmes"))
    aim = case.plan.demand["demand"].groupby(case.plan.demand.index.get_level_values("programme").map(field)).sum()
    offers = case.actual.offers.join(case.actual.programmes[["field", "level"]], on="programme")
    entrants = offers[offers["level"] != Level.DRIVING].groupby("field")["entrants"].sum()
    keys = [str(f) for f in Field if any(str(f) in part.index for part in (then, now, aim, entrants))]
    parts = {"forecast": then, "now": now, "aim": aim, "entrants": entrants}
    rows = pd.DataFrame(parts, index=keys).astype(float)
    rows = rows.assign(**{name: rows[name].fillna(0.0) for name, part in parts.items() if len(part)})
    rows.loc["total"] = rows.sum(skipna=False)
    rows["share"] = (rows["entrants"] / rows["forecast"]).where(rows["forecast"] > 0)
    rows["change"] = rows["now"] - rows["forecast"]
    rows["why_forecast"] = "" if len(then) else "no_forecast"
    rows["why_now"] = "" if len(now) else "no_demand"
    return rows.rename_axis("field")


def _fields(programmes: pd.DataFrame | None) -> dict[str, str]:
    """Return programme -> field, driving left out."""
    if programmes is None or programmes.empty:
        return {}
    rows = programmes[programmes["level"] != Level.DRIVING]
    return dict(zip(rows["programme"].map(str), rows["field"].map(str), strict=True))


def _by_field(
    table: pd.DataFrame | None, programmes: pd.DataFrame | None, year: int, variant: str
) -> "pd.Series[float]":
    """Return field -> entrants wanted in `year`; no rows where the table has none of that year."""
    if table is None or table.empty:
        return pd.Series(dtype=float)
    rows = table[pd.to_numeric(table["year"]) == year]
    field = rows["programme"].map(_fields(programmes))
    return pd.to_numeric(rows[variant]).groupby(field).sum()
