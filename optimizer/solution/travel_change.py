"""Who travels further after the plan: by commune, and by groups of communes that policy names."""

import pandas as pd

from optimizer.data.codes import Zone
from optimizer.data.province import Province
from optimizer.solution.plan import Network
from optimizer.solution.schema import BUNDLE, conform, empty
from optimizer.wording import LANGUAGES, say

SHARES = {"minority": "minority_share", "poor": "poor_share", "women": "female_share"}
"""Group of people -> the column of the table of communes with its share of the population (per cent)."""
FARTHER_FROM = 5.0
"""Minutes of change from which a commune counts as farther (the middle class of the map of changes)."""


def travel_change(province: Province, plan: Network | None, unchanged: Network) -> pd.DataFrame:
    """Return `Bundle.travel_change`: commune -> learners' mean minutes before and after, the same to the basic site.

    Communes from the largest increase down; without a plan there is none.
    """
    if plan is None:
        return empty(BUNDLE["travel_change"])
    before, after = unchanged.access, plan.access.reindex(unchanged.access.index)
    frame = pd.DataFrame({
        "zone": province.communes["zone"].reindex(before.index).map(str),
        "border": province.communes["border"].reindex(before.index).astype(bool),
        "entrants": after["entrants_placed"],
        "minutes_before": before["mean_minutes"], "minutes_after": after["mean_minutes"],
        "minutes_change": after["mean_minutes"] - before["mean_minutes"],
        "basic_before": before["basic_minutes"], "basic_after": after["basic_minutes"],
        "basic_change": after["basic_minutes"] - before["basic_minutes"],
    })  # fmt: skip
    frame = frame.rename_axis("commune").sort_values(
        ["minutes_change", "commune"], ascending=[False, True], na_position="last"
    )
    return conform(frame, BUNDLE["travel_change"])


def travel_groups(province: Province, plan: Network | None, unchanged: Network) -> pd.DataFrame:
    """Return `Bundle.travel_groups`: group -> communes, entrants placed, minutes before and after, boarders.

    Groups: zones III, II, I and none of ethnic-minority and mountainous areas, border communes, all; then ethnic
    minorities, poor households and women, of whom a commune's learners have the share that its population has, where
    communes give one (`SHARES`). Means are Σ entrants · minutes / Σ entrants over the placements at sites of the
    group's communes, exempt islands left out, as the indicator `minutes_mean` has them.
    """
    if plan is None:
        return empty(BUNDLE["travel_groups"])
    communes, change = province.communes, travel_change(province, plan, unchanged)
    groups = {f"zone_{zone}": communes.index[communes["zone"] == zone] for zone in reversed(Zone)}
    groups["border"] = communes.index[communes["border"].astype(bool)]
    groups["all"] = communes.index
    rows = []
    for key, members in groups.items():
        if members.empty:
            continue
        before, after = (_mean(_at_sites(province, network), members) for network in (unchanged, plan))
        placed = plan.placements[plan.placements["commune"].isin(members)]
        entrants = float(placed["entrants"].sum())
        boards = float(placed.loc[placed["boards"].astype(bool), "entrants"].sum())
        farther = float((change["minutes_change"].reindex(members) >= FARTHER_FROM).sum())
        rows.append((key, float(len(members)), entrants, before, after, after - before, farther, boards))
    rows += _people(province, plan, unchanged, change["minutes_change"])
    named = [(*row, *(say(f"group.{row[0]}", lang) for lang in LANGUAGES)) for row in rows]
    columns = ["group", *BUNDLE["travel_groups"].columns]
    return conform(pd.DataFrame(named, columns=columns).set_index("group"), BUNDLE["travel_groups"])


def _people(
    province: Province, plan: Network, unchanged: Network, change: pd.Series
) -> list[tuple[str, float, float, float, float, float, float, float]]:
    """Return the rows of the groups of people, in communes that give their share; farther counts these communes."""
    rows = []
    for key, column in SHARES.items():
        share = province.communes[column].astype(float).dropna() / 100
        if share.empty:
            continue
        shown = (_shared(_at_sites(province, network), share) for network in (unchanged, plan))
        before, after = (_mean(frame, share.index) for frame in shown)
        placed = _shared(plan.placements, share)
        boards = float(placed.loc[placed["boards"].astype(bool), "entrants"].sum())
        farther = float((change.reindex(share.index) >= FARTHER_FROM).sum())
        entrants = float(placed["entrants"].sum())
        rows.append((key, float(len(share)), entrants, before, after, after - before, farther, boards))
    return rows


def _shared(placements: pd.DataFrame, share: pd.Series) -> pd.DataFrame:
    """Return the placements of communes in `share`, their entrants those of the group."""
    rows = placements[placements["commune"].isin(share.index)]
    return rows.assign(entrants=rows["entrants"] * rows["commune"].map(share))


def _at_sites(province: Province, network: Network) -> pd.DataFrame:
    rows = network.placements
    island = rows["commune"].map(province.communes["special"]).astype(bool)
    return rows[(rows["delivery"] == "site") & ~island]


def _mean(placements: pd.DataFrame, members: pd.Index) -> float:
    rows = placements[placements["commune"].isin(members)]
    entrants = float(rows["entrants"].sum())
    return float((rows["entrants"] * rows["minutes"]).sum()) / entrants if entrants > 0 else float("nan")
