"""Audit of the rules on legal units: merging, counted schools, centres."""

import numpy as np
import pandas as pd

from optimizer.data.codes import CENTRES, RANK, Kind, Level
from optimizer.solution.binding import pinned
from optimizer.solution.claims import Case, claims, joined, together
from optimizer.solution.counted import counted_why

CONVERTIBLE = frozenset({Kind.GDNN, Kind.GDNNGDTX, Kind.GDTX, Kind.TC})
"""Types that may become a THN."""


def merging(case: Case) -> pd.DataFrame:
    """Each institution survives, merges or leaves; hosts survive; pairs are admissible or pinned; limits hold.

    The sites of one that merges may go to its host and to others (`merging.hosts_per_institution_at_most`): a pair is
    the institution with each of them.
    """
    plan = case.decisions
    gone = set(plan.merge) | plan.leave
    both = [sum((i in plan.merge, i in plan.leave)) for i in case.scope]
    pairs = [(i, h) for i, takers in case.after.takers.items() for h in takers]
    absorbed, hosts = [i for i, _ in pairs], [h for _, h in pairs]
    left = sorted(plan.leave)
    rules = case.scenario.merging
    taken = pd.Series(hosts, dtype=object).value_counts().sort_index()
    most_units = np.inf if rules.institutions_at_most is None else rules.institutions_at_most
    most_guests = np.inf if rules.per_host_at_most is None else rules.per_host_at_most
    converted = sorted(plan.convert)
    lost_host = [h in gone or h == i for i, h in pairs]
    divided = [len(takers) for takers in case.after.takers.values()]
    may = [most_takers(case, i) for i in case.after.takers]
    return together(
        claims("audit.merging.one_fate", case.scope, both, "<=", 1, integrity=True),
        claims("audit.merging.host_survives", joined(absorbed, hosts), lost_host, "=", 0, integrity=True),
        claims("audit.merging.hosts", list(case.after.takers), divided, "<=", may),
        claims("audit.merging.convert_survives", converted, [i in gone for i in converted], "=", 0, integrity=True),
        claims("audit.merging.leave_pinned", left, [i not in pinned(case).may_leave for i in left], "=", 0),
        claims("audit.merging.per_host", taken.index, taken.to_numpy(), "<=", most_guests),
        claims("audit.merging.units", [""], [len(case.survivors)], "<=", most_units),
        _pairs_admissible(case),
    )


def most_takers(case: Case, institution: str) -> int:
    """Return among how many hosts an institution may be divided: as the scenario says, or a binding decision."""
    named = {h for i, h in pinned(case).takers if i == institution}
    if named:
        named |= {h for i, h in pinned(case).merge if i == institution}
    return max(case.scenario.merging.hosts_per_institution_at_most, len(named))


def _pairs_admissible(case: Case) -> pd.DataFrame:
    """Scope, level, distance, speciality and policy of every merger that is not pinned."""
    pairs = {(i, h) for i, takers in case.after.takers.items() for h in takers}
    free = sorted(pairs - pinned(case).may_merge)
    absorbed, hosts = [i for i, _ in free], [h for _, h in free]
    item = joined(absorbed, hosts)
    scope = case.today.scope
    rank = highest_rank(case)
    speciality = case.province.institutions["speciality"]
    centre = case.province.institutions["type"].isin(CENTRES)
    policy = case.scenario.centres.policy
    centres_apart = [
        (policy == "keep" and centre[i]) or (policy == "regional" and centre[i] and not centre[h]) for i, h in free
    ]
    return together(
        claims("audit.merging.allowed", item, not case.scenario.merging.allowed, "=", 0),
        claims("audit.merging.scope", item, [not scope[h] for h in hosts], "=", 0),
        claims("audit.merging.level", item, rank.reindex(absorbed), "<=", rank.reindex(hosts)),
        claims("audit.merging.far", item, [head_minutes(case, i, h) for i, h in free], "<=", _limit(case)),
        claims("audit.merging.speciality", item, [speciality[i] != speciality[h] for i, h in free], "=", 0),
        claims("audit.merging.policy", item, centres_apart, "=", 0),
    )


def _limit(case: Case) -> float:
    return case.scenario.merging.minutes_at_most


def highest_rank(case: Case) -> pd.Series:
    """Return the rank of the highest level of each institution's offers, driving apart; -1 without any."""
    offers = case.province.offers
    rank = pd.Series(case.level(offers["programme"]), index=offers.index).map(lambda level: RANK.get(Level(level), -1))
    best = rank.groupby(offers["site"].map(case.today.owner)).max()
    return best.reindex(case.province.institutions.index).fillna(-1).astype(float)


def head_minutes(case: Case, absorbed: str, host: str) -> float:
    """Return minutes between two head sites: 0 within an area, infinite where no road is known."""
    area, head = case.today.area, case.today.head_site
    if area[absorbed] == area[host] and area[absorbed] != "":
        return 0.0
    minutes = case.travel.site_minutes
    if head[absorbed] not in minutes.index or head[host] not in minutes.columns:
        return np.inf
    value = float(minutes.at[head[absorbed], head[host]])
    return np.inf if np.isnan(value) else value


def counted(case: Case) -> pd.DataFrame:
    """Compare counted survivors with counted_schools_at_most."""
    most = case.scenario.merging.counted_schools_at_most
    if most is None:
        return together()
    converted = pd.Series(case.today.scope.index.isin(case.decisions.convert), index=case.today.scope.index)
    frame = counted_why(case.province.institutions, case.today.scope, converted)
    schools = frame.index[frame["counted"] & frame.index.isin(case.survivors)]
    return claims("audit.counted", [", ".join(schools)], [len(schools)], "<=", most)


def centres(case: Case) -> pd.DataFrame:
    """Policy on centres, types that may convert, bounds on surviving centres."""
    kind = case.province.institutions["type"]
    converted = sorted(case.decisions.convert)
    rules = case.scenario.centres
    surviving = [i for i in case.survivors if kind[i] in CENTRES]
    least = -np.inf if rules.at_least is None else rules.at_least
    most = np.inf if rules.at_most is None else rules.at_most
    return together(
        claims("audit.centres.type", converted, [kind[i] not in CONVERTIBLE for i in converted], "=", 0),
        claims("audit.centres.at_least", [", ".join(surviving)], [len(surviving)], ">=", least),
        claims("audit.centres.at_most", [", ".join(surviving)], [len(surviving)], "<=", most),
        _policy(case, surviving),
    )


def _policy(case: Case, surviving: list[str]) -> pd.DataFrame:
    kind = case.province.institutions["type"]
    today = [i for i in case.scope if kind[i] in CENTRES]
    convert, policy = case.decisions.convert, case.scenario.centres.policy
    excused = case.scenario.allowed.convert
    changed = [i in convert and i not in excused for i in today]
    if policy == "keep":
        ended = [i in case.decisions.merge or other for i, other in zip(today, changed, strict=True)]
        return claims("audit.centres.keep", today, ended, "=", 0)
    if policy == "convert_or_merge":
        return claims("audit.centres.convert", surviving, [i not in convert for i in surviving], "=", 0)
    if policy == "regional":
        areas = sorted(set(case.today.area[today]))
        left = [sum(case.today.area[i] == area for i in surviving) for area in areas]
        return together(
            claims("audit.centres.regional", today, changed, "=", 0),
            claims("audit.centres.area", areas, left, ">=", 1),
        )
    return together()
