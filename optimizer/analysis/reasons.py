"""Why each institution is decided as it is: sentences made of the figures that drove it."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from optimizer.analysis.rests import OVERHEAD, Estimated
from optimizer.data.codes import Action, Level, WeightSet
from optimizer.data.province import Province
from optimizer.network.travel import Travel
from optimizer.scenario import Scenario
from optimizer.solution.diagnosis import licensed
from optimizer.solution.plan import Network
from optimizer.wording import LANGUAGES, Lang, number, percent, say

LOW_FILL = 0.6
"""Below this share of places filled a unit is called thinly filled (share; a reading of "không đạt chỉ tiêu")."""
SMALLEST_UNIT = 15
"""Fewest posts of a public unit (NĐ 120/2020/NĐ-CP Đ.5, kept by NĐ 283/2025/NĐ-CP), where no norm says it."""
POSTS_NORM = "posts_at_least"

type Phrase = tuple[str, Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class _Facts:
    province: Province
    travel: Travel
    scenario: Scenario
    plan: Network
    overhead: Mapping[str, float]
    licensed: pd.DataFrame


def reasons(province: Province, travel: Travel, scenario: Scenario, plan: Network) -> pd.DataFrame:
    """Return index institution -> vi, en, estimated.

    Every sentence quotes the figure that supports it; where none does, the cost of the unit is what is left and is
    said. `estimated` is true if a quoted figure rests on a row marked estimate.
    """
    overhead = {
        str(i): sum(province.cost(name, WeightSet(scenario.weights), kind=str(k)) for name in OVERHEAD)
        for i, k in province.institutions["type"].items()
    }
    facts = _Facts(province, travel, scenario, plan, overhead, licensed(province))
    estimated = Estimated(province, scenario)
    rows = []
    for i in plan.institutions.index:
        phrases = _phrases(facts, str(i))
        texts = [" ".join(say(p, lang, **_written(v, lang)) for p, v in phrases) for lang in LANGUAGES]
        host = str(plan.institutions.at[i, "host"])
        rows.append((i, *texts, any(estimated.rests(p, str(i), host) for p, _ in phrases)))
    return pd.DataFrame(rows, columns=["institution", "vi", "en", "estimated"]).set_index("institution")


def _written(values: Mapping[str, object], lang: Lang) -> dict[str, object]:
    written: dict[str, object] = {}
    for name, value in values.items():
        if isinstance(value, float):
            written[name] = percent(value, lang) if name == "share" else number(value, lang)
        else:
            written[name] = value
    return written


def _phrases(facts: _Facts, i: str) -> list[Phrase]:
    row = facts.plan.institutions.loc[i]
    match row["fate"]:
        case "outside":
            return [("reason.outside", {})]
        case "leave":
            return [("reason.leave", {})]
        case "merge":
            return _merge(facts, i, str(row["host"]))
        case _:
            return _survive(facts, i)


def _forced(facts: _Facts, i: str) -> list[Phrase]:
    """Say that the scenario fixes the decision, where it does and the plan (which may be a given one) follows it."""
    pins, row = facts.scenario.pins, facts.plan.institutions.loc[i]
    stays, becomes = row["fate"] == "survive", bool(row["convert"])
    wanted = [(a, h) for a, h in pins.merge if a == i]
    kept, converted = i in pins.keep, i in pins.convert
    if pins.decided:
        table = facts.province.decided
        for line in table[(table["use"] == "pin") & (table["institution"] == i)].itertuples():
            wanted += [(i, str(line.host))] if line.action == Action.MERGE else []
            kept |= line.action == Action.KEEP
            converted |= line.action == Action.CONVERT
    follows = (kept and stays) or (converted and becomes) or (i, row["host"]) in wanted
    return [("reason.pinned", {})] if follows else []


def _merge(facts: _Facts, i: str, host: str) -> list[Phrase]:
    table, sites = facts.plan.institutions, facts.plan.sites
    phrases = _forced(facts, i)
    phrases += _small(facts, i) + _thin(facts, i)
    shared = _shared(facts.province, i, host)
    if shared:
        phrases.append(
            ("reason.overlap", {"count": len(shared), "host": table.at[host, "name"], "names": "; ".join(shared[:3])})
        )
    heads = table.at[i, "head_site"], table.at[host, "head_site"]
    minutes = float(facts.travel.site_minutes.at[heads])
    km = float(facts.travel.site_km.at[heads])
    same = table.at[i, "area"] == table.at[host, "area"]
    if sites.at[heads[0], "commune"] == sites.at[heads[1], "commune"]:
        phrases.append(("reason.same_commune", {"host": table.at[host, "name"]}))
    else:
        way = {"minutes": minutes, "km": km, "host": table.at[host, "name"]}
        phrases.append(("reason.same_area" if same else "reason.near", way))
    phrases.append(("reason.overhead", {"mvnd": facts.overhead[i]}))
    mine = sites[sites["institution"] == i]
    closed = mine[~mine["open"]]
    if closed.empty:
        phrases.append(("reason.sites_stay", {"count": len(mine)}))
    else:
        phrases.append(("reason.sites_close", {"names": "; ".join(closed["name"])}))
    if table.at[i, "managing_body"] != table.at[host, "managing_body"]:
        phrases.append(("reason.other_body", {"body": table.at[host, "managing_body"]}))
    return phrases


def _survive(facts: _Facts, i: str) -> list[Phrase]:
    table = facts.plan.institutions
    row = table.loc[i]
    phrases = _forced(facts, i)
    guests = list(table.index[table["host"] == i])
    if guests:
        phrases.append(("reason.host", {"count": len(guests), "names": "; ".join(table.loc[guests, "name"])}))
    if row["convert"]:
        thn = _entrants_of(facts, i, Level.THN)
        phrases.append(("reason.convert", {"entrants": thn}) if thn else ("reason.convert_empty", {}))
    if row["expand"] or row["reduce"]:
        phrase = "reason.expand" if row["expand"] else "reason.reduce"
        phrases.append((phrase, {"before": float(row["places_before"]), "after": float(row["places_after"])}))
    if not guests and not row["convert"]:
        phrases += _only_near(facts, i)
    serves = _entrants_of(facts, i)
    if serves:
        phrases.append(("reason.serves", {"entrants": serves}))
    return phrases or [("reason.retained", {"mvnd": facts.overhead[i]})]


def _small(facts: _Facts, i: str) -> list[Phrase]:
    row = facts.plan.institutions.loc[i]
    try:
        norm = facts.province.norm(POSTS_NORM, kind=str(row["type"]))
    except KeyError:
        norm = float(SMALLEST_UNIT)
    return [("reason.small", {"posts": float(row["posts"]), "norm": norm})] if row["posts"] < norm else []


def _thin(facts: _Facts, i: str) -> list[Phrase]:
    if i not in facts.licensed.index or facts.licensed.at[i, "places"] <= 0:
        return []
    places, entrants = (float(facts.licensed.at[i, column]) for column in ("places", "entrants"))
    share = entrants / places
    return [("reason.thin", {"share": share, "entrants": entrants, "places": places})] if share < LOW_FILL else []


def _shared(province: Province, i: str, host: str) -> list[str]:
    """Return the occupations that both are licensed for."""
    owner = province.offers["site"].map(province.sites["institution"])
    mine = set(province.offers.loc[owner == i, "occupation"])
    return sorted(mine & set(province.offers.loc[owner == host, "occupation"]))


def _entrants_of(facts: _Facts, i: str, level: Level | None = None) -> float:
    """Return the entrants a year that `i` teaches after the plan, at the sites it takes in too, of one level or all."""
    rows = facts.plan.placements
    taught = rows["institution"] == i
    if level is not None:
        taught &= rows["programme"].map(facts.province.programmes["level"]) == level
    return float(rows.loc[taught, "entrants"].sum())


def _only_near(facts: _Facts, i: str) -> list[Phrase]:
    """Say how far the nearest other head site is, where a merger may not reach it and none stays in the same area."""
    table = facts.plan.institutions
    others = table[(table["fate"] == "survive") & (table.index != i)]
    if others.empty or (others["area"] == table.at[i, "area"]).any():
        return []
    minutes = facts.travel.site_minutes.loc[table.at[i, "head_site"], list(others["head_site"])].min()
    limit = float(facts.scenario.merging.minutes_at_most)
    return [("reason.far", {"minutes": float(minutes), "limit": limit})] if minutes > limit else []
