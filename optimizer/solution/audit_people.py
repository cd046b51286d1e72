"""Audit of what a merged unit must have, of its own revenue, and of teachers and posts."""

import numpy as np
import pandas as pd

from optimizer.solution.claims import Case, claims, together

NORMS = {"land": "land_rural_m2", "posts": "posts_at_least", "scale": "scale_at_least"}
"""Condition of founding -> its norm."""


def norm_of(case: Case, condition: str) -> pd.Series:
    """Return institution -> the norm of its type (m² outside towns, persons, entrants a year); NaN without one."""
    rows = case.province.norms
    rows = rows[rows["parameter"] == NORMS[condition]]
    usual = rows.loc[rows["type"] == "", "value"]
    by_kind = rows[rows["type"] != ""].set_index("type")["value"].astype(float)
    found = case.province.institutions["type"].map(by_kind).astype(float)
    return found if usual.empty else found.fillna(float(usual.iloc[0]))


def metres(case: Case) -> pd.Series:
    """Return site -> m² of land, urban m² times `urban_land_factor` (2 without that norm)."""
    norms, sites = case.province.norms, case.province.sites
    factor = norms.loc[norms["parameter"] == "urban_land_factor", "value"]
    times = 2.0 if factor.empty else float(factor.iloc[0])
    return sites["land_m2"] * sites["urban"].astype(bool).map({True: times, False: 1.0})


def has_today(case: Case, condition: str) -> pd.Series:
    """Return institution -> what it has today of a condition; NaN where a figure is not known."""
    units = case.province.institutions.index
    if condition == "posts":
        return case.province.institutions["posts"]
    if condition == "land":
        there = metres(case)[~case.today.planned]
        return there.groupby(case.today.owner).sum(min_count=1, skipna=False).reindex(units).fillna(np.nan)
    places = case.today.site_offers["places"]
    owner = places.index.get_level_values("site").map(case.today.owner)
    return places.groupby(owner).sum().reindex(units).fillna(0.0)


def has_after(case: Case, condition: str, host: str) -> float:
    """Return what a unit has after the plan: land of the sites it works, posts or places of its parts."""
    if condition == "land":
        worked = case.after.operator == host
        return float(metres(case)[worked.index[worked.to_numpy()]].sum())
    return float(has_today(case, condition)[parts(case, host)].sum())


def parts(case: Case, host: str) -> list[str]:
    """Return the institutions that end in `host`, itself first."""
    return [host, *sorted(i for i, h in case.decisions.merge.items() if h == host)]


def hosts(case: Case) -> list[str]:
    """Return the institutions that take in others."""
    return sorted(set(case.decisions.merge.values()))


def founding(case: Case) -> pd.DataFrame:
    """Compare what a merged unit has with the norm, or with that less the most that a part lacks today."""
    found = []
    for condition in NORMS:
        mode = getattr(case.scenario.founding, condition)
        norm, today = norm_of(case, condition), has_today(case, condition)
        lacks = (norm.fillna(0.0) - today).clip(lower=0.0)
        for host in hosts(case) if mode is not None else ():
            mine = parts(case, host)
            if today[mine].isna().any() or pd.isna(norm[host]):
                continue
            needed = norm[host] - (float(lacks[mine].max()) if mode == "no_worse" else 0.0)
            found.append(
                claims(
                    f"audit.founding.{condition}", [host], [has_after(case, condition, host)], ">=", [max(0.0, needed)]
                )
            )
    return together(*found)


def ratio(case: Case, host: str) -> tuple[float, float]:
    """Return own revenue and recurrent expenditure over the parts of a unit (million VND a year); NaN if not known."""
    table = case.province.institutions.loc[parts(case, host), ["revenue_mvnd", "expenditure_mvnd"]]
    revenue, expenditure = table.sum(skipna=False)
    return float(revenue), float(expenditure)


def autonomy(case: Case) -> pd.DataFrame:
    """Own revenue of a merged unit >= the share of its expenditure, over all its parts."""
    share = case.scenario.autonomy.self_financing_at_least
    if share is None:
        return together()
    found = []
    for host in hosts(case):
        revenue, expenditure = ratio(case, host)
        if not np.isnan(revenue + expenditure):
            found.append(claims("audit.autonomy", [host], [revenue], ">=", [share * expenditure]))
    return together(*found)


def staffing(case: Case) -> pd.DataFrame:
    """Teachers hired <= their ceiling; posts in the long run <= the ceiling of the year."""
    asked, frame = case.scenario.staffing, case.network.staff
    found = []
    if asked.counted and asked.hired_at_most is not None:
        found.append(claims("audit.staffing.hired", [""], [frame["hired"].sum()], "<=", asked.hired_at_most))
    for year, most in asked.posts_at_most:
        if int(year) == case.scenario.year:
            found.append(claims("audit.staffing.posts", [year], [frame["posts_long_run"].sum()], "<=", most))
    return together(*found)
