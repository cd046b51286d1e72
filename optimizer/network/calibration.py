"""Published road distances bring the detour factors to scale, and show how wrong the graph is.

Rows of `roads` with use = record are compared with the graph. Each pair belongs to the terrain in which most of its
path lies; the detour factor of a terrain is multiplied by the median of published ÷ graph kilometres over its pairs
(at least `PAIRS_AT_LEAST`; terrains with fewer take the median of all pairs; fewer than that in all: no scaling). The
multiplier stays between 0.5 and 2. Stretches that a published road runs over take its class, if higher. Published
minutes are compared, never fitted: they mix buses, stops and years; minutes that bind belong in rows with use = pin or
in `travel`.
"""

from dataclasses import dataclass, field

import networkx as nx
import numpy as np
import pandas as pd

from optimizer.data.codes import RoadClass
from optimizer.network.graph import NEIGHBOUR_CLASS, GivenRoad, Pair, better_class, build_graph, edges_of
from optimizer.network.paths import Matrix, Paths, edge_matrix, shortest_paths
from optimizer.network.terrain import Terrain, TravelRules
from optimizer.network.undercut import protect

PAIRS_AT_LEAST = 3
LIMITS = (0.5, 2.0)
ROUNDS = 5
"""Rounds of scaling: paths move when terrains are scaled differently; all but settled after two."""

COLUMNS = (
    "from_commune", "to_commune", "use", "km_published", "km_uncalibrated", "error_uncalibrated", "km_graph",
    "error_share", "minutes_published", "minutes_graph",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fitted:
    """The graph after calibration, and what it was fitted to."""

    graph: "nx.Graph[str]"
    scale: dict[Terrain, float]
    """Multiplier of each terrain's detour factor."""
    calibration: pd.DataFrame
    """Columns `COLUMNS`, sorted by the two communes; error_* = graph ÷ published − 1."""
    undercut: tuple[Pair, ...] = field(default=())
    """Given roads that the graph still undercuts."""
    pins: tuple[GivenRoad, ...] = field(default=())
    """Given roads that are edges of the graph."""


def fit(seats: pd.DataFrame, rules: TravelRules, pins: tuple[GivenRoad, ...], records: tuple[GivenRoad, ...]) -> Fitted:
    """Return the graph over `seats` with `pins` as roads, brought to scale by `records`."""
    start = dict.fromkeys(Terrain, 1.0)
    plain = _measured(build_graph(seats, rules, start))
    scale, classes = start, dict[Pair, RoadClass]()
    graph, undercut = _road_graph(seats, rules, scale, pins, classes)
    if records:
        for _ in range(ROUNDS):
            now = _measured(graph)
            scale = _rescaled(scale, graph, now, seats, records)
            classes = _classes(now.paths, records)
            graph, undercut = _road_graph(seats, rules, scale, pins, classes)
    return Fitted(graph, scale, _table(pins, records, plain, _measured(graph)), undercut, pins)


@dataclass(frozen=True, slots=True)
class _Measured:
    paths: Paths
    km: Matrix

    def of(self, road: GivenRoad) -> tuple[float, float]:
        """Kilometres and minutes of the graph for the pair of `road`; infinite where no path is."""
        a, b = (self.paths.nodes.index(end) for end in road.pair)
        return float(self.km[a, b]), float(self.paths.length[a, b])


def _measured(graph: "nx.Graph[str]") -> _Measured:
    paths = shortest_paths(graph, "minutes")
    return _Measured(paths, paths.along(edge_matrix(graph, "km")))


def _road_graph(
    seats: pd.DataFrame,
    rules: TravelRules,
    scale: dict[Terrain, float],
    pins: tuple[GivenRoad, ...],
    classes: dict[Pair, RoadClass],
) -> tuple["nx.Graph[str]", tuple[Pair, ...]]:
    graph = build_graph(seats, rules, scale, pins, classes)
    return graph, protect(graph, pins, rules)


def _classes(paths: Paths, records: tuple[GivenRoad, ...]) -> dict[Pair, RoadClass]:
    classes: dict[Pair, RoadClass] = {}
    for road in records:
        for edge in edges_of(paths.route(*road.pair)):
            classes[edge] = better_class(road.road_class, classes.get(edge, NEIGHBOUR_CLASS))
    return classes


def _rescaled(
    scale: dict[Terrain, float],
    graph: "nx.Graph[str]",
    now: _Measured,
    seats: pd.DataFrame,
    records: tuple[GivenRoad, ...],
) -> dict[Terrain, float]:
    """Return `scale` after one round: times the median ratio of each terrain's pairs, within the limits."""
    ratios: dict[Terrain, list[float]] = {terrain: [] for terrain in Terrain}
    for road in records:
        route = edges_of(now.paths.route(*road.pair))
        if route:
            ratios[_main_terrain(graph, route, seats)].append(road.km / now.of(road)[0])
    pooled = [ratio for terrain in Terrain for ratio in ratios[terrain]]
    if len(pooled) < PAIRS_AT_LEAST:
        return scale
    middle = {t: float(np.median(r if len(r) >= PAIRS_AT_LEAST else pooled)) for t, r in ratios.items()}
    return {t: min(max(scale[t] * middle[t], LIMITS[0]), LIMITS[1]) for t in Terrain}


def _main_terrain(graph: "nx.Graph[str]", route: list[Pair], seats: pd.DataFrame) -> Terrain:
    """Return the terrain in which most kilometres of the route lie (half an edge in the terrain of each end)."""
    km = dict.fromkeys(Terrain, 0.0)
    for edge in route:
        for end in edge:
            km[Terrain(str(seats.at[end, "terrain"]))] += float(graph.edges[edge]["km"]) / 2
    return max(Terrain, key=lambda terrain: km[terrain])


def _table(
    pins: tuple[GivenRoad, ...], records: tuple[GivenRoad, ...], plain: _Measured, now: _Measured
) -> pd.DataFrame:
    rows = []
    for use, road in sorted([*(("pin", r) for r in pins), *(("record", r) for r in records)],
                            key=lambda item: (item[1].start, item[1].end, item[0])):  # fmt: skip
        before, (km, minutes) = plain.of(road)[0], now.of(road)
        rows.append(
            (
                road.start,
                road.end,
                use,
                road.km,
                before,
                before / road.km - 1,
                km,
                km / road.km - 1,
                road.minutes,
                minutes,
            )
        )
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    return table.replace([np.inf, -np.inf], np.nan)
