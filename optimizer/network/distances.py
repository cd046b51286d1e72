"""Minutes and kilometres from every commune to every site, and between sites."""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from optimizer.data.codes import RoadClass
from optimizer.data.province import Province
from optimizer.errors import Finding
from optimizer.network.calibration import Fitted
from optimizer.network.drawn import DrawnWays, drawn_ways
from optimizer.network.findings import travel_findings
from optimizer.network.paths import Matrix, edge_matrix, shortest_paths
from optimizer.network.roads import far_off, road_graph, seats_of
from optimizer.network.sphere import great_circle_km
from optimizer.network.terrain import Terrain, TravelRules, terrains
from optimizer.network.travel import Travel

MINUTES_WITHIN = 5.0
"""Least minutes between a commune and a site in it, and between two sites of one commune: learners set out from their
villages, not from the gate, and a distance of nought would make a site at the seat cost-free (assumption)."""
OF_THE_GRAPH = frozenset({"network.no_roads", "network.calibration", "network.road_far_off", "network.road_roundabout"})
"""Findings on the neighbour graph that say nothing where roads are drawn."""


def measure(province: Province) -> Travel:
    """Return the travel of `province`.

    Commune to site: the row of the table `travel` where there is one (minutes; kilometres alone at the speed of the
    computed way, without one that of a provincial road, within a commune that of a commune road); else the quickest way
    over drawn roads, where they join the two (`optimizer.network.drawn`); else the minutes of
    the quickest path over the road graph from seat to seat, plus the way from the seat of the site's commune to the
    site: great circle × detour of that commune at the speed of a commune road. Within one commune at least
    `MINUTES_WITHIN`. Site to site likewise; where `travel` tells the way from the commune of one site to the other,
    that holds (the mean, where it tells both).

    Special communes (far islands) are on no road: missing but for their own sites and for rows of `travel`, and marked
    ``exempt``. Pairs without a path are missing and marked ``none``.

    Raises
    ------
    DataError
        A travel norm is outside its bounds.
    """
    fitted, rules, findings = road_graph(province)
    drawn, calibration, findings = _on_drawn(province, fitted, rules, findings)
    communes, sites = sorted(province.communes.index), sorted(province.sites.index)
    seat_paths = shortest_paths(fitted.graph, "minutes")
    km = seat_paths.along(edge_matrix(fitted.graph, "km"))
    given_km = seat_paths.along(_given(edge_matrix(fitted.graph, "given"), edge_matrix(fitted.graph, "km")))
    seats = _Seats(*(_spread(m, seat_paths.nodes, communes) for m in (seat_paths.length, km, given_km)))
    legs = _legs(province, sites, rules)
    home = [communes.index(c) for c in province.sites.loc[sites, "commune"]]
    method = _method(seats, home, province.communes.loc[communes, "special"].to_numpy(dtype=bool))
    index, columns = pd.Index(communes, name="commune"), pd.Index(sites, name="site")
    minutes, kilometres = (pd.DataFrame(m, index=index, columns=columns) for m in _with_legs(seats, legs, home))
    methods = pd.DataFrame(method, index=index, columns=columns)
    site_minutes, site_km = _between_sites(seats, legs, home, sites)
    if drawn is not None:
        methods = methods.mask(drawn.minutes.reindex_like(minutes).notna(), "roads")
        minutes, kilometres = _over(drawn.minutes, minutes), _over(drawn.km, kilometres)
        site_minutes, site_km = _over(drawn.site_minutes, site_minutes), _over(drawn.site_km, site_km)
    minutes = minutes.clip(lower=_least(index.to_numpy(), province.sites.loc[sites, "commune"].to_numpy()))
    site_minutes = site_minutes.clip(lower=_least(*[province.sites.loc[sites, "commune"].to_numpy()] * 2, apart=True))
    given = _given_travel(province, minutes, kilometres, rules)
    told = given.minutes.notna()
    on_drawn = 0 if drawn is None else int((drawn.minutes.reindex_like(told).notna() & ~told).to_numpy().sum())
    travel = Travel(
        minutes=given.minutes.where(told, minutes),
        km=given.km.where(told, kilometres),
        site_minutes=_told_between(site_minutes, given.minutes, province),
        site_km=_told_between(site_km, given.km, province),
        method=methods.mask(told, "given"),
        calibration=calibration,
        findings=(),
        drawn_pairs=on_drawn,
    )
    seen = travel_findings(province, fitted.graph, travel, minutes.where(told), legs["straight_km"])
    return replace(travel, findings=(*findings, *seen))


