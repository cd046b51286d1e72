"""What the search for a turning point says, in sentences."""

from collections.abc import Mapping

from optimizer.analysis.explain_text import choice_text
from optimizer.analysis.turning import Turning
from optimizer.wording import Lang, number, say


def sentence(found: Turning, names: Mapping[str, str], lang: Lang) -> str:
    """Return what is proven: a range, that the decision stands throughout, or that the gap leaves it open."""
    values = {"choice": choice_text(found.choice, names, lang), "now": number(found.now, lang)}
    today = next(t for t in found.trials if t.factor == 1)
    if today.verdict == "open":
        return say("turning.open_now", lang, **values)
    if found.now == 0:
        return say("turning.nobody", lang, **values)
    if (pair := found.between) is not None:
        stands, turns = pair
        way = "falls" if turns.factor < stands.factor else "rises"
        ends = {"stands": number(stands.entrants, lang), "turns": number(turns.entrants, lang)}
        return say(f"turning.{way}", lang, **values, **ends)
    tried = [t for t in found.trials if t.factor != 1]
    if len(tried) > 1 and all(t.verdict == "stands" for t in tried):
        return say("turning.never", lang, **values, most=number(max(t.entrants for t in tried), lang))
    return say("turning.open", lang, **values)
