"""From the tables to the demand: every step a table, in the order in which it is made.

1. `employment` → 2. `needs` by section → 3. by field; 4. `history` → 5. `backcast` → 6. `trend`; 7. `combine`;
8. `control` (supply, targets); 9. `spread` over communes; 10. `demand`.
"""

from dataclasses import dataclass

import pandas as pd

from optimizer.data.province import Province
from optimizer.errors import DataError, Finding, Severity
from optimizer.forecast import backcast as held_out
from optimizer.forecast import needs
from optimizer.forecast.assumptions import VARIANTS, Assumptions, assumptions
from optimizer.forecast.control import controlled, levels_table
from optimizer.forecast.employment import projected
from optimizer.forecast.history import history
from optimizer.forecast.notices import notices
from optimizer.forecast.spread import spread
from optimizer.forecast.totals import totals
from optimizer.forecast.trend import METHODS, Errors, Key, forecast, series_of

KEYS = ["sector", "year"]
LONGEST = 35
"""Years ahead beyond which nothing is forecast."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """The demand and every table that led to it (columns named as in the input, entrants a year)."""

    tables: dict[str, pd.DataFrame]
    """Step -> table: employment, needs_sector, needs, history, backcast, trend, combined, levels, fields, margins,
    demand, vacancies, parameters."""
    method: str
    """Method of the trend: naive, mean, damped or combined."""
    first: int
    last: int
    findings: tuple[Finding, ...]

    @property
    def demand(self) -> pd.DataFrame:
        """The input table `demand`: commune, programme, year, low, base, high, basis, source."""
        return self.tables["demand"]


def first_year(province: Province) -> int:
    """Return the first year forecast: the year after the date of the figures."""
    return int(province.facts["as_of"][:4]) + 1


def demand_forecast(province: Province, to: int) -> Forecast:
    """Return the forecast of demand from the year after the date of the figures to `to`.

    Raises
    ------
    DataError
        There is nothing to forecast from, or `to` is not a year that can be forecast.
    """
    start = first_year(province)
    if not start <= to <= start + LONGEST:
        values = {"first": str(start), "last": str(start + LONGEST)}
        raise DataError((Finding("forecast.year", Severity.ERROR, value=str(to), values=values),))
    given = assumptions(province)
    past = history(province)
    needed = needs.ranges(province, given, to)
    if past.empty and needed.empty:
        raise DataError((Finding("forecast.nothing", Severity.ERROR),))
    errors, told, checked = _checked(province, given, past)
    best = held_out.best_of(checked)
    method = best if best in METHODS else "damped"
    ahead = _trend(past, to, method, errors)
    parts = totals(province, given, needed, ahead, past, first=start, only_trend=best in METHODS)
    fields = controlled(province, given, parts)
    cells, margins = spread(province, given, fields)
    tables = {
        "employment": _employment(province, to), "needs_sector": needs.by_sector(province, given, to),
        "needs": needed.reset_index(), "history": past, "backcast": checked, "trend": ahead, "combined": parts,
        "levels": levels_table(province, given, parts, fields), "fields": fields, "margins": margins,
        "demand": cells, "vacancies": vacancies(province), "parameters": given.used,
    }  # fmt: skip
    return Forecast(tables, best or method, start, to, tuple(notices(province, given, tables, told)))


def _checked(
    province: Province, given: Assumptions, past: pd.DataFrame
) -> tuple[Errors, dict[str, pd.DataFrame], pd.DataFrame]:
    errors = Errors(
        given.value("series_error_least"), given.value("series_error_estimated"), given.value("series_shrink")
    )
    if past.empty:
        return errors, {}, held_out.backcast(past, {})
    told = held_out.predictions(past, errors)
    year, last = held_out.held_out(past)
    before = needs.ranges(province, given, year, until=year - 1)
    then = before[before.index.get_level_values("year") == year]
    if len(then) and len(last):
        earlier = told["damped"].assign(year=year).reset_index()
        spread_then = earlier.assign(
            low=(earlier["mean"] - earlier["sd"]).clip(lower=0), high=earlier["mean"] + earlier["sd"]
        )
        both = totals(
            province, given, then, spread_then.rename(columns={"mean": "base"}), past, first=year, only_trend=False
        )
        told["combined"] = both.set_index(["field", "level"])[["base", "sd"]].rename(columns={"base": "mean"})
    return errors, told, held_out.backcast(past, told)


def _trend(past: pd.DataFrame, to: int, method: str, errors: Errors) -> pd.DataFrame:
    """Return the trend: columns field, level, year, base, sd, low, high, method."""
    rows: list[tuple[object, ...]] = []
    last = {key: int(r["year"].max()) for key, r in past.groupby(["field", "level"])} if len(past) else {}
    longest = max((to - year for year in last.values()), default=0)
    if longest > 0:
        estimated = held_out.estimated_series(past)
        for key, (mean, sd) in forecast(series_of(past), longest, method, errors, estimated).items():
            rows += _years(key, last[key], to, list(mean), list(sd))
    table = pd.DataFrame(rows, columns=["field", "level", "year", "base", "sd"])
    low, high = (table["base"] + sign * 1.2815515655446004 * table["sd"] for sign in (-1, 1))
    return table.assign(low=low.clip(lower=0.0), high=high, method=method)


def _years(key: Key, last: int, to: int, mean: list[float], sd: list[float]) -> list[tuple[object, ...]]:
    return [(*key, year, mean[year - last - 1], sd[year - last - 1]) for year in range(last + 1, to + 1)]


def _employment(province: Province, to: int) -> pd.DataFrame:
    parts = [
        projected(province, to, v).reset_index().melt("sector", var_name="year", value_name=v).set_index(KEYS)
        for v in VARIANTS
    ]
    return pd.concat(parts, axis=1).reset_index()


def vacancies(province: Province) -> pd.DataFrame:
    """Return registered posts: columns year, location, skill, field, posts."""
    keys = ["year", "location", "skill", "field"]
    return province.vacancies.groupby(keys, as_index=False)["posts"].sum() if len(province.vacancies) else (
        pd.DataFrame(columns=[*keys, "posts"])
    )  # fmt: skip
