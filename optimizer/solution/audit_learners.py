"""Audit of the rules on learners and places: placement, places, class size, reach."""

import numpy as np
import pandas as pd

from optimizer.data.codes import BOARDING_LEVELS, Kind
from optimizer.solution.audit_flows import across_border
from optimizer.solution.claims import Case, claims, is_thn, joined, together


def placement(case: Case) -> pd.DataFrame:
    """Σ_s place + Σ_i mobile + unplaced = demand, for every commune and programme, flows across the border counted."""
    demand = case.network.demand
    total = demand["placed"] + demand["mobile"] + demand["unplaced"]
    wanted = case.today.demand.reindex(demand.index).fillna(0.0)
    return together(
        claims("audit.placement", _pairs(demand.index), total, "=", wanted, integrity=True), across_border(case)
    )


def places(case: Case) -> pd.DataFrame:
    """Σ_c place <= places·run + added + brought - handed over; added within modules (THN: within the THN intake).

    Mobile classes within their places.
    """
    offers = case.network.offers.reset_index()
    site = offers[offers["delivery"] == "site"]
    mobile = offers[offers["delivery"] == "mobile"]
    room = site["places_before"].where(site["runs"], 0.0) + site["added"] + _moved(case, site)
    team = joined(mobile["programme"], mobile["institution"])
    stays = mobile["institution"].map(case.after.fate) != "leave"
    known = case.today.mobile_offers["places"].reindex(pd.MultiIndex.from_frame(mobile[["programme", "institution"]]))
    allowed = np.where(stays, known.fillna(0.0).to_numpy(), 0.0)
    running = np.where(site["runs"], np.inf, 0.0)
    return together(
        claims("audit.places.capacity", _offer(site), site["entrants"], "<=", room, integrity=True),
        claims("audit.places.added_runs", _offer(site), site["added"], "<=", running, integrity=True),
        claims("audit.places.mobile", team, mobile["entrants"], "<=", allowed, integrity=True),
        _workshops(case, site),
        _thn_intake(case, site),
        _modules(case),
    )


def _moved(case: Case, site: pd.DataFrame) -> np.ndarray:
    """Return the places whose equipment is brought to each offer, less those that a running one hands over."""
    rows = case.network.transfers
    keys = pd.MultiIndex.from_frame(site[["programme", "site"]])
    brought, gone = (
        rows.groupby(["programme", where])["places"].sum().reindex(keys).fillna(0.0).to_numpy(dtype=float)
        for where in ("site_to", "site_from")
    )
    runs = site["runs"].to_numpy(dtype=bool)
    return np.asarray(brought - np.where(runs, gone, 0.0))


def _workshops(case: Case, site: pd.DataFrame) -> pd.DataFrame:
    """Σ over programmes of a field but THN of length·added <= module_places·modules, by field and site."""
    rows = site[~is_thn(case.level(site["programme"])) & (site["added"] != 0)]
    field = rows["programme"].map(case.province.programmes["field"])
    present = (rows["added"] * case.length(rows["programme"])).groupby([field, rows["site"]]).sum()
    built = case.network.modules.set_index(["field", "site"])["modules"]
    size = case.province.programmes.groupby("field")["module_places"].max()
    index = pd.MultiIndex.from_tuples(present.index.to_list(), names=["field", "site"])
    room = built.reindex(index).fillna(0.0).to_numpy() * size.reindex(index.get_level_values(0)).to_numpy(dtype=float)
    return claims("audit.places.workshops", _pairs(index), present.to_numpy(), "<=", room, integrity=True)


def _thn_intake(case: Case, site: pd.DataFrame) -> pd.DataFrame:
    """Σ over THN programmes of added <= thn_entrants_per_site where the operator is a THN afterwards, else 0."""
    rows = site[is_thn(case.level(site["programme"]))]
    added = rows.groupby("site")["added"].sum()
    operated_by = added.index.map(case.after.operator).map(case.after.kind)
    most = np.where(operated_by == Kind.THN, case.scenario.centres.thn_entrants_per_site, 0)
    return claims("audit.places.thn", added.index, added, "<=", most, integrity=True)


