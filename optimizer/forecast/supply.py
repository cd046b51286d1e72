"""Who can learn: the people of each commune that a level draws on, what they wish, and how many at most.

    pool[c, l]  = leavers of upper secondary school (cao đẳng), of lower secondary school (trung cấp, trung học nghề,
                  9+, GDTX), or the labour force (sơ cấp, dưới 03 tháng)
    share[c, l] = (1 − w) · pool[c, l] / Σ pool  +  w · wishes[c, l] / Σ wishes
    most[c, l]  = uptake_at_most_l · pool[c, l]

w is `wish_weight` (0 for a level nobody registered for). Leavers are those of the last year of `school_leavers`, else
the column of `communes`; a commune without a figure takes the province's leavers per inhabitant, and where nothing is
known the pool is the population. Leavers to come are not extrapolated: a cohort is as large as the last one.
"""

import pandas as pd

from optimizer.data.codes import Field, Level
from optimizer.data.province import Province
from optimizer.forecast.assumptions import Assumptions

UPPER = frozenset({str(Level.CD)})
LOWER = frozenset({str(Level.TC), str(Level.THN), str(Level.NINE), str(Level.GDTX)})
RURAL = frozenset({str(Field.AGRICULTURE), str(Field.VETERINARY)})
"""Fields that wards ask for less (parameter `urban_farming`)."""


def pool(province: Province, level: str) -> pd.Series:
    """Return the people of each commune that `level` draws on (index commune, persons)."""
    communes = province.communes
    if level in UPPER:
        people = _leavers(province, "upper")
        people = _leavers(province, "lower") if people.isna().all() else people
    elif level in LOWER:
        people = _leavers(province, "lower")
    else:
        people = communes["labour_force"].astype(float)
    return _complete(people, communes["population"].astype(float))


def _leavers(province: Province, column: str) -> pd.Series:
    rows = province.school_leavers
    if len(rows) and rows[column].notna().any():
        known = rows[rows[column].notna()].sort_values("year").drop_duplicates("commune", keep="last")
        return known.set_index("commune")[column].reindex(province.communes.index).astype(float)
    own = province.communes["leavers"].astype(float)
    return own if column == "lower" else own * float("nan")


def _complete(people: pd.Series, population: pd.Series) -> pd.Series:
    known = people.notna()
    if not known.any() or not people[known].sum() > 0:
        return population
    per_head = float(people[known].sum() / population[known].sum())
    return people.fillna(population * per_head)


def wished(province: Province, level: str) -> pd.DataFrame:
    """Return the wishes for `level`: index commune (all), columns field (those wished for), persons."""
    rows = province.wishes[province.wishes["level"] == level]
    if rows.empty:
        return pd.DataFrame(index=province.communes.index)
    table = rows.pivot_table(index="commune", columns="field", values="persons", aggfunc="sum", observed=True)
    return table.reindex(province.communes.index).fillna(0.0).astype(float)


def margins(province: Province, given: Assumptions, level: str) -> pd.Series:
    """Return the share of each commune in the entrants of `level` (adds up to 1)."""
    people, wishes = pool(province, level), wished(province, level).sum(axis=1)
    weight = given.value("wish_weight") if wishes.sum() > 0 else 0.0
    share = (1 - weight) * people / people.sum()
    return share + (weight * wishes / wishes.sum() if weight else 0.0)


def most(province: Province, given: Assumptions, level: str) -> float:
    """Return how many people of the province can at most enter `level` in a year."""
    if ("uptake_at_most", level) not in given.parameters:
        return float("inf")
    return float(pool(province, level).sum()) * given.value("uptake_at_most", level)


def seed(province: Province, given: Assumptions, level: str, fields: list[str]) -> pd.DataFrame:
    """Return what the fitting starts from: index commune, one column for each of `fields`.

    Each column is the commune's share of the people, wards counting `urban_farming` in farming, mixed with the
    commune's share of the wishes for the field, where there are any.
    """
    people, wishes = pool(province, level), wished(province, level)
    share = people / people.sum()
    weight = given.value("wish_weight")
    wards = province.communes["urban"].astype(bool)
    columns = {}
    for field in fields:
        start = share.where(~wards, share * given.value("urban_farming")) if field in RURAL else share
        start = start / start.sum() if start.sum() > 0 else share
        asked = wishes[field] if field in wishes.columns else None
        if asked is not None and asked.sum() > 0:
            start = (1 - weight) * start + weight * asked / asked.sum()
        columns[field] = start
    return pd.DataFrame(columns, index=province.communes.index)


def participation(province: Province, given: Assumptions, level: str) -> pd.Series | None:
    """Return low, base, high entrants by the parameter `participation` (share of the pool), None where not given."""
    if not given.has("participation", level):
        return None
    people = float(pool(province, level).sum())
    return pd.Series({v: people * given.value("participation", level, v) for v in ("low", "base", "high")})
