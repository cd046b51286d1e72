"""Enrolments of past years by field and level, whole: gaps filled, fields held to the totals of their level.

Where the table `enrolments` is empty, the three years of entrants in `offers` stand in for it: year N is the calendar
year before the date of the figures. A year in which an offer has no figure is left out for its field and level.
"""

import pandas as pd

from optimizer.data.codes import Basis, Level
from optimizer.data.province import Province

COLUMNS = ["field", "level", "year", "entrants", "observed"]


def history(province: Province) -> pd.DataFrame:
    """Return past entrants: columns field, level, year, entrants, observed (bool: counted, not estimated or filled in).

    Driving is left out. Years missing inside a series lie on a straight line; where a level's total (empty field) is
    given, the fields of that year are scaled to it; a year with a total only takes the fields' shares of all years.
    """
    rows = province.enrolments if len(province.enrolments) else _of_offers(province)
    rows = rows[rows["level"] != Level.DRIVING].copy()
    rows["observed"] = rows["basis"] != Basis.ESTIMATE
    fields = _gapless(rows[rows["field"] != ""])
    whole = rows[rows["field"] == ""].set_index(["level", "year"])
    parts = [fields]
    for (level, year), total, observed in whole[["entrants", "observed"]].itertuples(name=None):
        here = (fields["level"] == level) & (fields["year"] == year)
        if here.any():
            known = float(fields.loc[here, "entrants"].sum())
            if known > 0:
                fields.loc[here, "entrants"] *= float(total) / known
        else:
            parts.append(_shared(fields[fields["level"] == level], level, year, float(total), observed=observed))
    found = _gapless(pd.concat(parts)) if len(parts) > 1 else fields
    return found.sort_values(["level", "field", "year"]).reset_index(drop=True)[COLUMNS]


def _shared(fields: pd.DataFrame, level: str, year: int, total: float, *, observed: bool) -> pd.DataFrame:
    """Return a total split over the fields of its level by their entrants of all years; empty without any."""
    by_field = fields.groupby("field")["entrants"].sum()
    if not by_field.sum() > 0:
        return pd.DataFrame(columns=COLUMNS).astype({"year": int, "entrants": float, "observed": bool})
    return pd.DataFrame(
        {"field": by_field.index, "level": level, "year": year, "observed": observed,
         "entrants": (total * by_field / by_field.sum()).to_numpy()}
    )  # fmt: skip


def _gapless(rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows with the years missing inside a series filled in along a straight line (not observed)."""
    parts = []
    for (field, level), series in rows.groupby(["field", "level"]):
        by_year = series.groupby("year").agg(entrants=("entrants", "sum"), observed=("observed", "all"))
        years = range(int(by_year.index.min()), int(by_year.index.max()) + 1)
        whole = by_year.reindex(years)
        whole["entrants"] = whole["entrants"].astype(float).interpolate()
        whole["observed"] = whole["observed"].eq(True)
        parts.append(whole.rename_axis("year").reset_index().assign(field=field, level=level))
    if not parts:
        return pd.DataFrame(columns=COLUMNS).astype({"year": int, "entrants": float, "observed": bool})
    return pd.concat(parts, ignore_index=True)[COLUMNS]


def _of_offers(province: Province) -> pd.DataFrame:
    last = int(province.facts["as_of"][:4]) - 1
    offers = province.offers.join(province.programmes[["field", "level"]], on="programme")
    parts = [
        offers[["field", "level", "basis"]].assign(year=year, entrants=offers[column])
        for year, column in ((last - 2, "entrants_2"), (last - 1, "entrants_1"), (last, "entrants"))
    ]
    rows = pd.concat(parts)
    rows["estimated"] = rows["basis"] == Basis.ESTIMATE
    rows["missing"] = rows["entrants"].isna()
    summed = rows.groupby(["field", "level", "year"], as_index=False).agg(
        entrants=("entrants", "sum"), estimated=("estimated", "any"), missing=("missing", "any")
    )
    summed = summed[~summed.pop("missing")]
    summed["basis"] = summed.pop("estimated").map({True: str(Basis.ESTIMATE), False: str(Basis.OFFICIAL)})
    return summed
