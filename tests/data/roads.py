"""Small drawn files of roads near the tiny province, in every format that is read."""

import struct
import zlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import geopandas as gpd
from shapely import LineString

Point = tuple[float, float]
TRUNK: tuple[Point, ...] = ((103.0, 21.4), (103.05, 21.45), (103.1, 21.5))
"""From the first commune to the second (longitude, latitude)."""
BRANCH: tuple[Point, ...] = ((103.05, 21.45), (103.02, 21.6), (103.0, 21.7))
"""From the middle of `TRUNK` to the third commune."""


def roads(shapes: Sequence[object] = (LineString(TRUNK), LineString(BRANCH)), crs: str | None = "EPSG:4326",
          **columns: object) -> gpd.GeoDataFrame:  # fmt: skip
    """Return lines with a class each, unless `columns` say otherwise."""
    told = columns or {"class": ["national", "commune"]}
    return gpd.GeoDataFrame(told, geometry=list(shapes), crs=crs)


type Ways = Mapping[int, tuple[Sequence[int], Mapping[str, str]]]
"""Way -> its nodes and tags."""
NODES: dict[int, Point] = {1: TRUNK[0], 2: TRUNK[1], 3: TRUNK[2], 4: BRANCH[1], 5: BRANCH[2], 6: (104.9, 21.4)}
WAYS: Ways = {
    10: ((1, 2, 3), {"highway": "trunk", "name": "QL 12"}), 11: ((2, 4, 5), {"highway": "tertiary"}),
    12: ((1, 4), {"waterway": "river"}), 13: ((1, 5), {"highway": "motorway"}), 14: ((3, 6), {"highway": "footway"}),
}  # fmt: skip


def write_osm(path: Path, nodes: Mapping[int, Point] = NODES, ways: Ways = WAYS) -> None:
    """Write an extract of OpenStreetMap: XML, or by the ending ``.pbf`` the binary format with dense nodes."""
    path.write_bytes(_pbf(nodes, ways) if path.suffix == ".pbf" else _xml(nodes, ways).encode())


def _xml(nodes: Mapping[int, Point], ways: Ways) -> str:
    lines = [f'<node id="{i}" lon="{lon}" lat="{lat}"/>' for i, (lon, lat) in nodes.items()]
    for i, (refs, tags) in ways.items():
        inner = [f'<nd ref="{ref}"/>' for ref in refs] + [f'<tag k="{k}" v="{v}"/>' for k, v in tags.items()]
        lines.append(f'<way id="{i}">{"".join(inner)}</way>')
    return f'<osm version="0.6">{"".join(lines)}</osm>'


def _pbf(nodes: Mapping[int, Point], ways: Ways) -> bytes:
    words = dict.fromkeys(["", *(word for _, tags in ways.values() for pair in tags.items() for word in pair)])
    place = {word: k for k, word in enumerate(words)}
    table = _field(1, b"".join(_field(1, word.encode()) for word in words))
    lats, lons = ([round(1e7 * point[axis]) for point in nodes.values()] for axis in (1, 0))
    dense = _field(1, _deltas(nodes)) + _field(8, _deltas(lats)) + _field(9, _deltas(lons))
    drawn = b"".join(
        _field(3, _whole(1, i) + _field(2, b"".join(_varint(place[k]) for k in tags))
               + _field(3, b"".join(_varint(place[v]) for v in tags.values())) + _field(8, _deltas(refs)))
        for i, (refs, tags) in ways.items()
    )  # fmt: skip
    head = _field(4, b"OsmSchema-V0.6") + _field(4, b"DenseNodes")
    blocks = (
        ("OSMHeader", head),
        ("OSMData", table + _field(2, _field(2, dense))),
        ("OSMData", table + _field(2, drawn)),
    )
    return b"".join(_blob(kind, data) for kind, data in blocks)


def _blob(kind: str, data: bytes) -> bytes:
    body = _whole(2, len(data)) + _field(3, zlib.compress(data))
    head = _field(1, kind.encode()) + _whole(3, len(body))
    return struct.pack(">I", len(head)) + head + body


def _field(number: int, payload: bytes) -> bytes:
    return _varint(number << 3 | 2) + _varint(len(payload)) + payload


def _whole(number: int, value: int) -> bytes:
    return _varint(number << 3) + _varint(value)


def _varint(number: int) -> bytes:
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    return bytes([*out, number])


def _deltas(numbers: Iterable[int]) -> bytes:
    out, last = bytearray(), 0
    for number in numbers:
        step, last = number - last, number
        out += _varint(2 * step if step >= 0 else -2 * step - 1)
    return bytes(out)
