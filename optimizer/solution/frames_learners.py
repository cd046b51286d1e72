"""Frames about learners: who is placed where, how far the nearest basic site is, how demand is met."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from optimizer.data.codes import BASIC_LEVELS
from optimizer.data.province import Province
from optimizer.model.decisions import Decisions
from optimizer.scenario import Scenario
from optimizer.solution.after import After
from optimizer.solution.schema import NETWORK, conform
from optimizer.solution.today import Today


def placements_frame(today: Today, after: After, decisions: Decisions, scenario: Scenario) -> pd.DataFrame:
    """Return `Network.placements`: one row per commune, programme and site or mobile team.

    Learners in a mobile class stay in their commune: minutes and km are 0, nobody boards.
    """
    at_sites = _rows(decisions.place, "site")
    owner = at_sites["site"].map(today.owner)
    commute = scenario.reach.commute_minutes
    minutes = _lookup(today.minutes, at_sites)
    at_sites = at_sites.assign(
        institution=at_sites["site"].map(after.operator), team=owner, delivery="site", minutes=minutes,
        km=_lookup(today.km, at_sites), boards=minutes > commute,
    )  # fmt: skip
    mobile = _rows(decisions.mobile, "team")
    mobile = mobile.assign(
        site="", institution=mobile["team"].map(after.final), delivery="mobile", minutes=0.0, km=0.0, boards=False
    )
    both = pd.concat([conform(part, NETWORK["placements"]) for part in (at_sites, mobile)], ignore_index=True)
    return both.sort_values(["commune", "programme", "site", "team"], ignore_index=True)


def demand_frame(today: Today, decisions: Decisions) -> pd.DataFrame:
    """Return `Network.demand` over every commune and programme with demand, or with anyone placed or unplaced."""
    parts = {
        "placed": _sums(decisions.place),
        "mobile": _sums(decisions.mobile),
        "unplaced": _sums({(*key, ""): value for key, value in decisions.unplaced.items()}),
    }
    index = today.demand.index
    for part in parts.values():
        index = index.union(part.index)
    index = index.set_names(["commune", "programme"]).sort_values()
    columns = {"demand": today.demand, **parts}
    frame = pd.DataFrame({name: values.reindex(index).fillna(0.0) for name, values in columns.items()}, index=index)
    return conform(frame, NETWORK["demand"])


def access_frame(
    province: Province, today: Today, after: After, scenario: Scenario, placements: pd.DataFrame
) -> pd.DataFrame:
    """Return `Network.access`: the nearest open basic site of each commune, now and in the network.

    A basic site is open and runs sơ cấp, THN or GDTX at the site. A commune is exempt where the limit itself does not
    hold: an island (`special`), no basic site in reach today, or today's nearest beyond the limit, which then holds.
    """
    special = province.communes["special"].astype(bool)
    site, minutes = nearest(today.minutes.mask(special), basic_sites_after(province, after))
    _, recorded = nearest(today.minutes.mask(special), basic_sites_today(province, today))
    basic_km = [np.nan if not s else today.km.at[c, s] for c, s in site.items()]
    at_sites = placements[placements["delivery"] == "site"]
    placed = at_sites.groupby("commune")["entrants"].sum()
    travelled = (at_sites["entrants"] * at_sites["minutes"]).groupby(at_sites["commune"]).sum()
    limit = scenario.coverage.minutes_at_most
    beyond = recorded.isna() | (recorded > (np.inf if limit is None else limit))
    frame = pd.DataFrame(
        {
            "basic_site": site, "basic_minutes": minutes, "basic_km": pd.Series(basic_km, index=site.index),
            "recorded_minutes": recorded,
            "limit_minutes": np.nan if limit is None else recorded.clip(lower=limit),
            "exempt": special | beyond,
            "entrants_placed": placed.reindex(special.index).fillna(0.0),
            "mean_minutes": (travelled / placed.where(placed > 0)).reindex(special.index),
        }
    )  # fmt: skip
    return conform(frame.rename_axis("commune"), NETWORK["access"])


def basic_sites_today(province: Province, today: Today) -> list[str]:
    """Return the sites that have places or entrants in sơ cấp, THN or GDTX taught at the site today."""
    lively = today.site_offers[(today.site_offers["places"] > 0) | (today.site_offers["entrants"] > 0)]
    return _basic(province, pd.MultiIndex.from_tuples(lively.index.to_list(), names=["programme", "site"]))


def basic_sites_after(province: Province, after: After) -> list[str]:
    """Return the open sites where a programme of sơ cấp, THN or GDTX runs after the plan."""
    return [site for site in _basic(province, after.runs) if after.operator[site] != ""]


def _basic(province: Province, pairs: pd.MultiIndex) -> list[str]:
    levels = province.programmes["level"].reindex(pairs.get_level_values("programme"))
    return sorted(set(pairs.get_level_values("site")[levels.isin(BASIC_LEVELS).to_numpy(dtype=bool)]))


def nearest(minutes: pd.DataFrame, sites: list[str]) -> tuple[pd.Series, pd.Series]:
    """Return, by commune, the nearest of `sites` ("" if none is reachable; first code of equals) and its minutes."""
    table = minutes[sites]
    least = table.min(axis=1) if sites else pd.Series(np.nan, index=minutes.index)
    filled = table.fillna(np.inf)
    first = filled.idxmin(axis=1) if sites else pd.Series("", index=minutes.index, dtype=object)
    return first.where(least.notna(), ""), least.astype(float)


def _rows(table: Mapping[tuple[str, str, str], float], where: str) -> pd.DataFrame:
    """Return the entries of `table` as rows commune, programme, `where`, entrants; zeros left out."""
    rows = [(*key, float(value)) for key, value in sorted(table.items()) if value != 0]
    return pd.DataFrame(rows, columns=["commune", "programme", where, "entrants"])


def _sums(table: Mapping[tuple[str, str, str], float]) -> pd.Series:
    """Sum entrants over the last key: index commune, programme."""
    rows = _rows(table, "where")
    return rows.groupby(["commune", "programme"])["entrants"].sum()


def _lookup(matrix: pd.DataFrame, rows: pd.DataFrame) -> pd.Series:
    """Return the cell (commune, site) of `matrix` for every row."""
    lines = matrix.index.get_indexer(rows["commune"])
    columns = matrix.columns.get_indexer(rows["site"])
    return pd.Series(matrix.to_numpy()[lines, columns], index=rows.index, dtype=float)
