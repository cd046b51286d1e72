"""What the alternatives of a unit say, in sentences and as a table."""

import math
from collections.abc import Mapping, Sequence

import pandas as pd

from optimizer.analysis.compare import decisions
from optimizer.analysis.explain import EXACT, Alternative, Choice, Plan
from optimizer.analysis.reasons import reasons
from optimizer.data.province import Province
from optimizer.model.case import Case
from optimizer.scenario import Scenario
from optimizer.solution.ledgers import LEDGERS
from optimizer.wording import LANGUAGES, Lang, number, say
from optimizer.wording.cases import case_named

COLUMNS = ["choice", "host", "status", "more_at_least_mvnd", "more_found_mvnd", *(f"{name}_mvnd" for name in LEDGERS),
           "vi", "en"]  # fmt: skip


def table(alternatives: Sequence[Alternative], plan: Plan) -> pd.DataFrame:
    """Return one row per alternative: `COLUMNS`; money is million VND a year more than the plan explained."""
    rows = []
    for a in alternatives:
        ledgers = [a.ledgers.get(name, math.nan) for name in LEDGERS]
        least = math.nan if a.more_at_least is None else a.more_at_least
        found = math.nan if a.more_found is None else a.more_found
        texts = [alternative(a, plan, lang) for lang in LANGUAGES]
        rows.append((a.choice.kind, a.choice.host, a.status, least, found, *ledgers, *texts))
    return pd.DataFrame(rows, columns=COLUMNS)


def opening(case: Case, plan: Plan, unit: str, firmness: pd.DataFrame, lang: Lang) -> list[str]:
    """Return what is decided of `unit`, the figures behind it, and how firm it is where that was asked."""
    institutions = plan.network.institutions
    decided = str(decisions(institutions, lang, plan.network.sites)[unit])
    why = str(reasons(case.province, case.travel, case.scenario, plan.network).at[unit, lang])
    lines = [say("explain.decision", lang, decision=decided), say("explain.why", lang, reasons=why)]
    if unit in firmness.index:
        row = firmness.loc[unit]
        cases = "; ".join(case_named(case, lang) for case in str(row["cases"]).split("; ") if case)
        phrase = "explain.firm_but" if cases else "explain.firm"
        lines.append(say(phrase, lang, same=int(row["same"]), of=int(row["of"]), cases=cases))
    return lines


def alternative(found: Alternative, plan: Plan, lang: Lang) -> str:
    """Return the sentence on one alternative."""
    small = EXACT * max(1.0, abs(plan.objective_mvnd))
    more, least = found.more_found or 0.0, found.more_at_least or 0.0
    wishes = "; ".join(found.reasons[lang]) if len(found.reasons) else ""
    values = {
        "choice": choice_text(found.choice, plan.network.institutions["name"].to_dict(), lang),
        "wishes": wishes, "found": money(more, lang), "least": money(least, lang),
        "saved": money(-more, lang), "width": money(more - least, lang),
    }  # fmt: skip
    return say(f"explain.{_verdict(found, small)}", lang, **values)


def _verdict(found: Alternative, small: float) -> str:
    """Return which sentence is true of an alternative; amounts up to `small` are none."""
    proven = found.more_at_least is not None and found.more_at_least > small
    if found.status == "impossible":
        return "impossible" if len(found.reasons) else "impossible_bare"
    if found.more_found is None:
        return "unknown" if proven else "unknown_bare"
    if found.more_found < -small:
        return "cheaper"
    if found.more_at_least is not None and found.more_found - found.more_at_least <= small:
        return "same" if found.more_found <= small else "more_exact"
    if proven:
        return "more"
    return "close" if found.more_found > small else "close_same"


def closing(alternatives: Sequence[Alternative], plan: Plan, lang: Lang) -> str:
    """Return what the alternatives say together."""
    if not alternatives:
        return say("explain.no_choice", lang)
    if all(a.status == "impossible" for a in alternatives):
        return say("explain.forced", lang)
    known = [a for a in alternatives if a.more_found is not None]
    if not known:
        return ""
    nearest = min(known, key=lambda a: a.more_found or 0.0)
    choice = choice_text(nearest.choice, plan.network.institutions["name"].to_dict(), lang)
    return say("explain.nearest", lang, choice=choice, found=money(nearest.more_found or 0.0, lang))


def excluded(case: Case, unit: str, lang: Lang) -> list[str]:
    """Return why each other institution is no host for `unit`, one sentence per reason."""
    names: Mapping[str, str] = case.province.institutions["name"].to_dict()
    by_reason: dict[str, list[str]] = {}
    for (absorbed, host), why in sorted(case.admissible.excluded.items()):
        for reason in why if absorbed == unit else ():
            by_reason.setdefault(reason, []).append(names[host])
    limit = number(case.scenario.merging.minutes_at_most, lang)
    return [
        say(f"explain.excluded.{reason}", lang, hosts="; ".join(hosts), **({"limit": limit} if reason == "far" else {}))
        for reason, hosts in sorted(by_reason.items())
    ]


def choice_text(choice: Choice, names: Mapping[str, str], lang: Lang) -> str:
    """Return a choice in words."""
    if choice.kind == "merge":
        return say("explain.choice.merge", lang, host=names[choice.host])
    return say(f"explain.choice.{choice.kind}", lang)


def money(value: float, lang: Lang) -> str:
    """Return an amount (million VND) as sentences write it."""
    return number(value, lang, 0 if abs(value) >= 100 else 1)  # noqa: PLR2004 - three digits suffice


def unit_named(province: Province, text: str) -> str | None:
    """Return the code of the institution that `text` names by code or name, letters' case left out of account."""
    wanted = text.strip().casefold()
    names = province.institutions["name"]
    found = [str(i) for i in names.index if str(i).casefold() == wanted or str(names[i]).casefold() == wanted]
    return found[0] if len(found) == 1 else None


def title(scenario: Scenario, lang: Lang) -> str:
    """Return the title of `scenario` in `lang`, in Vietnamese where it has no English one."""
    return scenario.title if lang == "vi" else scenario.title_en or scenario.title
