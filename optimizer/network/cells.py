"""The shapes of communes on maps: given boundaries, or a schematic cell around each seat."""

import math

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from numpy.typing import NDArray
from pyproj import CRS
from pyproj.exceptions import CRSError

from optimizer.data.province import Province
from optimizer.errors import DataError, Finding, Severity

WGS84 = "EPSG:4326"
CONCAVITY = 0.4
"""Share between the shortest (0) and the longest (1) edge that the outline may bridge."""
APART_M = 200.0
"""Seats nearer than this (metres) are drawn this far apart, so that each gets a cell."""
ONE_SEAT_M = 5000.0
"""Margin around the outline where there is only one seat (metres)."""


def projected_crs(province: Province) -> CRS:
    """Return the projected system of `province`: its fact ``crs``, else the UTM zone of its mean longitude (WGS 84).

    Raises
    ------
    DataError
        The fact ``crs`` names no projected system.
    """
    text = str(province.facts.get("crs", "")).strip()
    if not text:
        longitude = float(province.communes["lon"].mean())
        return CRS.from_epsg(32600 + math.floor((longitude + 180) / 6) + 1)
    try:
        crs = CRS.from_user_input(text)
    except CRSError:
        crs = None
    if crs is None or not crs.is_projected:
        raise DataError((Finding("network.crs", Severity.ERROR, "province", column="crs", value=text),))
    return crs


def crs_name(province: Province) -> str:
    """Return the name and code of `projected_crs`, for example ``VN-2000 / TM-3 103-00 (EPSG:9209)``."""
    crs = projected_crs(province)
    code = crs.to_epsg()
    return str(crs.name) if code is None else f"{crs.name} (EPSG:{code})"


def geometry(province: Province) -> gpd.GeoDataFrame:
    """Return one row per commune, sorted: commune, name, area, lon, lat, schematic, geometry (EPSG:4326).

    Boundaries are used where the province gave any (schematic False; a commune missing there has an empty geometry).
    Otherwise each commune gets the Voronoi cell of its seat inside a smooth outline of all seats and sites (schematic
    True): no administrative boundary. Far islands (special) have an empty geometry without boundaries; `lon`,
    `lat` are the seat.

    Raises
    ------
    DataError
        The fact ``crs`` names no projected system.
    """
    communes = province.communes.sort_index()
    given = province.boundaries is not None and not province.boundaries.empty
    shapes = _given_shapes(province, communes.index) if given else _cells(province, communes)
    table = pd.DataFrame(
        {
            "commune": communes.index, "name": communes["name"].to_numpy(), "area": communes["area"].to_numpy(),
            "lon": communes["lon"].to_numpy(dtype=float), "lat": communes["lat"].to_numpy(dtype=float),
            "schematic": not given,
        }
    )  # fmt: skip
    return gpd.GeoDataFrame(table, geometry=list(shapes), crs=WGS84)


def _given_shapes(province: Province, communes: "pd.Index[str]") -> list[shapely.Geometry]:
    if province.boundaries is None:
        return [shapely.Polygon()] * len(communes)
    shapes = province.boundaries.to_crs(WGS84).geometry
    return [shapes.loc[c] if c in shapes.index and shapes.loc[c] is not None else shapely.Polygon() for c in communes]


def _cells(province: Province, communes: pd.DataFrame) -> list[shapely.Geometry]:
    """Return the Voronoi cells in the order of `communes`, in degrees."""
    crs = projected_crs(province)
    on_road = communes[~communes["special"].astype(bool)]
    seats = _apart(_projected(on_road, crs))
    islands = set(communes.index) - set(on_road.index)
    sites = _projected(province.sites[~province.sites["commune"].isin(islands)], crs)
    cells = gpd.GeoSeries(_voronoi(seats, _outline(seats, sites)), index=on_road.index, crs=crs).to_crs(WGS84)
    return [cells.loc[c] if c in cells.index else shapely.Polygon() for c in communes.index]


def _projected(table: pd.DataFrame, crs: CRS) -> NDArray[np.float64]:
    points = gpd.GeoSeries(gpd.points_from_xy(table["lon"], table["lat"]), crs=WGS84).to_crs(crs)
    return np.column_stack([points.x, points.y]).astype(np.float64)


def _apart(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return `points` with those at one place moved onto a small circle, so that all differ."""
    moved = points.copy()
    for k in range(1, len(moved)):
        turn = 0
        while np.hypot(*(moved[:k] - moved[k]).T).min() < APART_M:
            turn += 1
            angle, radius = 2.399963 * turn, APART_M * (1 + math.sqrt(turn))
            moved[k] = points[k] + radius * np.array([math.cos(angle), math.sin(angle)])
    return moved


def _spacing(points: NDArray[np.float64]) -> float:
    """Return the median distance to the nearest other point (metres)."""
    if len(points) < 2:  # noqa: PLR2004 - a pair
        return ONE_SEAT_M
    gaps = np.hypot(*(points[:, None] - points[None, :]).transpose(2, 0, 1))
    np.fill_diagonal(gaps, np.inf)
    return float(np.median(gaps.min(axis=1)))


def _outline(seats: NDArray[np.float64], sites: NDArray[np.float64]) -> shapely.Geometry:
    """Return a smooth outline around all points: their concave hull, closed and widened by the seats' spacing."""
    points = shapely.MultiPoint(np.vstack([seats, sites]))
    margin = max(_spacing(seats), APART_M)
    hull = shapely.concave_hull(points, ratio=CONCAVITY)
    return hull.buffer(2 * margin).buffer(-1.2 * margin)


def _voronoi(seats: NDArray[np.float64], outline: shapely.Geometry) -> list[shapely.Geometry]:
    """Return the cell of each seat inside `outline`, in the order of `seats`."""
    if len(seats) < 2:  # noqa: PLR2004 - one seat has all
        return [outline] * len(seats)
    cells = list(shapely.voronoi_polygons(shapely.MultiPoint(seats), extend_to=outline).geoms)
    tree = shapely.STRtree(cells)
    which, cell = tree.query(shapely.points(seats), predicate="intersects")
    own = dict(zip(which.tolist(), cell.tolist(), strict=True))
    return [shapely.intersection(cells[own[k]], outline) for k in range(len(seats))]
