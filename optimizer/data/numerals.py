"""Numbers typed as text: ``1234.5``, ``1,234.5`` and Vietnamese ``1.234,5``, taken only where one meaning is left.

A text such as ``1.234`` has two readings (1.234 and 1234). The column's type and bounds decide; where they
cannot, the other cells of the same sheet do; where these are silent or disagree, it is a finding.
"""

import math
import re
from collections.abc import Callable, Iterable
from enum import Enum
from typing import Literal

from optimizer.data.column import Column


class Bad(Enum):
    """Why a cell has no value."""

    CELL = "bad"
    """It is not of its column's type."""
    AMBIGUOUS = "ambiguous"
    """It has several readings."""
    HUGE = "huge"
    """It is larger than any count or amount can be."""


Style = Literal["dot", "comma"]
"""Which mark separates the decimals."""

LARGEST = 1e12
"""No amount of a province is larger."""
LARGEST_COUNT = 1e7
"""No row counts more persons, places, beds or rooms; sums of larger ones would not be reckoned exactly either."""
LARGEST_AREA = {"m²": 1e9, "km²": 1e5}
"""Unit -> no row has more land or floor."""
_DOT = re.compile(r"[+-]?(\d+|[1-9]\d{0,2}(,\d{3})+)(\.\d+)?(e[+-]?\d{1,3})?", re.IGNORECASE | re.ASCII)
_COMMA = re.compile(r"[+-]?(\d+|[1-9]\d{0,2}(\.\d{3})+)(,\d+)?", re.ASCII)
_SPACED = re.compile(r"[+-]?[1-9]\d{0,2}( \d{3})+([.,]\d+)?", re.ASCII)


def readings(text: str) -> dict[Style, float]:
    """Return the finite values that `text` can mean, by the mark that separates its decimals."""
    text = text.replace("−", "-")
    if _SPACED.fullmatch(text):
        text = text.replace(" ", "")
    found: dict[Style, float] = {}
    if _DOT.fullmatch(text):
        found["dot"] = float(text.replace(",", ""))
    if _COMMA.fullmatch(text):
        found["comma"] = float(text.replace(".", "").replace(",", "."))
    return {style: value for style, value in found.items() if math.isfinite(value)}


def unmistakable(text: str) -> str:
    """Return the number `text`, whose decimals stand behind a dot, so that it cannot be read as thousands: 1.2340."""
    return f"{text}0" if len(set(readings(text).values())) > 1 else text


def largest(column: Column) -> float:
    """Return the largest number that can be meant in `column`, whatever its own bounds."""
    return LARGEST_COUNT if column.type == "int" else LARGEST_AREA.get(column.unit, LARGEST)


def fits(column: Column) -> Callable[[float], bool]:
    """Return the test whether a number may stand in `column` (whole where it counts, within its bounds)."""
    low = -LARGEST if column.minimum is None else column.minimum
    high = largest(column) if column.maximum is None else column.maximum
    whole = column.type in {"int", "year"}
    return lambda value: low <= value <= high and (not whole or value.is_integer())


def style_of(texts: Iterable[str], column: Column) -> set[Style]:
    """Return the styles that the typed `texts` of one column prove."""
    fit = fits(column)
    proven: set[Style] = set()
    for text in texts:
        found = readings(_bare(text, column))
        fitting = {style for style, value in found.items() if fit(value)}
        if len(fitting) == 1 and (len(found) == 1 or len(set(found.values())) > 1):
            proven |= fitting
    return proven


def number_reader(column: Column, styles: set[Style]) -> Callable[[str], float | Bad]:
    """Return the reader of a typed number of `column`.

    `styles` are the styles that the sheet proves (`style_of` over its columns, and its delimiter).
    """
    fit = fits(column)
    return lambda text: _small(_meant(readings(_bare(text, column)), fit, styles), column)


def exact(text: str, column: Column) -> float | Bad:
    """Return the number of a cell of `column` that the spreadsheet itself holds as a number."""
    return _small(readings(text).get("dot", Bad.CELL), column)


def _small(value: float | Bad, column: Column) -> float | Bad:
    return Bad.HUGE if isinstance(value, float) and abs(value) > largest(column) else value


def _meant(found: dict[Style, float], fit: Callable[[float], bool], styles: set[Style]) -> float | Bad:
    """Return the one value meant, or why there is none."""
    fitting = {style: value for style, value in found.items() if fit(value)} or found
    different = set(fitting.values())
    if not different:
        return Bad.CELL
    if len(different) == 1:
        return different.pop()
    if len(styles) == 1:
        (style,) = styles
        return fitting[style]
    return fitting["dot"] if not any(fit(value) for value in different) else Bad.AMBIGUOUS


def _bare(text: str, column: Column) -> str:
    return text.removesuffix("%").rstrip() if column.unit == "%" else text
