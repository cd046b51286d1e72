"""How far the nearest offer of each level is, from every commune: today and in the plan."""

import numpy as np
import pandas as pd

from optimizer.data.province import Province
from optimizer.network.travel import Travel
from optimizer.solution.frames_learners import nearest
from optimizer.solution.plan import Network
from optimizer.solution.schema import BUNDLE, conform


def nearest_offers(province: Province, travel: Travel, plan: Network | None, unchanged: Network) -> pd.DataFrame:
    """Return `Bundle.nearest`: commune, level -> nearest site that teaches the level, minutes and km one way.

    A site teaches a level where an offer of it runs at the site (mobile classes are none) and the site is open. Where
    no such site can be reached, and from an exempt island (`special`), the site is "" and the way unknown.
    """
    parts = []
    for level in sorted(set(province.programmes["level"].astype(str))):
        before = _ways(province, travel, unchanged, level).add_suffix("_before")
        after = _ways(province, travel, plan, level).add_suffix("_after")
        parts.append(pd.concat([before, after], axis=1).assign(level=level))
    frame = pd.concat(parts).rename_axis("commune").set_index("level", append=True).sort_index()
    return conform(frame, BUNDLE["nearest"])


def _ways(province: Province, travel: Travel, network: Network | None, level: str) -> pd.DataFrame:
    """Return commune -> site, minutes, km."""
    special = province.communes["special"].astype(bool)
    site, minutes = nearest(
        travel.minutes.mask(special), [] if network is None else _teaching(province, network, level)
    )
    km = [travel.km.at[commune, code] if code else np.nan for commune, code in site.items()]
    return pd.DataFrame({"site": site, "minutes": minutes, "km": pd.Series(km, index=site.index, dtype=float)})


def _teaching(province: Province, network: Network, level: str) -> list[str]:
    offers = network.offers.reset_index()
    levels = offers["programme"].map(province.programmes["level"]).astype(str)
    taught = offers[offers["runs"].astype(bool) & (offers["delivery"] == "site") & (levels == level)]
    return sorted(set(taught["site"]) & set(network.sites.index[network.sites["open"].astype(bool)]))
