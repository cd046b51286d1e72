"""Facts of a bundle that every report states: dates, titles, share of estimates, disclaimer."""

from collections.abc import Mapping
from datetime import date

from optimizer.solution.plan import Network
from optimizer.solution.solution import Bundle
from optimizer.wording import Lang, clean, percent, say

ILLUSTRATION_ABOVE = 0.30
"""Share of estimated deciding inputs above which a report is titled an illustration (design rule)."""

PADDED = (1, 2)
"""Months written with a 0 before them, as days below 10 are (Nghị định 30/2020/NĐ-CP)."""


def day(text: str, lang: Lang) -> str:
    """Return an ISO date as 01/9/2026 or 10/02/2026 (vi: days below 10, months 1 and 2 have a 0) or as it is (en)."""
    if not text:
        return ""
    when = date.fromisoformat(text)
    month = f"{when.month:02d}" if when.month in PADDED else f"{when.month}"
    return say("report.day", lang, day=f"{when.day:02d}", month=month, iso=text, year=when.year)


def as_of(bundle: Bundle, lang: Lang) -> str:
    """Return the day the province's data stand for; never the clock."""
    return day(bundle.province["as_of"], lang)


def title(bundle: Bundle, lang: Lang) -> str:
    """Return the scenario's title in `lang` (Vietnamese where no English one was given)."""
    english = str(bundle.scenario.get("title_en") or "")
    return clean(english if lang == "en" and english else str(bundle.scenario["title"]))


def question(bundle: Bundle, lang: Lang) -> str:
    """Return what the scenario asks in `lang` (Vietnamese where no English question was given)."""
    english = str(bundle.scenario.get("question_en") or "")
    return clean(english if lang == "en" and english else str(bundle.scenario["question"]))


def target_year(bundle: Bundle) -> str:
    """Return the scenario's last target year."""
    periods = bundle.scenario["periods"]
    return str(periods[-1]) if isinstance(periods, list | tuple) else str(periods)


def shown(bundle: Bundle) -> Network:
    """Return the network a status map shows: the plan, or today's structure where no plan exists."""
    return bundle.plan if bundle.plan is not None else bundle.unchanged


def estimated(bundle: Bundle) -> float:
    """Return the share (0-1) of the deciding inputs that are estimates: row ``total``, else the largest of a table."""
    shares = bundle.estimates["weight_estimate"].dropna()
    if "total" in shares.index:
        return float(shares["total"])
    return float(shares.max()) if len(shares) else 0.0


def illustration(bundle: Bundle) -> bool:
    """Return whether the report must call itself an illustration."""
    return estimated(bundle) > ILLUSTRATION_ABOVE


def estimate_remark(bundle: Bundle, lang: Lang) -> str:
    """Return the sentence on the share of estimates."""
    return say("report.estimates", lang, share=percent(estimated(bundle), lang, 0))


def disclaimer(province: Mapping[str, str], lang: Lang) -> str:
    """Return the disclaimer among the facts of a province in `lang`, or empty."""
    return clean(province.get(disclaimer_key(province, lang).removeprefix("province."), ""))


def disclaimer_key(province: Mapping[str, str], lang: Lang) -> str:
    """Return the key of the disclaimer in `lang` (Vietnamese where no English one was given)."""
    return "province.disclaimer_en" if lang == "en" and province.get("disclaimer_en") else "province.disclaimer"
