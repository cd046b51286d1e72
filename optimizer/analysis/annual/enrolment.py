"""Entrants of the year: target, until the day of the tables, estimate of the year, last year; and two fill rates.

School years (college, intermediate, upper secondary), rolling courses (elementary, under three months) and driving
stand apart: they are enrolled in different ways. Rounds of enrolment are in no table.
"""

import calendar
from collections.abc import Mapping

import pandas as pd

from optimizer.analysis.annual.case import Case
from optimizer.data.codes import Delivery, Level
from optimizer.data.province import Province

GROUPS: Mapping[str, tuple[Level, ...]] = {
    "school_year": (Level.CD, Level.TC, Level.THN, Level.NINE, Level.GDTX),
    "rolling": (Level.SC, Level.SHORT),
    "driving": (Level.DRIVING,),
}
MOBILE = "mobile"
"""Row of the mobile classes among the rolling courses."""
EVEN = frozenset(GROUPS["rolling"] + GROUPS["driving"])
"""Levels whose courses start all year round, so that the year's entrants can be reckoned from those until a day."""
LEAST_DAYS = 90
"""Days of a year that must have passed before it is reckoned from them."""
COLUMNS = (
    "group", "level", "plan", "actual", "estimate", "share", "last", "change", "change_share", "whole_last", "places",
    "fill_places",
)  # fmt: skip
FILL = (
    "target", "places", "entrants", "fill_target", "fill_places", "plan_fill", "last", "change", "why_target",
    "why_last",
)  # fmt: skip
REASONS = ("why_plan", "why_estimate", "why_last", "why_whole")


def enrolment(case: Case, earlier: Province | None) -> pd.DataFrame:
    """Return a row a group and a level, mobile classes, ``total``: index key -> `COLUMNS`, and why figures are missing.

    plan = sum of the targets of offers, where each has one; actual = entrants until the day of the tables; estimate of
    rolling courses and driving = actual x days of the year / days passed, of school years none before the year's end;
    share = actual / plan; last = entrants until the same day a year earlier; whole_last = entrants of the whole year
    before; fill_places = actual / places of the licences.
    """
    offers = _offers(case.actual)
    past = None if earlier is None else _offers(earlier)
    rows = {}
    for key, (group, levels) in _wanted(offers).items():
        mine, theirs = (None if of is None else of[of["level"].isin(levels)] for of in (offers, past))
        assert mine is not None
        if key == MOBILE:
            mine, theirs = (None if of is None else of[of["delivery"] == Delivery.MOBILE] for of in (mine, theirs))
        rows[key] = _row(case, mine, theirs) | {"group": group, "level": key if key in list(Level) else ""}
    return pd.DataFrame.from_dict(rows, orient="index").rename_axis("key")[[*COLUMNS, *REASONS]]


def _wanted(offers: pd.DataFrame) -> Mapping[str, tuple[str, tuple[Level, ...]]]:
    """Return row -> its group and the levels it adds up: groups, their levels, mobile classes of rolling, the total."""
    found: dict[str, tuple[str, tuple[Level, ...]]] = {}
    for group, levels in GROUPS.items():
        there = tuple(level for level in levels if (offers["level"] == level).any())
        if there:
            found |= {group: (group, there), **{str(level): (group, (level,)) for level in there}}
        if group == "rolling" and (offers["level"].isin(levels) & (offers["delivery"] == Delivery.MOBILE)).any():
            found[MOBILE] = group, levels
    return {**found, "total": ("", tuple(Level))}


def _offers(province: Province) -> pd.DataFrame:
    return province.offers.join(province.programmes["level"], on="programme")


