"""Numbers typed as text: ``1234.5``, ``1,234.5`` and Vietnamese ``1.234,5``, taken only where one meaning is left.

A text such as ``1.234`` has two readings (1.234 and 1234). The column's type and bounds decide; where they
cannot, the other cells of the same sheet do; where these are silent or disagree, it is a finding.
"""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from optimizer.data.column import Column

Style = Literal["dot", "comma"]
"""Which mark separates the decimals."""

LARGEST = 1e12
"""No count or amount of a province is larger."""
_DOT = re.compile(r"[+-]?(\d+|[1-9]\d{0,2}(,\d{3})+)(\.\d+)?(e[+-]?\d{1,3})?", re.IGNORECASE | re.ASCII)
_COMMA = re.compile(r"[+-]?(\d+|[1-9]\d{0,2}(\.\d{3})+)(,\d+)?", re.ASCII)
_SPACED = re.compile(r"[+-]?[1-9]\d{0,2}( \d{3})+([.,]\d+)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Numbers:
    """A column of numbers: values (NaN where missing or unreadable) and which rows could not be read."""

    typed: pd.Series
    unreadable: pd.Series
    ambiguous: pd.Series


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


def fits(column: Column) -> Callable[[float], bool]:
    """Return the test whether a number may stand in `column` (whole where it counts, within its bounds)."""
    low = -LARGEST if column.minimum is None else column.minimum
    high = LARGEST if column.maximum is None else column.maximum
    whole = column.type in {"int", "year"}
    return lambda value: low <= value <= high and (not whole or value.is_integer())


def style_of(texts: pd.Series, native: pd.Series, column: Column) -> set[Style]:
    """Return the styles that the typed cells of one column prove."""
    fit = fits(column)
    proven: set[Style] = set()
    for text in texts[~native].unique():
        fitting = {style: value for style, value in readings(_bare(text, column)).items() if fit(value)}
        both = readings(_bare(text, column))
        if len(fitting) == 1 and (len(both) == 1 or len(set(both.values())) > 1):
            proven |= set(fitting)
    return proven


def parse_numbers(texts: pd.Series, native: pd.Series, column: Column, styles: set[Style]) -> Numbers:
    """Return the numbers in `texts`; `native` marks cells that the spreadsheet itself holds as numbers.

    `styles` are the styles that the sheet proves (`style_of` over its columns, and its delimiter).
    """
    fit = fits(column)
    meant: dict[str, float] = {"": math.nan}
    unclear: dict[str, bool] = {"": False}
    for text in texts[~native].unique():
        if text:
            meant[text], unclear[text] = _meant(readings(_bare(text, column)), fit, styles)
    values = texts.map(meant).astype(float)
    ambiguous = texts.map(unclear).eq(True) & ~native
    if native.any():
        exact = {text: readings(text).get("dot", math.nan) for text in texts[native].unique()}
        values = values.where(~native, texts.map(exact).astype(float))
    unreadable = values.isna() & (texts != "") & ~ambiguous
    return Numbers(values, unreadable, ambiguous)


def _meant(found: dict[Style, float], fit: Callable[[float], bool], styles: set[Style]) -> tuple[float, bool]:
    """Return the one value meant (NaN: none) and whether several are left."""
    fitting = {style: value for style, value in found.items() if fit(value)} or found
    different = set(fitting.values())
    if not different:
        return math.nan, False
    if len(different) == 1:
        return different.pop(), False
    if len(styles) == 1:
        (style,) = styles
        return fitting[style], False
    if not any(fit(value) for value in different):
        return fitting["dot"], False
    return math.nan, True


def _bare(text: str, column: Column) -> str:
    return text.removesuffix("%").rstrip() if column.unit == "%" else text
