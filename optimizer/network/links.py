"""Which sites and mobile teams the learners of a commune may go to."""

import numpy as np
import pandas as pd

from optimizer.data.codes import BOARDING_LEVELS, Level
from optimizer.data.demand import demand_by_commune
from optimizer.data.province import Province
from optimizer.network.offers import head_sites, mobile_today, offered_today
from optimizer.network.travel import Travel
from optimizer.scenario import Reach, Scenario


def links(province: Province, travel: Travel, scenario: Scenario) -> pd.DataFrame:
    """Return the reachable links: columns commune, programme, site, minutes, km; sorted by the first three.

    Every commune with demand for the programme in the target year, and every site whether or not it offers the
    programme today, within `reach.day_minutes_at_most` (GDTX, sơ cấp, short) or `reach.boarding_minutes_at_most`
    (cao đẳng, trung cấp, THN, 9+). With `reach.nobody_further_than` = M, links beyond max(M, t₀) are dropped, t₀
    being the minutes to the nearest site with places in the programme today; without such a site that can be reached,
    none is dropped.
    Special communes have a link to every site, of 0 minutes and km. Driving is left out.

    Raises
    ------
    DataError
        The demand table has no row for the target year.
    """
    wanted = _wanted(province, scenario)
    if travel.minutes.columns.empty or wanted.empty:
        return _empty("site", "km")
    table = wanted.merge(_ways(province, travel), on="commune")
    free = table["commune"].isin(_special(province))
    near = table["minutes"] <= table["level"].map(_limits(scenario.reach))
    if scenario.reach.nobody_further_than is not None:
        nearest = table.merge(_nearest_today(province, travel), how="left", on=["commune", "programme"])["nearest"]
        near &= table["minutes"] <= nearest.fillna(np.inf).clip(lower=scenario.reach.nobody_further_than)
    columns = ["commune", "programme", "site", "minutes", "km"]
    return table.loc[free | near, columns].sort_values(columns[:3], ignore_index=True)


def mobile_links(province: Province, travel: Travel, scenario: Scenario) -> pd.DataFrame:
    """Return the links of mobile teams: columns commune, programme, institution, minutes; sorted by the first three.

    Every commune with demand for a programme that a team of the institution may teach in the communes (mobile places
    > 0), at most `reach.mobile_minutes_at_most` from its head site. Special communes: 0 minutes.

    Raises
    ------
    DataError
        There are teams, and the demand table has no row for the target year.
    """
    teams = mobile_today(province)
    teams = teams[teams["places"] > 0].reset_index()[["programme", "institution"]]
    teams = teams.assign(site=teams["institution"].map(head_sites(province))).dropna(subset=["site"])
    if teams.empty:
        return _empty("institution")
    wanted = _wanted(province, scenario)
    if wanted.empty:
        return _empty("institution")
    table = wanted.merge(teams, on="programme").merge(_ways(province, travel), on=["commune", "site"])
    table = table[table["minutes"] <= scenario.reach.mobile_minutes_at_most]
    columns = ["commune", "programme", "institution", "minutes"]
    return table[columns].sort_values(columns[:3], ignore_index=True)


def _wanted(province: Province, scenario: Scenario) -> pd.DataFrame:
    """Return commune, programme, level of the demand of the target year, without driving."""
    demand = demand_by_commune(province, scenario.year, scenario.variant)
    wanted = demand[demand > 0].reset_index()[["commune", "programme"]]
    wanted["level"] = wanted["programme"].map(province.programmes["level"])
    return wanted[wanted["level"] != str(Level.DRIVING)]


def _limits(reach: Reach) -> dict[str, float]:
    """Return the most minutes of every level."""
    day, boarding = (
        np.inf if limit is None else limit for limit in (reach.day_minutes_at_most, reach.boarding_minutes_at_most)
    )
    return {str(level): boarding if level in BOARDING_LEVELS else day for level in Level}


def _special(province: Province) -> list[str]:
    return sorted(province.communes.index[province.communes["special"].astype(bool)])


def _ways(province: Province, travel: Travel) -> pd.DataFrame:
    """Return commune, site, minutes, km of all pairs with a path; special communes, being exempt, 0 to every site."""
    communes, sites = travel.minutes.index, travel.minutes.columns
    ways = pd.DataFrame(
        {
            "commune": np.repeat(communes.to_numpy(), len(sites)), "site": np.tile(sites.to_numpy(), len(communes)),
            "minutes": travel.minutes.to_numpy(dtype=float).ravel(), "km": travel.km.to_numpy(dtype=float).ravel(),
        }
    )  # fmt: skip
    ways.loc[ways["commune"].isin(_special(province)), ["minutes", "km"]] = 0.0
    return ways.dropna(subset=["minutes"])


def _nearest_today(province: Province, travel: Travel) -> pd.DataFrame:
    """Return commune, programme, nearest: minutes to the nearest site with places in it today, where there is one."""
    offers = offered_today(province)
    rows = []
    for programme, group in offers[offers["places"] > 0].groupby(level="programme", sort=True):
        nearest = travel.minutes[list(group.index.get_level_values("site"))].min(axis=1).dropna()
        rows.append(pd.DataFrame({"commune": nearest.index, "programme": programme, "nearest": nearest.to_numpy()}))
    if not rows:
        return pd.DataFrame(
            {"commune": pd.Series(dtype="str"), "programme": pd.Series(dtype="str"), "nearest": pd.Series(dtype=float)}
        )
    return pd.concat(rows, ignore_index=True)


def _empty(target: str, *numbers: str) -> pd.DataFrame:
    texts = {name: pd.Series(dtype="str") for name in ("commune", "programme", target)}
    return pd.DataFrame(texts | {name: pd.Series(dtype=float) for name in ("minutes", *numbers)})
