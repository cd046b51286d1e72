"""What a reader must know of a forecast: gaps, contradictions, cuts, and how far the back-cast proves anything."""

import math
from collections.abc import Iterator, Mapping

import pandas as pd

from optimizer.data.codes import Field, Level
from optimizer.data.codes_forecast import Sector, Skill, Where
from optimizer.data.province import Province
from optimizer.errors import Finding, Severity
from optimizer.forecast.assumptions import Assumptions
from optimizer.forecast.backcast import best_of
from optimizer.forecast.control import taught
from optimizer.forecast.employment import ALL, counted, growth

FAR = 0.15
"""Growth of work a year beyond which a section's figures are doubted (share)."""
CONTRADICT = 2.0
"""Need over trend (or the reverse) beyond which the two contradict each other."""
FEW = 5.0
"""Entrants a year below which a level is not spoken of."""
HELD, COMPARED = ("forecast.pinned", "forecast.pinned_years"), ("forecast.gap", "forecast.gap_years")
"""Sentence on a target of one year, and of several."""
NOTE, WARNING = Severity.NOTE, Severity.WARNING


def notices(
    province: Province, given: Assumptions, tables: Mapping[str, pd.DataFrame], told: Mapping[str, pd.DataFrame]
) -> list[Finding]:
    """Return the findings on a forecast, warnings first."""
    found = [
        *_sectors(province, given), *_fields(province, given), *_no_programme(province, tables),
        *_contradictions(tables), *_levels(tables), *_margins(tables), *_backcast(tables, told), *_vacancies(tables),
        *_defaults(given),
    ]  # fmt: skip
    return sorted(found, key=lambda f: list(Severity).index(f.severity))


def _names(codes: list[str], choices: type[Field] | type[Sector] | type[Level]) -> dict[str, str]:
    return {
        "names": "; ".join(f"{c} {choices(c).vi}" for c in codes),
        "names_en": "; ".join(f"{c} {choices(c).en}" for c in codes),
    }


def _round(value: float) -> float:
    return float(round(value)) if math.isfinite(value) else value


def _sectors(province: Province, given: Assumptions) -> Iterator[Finding]:
    work = counted(province)
    if work.empty:
        yield Finding("forecast.no_employment", WARNING, "employment")
        return
    held = set(province.qualifications["sector"])
    without = [str(s) for s in work.index if s not in held and ALL not in held]
    if without:
        yield Finding("forecast.sector_without_levels", WARNING, "qualifications", values=_names(without, Sector))
    known = set(given.sector_fields["sector"])
    if lost := [str(s) for s in work.index if s not in known]:
        yield Finding("forecast.sector_without_fields", WARNING, "sector_fields", values=_names(lost, Sector))
    rate = growth(province)
    if unknown := [str(s) for s in rate.index[~rate["given"].astype(bool)]]:
        yield Finding("forecast.sector_without_growth", NOTE, "sector_growth", values=_names(unknown, Sector))
    far = rate[(rate["low"] < -FAR) | (rate["high"] > FAR)]
    if len(far):
        yield Finding(
            "forecast.growth_far", WARNING, "sector_growth", values=_names([str(s) for s in far.index], Sector)
        )


def _fields(province: Province, given: Assumptions) -> Iterator[Finding]:
    known = set(given.sector_fields["field"]) | {str(Field.GENERAL)}
    if lost := sorted(set(taught(province)["field"]) - known):
        yield Finding("forecast.field_in_no_sector", WARNING, "sector_fields", values=_names(lost, Field))


def _no_programme(province: Province, tables: Mapping[str, pd.DataFrame]) -> Iterator[Finding]:
    parts = tables["combined"]
    if parts.empty:
        return
    pairs = set(taught(province)[["field", "level"]].itertuples(index=False, name=None))
    there = [pair in pairs for pair in zip(parts["field"], parts["level"], strict=True)]
    lost = parts[[not t for t in there]]
    lost = lost[(lost["year"] == parts["year"].max()) & (lost["base"] >= FEW)]
    for level, rows in lost.groupby("level"):
        values = {"level": Level(level).vi, "level_en": Level(level).en, "persons": _round(rows["base"].sum()),
                  **_names(sorted(rows["field"]), Field)}  # fmt: skip
        yield Finding("forecast.no_programme", WARNING, "programmes", values=values)


