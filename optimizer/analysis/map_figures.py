"""Figures of maps and of the comparison page: a cell of a bundle or a sum of cells.

Figures per commune are asked for by field and level: the key of a choice is ``field|level``, where an empty part
means all; ``|`` alone is everything.
"""

from collections.abc import Sequence

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
    demand = network.demand.reset_index()
    groups = _choices(demand, kinds)
    wanted, unplaced = (_sums(demand, column, groups) for column in ("demand", "unplaced"))
    placed = network.placements[network.placements["delivery"] == "site"]
    entrants = _sums(placed, "entrants", groups)
    travelled = _sums(placed.assign(way=placed["entrants"] * placed["minutes"]), "way", groups)
    there = wanted > 0
    met = WHOLE_PERCENT * (wanted - unplaced) / wanted.where(there)
    found = {
        "mean": _columns(travelled / entrants.where(entrants > 0)),
        "demand": _columns(wanted.where(there)), "unplaced": _columns(unplaced.where(there)), "met": _columns(met),
    }  # fmt: skip
    found["basic"] = {EVERYTHING: network.access["basic_minutes"].dropna()}
    found["mean"][EVERYTHING] = network.access["mean_minutes"].dropna()
    return {measure: found[measure] for measure in MEASURES}


def _choices(demand: pd.DataFrame, kinds: pd.DataFrame) -> pd.DataFrame:
    """Return programme x choice -> 1 where the programme is of the choice, else 0; of programmes with demand."""
    programmes = pd.Index(sorted(set(demand["programme"].astype(str))))
    asked = kinds[kinds.index.isin(programmes)]
    groups: dict[Choice, set[str]] = {EVERYTHING: set(programmes)}
    for programme, field, level in zip(asked.index, asked["field"], asked["level"], strict=True):
        for choice in (f"{field}|", f"|{level}", f"{field}|{level}"):
            groups.setdefault(choice, set()).add(str(programme))
    return pd.DataFrame({choice: programmes.isin(groups[choice]) for choice in sorted(groups)}, programmes).astype(
        float
    )


def _sums(rows: pd.DataFrame, column: str, groups: pd.DataFrame) -> pd.DataFrame:
    """Return commune x choice -> sum of `column` over the programmes of the choice."""
    table = rows.astype({column: float}).pivot_table(column, "commune", "programme", "sum")
    return table.reindex(columns=groups.index).fillna(0.0) @ groups


def _columns(table: pd.DataFrame) -> dict[Choice, pd.Series]:
    """Return choice -> column, communes without a value left out."""
    return {str(choice): values.dropna() for choice, values in table.items()}


def demand_met(network: Network, wanted: frozenset[str] | None) -> pd.DataFrame:
    """Return index commune -> demand, placed (at sites), mobile, unplaced: entrants a year in the programmes `wanted`.

    None: in all programmes. A commune without demand for them is left out.
    """
    rows = network.demand.reset_index()
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
