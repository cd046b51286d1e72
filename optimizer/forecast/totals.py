"""The province's entrants of each field and level: need, take-up and trend weighed against each other.

Which source speaks for a level: what the economy needs where workers of the level are counted, the share of leavers
that takes it up where `participation` is given, and the trend where there is a history. A number that only one source
knows is that source's; where the back-cast shows that enrolments alone foretell better, the trend alone counts.
"""

import pandas as pd

from optimizer.data.province import Province
from optimizer.forecast.assumptions import Assumptions, Z
from optimizer.forecast.combine import combine
from optimizer.forecast.supply import participation, wished

COLUMNS = ["field", "level", "year", "needs", "needs_sd", "uptake", "uptake_sd", "trend", "trend_sd", "weight_needs",
           "weight_uptake", "weight_trend", "between", "base", "sd", "low", "high"]  # fmt: skip
SOURCES = ("needs", "uptake", "trend")


def totals(
    province: Province, given: Assumptions, needed: pd.DataFrame, ahead: pd.DataFrame, past: pd.DataFrame, *,
    first: int, only_trend: bool,
) -> pd.DataFrame:  # fmt: skip
    """Return `COLUMNS` for every field, level and year from `first` on (entrants; missing source: NaN with weight 0).

    `needed` is a frame of `needs.ranges`, `ahead` has columns field, level, year, base, sd. With `only_trend` the
    other sources are shown and weigh nothing where there is a trend.
    """
    known: dict[tuple[str, str, int], dict[str, tuple[float, float]]] = {}
    for (field, level, year), low, base, high in needed.itertuples(name=None):
        known.setdefault((field, level, int(year)), {})["needs"] = (base, (high - low) / (2 * Z))
    for field, level, year, base, sd in ahead[["field", "level", "year", "base", "sd"]].itertuples(
        index=False, name=None
    ):
        known.setdefault((field, level, int(year)), {})["trend"] = (base, sd)
    known = {key: sources for key, sources in known.items() if key[2] >= first}
    years = sorted({year for _, _, year in known})
    for key, estimate in _uptake(province, given, needed, past, years).items():
        known.setdefault(key, {})["uptake"] = estimate
    rows = [_row(key, known[key], only_trend=only_trend) for key in sorted(known)]
    table = pd.DataFrame(rows, columns=COLUMNS)
    return table.sort_values(["level", "field", "year"]).reset_index(drop=True)


def _row(key: tuple[str, str, int], sources: dict[str, tuple[float, float]], *, only_trend: bool) -> list[object]:
    using = ["trend"] if only_trend and "trend" in sources else [s for s in SOURCES if s in sources]
    found = combine([sources[s][0] for s in using], [sources[s][1] for s in using])
    weights = dict(zip(using, found.weights, strict=True))
    nothing = (float("nan"), float("nan"))
    told = [value for s in SOURCES for value in sources.get(s, nothing)]
    low, high = max(0.0, found.mean - Z * found.sd), found.mean + Z * found.sd
    shares = [weights.get(s, 0.0) for s in SOURCES]
    return [*key, *told, *shares, found.between, found.mean, found.sd, low, high]


def _uptake(
    province: Province, given: Assumptions, needed: pd.DataFrame, past: pd.DataFrame, years: list[int]
) -> dict[tuple[str, str, int], tuple[float, float]]:
    """Return what the parameter `participation` says, split over the fields of the level's programmes."""
    found = {}
    for level in sorted(province.programmes["level"].unique()):
        people = participation(province, given, str(level))
        if people is None:
            continue
        shares = field_shares(province, str(level), needed, past)
        sd = float(people["high"] - people["low"]) / (2 * Z)
        for field, share in shares.items():
            for year in years:
                found[str(field), str(level), year] = (float(people["base"]) * share, sd * share)
    return found


def field_shares(province: Province, level: str, needed: pd.DataFrame, past: pd.DataFrame) -> pd.Series:
    """Return how a level's entrants split over the fields it has programmes in (adds up to 1).

    By the wishes registered for the level, else its past entrants, else what the economy needs in these fields at all
    levels, else evenly.
    """
    fields = sorted(province.programmes.loc[province.programmes["level"] == level, "field"].unique())
    wishes = wished(province, level).sum()
    before = past[past["level"] == level].groupby("field")["entrants"].sum()
    base = needed["base"].groupby(level="field").sum() if len(needed) else pd.Series(dtype=float)
    for source in (wishes, before, base):
        share = source.reindex(fields).fillna(0.0).astype(float)
        if share.sum() > 0:
            return share / share.sum()
    return pd.Series(1 / len(fields), index=fields)
