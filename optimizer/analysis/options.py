"""What speaks for a plan and what against it: its indicators beside those of the unchanged network."""

import pandas as pd

WEIGHED = (
    "units_in_scope", "counted_schools", "heads", "deputies", "cost_budget_recurrent", "budget_saving", "investment",
    "cost_budget_one_off", "cost_budget_transfers", "cost_learners", "demand_met", "demand_met_priority", "fill_rate",
    "minutes_mean", "minutes_worst_commune", "beyond_60", "basic_minutes_worst", "communes_beyond_60",
    "learners_moved", "posts_moved", "teachers_hired", "teachers_surplus",
)  # fmt: skip
"""Indicators that are weighed, in the order in which they are named."""
LEAST_SHARE = 0.01
"""Smaller changes, as a share of the unchanged network, speak neither for nor against."""


def weighed(indicators: pd.DataFrame) -> pd.Series:
    """Return indicator -> ``for`` or ``against`` the plan: the sign of its change against the direction it should take.

    Indicators without a direction or a figure, and changes below `LEAST_SHARE`, are left out.
    """
    found = {}
    for key in WEIGHED:
        if key not in indicators.index:
            continue
        row = indicators.loc[key]
        change, unchanged = float(row["change"]), float(row["unchanged"])
        if row["better"] not in {"less", "more"} or pd.isna(change) or abs(change) <= LEAST_SHARE * abs(unchanged):
            continue
        found[key] = "for" if (change < 0) == (row["better"] == "less") else "against"
    return pd.Series(found, dtype="str").rename_axis("indicator")
