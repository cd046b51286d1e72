"""Why there is no plan, in sentences: the wishes that conflict and what would have to give."""

import math

import pandas as pd

from optimizer.data.codes import Level
from optimizer.data.province import Province
from optimizer.model.diagnose import Diagnosis, Relaxation
from optimizer.scenario import Scenario
from optimizer.wording import LANGUAGES, PHRASES, Lang, number, say
from optimizer.wording.scenario_sheet import FIELDS

MOST = 8
"""Places named in one sentence."""
EXCEPTIONS = dict.fromkeys(("data.level", "data.speciality", "merging.minutes_at_most"), "allowed.merge")
"""Rule that gives by exceptions -> field that lists them."""
CEILINGS = ("goals.at_most", "goals.over_years_at_most")
COLUMNS = ["kind", "rule", "item", "amount", "unit", "vi", "en"]


def conflicts(province: Province, scenario: Scenario, diagnosis: Diagnosis) -> pd.DataFrame:
    """Return `Bundle.conflicts`: the wishes in conflict, then each relaxation that alone makes a plan possible."""
    rows = []
    for asks in diagnosis.conflict:
        rule, item = _split(asks)
        rows.append(
            ("conflict", rule, item, float("nan"), "", *(_wish(province, scenario, asks, g) for g in LANGUAGES))
        )
    for relaxation in diagnosis.relaxations:
        rule, item = _split(relaxation.asks)
        texts = [
            say("relax." + rule, lang, **_values(province, scenario, relaxation.asks, lang, relaxation.amount))
            + _where(province, relaxation, lang)
            for lang in LANGUAGES
        ]
        rows.append(("relaxation", rule, item, relaxation.amount, say(f"relax.{rule}.unit", "vi"), *texts))
    notes = {
        "others": diagnosis.complete and diagnosis.tried and not diagnosis.relaxations,
        "incomplete": not diagnosis.complete,
        "untried": not diagnosis.tried,
    }
    rows += [
        ("note", "", "", float("nan"), "", *(say(f"conflict.{note}", g) for g in LANGUAGES))
        for note, holds in notes.items() if holds
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=COLUMNS)


def summary(frame: pd.DataFrame, lang: Lang) -> str:
    """Return the sentence that names all wishes in conflict together."""
    wishes = list(frame.loc[frame["kind"] == "conflict", lang])
    return say("conflict.together" if len(wishes) > 1 else "conflict.alone", lang, wishes="; ".join(wishes))


def relaxations(frame: pd.DataFrame, lang: Lang) -> list[str]:
    """Return what would have to give, each with the parameter of the scenario that says it; then the notes."""
    rows = frame[frame["kind"] != "conflict"]
    return [_placed(str(text), str(rule), lang) for rule, text in zip(rows["rule"], rows[lang], strict=True)]


def _placed(text: str, rule: str, lang: Lang) -> str:
    field = EXCEPTIONS.get(rule, rule)
    if field not in FIELDS:
        return text
    return say("relax.place", lang, text=text, field=field, label=FIELDS[field][LANGUAGES.index(lang)])


def _wish(province: Province, scenario: Scenario, asks: str, lang: Lang) -> str:
    return say("wish." + _split(asks)[0], lang, **_values(province, scenario, asks, lang, 0.0))


def _split(asks: str) -> tuple[str, str]:
    rule, _, item = asks.partition(":")
    return rule, item


def _values(province: Province, scenario: Scenario, asks: str, lang: Lang, amount: float) -> dict[str, object]:
    """Return what the phrases of `asks` may quote: limit, relaxed limit, amount, names."""
    rule, item = _split(asks)
    group, _, field = rule.partition(".")
    limit: object = getattr(getattr(scenario, group, None), field, None)
    if rule == "floors.by_level":
        limit = dict(scenario.floors.by_level)[item]
    if rule == "floors.of_demand":
        limit = next(share for c, p, share in scenario.floors.of_demand if f"{c}/{p}" == item)
    if rule in CEILINGS:
        limit = dict(getattr(scenario.goals, field))[item]
    if rule == "budget.investment_by_year":
        limit = dict(scenario.budget.investment_by_year)[item]
    if rule == "budget.recurrent_by_year":
        limit = dict(scenario.budget.recurrent_by_year)[item]
    if rule == "staffing.posts_at_most":
        limit = dict(scenario.staffing.posts_at_most)[item]
    if rule == "equity.beyond":
        return _beyond(scenario, item, lang, amount)
    value = float(limit) if isinstance(limit, int | float) and not isinstance(limit, bool) else None
    down = rule.endswith("at_least")
    amount = math.ceil(amount - 1e-6)
    return {
        "limit": _policy(limit, lang) if value is None else number(value, lang),
        "share": "" if value is None else number(100 * value, lang, 1),
        "relaxed": "" if value is None else number(value + (-amount if down else amount), lang),
        "amount": number(amount, lang),
        "name": _name(province, rule, item, lang),
    }


def _name(province: Province, rule: str, item: str, lang: Lang) -> str:
    if rule in CEILINGS:
        return say(f"goal.{item}", lang)
    return _level(item, lang) if rule == "floors.by_level" else _names(province, item)


def _beyond(scenario: Scenario, item: str, lang: Lang, amount: float) -> dict[str, object]:
    """Return group, minutes and share of a limit on learners who go far."""
    limit = next(b for b in scenario.equity.beyond if f"{b.group}/{b.minutes:g}" == item)
    return {
        "limit": number(limit.minutes, lang), "share": number(100 * limit.share_at_most, lang, 1),
        "amount": number(math.ceil(amount - 1e-6), lang), "name": say(f"group.{limit.group}", lang),
    }  # fmt: skip


def _policy(value: object, lang: Lang) -> str:
    phrase = f"policy.{value}"
    return say(phrase, lang) if phrase in PHRASES else str(value)


def _level(code: str, lang: Lang) -> str:
    return Level(code).vi if lang == "vi" else Level(code).en


def _where(province: Province, relaxation: Relaxation, lang: Lang) -> str:
    """Return the institutions, sites and communes at which a wish gives; nothing where its rows have none."""
    if ":" in relaxation.asks:
        return ""
    found = [" → ".join(known) for key in relaxation.rows if (known := _known(province, key))]
    more = say("relax.more", lang, count=len(found) - MOST) if len(found) > MOST else ""
    return say("relax.where", lang, names="; ".join(found[:MOST]) + more) if found else ""


def _known(province: Province, key: tuple[str, ...]) -> list[str]:
    tables = (province.institutions, province.sites, province.communes, province.programmes)
    return [str(table.at[part, "name"]) for part in key for table in tables if part in table.index]


def _names(province: Province, item: str) -> str:
    """Return the item's codes as names, joined as they were."""
    text = item
    for mark, words in ((">", " → "), ("+", ", ")):
        if mark in item:
            return words.join(_names(province, part) for part in item.split(mark))
    if "/" in item:
        commune, _, programme = item.partition("/")
        place, subject = (t["name"] for t in (province.communes, province.programmes))
        return f"{place.get(commune, commune)}, {subject.get(programme, programme)}"
    for table in (province.institutions, province.sites):
        if text in table.index:
            return str(table.at[text, "name"])
    return text
