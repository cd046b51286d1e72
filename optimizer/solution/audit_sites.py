"""Audit of the rules on sites and on what is taught there."""

import numpy as np
import pandas as pd

from optimizer.data.codes import KIND_LEVELS, Kind, Level, Speciality
from optimizer.solution.binding import pinned
from optimizer.solution.claims import Case, claims, joined, together


def sites(case: Case) -> pd.DataFrame:
    """Operator of an open site is its owner or a host of the owner; head sites of survivors stay; closing as allowed.

    A planned site opens under the same operators, not before its year; that it stays unopened is no closing.
    """
    owner, operator, fate = case.today.owner, case.after.operator, case.after.fate
    index = owner.index
    is_open = operator[index] != ""
    owner_fate = owner.map(fate)
    heirs = {i: case.after.takers.get(i, (case.after.final[i],)) for i in owner.unique()}
    wrong = is_open & pd.Series([operator[s] not in heirs[owner[s]] for s in index], index=index)
    head = pd.Series(index.isin(case.today.head_site), index=index) & (owner_fate == "survive")
    mine = owner.map(case.today.scope).astype(bool)
    planned = case.today.planned[index]
    outside_closed = ~mine & ~is_open & ~planned
    opened = index[planned & is_open]
    year = case.province.sites.loc[opened, "opens"].fillna(np.inf)
    rules = case.scenario.sites
    count = int((is_open & mine).sum())
    most = np.inf if rules.at_most is None else rules.at_most
    least = -np.inf if rules.at_least is None else rules.at_least
    return together(
        claims("audit.sites.operator", index, wrong | outside_closed, "=", 0, integrity=True),
        claims("audit.sites.head", index[head], ~is_open[head], "=", 0),
        claims("audit.sites.opens", opened, year, "<=", case.scenario.year),
        _closing(case, is_open, owner_fate),
        claims("audit.sites.at_most", [""], [count], "<=", most),
        claims("audit.sites.at_least", [""], [count], ">=", least),
    )


def _closing(case: Case, is_open: pd.Series, owner_fate: pd.Series) -> pd.DataFrame:
    """Keep open, pinned closures and planned sites apart: specialised sites, what the mode of closing protects."""
    free = ~is_open.index.isin(pinned(case).close_sites)
    speciality = case.today.owner.map(case.province.institutions["speciality"])
    stays = owner_fate.isin(["survive", "merge"]) & free & ~case.today.planned
    special = stays & (speciality != Speciality.GENERAL)
    mode = case.scenario.sites.closing
    protected = {"none": stays, "absorbed": stays & (owner_fate == "survive"), "any": stays & False}[mode]
    return together(
        claims("audit.sites.special", is_open.index[special], ~is_open[special], "=", 0),
        claims("audit.sites.closing", is_open.index[protected], ~is_open[protected], "=", 0),
    )


def offering(case: Case) -> pd.DataFrame:
    """Run an offer only at an open site; a new one only where licence, type and pins allow."""
    pairs = case.after.runs
    programme, site = pairs.get_level_values("programme"), pairs.get_level_values("site")
    closed = site.map(case.after.operator) == ""
    item = joined(programme, site)
    new = ~pairs.isin(case.today.site_offers.index)
    allowed = [may_be_offered(case, p, s) for p, s in pairs[new]]
    return together(
        claims("audit.offering.open", item, closed, "=", 0, integrity=True),
        claims("audit.offering.new", np.asarray(item, dtype=object)[new], np.logical_not(allowed), "=", 0),
    )


def may_be_offered(case: Case, programme: str, site: str) -> bool:
    """Return whether a programme not offered at `site` today may start there.

    THN: where the operator is a THN afterwards. Others: where the scenario allows new offers, the operator's type
    after has the level, and it or a unit it takes in is licensed for the programme at a site it owns today. Never at
    sites of institutions whose places are fixed, nor out of scope.
    """
    owner, operator = case.today.owner[site], case.after.operator[site]
    if operator == "" or owner in case.scenario.pins.places_fixed or not case.today.scope[owner]:
        return False
    level = Level(case.province.programmes.at[programme, "level"])
    kind = case.after.kind[operator]
    if level is Level.THN:
        return bool(kind == Kind.THN)
    if case.scenario.offers.new == "none" or kind == "" or level not in KIND_LEVELS[Kind(kind)]:
        return False
    licences = case.today.site_offers.index
    holders = {
        case.today.owner[s] for s in licences.get_level_values("site")[licences.get_level_values(0) == programme]
    }
    return any(operator in case.after.takers.get(i, (case.after.final[i],)) for i in holders)
