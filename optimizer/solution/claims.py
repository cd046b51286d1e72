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
from optimizer.solution.plan import Network
from optimizer.solution.today import Today, today_of

type Values = np.ndarray[Any, np.dtype[Any]]

TOLERANCE = 1e-6
"""A row holds within TOLERANCE * max(1, |right|)."""
COLUMNS = ("phrase", "item", "left", "sense", "right", "integrity")


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


def case_of(province: Province, travel: Travel, scenario: Scenario, decisions: Decisions, network: Network) -> Case:
    """Return the case to judge; `network` shows `decisions`."""
    today = today_of(province, travel, scenario)
    return Case(province, travel, scenario, today, after_of(province, today, decisions), decisions, network)


def claims(
    phrase: str, item: Iterable[object], left: object, sense: str, right: object, *, integrity: bool = False
) -> pd.DataFrame:
    """Return the rows ``left sense right``; `item` says of what, `integrity` that they hold for any plan whatever."""
    items = list(item)
    frame = pd.DataFrame({"item": pd.Series(items, dtype=object)})
    frame["left"] = np.broadcast_to(np.asarray(left, dtype=float), (len(items),))
    frame["right"] = np.broadcast_to(np.asarray(right, dtype=float), (len(items),))
    return frame.assign(phrase=phrase, sense=sense, integrity=integrity)[list(COLUMNS)]


def together(*parts: pd.DataFrame) -> pd.DataFrame:
    """Return all rows of `parts`."""
    filled = [part for part in parts if len(part)]
    return pd.concat(filled, ignore_index=True) if filled else claims("", [], [], "=", [])


def holds(rows: pd.DataFrame) -> pd.Series:
    """Return whether each row holds within the tolerance; a missing number never does."""
    left, right = rows["left"].astype(float), rows["right"].astype(float)
    room = TOLERANCE * np.maximum(1.0, right.abs().where(np.isfinite(right), 1.0))
    below, above = left <= right + room, left >= right - room
    sense = rows["sense"]
    return ((sense == "<=") & below) | ((sense == ">=") & above) | ((sense == "=") & below & above)


def joined(*codes: Iterable[object]) -> list[str]:
    """Return items ``a / b / c`` from parallel sequences of codes."""
    return [" / ".join(map(str, row)) for row in zip(*codes, strict=True)]


def is_thn(levels: Values) -> Values:
    """Return where the level is trung học nghề."""
    return np.asarray(levels == Level.THN, dtype=bool)
