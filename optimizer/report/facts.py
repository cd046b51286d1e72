"""Facts of a bundle that every report states: dates, titles, share of estimates, disclaimer."""

from collections.abc import Mapping
from datetime import date

from optimizer.solution.plan import Network
from optimizer.solution.solution import Bundle
from optimizer.wording import Lang, clean, percent, province_name, say, written_day

ILLUSTRATION_ABOVE = 0.30
"""Share of estimated deciding inputs above which a report is titled an illustration (design rule)."""


def day(text: str, lang: Lang) -> str:
    """Return an ISO date as `optimizer.wording.written_day` writes it; empty where there is none."""
    return written_day(date.fromisoformat(text), lang) if text else ""


def as_of(bundle: Bundle, lang: Lang) -> str:
    """Return the day the province's data stand for; never the clock."""
    return day(bundle.province["as_of"], lang)


def province(bundle: Bundle, lang: Lang) -> str:
    """Return the name of the province in `lang`, as it begins a line."""
    return province_name(str(bundle.province["name"]), lang)


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
