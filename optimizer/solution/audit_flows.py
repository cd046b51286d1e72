"""Audit of learners across the border: each programme's demand, from the tables as they stand."""

import numpy as np
import pandas as pd

from optimizer.data.codes import Delivery, Level
from optimizer.solution.claims import Case, claims, together
from optimizer.wording import say

ROUNDING = 1e-9
"""Parts this near below a whole number are whole."""


def across_border(case: Case) -> pd.DataFrame:
    """Demand of a programme = its rows, less who goes out (no more than there are), plus who comes where it is taught.

    Rows that are estimated from enrolments count who learns inside already.
    """
    province, asked = case.province, case.scenario
    flows = _planned(case)
    if flows.empty:
        return together()
    rows = province.demand[province.demand["year"] == asked.year]
    flows = flows[~flows.index.isin(_enrolled(case))]
    of_commune = rows["commune"].isin(province.communes.index)
    single = rows[of_commune].groupby(["programme", "commune"])[asked.variant].sum().round()
    spread = rows[~of_commune & rows["commune"].isin(province.areas.index)]
    own = (
        single.groupby(level="programme")
        .sum()
        .add(spread[asked.variant].round().groupby(spread["programme"]).sum(), fill_value=0.0)
    )
    own = own.reindex(flows.index).fillna(0.0)
    offers = province.offers[province.offers["delivery"] != Delivery.MOBILE]
    held = offers.groupby("programme")[["entrants", "places"]].sum().max(axis=1).reindex(flows.index).fillna(0.0)
    out = flows["entrants_out"].round().clip(upper=own)
    expected = own - out + flows["entrants_in"].round().where(held > 0, 0.0)
    found = case.network.demand["demand"].groupby(level="programme").sum().reindex(flows.index).fillna(0.0)
    return claims("audit.placement.border", flows.index, found, "=", expected, integrity=True)


def share_from_outside(case: Case) -> pd.Series:
    """Return commune, programme -> share of the demand who come from outside and do not go home every day (0-1).

    They come to the communes whose sites teach the programme, in whole parts by recorded entrants, else places; where
    the demand is estimated from enrolments they are told apart nowhere, and the share is that of the whole programme.
    """
    flows, demand = _planned(case), case.today.demand.astype(float)
    if flows.empty:
        return pd.Series(0.0, index=demand.index)
    coming = flows["entrants_in"].round()
    going_home = flows["entrants_in_daily"].round().clip(upper=coming)
    staying = ((coming - going_home) / coming.where(coming > 0)).fillna(0.0)
    programme = pd.Series(demand.index.get_level_values("programme"), index=demand.index)
    enrolled = programme.isin(_enrolled(case))
    everywhere = demand.groupby(level="programme").transform("sum")
    there = _arriving(case, coming).reindex(demand.index).fillna(0.0)
    share = (there / demand).where(~enrolled, programme.map(coming).fillna(0.0) / everywhere)
    return share.clip(upper=1.0) * programme.map(staying).fillna(0.0)


def _arriving(case: Case, coming: pd.Series) -> pd.Series:
    """Return commune, programme -> entrants who come there from outside: whole parts that sum to those who come."""
    offers = case.province.offers[case.province.offers["delivery"] != Delivery.MOBILE]
    offers = offers[offers["programme"].isin(coming.index)]
    held = offers.assign(commune=offers["site"].map(case.province.sites["commune"]))
    parts: dict[tuple[str, str], float] = {}
    for programme, rows in held.groupby("programme"):
        sums = rows.groupby("commune")[["entrants", "places"]].sum()
        weight = sums["entrants"] if sums["entrants"].sum() > 0 else sums["places"]
        weight = weight[weight > 0].sort_index()
        exact = coming[programme] * weight / weight.sum()
        whole = np.floor(exact + ROUNDING)
        rest = (exact - whole).round(9).sort_values(ascending=False, kind="stable")
        whole[rest.index[: int(coming[programme] - whole.sum())]] += 1
        parts |= {(str(c), str(programme)): float(n) for c, n in whole.items()}
    found = pd.DataFrame([(*key, n) for key, n in sorted(parts.items())], columns=["commune", "programme", "entrants"])
    return found.set_index(["commune", "programme"])["entrants"].astype(float)


def _planned(case: Case) -> pd.DataFrame:
    """Return the table `flows` by programme, driving left out."""
    flows = case.province.flows
    return flows[flows["programme"].map(case.province.programmes["level"]) != Level.DRIVING].set_index("programme")


def _enrolled(case: Case) -> set[str]:
    """Return the programmes whose demand is estimated from enrolments."""
    rows = case.province.demand[case.province.demand["year"] == case.scenario.year]
    return set(rows.loc[rows["source"] == say("check.demand_source", "vi"), "programme"])
