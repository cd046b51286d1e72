"""Audit of what a network must fit into: rooms, beds, fairness, money."""

from typing import Any

import numpy as np
import pandas as pd

from optimizer.data.codes import Level, Zone
from optimizer.scenario import Beyond
from optimizer.solution.audit_flows import share_from_outside
from optimizer.solution.claims import Case, claims, together
from optimizer.solution.costs import Prices
from optimizer.solution.ledgers import investment, ledger_total, paid_in


def present(case: Case, rows: pd.DataFrame) -> pd.Series:
    """Return learners present (entrants · length) by site of `rows` of `Network.placements`."""
    years = rows["entrants"] * case.length(rows["programme"])
    return years.groupby(rows["site"]).sum()


def taught_at_sites(case: Case) -> pd.DataFrame:
    """Return the rows of `Network.placements` that are taught at a site."""
    rows = case.network.placements
    return rows[rows["delivery"] == "site"]


def rooms(case: Case) -> pd.DataFrame:
    """Σ entrants · length <= share · rooms + those in modules of their field by site; built <= share · land - floor."""
    asked, sites = case.scenario.rooms, case.province.sites
    parts = []
    if asked.filled_at_most is not None:
        learners = present(case, taught_at_sites(case))
        learners = learners[(sites["rooms"].reindex(learners.index) > 0).to_numpy()]
        room = asked.filled_at_most * sites["rooms"].reindex(learners.index)
        seated = in_modules(case, asked.filled_at_most).reindex(learners.index).fillna(0.0)
        parts.append(claims("audit.rooms.full", learners.index, learners, "<=", room + seated))
    if asked.built_share_of_land_at_most is not None:
        built = case.network.modules.groupby("site")["module_places"].sum()
        dormitory = beds_built(case) * case.scenario.boarding.floor_per_bed_m2
        floor = (built * asked.floor_per_place_m2).add(dormitory, fill_value=0.0)
        facts = sites.loc[floor.index]
        left = (asked.built_share_of_land_at_most * facts["land_m2"] - facts["floor_m2"]).clip(lower=0.0)
        stated = (facts["land_m2"] > 0) & (facts["floor_m2"] > 0)
        parts.append(claims("audit.rooms.land", floor.index[stated], floor[stated], "<=", left[stated]))
    return together(*parts)


def in_modules(case: Case, share: float) -> pd.Series:
    """Return site -> learners present whom modules built for their field seat (THN apart), each filled to `share`."""
    programmes = case.province.programmes
    rows = taught_at_sites(case)
    rows = rows[rows["programme"].map(programmes["level"]) != Level.THN]
    years = rows["entrants"] * case.length(rows["programme"])
    taught = years.groupby([rows["programme"].map(programmes["field"]), rows["site"]]).sum()
    built = share * case.network.modules.groupby(["field", "site"])["module_places"].sum()
    seated = pd.concat([taught.reindex(built.index).fillna(0.0), built], axis=1).min(axis=1)
    return seated.groupby(level="site").sum()


def beds_built(case: Case) -> pd.Series:
    """Return the dormitory beds built, by site."""
    return case.network.beds.set_index("site")["beds_built"]


def boarding(case: Case) -> pd.DataFrame:
    """(1 - share that may rent) · learners present who live away <= beds, built ones too, by site whose beds are known.

    Who comes from outside the province lives away, but for those who go home every day.
    Beds are built only at open sites in scope, no more than `boarding.beds_built_at_most` at each, and only where the
    scenario asks for beds.
    """
    asked, built = case.scenario.boarding, beds_built(case)
    owner = built.index.map(case.today.owner)
    usable = (built.index.map(case.after.operator) != "") & owner.map(case.today.scope).to_numpy(dtype=bool)
    most = 0 if asked.renting_at_most is None else asked.beds_built_at_most
    rules = together(
        claims("audit.boarding.open", built.index, built, "<=", np.where(usable, np.inf, 0.0), integrity=True),
        claims("audit.boarding.most", built.index, built, "<=", most),
    )
    if asked.renting_at_most is None:
        return rules
    rows = taught_at_sites(case)
    keys = pd.MultiIndex.from_frame(rows[["commune", "programme"]])
    guests = share_from_outside(case).reindex(keys).fillna(0.0).to_numpy()
    away = present(case, rows.assign(entrants=rows["entrants"] * np.where(rows["boards"], 1.0, guests)))
    away = away[away > 0]
    beds = case.province.sites["beds"].reindex(away.index)
    stated = beds.notna().to_numpy()
    there = (beds + built.reindex(away.index).fillna(0.0))[stated]
    needed = (1 - asked.renting_at_most) * away[stated]
    return together(claims("audit.boarding", away.index[stated], needed, "<=", there), rules)


def beyond(case: Case, limit: Beyond) -> tuple[float, float]:
    """Return the entrants of the group placed beyond the minutes, and the group's demand (entrants a year)."""
    rows = taught_at_sites(case)
    far = rows[_of_group(case, limit, rows["commune"], rows["programme"]) & (rows["minutes"] > limit.minutes)]
    demand = case.today.demand
    mine = _of_group(case, limit, demand.index.get_level_values("commune"), demand.index.get_level_values("programme"))
    return float(far["entrants"].sum()), float(demand[mine].sum())


def _of_group(
    case: Case, limit: Beyond, commune: pd.Index | pd.Series, programme: pd.Index | pd.Series
) -> np.ndarray[Any, np.dtype[Any]]:
    """Return which of the parallel codes belong to the group."""
    places = case.province.communes.reindex(list(commune))
    flags: dict[str, np.ndarray[Any, np.dtype[Any]]] = {
        "all": np.ones(len(places), dtype=bool),
        "border": places["border"].to_numpy(dtype=bool),
        "zone_iii": (places["zone"] == Zone.III).to_numpy(dtype=bool),
        "rural": ~places["urban"].to_numpy(dtype=bool),
        "priority": case.province.programmes["priority"].reindex(list(programme)).to_numpy(dtype=bool),
    }
    return flags[limit.group]


def equity(case: Case) -> pd.DataFrame:
    """Entrants of each group placed beyond the minutes <= share · the group's demand."""
    parts = []
    for limit in case.scenario.equity.beyond:
        far, wanted = beyond(case, limit)
        item = f"{limit.group} / {limit.minutes:g}"
        parts.append(claims("audit.equity", [item], [far], "<=", [limit.share_at_most * wanted]))
    return together(*parts)


def budget(case: Case) -> pd.DataFrame:
    """Investment <= its ceilings; what the ledger budget_recurrent holds <= its ceiling."""
    asked, price = case.scenario.budget, Prices(case.province, case.scenario)
    parts = []
    if asked.investment_at_most is not None:
        spent = investment(price, case.network)
        parts.append(claims("audit.budget.investment", [""], [spent], "<=", asked.investment_at_most))
    for year, most in asked.investment_by_year:
        parts.append(claims("audit.budget.until", [year], [investment(price, case.network)], "<=", [most]))
    for year, most in asked.recurrent_by_year:
        spent = paid_in(price, case.network, "budget_recurrent", int(year) - case.scenario.year)
        parts.append(claims("audit.budget.in_year", [year], [spent], "<=", [most]))
    if asked.recurrent_at_most is not None:
        spent = ledger_total(price, case.network, "budget_recurrent")
        parts.append(claims("audit.budget.recurrent", [""], [spent], "<=", asked.recurrent_at_most))
    return together(*parts)
