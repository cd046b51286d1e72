"""Checks of drawn boundaries: every commune in its own place, no overlaps, no gaps.

Areas are measured in the UTM zone of the boundaries. Small slips of the pen are let pass: 0.2 mm on a map 1:50 000 is
10 m on the ground, which along 10 km of border makes 10 hectares.
"""

from collections.abc import Iterator, Sequence

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from optimizer.data.check_places import Points
from optimizer.data.projection import DEGREES
from optimizer.data.rules import RULES, notice
from optimizer.errors import Finding

OVERLAP_HA = 10.0
"""Two communes may share this much (hectares) without a word."""
GAP_HA = 10.0
"""A hole between communes may be this large (hectares) without a word."""
OUTSIDE_KM = 2.0
"""The point of a commune may lie this far outside its boundary: points are seats or rough middles."""
SHIFTED_SHARE = 0.5
"""Share of communes outside their own boundaries from which the whole file is taken to be displaced or miscoded."""
SHIFTED = "data.boundaries_shifted"
NAMED = 20
M2_PER_HA = 10_000


def check_boundaries(boundaries: gpd.GeoDataFrame, points: Points, table: str) -> list[Finding]:
    """Return the findings on `boundaries` (index commune, degrees), given the communes' points; `table` is the file.

    Error: more than half of the communes lie over `OUTSIDE_KM` outside their own boundaries. Warnings: one that does,
    overlaps above `OVERLAP_HA`, gaps above `GAP_HA` (a hole with the point of a commune without boundary is none).
    """
    if boundaries.empty:
        return []
    flat = boundaries.to_crs(boundaries.estimate_utm_crs())
    places = gpd.GeoSeries({c: shapely.Point(lon, lat) for c, (lat, lon) in points.items()}, crs=DEGREES).to_crs(
        flat.crs
    )
    findings = _outside(flat, places, table)
    if any(finding.id == SHIFTED for finding in findings):
        return findings
    return [*findings, *_overlaps(flat, table), *_gaps(flat, places, table)]


def _outside(flat: gpd.GeoDataFrame, places: gpd.GeoSeries, table: str) -> list[Finding]:
    both = flat.index.intersection(places.index)
    if both.empty:
        return []
    km = pd.Series(shapely.distance(flat.geometry[both].to_numpy(), places[both].to_numpy()) / 1000, index=both)
    off = km[km > OUTSIDE_KM].sort_index()
    if len(off) > SHIFTED_SHARE * len(both):
        values = {"count": len(off), "all": len(both), "km": round(float(km.median())), "limit": OUTSIDE_KM}
        return [notice(SHIFTED, table, values=values)]
    return [
        notice("data.boundary_seat", table, value=str(commune), values={"km": round(distance, 1)})
        for commune, distance in off.items()
    ]


def _overlaps(flat: gpd.GeoDataFrame, table: str) -> list[Finding]:
    shapes = flat.geometry.to_numpy()
    one, other = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    once = one < other
    one, other = one[once], other[once]
    ha = shapely.area(shapely.intersection(shapes[one], shapes[other])) / M2_PER_HA
    large = [k for k in np.argsort(-ha, kind="stable").tolist() if ha[k] > OVERLAP_HA]
    found = [
        notice("data.boundary_overlap", table, value=str(flat.index[one[k]]),
            values={"other": flat.index[other[k]], "ha": float(round(ha[k])), "limit": OVERLAP_HA},
        )
        for k in large[:NAMED]
    ]  # fmt: skip
    return [*found, *_more("data.boundary_overlap", large, table)]


def _gaps(flat: gpd.GeoDataFrame, places: gpd.GeoSeries, table: str) -> list[Finding]:
    without = places[~places.index.isin(flat.index)]
    holes = [hole for hole in _holes(flat) if not shapely.contains(hole, without.to_numpy()).any()]
    holes.sort(key=lambda hole: -hole.area)
    middles = gpd.GeoSeries([hole.representative_point() for hole in holes[:NAMED]], crs=flat.crs).to_crs(DEGREES)
    found = []
    for hole, middle in zip(holes[:NAMED], middles, strict=True):
        beside = flat.index[shapely.intersects(flat.geometry.to_numpy(), shapely.buffer(hole, 1.0))]
        values = {
            "ha": float(round(hole.area / M2_PER_HA)), "lat": f"{middle.y:.4f}", "lon": f"{middle.x:.4f}",
            "communes": ", ".join(sorted(beside)), "limit": GAP_HA,
        }  # fmt: skip
        found.append(notice("data.boundary_gap", table, values=values))
    return [*found, *_more("data.boundary_gap", holes, table)]


def _holes(flat: gpd.GeoDataFrame) -> Iterator[shapely.Polygon]:
    """Yield the holes of all communes together that are larger than `GAP_HA`."""
    for part in shapely.get_parts(flat.union_all()):
        for ring in getattr(part, "interiors", ()):
            hole = shapely.Polygon(ring)
            if hole.area > GAP_HA * M2_PER_HA:
                yield hole


def _more(phrase: str, found: Sequence[object], table: str) -> list[Finding]:
    """Return what counts the places of rule `phrase` that are not named, with the severity of that rule."""
    if len(found) <= NAMED:
        return []
    values = {"count": float(len(found) - NAMED)}
    return [Finding("data.boundaries_more", RULES[phrase].severity, table, values=values)]
