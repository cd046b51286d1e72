"""Facts and cells of a bundle as they are printed, each with the key of its source; a dash has none."""

import re
from collections.abc import Iterable, Mapping
from math import nan
from numbers import Real

from optimizer.analysis.compare import proof_figures
from optimizer.data.codes import Action, Field, Kind, Level, WeightSet
from optimizer.report import facts
from optimizer.report.content import cells
from optimizer.report.trace import difference_of, mark, say, sum_of
from optimizer.solution.solution import Bundle
from optimizer.wording import Lang, clean, province_name
from optimizer.wording import total as summed
from optimizer.wording.units import unit_of

SHARE = "tỷ lệ"
"""Unit of a norm that is a share (0-1), alone or before what it is a share of."""
NUMBERED = re.compile(r"(phương án|option|plan)\s*\d*\s*[:.–-]\s*(?=\w)", re.IGNORECASE)
"""How a title begins that says itself that it is that of an option."""


def known(shown: str, source: str) -> str:
    """Return `shown` with the key of its source, unless it says that there is nothing."""
    return shown if shown in {"", cells.MISSING} else mark(shown, source)


def text(value: object, source: str) -> str:
    """Return a text cell."""
    return known(cells.text(value), source)


def amount(value: object, source: str, lang: Lang, digits: int = 0, *, sign: bool = False) -> str:
    """Return a number."""
    return known(cells.amount(value, lang, digits, sign=sign), source)


def less(after: object, before: object, sources: tuple[str, str], lang: Lang, digits: int = 0) -> str:
    """Return the difference of two figures as they are printed; `sources` are their keys."""
    return known(cells.less(after, before, lang, digits), difference_of(*sources))


def total(parts: Mapping[str, object], lang: Lang, digits: int = 0, *, sign: bool = False) -> str:
    """Return the sum of figures (key -> value) as they are printed."""
    return known(cells.amount(_sum(parts.values(), digits), lang, digits, sign=sign), sum_of(parts))


def _sum(parts: Iterable[object], digits: int) -> float:
    return summed((float(part) if isinstance(part, Real) else nan for part in parts), digits)


def measured(value: object, unit: str, source: str, lang: Lang, *, sign: bool = False) -> str:
    """Return the value of an indicator with the decimals of its unit."""
    return known(cells.measured(value, unit, lang, sign=sign), source)


def share(value: object, source: str, lang: Lang, digits: int = 0, *, sign: bool = False) -> str:
    """Return a share (0-1) as a percentage."""
    return known(cells.share(value, lang, digits, sign=sign), source)


def norm(value: float, unit: object, row: str, lang: Lang) -> tuple[str, str]:
    """Return a norm (`row`: its row, as ``norms[3]``) and its unit; a share (unit "tỷ lệ …") stands in per cent."""
    words = clean(str(unit))
    if words == SHARE or words.startswith(f"{SHARE} "):
        shown = cells.share(value, lang, max(cells.digits(value) - 2, 0))
        return known(shown, f"{row}.value"), known(unit_of(words.removeprefix(SHARE).strip(), lang), f"{row}.unit")
    return amount(value, f"{row}.value", lang, cells.digits(value)), known(unit_of(words, lang), f"{row}.unit")


def day(value: object, source: str, lang: Lang) -> str:
    """Return a date."""
    return known(cells.day(value, lang), source)


def name(called: object, code: object) -> str:
    """Return the name of what has `code`."""
    return known(clean(str(called)), f"name[{code}]")


def word(code: Field | Level | Kind | Action | WeightSet, lang: Lang) -> str:
    """Return a code of the data in words."""
    return mark(code.vi if lang == "vi" else code.en, f"code.{code}")


def year(bundle: Bundle) -> str:
    """Return the scenario's last target year."""
    return mark(facts.target_year(bundle), "scenario.periods")


def title(bundle: Bundle, lang: Lang) -> str:
    """Return the scenario's title."""
    return known(facts.title(bundle, lang), "scenario.title")


def title_alone(bundle: Bundle, lang: Lang) -> str:
    """Return the scenario's title as it stands behind "Phương án 2:", which it does not say again."""
    whole = facts.title(bundle, lang)
    found = NUMBERED.match(whole)
    return known(whole[found.end() :] if found else whole, "scenario.title")


def question(bundle: Bundle, lang: Lang) -> str:
    """Return what the scenario asks."""
    return known(facts.question(bundle, lang), "scenario.question")


def fact(bundle: Bundle, key: str) -> str:
    """Return the fact `key` of the province; empty where it is not given."""
    return known(clean(bundle.province.get(key, "")), f"province.{key}")


def disclaimer(bundle: Bundle, lang: Lang) -> str:
    """Return the province's disclaimer in `lang`; empty where it has none."""
    key = facts.disclaimer_key(bundle.province, lang)
    return known(facts.disclaimer(bundle.province, lang), key)


def as_of(bundle: Bundle, lang: Lang) -> str:
    """Return the day the province's data stand for."""
    return mark(facts.as_of(bundle, lang), "province.as_of")


def province(bundle: Bundle, lang: Lang) -> str:
    """Return the province as it stands inside a sentence."""
    return mark(province_name(str(bundle.province["name"]), lang, inside=True), "province.name")


def proven(bundle: Bundle, lang: Lang) -> str:
    """Return what is proven of a run, in one plain sentence."""
    figures = {key: known(shown, f"proof.{key}") for key, shown in proof_figures(bundle, lang).items()}
    return say(f"proof.{bundle.outcome}", lang, **figures)