def _modules(case: Case) -> pd.DataFrame:
    """Modules only at open sites in scope, at most `modules_per_site_at_most`, none where places are fixed."""
    modules = case.network.modules
    item = joined(modules["field"], modules["site"])
    owner = modules["site"].map(case.today.owner)
    usable = (modules["site"].map(case.after.operator) != "") & owner.map(case.today.scope).astype(bool)
    fixed = owner.isin(case.scenario.pins.places_fixed)
    most = case.scenario.offers.modules_per_site_at_most
    count = modules["modules"]
    return together(
        claims("audit.places.modules_open", item, count, "<=", np.where(usable, np.inf, 0.0), integrity=True),
        claims("audit.places.modules_most", item, count, "<=", most),
        claims("audit.places.modules_fixed", item, count, "<=", np.where(fixed, 0.0, np.inf)),
    )


def class_size(case: Case) -> pd.DataFrame:
    """Σ_c place >= smallest_class where an offer runs at a site in scope."""
    offers = case.network.offers.reset_index()
    mine = offers["institution"].map(case.today.scope).astype(bool)
    rows = offers[(offers["delivery"] == "site") & offers["runs"] & mine]
    return claims("audit.class_size", _offer(rows), rows["entrants"], ">=", case.scenario.offers.smallest_class)


def reach(case: Case) -> pd.DataFrame:
    """Every placed learner has a path within the limit of the level; mobile teams within theirs."""
    rows = case.network.placements
    site = rows[rows["delivery"] == "site"]
    minutes = _cells(case.today.minutes, site["commune"], site["site"])
    item = joined(site["commune"], site["programme"], site["site"])
    special = site["commune"].map(case.province.communes["special"]).astype(bool).to_numpy()
    known = np.where(np.isnan(minutes), np.inf, minutes)
    limits = case.scenario.reach
    day = np.inf if limits.day_minutes_at_most is None else limits.day_minutes_at_most
    boarding = np.inf if limits.boarding_minutes_at_most is None else limits.boarding_minutes_at_most
    boards = np.isin(case.level(site["programme"]), [str(level) for level in BOARDING_LEVELS])
    most = np.where(special, np.inf, np.where(boards, boarding, day))
    return together(
        claims("audit.reach.path", item, np.isnan(minutes), "=", 0, integrity=True),
        claims("audit.reach.limit", item, known, "<=", most),
        claims("audit.reach.further", item, known, "<=", np.where(special, np.inf, _no_further(case, site))),
        _mobile_reach(case, rows[rows["delivery"] == "mobile"]),
    )


def _no_further(case: Case, site: pd.DataFrame) -> np.ndarray:
    """Return max(M, minutes to today's nearest site with places in the programme); no limit where there is none."""
    most = case.scenario.reach.nobody_further_than
    if most is None:
        return np.full(len(site), np.inf)
    licensed = case.today.site_offers[case.today.site_offers["places"] > 0].reset_index()
    limit = np.full(len(site), np.inf)
    for programme in sorted(set(site["programme"])):
        near = case.today.minutes[sorted(licensed.loc[licensed["programme"] == programme, "site"])].min(axis=1)
        mine = (site["programme"] == programme).to_numpy()
        least = near.reindex(site.loc[mine, "commune"]).to_numpy(dtype=float)
        limit[mine] = np.where(np.isnan(least), np.inf, np.maximum(most, least))
    return limit


def _mobile_reach(case: Case, rows: pd.DataFrame) -> pd.DataFrame:
    minutes = _cells(case.today.minutes, rows["commune"], rows["team"].map(case.today.head_site))
    item = joined(rows["commune"], rows["programme"], rows["team"])
    known = np.where(np.isnan(minutes), np.inf, minutes)
    return claims("audit.reach.mobile", item, known, "<=", case.scenario.reach.mobile_minutes_at_most)


def _cells(matrix: pd.DataFrame, rows: pd.Series, columns: pd.Series) -> np.ndarray:
    """Return matrix[row, column] for parallel codes; NaN for a code that is not there."""
    line, column = matrix.index.get_indexer(list(rows)), matrix.columns.get_indexer(list(columns))
    values = matrix.to_numpy(dtype=float)[line, column]
    return np.where((line < 0) | (column < 0), np.nan, values)


def _offer(rows: pd.DataFrame) -> list[str]:
    return joined(rows["programme"], rows["site"])


def _pairs(index: pd.Index) -> list[str]:
    return joined(index.get_level_values(0), index.get_level_values(1))
