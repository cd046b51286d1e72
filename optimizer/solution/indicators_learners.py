"""Indicators of service: demand met, places and how full they are, entrants by group of levels, teachers."""

from collections.abc import Callable

import pandas as pd

from optimizer.data.codes import Delivery, Field, Level
from optimizer.data.province import Province
from optimizer.solution.estimates import Source
from optimizer.solution.indicators_base import NAN, Indicator, Past, View, key, keys, percent

LEVELS: tuple[Level, ...] = tuple(level for level in Level if level != Level.DRIVING)
GROUPS: tuple[tuple[str, tuple[Level, ...]], ...] = (
    ("school", (Level.CD, Level.TC, Level.THN, Level.NINE)),
    ("GDTX", (Level.GDTX,)),
    ("SC", (Level.SC,)),
    ("D3", (Level.SHORT,)),
)
"""Groups of levels that are printed apart, never summed; driving is a fifth."""

TAUGHT = (Source("demand"), Source("offers"))


def met(view: View, chosen: Callable[[pd.DataFrame], pd.Series]) -> float:
    """100 · (placed + mobile) / demand over the programmes that `chosen` picks from the table of programmes."""
    programmes = view.province.programmes
    names = programmes.index[chosen(programmes)]
    rows = view.network.demand
    rows = rows[rows.index.get_level_values("programme").isin(names)]
    return percent(float(rows["placed"].sum() + rows["mobile"].sum()), float(rows["demand"].sum()))


def fill(view: View, levels: tuple[Level, ...]) -> float:
    """100 · entrants / places a year of the offers at `levels`, mobile classes included."""
    rows = _offers(view, levels)
    return percent(float(rows["entrants"].sum()), float(rows["places_after"].sum()))


def fill_recorded(past: Past, levels: tuple[Level, ...]) -> float:
    """100 · recorded entrants / places a year at `levels`."""
    return percent(keys("entrants", levels)(past), keys("places", levels)(past))


def entrants(view: View, levels: tuple[Level, ...]) -> float:
    """Entrants a year taught at `levels`, at sites and in mobile classes."""
    return float(_offers(view, levels)["entrants"].sum())


def places(view: View, levels: tuple[Level, ...]) -> float:
    """Places (entrants a year) of the offers that run at `levels`, mobile classes included."""
    return float(_offers(view, levels)["places_after"].sum())


def entrants_mobile(view: View) -> float:
    """Entrants a year in mobile classes in their commune."""
    rows = view.network.placements
    return float(rows.loc[rows["delivery"] == "mobile", "entrants"].sum())


def entrants_mobile_recorded(past: Past) -> float:
    """Entrants of mobile classes as recorded, driving left out."""
    rows = past.province.offers
    rows = rows[rows["programme"].map(past.province.programmes["level"]) != Level.DRIVING]
    return float(rows.loc[rows["delivery"] == Delivery.MOBILE, "entrants"].sum())


def learners_per_teacher(view: View) -> float:
    """Learners present over the teachers of today of the institutions that do not leave."""
    table = view.province.institutions
    stays = table.index.map(view.network.institutions["fate"]) != "leave"
    number = teachers(table[stays])
    return view.present(view.network.placements) / number if number > 0 else NAN


def learners_per_teacher_recorded(past: Past) -> float:
    """Learners present as recorded (driving left out) over teachers."""
    number = teachers(past.province.institutions)
    return keys("present", LEVELS)(past) / number if number > 0 else NAN


def teachers(institutions: pd.DataFrame) -> float:
    """Vocational and general teachers; NaN where an institution gives neither number."""
    each = institutions[["vocational_teachers", "general_teachers"]].sum(axis=1, min_count=1)
    return float(each.sum(skipna=False))


def _offers(view: View, levels: tuple[Level, ...]) -> pd.DataFrame:
    rows = view.network.offers
    at = view.levels(rows.index.get_level_values("programme")).isin(levels)
    return rows[at.to_numpy(dtype=bool)]


def _taught_at(*levels: Level) -> Callable[[Province], bool]:
    return lambda province: bool(province.programmes["level"].isin(levels).any())


def _sources(levels: tuple[Level, ...]) -> tuple[Source, ...]:
    return tuple(Source(table, level=level) for table in ("demand", "offers") for level in levels)


