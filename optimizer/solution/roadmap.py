"""The way to a plan as tasks: who does what with whom, what comes of it, and until when."""

from collections.abc import Iterator
from datetime import date

import pandas as pd

from optimizer.data.codes import Kind
from optimizer.scenario import Scenario
from optimizer.solution.plan import Network
from optimizer.solution.schema import BUNDLE, conform, empty
from optimizer.wording import LANGUAGES, Lang, say

SHARES = {"opinions": 1.0, "policy": 2 / 3, "ministry": 1 / 2, "decision": 1 / 3}
"""How much of the lead time is left when a step is done; after the order of a real case (nine months in all)."""
AFTER_MONTHS = {"handover": 0, "leaders": 1, "buildings": 24, "posts": 60}
"""Months after a plan takes effect until a step is done (posts: within five years, guidance to NĐ 178/2024/NĐ-CP)."""
FORM = ("task", "lead", "partners", "product")


def roadmap(scenario: Scenario, plan: Network | None) -> pd.DataFrame:
    """Return `Bundle.roadmap`: step, task, lead, partners, product (vi, en), date; in order of their dates.

    Dates count back from the day of effect by the scenario's lead months (a college: `lead_months_college`). Of several
    years, the steps of each carry it behind their name (``decision@2028``).
    """
    if plan is None:
        return empty(BUNDLE["roadmap"])
    several = len(scenario.periods) > 1
    rows = sorted(
        (
            when.isoformat(), f"{step}@{year}" if several else step,
            *(_told(step, part, lang, year if several else None) for part in FORM for lang in LANGUAGES),
        )
        for year in scenario.periods
        for step, when in _steps(scenario, plan, year)
    )  # fmt: skip
    columns = ["date", "step", *(f"{part}_{lang}" for part in FORM for lang in LANGUAGES)]
    return conform(pd.DataFrame(rows, columns=columns), BUNDLE["roadmap"])


def _told(step: str, part: str, lang: Lang, year: int | None) -> str:
    text = say(f"roadmap.{step}.{part}", lang)
    return text if year is None or part != "task" else say("roadmap.of_year", lang, task=text, year=year)


def _steps(scenario: Scenario, plan: Network, year: int) -> Iterator[tuple[str, date]]:
    units, last = plan.institutions, year == scenario.year
    several = len(scenario.periods) > 1
    if several:
        units = units[units["date"].str[:4] == str(year)]
    merged = units[units["fate"] == "merge"]
    changed = units[(units["fate"].isin(["merge", "leave"])) | units["convert"] | units["hosts"]]
    college = bool((changed["type"] == Kind.CD).any())
    months = scenario.path.lead_months_college if college else scenario.path.lead_months
    effect = date(year, 9, 1)
    for step, share in SHARES.items():
        if step == "ministry" and not college:
            continue
        if changed.empty and (several or step != "opinions"):
            continue
        yield step, shifted(effect, -round(share * months))
    if len(plan.modules) + len(plan.beds) and last:
        yield "modules", effect
    if last and bool((plan.sites["status"] == "opened").any()):
        yield "opening", effect
    for step, later in AFTER_MONTHS.items():
        needed = {
            "handover": len(merged) > 0, "leaders": len(changed) > 0, "posts": len(merged) > 0,
            "buildings": last and bool((plan.sites["status"] == "closed").any()),
        }  # fmt: skip
        if needed[step]:
            yield step, shifted(effect, later)
    if last:
        yield "review", date(year, 12, 10)


def shifted(day: date, months: int) -> date:
    """Return the same day of the month `months` later (earlier where negative); `day` is a first of a month."""
    count = day.year * 12 + day.month - 1 + months
    return date(count // 12, count % 12 + 1, day.day)
