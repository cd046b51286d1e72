"""What the scenario asks of legal units and sites, beside what the plan does."""

from collections.abc import Callable

import pandas as pd

from optimizer.data.codes import CENTRES, Kind
from optimizer.solution.asked import NOTHING, Asked, Met, at_limit, name, names, without_exception
from optimizer.solution.audit_pins import pins
from optimizer.solution.audit_sites import sites
from optimizer.solution.audit_units import centres, merging, most_takers
from optimizer.solution.claims import Case, holds
from optimizer.solution.counted import counted_why, override
from optimizer.wording import Lang, say

PAIR_PHRASES = tuple(f"audit.merging.{why}" for why in ("scope", "level", "far", "speciality", "policy"))
POLICY_PHRASES = tuple(f"audit.centres.{what}" for what in ("type", "keep", "convert", "regional", "area"))


def counted_schools(case: Case) -> list[Asked]:
    """Return the cap on counted schools: who is counted, who is not, and why each."""
    most = case.scenario.merging.counted_schools_at_most
    if most is None:
        return []
    table = case.province.institutions
    converted = pd.Series(table.index.isin(case.decisions.convert), index=table.index)
    why = counted_why(table, case.today.scope, converted)
    before = counted_why(table, case.today.scope, converted & False)
    counted = [str(i) for i in case.survivors if why.at[i, "counted"]]
    others = [str(i) for i in case.survivors if not why.at[i, "counted"] and why.at[i, "why"] != "kind"]
    asked = at_limit(
        "merging.counted_schools_at_most", len(counted), "<=", most, "rule.counted",
        names=_with_reasons(case, counted, why), excluded=_with_reasons(case, others, why),
        today=float(before["counted"].sum()),
    )  # fmt: skip
    group, given = table["autonomy_group"], table["counted"].map(override)
    unsure = [i for i in counted if pd.isna(group[i]) and given[i] is None]
    if asked.met == "not_met" and len(counted) - len(unsure) <= most:
        return [Asked(asked.rule, "unknown", asked.left, asked.sense, asked.right, asked.phrase, asked.told)]
    return [asked]


def _with_reasons(case: Case, codes: list[str], why: pd.DataFrame) -> Callable[[Lang], str]:
    def written(lang: Lang) -> str:
        parts = [f"{name(case, i)} ({say('rule.counted.' + why.at[i, 'why'], lang)})" for i in codes]
        return "; ".join(parts) or NOTHING

    return written


def merger_rules(case: Case) -> list[Asked]:
    """Return limits on institutions and hosts, and the conditions of a merger."""
    asks = case.scenario.merging
    found: list[Asked] = []
    if asks.institutions_at_most is not None:
        left, most = len(case.survivors), asks.institutions_at_most
        found.append(at_limit("merging.institutions_at_most", left, "<=", most, "rule.units"))
    if asks.per_host_at_most is not None:
        hosts = [h for takers in case.after.takers.values() for h in takers]
        left = max((hosts.count(h) for h in hosts), default=0)
        found.append(at_limit("merging.per_host_at_most", left, "<=", asks.per_host_at_most, "rule.per_host"))
    divided = max(map(len, case.after.takers.values()), default=0)
    most = max((most_takers(case, i) for i in case.after.takers), default=asks.hosts_per_institution_at_most)
    if most > 1 or divided > 1:
        found.append(at_limit("merging.hosts_per_institution_at_most", divided, "<=", most, "rule.hosts"))
    rows = merging(case)
    if not asks.allowed:
        allowed = rows[rows["phrase"] == "audit.merging.allowed"]
        found.append(without_exception(case, "merging.allowed", allowed, "rule.no_mergers"))
    pairs = rows[rows["phrase"].isin(PAIR_PHRASES)]
    minutes = float(asks.minutes_at_most)
    found.append(without_exception(case, "merging.minutes_at_most", pairs, "rule.pairs", minutes=minutes))
    return found


def centre_rules(case: Case) -> list[Asked]:
    """Return the policy on centres and the bounds on their number."""
    asks, kind = case.scenario.centres, case.province.institutions["type"]
    rows = centres(case)
    mine = [str(i) for i in case.survivors if Kind(kind[i]) in CENTRES]
    found: list[Asked] = []
    if asks.policy != "free":
        policy = rows[rows["phrase"].isin(POLICY_PHRASES)]
        found.append(without_exception(case, "centres.policy", policy, f"rule.policy.{asks.policy}"))
    told = names(case, mine)
    if asks.at_least is not None:
        found.append(at_limit("centres.at_least", len(mine), ">=", asks.at_least, "rule.centres_least", names=told))
    if asks.at_most is not None:
        found.append(at_limit("centres.at_most", len(mine), "<=", asks.at_most, "rule.centres_most", names=told))
    return found


def site_rules(case: Case) -> list[Asked]:
    """Return which sites may close, and the bounds on open ones."""
    asks, frame = case.scenario.sites, case.network.sites
    rows = sites(case)
    kept = rows[rows["phrase"].isin(["audit.sites.closing", "audit.sites.special", "audit.sites.head"])]
    closed = [str(s) for s in frame.index[frame["status"] == "closed"]]
    told = {"count": float(len(closed)), "names": names(case, closed)}
    found = [without_exception(case, "sites.closing", kept, f"rule.closing.{asks.closing}", **told)]
    opened = rows[rows["phrase"] == "audit.sites.opens"]
    if len(opened):
        told = {"count": float(len(opened)), "names": names(case, list(map(str, opened["item"])))}
        found.append(without_exception(case, "sites.opens", opened, "rule.opens", **told))
    count = int((frame["open"] & (frame["status"] != "outside")).sum())
    if asks.at_least is not None:
        found.append(at_limit("sites.at_least", count, ">=", asks.at_least, "rule.sites_least"))
    if asks.at_most is not None:
        found.append(at_limit("sites.at_most", count, "<=", asks.at_most, "rule.sites_most"))
    return found


def pin_rules(case: Case) -> list[Asked]:
    """Return one row per decision fixed beforehand; `item` holds its codes."""
    rows = pins(case)
    found = []
    for kept, (_, row) in zip(holds(rows), rows.iterrows(), strict=True):
        what, item = str(row["phrase"]).removeprefix("audit.pins."), str(row["item"])
        between = " → " if what in {"merge", "site_hosts"} else "; "
        told = {"names": between.join(name(case, code) for code in item.split(" / "))}
        met: Met = "met" if kept else "not_met"
        found.append(Asked(f"pins.{what}", met, float(row["left"]), "=", 0.0, f"rule.pin.{what}", told, item))
    return found
