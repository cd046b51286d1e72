"""How far the nearest offer of each field and level is, from every commune: today and in the plan."""

from itertools import product

import numpy as np
import pandas as pd

from optimizer.data.province import Province
from optimizer.network.travel import Travel
from optimizer.solution.frames_learners import nearest
from optimizer.solution.plan import Network
from optimizer.solution.schema import BUNDLE, conform

ANY = ""
"""In place of a field or level: whichever."""


def nearest_offers(province: Province, travel: Travel, plan: Network | None, unchanged: Network) -> pd.DataFrame:
    """Return `Bundle.nearest`: commune, field, level -> nearest site that teaches it, minutes and km one way.

    Field and level are those of the province's programmes, each pair that one of them has, and `ANY` for either or
    both. A site teaches it where an offer of it runs at the site (mobile classes are none) and the site is open. Where
    no such site can be reached, and from an exempt island (`special`), the site is "" and the way unknown.
    """
    minutes = travel.minutes.mask(province.communes["special"].astype(bool))
    parts = []
    for (field, level), programmes in kinds(province.programmes).items():
        before = _ways(minutes, travel, _teaching(unchanged, programmes)).add_suffix("_before")
        after = _ways(minutes, travel, _teaching(plan, programmes)).add_suffix("_after")
        parts.append(pd.concat([before, after], axis=1).assign(field=field, level=level))
    frame = pd.concat(parts).rename_axis("commune").set_index(["field", "level"], append=True).sort_index()
    return conform(frame, BUNDLE["nearest"])


def kinds(programmes: pd.DataFrame) -> dict[tuple[str, str], frozenset[str]]:
    """Return (field, level), either of them or both `ANY`, -> its programmes (`programmes`: index programme)."""
    found: dict[tuple[str, str], set[str]] = {}
    for code, field, level in programmes[["field", "level"]].astype(str).itertuples(name=None):
        for kind in product((ANY, field), (ANY, level)):
            found.setdefault(kind, set()).add(str(code))
    return {kind: frozenset(found[kind]) for kind in sorted(found)}


def _ways(minutes: pd.DataFrame, travel: Travel, sites: list[str]) -> pd.DataFrame:
    """Return commune -> the nearest of `sites`, minutes, km."""
    site, least = nearest(minutes, sites)
    km = [travel.km.at[commune, code] if code else np.nan for commune, code in site.items()]
    return pd.DataFrame({"site": site, "minutes": least, "km": pd.Series(km, index=site.index, dtype=float)})


def _teaching(network: Network | None, programmes: frozenset[str]) -> list[str]:
    if network is None:
        return []
    offers = network.offers.reset_index()
    taught = offers[offers["runs"].astype(bool) & (offers["delivery"] == "site") & offers["programme"].isin(programmes)]
    return sorted(set(taught["site"]) & set(network.sites.index[network.sites["open"].astype(bool)]))
