"""Audit of learners across the border: each programme's demand, from the tables as they stand."""

import pandas as pd

from optimizer.data.codes import Delivery, Level
from optimizer.solution.claims import Case, claims, together
from optimizer.wording import say


def across_border(case: Case) -> pd.DataFrame:
    """Demand of a programme = its rows, less who goes out (no more than there are), plus who comes where it is taught.

    Rows that are estimated from enrolments count who learns inside already.
    """
    province, asked = case.province, case.scenario
    level = province.programmes["level"]
    flows = province.flows[province.flows["programme"].map(level) != Level.DRIVING].set_index("programme")
    if flows.empty:
        return together()
    rows = province.demand[province.demand["year"] == asked.year]
    enrolled = set(rows.loc[rows["source"] == say("check.demand_source", "vi"), "programme"])
    flows = flows[~flows.index.isin(enrolled)]
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
