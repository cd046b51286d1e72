"""Audit of the printed frames: they show what follows from the decisions and the tables, cell by cell."""

import numpy as np
import pandas as pd

from optimizer.solution.claims import TOLERANCE, claims, together
from optimizer.solution.plan import Network
from optimizer.solution.schema import NETWORK

APART = frozenset({"name_after", "date"})
"""Columns taken from a given plan, not from decisions."""


def differing_cells(shown: Network, derived: Network) -> pd.DataFrame:
    """Return one row per frame: the number of cells of `shown` that differ from `derived`, which must be 0."""
    parts = []
    for name, schema in NETWORK.items():
        left, right = getattr(shown, name), getattr(derived, name)
        count = _differences(left, right, [c for c in schema.columns if c not in APART])
        parts.append(claims("audit.frames", [name], [count], "=", 0, integrity=True))
    return together(*parts)


def _differences(left: pd.DataFrame, right: pd.DataFrame, columns: list[str]) -> int:
    if len(left) != len(right):
        return max(len(left), len(right))
    same_rows = [str(a) == str(b) for a, b in zip(left.index, right.index, strict=True)]
    count = same_rows.count(False)
    for name in columns:
        one, other = left[name], right[name]
        if pd.api.types.is_numeric_dtype(other) and not pd.api.types.is_bool_dtype(other):
            room = TOLERANCE * np.maximum(1.0, np.abs(other.to_numpy(dtype=float)))
            near = np.abs(one.to_numpy(dtype=float) - other.to_numpy(dtype=float)) <= room
            near |= one.isna().to_numpy() & other.isna().to_numpy()
            count += int((~near).sum())
        else:
            count += int((one.to_numpy() != other.to_numpy()).sum())
    return count
