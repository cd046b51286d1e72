r"""Demand where the province gives none: what the institutions enrol, spread over the communes around them.

.. math:: D_{cp} = \sum_s T_{sp} \frac{w_c\, e^{-d_{cs}/\tau}}{\sum_{c'} w_{c'}\, e^{-d_{c's}/\tau}}

======  =========================================================================================================
T       entrants a year of the offers of programme p at site s: the assigned target where every offer of the programme
        has one, else the mean of the years of enrolment that are known
w       leavers of lower secondary school; population where the leavers of any commune are not known
d       great-circle km from the commune's point to the site
tau     `DECAY_KM`
======  =========================================================================================================

Parts are whole (largest remainder), so that each :math:`T_{sp}` is conserved. Years are those after the date of the
figures, `YEARS` of them, all alike; low and high are `LOW` and `HIGH` times the base. Where learners come from is thus
estimated too. Far islands (special) send and get none.
"""

import math

import pandas as pd

from optimizer.data.check import Loaded, Tables
from optimizer.data.check_meaning import given
from optimizer.data.check_money import as_of
from optimizer.data.check_places import km_between
from optimizer.data.codes import Basis, Level
from optimizer.data.demand import largest_remainder
from optimizer.data.tables import BY_NAME
from optimizer.wording import say

DECAY_KM = 30.0
"""Kilometres over which the pull of a site falls to 37 % (assumption; commuting in mountain provinces is shorter)."""
LOW, HIGH = 0.8, 1.2
"""Low and high demand over base demand (assumption)."""
YEARS = 10
HISTORY = ("entrants_2", "entrants_1", "entrants")


def estimated_demand(tables: Tables) -> Loaded | None:
    """Return the table `demand` as estimated; None where offers, sites, communes or the date are missing."""
    if not (given(tables, "offers", "site", "programme", "entrants") and given(tables, "sites", "site", "commune")
            and given(tables, "communes", "commune", "lat", "lon", "population")
            and given(tables, "programmes", "programme", "level")):  # fmt: skip
        return None
    day = as_of(tables)
    share = _shares(tables)
    if day is None or not share:
        return None
    entrants = _entrants(tables)
    total: dict[tuple[str, str], int] = {}
    for (site, programme), asked in entrants.items():
        codes, weights = share.get(site, ([], []))
        for code, part in zip(codes, largest_remainder(asked, weights) if codes else [], strict=True):
            total[code, programme] = total.get((code, programme), 0) + part
    rows = [
        {"commune": code, "programme": programme, "year": float(year), "low": float(round(LOW * base)),
         "base": float(base), "high": float(round(HIGH * base)), "basis": str(Basis.ESTIMATE),
         "source": say("check.demand_source", "vi")}
        for year in range(day.year + 1, day.year + 1 + YEARS)
        for (code, programme), base in sorted(total.items()) if base > 0
    ]  # fmt: skip
    if not rows:
        return None
    table = BY_NAME["demand"]
    frame = pd.DataFrame(rows, columns=[column.name for column in table.columns], index=range(2, len(rows) + 2))
    name = tables["demand"].name if "demand" in tables else table.name  # a sheet that holds nothing but its header
    return Loaded(table, name, frame.astype(str), frame, {})


def _entrants(tables: Tables) -> dict[tuple[str, str], int]:
    """Return entrants a year by site and programme: driving is not planned, rows without a figure count as none."""
    offers, programmes = tables["offers"].typed, tables["programmes"].typed
    driving = programmes.loc[programmes["level"] == Level.DRIVING, "programme"]
    rows = offers[~offers["programme"].isin(driving)]
    mean = rows[list(HISTORY)].mean(axis=1, skipna=True)
    assigned = rows["target"].notna().groupby(rows["programme"]).transform("all")
    asked = rows["target"].where(assigned, mean).fillna(0)
    sums = asked.groupby([rows["site"], rows["programme"]]).sum()
    return {(str(site), str(programme)): round(value) for (site, programme), value in sums.items() if value > 0}


def _shares(tables: Tables) -> dict[str, tuple[list[str], list[float]]]:
    """Return for each site the communes and how strongly each is drawn to it."""
    communes = tables["communes"].typed
    land = communes[(communes["special"] != "1") & communes[["lat", "lon", "population"]].notna().all(axis=1)]
    known = bool(land["leavers"].notna().all()) and float(land["leavers"].sum()) > 0
    weights = land["leavers" if known else "population"].tolist()
    codes = land["commune"].tolist()
    points = list(zip(land["lat"], land["lon"], strict=True))
    place = dict(zip(codes, points, strict=True))
    shares = {}
    for site, commune, lat, lon in (
        tables["sites"].typed[["site", "commune", "lat", "lon"]].itertuples(index=False, name=None)
    ):
        own = place.get(commune) if pd.isna(lat) or pd.isna(lon) else (lat, lon)
        if own is None or not sum(weights) > 0:
            continue
        pulls = [w * math.exp(-km_between(own, point) / DECAY_KM) for w, point in zip(weights, points, strict=True)]
        shares[str(site)] = (codes, pulls)
    return shares
