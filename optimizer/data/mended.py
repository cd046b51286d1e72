"""Cells that are no value as typed and yet leave no doubt: a dash for nothing, a year that became a date, a percentage.

What is put right is told in a note, once a column; what leaves a doubt stays as it is and is a finding of its type.
"""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from optimizer.data.cells import read_date
from optimizer.data.column import Column
from optimizer.data.numerals import readings

DASH = re.compile(r"[-‐‑‒–—―−]{1,3}|\.{3}|…")
"""What officers type where there is nothing."""
SERIALS = (20_000, 80_000)
"""Day numbers of a spreadsheet that are taken for dates (1954 to 2119)."""
EPOCH = datetime.date(1899, 12, 30)
"""Day 0 of a spreadsheet."""
PERCENT_DIGITS = 12
"""Decimals of a share written as a percentage; more would be noise of the division."""


@dataclass(frozen=True, slots=True)
class Mended:
    """The cells of a column after the repairs."""

    texts: Sequence[str]
    native: Sequence[bool]
    """True where the text is an exact number with a decimal point."""
    repairs: tuple[tuple[str, int, int, str], ...] = ()
    """Phrase id, place of the first cell, number of cells, what the first became."""


def mended(column: Column, texts: Sequence[str], native: Sequence[bool]) -> Mended:
    """Return the cleaned `texts` of one column with what is clear put right; `native` marks cells held as numbers.

    A dash or three dots is an empty cell, except in a column of text. In a column of years a date stands for its year,
    and a date of 1905, which is how a spreadsheet shows the number 2026 as a date, for that number. In a column of
    dates a day number stands for its day. In a column of numbers without unit ``7%`` is 0.07.
    """
    if column.type == "text":
        return Mended(texts, native)
    changed: dict[tuple[str, bool], tuple[str, str]] = {}
    for text, number in set(zip(texts, native, strict=True)):
        found = _mend(column, text, number=number)
        if found:
            changed[text, number] = found
    if not changed:
        return Mended(texts, native)
    pairs = list(zip(texts, native, strict=True))
    places: dict[str, list[int]] = {}
    for place, pair in enumerate(pairs):
        if pair in changed:
            places.setdefault(changed[pair][0], []).append(place)
    became = [changed[pair][1] if pair in changed else pair[0] for pair in pairs]
    exact = [
        number or (pair in changed and column.type == "number" and changed[pair][1] != "")
        for pair, number in zip(pairs, native, strict=True)
    ]
    repairs = tuple((phrase, at[0], len(at), became[at[0]]) for phrase, at in sorted(places.items()))
    return Mended(became, exact, repairs)


def _mend(column: Column, text: str, *, number: bool) -> tuple[str, str] | None:
    """Return the phrase of the repair of `text` and what it becomes; None where there is nothing to repair."""
    if DASH.fullmatch(text):
        return "data.dash_empty", ""
    if column.type == "year":
        year = _year(column, text)
        return ("data.year_of_date", year) if year else None
    if column.type == "date" and number and text.isdigit() and SERIALS[0] <= int(text) <= SERIALS[1]:
        return "data.date_of_number", (EPOCH + datetime.timedelta(days=int(text))).isoformat()
    if column.type == "number" and column.unit == "–" and text.endswith("%"):
        found = set(readings(text.removesuffix("%").rstrip()).values())
        if len(found) == 1:
            return "data.percent_share", repr(round(found.pop() / 100, PERCENT_DIGITS))
    return None


def _year(column: Column, text: str) -> str:
    """Return the year that a date in a column of years stands for, "" where it is no date or the year unlikely."""
    day = read_date(text)
    if day is None:
        return ""
    low, high = column.minimum or 1900, column.maximum or 2100
    return next((str(year) for year in (day.year, (day - EPOCH).days) if low <= year <= high), "")