def _on_drawn(
    province: Province, fitted: Fitted, rules: TravelRules, findings: tuple[Finding, ...]
) -> tuple[DrawnWays | None, pd.DataFrame, tuple[Finding, ...]]:
    """Return the ways over drawn roads, where there are any, with the table of calibration and findings as they stand.

    Published distances are then compared with the drawn roads that join their ends.
    """
    table = fitted.calibration
    pairs = list(zip(table["from_commune"], table["to_commune"], strict=True))
    drawn = drawn_ways(province, seats_of(province), rules, fitted.pins, pairs)
    if drawn is None:
        return None, table, findings
    told = table.copy()
    for row, pair in enumerate(pairs):
        if pair in drawn.between:
            km, minutes = drawn.between[pair]
            told.loc[row, ["km_graph", "minutes_graph"]] = km, minutes
            told.loc[row, "error_share"] = km / told.loc[row, "km_published"] - 1
    kept = [finding for finding in findings if finding.id not in OF_THE_GRAPH]
    return drawn, told, (*kept, *drawn.findings, *far_off(province, told))


def _over(drawn: pd.DataFrame, graph: pd.DataFrame) -> pd.DataFrame:
    """Return `drawn` where it has a way, `graph` elsewhere."""
    there = drawn.reindex(index=graph.index, columns=graph.columns)
    return there.where(there.notna(), graph)


def _least(rows: np.ndarray, columns: np.ndarray, *, apart: bool = False) -> np.ndarray:
    """Return the least minutes of every pair of communes: `MINUTES_WITHIN` in one commune (`apart`: not to itself)."""
    least = np.where(rows[:, None] == columns[None, :], MINUTES_WITHIN, 0.0)
    if apart:
        np.fill_diagonal(least, 0.0)
    return least


@dataclass(frozen=True, slots=True)
class _Seats:
    """Commune × commune; NaN where no path is."""

    minutes: Matrix
    km: Matrix
    given_km: Matrix


@dataclass(frozen=True, slots=True)
class _GivenTravel:
    """Commune × site; NaN where the table `travel` has no row."""

    minutes: pd.DataFrame
    km: pd.DataFrame


def _given(given: Matrix, km: Matrix) -> Matrix:
    return np.where(given > 0, km, 0.0)


def _spread(matrix: Matrix, nodes: tuple[str, ...], communes: list[str]) -> Matrix:
    """Return `matrix` of graph nodes as commune × commune, symmetric to the bit; a far island reaches only itself."""
    spread = np.full((len(communes), len(communes)), np.nan)
    np.fill_diagonal(spread, 0)
    at = [communes.index(node) for node in nodes]
    both = np.minimum(matrix, matrix.T)
    spread[np.ix_(at, at)] = np.where(np.isfinite(both), both, np.nan)
    return spread


def _legs(province: Province, sites: list[str], rules: TravelRules) -> pd.DataFrame:
    """Return the way from the seat of its commune to each site: index site, columns straight_km, km, minutes."""
    table = province.sites.loc[sites]
    seat = province.communes.loc[table["commune"]]
    straight = great_circle_km(table["lat"], table["lon"], seat["lat"].to_numpy(), seat["lon"].to_numpy())
    terrain = [Terrain(t) for t in terrains(province.communes).loc[table["commune"]]]
    km = straight * np.array([rules.detour[t] for t in terrain])
    speed = np.array([rules.speed_kmh[t, RoadClass.COMMUNE] for t in terrain])
    return pd.DataFrame({"straight_km": straight, "km": km, "minutes": 60 * km / speed}, index=table.index)


