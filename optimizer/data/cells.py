"""From cleaned text to typed columns: codes, choices, flags, dates; and what could not be understood."""

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum

import pandas as pd

from optimizer.data.codes import Code
from optimizer.data.column import Column
from optimizer.data.numerals import Style, parse_numbers
from optimizer.data.text import fold

CODE = re.compile(r"[A-Za-z0-9_.-]{1,60}", re.ASCII)
COMMUNE = re.compile(r"\d{5}", re.ASCII)
ERROR_CELL = re.compile(r"#(REF!|N/A|DIV/0!|VALUE!|NAME\?|NULL!|NUM!|SPILL!|CALC!)")
_SHORT_COMMUNE = re.compile(r"\d{1,4}", re.ASCII)
_POINT_ZERO = re.compile(r"(\d{1,5})\.0", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})( 00:00:00)?", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)
FLAGS = {
    "1": "1", "x": "1", "có": "1", "yes": "1", "true": "1", "đúng": "1",
    "0": "0", "không": "0", "no": "0", "false": "0", "sai": "0",
}  # fmt: skip
"""Folded text -> flag."""


class Bad(Enum):
    """A cell that is not of its column's type."""

    CELL = "bad"


@dataclass(frozen=True, slots=True)
class Parsed:
    """A typed column and which of its rows break which rule."""

    typed: pd.Series
    faults: Mapping[str, pd.Series]
    """Phrase id -> rows (True where it applies)."""


def parse(column: Column, texts: pd.Series, native: pd.Series, styles: set[Style]) -> Parsed:
    """Return `texts` as the type of `column`.

    text, code, commune, choice, flag -> str ("" missing; flags "1"/"0"); int, number, year -> float (NaN);
    date -> `datetime.date` or None. An unreadable cell becomes missing and is marked in the faults. Communes
    of fewer than five digits are left as they are: `optimizer.data.repair` judges them.
    """
    broken = texts.map({text: bool(ERROR_CELL.fullmatch(text)) for text in texts.unique()}).astype(bool)
    if column.type in {"int", "number", "year"}:
        numbers = parse_numbers(texts, native, column, styles)
        faults = {
            "data.excel_error": broken,
            f"data.not_{column.type}": numbers.unreadable & ~broken,
            "data.number_ambiguous": numbers.ambiguous,
        }
        return Parsed(numbers.typed, faults)
    reader = _reader(column)
    meant = {text: reader(text) if text else _missing(column) for text in texts.unique()}
    bad = texts.map({text: value is Bad.CELL for text, value in meant.items()}).astype(bool) & ~broken
    known = {text: _missing(column) if value is Bad.CELL else value for text, value in meant.items()}
    values = texts.map(known)
    values = values.astype(object) if column.type == "date" else values.astype("str")
    if column.type == "date":
        values = values.where(values.notna(), None)
    values = values.mask(broken, _missing(column)) if broken.any() else values
    return Parsed(values, {"data.excel_error": broken, f"data.not_{column.type}": bad})


def _missing(column: Column) -> str | None:
    return None if column.type == "date" else ""


def _reader(column: Column) -> Callable[[str], object]:
    if column.type == "choice" and column.choices:
        words = choice_words(column.choices)
        return lambda text: words.get(fold(text), Bad.CELL)
    if column.type == "flag":
        return lambda text: FLAGS.get(fold(text), Bad.CELL)
    if column.type == "date":
        return lambda text: read_date(text) or Bad.CELL
    if column.type == "code":
        return lambda text: text if CODE.fullmatch(text) else Bad.CELL
    if column.type == "commune":
        return commune_text
    return lambda text: text


def commune_text(text: str) -> object:
    """Return a commune's code as text: five digits, or fewer where leading zeros may have been lost."""
    text = _POINT_ZERO.sub(r"\1", text) if _POINT_ZERO.fullmatch(text) else text
    return text if COMMUNE.fullmatch(text) or _SHORT_COMMUNE.fullmatch(text) else Bad.CELL


def choice_words(choices: type[Code]) -> Mapping[str, str]:
    """Return folded code or label -> code; digits that lost a leading zero are understood where no code says else."""
    words = {fold(word): code.value for code in choices for word in (code.value, code.vi, code.en)}
    for code in choices:
        short = code.value.lstrip("0") or "0"
        if code.value.isdigit() and len(code.value) > 1:
            words.setdefault(short, code.value)
    return words


def read_date(text: str) -> datetime.date | None:
    """Return the date in ``YYYY-MM-DD`` or, as Vietnamese documents write it, ``D/M/YYYY``; None if it is neither."""
    iso, day_first = _ISO.fullmatch(text), _DAY_FIRST.fullmatch(text)
    try:
        if iso:
            return datetime.date(int(iso[1]), int(iso[2]), int(iso[3]))
        if day_first:
            return datetime.date(int(day_first[3]), int(day_first[2]), int(day_first[1]))
    except ValueError:
        return None
    return None
