"""Opening a drawn file of roads: its layer, its projection, and the features near the province."""

import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import numpy as np
import pyogrio
import shapely

from optimizer.data.drawn_files import OSM_SUFFIXES, ROADS
from optimizer.data.projection import DEGREES, Bounds, in_degrees, problem_of, shown_point
from optimizer.data.rules import RULES, notice
from optimizer.data.tables import BY_NAME
from optimizer.data.text import fold, plain
from optimizer.errors import Finding

DRIVERS = {".gpkg": "GPKG", ".geojson": "GeoJSON", ".shp": "ESRI Shapefile", ".pbf": "OSM", ".osm": "OSM"}
OSM_LAYER = "lines"
OSM_COLUMNS = ("osm_id", "highway")
COUNTED_FROM_0 = {"ESRI Shapefile", "GeoJSON"}
"""Drivers that number features from 0; we count from 1. A GeoPackage has numbers (fid) of its own, OSM its way ids."""
CLASS_COLUMNS = ("roadclass", "class", "highway", "fclass", "capduong", "loaiduong")
KM_COLUMNS = ("km", "lengthkm", "chieudaikm", "sokm")
SPEED_COLUMNS = ("speedkmh", "speed", "tocdo", "tocdokmh", "vantoc")
"""Names of columns without accents, case and punctuation; the first one found is taken."""


class RefusedError(Exception):
    """The file cannot be used; carries the finding that says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.id)
        self.finding = finding


@dataclass(frozen=True, slots=True)
class Layer:
    """What is known of a layer before its features are read."""

    path: Path
    name: str
    driver: str
    crs: str | None
    columns: tuple[str, ...]
    class_column: str
    """"" where there is none; likewise the next two."""
    km_column: str
    speed_column: str

    def finding(self, phrase: str, /, **values: object) -> Finding:
        """Return a finding about the layer."""
        return notice(phrase, self.path.name, values={"file": self.path.name, "layer": self.name, **values})

    def more(self, phrase: str, count: int) -> Finding:
        """Return the finding that counts the features that the rule `phrase` leaves unnamed."""
        told = {"file": self.path.name, "layer": self.name, "count": float(count)}
        return Finding("data.roads_more", RULES[phrase].severity, self.path.name, values=told)

    def at(self, phrase: str, feature: int, column: str, value: str, /, **values: object) -> Finding:
        """Return a finding about one feature of the layer."""
        told = {"file": self.path.name, "layer": self.name, "feature": feature, **values}
        return notice(phrase, self.path.name, feature, column, value[:200], told)


def open_layer(path: Path) -> Layer:
    """Return the layer of roads in `path`.

    Raises
    ------
    RefusedError
        The file cannot be opened, has no layer of lines, or several; or its coordinates cannot be placed.
    """
    if _tried(path, lambda: pyogrio.read_info(path))["driver"] != DRIVERS[path.suffix.lower()]:
        raise RefusedError(_about(path, "data.bad_roads"))
    layers = [(str(name), str(kind)) for name, kind in _tried(path, lambda: pyogrio.list_layers(path)).tolist()]
    name = _chosen(path, layers)
    info = _tried(path, lambda: pyogrio.read_info(path, layer=name, force_total_bounds=not _is_osm(path)))
    columns = tuple(str(column) for column in info["fields"])
    found = (_first(columns, known) for known in (CLASS_COLUMNS, KM_COLUMNS, SPEED_COLUMNS))
    layer = Layer(path, name, info["driver"], info["crs"], columns, *found)
    if not _is_osm(path):
        _require_placed(layer, info["total_bounds"])
    if not layer.class_column and not layer.speed_column:
        raise RefusedError(layer.finding("data.roads_without_class", columns=", ".join(columns) or "–"))
    return layer


def features_near(layer: Layer, cut: shapely.Polygon) -> gpd.GeoDataFrame:
    """Return the features of `layer` that meet `cut` (degrees), in degrees; index: number of the feature.

    Raises
    ------
    RefusedError
        The features cannot be read, or none is near.
    """
    frame = _tried(layer.path, lambda: _read(layer, cut))
    near = frame[shapely.intersects(cut, frame.geometry.to_numpy()) | frame.geometry.isna() | frame.geometry.is_empty]
    if near.empty:
        raise RefusedError(layer.finding("data.roads_outside"))
    return near


def _is_osm(path: Path) -> bool:
    return path.name.lower().endswith(OSM_SUFFIXES)


def _about(path: Path, phrase: str, **values: object) -> Finding:
    return notice(phrase, path.name, values={"file": path.name, **values})


def _tried[T](path: Path, action: Callable[[], T]) -> T:
    """Return the result of `action`; what the reader raises about a damaged file (almost anything) is a refusal."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return action()
    except PermissionError:
        raise RefusedError(notice("data.locked", path.name, value=path.name)) from None
    except Exception:
        raise RefusedError(_about(path, "data.bad_roads")) from None


def _chosen(path: Path, layers: list[tuple[str, str]]) -> str:
    if _is_osm(path):
        return OSM_LAYER
    drawn = [name for name, kind in layers if "LineString" in kind or kind == "Unknown"]
    if not drawn:
        shown = ", ".join(f"{name} ({kind})" for name, kind in layers) or "–"
        raise RefusedError(_about(path, "data.roads_without_lines", layers=shown))
    own = {fold(ROADS), fold(BY_NAME[ROADS].label), fold(path.stem)}
    named = [name for name in drawn if fold(name) in own]
    if len(drawn) > 1 and len(named) != 1:
        raise RefusedError(_about(path, "data.roads_layers", layers=", ".join(drawn)))
    return (named or drawn)[0]


def _first(columns: tuple[str, ...], known: tuple[str, ...]) -> str:
    return next((column for word in known for column in columns if plain(column) == word), "")


def _require_placed(layer: Layer, bounds: Bounds | None) -> None:
    """Refuse a layer whose coordinates, as it declares them, are no degrees on earth, or stand the other way round."""
    if bounds is None or not np.isfinite(bounds).all():
        raise RefusedError(_about(layer.path, "data.roads_without_lines", layers=layer.name))
    corners = gpd.GeoSeries([shapely.box(*bounds)], crs=layer.crs)
    degrees: Bounds = tuple(_tried(layer.path, lambda: in_degrees(corners.to_frame("geometry"))).total_bounds)
    problem = problem_of(degrees)
    if problem in {"metres", "swapped"}:
        phrase = "data.drawn_metres" if problem == "metres" else "data.drawn_swapped"
        raise RefusedError(layer.finding(phrase, point=shown_point(bounds), crs=layer.crs or "–"))


def _read(layer: Layer, cut: shapely.Polygon) -> gpd.GeoDataFrame:
    if layer.driver == "OSM":
        frame = pyogrio.read_dataframe(
            layer.path, layer=layer.name, columns=list(OSM_COLUMNS), where="highway IS NOT NULL", bbox=cut.bounds
        )
        return frame.set_index(frame["osm_id"].astype("int64"))
    columns = [column for column in (layer.class_column, layer.km_column, layer.speed_column) if column]
    if layer.driver == "GeoJSON":
        frame = pyogrio.read_dataframe(layer.path, layer=layer.name, columns=columns)
    else:
        box = gpd.GeoSeries([cut], crs=DEGREES).to_crs(layer.crs or DEGREES).total_bounds
        frame = pyogrio.read_dataframe(
            layer.path, layer=layer.name, columns=columns, bbox=tuple(box), fid_as_index=True
        )
    if layer.driver in COUNTED_FROM_0:
        frame.index = frame.index + 1
    return in_degrees(frame)
