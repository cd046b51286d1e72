"""Employed persons by section and year: the last count carried on by growth targets, held to a total where given.

    E[s, t] = E[s, t₀] · (1 + e_s · g_s)^(t − t₀)

| symbol | meaning | table |
|---|---|---|
| E[s, t₀] | employed in the last year that has sections | employment |
| g_s | growth a year: low, base, high | sector_growth |
| e_s | per cent of work per per cent of growth (1: the target is of work itself) | sector_growth |

Where the table names totals (section ALL) of later years, sections are scaled so that they add up to the total, read
between its years along a straight line. A section without a target takes that of ALL; without one, half of its own
past growth either way (none: it stays as it is). Years missing between two counts lie on a straight line.
"""

import numpy as np
import pandas as pd

from optimizer.data.codes_forecast import Sector
from optimizer.data.province import Province
from optimizer.forecast.assumptions import VARIANTS, filled

ALL = str(Sector.ALL)


def counted(province: Province) -> pd.DataFrame:
    """Return employed persons: index section (ALL left out), columns every year from the first to the last counted.

    Sections of the last year only; years missing between two counts are interpolated; years before a section's first
    count are NaN.
    """
    rows = province.employment[province.employment["sector"] != ALL]
    if rows.empty:
        return pd.DataFrame(index=pd.Index([], name="sector"))
    wide = rows.pivot_table(index="sector", columns="year", values="employed", aggfunc="sum", observed=True)
    years = range(int(wide.columns.min()), int(wide.columns.max()) + 1)
    wide = wide.reindex(columns=years).interpolate(axis=1, limit_area="inside")
    return wide.ffill(axis=1).sort_index()


def growth(province: Province, past: pd.DataFrame | None = None) -> pd.DataFrame:
    """Return the growth of work a year (share): index section, columns low, base, high, and ``given`` (bool).

    `past` is what `counted` returned, where it is known already.
    """
    targets = filled(province.sector_growth, "growth").set_index("sector")
    past = counted(province) if past is None else past
    rows = {}
    for sector in past.index:
        known = sector if sector in targets.index else ALL if ALL in targets.index else None
        if known is not None:
            row = targets.loc[known]
            three = sorted(
                float(row[name]) * float(row["elasticity"]) / 100 for name in ("growth_low", "growth", "growth_high")
            )
            rows[sector] = (*three, True)
        else:
            g = _past_growth(past.loc[sector].dropna())
            rows[sector] = (g - abs(g) / 2, g, g + abs(g) / 2, False)
    return pd.DataFrame.from_dict(rows, orient="index", columns=[*VARIANTS, "given"]).rename_axis("sector")


def _past_growth(series: pd.Series) -> float:
    if len(series) < 2 or series.iloc[0] <= 0 or series.iloc[-1] <= 0:  # noqa: PLR2004 - growth takes two counts
        return 0.0
    return float((series.iloc[-1] / series.iloc[0]) ** (1 / (len(series) - 1)) - 1)


def projected(province: Province, to: int, variant: str = "base", until: int | None = None) -> pd.DataFrame:
    """Return employed persons: index section, columns the last counted year to `to`; empty where none are counted.

    `until` looks at no count after that year (for the back-cast).
    """
    whole = counted(province)
    past = whole if until is None else whole[[year for year in whole.columns if year <= until]]
    if past.empty or not len(past.columns):
        return pd.DataFrame(index=pd.Index([], name="sector"))
    start = int(past.columns[-1])
    rate = growth(province, whole)[variant].reindex(past.index).fillna(0.0)
    begin = past[start].fillna(0.0)
    work = pd.DataFrame({year: begin * (1 + rate) ** (year - start) for year in range(start, max(to, start) + 1)})
    return held(work, totals(province))


def totals(province: Province) -> pd.Series:
    """Return the given totals of employed persons by year (section ALL)."""
    rows = province.employment[province.employment["sector"] == ALL]
    return rows.set_index("year")["employed"].sort_index()


def held(work: pd.DataFrame, given: pd.Series) -> pd.DataFrame:
    """Return `work` scaled so that each year's sections add up to the given total of that year, where there is one.

    Between two given years the total lies on a straight line; outside them the scale of the nearest one is kept.
    """
    given = given[given > 0]
    inside = [year for year in given.index if year in work.columns]
    if not inside:
        return work
    sums = work.sum()
    scale = np.interp(work.columns.to_numpy(dtype=float), [float(y) for y in inside],
                      [float(given[y]) / float(sums[y]) if sums[y] > 0 else 1.0 for y in inside])  # fmt: skip
    return work * scale
