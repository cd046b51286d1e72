"""Figures of maps and of the comparison page: a cell of a bundle, a sum of cells, or a difference.

Figures per commune are asked for by field and level: the key of a choice is ``field|level``, where an empty part
means all; ``|`` alone is everything.
"""

from collections.abc import Collection, Mapping, Sequence

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
        sums = _met(demand, wanted)
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


def demand_met(network: Network, wanted: frozenset[str] | None) -> pd.DataFrame:
    """Return index commune -> demand, placed (at sites), mobile, unplaced: entrants a year in the programmes `wanted`.

    None: in all programmes. A commune without demand for them is left out.
    """
    return _met(network.demand.reset_index(), wanted)


def _met(rows: pd.DataFrame, wanted: Collection[str] | None) -> pd.DataFrame:
    part = rows if wanted is None else rows[rows["programme"].isin(wanted)]
    sums = part.groupby("commune")[["demand", "placed", "mobile", "unplaced"]].sum()
    return sums[sums["demand"] > 0]


def places_at_sites(network: Network, wanted: frozenset[str] | None) -> pd.Series:
    """Return site -> places (entrants a year) in the programmes `wanted` (None: all), where there are any."""
    places = network.sites["places_after"]
    if wanted is not None:
        offers = _taught(network, wanted)
        places = offers[offers["delivery"] == "site"].groupby("site")["places_after"].sum()
    return places[places > 0].sort_index()


def demand_sums(network: Network, wanted: frozenset[str] | None) -> dict[str, float]:
    """Return the sums of `demand_met`, then ``site`` and ``places_mobile``: places at sites and of mobile classes."""
    met, offers = demand_met(network, wanted), _taught(network, wanted)
    sums = {str(key): float(met[key].sum()) for key in met.columns}
    elsewhere = float(offers.loc[offers["delivery"] == "mobile", "places_after"].sum())
    return {**sums, "site": float(places_at_sites(network, wanted).sum()), "places_mobile": elsewhere}


def _taught(network: Network, wanted: frozenset[str] | None) -> pd.DataFrame:
    """Return the offers that run in the programmes `wanted`."""
    offers = network.offers.reset_index()
    runs = offers[offers["runs"].astype(bool)]
    return runs if wanted is None else runs[runs["programme"].isin(wanted)]


def learners_of(network: Network, institution: str) -> pd.DataFrame:
    """Return the placements at the sites and in the mobile classes of `institution` as it is today, as in `origins`."""
    return network.placements[network.placements["team"] == institution]


def streams(network: Network, placements: pd.DataFrame | None = None) -> pd.DataFrame:
    """Return columns commune, site, entrants (a year), minutes, km: who learns where, all programmes together.

    `placements` are some rows of the network's (None: all).
    """
    rows = network.placements if placements is None else placements
    at_sites = rows[rows["delivery"] == "site"]
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
