"""Checks of demand: programmes and communes nobody asked for, jumps between years, more than there are leavers."""

import pandas as pd

from optimizer.data.check import Tables, at_cells, at_first, rows_where
from optimizer.data.check_meaning import given
from optimizer.data.check_money import as_of
from optimizer.data.check_plausible import JUMP, JUMP_FROM
from optimizer.data.codes import Level
from optimizer.errors import Finding

OF_LEAVERS = (Level.THN, Level.NINE, Level.GDTX)
"""Levels whose entrants come from lower secondary school."""


def check_demand(tables: Tables) -> list[Finding]:
    """Return the findings on the table `demand`, on whatever tables could be read."""
    if not given(tables, "demand", "commune", "programme", "year", "base"):
        return []
    return [finding for rule in (_programmes, _communes, _jumps, _leavers, _past) for finding in rule(tables)]


def _programmes(tables: Tables) -> list[Finding]:
    """Check that whatever has entrants is asked for (driving is not planned)."""
    if not (given(tables, "programmes", "programme", "level") and given(tables, "offers", "programme", "entrants")):
        return []
    programmes, offers, demand = (tables[name].typed for name in ("programmes", "offers", "demand"))
    taught = offers.loc[offers["entrants"] > 0, "programme"]
    asked = demand.loc[~(demand["base"] <= 0), "programme"]
    codes = programmes["programme"]
    nobody = codes.isin(taught) & ~codes.isin(asked) & (programmes["level"] != Level.DRIVING)
    entrants = codes.map(offers.groupby("programme")["entrants"].sum()).astype(float)
    return at_cells(tables["programmes"], "programme", nobody, "data.no_demand_for", name=programmes["name"],
                    entrants=entrants)  # fmt: skip


def _communes(tables: Tables) -> list[Finding]:
    """Find communes that no row of demand speaks of, neither their own nor their area's (far islands apart)."""
    if not given(tables, "communes", "commune"):
        return []
    communes, asked = tables["communes"], set(tables["demand"].typed["commune"])
    codes = communes.typed["commune"]
    silent = (
        (codes != "") & ~codes.isin(asked) & ~communes.typed["area"].isin(asked) & (communes.typed["special"] != "1")
    )
    return at_first(communes, "commune", rows_where(silent), "data.commune_without_demand")


def _jumps(tables: Tables) -> list[Finding]:
    demand = tables["demand"]
    rows = demand.typed[["commune", "programme", "year", "base"]].sort_values(
        ["commune", "programme", "year"], kind="stable"
    )
    same = rows[["commune", "programme"]].eq(rows[["commune", "programme"]].shift()).all(axis=1)
    before = rows["base"].shift().where(same & (rows["year"] - rows["year"].shift() == 1))
    pair = pd.concat([before, rows["base"]], axis=1)
    least, most = pair.min(axis=1, skipna=False), pair.max(axis=1, skipna=False)
    wrong = ((most >= JUMP_FROM) & (most > JUMP * least)).reindex(demand.typed.index)
    return at_cells(demand, "base", wrong, "data.demand_jump", before=before, factor=JUMP)


def _leavers(tables: Tables) -> list[Finding]:
    """Check that a commune or area sends no more to the levels after lower secondary school than leave it in a year."""
    if not (given(tables, "communes", "commune", "leavers") and given(tables, "programmes", "programme", "level")):
        return []
    communes, programmes, demand = (tables[name].typed for name in ("communes", "programmes", "demand"))
    after = programmes.loc[programmes["level"].isin([str(level) for level in OF_LEAVERS]), "programme"]
    rows = demand[demand["programme"].isin(after)]
    total = rows.groupby(["commune", "year"])["base"].transform("sum")
    own = communes.drop_duplicates("commune").set_index("commune")["leavers"]
    by_area = communes[communes["area"] != ""].groupby("area")["leavers"].agg(lambda part: part.sum(skipna=False))
    leavers = rows["commune"].map(pd.concat([own, by_area[~by_area.index.isin(own.index)]]))
    first = ~rows.duplicated(["commune", "year"])
    wrong = (first & (total > leavers)).reindex(demand.index, fill_value=False)
    return at_cells(tables["demand"], "base", wrong, "data.demand_over_leavers", total=total, leavers=leavers)


def _past(tables: Tables) -> list[Finding]:
    """Check that demand reaches beyond the year of the figures."""
    day, last = as_of(tables), tables["demand"].typed["year"].max()
    if day is None or not last <= day.year:
        return []
    rows = rows_where(tables["demand"].typed["year"] == last)
    return at_first(tables["demand"], "year", rows, "data.demand_past", last=str(int(last)), as_of=str(day.year))
