"""Tables of the forecast for the tiny province of `tests.provinces` (figures of 2026, first year forecast 2027).

Two sections: D (1,000 employed, all in field 52) and A (5,000, all in field 62). Value added of D grows by 10 % (5 to
15) with elasticity 0.5, work in A falls by 2 %. Leaving: D 2 % (1 to 3), A 3 %. 40 % of the workers of D are at TC and
10 % at SC, 2 % of A at SC. Completion 0.8; firms train 0.1 (SC 0.2).
"""

from functools import cache
from pathlib import Path

from optimizer.data.province import Province
from optimizer.data.read import read_province
from optimizer.forecast.forecast import Forecast, demand_forecast
from tests.provinces import Edit, frame, tiny_province

DATA = Path(__file__).parents[2] / "data" / "dien-bien"
"""The embedded province."""
EMPLOYMENT = """
sector,year,employed
A,2026,5000
D,2026,1000
"""
GROWTH = """
sector,growth_low,growth,growth_high,elasticity
A,,-2,,1
D,5,10,15,0.5
"""
REPLACEMENT = """
sector,rate_low,rate,rate_high
A,,3,
D,1,2,3
"""
LEVELS = """
sector,level,share_low,share,share_high,share_target,target_year
A,SC,,2,,,
D,SC,,10,,,
D,TC,,40,,,
"""
FIELDS = """
sector,field,share
A,62,1
D,52,1
"""
PARAMETERS = """
parameter,level,low,base,high
completion,,,0.8,
taught_by_firms,,,0.1,
taught_by_firms,SC,,0.2,
"""
TABLES = {
    "employment": EMPLOYMENT, "sector_growth": GROWTH, "replacement": REPLACEMENT, "qualifications": LEVELS,
    "sector_fields": FIELDS, "forecast_parameters": PARAMETERS,
}  # fmt: skip


def province(**edits: Edit | str) -> Province:
    """Return the tiny province with the tables above, after `edits` (text of a table, or as `tiny_province`)."""
    plain = {name: edit for name, edit in edits.items() if isinstance(edit, str) or edit is None}
    if len(plain) == len(edits):
        return _plain(tuple(sorted(plain.items())))
    texts = {name: frame(text) for name, text in TABLES.items()}
    given = {name: frame(edit) if isinstance(edit, str) else edit for name, edit in edits.items()}
    return tiny_province(**{**texts, **given})


@cache
def _plain(edits: tuple[tuple[str, str | None], ...]) -> Province:
    """Return the province of edits that are texts; equal edits are read once, for a province is never changed."""
    texts = {name: frame(text) for name, text in TABLES.items()}
    return tiny_province(**{**texts, **{name: edit if edit is None else frame(edit) for name, edit in edits}})


@cache
def forecast_to(to: int, **edits: str | None) -> Forecast:
    """Return the forecast of `province` with `edits` up to the year `to`."""
    return demand_forecast(province(**edits), to)


@cache
def embedded() -> tuple[Province, Forecast]:
    """Return the embedded province and its forecast to 2030."""
    given = read_province(DATA)
    return given, demand_forecast(given, 2030)