def _contradictions(tables: Mapping[str, pd.DataFrame]) -> Iterator[Finding]:
    parts = tables["combined"]
    both = parts.dropna(subset=["needs", "trend"])
    both = both[both["year"] == both["year"].max()] if len(both) else both
    for level, rows in both.groupby("level"):
        need, trend = float(rows["needs"].sum()), float(rows["trend"].sum())
        if max(need, trend) >= CONTRADICT * max(min(need, trend), FEW):
            values = {"level": Level(level).vi, "level_en": Level(level).en, "need": _round(need),
                      "trend": _round(trend), "base": _round(rows["base"].sum())}  # fmt: skip
            yield Finding("forecast.contradiction", WARNING, "", values=values)


def _levels(tables: Mapping[str, pd.DataFrame]) -> Iterator[Finding]:
    for _, row in tables["levels"].iterrows():
        if row["scale"] < 1 and not row["pinned"]:
            values = {**_level(row), "year": str(int(row["year"])), "wanted": _round(row["forecast"]),
                      "most": _round(row["most"])}  # fmt: skip
            yield Finding("forecast.capped", WARNING, "", values=values)
    yield from _targets(tables["levels"])


def _targets(levels: pd.DataFrame) -> Iterator[Finding]:
    """One sentence for each level, target and way of use: the gap of the first and of the last year that has one."""
    apart = levels[levels["target"].notna() & (levels["gap"] != 0)]
    for (_, pinned, target), rows in apart.groupby(["level", "pinned", "target"]):
        first, last = rows.iloc[0], rows.iloc[-1]
        values = {**_level(first), "target": float(target), "year": str(int(first["year"])), "gap": float(first["gap"]),
                  "own": float(target - first["gap"])}  # fmt: skip
        if len(rows) > 1:
            values |= {"year_last": str(int(last["year"])), "gap_last": float(last["gap"]),
                       "own_last": float(target - last["gap"])}  # fmt: skip
        name = HELD if pinned else COMPARED
        yield Finding(name[len(rows) > 1], NOTE, "training_targets", values=values)


def _level(row: pd.Series) -> dict[str, str | float]:
    level = Level(row["level"])
    return {"level": level.vi, "level_en": level.en}


def _margins(tables: Mapping[str, pd.DataFrame]) -> Iterator[Finding]:
    rows = tables["margins"]
    for (level, year), part in rows.groupby(["level", "year"]):
        apart = float((part["fitted"] - part["wanted"]).abs().max())
        if apart > 1:
            values = {"level": Level(level).vi, "level_en": Level(level).en, "year": str(year), "apart": _round(apart)}
            yield Finding("forecast.margins_apart", WARNING, "wishes", values=values)


def _backcast(tables: Mapping[str, pd.DataFrame], told: Mapping[str, pd.DataFrame]) -> Iterator[Finding]:
    table = tables["backcast"]
    if table.empty:
        yield Finding("forecast.no_backcast", NOTE, "enrolments")
        return
    year = str(int(table["year"].iloc[0]))
    if not bool(table["judged"].iloc[0]):
        yield Finding("forecast.backcast_estimated", NOTE, "enrolments", values={"year": year})
        return
    best = best_of(table)
    wape = table.set_index("method")["wape"] * 100
    values = {"year": year, "naive": round(float(wape["naive"]), 1), "best": round(float(wape[best]), 1)}
    if best in {"naive", "mean"}:
        yield Finding(f"forecast.{best}_best", NOTE, "enrolments", values=values)
    if "combined" not in told:
        yield Finding("forecast.combined_unchecked", NOTE, "employment", values={"year": year})


def _vacancies(tables: Mapping[str, pd.DataFrame]) -> Iterator[Finding]:
    rows = tables["vacancies"]
    if rows.empty:
        return
    rows = rows[rows["year"] == rows["year"].max()]
    whole = float(rows["posts"].sum())
    if whole > 0:
        away = float(rows.loc[rows["location"] == Where.OUTSIDE, "posts"].sum())
        trained = float(rows.loc[rows["skill"] == Skill.TRAINED, "posts"].sum())
        values = {"year": str(int(rows["year"].max())), "posts": whole, "outside": _round(away / whole * 100),
                  "trained": _round(trained / whole * 100)}  # fmt: skip
        yield Finding("forecast.vacancies", NOTE, "vacancies", values=values)


def _defaults(given: Assumptions) -> Iterator[Finding]:
    crosswalk = given.sector_fields
    values = {
        "sectors": float(crosswalk.loc[crosswalk["default"].astype(bool), "sector"].nunique()),
        "rates": float(given.replacement["default"].sum()), "parameters": float(given.used["default"].sum()),
    }  # fmt: skip
    if any(values.values()):
        yield Finding("forecast.defaults", NOTE, "", values=values)