def _with_legs(seats: _Seats, legs: pd.DataFrame, home: list[int]) -> tuple[Matrix, Matrix]:
    return seats.minutes[:, home] + legs["minutes"].to_numpy(), seats.km[:, home] + legs["km"].to_numpy()


def _method(seats: _Seats, home: list[int], special: np.ndarray) -> np.ndarray:
    km, given = seats.km[:, home], seats.given_km[:, home]
    method = np.where((km > 0) & (given >= km / 2), "roads", "graph").astype(object)
    method[np.isnan(km)] = "none"
    method[special] = "exempt"
    return method


def _between_sites(
    seats: _Seats, legs: pd.DataFrame, home: list[int], sites: list[str]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    at = np.array(home, dtype=int)
    minutes = seats.minutes[np.ix_(at, at)] + legs["minutes"].to_numpy()[:, None] + legs["minutes"].to_numpy()[None, :]
    km = seats.km[np.ix_(at, at)] + legs["km"].to_numpy()[:, None] + legs["km"].to_numpy()[None, :]
    np.fill_diagonal(minutes, 0)
    np.fill_diagonal(km, 0)
    index, columns = pd.Index(sites, name="site"), pd.Index(sites, name="other")
    return pd.DataFrame(minutes, index=index, columns=columns), pd.DataFrame(km, index=index, columns=columns)


def _given_travel(province: Province, minutes: pd.DataFrame, km: pd.DataFrame, rules: TravelRules) -> _GivenTravel:
    """Return what the table `travel` says; kilometres alone become minutes at the speed of the graph's path."""
    table = province.travel
    row, column = minutes.index.get_indexer(table["commune"]), minutes.columns.get_indexer(table["site"])
    length, time = (table[name].to_numpy(dtype=np.float64) for name in ("km", "minutes"))
    within = (table["site"].map(province.sites["commune"]) == table["commune"]).to_numpy(dtype=bool)
    terrain = [Terrain(kind) for kind in table["commune"].map(terrains(province.communes))]
    classes = [RoadClass.COMMUNE if own else RoadClass.PROVINCIAL for own in within]
    speed = np.array([rules.speed_kmh[key] for key in zip(terrain, classes, strict=True)], dtype=np.float64)
    way, took = km.to_numpy(dtype=np.float64)[row, column], minutes.to_numpy(dtype=np.float64)[row, column]
    known = (way > 0) & ~within
    pace = np.where(known, took / np.where(known, way, 1.0), 60 / speed)
    by_km = np.maximum(length * pace, np.where(within, MINUTES_WITHIN, 0.0))
    told = [_placed(values, row, column, km.shape) for values in (np.where(np.isnan(time), by_km, time), length)]
    frames = [pd.DataFrame(values, index=km.index, columns=km.columns) for values in told]
    return _GivenTravel(frames[0], frames[1])


def _placed(values: Matrix, row: np.ndarray, column: np.ndarray, shape: tuple[int, int]) -> Matrix:
    """Return `values` at their places in a matrix of NaN."""
    placed = np.full(shape, np.nan)
    placed[row, column] = values
    return placed


def _told_between(table: pd.DataFrame, told: pd.DataFrame, province: Province) -> pd.DataFrame:
    """Return `table` (site × site) with what `told` (commune × site) says of the communes of its sites."""
    communes = province.sites.loc[table.index, "commune"]
    there = told.loc[communes, list(table.columns)].to_numpy(dtype=np.float64)
    known = np.stack([there, there.T])
    count = np.isfinite(known).sum(axis=0)
    mean = np.nansum(known, axis=0) / np.maximum(count, 1)
    apart = count > 0
    np.fill_diagonal(apart, val=False)
    return table.mask(apart, pd.DataFrame(mean, index=table.index, columns=table.columns))
