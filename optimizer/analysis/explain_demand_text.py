"""What is said of a demand that is not met: sentences on sites and teams, and what serving all of it would change."""

from collections.abc import Sequence

import pandas as pd

from optimizer.analysis.compare import agreement
from optimizer.analysis.explain import Alternative, Plan
from optimizer.analysis.explain_demand import EXACT, STANDINGS, price
from optimizer.analysis.explain_text import money
from optimizer.data.codes import BOARDING_LEVELS
from optimizer.model.case import Case
from optimizer.solution.path import Path
from optimizer.wording import Lang, number, say

MOST = 5
"""Sites named in one sentence."""


def met(plan: Plan, commune: str, programme: str, lang: Lang) -> str:
    """Return how many of the demand are served, and where."""
    row = plan.network.demand.loc[(commune, programme)]
    values = {name: people(float(row[name]), lang) for name in ("demand", "placed", "mobile", "unplaced")}
    return say("explain_demand.met" if row["unplaced"] <= EXACT else "explain_demand.unmet", lang, **values)


def sites(case: Case, table: pd.DataFrame, programme: str, lang: Lang) -> list[str]:
    """Return one sentence per standing (`explain_demand.around`), nearest sites first."""
    return [*_by_standing(case, table, programme, lang), *_nowhere(table, lang)]


def _nowhere(table: pd.DataFrame, lang: Lang) -> list[str]:
    """Return the sentence that no site within reach can serve the demand, where that is so."""
    able = table["standing"].isin(["serves", "full", "room", "could"])
    return [] if able.any() else [say("explain_demand.nowhere", lang)]


def _by_standing(case: Case, table: pd.DataFrame, programme: str, lang: Lang) -> list[str]:
    reach = case.scenario.reach
    boards = case.level[programme] in BOARDING_LEVELS
    limit = reach.boarding_minutes_at_most if boards else reach.day_minutes_at_most
    quoted = {
        "limit": "" if limit is None else number(limit, lang),
        "smallest": number(float(case.scenario.offers.smallest_class), lang),
    }
    found = []
    for standing in STANDINGS:
        rows = table[table["standing"] == standing]
        if rows.empty:
            continue
        named = "; ".join(_site(row, standing, lang) for _, row in rows.head(MOST).iterrows())
        if len(rows) > MOST:
            named += say("explain_demand.others", lang, count=len(rows) - MOST)
        further = standing == "far" and (limit is None or bool((rows["minutes"] <= limit).any()))
        phrase = "explain_demand.further" if further else f"explain_demand.{standing}"
        found.append(say(phrase, lang, sites=named, **quoted))
    return found


def people(value: float, lang: Lang) -> str:
    """Return a number of entrants, with a decimal only where it has one."""
    return number(value, lang, 0 if abs(value - round(value)) < 0.05 else 1)  # noqa: PLR2004 - half a printed digit


def _site(row: pd.Series, standing: str, lang: Lang) -> str:
    values = {
        "name": row["name"], "minutes": number(float(row["minutes"]), lang, 0), "km": number(float(row["km"]), lang, 0),
        "places": people(float(row["places"]), lang), "entrants": people(float(row["entrants"]), lang),
        "here": people(float(row["from_here"]), lang), "wanted": people(float(row["wanted_in_reach"]), lang),
        "left": people(float(row["places"] - row["entrants"]), lang),
    }  # fmt: skip
    told = standing if standing in {"serves", "full", "room", "could", "small"} else "bare"
    return say(f"explain_demand.site.{told}", lang, **values)


def teams(case: Case, table: pd.DataFrame, lang: Lang) -> list[str]:
    """Return the sentence on mobile teams (`explain_demand.teams`); none where no team may come."""
    names = case.province.institutions["name"]
    parts = [
        say(
            "explain_demand.team", lang, name=names[i], entrants=people(row["entrants"], lang),
            places=people(row["places"], lang), here=people(row["from_here"], lang),
        )
        for i, row in table.iterrows()
    ]  # fmt: skip
    return [say("explain_demand.teams", lang, teams="; ".join(parts))] if parts else []


def change(found: Alternative, plan: Plan, commune: str, programme: str, lang: Lang) -> list[str]:
    """Return what serving all of the demand changes: where it is met, who is served less, which units change."""
    if found.network is None:
        return []
    there, here = found.network, plan.network
    lines = []
    rows = there.placements[(there.placements["commune"] == commune) & (there.placements["programme"] == programme)]
    names = there.sites["name"]
    where = [
        say(
            "explain_demand.then_site" if row["delivery"] == "site" else "explain_demand.then_team", lang,
            name=names.get(row["site"], there.institutions["name"].get(row["team"], "")),
            entrants=people(float(row["entrants"]), lang), minutes=number(float(row["minutes"]), lang, 0),
        )
        for _, row in rows.iterrows()
    ]  # fmt: skip
    lines.append(say("explain_demand.then", lang, sites="; ".join(where)))
    both = pd.DataFrame({"there": there.demand["unplaced"], "here": here.demand["unplaced"]}).fillna(0.0)
    others = both.drop(index=[(commune, programme)])
    more = float((others["there"] - others["here"]).clip(lower=0).sum())
    if more > EXACT:
        lines.append(say("explain_demand.then_less", lang, entrants=people(more, lang)))
    same = agreement(there.institutions, here.institutions)["same"]
    changed = list(same.index[~same.astype(bool)])
    if changed:
        told = "; ".join(str(here.institutions.at[i, "name"]) for i in changed)
        lines.append(say("explain_demand.then_units", lang, units=told))
    return lines


def unmet_mean(case: Case, plan: Plan, commune: str, programme: str) -> float:
    """Return the entrants of a demand who are not served; of a plan of several years their mean, weighted as costs."""
    networks = {**plan.earlier, case.whole.year: plan.network}
    weights = Path(case.province, case.whole, networks, {}).weights
    key = (commune, programme)
    left = {t: float(n.demand["unplaced"].get(key, 0.0)) for t, n in networks.items()}
    return sum(weights[t] * count for t, count in left.items())


def worth(case: Case, found: Sequence[Alternative], plan: Plan, commune: str, programme: str, lang: Lang) -> list[str]:
    """Return from which price of a learner not served on serving the demand is as cheap as the plan explained.

    The plan explained leaves u of it unmet (of several years, their weighted mean), so a price higher by (what serving
    costs more) / u makes both equal.
    """
    left = unmet_mean(case, plan, commune, programme)
    now = price(case, commune, programme)
    if left <= EXACT:
        return []
    lines = [say("explain_demand.price", lang, price=money(now, lang))]
    known = [a for a in found if a.more_found is not None and a.more_at_least is not None]
    for a in known:
        least, most = (now + max(0.0, m or 0.0) / left for m in (a.more_at_least, a.more_found))
        if a.more_found is not None and a.more_found > 0:
            phrase = "explain_demand.worth" if money(least, lang) != money(most, lang) else "explain_demand.worth_exact"
            lines.append(say(phrase, lang, least=money(least, lang), most=money(most, lang)))
    return lines
