"""How each unit stands today: size, fill, overlap, distance to the next unit, land, and the norms it does not meet."""

import numpy as np
import pandas as pd

from optimizer.data.codes import Level
from optimizer.data.province import Province
from optimizer.network.travel import Travel
from optimizer.solution.plan import Network
from optimizer.solution.schema import BUNDLE, conform
from optimizer.wording import LANGUAGES, number, say

POSTS_AT_LEAST = 15.0
"""Fewest posts of a public unit (NĐ 120/2020/NĐ-CP Điều 5), where no norm says it."""
URBAN_FACTOR = 2.0
"""m² outside towns that one urban m² stands for (NĐ 24/2022/NĐ-CP), where no norm says it."""


def diagnosis(province: Province, travel: Travel, today: Network) -> pd.DataFrame:
    """Return `Bundle.diagnosis`: a row per institution of today's network.

    places, entrants = `licensed`; fill_share = entrants / places; shared = occupations that another unit of the same
    area is licensed for too; nearest_minutes = from its head site to the nearest head site of another unit; land_m2
    counts an urban m² as `urban_land_factor`; broken = norms not met among posts and land. NaN where a figure is not
    known.
    """
    units, table = today.institutions, province.institutions
    found = licensed(province).reindex(units.index).fillna(0.0)
    found["fill_share"] = (found["entrants"] / found["places"]).where(found["places"] > 0)
    found["posts"] = units["posts"]
    found["posts_norm"] = _norm(province, units["type"], "posts_at_least", POSTS_AT_LEAST)
    found["land_m2"] = _land(province).reindex(units.index)
    found["land_norm_m2"] = _norm(province, units["type"], "land_rural_m2", float("nan"))
    found["administration_share"] = (table["administration"] / table["posts"]).reindex(units.index)
    found["self_financed_share"] = (table["revenue_mvnd"] / table["expenditure_mvnd"]).reindex(units.index)
    found = found.replace([np.inf, -np.inf], np.nan)
    for code in units.index:
        found.loc[code, ["shared", "shared_with"]] = _overlap(province, units, str(code))
        found.loc[code, ["nearest_minutes", "nearest_km", "nearest"]] = _nearest(travel, units, str(code))
        broken = _broken(found.loc[code])
        found.loc[code, "broken"] = float(len(broken))
        for lang in LANGUAGES:
            found.loc[code, lang] = " ".join(
                say(f"diagnosis.{key}", lang, has=number(has, lang), norm=number(norm, lang))
                for key, has, norm in broken
            )
    return conform(found.rename_axis("institution"), BUNDLE["diagnosis"])


def licensed(province: Province) -> pd.DataFrame:
    """Return institution -> places, entrants (a year), licensed and recorded, driving left out.

    At its sites, on the move and with enterprises: the sums that the recorded fill rate of the province divides.
    """
    offers = province.offers
    taught = offers[offers["programme"].map(province.programmes["level"]) != Level.DRIVING]
    owner = taught["site"].map(province.sites["institution"])
    return taught[["places", "entrants"]].fillna(0.0).groupby(owner).sum().rename_axis("institution")


def _norm(province: Province, kinds: pd.Series, parameter: str, default: float) -> pd.Series:
    def one(kind: str) -> float:
        try:
            return province.norm(parameter, kind=kind)
        except KeyError:
            return default

    return kinds.map({kind: one(str(kind)) for kind in sorted(set(kinds))}).astype(float)


def _land(province: Province) -> pd.Series:
    """Return institution -> Σ land of its sites, urban m² times the factor; NaN where a site's land is not known."""
    try:
        factor = province.norm("urban_land_factor")
    except KeyError:
        factor = URBAN_FACTOR
    sites = province.sites[~province.sites.index.isin(province.planned)]
    metres = sites["land_m2"] * sites["urban"].astype(bool).map({True: factor, False: 1.0})
    return metres.groupby(sites["institution"]).sum(min_count=1, skipna=False)


def _overlap(province: Province, units: pd.DataFrame, code: str) -> list[object]:
    """Return how many of its occupations other units of its area are licensed for, and the unit that shares most."""
    owner = province.offers["site"].map(province.sites["institution"])
    taught = province.offers["occupation"].groupby(owner).agg(set)
    mine = taught.get(code, set())
    near = [i for i in units.index if i != code and units.at[i, "area"] == units.at[code, "area"]]
    common = {i: mine & taught.get(i, set()) for i in near}
    shared = set().union(*common.values()) if common else set()
    if not shared:
        return [0.0, ""]
    most = max(sorted(common), key=lambda i: len(common[i]))
    return [float(len(shared)), str(units.at[most, "name"])]


def _nearest(travel: Travel, units: pd.DataFrame, code: str) -> list[object]:
    heads = units["head_site"]
    known = [i for i in units.index if i != code and heads[i] in travel.site_minutes.columns]
    if heads[code] not in travel.site_minutes.index or not known:
        return [float("nan"), float("nan"), ""]
    minutes = travel.site_minutes.loc[heads[code], list(heads[known])]
    if minutes.isna().all():
        return [float("nan"), float("nan"), ""]
    place = int(np.nanargmin(minutes.to_numpy(dtype=float)))
    km = float(travel.site_km.loc[heads[code], list(heads[known])].iloc[place])
    return [float(minutes.iloc[place]), km, str(units.at[known[place], "name"])]


def _broken(row: pd.Series) -> list[tuple[str, float, float]]:
    pairs = [("posts", row["posts"], row["posts_norm"]), ("land", row["land_m2"], row["land_norm_m2"])]
    return [(key, float(has), float(norm)) for key, has, norm in pairs if has < norm]
