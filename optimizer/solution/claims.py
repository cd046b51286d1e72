"""What a rule asks, as rows that hold or do not: the common form of audit and rules."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from optimizer.data.codes import Level
from optimizer.data.province import Province
from optimizer.model.decisions import Decisions
from optimizer.network.travel import Travel
from optimizer.scenario import Scenario
from optimizer.solution.after import After, after_of
from optimizer.solution.frames import derived
from optimizer.solution.plan import Network
from optimizer.solution.today import Today, today_of

type Values = np.ndarray[Any, np.dtype[Any]]

TOLERANCE = 1e-6
"""A row holds within TOLERANCE * max(1, |right|)."""


@dataclass(frozen=True, slots=True)
class Case:
    """What the audit judges: tables, scenario, decisions, and the frames that follow from them."""

    province: Province
    travel: Travel
    scenario: Scenario
    today: Today
    after: After
    decisions: Decisions
    network: Network

    @property
    def scope(self) -> pd.Index:
        """Institutions in scope."""
        return self.today.scope.index[self.today.scope.to_numpy(dtype=bool)]

    @property
    def survivors(self) -> pd.Index:
        """Institutions in scope that exist after the plan."""
        return self.after.fate.index[(self.after.fate == "survive").to_numpy()]

    def level(self, programmes: pd.Index | pd.Series) -> Values:
        """Return the level of each programme."""
        levels: Values = self.province.programmes["level"].reindex(list(programmes)).to_numpy(dtype=object)
        return levels

    def length(self, programmes: pd.Index | pd.Series) -> Values:
        """Return the length in years of each programme."""
        years: Values = self.province.programmes["length_years"].reindex(list(programmes)).to_numpy(dtype=float)
        return years


def case_of(province: Province, travel: Travel, scenario: Scenario, decisions: Decisions) -> Case:
    """Return the case to judge, with the frames that follow from `decisions`."""
    today = today_of(province, travel, scenario)
    after = after_of(province, today, decisions)
    network = derived(province, scenario, today, after, decisions)
    return Case(province, travel, scenario, today, after, decisions, network)


def claims(
    phrase: str, item: Iterable[object], left: object, sense: str, right: object, *, integrity: bool = False
) -> pd.DataFrame:
    """Return the rows ``left sense right``; `item` says of what, `integrity` that they hold for any plan whatever."""
    items = list(item)
    shape = (len(items),)
    return pd.DataFrame(
        {
            "phrase": phrase, "item": items, "left": np.broadcast_to(np.asarray(left, dtype=float), shape),
            "sense": sense, "right": np.broadcast_to(np.asarray(right, dtype=float), shape), "integrity": integrity,
        },
        index=range(len(items)),
    )  # fmt: skip


def together(*parts: pd.DataFrame) -> pd.DataFrame:
    """Return all rows of `parts`."""
    filled = [part for part in parts if len(part)]
    return pd.concat(filled, ignore_index=True) if filled else claims("", [], [], "=", [])


def holds(rows: pd.DataFrame) -> pd.Series:
    """Return whether each row holds within the tolerance; a missing number never does."""
    left, right = rows["left"].to_numpy(dtype=float), rows["right"].to_numpy(dtype=float)
    room = TOLERANCE * np.maximum(1.0, np.where(np.isfinite(right), np.abs(right), 1.0))
    below, above = left <= right + room, left >= right - room
    sense = rows["sense"].to_numpy(dtype=object)
    kept = ((sense != ">=") <= below) & ((sense != "<=") <= above)
    return pd.Series(kept, index=rows.index)


def joined(*codes: Iterable[object]) -> list[str]:
    """Return items ``a / b / c`` from parallel sequences of codes."""
    return [" / ".join(map(str, row)) for row in zip(*codes, strict=True)]


def is_thn(levels: Values) -> Values:
    """Return where the level is trung học nghề."""
    return np.asarray(levels == Level.THN, dtype=bool)
