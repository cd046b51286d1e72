"""Why each institution is decided as it is: sentences made of the figures that drove it."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from optimizer.data.codes import Level
from optimizer.data.province import Province
from optimizer.network.travel import Travel
from optimizer.scenario import Scenario
from optimizer.solution.plan import Network
from optimizer.wording import LANGUAGES, Lang, number, percent, say

LOW_FILL = 0.6
"""Below this share of places filled a unit is called thinly filled (share; a reading of "không đạt chỉ tiêu")."""
SMALLEST_UNIT = 15
"""Fewest posts of a public unit (NĐ 120/2020/NĐ-CP Đ.5, kept by NĐ 283/2025/NĐ-CP); a norm row replaces it."""

type Phrase = tuple[str, Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class _Facts:
    province: Province
    travel: Travel
    scenario: Scenario
    plan: Network
    overhead: Mapping[str, float]


def reasons(province: Province, travel: Travel, scenario: Scenario, plan: Network) -> pd.DataFrame:
    """Return index institution -> vi, en, estimated.

    Every sentence quotes the figure that supports it; where none does, the cost of the unit is what is left and is
    said. `estimated` is true if a quoted figure rests on a row marked estimate.
    """
    weights = scenario.weights
    overhead = {
        str(i): province.cost("unit_posts_mvnd", weights, kind=str(k)) + province.cost("unit_fixed_mvnd", weights)  # type: ignore[arg-type]
        for i, k in province.institutions["type"].items()
    }
    facts = _Facts(province, travel, scenario, plan, overhead)
    rows = []
    for i in plan.institutions.index:
        phrases = _phrases(facts, str(i))
        texts = [" ".join(say(p, lang, **_written(v, lang)) for p, v in phrases) for lang in LANGUAGES]
        rows.append((i, *texts, _estimated(province, str(i))))
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
    pins = facts.scenario.pins
    if i in pins.keep or any(i == a for a, _ in pins.merge) or i in pins.leave or i in pins.convert:
        return [("reason.pinned", {})]
    return []


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
    phrases.append(
        ("reason.same_area" if same else "reason.near", {"minutes": minutes, "km": km, "host": table.at[host, "name"]})
    )
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
        thn = _entrants_of(facts.plan, i, facts.province, Level.THN)
        phrases.append(("reason.convert", {"entrants": thn}))
    if row["expand"] or row["reduce"]:
        phrase = "reason.expand" if row["expand"] else "reason.reduce"
        phrases.append((phrase, {"before": float(row["places_before"]), "after": float(row["places_after"])}))
    if not guests and not row["convert"]:
        phrases += _only_near(facts, i)
    if row["entrants"] > 0:
        phrases.append(("reason.serves", {"entrants": float(row["entrants"])}))
    return phrases


def _small(facts: _Facts, i: str) -> list[Phrase]:
    posts = float(facts.plan.institutions.at[i, "posts"])
    return [("reason.small", {"posts": posts, "norm": float(SMALLEST_UNIT)})] if posts < SMALLEST_UNIT else []


def _thin(facts: _Facts, i: str) -> list[Phrase]:
    row = facts.plan.institutions.loc[i]
    if row["places_before"] <= 0:
        return []
    share = float(row["entrants_recorded"] / row["places_before"])
    return (
        [
            (
                "reason.thin",
                {"share": share, "entrants": float(row["entrants_recorded"]), "places": float(row["places_before"])},
            )
        ]
        if share < LOW_FILL
        else []
    )


def _shared(province: Province, i: str, host: str) -> list[str]:
    """Return the occupations that both are licensed for."""
    owner = province.offers["site"].map(province.sites["institution"])
    mine = set(province.offers.loc[owner == i, "occupation"])
    return sorted(mine & set(province.offers.loc[owner == host, "occupation"]))


def _entrants_of(plan: Network, i: str, province: Province, level: Level) -> float:
    rows = plan.placements[plan.placements["institution"] == i]
    return float(rows.loc[rows["programme"].map(province.programmes["level"]) == level, "entrants"].sum())


def _only_near(facts: _Facts, i: str) -> list[Phrase]:
    """Say how far the nearest other head site is, where it is further than a merger may reach."""
    table = facts.plan.institutions
    head = table.at[i, "head_site"]
    others = [table.at[h, "head_site"] for h in table.index if h != i and table.at[h, "fate"] == "survive"]
    if not others:
        return []
    minutes = facts.travel.site_minutes.loc[head, others].min()
    if minutes > facts.scenario.merging.minutes_at_most:
        return [("reason.far", {"minutes": float(minutes), "limit": float(facts.scenario.merging.minutes_at_most)})]
    return []


def _estimated(province: Province, i: str) -> bool:
    rows = province.offers[province.offers["site"].map(province.sites["institution"]) == i]
    kinds = {province.institutions.at[i, "basis"], *rows["basis"]}
    return "estimate" in kinds
