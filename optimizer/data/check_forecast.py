"""Checks of the tables of the forecast: ranges in order, shares that add up, totals that agree, no year missing."""

import pandas as pd

from optimizer.data.check import Loaded, Tables, at_cells, at_first, at_table
from optimizer.data.check_meaning import given
from optimizer.data.codes_forecast import Sector
from optimizer.data.rules import notice
from optimizer.errors import Finding

RANGES = {
    "sector_growth": ("growth_low", "growth", "growth_high"),
    "replacement": ("rate_low", "rate", "rate_high"),
    "qualifications": ("share_low", "share", "share_high"),
    "forecast_parameters": ("low", "base", "high"),
}
SUM_APART = 0.005
"""How far the shares of a section may be from 1 (rounding)."""
TOTAL_APART = 0.01
"""How far a total may be from the sum of its parts (share) before it is doubted."""
WHOLE = 100.0
SOURCES = ("employment", "enrolments")
"""Tables that a forecast can be made from."""


def check_forecast(tables: Tables) -> list[Finding]:
    """Return the findings on the tables of the forecast, on whatever could be read."""
    findings: list[Finding] = []
    for name, columns in RANGES.items():
        findings += _ordered(tables, name, columns)
    for rule in (_crosswalk, _levels, _work_total, _enrolment_total, _gaps, _single):
        findings += rule(tables)
    return findings


def excused(findings: list[Finding], tables: Tables) -> list[Finding]:
    """Return the findings; a missing table `demand` is only a warning where there is something to forecast it from."""
    if not any(name in tables and not tables[name].empty for name in SOURCES):
        return findings
    return [notice("data.demand_to_forecast", "demand") if _no_demand(finding) else finding for finding in findings]


def _no_demand(finding: Finding) -> bool:
    return finding.table == "demand" and finding.id in {"data.missing_table", "data.missing_table_near"}


def _ordered(tables: Tables, name: str, columns: tuple[str, str, str]) -> list[Finding]:
    low, base, high = columns
    if not given(tables, name, base):
        return []
    loaded = tables[name]
    values = {c: loaded.typed[c] for c in columns}
    wrong = (values[low] > values[base]) | (values[base] > values[high]) | (values[low] > values[high])
    return at_cells(loaded, base, wrong, "data.range_order", low=values[low], high=values[high])


def _crosswalk(tables: Tables) -> list[Finding]:
    if not given(tables, "sector_fields", "sector", "share"):
        return []
    loaded = tables["sector_fields"]
    sector = loaded.typed["sector"]
    total = loaded.typed["share"].groupby(sector).transform("sum")
    first = ~sector.duplicated()
    return at_cells(loaded, "share", first & (sector != "") & ((total - 1).abs() > SUM_APART), "data.crosswalk_sum",
                    sector=sector, total=total)  # fmt: skip


def _levels(tables: Tables) -> list[Finding]:
    if not given(tables, "qualifications", "sector", "share"):
        return []
    loaded = tables["qualifications"]
    sector = loaded.typed["sector"]
    total = loaded.typed["share"].groupby(sector).transform("sum")
    wrong = ~sector.duplicated() & (total > WHOLE + SUM_APART)
    return at_cells(loaded, "share", wrong, "data.levels_over_100", sector=sector, total=total)


def _work_total(tables: Tables) -> list[Finding]:
    if not given(tables, "employment", "sector", "year", "employed"):
        return []
    loaded = tables["employment"]
    rows = loaded.typed
    parts = rows[rows["sector"] != Sector.ALL].groupby("year")["employed"].sum()
    return _apart(loaded, "employed", rows["sector"] == Sector.ALL, rows["year"].map(parts))


def _enrolment_total(tables: Tables) -> list[Finding]:
    if not given(tables, "enrolments", "level", "year", "entrants"):
        return []
    loaded = tables["enrolments"]
    rows = loaded.typed
    parts = rows[rows["field"] != ""].groupby(["level", "year"])["entrants"].sum()
    sums = [parts.get(key, float("nan")) for key in zip(rows["level"], rows["year"], strict=True)]
    return _apart(loaded, "entrants", rows["field"] == "", pd.Series(sums, index=rows.index, dtype=float))


def _apart(loaded: Loaded, column: str, whole: pd.Series, parts: pd.Series) -> list[Finding]:
    total = loaded.typed[column]
    wrong = whole & parts.notna() & ((total - parts).abs() > TOTAL_APART * total.clip(lower=1))
    return at_cells(loaded, column, wrong, "data.total_apart", parts=parts)


def _gaps(tables: Tables) -> list[Finding]:
    findings = []
    for name, keys in (("enrolments", ["field", "level"]), ("employment", ["sector"])):
        if not given(tables, name, "year"):
            continue
        loaded = tables[name]
        groups = loaded.typed.dropna(subset=["year"]).groupby(keys)["year"]
        wanted = groups.transform("max") - groups.transform("min") + 1
        short = wanted > groups.transform("nunique")
        rows = [int(row) for row in short.index[short.astype(bool)]]
        missing: set[int] = set()
        for _, years in groups:
            missing |= set(range(int(years.min()), int(years.max()) + 1)) - {int(y) for y in years}
        told = ", ".join(str(year) for year in sorted(missing))
        findings += at_first(loaded, "year", rows, "data.missing_years", years=told)
    return findings


def _single(tables: Tables) -> list[Finding]:
    if not given(tables, "enrolments", "year"):
        return []
    loaded = tables["enrolments"]
    years = sorted(set(loaded.typed["year"].dropna()))
    if len(years) != 1:
        return []
    return [at_table(loaded, "data.single_year", "year", year=str(int(years[0])))]
