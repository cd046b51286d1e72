"""The ground of every map: cells of communes in the province's projection, and the window that puts metres on paper.

Only geometry of the bundle is drawn; nothing beyond the province is known here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import floor

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import CRS, Transformer
from shapely import Point, from_wkt
from shapely.affinity import affine_transform
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from optimizer.report.maps.labels import Box
from optimizer.solution.solution import Bundle

MARGIN_M = 5_000.0
"""Free ground around the province (metres), the same for every scenario."""


@dataclass(frozen=True, slots=True)
class Overlaid:
    """Something a map shows besides: a row of the table `overlays`, cut to the province and a margin."""

    kind: str
    """`optimizer.data.codes.Overlay`."""
    name: str
    shape: BaseGeometry
    """Point or line (the border of an area), projected metres."""
    area: BaseGeometry | None = None
    """What of the area lies in the province, if it is one."""


@dataclass(frozen=True)
class Ground:
    """The province's communes in projected metres."""

    cells: Mapping[str, BaseGeometry]
    """commune -> cell; far islands are not here."""
    names: Mapping[str, str]
    areas: Mapping[str, str]
    seats: Mapping[str, tuple[float, float]]
    """commune -> its seat (projected metres)."""
    islands: tuple[str, ...]
    """Far islands, and communes without geometry: named in a labelled box."""
    schematic: bool
    """Cells are drawn around points and are no boundaries."""
    crs: CRS
    overlays: tuple[Overlaid, ...] = ()

    @cached_property
    def outline(self) -> BaseGeometry:
        """The province as the union of its cells."""
        return unary_union(list(self.cells.values()))

    @cached_property
    def area_outlines(self) -> Mapping[str, BaseGeometry]:
        """Area -> union of its cells."""
        return {
            area: unary_union([cell for code, cell in self.cells.items() if self.areas[code] == area])
            for area in sorted({self.areas[code] for code in self.cells})
        }

    def point(self, lon: float, lat: float) -> tuple[float, float]:
        """Return the projected metres of a point given in degrees."""
        x, y = self._transformer.transform(lon, lat)
        return float(x), float(y)

    @cached_property
    def _transformer(self) -> Transformer:
        return Transformer.from_crs("EPSG:4326", self.crs, always_xy=True)


def ground(bundle: Bundle) -> Ground:
    """Return the ground of `bundle`, in the coordinate system its province names (none: the UTM zone, WGS 84)."""
    table: gpd.GeoDataFrame = bundle.geometry.sort_values("commune", ignore_index=True)
    crs = CRS.from_user_input(bundle.province.get("crs") or _utm(float(table["lon"].mean())))
    drawn = table[~(table.geometry.isna() | table.geometry.is_empty | table["commune"].isin(_far(bundle)))]
    flat = drawn.to_crs(crs)
    seats = gpd.GeoSeries(gpd.points_from_xy(table["lon"], table["lat"]), crs="EPSG:4326").to_crs(crs)
    return Ground(
        cells=dict(zip(drawn["commune"], flat.geometry, strict=True)),
        names=dict(zip(table["commune"], table["name"], strict=True)),
        areas=dict(zip(table["commune"], table["area"], strict=True)),
        seats={code: (point.x, point.y) for code, point in zip(table["commune"], seats, strict=True)},
        islands=tuple(table.loc[~table["commune"].isin(drawn["commune"]), "commune"]),
        schematic=bool(drawn["schematic"].any()),
        crs=crs,
        overlays=_overlays(bundle, crs, flat.geometry),
    )


def _overlays(bundle: Bundle, crs: CRS, cells: gpd.GeoSeries) -> tuple[Overlaid, ...]:
    table = bundle.inputs.get("overlays")
    if table is None or table.empty or cells.empty:
        return ()
    drawn = table["shape"].fillna("").astype(str).str.strip()
    shapes = [
        from_wkt(text) if text else Point(float(lon), float(lat))
        for text, lon, lat in zip(drawn, table["lon"], table["lat"], strict=True)
    ]
    flat = gpd.GeoSeries(shapes, crs="EPSG:4326").to_crs(crs).make_valid()
    lines = flat.where(~flat.geom_type.str.endswith("Polygon"), flat.boundary)
    province = unary_union(list(cells))
    near = lines.intersection(province.buffer(MARGIN_M))
    inside = flat.where(flat.geom_type.str.endswith("Polygon")).intersection(province)
    rows = zip(table["kind"], table["name"], near, inside, strict=True)
    return tuple(
        Overlaid(str(kind), str(name), shape, None if area is None or area.is_empty else area)
        for kind, name, shape, area in rows
        if not shape.is_empty
    )


def _far(bundle: Bundle) -> frozenset[str]:
    """Return the special zones at sea, which would shrink the province to a corner even where boundaries show them."""
    table = bundle.inputs.get("communes")
    if table is None or "special" not in table:
        return frozenset()
    return frozenset(table.loc[table["special"].astype(str) == "1", "commune"])


def _utm(longitude: float) -> str:
    return f"EPSG:{32600 + floor((longitude + 180) / 6) + 1}"


@dataclass(frozen=True, slots=True)
class Window:
    """A rectangle of ground shown in a frame on paper (mm)."""

    frame: Box
    west: float
    south: float
    scale: float
    """mm of paper per metre of ground."""

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where (x, y) metres lie on paper."""
        return self.frame.x0 + (x - self.west) * self.scale, self.frame.y0 + (y - self.south) * self.scale

    def shape(self, shape: BaseGeometry) -> BaseGeometry:
        """Return `shape` on paper."""
        east, north = self.point(0.0, 0.0)
        return affine_transform(shape, [self.scale, 0, 0, self.scale, east, north])

    def shapes(self, shapes: Sequence[BaseGeometry]) -> NDArray[np.object_]:
        """Return `shapes` on paper, all at once."""
        east, north = self.point(0.0, 0.0)
        found: NDArray[np.object_] = shapely.transform(np.array(shapes), lambda xy: xy * self.scale + (east, north))
        return found

    def holds(self, x: float, y: float) -> bool:
        """Return whether the point (metres) is in the window."""
        px, py = self.point(x, y)
        return self.frame.x0 <= px <= self.frame.x1 and self.frame.y0 <= py <= self.frame.y1


def window(bounds: tuple[float, float, float, float], frame: Box, margin_m: float = MARGIN_M) -> Window:
    """Return the window that shows `bounds` (metres) and a margin as large as `frame` allows, centred."""
    x0, y0, x1, y1 = bounds
    width, height = x1 - x0 + 2 * margin_m, y1 - y0 + 2 * margin_m
    scale = min((frame.x1 - frame.x0) / width, (frame.y1 - frame.y0) / height)
    spare_x = (frame.x1 - frame.x0) / scale - width
    spare_y = (frame.y1 - frame.y0) / scale - height
    return Window(frame, x0 - margin_m - spare_x / 2, y0 - margin_m - spare_y / 2, scale)
