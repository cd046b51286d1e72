"""How one cell of a bundle is printed."""

from datetime import date
from numbers import Real

import pandas as pd

from optimizer.report import facts
from optimizer.report.document import Align, Column
from optimizer.report.trace import difference_of, mark, say
from optimizer.solution.solution import Bundle
from optimizer.wording import Lang, clean, difference, number

DIGITS = {"percent": 1, "minutes": 1, "km": 1, "learners_per_teacher": 1}
"""Decimals by unit of an indicator; 0 for all others."""
MISSING = "–"
SENSES = {"<=": "≤", ">=": "≥", "=": "=", "==": "="}
"""Sense of a rule in a bundle -> sign in print."""


def amount(value: object, lang: Lang, digits: int = 0, *, sign: bool = False) -> str:
    """Return a number, or a dash where there is none."""
    if not isinstance(value, Real) or pd.isna(value):
        return MISSING
    return number(float(value), lang, digits, sign=sign)


def less(after: object, before: object, lang: Lang, digits: int = 0) -> str:
    """Return `after` less `before` as a reader works it out from the two as printed, or a dash where one is missing."""
    if isinstance(after, Real) and isinstance(before, Real):
        return amount(difference(float(after), float(before), digits), lang, digits, sign=True)
    return MISSING


def measured(value: object, unit: str, lang: Lang, *, sign: bool = False) -> str:
    """Return the value of an indicator with the decimals of its unit."""
    return amount(value, lang, DIGITS.get(unit, 0), sign=sign)


def indicator(bundle: Bundle, key: str, column: str, unit: str, lang: Lang, of: str = "") -> str:
    """Return the cell of an indicator (recorded, unchanged, plan, change) with the key of its source.

    The change is the difference of the plan and the unchanged network as they are printed. `of` stands before the keys
    of another option's bundle.
    """
    row, own = bundle.indicators.loc[key], f"{of}indicators[{key}]"
    if column == "change":
        shown = less(row["plan"], row["unchanged"], lang, DIGITS.get(unit, 0))
        source = difference_of(f"{own}.plan", f"{own}.unchanged")
    else:
        shown, source = measured(row[column], unit, lang), f"{own}.{column}"
    return shown if shown == MISSING else mark(shown, source)


def share(value: object, lang: Lang, digits: int = 0, *, sign: bool = False) -> str:
    """Return a share (0-1) as a percentage, or a dash."""
    if not isinstance(value, Real) or pd.isna(value):
        return MISSING
    return number(100 * float(value), lang, digits, sign=sign) + "%"


def digits(value: float) -> int:
    """Return how many decimals show a norm or price as it is, at most three."""
    return next((places for places in range(4) if round(value, places) == value), 3)


def text(value: object) -> str:
    """Return a text cell, a dash where it is empty."""
    return clean(str(value)) if isinstance(value, str) and value.strip() else MISSING


def when(value: object) -> date | None:
    """Return a date cell (a date, or ISO text as saved), None where there is none."""
    if isinstance(value, date) and not pd.isna(value):
        return value
    if isinstance(value, str) and value.strip():
        return date.fromisoformat(value.strip()[:10])
    return None


def day(value: object, lang: Lang) -> str:
    """Return a date cell as it is printed, a dash where there is none."""
    found = when(value)
    return MISSING if found is None else facts.day(found.isoformat(), lang)


def one_or(phrase: str, count: int, of: str, lang: Lang, **values: object) -> str:
    """Return the phrase with `count` of the table `of`; Vietnamese official papers write two digits below ten."""
    shown = f"{count:02d}" if lang == "vi" else str(count)
    return say(phrase, lang, count=mark(shown, f"count({of})"), **values)


def col(key: str, lang: Lang, width: float = 0.0, align: Align = "left") -> Column:
    """Return the column headed by the phrase ``doc.col.<key>``."""
    return Column(say(f"doc.col.{key}", lang), width, align)
