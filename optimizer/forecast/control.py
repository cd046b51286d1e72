"""Totals that the forecast is held against: programmes that exist, people who can learn, targets of the province.

1. A field that no programme of the level teaches is set aside and named: nobody can be placed there.
2. A level that asks for more people than can take it up (`supply.most`) is cut to that, all fields alike.
3. A target with use = pin scales the level to it; with use = record only the gap is printed.
4. A field with several programmes is split by the entrants of their offers (none: evenly).
5. Whole persons: the level's base total is rounded, programmes by largest remainder; low is rounded down, high up.
"""

import math

import pandas as pd

from optimizer.data.codes import Level, Use
from optimizer.data.demand import largest_remainder
from optimizer.data.province import Province
from optimizer.forecast.assumptions import VARIANTS, Assumptions
from optimizer.forecast.supply import most

COLUMNS = ["programme", "field", "level", "year", "scale", *VARIANTS]


def taught(province: Province) -> pd.DataFrame:
    """Return the programmes that are planned (driving apart): index programme, columns field, level, share.

    ``share`` is the programme's part of its field and level.
    """
    table = province.programmes.loc[province.programmes["level"] != Level.DRIVING, ["field", "level"]].copy()
    entrants = province.offers.groupby("programme")["entrants"].sum().reindex(table.index).fillna(0.0)
    whole = entrants.groupby([table["field"], table["level"]]).transform("sum")
    count = entrants.groupby([table["field"], table["level"]]).transform("size")
    table["share"] = (entrants / whole).where(whole > 0, 1 / count)
    return table


def scales(province: Province, given: Assumptions, parts: pd.DataFrame) -> pd.DataFrame:
    """Return for each level and year (index): forecast, most, target, pinned (bool), scale (entrants a year).

    ``forecast`` counts fields with a programme; ``target`` is NaN where there is none; ``scale`` is what the fields
    are multiplied by.
    """
    fields = set(taught(province)[["field", "level"]].itertuples(index=False, name=None))
    there = pd.Series(
        [pair in fields for pair in zip(parts["field"], parts["level"], strict=True)], index=parts.index, dtype=bool
    )
    sums = parts[there].groupby(["level", "year"])["base"].sum().rename("forecast").to_frame()
    sums["most"] = [most(province, given, str(level)) for level in sums.index.get_level_values("level")]
    targets = province.training_targets.set_index(["level", "year"])
    sums["target"] = targets["entrants"].reindex(sums.index)
    sums["pinned"] = (targets["use"] == Use.PIN).reindex(sums.index).eq(True)
    goal = sums["target"].where(sums["pinned"], sums[["forecast", "most"]].min(axis=1))
    sums["scale"] = (goal / sums["forecast"]).where(sums["forecast"] > 0, 1.0)
    return sums


def controlled(province: Province, given: Assumptions, parts: pd.DataFrame) -> pd.DataFrame:
    """Return whole entrants of each programme and year: `COLUMNS`, from a frame of `totals.totals`."""
    scale = scales(province, given, parts)["scale"]
    programmes = taught(province).reset_index()
    joined = parts.merge(programmes, on=["field", "level"])
    joined["scale"] = [float(scale[key]) for key in zip(joined["level"], joined["year"], strict=True)]
    for variant in VARIANTS:
        joined[variant] = joined[variant] * joined["scale"] * joined["share"]
    joined = joined.sort_values(["level", "year", "programme"]).reset_index(drop=True)
    for _, rows in joined.groupby(["level", "year"]):
        exact = rows["base"].tolist()
        if sum(exact) > 0:
            joined.loc[rows.index, "base"] = [float(n) for n in largest_remainder(round(sum(exact)), exact)]
    joined["low"] = [float(min(b, math.floor(x + 1e-9))) for b, x in zip(joined["base"], joined["low"], strict=True)]
    joined["high"] = [float(max(b, math.ceil(x - 1e-9))) for b, x in zip(joined["base"], joined["high"], strict=True)]
    return joined[COLUMNS]


def levels_table(province: Province, given: Assumptions, parts: pd.DataFrame, fields: pd.DataFrame) -> pd.DataFrame:
    """Return the control: columns level, year, forecast, most, target, pinned, scale, low, base, high, gap.

    ``gap`` is the target less what is forecast without it, whole persons (positive: more is assigned).
    """
    sums = scales(province, given, parts)
    demand = fields.groupby(["level", "year"])[list(VARIANTS)].sum()
    table = sums.join(demand)
    own = table[["forecast", "most"]].min(axis=1).round()
    return table.assign(gap=table["target"] - own).reset_index()
