"""Figures of the comparison page: each is a cell of a bundle, a sum of cells, or the difference of two networks.

Figures per commune are asked for by field and level: the key of a choice is ``field|level``, where an empty part
means all; ``|`` alone is everything.
"""

from collections.abc import Mapping, Sequence

import pandas as pd

from optimizer.solution.plan import Network
from optimizer.solution.solution import Bundle

Choice = str
"""``field|level``; an empty part means all."""
EVERYTHING: Choice = "|"
MEASURES = ("basic", "mean", "demand", "unplaced", "met")
"""basic, mean: minutes one way; demand, unplaced: entrants a year; met: % of the demand."""
WHOLE_PERCENT = 100.0


def programmes(bundles: Sequence[Bundle]) -> pd.DataFrame:
    """Return index programme -> name, field, level, of every bundle, in order of their codes."""
    tables = [bundle.inputs["programmes"] for bundle in bundles if "programme" in bundle.inputs.get("programmes", ())]
    if not tables:
        return pd.DataFrame({"name": [], "field": [], "level": []}, index=pd.Index([], name="programme"))
    every = pd.concat([table[["programme", "name", "field", "level"]] for table in tables])
    return every.drop_duplicates("programme").set_index("programme").sort_index()


def by_choice(network: Network, kinds: pd.DataFrame) -> dict[str, dict[Choice, pd.Series]]:
    """Return measure -> choice -> figures by commune, all of `network`.

    ``mean``: minutes of those placed at sites, weighted by entrants. ``met``: placed, at sites or in mobile classes,
    of the demand (%). A commune without the thing measured is left out.
    """
    found: dict[str, dict[Choice, pd.Series]] = {measure: {} for measure in MEASURES}
    found["basic"][EVERYTHING] = network.access["basic_minutes"].dropna()
    demand = network.demand.reset_index()
    at_sites = network.placements[network.placements["delivery"] == "site"]
    for choice, wanted in _choices(demand, kinds):
        part = demand if wanted is None else demand[demand["programme"].isin(wanted)]
        sums = part.groupby("commune")[["demand", "placed", "mobile", "unplaced"]].sum()
        sums = sums[sums["demand"] > 0]
        found["demand"][choice] = sums["demand"]
        found["unplaced"][choice] = sums["unplaced"]
        found["met"][choice] = WHOLE_PERCENT * (sums["demand"] - sums["unplaced"]) / sums["demand"]
        if wanted is not None:
            placed = at_sites[at_sites["programme"].isin(wanted)]
            found["mean"][choice] = _mean_minutes(placed)
    found["mean"][EVERYTHING] = network.access["mean_minutes"].dropna()
    return found


def _choices(demand: pd.DataFrame, kinds: pd.DataFrame) -> list[tuple[Choice, set[str] | None]]:
    """Return each choice with its programmes (None: all), everything first."""
    asked = kinds[kinds.index.isin(set(demand["programme"]))]
    groups: dict[Choice, set[str]] = {}
    for programme, field, level in zip(asked.index, asked["field"], asked["level"], strict=True):
        for choice in (f"{field}|", f"|{level}", f"{field}|{level}"):
            groups.setdefault(choice, set()).add(str(programme))
    return [(EVERYTHING, None), *sorted(groups.items())]


def _mean_minutes(placed: pd.DataFrame) -> pd.Series:
    entrants = placed.groupby("commune")["entrants"].sum()
    travelled = (placed["entrants"] * placed["minutes"]).groupby(placed["commune"]).sum()
    return (travelled / entrants[entrants > 0]).dropna()


def streams(network: Network) -> pd.DataFrame:
    """Return columns commune, site, entrants (a year), minutes, km: who learns where, all programmes together."""
    at_sites = network.placements[network.placements["delivery"] == "site"]
    keys = ["commune", "site"]
    every = at_sites.groupby(keys, as_index=False).agg({"entrants": "sum", "minutes": "max", "km": "max"})
    return every[every["entrants"] > 0].sort_values(["entrants", *keys], ascending=[False, True, True])


def changes(first: Network, second: Network) -> Mapping[str, pd.Series]:
    """Return ``basic`` and ``mean`` -> minutes of `second` less those of `first`, by commune, where both have them."""
    columns = {"basic": "basic_minutes", "mean": "mean_minutes"}
    return {key: (second.access[column] - first.access[column]).dropna() for key, column in columns.items()}


def indicator_change(first: pd.Series, second: pd.Series) -> pd.Series:
    """Return `second` less `first`, by indicator; NaN where either has no value."""
    return second.reindex(first.index) - first
