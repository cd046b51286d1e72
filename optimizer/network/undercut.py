"""A given road is the quickest way between its ends: neighbour edges that would undercut it are lengthened.

Neighbour edges are guesses. Where a path with such edges is shorter than the road the province gives between the same
two communes, the guesses on it are stretched by one factor until the path is as long as the given road, first in
kilometres, then in minutes. A stretched edge never exceeds `STRETCH_AT_MOST` times its great circle, nor the time of
a track; a given road that is still undercut then is rather a roundabout one, and is reported.
"""

from typing import cast

import networkx as nx

from optimizer.data.codes import RoadClass
from optimizer.network.graph import GivenRoad, Pair, edges_of
from optimizer.network.paths import Paths, Weight, shortest_paths
from optimizer.network.terrain import TravelRules

STRETCH_AT_MOST = 3.0
"""Road km per great-circle km beyond which a neighbour edge is not stretched (short mountain roads reach 2.4)."""
ROUNDS = 100
TOLERANCE = 1e-3


def protect(graph: "nx.Graph[str]", pins: tuple[GivenRoad, ...], rules: TravelRules) -> tuple[Pair, ...]:
    """Lengthen, in place, the neighbour edges of `graph` that undercut `pins`; return the pairs still undercut, sorted.

    Still undercut means shorter by more than 0.1 % in kilometres or minutes.
    """
    pairs = sorted({pin.pair for pin in pins})
    slowest = 60 / min(rules.speed_kmh[t, RoadClass.TRACK] for t in rules.detour)
    left: set[Pair] = set()
    weights: tuple[Weight, Weight] = ("km", "minutes")
    for weight in weights:
        for _ in range(ROUNDS):
            paths = shortest_paths(graph, weight)
            shorter = [pair for pair in pairs if _given_minus_path(graph, paths, pair, weight) > 0]
            factors = _factors(graph, paths, shorter, weight)
            if not _stretch(graph, factors, weight, slowest):
                break
        paths = shortest_paths(graph, weight)
        left |= {pair for pair in pairs if _given_minus_path(graph, paths, pair, weight) > 0}
    return tuple(sorted(left))


def _given_minus_path(graph: "nx.Graph[str]", paths: Paths, pair: Pair, weight: Weight) -> float:
    """Return the surplus of the given road over the shortest path, 0 within the tolerance."""
    road = float(graph.edges[pair][weight])
    length = float(paths.length[paths.nodes.index(pair[0]), paths.nodes.index(pair[1])])
    return road - length if length < road * (1 - TOLERANCE) else 0.0


def _factors(graph: "nx.Graph[str]", paths: Paths, pairs: list[Pair], weight: Weight) -> dict[Pair, float]:
    """Return by how much each guessed edge on a path that undercuts a pair must grow (the most any pair asks)."""
    factors: dict[Pair, float] = {}
    for pair in pairs:
        route = edges_of(paths.route(*pair))
        guessed = [edge for edge in route if not graph.edges[edge]["given"]]
        total = sum(float(graph.edges[edge][weight]) for edge in guessed)
        if guessed:
            factor = 1 + _given_minus_path(graph, paths, pair, weight) / total
            factors |= {edge: max(factor, factors.get(edge, 1.0)) for edge in guessed}
    return factors


def _stretch(graph: "nx.Graph[str]", factors: dict[Pair, float], weight: Weight, slowest: float) -> bool:
    """Apply `factors` within the limits; kilometres take their minutes along. Return whether anything grew."""
    grew = False
    for edge, wanted in sorted(factors.items()):
        data = graph.edges[edge]
        limit = STRETCH_AT_MOST * data["straight_km"] if weight == "km" else slowest * data["km"]
        factor = min(wanted, cast("float", limit) / data[weight])
        if factor <= 1 + TOLERANCE / 10:
            continue
        grew = True
        data["minutes"] *= factor
        if weight == "km":
            data["km"] *= factor
    return grew
