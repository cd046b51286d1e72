"""What the scenario asks for learners, beside what the plan does: offers, distances, access, service."""

import numpy as np
import pandas as pd

from optimizer.data.codes import BOARDING_LEVELS
from optimizer.solution.asked import Asked, at_limit, name, names, without_exception
from optimizer.solution.audit_access import coverage
from optimizer.solution.audit_equipment import equipment
from optimizer.solution.audit_learners import class_size, places, reach
from optimizer.solution.audit_sites import offering
from optimizer.solution.claims import Case
from optimizer.wording import Lang, percent


def learners(case: Case) -> list[Asked]:
    """Return what may be offered anew, the smallest class, and workshop modules."""
    asks = case.scenario.offers
    rows = offering(case)
    new = rows[rows["phrase"] == "audit.offering.new"]
    found = [without_exception(case, "offers.new", new, f"rule.new_offers.{asks.new}", count=float(len(new)))]
    if asks.smallest_class:
        sizes = class_size(case)["left"]
        least = float(sizes.min()) if len(sizes) else float("nan")
        found.append(at_limit("offers.smallest_class", least, ">=", asks.smallest_class, "rule.class_size"))
    rows = places(case)
    built = rows[rows["phrase"] == "audit.places.modules_most"]["left"]
    most = float(built.max()) if len(built) else 0.0
    limit = asks.modules_per_site_at_most
    found.append(at_limit("offers.modules_per_site_at_most", most, "<=", limit, "rule.modules"))
    if asks.equipment == "moves":
        moved = case.network.transfers["places"]
        told = {"count": float(len(moved)), "places": float(moved.sum())}
        found.append(without_exception(case, "offers.equipment", equipment(case), "rule.equipment.moves", **told))
    return found


def reach_limits(case: Case) -> list[Asked]:
    """Return how far learners and mobile teams go beside the limits (minutes one way)."""
    asks, rows = case.scenario.reach, case.network.placements
    site = rows[rows["delivery"] == "site"]
    boards = pd.Series(case.level(site["programme"]), index=site.index).isin(BOARDING_LEVELS)
    found: list[Asked] = []
    for field, minutes in (("day", site.loc[~boards, "minutes"]), ("boarding", site.loc[boards, "minutes"])):
        limit = getattr(asks, f"{field}_minutes_at_most")
        if limit is not None:
            left = _most(minutes)
            rule, phrase = f"reach.{field}_minutes_at_most", f"rule.reach.{field}"
            found.append(at_limit(rule, left, "<=", limit, phrase, stepped=True))
    judged = reach(case)
    mobile = judged.loc[judged["phrase"] == "audit.reach.mobile", "left"]
    limit = asks.mobile_minutes_at_most
    rule, left = "reach.mobile_minutes_at_most", _most(mobile)
    found.append(at_limit(rule, left, "<=", limit, "rule.reach.mobile", stepped=True))
    if asks.nobody_further_than is not None:
        further = judged[judged["phrase"] == "audit.reach.further"]
        minutes = asks.nobody_further_than
        found.append(without_exception(case, "reach.nobody_further_than", further, "rule.further", limit=minutes))
    return found


def _most(minutes: pd.Series) -> float:
    return float(minutes.max()) if len(minutes) else 0.0


def access(case: Case) -> list[Asked]:
    """Return coverage: the furthest commune, those that keep today's longer way, those exempt, those not covered.

    `left` is the worst of the communes held to the limit itself; where there is none, 0.
    """
    limit = case.scenario.coverage.minutes_at_most
    if limit is None:
        return []
    judged = coverage(case).set_index("item")
    frame = case.network.access
    held = judged[judged["right"] <= limit]
    worst = judged["left"].idxmax() if len(judged) else ""
    longer = [str(c) for c in judged.index[judged["right"] > limit]]
    exempt = [str(c) for c in frame.index.difference(judged.index)]
    wrong = without_exception(case, "", judged.reset_index(), "")
    told = {
        "limit": limit, "worst": name(case, str(worst)), "longer": float(len(longer)),
        "minutes": float(judged["left"].max()) if len(judged) else 0.0, "longer_names": names(case, longer),
        "exempt": float(len(exempt)), "exempt_names": names(case, exempt), "broken": wrong.left,
    }  # fmt: skip
    left = float(held["left"].replace(np.inf, np.nan).max(skipna=False)) if len(held) else 0.0
    return [Asked("coverage.minutes_at_most", wrong.met, left, "<=", float(limit), "rule.coverage", told, stepped=True)]


def floor_shares(case: Case) -> list[Asked]:
    """Return the entrants served beside the floors: overall, of priority programmes, by level, of one demand."""
    asks = case.scenario.floors
    demand = case.network.demand
    programme = demand.index.get_level_values("programme")
    priority = case.province.programmes["priority"].reindex(programme).astype(bool).to_numpy()
    groups = [("demand", asks.demand, priority | True), ("priority", asks.priority, priority)]
    groups += [(level, share, case.level(programme) == level) for level, share in asks.by_level]
    found = []
    for group, share, rows in groups:
        if share is None:
            continue
        wanted = float(demand.loc[rows, "demand"].sum())
        served = float(demand.loc[rows, ["placed", "mobile"]].sum().sum())
        known = group in {"demand", "priority"}
        field, phrase = (group, f"rule.floor.{group}") if known else (f"by_level:{group}", "rule.floor.level")
        found.append(_floor(f"floors.{field}", phrase, served, wanted, share, level=group))
    for commune, p, share in asks.of_demand:
        rows = (demand.index.get_level_values("commune") == commune) & (programme == p)
        wanted = float(demand.loc[rows, "demand"].sum())
        served = float(demand.loc[rows, ["placed", "mobile"]].sum().sum())
        rule = f"floors.of_demand:{commune}/{p}"
        called = {"commune": case.province.communes["name"].get(commune, commune)}
        called |= {"programme": case.province.programmes["name"].get(p, p)}
        found.append(_floor(rule, "rule.floor.of_demand", served, wanted, share, **called))
    return found


def _floor(rule: str, phrase: str, served: float, wanted: float, share: float, **told: object) -> Asked:
    reached = Share(served / wanted if wanted else 1.0)
    values = told | {"share": reached, "least": Share(share), "served": served, "wanted": wanted}
    return at_limit(rule, served, ">=", share * wanted, phrase, stepped=False, **values)


class Share:
    """A share written as a percentage in the language of the sentence."""

    def __init__(self, value: float) -> None:
        self.value = value

    def __call__(self, lang: Lang) -> str:
        """Return the percentage in `lang`."""
        return percent(self.value, lang)
