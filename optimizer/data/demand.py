"""Demand by commune: area rows are spread over the communes of the area, learners across the border counted."""

import pandas as pd

from optimizer.data.codes import Level
from optimizer.data.flows import across_border, estimated_from_enrolments
from optimizer.data.province import Province
from optimizer.data.rules import notice
from optimizer.data.shares import largest_remainder
from optimizer.errors import DataError
from optimizer.scenario import Variant


def demand_by_commune(province: Province, year: int, variant: Variant) -> pd.Series:
    """Return the entrants a year that each commune asks for in each programme in `year`.

    The index is (commune, programme), sorted; values are int, zeros left out; driving is left out (it is not
    planned). A row of an area is spread over its communes by their leavers of lower secondary school, or by
    population where the leavers of any of them are not known or all zero; largest remainder, ties to the smaller
    commune code, so that every area row is conserved. Several rows for one commune and programme add up. Who goes out
    of the province to learn is taken off, who comes in is added (`optimizer.data.flows`).

    Raises
    ------
    DataError
        The demand table has no rows for `year`.
    """
    rows = province.demand[province.demand["year"] == year]
    if rows.empty:
        years = ", ".join(str(known) for known in sorted(set(province.demand["year"])))
        raise DataError((notice("data.no_demand_year", "demand", None, "year", str(year), {"years": years}),))
    driving = province.programmes.index[province.programmes["level"] == Level.DRIVING]
    rows = rows[~rows["programme"].isin(driving)]
    spread = rows["commune"].isin(province.areas.index) & ~rows["commune"].isin(province.communes.index)
    parts = [
        rows.loc[~spread, ["commune", "programme", variant]].set_axis(["commune", "programme", "entrants"], axis=1)
    ]
    for area, programme, entrants in rows.loc[spread, ["commune", "programme", variant]].itertuples(
        index=False, name=None
    ):
        communes, weights = _weights(province, area)
        shares = largest_remainder(round(entrants), weights)
        parts.append(pd.DataFrame({"commune": communes, "programme": programme, "entrants": shares}))
    total = pd.concat(parts).groupby(["commune", "programme"])["entrants"].sum().round().astype(int)
    total = across_border(province, total, estimated_from_enrolments(rows))
    return total[total > 0].sort_index().rename("demand")


def _weights(province: Province, area: str) -> tuple[list[str], list[float]]:
    """Return the communes of `area` in order of code, and what its demand is spread by."""
    communes = province.communes[province.communes["area"] == area].sort_index()
    leavers = communes["leavers"]
    known = bool(leavers.notna().all()) and float(leavers.sum()) > 0
    weights = leavers if known else communes["population"]
    return [str(code) for code in communes.index], [float(weight) for weight in weights]


__all__ = ["demand_by_commune", "largest_remainder"]
