"""Where the learners of each unit come from: by commune, in today's structure and in the plan."""

import pandas as pd

from optimizer.solution.plan import Network
from optimizer.solution.schema import BUNDLE, conform, empty


def origins(plan: Network | None, unchanged: Network) -> pd.DataFrame:
    """Return `Bundle.origins`: institution of today, commune -> entrants a year, unchanged and in the plan.

    A learner counts for the unit whose site or mobile team teaches: after a merger still for the unit that the site or
    team comes from. Communes of each unit from the largest number down; without a plan there is none.
    """
    if plan is None:
        return empty(BUNDLE["origins"])
    before, after = _counted(unchanged), _counted(plan)
    frame = pd.DataFrame({"entrants_before": before, "entrants_after": after}).fillna(0.0)
    frame = frame.rename_axis(["institution", "commune"]).assign(most=frame.max(axis=1)).reset_index()
    frame = frame.sort_values(["institution", "most", "commune"], ascending=[True, False, True])
    return conform(frame.drop(columns="most").set_index(["institution", "commune"]), BUNDLE["origins"])


def _counted(network: Network) -> pd.Series:
    """Return institution, commune -> entrants placed."""
    return network.placements.groupby(["team", "commune"])["entrants"].sum()
