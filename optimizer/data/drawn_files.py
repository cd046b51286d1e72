"""The drawn files that stand beside the tables: boundaries of communes, and roads as lines."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from optimizer.data.rules import notice
from optimizer.data.tables import BY_NAME
from optimizer.data.text import fold
from optimizer.errors import Finding

BOUNDARIES, ROADS = "boundaries", "roads"
BOUNDARY_SUFFIXES = (".geojson", ".gpkg", ".shp")
ROAD_SUFFIXES = (".gpkg", ".geojson", ".shp")
OSM_SUFFIXES = (".osm.pbf", ".pbf", ".osm")
"""Extracts of OpenStreetMap, whatever their name."""
UNREAD_SUFFIXES = frozenset({".kml", ".kmz", ".json", ".gml", ".fgb", ".tab", ".mif", ".dxf", ".dgn", ".gdb", ".zip"})
"""Formats that drawn files come in as well, and that are not read."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """The files found, and what is odd about them."""

    boundaries: Path | None = None
    roads: Path | None = None
    findings: tuple[Finding, ...] = ()


def drawn_among(entries: Iterable[Path]) -> Drawn:
    """Return the drawn files among `entries`.

    Boundaries: GeoJSON before GeoPackage before Shapefile. Roads: GeoPackage, GeoJSON, Shapefile named ``roads`` or
    ``6_DuongBo``, then extracts of OpenStreetMap; where there are several, the first is used and a finding names the
    others. So does one for a file of either name in a format that is not read.
    """
    entries = sorted(entries)
    boundaries = _named(entries, BOUNDARIES, BOUNDARY_SUFFIXES)
    roads = [*_named(entries, ROADS, ROAD_SUFFIXES), *_ending(entries, OSM_SUFFIXES)]
    unread = [path for table in (BOUNDARIES, ROADS) for path in _named(entries, table, tuple(sorted(UNREAD_SUFFIXES)))]
    findings = tuple(notice("data.drawn_unread", path.name, values={"file": path.name}) for path in unread)
    if len(roads) > 1:
        values = {"used": roads[0].name, "others": ", ".join(path.name for path in roads[1:])}
        findings = (*findings, notice("data.roads_several", roads[0].name, values=values))
    return Drawn(next(iter(boundaries), None), next(iter(roads), None), findings)


def _named(entries: Iterable[Path], table: str, suffixes: tuple[str, ...]) -> list[Path]:
    names = {fold(table), fold(BY_NAME[table].label)}
    named = [entry for entry in entries if fold(entry.stem) in names]
    return [entry for suffix in suffixes for entry in named if entry.suffix.lower() == suffix]


def _ending(entries: Iterable[Path], suffixes: tuple[str, ...]) -> list[Path]:
    return [entry for entry in entries if entry.name.lower().endswith(suffixes)]
