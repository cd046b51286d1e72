"""Buildings set free: what has been decided for each, and how long the state budget looks after it.

Upkeep a year = site_guard_mvnd + site_maintenance_mvnd · rooms. Until a decision (`FreedUse.PENDING`) it is paid for
two years; of what is kept, every year; what is transferred, handed to the commune or taken back costs nothing any more.
It is no part of the objective.
"""

import pandas as pd

from optimizer.data.codes import FreedUse
from optimizer.data.province import Province
from optimizer.solution.costs import Prices

PENDING_YEARS = 2
"""Years that a building set free is looked after until its use is decided (assumption of this program)."""


def closed(sites: pd.DataFrame) -> pd.DataFrame:
    """Return the sites that the plan closes."""
    return sites[sites["status"] == "closed"]


def uses(province: Province, sites: pd.DataFrame) -> pd.Series:
    """Return site -> what has been decided for it (`FreedUse`)."""
    return province.sites["freed_use"].reindex(sites.index).astype(str)


def upkeep(price: Prices, sites: pd.DataFrame) -> pd.Series:
    """Return site -> what looking after it costs a year (million VND)."""
    return price("site_guard_mvnd") + price("site_maintenance_mvnd") * sites["rooms"].fillna(0.0)


def years_paid(use: str, years: int) -> int:
    """Return in how many of the first `years` years after it closes a site with this use is looked after."""
    return {FreedUse.KEEP: years, FreedUse.PENDING: min(PENDING_YEARS, years)}.get(FreedUse(use), 0)


def kept(price: Prices, sites: pd.DataFrame) -> float:
    """Return the upkeep of closed sites that are kept, a year in the long run (million VND)."""
    return _of(price, sites, FreedUse.KEEP)


def waiting(price: Prices, sites: pd.DataFrame, year: int) -> float:
    """Return the upkeep of closed sites that wait for a decision, in the `year`-th year after they close."""
    return _of(price, sites, FreedUse.PENDING) if year <= PENDING_YEARS else 0.0


def _of(price: Prices, sites: pd.DataFrame, use: FreedUse) -> float:
    freed = closed(sites)
    return float(upkeep(price, freed)[uses(price.province, freed) == str(use)].sum())
