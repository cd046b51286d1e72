"""What an indicator is, and the small sums that several of them share."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

import pandas as pd

from optimizer.data.codes import Code, Level
from optimizer.data.province import Province
from optimizer.network.travel import Travel
from optimizer.scenario import Scenario
from optimizer.solution.costs import Prices
from optimizer.solution.estimates import Source
from optimizer.solution.plan import Network

NAN = float("nan")

Better = Literal["less", "more", "none"]
Unit = Literal[
    "communes", "entrants_a_year", "institutions", "km", "learners", "learners_per_teacher", "minutes", "mvnd",
    "mvnd_a_year", "pairs", "percent", "persons", "sites",
]  # fmt: skip
"""Units; each has the phrase ``indicator_unit.<unit>``."""


@dataclass(frozen=True, slots=True)
class View:
    """What an indicator is measured on: one network, and what it is compared with."""

    province: Province
    scenario: Scenario
    network: Network
    unchanged: Network
    travel: Travel

    @property
    def price(self) -> Prices:
        """The costs of the province under the scenario's weight set."""
        return Prices(self.province, self.scenario)

    def existing(self) -> pd.DataFrame:
        """Return the institutions that exist in the network, those out of scope included."""
        units = self.network.institutions
        return units[units["fate"].isin(["survive", "outside"])]

    def placed(self) -> pd.DataFrame:
        """Return the placements at sites of communes with roads (exempt islands left out)."""
        rows = self.network.placements
        island = rows["commune"].map(self.province.communes["special"]).astype(bool)
        return rows[(rows["delivery"] == "site") & ~island]

    def levels(self, programmes: pd.Index | pd.Series) -> pd.Series:
        """Return the level of each of `programmes`, by position."""
        return pd.Series(programmes).map(self.province.programmes["level"])

    def present(self, placements: pd.DataFrame) -> float:
        """Return the learners present of `placements`: entrants times the length of the programme (years)."""
        length = placements["programme"].map(self.province.programmes["length_years"]).astype(float)
        return float((placements["entrants"] * length).sum())


@dataclass(frozen=True, slots=True)
class Past:
    """What the tables give for the column ``recorded``."""

    province: Province
    values: Mapping[str, float]
    """`Bundle.recorded`: key -> value."""
    unchanged: Network
    """Only its columns of today's facts (``*_before``, ``recorded_minutes``) are read."""

    def value(self, key: str) -> float:
        """Return a recorded value, NaN where the tables have none."""
        return float(self.values.get(key, NAN))

    def total(self, keys: list[str]) -> float:
        """Return the sum of the recorded values of `keys` that exist; NaN if none does."""
        known = [self.values[key] for key in keys if key in self.values]
        return float(sum(known)) if known else NAN


@dataclass(frozen=True, slots=True)
class Indicator:
    """One declared indicator: a pure function of a network."""

    id: str
    unit: Unit
    better: Better
    measure: Callable[[View], float]
    sources: tuple[Source, ...]
    """Inputs it counts; its share of estimates is the largest of theirs."""
    recorded: Callable[[Past], float] = lambda _past: NAN
    phrase: str = ""
    """Phrase of the name (``<phrase>.definition`` defines it); empty: ``indicator.<id>``."""
    label: Code | None = None
    """Type, level or field of a family's member, as its name quotes it."""
    shown: Callable[[Province], bool] = field(default=lambda _province: True)
    """Whether a province has the indicator at all."""


def key(name: str) -> Callable[[Past], float]:
    """Return the function that reads the recorded value `name`."""
    return lambda past: past.value(name)


def keys(prefix: str, levels: tuple[Level, ...]) -> Callable[[Past], float]:
    """Return the function that sums the recorded values ``<prefix>_<level>`` over `levels`."""
    return lambda past: past.total([f"{prefix}_{level}" for level in levels])


def percent(part: float, whole: float) -> float:
    """Return 100 · part / whole; NaN where `whole` is 0 or unknown."""
    return 100 * part / whole if whole > 0 else NAN
