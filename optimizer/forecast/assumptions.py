"""What is assumed where the province gives no figure of its own: packaged defaults, overridden row by row."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from io import StringIO

import pandas as pd

from optimizer.data.province import Province
from optimizer.errors import DataError, Finding, Severity

VARIANTS = ("low", "base", "high")
RANGE_SHARE = 0.8
"""Probability that a stated range low-high is taken to hold the truth (assumption: eight times of ten)."""
Z = 1.2815515655446004
"""Standard normal quantile of 0.9: a range of 80 % is ± Z standard deviations."""


@dataclass(frozen=True, slots=True)
class Assumptions:
    """The crosswalk, the replacement rates and the parameters in use."""

    sector_fields: pd.DataFrame
    """Columns sector, field, share (0-1, a section adds up to 1), default (bool: packaged)."""
    replacement: pd.DataFrame
    """Index sector; low, base, high (share of workers who leave for good in a year), default (bool)."""
    parameters: Mapping[tuple[str, str], tuple[float, float, float]]
    """(parameter, level or "") -> low, base, high."""
    used: pd.DataFrame
    """Parameters in use: parameter, level, low, base, high, basis, source, default (bool)."""

    def value(self, name: str, level: str = "", variant: str = "base") -> float:
        """Return a parameter for a level, else for all levels.

        Raises
        ------
        KeyError
            The parameter is given neither for the level nor for all.
        """
        found = self.parameters.get((name, level))
        return (self.parameters[name, ""] if found is None else found)[VARIANTS.index(variant)]

    def has(self, name: str, level: str) -> bool:
        """Return whether the parameter is given for the level itself."""
        return (name, level) in self.parameters


def assumptions(province: Province) -> Assumptions:
    """Return the packaged defaults with the province's own rows in their place.

    A section that has rows in `sector_fields` replaces the default rows of that section altogether. An empty low or
    high is as base.

    Raises
    ------
    DataError
        A parameter is unknown.
    """
    known = parameter_names()
    strange = sorted(set(province.forecast_parameters["parameter"]) - known)
    if strange:
        names = {"names": ", ".join(sorted(known))}
        raise DataError(
            tuple(Finding("forecast.parameter", Severity.ERROR, "forecast_parameters", None, "parameter", name, names)
                  for name in strange)
        )  # fmt: skip
    crosswalk = _default("sector_fields").astype({"share": float})
    own = province.sector_fields[["sector", "field", "share"]]
    kept = crosswalk.loc[~crosswalk["sector"].isin(own["sector"]), ["sector", "field", "share"]]
    fields = pd.concat([kept.assign(default=True), own.assign(default=False)])
    used = _parameters(province)
    values = {
        (name, level): (low, base, high)
        for name, level, low, base, high in used[["parameter", "level", *VARIANTS]].itertuples(index=False, name=None)
    }
    ordered = fields.sort_values(["sector", "field"]).reset_index(drop=True)
    return Assumptions(ordered, _replacement(province), values, used)


def _replacement(province: Province) -> pd.DataFrame:
    names = ["rate_low", "rate", "rate_high"]
    default = _default("replacement").astype(dict.fromkeys(names, float)).set_index("sector")[names]
    own = filled(province.replacement, "rate").set_index("sector")[names]
    kept = default[~default.index.isin(own.index)]
    rates = pd.concat([kept.assign(default=True), own.assign(default=False)]).sort_index()
    rates.columns = pd.Index([*VARIANTS, "default"])
    rates[list(VARIANTS)] /= 100
    return rates


def _parameters(province: Province) -> pd.DataFrame:
    default = _default("parameters").astype(dict.fromkeys(VARIANTS, float)).assign(default=True)
    own = province.forecast_parameters.assign(default=False)
    own["low"], own["high"] = own["low"].fillna(own["base"]), own["high"].fillna(own["base"])
    both = pd.concat([own, default]).drop_duplicates(["parameter", "level"], keep="first")
    return both.sort_values(["parameter", "level"]).reset_index(drop=True)


def filled(table: pd.DataFrame, name: str) -> pd.DataFrame:
    """Return `table` with empty ``name_low`` and ``name_high`` as the base ``name``."""
    low, high = f"{name}_low", f"{name}_high"
    return table.assign(**{low: table[low].fillna(table[name]), high: table[high].fillna(table[name])})


def parameter_names() -> frozenset[str]:
    """Return the names of all parameters that the forecast knows."""
    return frozenset(_default("parameters")["parameter"]) | {"participation"}


def _default(name: str) -> pd.DataFrame:
    text = files("optimizer.forecast").joinpath("defaults", f"{name}.csv").read_text(encoding="utf-8")
    return pd.read_csv(StringIO(text), dtype=str, keep_default_na=False)
