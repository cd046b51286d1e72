"""The graph of drawn roads: edges between the vertices that lines share, their ends, and where places meet them."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.spatial import cKDTree

from optimizer.data.codes import RoadClass
from optimizer.data.road_lines import Numbers, Places, RoadLines, segments_km
from optimizer.data.road_words import CLASSES
from optimizer.network.terrain import Terrain, TravelRules
from optimizer.network.ties import Ties, vertex_keys

LEAST_MINUTES = 1e-9
"""An edge of no length still is one."""


@dataclass(frozen=True, slots=True)
class LineGraph:
    """Edges that may be travelled both ways; no two join the same nodes (the quickest is kept)."""

    nodes: int
    start: Places
    end: Places
    km: Numbers
    minutes: Numbers
    met: Places
    """Node at which each place meets a road; −1 where it meets none."""


def line_graph(lines: RoadLines, ties: Ties, seats: pd.DataFrame, rules: TravelRules) -> LineGraph:
    """Return the graph of `lines`, cut where `ties` meet them.

    km: the great circle over the vertices of the edge, times given ÷ drawn length where the file gives one. minutes =
    60 · km ÷ speed, the speed the file gives, else that of class and terrain (`rules`); the terrain is that of the seat
    (index commune; lat, lon, terrain) nearest to the middle of the edge.
    """
    xy, line, own = _with_ties(lines, ties)
    keys = vertex_keys(xy)
    _, vertex, times = np.unique(keys, return_inverse=True, return_counts=True)
    marked = times > 1
    marked[vertex[own]] = True
    border = np.flatnonzero(np.diff(line))
    is_node = marked[vertex]
    is_node[np.concatenate([[0, len(xy) - 1], border, border + 1])] = True
    at = np.flatnonzero(is_node)
    start, end = at[:-1], at[1:]
    inside = line[start] == line[end]
    start, end = start[inside], end[inside]
    steps = segments_km(xy)
    steps[border] = 0.0
    along = np.concatenate([[0.0], np.cumsum(steps)])
    km = (along[end] - along[start]) * _stretch(lines, line, steps)[line[start]]
    middle = (xy[(start + end) // 2] + xy[(start + end + 1) // 2]) / 2
    speed = _speeds(lines, line[start], middle, seats, rules)
    met = np.full(len(ties.line), -1, dtype=np.int64)
    met[ties.line >= 0] = vertex[own]
    return _compact(vertex[start], vertex[end], km, np.maximum(60 * km / speed, LEAST_MINUTES), met)


def _with_ties(lines: RoadLines, ties: Ties) -> tuple[Numbers, Places, Places]:
    """Return all vertices with those of `ties`, the line of each, and which vertex each tied place is."""
    tied = np.flatnonzero(ties.line >= 0)
    line = np.repeat(np.arange(len(lines)), np.diff(lines.first))
    before, points = ties.before[tied], ties.point[tied]
    back = lines.xy[np.maximum(before - 1, 0)]
    order = np.lexsort((np.hypot(*(points - back).T), before))
    xy = np.insert(lines.xy, before[order], points[order], axis=0)
    with_line = np.insert(line, before[order], ties.line[tied][order])
    place = np.empty(len(tied), dtype=np.int64)
    place[order] = before[order] + np.arange(len(tied))
    return xy, with_line, place


def _stretch(lines: RoadLines, line: Places, steps: Numbers) -> Numbers:
    """Return given ÷ drawn km of each line; 1 where none is given."""
    drawn = np.bincount(line[:-1], weights=steps, minlength=len(lines))
    return np.where(np.isnan(lines.km) | (drawn == 0), 1.0, lines.km / np.where(drawn == 0, 1.0, drawn))


def _speeds(lines: RoadLines, line: Places, middle: Numbers, seats: pd.DataFrame, rules: TravelRules) -> Numbers:
    """Return the speed on each edge of `line` with its `middle` (longitude, latitude)."""
    shrink = np.array([np.cos(np.radians(seats["lat"].mean())), 1.0])
    _, nearest = cKDTree(seats[["lon", "lat"]].to_numpy(dtype=float) * shrink).query(middle * shrink)
    table = speed_table(rules.speed_kmh)
    kinds = {str(terrain): number for number, terrain in enumerate(Terrain)}
    terrain = seats["terrain"].map(kinds).to_numpy(dtype=np.int64)[nearest]
    by_class = table[terrain, lines.road_class[line]]
    return np.where(np.isnan(lines.speed_kmh[line]), by_class, lines.speed_kmh[line])


def speed_table(speed_kmh: Mapping[tuple[Terrain, RoadClass], float]) -> Numbers:
    """Return the speeds (km/h) as terrain × class, in the order of `Terrain` and `CLASSES`."""
    return np.array([[speed_kmh[terrain, road_class] for road_class in CLASSES] for terrain in Terrain])


def _compact(start: Places, end: Places, km: Numbers, minutes: Numbers, met: Places) -> LineGraph:
    """Return the graph with nodes from 0, no loops, and the quickest of edges between the same two nodes."""
    low, high = np.minimum(start, end), np.maximum(start, end)
    order = np.lexsort((km, minutes, high, low))
    low, high, km, minutes = (values[order] for values in (low, high, km, minutes))
    again = np.concatenate([[False], (np.diff(low) == 0) & (np.diff(high) == 0)])
    kept = (low != high) & ~again
    nodes, numbers = np.unique(np.concatenate([low[kept], high[kept], met[met >= 0]]), return_inverse=True)
    size = int(kept.sum())
    renamed = met.copy()
    renamed[met >= 0] = numbers[2 * size :]
    return LineGraph(len(nodes), numbers[:size], numbers[size : 2 * size], km[kept], minutes[kept], renamed)