def _level_family(level: Level) -> tuple[Indicator, Indicator]:
    met_at = Indicator(
        f"demand_met_level_{level}", "percent", "more",
        lambda view: met(view, lambda rows: rows["level"] == level), _sources((level,)),
        phrase="indicator.demand_met_level", label=level, shown=_taught_at(level),
    )  # fmt: skip
    fill_at = Indicator(
        f"fill_rate_level_{level}", "percent", "more", lambda view: fill(view, (level,)), _sources((level,)),
        lambda past: fill_recorded(past, (level,)), "indicator.fill_rate_level", level, _taught_at(level),
    )  # fmt: skip
    return met_at, fill_at


def _met_in_field(code: Field) -> Indicator:
    def shown(province: Province) -> bool:
        rows = province.programmes
        return bool(((rows["field"] == code) & (rows["level"] != Level.DRIVING)).any())

    return Indicator(
        f"demand_met_field_{code}", "percent", "more",
        lambda view: met(view, lambda rows: rows["field"] == code), (Source("demand", field=code), Source("offers")),
        phrase="indicator.demand_met_field", label=code, shown=shown,
    )  # fmt: skip


def _group_family(name: str, levels: tuple[Level, ...]) -> tuple[Indicator, Indicator]:
    sources = _sources(levels)
    coming = Indicator(
        f"entrants_{name}", "entrants_a_year", "more", lambda view: entrants(view, levels), sources,
        keys("entrants", levels), shown=_taught_at(*levels),
    )  # fmt: skip
    offered = Indicator(
        f"places_{name}", "entrants_a_year", "none", lambda view: places(view, levels), sources,
        keys("places", levels), shown=_taught_at(*levels),
    )  # fmt: skip
    return coming, offered


FLOWS = {"entrants_from_outside": "entrants_in", "entrants_to_outside": "entrants_out"}
"""Indicator -> column of the table `flows`."""


def crossing(province: Province, column: str) -> float:
    """Return the entrants a year of a column of `flows`, driving left out."""
    planned = province.flows["programme"].map(province.programmes["level"]) != Level.DRIVING
    return float(province.flows.loc[planned, column].sum())


def _across_border(name: str) -> Indicator:
    return Indicator(
        name, "entrants_a_year", "none", lambda view: crossing(view.province, FLOWS[name]), (Source("flows"),),
        lambda past: crossing(past.province, FLOWS[name]), shown=lambda province: len(province.flows) > 0,
    )  # fmt: skip


def _driving(name: str, table: str) -> Indicator:
    return Indicator(
        f"{name}_LX", "entrants_a_year", "none", lambda _view: NAN, (Source(table, level=Level.DRIVING),),
        key(f"{name}_LX"), shown=_taught_at(Level.DRIVING),
    )  # fmt: skip


_BY_LEVEL = tuple(_level_family(level) for level in LEVELS)

SERVICE: tuple[Indicator, ...] = (
    Indicator("demand_met", "percent", "more", lambda view: met(view, lambda rows: rows["level"].isin(LEVELS)), TAUGHT),
    Indicator(
        "demand_met_priority", "percent", "more", lambda view: met(view, lambda rows: rows["priority"].astype(bool)),
        (Source("demand", priority=True), Source("offers")),
        shown=lambda province: bool(province.programmes["priority"].astype(bool).any()),
    ),
    *(of_level for of_level, _ in _BY_LEVEL),
    *(_met_in_field(code) for code in Field),
    Indicator(
        "fill_rate", "percent", "more", lambda view: fill(view, LEVELS), TAUGHT,
        lambda past: fill_recorded(past, LEVELS),
    ),
    *(of_level for _, of_level in _BY_LEVEL),
    *(indicator for name, levels in GROUPS for indicator in _group_family(name, levels)),
    _driving("entrants", "entrants"),
    _driving("places", "offers"),
    *(_across_border(name) for name in ("entrants_from_outside", "entrants_to_outside")),
    Indicator("entrants_mobile", "entrants_a_year", "none", entrants_mobile, TAUGHT, entrants_mobile_recorded),
    Indicator(
        "learners_per_teacher", "learners_per_teacher", "none", learners_per_teacher,
        (Source("demand"), Source("institutions")), learners_per_teacher_recorded,
    ),
)  # fmt: skip
