"""What the economy needs: entrants that replace those who leave and fill what is added, section → level → field.

    need[s, l, t]    = max(0, E[s,t]·q[s,l,t] − E[s,t−1]·q[s,l,t−1]  +  r_s · E[s,t−1]·q[s,l,t−1])
                              expansion                                  replacement
    entrants[f, l, t] = Σ_s c[s,f] · need[s,l,t] · (1 − firms_l) / completion_l  (+ outside posts)

| symbol | meaning | table |
|---|---|---|
| E[s, t] | employed | `employment` |
| q[s, l, t] | share of its workers whose highest level is l, on a straight line to its target | qualifications |
| r_s | share of workers who leave for good in a year | replacement |
| c[s, f] | share of the section's vocational workers in field f, adds up to 1 | sector_fields |
| completion_l | share of entrants who finish | forecast_parameters |
| firms_l | share of the need that firms train themselves | forecast_parameters |

The manpower-requirements approach of Parnes (OECD, Mediterranean Regional Project, 1962) with replacement demand as in
Willems & de Grip (1993). A section that shrinks faster than people leave it needs nobody: its surplus is not set
against the need of another. Entrants of a year are counted for the need of the same year: how long a course takes
shifts the need by less than its uncertainty. Low and high: each source of uncertainty is set to its low and high
value alone; what that changes is combined as the root of the sum of squares (sources independent of each other).
"""

import math
from collections.abc import Mapping, Sequence

import pandas as pd

from optimizer.data.codes_forecast import Skill, Where
from optimizer.data.province import Province
from optimizer.forecast.assumptions import VARIANTS, Assumptions, filled
from optimizer.forecast.employment import ALL, projected

OF_SECTORS = frozenset({"growth", "replacement", "shares"})
"""Sources that change what a section needs; the others change what becomes of it."""
SOURCES = ("growth", "replacement", "shares", "completion", "taught_by_firms", "outside_posts")
"""What the range of a need comes from."""
HIGHER_IS_LESS = frozenset({"completion", "taught_by_firms"})
KEYS = ["field", "level", "year"]


type Work = Mapping[str, pd.DataFrame]
"""Variant of growth -> frame of `employment.projected`."""


def by_sector(
    province: Province, given: Assumptions, to: int, pick: Mapping[str, str] | None = None, work: Work | None = None
) -> pd.DataFrame:
    """Return what each section needs: columns sector, level, year, stock, expansion, replacement, need (persons).

    `pick` sets a source of `SOURCES` to low or high (else base); `work` is what was projected already.
    """
    pick = pick or {}
    variant = pick.get("growth", "base")
    people = projected(province, to, variant) if work is None else work[variant]
    name = {"low": "share_low", "high": "share_high"}.get(pick.get("shares", "base"), "share")
    held = filled(province.qualifications, "share")
    rows: list[tuple[object, ...]] = []
    years = [int(year) for year in people.columns]
    by_own = {str(sector): part.to_dict("records") for sector, part in held.groupby("sector")}
    for sector, employed in zip(people.index, people.to_numpy(dtype=float), strict=True):
        leaving = _leaving(given, str(sector), pick.get("replacement", "base"))
        for row in by_own.get(str(sector), by_own.get(ALL, [])):
            stock = [n * _share(row, name, year, years[0]) for n, year in zip(employed.tolist(), years, strict=True)]
            for k, year in enumerate(years[1:], start=1):
                more, gone = stock[k] - stock[k - 1], leaving * stock[k - 1]
                rows.append((sector, row["level"], year, stock[k], more, gone, max(0.0, more + gone)))
    return pd.DataFrame(rows, columns=["sector", "level", "year", "stock", "expansion", "replacement", "need"])


def _share(row: Mapping[str, float], name: str, year: int, start: int) -> float:
    """Return the share of workers at a level in `year`: on a straight line from `start` to the target, then flat."""
    share, target, by = float(row[name]), float(row["share_target"]), float(row["target_year"])
    if math.isnan(target) or math.isnan(by) or by <= start:
        return share / 100
    part = min(1.0, (year - start) / (by - start))
    return (share + part * (target - float(row["share"]))) / 100


def _leaving(given: Assumptions, sector: str, variant: str) -> float:
    known = sector if sector in given.replacement.index else None
    return float(given.replacement.at[known, variant]) if known else 0.0


def by_field(given: Assumptions, needs: pd.DataFrame, pick: Mapping[str, str] | None = None) -> pd.DataFrame:
    """Return the entrants that `needs` (of `by_sector`) ask for: columns field, level, year, entrants."""
    pick = pick or {}
    joined = needs.merge(given.sector_fields[["sector", "field", "share"]], on="sector")
    joined["entrants"] = joined["need"] * joined["share"]
    found = joined.groupby(KEYS, as_index=False)["entrants"].sum()
    factor = {
        level: (1 - given.value("taught_by_firms", level, pick.get("taught_by_firms", "base")))
        / given.value("completion", level, pick.get("completion", "base"))
        for level in sorted(found["level"].unique())
    }
    return found.assign(entrants=found["entrants"] * found["level"].map(factor).astype(float))


def outside(province: Province) -> pd.Series:
    """Return the trained posts outside the province of the last year registered: index field."""
    rows = province.vacancies
    rows = rows[(rows["location"] == Where.OUTSIDE) & (rows["skill"] == Skill.TRAINED) & (rows["field"] != "")]
    rows = rows[rows["year"] == rows["year"].max()] if len(rows) else rows
    return rows.groupby("field")["posts"].sum()


def required(
    province: Province, given: Assumptions, needs: pd.DataFrame, pick: Mapping[str, str] | None = None
) -> pd.DataFrame:
    """Return entrants that `needs` (of `by_sector`) come to: columns field, level, year, entrants.

    The share `outside_posts` of trained posts outside the province is added to their field, spread over its levels in
    proportion to its need.
    """
    found = by_field(given, needs, pick)
    part = given.value("outside_posts", "", (pick or {}).get("outside_posts", "base"))
    if part > 0:
        whole = found.groupby(["field", "year"])["entrants"].transform("sum")
        share = (found["entrants"] / whole).where(whole > 0, 0.0)
        posts = found["field"].map(outside(province)).fillna(0.0).astype(float)
        found["entrants"] += part * posts * share
    return found


def ranges(
    province: Province, given: Assumptions, to: int, sources: Sequence[str] = SOURCES, until: int | None = None
) -> pd.DataFrame:
    """Return the need with its range: index (field, level, year), columns low, base, high (entrants), never below 0.

    `until` looks at no count of work after that year (for the back-cast).
    """
    work = {variant: projected(province, to, variant, until) for variant in VARIANTS}
    needs = by_sector(province, given, to, work=work)
    base = required(province, given, needs).set_index(KEYS)["entrants"]
    if base.empty:
        return pd.DataFrame({"low": base, "base": base, "high": base}, dtype=float)
    down, up = base * 0.0, base * 0.0
    for source in sources:
        for variant in ("low", "high"):
            pick = {source: variant}
            changed = by_sector(province, given, to, pick, work) if source in OF_SECTORS else needs
            other = required(province, given, changed, pick).set_index(KEYS)["entrants"]
            change = other.reindex(base.index).fillna(0.0) - base
            down += change.clip(upper=0.0) ** 2
            up += change.clip(lower=0.0) ** 2
    return pd.DataFrame({"low": (base - down**0.5).clip(lower=0.0), "base": base, "high": base + up**0.5})
