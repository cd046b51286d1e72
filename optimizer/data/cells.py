"""From cleaned text to typed columns: codes, choices, flags, dates; and what could not be understood."""

import datetime
import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
from pandas.api.extensions import ExtensionArray

from optimizer.data.codes import Code
from optimizer.data.column import Column
from optimizer.data.numerals import Bad, Style, exact, number_reader
from optimizer.data.text import fold

CODE = re.compile(r"[A-Za-z0-9_.-]{1,60}", re.ASCII)
COMMUNE = re.compile(r"\d{5}", re.ASCII)
ERROR_CELL = re.compile(r"#(REF!|N/A|DIV/0!|VALUE!|NAME\?|NULL!|NUM!|SPILL!|CALC!)|Err:[0-9]{3}")
_SHORT_COMMUNE = re.compile(r"\d{1,4}", re.ASCII)
_POINT_ZERO = re.compile(r"(\d{1,5})\.0", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})( 00:00:00)?", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)
FLAGS = {
    "1": "1", "x": "1", "có": "1", "yes": "1", "true": "1", "đúng": "1",
    "0": "0", "không": "0", "no": "0", "false": "0", "sai": "0",
}  # fmt: skip
"""Folded text -> flag."""


NUMERIC = frozenset({"int", "number", "year"})
"""Types whose values are numbers."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A typed column and which of its rows break which rule."""

    typed: ExtensionArray
    """In row order."""
    faults: Mapping[str, list[int]]
    """Phrase id -> positions of the rows, counted from 0."""


def parse(column: Column, texts: Sequence[str], native: Sequence[bool], styles: set[Style]) -> Parsed:
    """Return `texts` as the type of `column`.

    text, code, commune, choice, flag -> str ("" missing; flags "1"/"0"); int, number, year -> float (NaN);
    date -> `datetime.date` or None. An unreadable cell becomes missing and is marked in the faults. `native` marks
    the cells that the spreadsheet itself holds as numbers. Communes of fewer than five digits are left as they
    are: `optimizer.data.repair` judges them.
    """
    missing = missing_value(column)
    reader = number_reader(column, styles) if column.type in NUMERIC else _reader(column)
    typed_texts = {text for text, number in zip(texts, native, strict=True) if not number or column.type not in NUMERIC}
    meant = {text: _read(text, reader, missing) for text in typed_texts}
    if column.type in NUMERIC and any(native):
        held = {
            text: exact(text, column) for text in {text for text, number in zip(texts, native, strict=True) if number}
        }
        found = [held[text] if number else meant[text] for text, number in zip(texts, native, strict=True)]
    else:
        held = {}
        found = [meant[text] for text in texts]
    faults: dict[str, list[int]] = {}
    if any(isinstance(value, Bad) for value in (*meant.values(), *held.values())):
        for place, value in enumerate(found):
            if isinstance(value, Bad):
                faults.setdefault(_phrase(column, texts[place], value), []).append(place)
                found[place] = missing
    return Parsed(typed_array(column, found), faults)


def _read(text: str, reader: Callable[[str], object], missing: object) -> object:
    if not text:
        return missing
    return Bad.CELL if ERROR_CELL.fullmatch(text) else reader(text)


def _phrase(column: Column, text: str, fault: Bad) -> str:
    if ERROR_CELL.fullmatch(text):
        return "data.excel_error"
    phrases = {Bad.AMBIGUOUS: "data.number_ambiguous", Bad.HUGE: "data.number_huge"}
    return phrases.get(fault, f"data.not_{column.type}")


def typed_array(column: Column, values: list[object]) -> ExtensionArray:
    """Return `values` as what a frame's column of that type is made of."""
    dtype = "float64" if column.type in NUMERIC else "object" if column.type == "date" else "str"
    return pd.Series(values, dtype=dtype).array


def missing_value(column: Column) -> object:
    """Return what stands for a missing cell in `column`."""
    if column.type in NUMERIC:
        return math.nan
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
        named = {fold(name): code for code, name in column.names}
        return lambda text: named.get(fold(text)) or (text if CODE.fullmatch(text) else Bad.CELL)
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
