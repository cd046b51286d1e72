"""The road graph of a province: seats joined to their neighbours, and given roads where the tables have them."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

import networkx as nx
import pandas as pd

from optimizer.data.codes import RoadClass
from optimizer.network.neighbours import SAME_KM, neighbours
from optimizer.network.sphere import between_all
from optimizer.network.terrain import Terrain, TravelRules

type Pair = tuple[str, str]

NEIGHBOUR_CLASS = RoadClass.PROVINCIAL
"""Class of a neighbour edge where no published road runs over it: the middle one (assumption)."""
ORDER = {RoadClass.TRACK: 0, RoadClass.COMMUNE: 1, RoadClass.PROVINCIAL: 2, RoadClass.NATIONAL: 3}


@dataclass(frozen=True, slots=True)
class GivenRoad:
    """One usable row of the table `roads`; both ends are seats of the graph, and differ."""

    start: str
    end: str
    km: float
    minutes: float
    """NaN where not given."""
    road_class: RoadClass

    @property
    def pair(self) -> Pair:
        """The two communes, sorted."""
        return (min(self.start, self.end), max(self.start, self.end))


def minutes_of(km: float, road_class: RoadClass, ends: tuple[Terrain, Terrain], rules: TravelRules) -> float:
    """Return the minutes for `km` of road, half of it in the terrain of each end: 30 · km · (1/v + 1/v')."""
    return 30 * km * sum(1 / rules.speed_kmh[terrain, road_class] for terrain in ends)


def build_graph(
    seats: pd.DataFrame,
    rules: TravelRules,
    scale: Mapping[Terrain, float],
    pins: tuple[GivenRoad, ...] = (),
    classes: Mapping[Pair, RoadClass] | None = None,
) -> "nx.Graph[str]":
    """Return the road graph over `seats` (index commune; columns lat, lon, terrain).

    Neighbour edges (`optimizer.network.neighbours`): km = great circle × mean over both ends of max(1, detour of its
    terrain × `scale`); minutes by the class in `classes` (default provincial). A road of `pins` takes the place of the
    neighbour edge between its ends, or adds one; its minutes as given, else by its class. Edge attributes: straight_km,
    km, minutes, road_class, given (bool).
    """
    graph: nx.Graph[str] = nx.Graph()
    codes = sorted(seats.index)
    seats = seats.loc[codes]
    terrain = {c: Terrain(t) for c, t in seats["terrain"].items()}
    graph.add_nodes_from(codes)
    straight = between_all(seats["lat"], seats["lon"])
    for i, j in neighbours(straight, rules.neighbour_km):
        a, b = codes[i], codes[j]
        line = max(float(straight[i, j]), SAME_KM)
        factor = sum(max(1.0, rules.detour[terrain[c]] * scale[terrain[c]]) for c in (a, b)) / 2
        road_class = (classes or {}).get((a, b), NEIGHBOUR_CLASS)
        minutes = minutes_of(line * factor, road_class, (terrain[a], terrain[b]), rules)
        _add(graph, (a, b), line, line * factor, minutes, road_class, given=False)
    place = {c: k for k, c in enumerate(codes)}
    for pin in sorted(pins, key=lambda road: (*road.pair, -road.km)):
        a, b = pin.pair
        by_class = minutes_of(pin.km, pin.road_class, (terrain[a], terrain[b]), rules)
        minutes = by_class if math.isnan(pin.minutes) else pin.minutes
        _add(graph, (a, b), float(straight[place[a], place[b]]), pin.km, minutes, pin.road_class, given=True)
    return graph


def _add(
    graph: "nx.Graph[str]", pair: Pair, line: float, km: float, minutes: float, road_class: RoadClass, *, given: bool
) -> None:
    graph.add_edge(*pair, straight_km=line, km=km, minutes=minutes, road_class=road_class, given=given)


def edges_of(route: list[str]) -> list[Pair]:
    """Return the edges of a route as sorted pairs."""
    return [(min(a, b), max(a, b)) for a, b in pairwise(route)]


def better_class(one: RoadClass, other: RoadClass) -> RoadClass:
    """Return the higher of two road classes."""
    return max(one, other, key=lambda c: ORDER[c])
