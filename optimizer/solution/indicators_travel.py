"""Indicators of access: how far learners travel, how far the nearest basic site is, who boards."""

from typing import Literal

import numpy as np
import pandas as pd

from optimizer.solution.estimates import Source
from optimizer.solution.indicators_base import NAN, Indicator, Past, View, percent

FAR_MINUTES = 60.0
"""A trip beyond this is far (one way), whatever the scenario's own limits."""
HIGH_QUANTILE = 0.9

TRIPS = (Source("demand"), Source("travel"))
BASIC = (Source("offers"), Source("travel_basic"))


def weighted_mean(values: pd.Series, weights: pd.Series) -> float:
    """Σ weight · value / Σ weight; NaN without weight."""
    whole = float(weights.sum())
    return float((values * weights).sum()) / whole if whole > 0 else NAN


def weighted_quantile(values: pd.Series, weights: pd.Series, share: float) -> float:
    """Return the least value that at least `share` of the weight does not exceed; NaN without weight."""
    whole = float(weights.sum())
    if whole <= 0:
        return NAN
    order = values.sort_values(kind="stable").index
    reached = weights.loc[order].cumsum() >= share * whole * (1 - 1e-12)
    return float(values.loc[order].to_numpy()[np.argmax(reached.to_numpy())])


def trip_mean(view: View, measure: str) -> float:
    """Mean `measure` (minutes or km) of entrants placed at sites."""
    rows = view.placed()
    return weighted_mean(rows[measure], rows["entrants"])


def trip_p90(view: View, measure: str) -> float:
    """`measure` (minutes or km) that 90 % of the entrants placed at sites do not exceed."""
    rows = view.placed()
    return weighted_quantile(rows[measure], rows["entrants"], HIGH_QUANTILE)


def trip_worst_commune(view: View, measure: str) -> float:
    """Largest mean `measure` (minutes or km) of a commune's entrants placed at sites."""
    rows = view.placed()
    if rows.empty:
        return NAN
    sums = rows["entrants"].groupby(rows["commune"]).sum()
    travelled = (rows["entrants"] * rows[measure]).groupby(rows["commune"]).sum()
    return float((travelled / sums).max())


def beyond_60(view: View) -> float:
    """100 · entrants placed at sites beyond 60 minutes / entrants placed at sites."""
    rows = view.placed()
    far = rows.loc[rows["minutes"] > FAR_MINUTES, "entrants"].sum()
    return percent(float(far), float(rows["entrants"].sum()))


def _basic(view: View) -> pd.Series:
    return _on_land(view.network.access, view.province.communes)["basic_minutes"]


def _basic_recorded(past: Past) -> pd.Series:
    return _on_land(past.unchanged.access, past.province.communes)["recorded_minutes"]


def _on_land(access: pd.DataFrame, communes: pd.DataFrame) -> pd.DataFrame:
    return access[~access.index.map(communes["special"]).astype(bool)]


def boarders(view: View) -> float:
    """Learners present who live beyond the commuting limit: entrants · length."""
    rows = view.network.placements
    return view.present(rows[rows["boards"]])


def _trip_family(measure: Literal["minutes", "km"]) -> tuple[Indicator, ...]:
    return (
        Indicator(f"{measure}_mean", measure, "less", lambda view: trip_mean(view, measure), TRIPS),
        Indicator(f"{measure}_p90", measure, "less", lambda view: trip_p90(view, measure), TRIPS),
        Indicator(f"{measure}_worst_commune", measure, "less", lambda view: trip_worst_commune(view, measure), TRIPS),
    )


ACCESS: tuple[Indicator, ...] = (
    *_trip_family("minutes"),
    *_trip_family("km"),
    Indicator("beyond_60", "percent", "less", beyond_60, TRIPS),
    Indicator(
        "basic_minutes_mean", "minutes", "less", lambda view: float(_basic(view).mean()), BASIC,
        lambda past: float(_basic_recorded(past).mean()),
    ),
    Indicator(
        "basic_minutes_worst", "minutes", "less", lambda view: float(_basic(view).max()), BASIC,
        lambda past: float(_basic_recorded(past).max()),
    ),
    Indicator(
        "communes_beyond_60", "communes", "less", lambda view: float((_basic(view) > FAR_MINUTES).sum()), BASIC,
        lambda past: float((_basic_recorded(past) > FAR_MINUTES).sum()),
    ),
    Indicator(
        "communes_without_basic", "communes", "less", lambda view: float(_basic(view).isna().sum()), BASIC,
        lambda past: float(_basic_recorded(past).isna().sum()),
    ),
    Indicator("boarders", "learners", "none", boarders, TRIPS),
    Indicator("pairs_given", "pairs", "none", lambda view: float(view.travel.pairs["given"]), ()),
    Indicator("pairs_roads", "pairs", "none", lambda view: float(view.travel.pairs["roads"]), ()),
    Indicator("pairs_graph", "pairs", "none", lambda view: float(view.travel.pairs["graph"]), ()),
)  # fmt: skip
