"""A forecast in five small tables that a report can print cell by cell.

They are sums of the table `demand`, beside what is recorded, assigned and offered:

| table | columns |
|---|---|
| levels | level, year, low, base, high, target |
| history | level, year, entrants (only years in which every field of the level has a figure) |
| fields | field, year, low, base, high, places, gap (base − places) |
| communes | commune, year, base |
| orders | those of `orders.COLUMNS`: commissioned training |

Entrants a year. Places are those of today's offers (`offers.places`), so the gap says what today's network lacks.
"""

import pandas as pd

from optimizer.data.codes import Level
from optimizer.data.province import Province
from optimizer.forecast.assumptions import VARIANTS
from optimizer.forecast.history import history
from optimizer.forecast.orders import orders_of
from optimizer.forecast.spread import SOURCE

WITHOUT_DRIVING = [level for level in Level if level != Level.DRIVING]


def carries(province: Province) -> bool:
    """Return whether the table `demand` of the province is, all of it, made by the forecast."""
    return bool(len(province.demand)) and bool((province.demand["source"] == SOURCE).all())


def summary(province: Province, demand: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Return the tables above for `demand` (columns commune, programme, year, low, base, high)."""
    known = province.programmes[["field", "level"]]
    rows = demand[["commune", "programme", "year", *VARIANTS]].merge(known, left_on="programme", right_index=True)
    cells = rows.groupby(["field", "level", "programme", "year"], as_index=False)["base"].sum()
    communes = rows.groupby(["commune", "year"], as_index=False)["base"].sum()
    return {
        "levels": _levels(province, rows), "history": _history(province), "fields": _fields(province, rows),
        "communes": communes, "orders": orders_of(province, cells),
    }  # fmt: skip


def _levels(province: Province, rows: pd.DataFrame) -> pd.DataFrame:
    sums = rows.groupby(["level", "year"])[list(VARIANTS)].sum()
    targets = province.training_targets.set_index(["level", "year"])["entrants"].astype(float)
    return sums.assign(target=targets.reindex(sums.index)).reset_index()


def _history(province: Province) -> pd.DataFrame:
    past = history(province)
    by_year = past.groupby(["level", "year"])["entrants"].agg(["sum", "size"]).reset_index()
    whole = by_year[by_year["size"] == by_year.groupby("level")["size"].transform("max")]
    return whole.rename(columns={"sum": "entrants"})[["level", "year", "entrants"]].reset_index(drop=True)


def _fields(province: Province, rows: pd.DataFrame) -> pd.DataFrame:
    offers = province.offers.join(province.programmes[["field", "level"]], on="programme")
    places = offers[offers["level"].isin(WITHOUT_DRIVING)].groupby("field")["places"].sum()
    sums = rows.groupby(["field", "year"], as_index=False)[list(VARIANTS)].sum()
    sums["places"] = sums["field"].map(places).fillna(0.0).astype(float)
    return sums.assign(gap=sums["base"] - sums["places"])
