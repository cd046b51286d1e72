"""Checks of learners across the border: no more go out than there are, and who comes in finds a site that teaches."""

import pandas as pd

from optimizer.data.check import Tables, at_cells
from optimizer.data.check_meaning import given
from optimizer.data.codes import Delivery, Level
from optimizer.errors import Finding


def check_flows(tables: Tables) -> list[Finding]:
    """Return the findings on the table `flows`, on whatever tables could be read; driving is not planned."""
    if not (given(tables, "flows", "programme", "entrants_in", "entrants_out")
            and given(tables, "programmes", "programme", "level")):  # fmt: skip
        return []
    programmes = tables["programmes"].typed
    driving = set(programmes.loc[programmes["level"] == Level.DRIVING, "programme"])
    planned = ~tables["flows"].typed["programme"].isin(driving)
    return [*_out(tables, planned), *_in(tables, planned), *_daily(tables)]


def _out(tables: Tables, planned: pd.Series) -> list[Finding]:
    """Check that no more go out than the province's people who want the programme, in any year."""
    if not given(tables, "demand", "programme", "year", "base"):
        return []
    flows, demand = tables["flows"], tables["demand"].typed
    least = demand.groupby(["programme", "year"])["base"].sum().groupby(level="programme").min()
    wanted = flows.typed["programme"].map(least).fillna(0.0).astype(float)
    wrong = planned & (flows.typed["entrants_out"] > wanted)
    return at_cells(flows, "entrants_out", wrong, "data.flows_above_demand", wanted=wanted)


def _in(tables: Tables, planned: pd.Series) -> list[Finding]:
    """Check that who comes in can come to some site."""
    if not given(tables, "offers", "programme", "delivery", "places"):
        return []
    flows, offers = tables["flows"], tables["offers"].typed
    taught = offers.loc[(offers["delivery"] != Delivery.MOBILE) & (offers["places"] > 0), "programme"]
    wrong = planned & (flows.typed["entrants_in"] > 0) & ~flows.typed["programme"].isin(taught)
    return at_cells(flows, "entrants_in", wrong, "data.flows_untaught")


def _daily(tables: Tables) -> list[Finding]:
    """Check that no more go home every day than come in."""
    if not given(tables, "flows", "entrants_in_daily"):
        return []
    flows = tables["flows"]
    wrong = flows.typed["entrants_in_daily"] > flows.typed["entrants_in"]
    return at_cells(flows, "entrants_in_daily", wrong, "data.flows_daily", coming=flows.typed["entrants_in"])
