"""Checks of coordinates: sites lie in the province, in their commune; communes lie together."""

import math

import pandas as pd

from optimizer.data.check import Loaded, Tables, at_cells
from optimizer.data.check_meaning import given, swapped
from optimizer.errors import Finding

EARTH_KM = 6371.0
OUTSIDE_KM = 60.0
"""A site further than this from the point of every commune is not in the province."""
APART_KM = 100.0
"""A commune further than this from every other one is no neighbour of any (far islands apart)."""
OFF_COMMUNE_KM = 40.0
"""A site further than this from its commune's point is doubtful where the commune's area is not known."""

type Points = dict[str, tuple[float, float]]


def check_places(tables: Tables) -> list[Finding]:
    """Return the findings on coordinates."""
    if not given(tables, "communes", "commune", "lat", "lon"):
        return []
    communes = tables["communes"]
    points = points_of(communes, "commune")
    if not points:
        return []
    findings = _apart(communes, points)
    if given(tables, "sites", "site", "commune", "lat", "lon"):
        findings += _sites(tables["sites"], communes, points)
    return findings


def km_between(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return the great-circle distance in km between two points (latitude, longitude in degrees); haversine formula."""
    phi_a, phi_b = math.radians(a[0]), math.radians(b[0])
    half = math.sin((phi_b - phi_a) / 2) ** 2
    half += math.cos(phi_a) * math.cos(phi_b) * math.sin(math.radians(b[1] - a[1]) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(min(1.0, half)))


def _inside(loaded: Loaded) -> pd.Series:
    """Return the rows whose coordinates are there and within the bounds of their columns."""
    inside = ~swapped(loaded)
    for name in ("lat", "lon"):
        column = loaded.table.by_name[name]
        inside &= loaded.typed[name].between(column.minimum or 0.0, column.maximum or 0.0)
    return inside


def points_of(loaded: Loaded, key: str) -> Points:
    """Return code -> (latitude, longitude) of the rows of `loaded` whose coordinates are there and within bounds."""
    rows = loaded.typed[_inside(loaded) & (loaded.typed[key] != "")]
    return {code: (lat, lon) for code, lat, lon in rows[[key, "lat", "lon"]].itertuples(index=False, name=None)}


def _apart(communes: Loaded, points: Points) -> list[Finding]:
    """Check that every commune has another within `APART_KM`, and a point of its own."""
    far, same = {}, {}
    for row, code, special in communes.typed[["commune", "special"]].itertuples(name=None):
        others = (
            {other: km_between(points[code], points[other]) for other in points if other != code}
            if code in points
            else {}
        )
        least = min(others.values(), default=0.0)
        far[row] = round(least) if special != "1" and least > APART_KM else 0
        twins = sorted(other for other, km in others.items() if points[other] == points[code])
        same[row] = twins[0] if twins else ""
    distance, twin = pd.Series(far, dtype=float), pd.Series(same, dtype="str")
    return [
        *at_cells(communes, "lat", distance > 0, "data.commune_far", km=distance),
        *at_cells(communes, "lat", twin != "", "data.same_point", other=twin),
    ]


def _sites(sites: Loaded, communes: Loaded, points: Points) -> list[Finding]:
    """Check that every site with coordinates lies in the province, and near the point of its commune."""
    inside = _inside(sites)
    areas = dict(zip(communes.typed["commune"], communes.typed["area_km2"], strict=True))
    outside, off = {}, {}
    for row, code, lat, lon in sites.typed[["commune", "lat", "lon"]].itertuples(name=None):
        outside[row] = off[row] = 0.0
        if not inside.at[row]:
            continue
        nearest = min(km_between((lat, lon), point) for point in points.values())
        if nearest > OUTSIDE_KM:
            outside[row] = float(round(nearest))
        elif code in points:
            own = km_between((lat, lon), points[code])
            off[row] = float(round(own)) if own > _reach_km(areas.get(code, math.nan)) else 0.0
    lat, lon = sites.typed["lat"], sites.typed["lon"]
    half = (lat.isna() & (sites.written["lat"] == "") & lon.notna()) | (
        lon.isna() & (sites.written["lon"] == "") & lat.notna()
    )
    beyond, aside = pd.Series(outside, dtype=float), pd.Series(off, dtype=float)
    return [
        *at_cells(sites, "lat", half, "data.half_coordinates"),
        *at_cells(sites, "lat", beyond > 0, "data.site_outside", km=beyond),
        *at_cells(sites, "lat", aside > 0, "data.site_off_commune", km=aside, commune=sites.typed["commune"]),
    ]


def _reach_km(area_km2: float) -> float:
    """Return how far a site may be from its commune's point: three radii of a circle of that area, at least 10 km."""
    return OFF_COMMUNE_KM if math.isnan(area_km2) else max(10.0, 3 * math.sqrt(area_km2 / math.pi))
