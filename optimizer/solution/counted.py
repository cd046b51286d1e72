"""Which institutions count as schools against the cap of a province (rule 9), and why."""

from typing import Literal

import pandas as pd

from optimizer.data.codes import Kind

Why = Literal["override", "outside", "autonomy", "converted", "kind", "school"]

SCHOOLS = frozenset({Kind.CD, Kind.TC})
SELF_FINANCED = frozenset({1.0, 2.0})
"""Autonomy groups that cover their recurrent spending or more: not counted (Công văn 59-CV/BCĐ of 12/9/2025)."""


def override(value: object) -> bool | None:
    """Return the per-institution override of the table: True, False, or None where the cell is empty."""
    if value is None or value is pd.NA or value == "" or (isinstance(value, float) and value != value):  # noqa: PLR0124
        return None
    return str(value).strip().casefold() in {"1", "1.0", "true"}


def counted_why(institutions: pd.DataFrame, scope: pd.Series, converted: pd.Series) -> pd.DataFrame:
    """Return index institution -> counted (bool), why (text), of those that exist.

    An override decides; else a college or trung cấp school of the province that is not converted and belongs to
    neither autonomy group 1 nor 2 counts (Kế hoạch 130/KH-BCĐTKNQ18, Công văn 59-CV/BCĐ of 12/9/2025).
    """
    rows = [
        _why(row, bool(scope[str(code)]), bool(converted[str(code)]))
        for code, row in institutions[["type", "autonomy_group", "counted"]].iterrows()
    ]
    return pd.DataFrame(rows, columns=["counted", "why"], index=institutions.index)


def _why(row: pd.Series, scope: bool, converted: bool) -> tuple[bool, Why]:
    given = override(row["counted"])
    if not scope:
        return False, "outside"
    if given is not None:
        return given, "override"
    if row["type"] not in SCHOOLS:
        return False, "kind"
    if converted:
        return False, "converted"
    if row["autonomy_group"] in SELF_FINANCED:
        return False, "autonomy"
    return True, "school"
