"""Indicators of legal units and sites: how many, against 2020, heads and deputies, posts and learners that move."""

import math
from collections.abc import Callable

from optimizer.data.codes import Kind
from optimizer.data.province import Province
from optimizer.solution.estimates import Source
from optimizer.solution.indicators_base import NAN, Indicator, Past, View, key, percent

KEPT_SHARE_2030 = 0.70
"""Public institutions of 2020 that remain by 2030 at most: 30 % fewer (Quyết định 73/QĐ-TTg of 10/02/2023)."""

INSTITUTIONS = (Source("institutions"),)
TEACHERS = (Source("demand"), Source("institutions"))


def units(view: View) -> float:
    """Institutions that exist, those out of scope included."""
    return float(len(view.existing()))


def units_in_scope(view: View) -> float:
    """Institutions that exist and on which the province decides."""
    return float((view.network.institutions["fate"] == "survive").sum())


def units_2020(province: Province) -> float:
    """Public institutions of the province in 2020 (fact ``units_2020``); NaN where not given."""
    text = str(province.facts.get("units_2020", "")).strip()
    return float(text) if text else NAN


def change_2020(units_now: float, province: Province) -> float:
    """100 · (units / units of 2020 - 1)."""
    past = units_2020(province)
    return percent(units_now - past, past)


def above_target_2030(units_now: float, province: Province) -> float:
    """Units above ⌊0.7 · units of 2020⌋; 0 or less where the target of 2030 is met."""
    past = units_2020(province)
    return NAN if math.isnan(past) else units_now - math.floor(KEPT_SHARE_2030 * past + 1e-9)


def heads(view: View) -> float:
    """Heads of the institutions that exist."""
    return float(view.existing()["heads_after"].sum(min_count=1))


def deputies(view: View) -> float:
    """Deputies of the institutions that exist."""
    return float(view.existing()["deputies_after"].sum(min_count=1))


def counted_schools(view: View) -> float:
    """Institutions that count against the cap of schools."""
    return float(view.network.institutions["counted_after"].sum())


def counted_before(past: Past) -> float:
    """Institutions that count against the cap today."""
    return float(past.unchanged.institutions["counted_before"].sum())


def open_sites(view: View) -> float:
    """Sites that are open, those of institutions out of scope included."""
    return float(view.network.sites["open"].sum())


def learners_moved(view: View) -> float:
    """Learners present (recorded) at offers that end, their site closed or left included."""
    moves = view.network.moves
    return float(moves.loc[moves["kind"].isin(["ended", "closed_with_site"]), "learners_present"].sum())


def posts_moved(view: View) -> float:
    """Sum of the posts at sites that close; those of an institution that leaves go with it and are not counted."""
    sites = view.network.sites
    return float(sites.loc[sites["status"] == "closed", "posts"].sum())


def posts(view: View) -> float:
    """Sum posts in the long run: of surviving institutions (`Network.staff`) and of those out of scope."""
    units = view.network.institutions
    outside = units.loc[units["fate"] == "outside", "posts"].sum()
    return float(view.network.staff["posts_long_run"].sum(skipna=False) + outside)


def _of_staff(column: str) -> Callable[[View], float]:
    """Return the sum of a column of `Network.staff`."""
    return lambda view: float(view.network.staff[column].sum(skipna=False))


def _teachers_known(province: Province) -> bool:
    return bool(province.institutions["vocational_teachers"].notna().any())


def _of_kind(kind: Kind) -> Indicator:
    def count(view: View) -> float:
        return float((view.existing()["type_after"] == kind).sum())

    def before(past: Past) -> float:
        return float(past.values.get(f"units_{kind}", 0.0))

    return Indicator(
        f"units_{kind}", "institutions", "none", count, INSTITUTIONS, before, "indicator.units_kind", kind,
        lambda province: kind == Kind.THN or bool((province.institutions["type"] == kind).any()),
    )  # fmt: skip


UNITS: tuple[Indicator, ...] = (
    Indicator("units", "institutions", "less", units, INSTITUTIONS, key("units")),
    Indicator("units_in_scope", "institutions", "less", units_in_scope, INSTITUTIONS, key("units_in_scope")),
    *(_of_kind(kind) for kind in Kind),
    Indicator(
        "units_change_2020", "percent", "less",
        lambda view: change_2020(units_in_scope(view), view.province), INSTITUTIONS,
        lambda past: change_2020(past.value("units_in_scope"), past.province),
    ),
    Indicator(
        "units_above_target_2030", "institutions", "less",
        lambda view: above_target_2030(units_in_scope(view), view.province), INSTITUTIONS,
        lambda past: above_target_2030(past.value("units_in_scope"), past.province),
    ),
    Indicator("heads", "persons", "less", heads, INSTITUTIONS, key("heads")),
    Indicator("deputies", "persons", "less", deputies, INSTITUTIONS, key("deputies")),
    Indicator("posts", "persons", "none", posts, INSTITUTIONS, key("posts")),
    *(
        Indicator(f"teachers_{name}", "persons", "less", _of_staff(column), TEACHERS, shown=_teachers_known)
        for name, column in (("hired", "hired"), ("surplus", "surplus_1"), ("released", "released"))
    ),
    Indicator("counted_schools", "institutions", "less", counted_schools, INSTITUTIONS, counted_before),
    Indicator("open_sites", "sites", "none", open_sites, (Source("sites"),), key("sites")),
    Indicator("learners_moved", "learners", "less", learners_moved, (Source("entrants"),)),
    Indicator("posts_moved", "persons", "less", posts_moved, (Source("site_posts"),)),
)  # fmt: skip
