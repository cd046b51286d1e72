"""A province as its tables tell it: frozen, typed, sorted by key."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import geopandas as gpd
import pandas as pd

from optimizer.data.codes import WeightSet
from optimizer.data.parameters import COST_DEFAULTS
from optimizer.data.road_lines import RoadLines
from optimizer.errors import Finding


@dataclass(frozen=True)
class Province:
    """The checked tables of one province.

    Every frame has the declared columns of `optimizer.data.tables` (key columns are the index as stated;
    other tables keep a plain 0..n-1 index), rows sorted by key, codes as str, flags as bool, counts and
    amounts as float (missing: NaN), texts as str (missing: ""), dates as `datetime.date` or None. An
    optional table that was not given is an empty frame with the declared columns.
    """

    facts: Mapping[str, str]
    """Table `province`: key -> value (``code``, ``name``, ``as_of`` as YYYY-MM-DD, ``issuer`` ...)."""
    areas: pd.DataFrame
    """index area."""
    communes: pd.DataFrame
    """index commune."""
    ages: pd.DataFrame
    institutions: pd.DataFrame
    """index institution."""
    sites: pd.DataFrame
    """index site; lat, lon filled from the commune where they were empty."""
    programmes: pd.DataFrame
    """index programme."""
    offers: pd.DataFrame
    demand: pd.DataFrame
    flows: pd.DataFrame
    roads: pd.DataFrame
    travel: pd.DataFrame
    overlays: pd.DataFrame
    staff: pd.DataFrame
    assets: pd.DataFrame
    norms: pd.DataFrame
    costs: pd.DataFrame
    decided: pd.DataFrame
    employment: pd.DataFrame
    sector_growth: pd.DataFrame
    replacement: pd.DataFrame
    qualifications: pd.DataFrame
    sector_fields: pd.DataFrame
    vacancies: pd.DataFrame
    school_leavers: pd.DataFrame
    wishes: pd.DataFrame
    enrolments: pd.DataFrame
    training_targets: pd.DataFrame
    training_prices: pd.DataFrame
    forecast_parameters: pd.DataFrame
    boundaries: gpd.GeoDataFrame | None
    """index commune, EPSG:4326; None where no boundaries were given."""
    findings: tuple[Finding, ...]
    """Warnings and notes of the checks; errors never reach a `Province`."""
    digests: Mapping[str, str]
    """table -> SHA-256 of its normalised rows (not of the file's bytes), so that row order cannot matter."""
    defaulted: Mapping[str, int]
    """``table.column`` -> number of empty cells that took the declared default."""
    road_lines: RoadLines | None = None
    """Roads as drawn lines near the province; None where no file of them was given."""

    @cached_property
    def planned(self) -> frozenset[str]:
        """Sites that are only planned: they do not exist today (`sites.candidate`)."""
        return frozenset(self.sites.index[self.sites["candidate"] == "1"])

    def cost(self, parameter: str, weights: WeightSet, *, kind: str = "", field: str = "", level: str = "") -> float:
        """Return the cost `parameter`, the most specific row that fits, else its declared default.

        Raises
        ------
        KeyError
            No row fits, and there is no default.
        """
        if parameter not in self._costs and parameter in COST_DEFAULTS:
            return COST_DEFAULTS[parameter]
        return _lookup(self._costs, parameter, (str(weights), kind, field, level))

    def norm(self, parameter: str, *, kind: str = "", field: str = "", level: str = "") -> float:
        """Return the norm `parameter`, the most specific row that fits (KeyError if none)."""
        return _lookup(self._norms, parameter, (kind, field, level))

    @cached_property
    def _costs(self) -> "_Rows":
        return _by_parameter(self.costs, ("weights", "type", "field", "level"))

    @cached_property
    def _norms(self) -> "_Rows":
        return _by_parameter(self.norms, ("type", "field", "level"))


type _Rows = Mapping[str, list[tuple[float, tuple[str, ...]]]]
"""Parameter -> (value, the cells that say where it holds)."""


def _by_parameter(table: pd.DataFrame, keys: Sequence[str]) -> _Rows:
    found: dict[str, list[tuple[float, tuple[str, ...]]]] = {}
    columns = (table[column].tolist() for column in ("parameter", "value", *keys))
    for parameter, value, *cells in zip(*columns, strict=True):
        found.setdefault(parameter, []).append((value, tuple(cells)))
    return found


def _lookup(rows: _Rows, parameter: str, wanted: Sequence[str]) -> float:
    found: float | None = None
    most = -1
    for value, cells in rows.get(parameter, ()):
        fits = all(cell in {"", want} for cell, want in zip(cells, wanted, strict=True))
        specific = sum(cell != "" for cell in cells)
        if fits and specific > most:
            found, most = float(value), specific
    if found is None:
        msg = f"{parameter} {tuple(wanted)}"
        raise KeyError(msg)
    return found
