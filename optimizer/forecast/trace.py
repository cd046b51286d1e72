"""How one cell of the demand came about: every number from the tables of a forecast, none computed anew."""

from collections.abc import Iterator, Mapping

import pandas as pd

from optimizer.data.codes import Field, Level
from optimizer.data.codes_forecast import Sector
from optimizer.data.province import Province
from optimizer.errors import UsageError
from optimizer.forecast.assumptions import VARIANTS, assumptions
from optimizer.forecast.forecast import Forecast
from optimizer.wording import Lang, number, say


def trace(province: Province, forecast: Forecast, field: str, level: str, commune: str, lang: Lang) -> list[str]:
    """Return the lines that lead to the demand of a field and level in a commune in the last year forecast.

    Raises
    ------
    UsageError
        A code is unknown.
    """
    wrong = [
        code
        for code, known in ((field, list(Field)), (level, list(Level)), (commune, list(province.communes.index)))
        if code not in known
    ]
    if wrong:
        raise UsageError(say("forecast.trace.usage", lang, value=", ".join(wrong)))
    year, tables = forecast.last, forecast.tables
    cells = _at(tables["fields"], field=field, level=level, year=year)
    here = tables["demand"]
    here = here[(here["commune"] == commune) & (here["year"] == year)]
    if cells.empty:
        values = {"field": field, "level": level, "commune": commune, "year": year}
        return [say("forecast.trace.none", lang, **values)]
    lines = [
        say("forecast.trace.title", lang, field=Field(field).vi if lang == "vi" else Field(field).en,
            level=Level(level).vi if lang == "vi" else Level(level).en,
            commune=province.communes.at[commune, "name"], year=year)
    ]  # fmt: skip
    lines += _needs(province, tables, field, level, year, lang)
    lines += _series(tables, field, level, year, lang)
    margin = _at(tables["margins"], commune=commune, level=level, year=year)
    control = _at(tables["levels"], level=level, year=year).iloc[0]
    for _, row in cells.iterrows():
        lines.append(_say("control", lang, {
            **control[["forecast", "most", "target"]], "scale": row["scale"], "low": row["low"], "base": row["base"],
            "high": row["high"]}, programme=row["programme"]))  # fmt: skip
        cell = here[here["programme"] == row["programme"]]
        three = (cell.iloc[0] if len(cell) else pd.Series({"low": 0.0, "base": 0.0, "high": 0.0}))[list(VARIANTS)]
        lines.append(_say("commune", lang, {
            "wanted": margin["wanted"].iloc[0], "total": control["base"], **three}))  # fmt: skip
    return lines


def _needs(
    province: Province, tables: Mapping[str, pd.DataFrame], field: str, level: str, year: int, lang: Lang
) -> Iterator[str]:
    given = assumptions(province)
    share = given.sector_fields[given.sector_fields["field"] == field].set_index("sector")["share"]
    rows = _at(tables["needs_sector"], level=level, year=year)
    total = 0.0
    for _, row in rows[rows["sector"].isin(share.index[share > 0])].iterrows():
        part = float(share[row["sector"]])
        total += part * row["need"]
        name = Sector(row["sector"])
        yield _say("sector", lang, {"stock": row["stock"], "expansion": row["expansion"],
                   "replacement": row["replacement"], "share": part, "persons": part * row["need"]},
                   sector=f"{name} {name.vi if lang == 'vi' else name.en}")  # fmt: skip
    found = _at(tables["needs"], field=field, level=level, year=year)
    if len(found):
        yield _say("needs", lang, {
            "sum": total, "firms": given.value("taught_by_firms", level),
            "completion": given.value("completion", level), **found.iloc[0][["low", "base", "high"]]})  # fmt: skip


def _series(tables: Mapping[str, pd.DataFrame], field: str, level: str, year: int, lang: Lang) -> Iterator[str]:
    past = _at(tables["history"], field=field, level=level)
    if len(past):
        told = "; ".join(f"{y}: {number(n, lang, 0)}" for y, n in zip(past["year"], past["entrants"], strict=True))
        yield say("forecast.trace.history", lang, years=told)
    ahead = _at(tables["trend"], field=field, level=level, year=year)
    if len(ahead):
        row = ahead.iloc[0]
        method = say(f"forecast.method.{row['method']}", lang)
        yield _say("trend", lang, {"base": row["base"], "sd": row["sd"]}, method=method)
    both = _at(tables["combined"], field=field, level=level, year=year)
    if len(both):
        row = both.iloc[0]
        shares = {name: 100 * row[name] for name in ("weight_needs", "weight_uptake", "weight_trend")}
        yield _say("combined", lang, {**shares, **row[["low", "base", "high"]]})


def _say(step: str, lang: Lang, numbers: Mapping[str, float], **words: str) -> str:
    told = {name: _shown(float(value), lang) for name, value in numbers.items()}
    return say(f"forecast.trace.{step}", lang, **told, **words)


def _shown(value: float, lang: Lang) -> str:
    if value != value or value == float("inf"):  # noqa: PLR0124 - NaN: there is none
        return "–"
    return number(value, lang, 0 if abs(value) >= 100 or value == round(value) else 2)  # noqa: PLR2004


def _at(table: pd.DataFrame, **wanted: object) -> pd.DataFrame:
    for column, value in wanted.items():
        if column not in table.columns:
            return table.iloc[:0]
        table = table[table[column] == value]
    return table
