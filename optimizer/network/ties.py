"""Where seats and sites meet the drawn roads: the nearest point of the nearest road.

Roads that hang together only with a few others (drawn without a shared vertex, or on an islet) lead nowhere: pieces of
less than `PIECE_KM` are not met, unless nothing larger is there. Nearest is judged on a plane (longitudes shortened by
the cosine of the mean latitude); within a province that is right to 2 %.
"""

from dataclasses import dataclass

import numpy as np
import shapely
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from optimizer.data.road_lines import DECIMALS, Numbers, Places, RoadLines, lengths_km
from optimizer.network.sphere import great_circle_km

PIECE_KM = 10.0
"""Least length (km) of a piece of road that seats and sites are tied to (assumption)."""
ACCESS_KM = 10.0
"""A seat or site further than this (great circle, km) from every road is not tied (assumption)."""
SAME_M = 1.0
"""A point nearer than this (m) to a vertex of its road is that vertex."""
KM_PER_DEGREE = 111.195


@dataclass(frozen=True, slots=True)
class Ties:
    """Where each place meets a road."""

    line: Places
    """Line it meets; −1 where none is near enough."""
    before: Places
    """Place in the vertices of all lines before which its point stands (a vertex of its own: that vertex)."""
    point: Numbers
    """Longitude and latitude of the point."""
    straight_km: Numbers
    """Great circle from the place to the point, also where that is too far; infinite without any road."""


def vertex_keys(xy: Numbers) -> Places:
    """Return one whole number for each vertex, equal where coordinates are."""
    whole = np.round(xy * 10**DECIMALS).astype(np.int64)
    return np.asarray((whole[:, 0] << 32) + whole[:, 1], dtype=np.int64)


def pieces(lines: RoadLines) -> tuple[Places, Numbers]:
    """Return the piece each line belongs to (lines that share a vertex, and so on), and the km of each piece."""
    count = len(lines)
    owner = np.repeat(np.arange(count), np.diff(lines.first))
    _, vertex = np.unique(vertex_keys(lines.xy), return_inverse=True)
    size = count + int(vertex.max(initial=-1)) + 1
    joined = coo_array((np.ones(len(owner), dtype=np.int8), (owner, count + vertex)), shape=(size, size))
    _, labels = connected_components(joined.tocsr(), directed=False)
    _, piece = np.unique(labels[:count], return_inverse=True)
    return piece.astype(np.int64), np.bincount(piece, weights=lengths_km(lines.xy, lines.first))


def tie(lines: RoadLines, piece: Places, piece_km: Numbers, lat: Numbers, lon: Numbers) -> Ties:
    """Return where the places at `lat`, `lon` (degrees) meet `lines`, given their pieces."""
    count = len(lat)
    usable = np.flatnonzero((piece_km >= min(PIECE_KM, piece_km.max(initial=0.0)))[piece])
    if not len(usable) or not count:
        nowhere = np.full(count, -1, dtype=np.int64)
        return Ties(nowhere, nowhere, np.column_stack([lon, lat]), np.full(count, np.inf))
    scale = np.array([KM_PER_DEGREE * np.cos(np.radians(lat.mean())), KM_PER_DEGREE])
    flat = lines.xy * scale
    owner = np.repeat(np.arange(len(lines)), np.diff(lines.first))
    shapes = shapely.linestrings(flat, indices=owner)
    points = shapely.points(np.column_stack([lon, lat]) * scale)
    line = usable[shapely.STRtree(shapes[usable]).nearest(points)]
    along = shapely.line_locate_point(shapes[line], points)
    met = shapely.get_coordinates(shapely.line_interpolate_point(shapes[line], along)) / scale
    before = np.zeros(count, dtype=np.int64)
    for k in range(count):
        start, end = lines.first[line[k]], lines.first[line[k] + 1]
        passed = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(flat[start:end], axis=0).T))])
        nearest = int(np.abs(passed - along[k]).argmin())
        if abs(passed[nearest] - along[k]) < SAME_M / 1000:
            before[k], met[k] = start + nearest, lines.xy[start + nearest]
        else:
            before[k] = start + int(np.searchsorted(passed, along[k]))
    met = np.round(met, DECIMALS)
    straight = great_circle_km(lat, lon, met[:, 1], met[:, 0])
    return Ties(np.where(straight <= ACCESS_KM, line, -1), before, met, straight)
