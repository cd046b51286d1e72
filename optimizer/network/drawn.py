"""Ways over drawn roads: from every seat and site to every site, with the way from each to the nearest road."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from optimizer.data.cache import keep, kept, key_of
from optimizer.data.codes import RoadClass
from optimizer.data.province import Province
from optimizer.data.road_lines import Numbers, Places, RoadLines, lines_digest
from optimizer.errors import Finding, Severity
from optimizer.network.graph import GivenRoad, minutes_of
from optimizer.network.line_graph import LEAST_MINUTES, LineGraph, line_graph, speed_table
from optimizer.network.line_paths import Edges, ways_between
from optimizer.network.sphere import great_circle_km
from optimizer.network.terrain import Terrain, TravelRules
from optimizer.network.ties import ACCESS_KM, pieces, tie

TOLD_AT_MOST = 10
"""Most places that a finding names."""
APART_PERCENT = 5.0
"""Percent of the km of drawn roads off the largest piece above which this is a warning."""


@dataclass(frozen=True, slots=True)
class Stations:
    """The places that ways lead between: seats of communes, then sites; far islands are none."""

    codes: tuple[str, ...]
    commune: tuple[str, ...]
    """Commune each lies in."""
    seats: int
    """How many of them are seats; they come first."""
    lat: Numbers
    lon: Numbers
    detour: Numbers
    """Road km per great-circle km on the way to the nearest road."""
    speed_kmh: Numbers
    """Speed on that way: of a commune road."""


@dataclass(frozen=True, slots=True)
class DrawnWays:
    """Ways over drawn roads; NaN where they join a pair nowhere."""

    minutes: pd.DataFrame
    """index commune, columns site; likewise `km`."""
    km: pd.DataFrame
    site_minutes: pd.DataFrame
    """index site, columns site; likewise `site_km`."""
    site_km: pd.DataFrame
    between: dict[tuple[str, str], tuple[float, float]]
    """Pairs of communes that were asked for -> km, minutes."""
    findings: tuple[Finding, ...]


def drawn_ways(
    province: Province, seats: pd.DataFrame, rules: TravelRules, pins: Sequence[GivenRoad],
    asked: Sequence[tuple[str, str]],
) -> DrawnWays | None:  # fmt: skip
    """Return the ways over the drawn roads of `province`, and between the communes `asked` for; None without roads.

    `seats` has the communes on the mainland (index commune; lat, lon, terrain). A seat or site is tied to the nearest
    point of the nearest road: great circle × detour of its commune at the speed of a commune road, both ways round; one
    further than `ACCESS_KM` from every road is not tied. Roads of `pins` join their seats as well. Two places of one
    commune that are nearer to each other than to the roads have the straight way instead.
    """
    lines = province.road_lines
    if lines is None or not len(lines) or seats.empty:
        return None
    stations = _stations(province, seats, rules)
    roads = [road for road in pins if {road.start, road.end} <= set(seats.index)]
    starts = sorted({pair[0] for pair in asked})
    sources = np.array(
        [*range(stations.seats, len(stations.codes)), *map(stations.codes.index, starts)], dtype=np.int64
    )
    found = _solved(lines, stations, seats, rules, roads, sources)
    minutes, km = _straight_within(found["minutes"], found["km"], found["straight_km"], stations, sources)
    sites = list(stations.codes[stations.seats :])
    seat_codes = list(stations.codes[: stations.seats])
    frames = [
        _frame(values[: len(sites), part].T, index, sites)
        for part, index in ((slice(stations.seats), seat_codes), (slice(stations.seats, None), sites))
        for values in (minutes, km)
    ]
    where = {code: k for k, code in enumerate(seat_codes)}
    rows = {code: len(sites) + k for k, code in enumerate(starts)}
    between = {pair: (float(km[rows[pair[0]], where[pair[1]]]), float(minutes[rows[pair[0]], where[pair[1]]]))
               for pair in asked}  # fmt: skip
    between = {pair: told for pair, told in between.items() if np.isfinite(told[0])}
    return DrawnWays(
        frames[0], frames[1], frames[2], frames[3], between,
        _findings(province, stations, found["straight_km"], found["piece_km"]),
    )  # fmt: skip


def _stations(province: Province, seats: pd.DataFrame, rules: TravelRules) -> Stations:
    sites = province.sites[province.sites["commune"].isin(seats.index)].sort_index()
    commune = (*seats.index, *sites["commune"])
    terrain = [Terrain(str(seats.at[code, "terrain"])) for code in commune]
    return Stations(
        (*seats.index, *sites.index), commune, len(seats),
        np.concatenate([seats["lat"].to_numpy(dtype=float), sites["lat"].to_numpy(dtype=float)]),
        np.concatenate([seats["lon"].to_numpy(dtype=float), sites["lon"].to_numpy(dtype=float)]),
        np.array([rules.detour[kind] for kind in terrain]),
        np.array([rules.speed_kmh[kind, RoadClass.COMMUNE] for kind in terrain]),
    )  # fmt: skip


def _solved(
    lines: RoadLines, stations: Stations, seats: pd.DataFrame, rules: TravelRules, pins: Sequence[GivenRoad],
    sources: Places,
) -> dict[str, Numbers]:  # fmt: skip
    """Return minutes and km (source × station), straight_km (station to road) and piece_km; kept between runs."""
    extra = _pin_edges(pins, stations, seats, rules)
    parts = (
        stations.lat, stations.lon, stations.detour, stations.speed_kmh, sources, speed_table(rules.speed_kmh),
        seats[["lat", "lon"]].to_numpy(dtype=float), *extra,
    )  # fmt: skip
    words = "\n".join(seats["terrain"].astype(str))
    key = key_of("ways", lines_digest(lines), words, *(np.ascontiguousarray(part).tobytes() for part in parts))
    known = kept(key)
    if known is not None:
        return dict(known)
    piece, piece_km = pieces(lines)
    ties = tie(lines, piece, piece_km, stations.lat, stations.lon)
    edges = _edges(line_graph(lines, ties, seats, rules), stations, ties.straight_km, extra)
    first = edges.nodes - len(stations.codes)
    minutes, km = ways_between(edges, first + sources, first + np.arange(len(stations.codes)))
    found = {"minutes": minutes, "km": km, "straight_km": ties.straight_km, "piece_km": piece_km}
    keep(key, found)
    return found


type _Extra = tuple[Places, Places, Numbers, Numbers]
"""Further edges between stations: start, end, km, minutes."""


def _pin_edges(pins: Sequence[GivenRoad], stations: Stations, seats: pd.DataFrame, rules: TravelRules) -> _Extra:
    ends = [[stations.codes.index(code) for code in road.pair] for road in pins]
    kinds = [[Terrain(str(seats.at[code, "terrain"])) for code in road.pair] for road in pins]
    minutes = [
        minutes_of(road.km, road.road_class, (a, b), rules) if np.isnan(road.minutes) else road.minutes
        for road, (a, b) in zip(pins, kinds, strict=True)
    ]
    pairs = np.array(ends, dtype=np.int64).reshape(-1, 2)
    return pairs[:, 0], pairs[:, 1], np.array([road.km for road in pins]), np.array(minutes, dtype=np.float64)


def _edges(graph: LineGraph, stations: Stations, straight_km: Numbers, extra: _Extra) -> Edges:
    """Return the roads with a node for every station behind them, its way to the road, and the `extra` edges."""
    tied = np.flatnonzero(graph.met >= 0)
    leg_km = straight_km[tied] * stations.detour[tied]
    leg_minutes = np.maximum(60 * leg_km / stations.speed_kmh[tied], LEAST_MINUTES)
    start, end, km, minutes = extra
    order = np.lexsort((km, minutes, end, start))
    _, quickest = np.unique(np.column_stack([start, end])[order], axis=0, return_index=True)
    chosen = order[quickest]
    start, end, km, minutes = start[chosen], end[chosen], km[chosen], minutes[chosen]
    return Edges(
        graph.nodes + len(stations.codes),
        np.concatenate([graph.start, graph.met[tied], graph.nodes + start]),
        np.concatenate([graph.end, graph.nodes + tied, graph.nodes + end]),
        np.concatenate([graph.km, leg_km, km]),
        np.concatenate([graph.minutes, leg_minutes, minutes]),
    )


def _straight_within(
    minutes: Numbers, km: Numbers, straight_km: Numbers, stations: Stations, sources: Places
) -> tuple[Numbers, Numbers]:
    """Return both with the straight way between stations of one commune that are nearer than the roads."""
    lat, lon, commune = stations.lat, stations.lon, np.array(stations.commune)
    apart = great_circle_km(lat[sources][:, None], lon[sources][:, None], lat[None, :], lon[None, :])
    near = (commune[sources][:, None] == commune[None, :]) & (
        apart <= straight_km[sources][:, None] + straight_km[None, :]
    )
    way = apart * stations.detour[None, :]
    return np.where(near, 60 * way / stations.speed_kmh[None, :], minutes), np.where(near, way, km)


def _frame(values: Numbers, index: list[str], sites: list[str]) -> pd.DataFrame:
    return pd.DataFrame(np.where(np.isfinite(values), values, np.nan), index=index, columns=sites)


def _findings(province: Province, stations: Stations, straight_km: Numbers, piece_km: Numbers) -> tuple[Finding, ...]:
    findings = []
    far = np.flatnonzero(straight_km > ACCESS_KM)
    if len(far):
        names = [
            str(province.communes.at[stations.codes[k], "name"]) if k < stations.seats else stations.codes[k]
            for k in far[:TOLD_AT_MOST]
        ]
        more = f" … (+{len(far) - TOLD_AT_MOST})" if len(far) > TOLD_AT_MOST else ""
        values = {"names": ", ".join(names) + more, "count": len(far), "km": ACCESS_KM}
        findings.append(Finding("network.drawn_far", Severity.WARNING, "roads", values=values))
    if len(piece_km) > 1:
        apart = 100 * (1 - piece_km.max() / piece_km.sum())
        values = {"pieces": len(piece_km), "percent": round(float(apart), 1)}
        severity = Severity.WARNING if apart > APART_PERCENT else Severity.NOTE
        findings.append(Finding("network.drawn_pieces", severity, "roads", values=values))
    return tuple(findings)
