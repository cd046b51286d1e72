"""Checks of years: series that jump, series that end long before the date of the figures, people already retired."""

import pandas as pd

from optimizer.data.check import Tables, at_cells, at_first, rows_where
from optimizer.data.check_meaning import given
from optimizer.data.check_money import as_of
from optimizer.data.check_plausible import JUMP, JUMP_FROM
from optimizer.errors import Finding

SERIES = {
    "employment": (("sector",), "employed"),
    "enrolments": (("field", "level"), "entrants"),
    "school_leavers": (("commune",), "lower"),
}
"""Table -> what a series is of, and its figure."""
FRESH_YEARS = 3
"""A series whose last year is so many years before the date of the figures is stale."""


def check_years(tables: Tables) -> list[Finding]:
    """Return the findings on series of years, on whatever tables could be read."""
    findings: list[Finding] = []
    for name, (keys, column) in SERIES.items():
        if given(tables, name, "year", column):
            findings += [*_jumps(tables, name, list(keys), column), *_stale(tables, name)]
    if given(tables, "vacancies", "year"):
        findings += _stale(tables, "vacancies")
    return [*findings, *_retired(tables)]


def _jumps(tables: Tables, name: str, keys: list[str], column: str) -> list[Finding]:
    loaded = tables[name]
    rows = loaded.typed.sort_values([*keys, "year"], kind="stable")
    same = rows[keys].eq(rows[keys].shift()).all(axis=1)
    before = rows[column].shift().where(same & (rows["year"] - rows["year"].shift() == 1))
    pair = pd.concat([before, rows[column]], axis=1)
    least, most = pair.min(axis=1, skipna=False), pair.max(axis=1, skipna=False)
    wrong = ((most >= JUMP_FROM) & (most > JUMP * least)).reindex(loaded.typed.index)
    return at_cells(loaded, column, wrong, "data.series_jump", before=before, factor=JUMP)


def _stale(tables: Tables, name: str) -> list[Finding]:
    day, years = as_of(tables), tables[name].typed["year"]
    if day is None or not years.max() <= day.year - FRESH_YEARS:
        return []
    rows = rows_where(years == years.max())
    return at_first(tables[name], "year", rows, "data.series_stale", last=str(int(years.max())), as_of=str(day.year))


def _retired(tables: Tables) -> list[Finding]:
    day = as_of(tables)
    if day is None or not given(tables, "staff", "retires", "persons"):
        return []
    staff = tables["staff"]
    gone = (staff.typed["retires"] < day.year) & (staff.typed["persons"] > 0)
    return at_cells(staff, "retires", gone, "data.retired", as_of=str(day.year))