def _row(case: Case, mine: pd.DataFrame, past: pd.DataFrame | None) -> dict[str, object]:
    plan, actual = mine["target"].sum(skipna=False), float(mine["entrants"].sum())
    guess = sum(estimate(case, float(mine.loc[mine["level"] == lv, "entrants"].sum()), lv) for lv in set(mine["level"]))
    whole = float(mine["entrants_1"].sum(skipna=False))
    last = whole if case.day == case.year_end else float("nan")
    if past is not None:
        last = float(past["entrants"].sum())
    places = float(mine["places"].sum())
    row: dict[str, object] = {
        "plan": plan, "actual": actual, "estimate": guess, "share": _per(actual, plan), "last": last,
        "change": actual - last, "change_share": _per(actual - last, last), "whole_last": whole, "places": places,
        "fill_places": _per(actual, places),
    }  # fmt: skip
    return row | {
        "why_plan": "target" if pd.isna(plan) else "",
        "why_estimate": _why_estimate(case, set(mine["level"])) if pd.isna(guess) else "",
        "why_last": "no_earlier" if pd.isna(last) else "",
        "why_whole": "last_year" if pd.isna(whole) else "",
    }


def days(case: Case) -> tuple[int, int]:
    """Return days of the year passed by the day of the tables, and days of the year."""
    return case.day.timetuple().tm_yday, 365 + calendar.isleap(case.year)


def estimate(case: Case, actual: float, level: Level | str) -> float:
    """Return the entrants of the year from those until the day of the tables; NaN where no formula is good for it."""
    passed, year = days(case)
    if passed == year:
        return actual
    return actual * year / passed if level in EVEN and passed >= LEAST_DAYS else float("nan")


def _why_estimate(case: Case, levels: set[str]) -> str:
    if levels <= EVEN:
        return "early"
    return "school_year" if not levels & EVEN or days(case)[0] >= LEAST_DAYS else "early"


def fill(case: Case, earlier: Province | None) -> pd.DataFrame:
    """Return the two fill rates by unit as it is, and ``total``: of the assigned target, and of the licence.

    index institution -> target (the unit's, else the sum over its offers where each has one), places, entrants,
    fill_target, fill_places, plan_fill (what the plan foresees for its target year: entrants / places of the unit
    and of those it takes in), last, change; why_target, why_last.
    """
    table, planned = case.actual.offers, _planned_fill(case)
    owner = table["site"].map(case.owner)
    sums = table[["places", "entrants"]].groupby(owner).sum().reindex(case.units.index).fillna(0.0)
    every = table["target"].groupby(owner).agg(lambda of: of.sum(skipna=False)).reindex(case.units.index)
    rows = sums.assign(target=case.units["target"].fillna(every))
    rows["last"] = float("nan") if earlier is None else _entrants(earlier).reindex(rows.index)
    if case.day == case.year_end and earlier is None:
        rows["last"] = table["entrants_1"].groupby(owner).agg(lambda of: of.sum(skipna=False)).reindex(rows.index)
    rows.loc["total"] = rows.sum(skipna=False)
    if earlier is not None:
        rows.loc["total", "last"] = float(_entrants(earlier).sum())
    rows["fill_target"] = (rows["entrants"] / rows["target"]).where(rows["target"] > 0)
    rows["fill_places"] = (rows["entrants"] / rows["places"]).where(rows["places"] > 0)
    rows["plan_fill"] = planned.reindex(rows.index)
    rows["change"] = rows["entrants"] - rows["last"]
    rows["why_target"] = rows["target"].isna().map({True: "target", False: ""})
    rows["why_last"] = rows["last"].isna().map({True: "no_earlier" if earlier is None else "new_unit", False: ""})
    return rows.rename_axis("institution")[list(FILL)]


def _entrants(province: Province) -> pd.Series:
    owner = province.offers["site"].map(province.sites["institution"])
    return province.offers["entrants"].groupby(owner).sum()


def _planned_fill(case: Case) -> pd.Series:
    """Return institution that the plan keeps -> entrants / places in the plan, and ``total``; driving left out."""
    units, offers = case.plan.institutions, case.plan.offers
    final = units["host"].where(units["fate"] == "merge", units.index.to_series())
    sums = offers[["entrants", "places_after"]].groupby(offers["institution"].map(final)).sum()
    sums.loc["total"] = sums.sum()
    return (sums["entrants"] / sums["places_after"]).where(sums["places_after"] > 0)


def _per(part: float, whole: float) -> float:
    return float(part / whole) if whole > 0 else float("nan")
