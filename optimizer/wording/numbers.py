"""How numbers, dates and names are written: Vietnamese ``1.234,5``, English ``1,234.5``; text in NFC."""

import math
import unicodedata
from collections.abc import Iterable
from datetime import date
from typing import Literal

MOST_DECIMALS = 4
"""Decimals of a number that a sentence quotes, at most."""
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
PADDED = (1, 2)
"""Months written with a 0 before them, as days below 10 are (Nghị định 30/2020/NĐ-CP)."""


def number(value: float, lang: Literal["vi", "en"], digits: int = 0, *, sign: bool = False) -> str:
    """Return `value` with `digits` decimals and thousands separators; minus is U+2212.

    `sign` writes + before positive values (differences).
    """
    rounded = round(value, digits)
    text = f"{abs(rounded):,.{digits}f}"
    if lang == "vi":
        text = text.translate(str.maketrans(",.", ".,"))
    if rounded < 0:
        return "−" + text
    return "+" + text if sign and rounded > 0 else text


def difference(after: float, before: float, digits: int = 0) -> float:
    """Return `after` less `before`, each as it is printed with `digits` decimals.

    Where both stand on paper, the difference beside them is the one that a reader works out from them; an unrounded
    one may differ from it in its last digit. NaN where either is missing.
    """
    if math.isnan(after) or math.isnan(before):
        return math.nan
    return round(round(after, digits) - round(before, digits), digits)


def total(parts: Iterable[float], digits: int = 0) -> float:
    """Return the sum of `parts`, each as it is printed with `digits` decimals; NaN where one is missing."""
    return round(sum(round(part, digits) if not math.isnan(part) else math.nan for part in parts), digits)


def runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Return first and last of each run of consecutive numbers, sorted: 3, 4, 5, 9 are (3, 5) and (9, 9)."""
    found: list[tuple[int, int]] = []
    for value in sorted(set(numbers)):
        if found and value == found[-1][1] + 1:
            found[-1] = (found[-1][0], value)
        else:
            found.append((value, value))
    return found


def shown(value: float, lang: Literal["vi", "en"]) -> str:
    """Return `value` with as many decimals as it has, at most four; missing or infinite values as a dash."""
    if not math.isfinite(value):
        return "–"
    rounded = round(float(value), MOST_DECIMALS)
    digits = next(places for places in range(MOST_DECIMALS + 1) if round(rounded, places) == rounded)
    return number(value, lang, digits)


def percent(share: float, lang: Literal["vi", "en"], digits: int = 1) -> str:
    """Return a share (0–1) as a percentage with its sign: ``12,5%``."""
    return number(100 * share, lang, digits) + "%"


def written_day(when: date, lang: Literal["vi", "en"]) -> str:
    """Return a date as 01/9/2026 or 10/02/2026 (vi: days below 10, months 1 and 2 have a 0) or 1 September 2026 (en)."""
    if lang == "en":
        return f"{when.day} {MONTHS[when.month - 1]} {when.year}"
    month = f"{when.month:02d}" if when.month in PADDED else f"{when.month}"
    return f"{when.day:02d}/{month}/{when.year}"


KINDS_OF_PROVINCE = {"Tỉnh ": "province", "Thành phố ": "city"}
"""How the name of a province begins in Vietnamese, and what stands behind it in English."""


def province_name(name: str, lang: Literal["vi", "en"], *, inside: bool = False) -> str:
    """Return the name of a province as it is (vi; `inside` a sentence: tỉnh Điện Biên), or Điện Biên province (en)."""
    whole = clean(name)
    for words, english in KINDS_OF_PROVINCE.items():
        if whole.startswith(words):
            bare = whole.removeprefix(words)
            return f"{bare} {english}" if lang == "en" else f"{words.lower()}{bare}" if inside else whole
    return whole


def clean(text: str) -> str:
    """Return `text` in NFC, without control characters, and with single inner spaces."""
    if text.isprintable():  # letters, marks, digits, signs and plain spaces only: the rule of nearly every cell
        return " ".join(unicodedata.normalize("NFC", text).split())
    kept = "".join(
        " " if c.isspace() else c for c in text if c.isspace() or unicodedata.category(c) not in {"Cc", "Cf"}
    )
    return " ".join(unicodedata.normalize("NFC", kept).split())
