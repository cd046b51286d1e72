"""Boundaries: read, reprojected, matched with the communes; what is wrong with them is said."""

import json
from pathlib import Path

import geopandas as gpd
import pytest
from shapely import Point
from shapely.geometry import box

from optimizer.data.read import read_province
from optimizer.errors import DataError, Severity
from tests.provinces import tiny_tables, write_tables

CODES = ("00101", "00102", "00103")
SHAPES = tuple(box(103 + place, 21, 103.5 + place, 21.5) for place in range(3))
SHARED = Path(__file__).parents[3] / "shared" / "data" / "dien-bien-boundaries.geojson"


def drawn(
    codes: tuple[object, ...] = CODES, shapes: tuple[object, ...] = SHAPES, **columns: object
) -> gpd.GeoDataFrame:
    """Return boundaries in EPSG:4326."""
    return gpd.GeoDataFrame({"code": list(codes), **columns}, geometry=list(shapes), crs="EPSG:4326")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of the tiny province."""
    return write_tables(tiny_tables(), tmp_path / "tinh")


def errors(folder: Path) -> list[tuple[str, int | None]]:
    """Return phrase and feature of the errors."""
    with pytest.raises(DataError) as error:
        read_province(folder)
    return [(f.id, f.row) for f in error.value.findings if f.severity is Severity.ERROR]


@pytest.mark.parametrize("name", ["boundaries.geojson", "6_RanhGioi.gpkg"])
def test_boundaries_come_sorted_by_commune_in_degrees(folder: Path, name: str) -> None:
    """Written in UTM zone 48 N and in another order: the corners come back within 1e-6 degrees."""
    frame = drawn().iloc[::-1]
    (frame if name.endswith("json") else frame.to_crs("EPSG:32648")).to_file(folder / name)
    boundaries = read_province(folder).boundaries
    assert boundaries is not None
    assert boundaries.index.tolist() == list(CODES)
    assert boundaries.index.name == "commune"
    assert boundaries.crs.to_epsg() == 4326
    for shape, expected in zip(boundaries.geometry, SHAPES, strict=True):
        assert shape.symmetric_difference(expected).area < 1e-6


def test_the_digest_of_boundaries_does_not_depend_on_their_order(folder: Path) -> None:
    """Reversed features: the same digest; a moved corner: another."""
    digests = []
    for frame in (drawn(), drawn().iloc[::-1], drawn(shapes=(*SHAPES[:2], SHAPES[2].buffer(0.1)))):
        frame.to_file(folder / "boundaries.geojson")
        digests.append(read_province(folder).digests["boundaries"])
    assert digests[0] == digests[1] != digests[2]


def test_codes_held_as_numbers_get_their_zeros_back(folder: Path) -> None:
    """101 is 00101."""
    drawn(codes=(101, 102, 103)).to_file(folder / "boundaries.gpkg")
    boundaries = read_province(folder).boundaries
    assert boundaries is not None
    assert boundaries.index.tolist() == list(CODES)


def test_missing_and_foreign_boundaries_are_warnings(folder: Path) -> None:
    """00103 has none, 00999 is no commune of the province and is left out."""
    drawn(codes=("00101", "00102", "00999")).to_file(folder / "boundaries.geojson")
    province = read_province(folder)
    assert province.boundaries is not None
    assert province.boundaries.index.tolist() == ["00101", "00102"]
    told = {f.id: f.severity for f in province.findings if f.table == "boundaries"}
    assert told == {"data.boundary_missing": Severity.WARNING, "data.boundary_unknown": Severity.WARNING}


@pytest.mark.parametrize(
    ("frame", "expected"),
    [
        (drawn(codes=("00101", "00101", "00103")), [("data.boundary_twice", 2)]),
        (drawn(codes=("00101", "xã", "00103")), [("data.boundary_code", 2)]),
        (drawn(shapes=(*SHAPES[:2], Point(103, 21))), [("data.boundary_shape", 3)]),
        (
            drawn(shapes=tuple(box(place, 48, place + 1, 49) for place in range(3))),
            [("data.boundaries_elsewhere", None)],
        ),
        (drawn().rename(columns={"code": "ma"}), [("data.boundaries_without_code", None)]),
    ],
    ids=["twice", "code", "point", "elsewhere", "no code"],
)
def test_wrong_boundaries_are_errors_of_their_feature(
    folder: Path, frame: gpd.GeoDataFrame, expected: list[tuple[str, int | None]]
) -> None:
    """Features count from 1."""
    frame.to_file(folder / "boundaries.geojson")
    assert errors(folder) == expected


@pytest.mark.parametrize("name", ["boundaries.geojson", "boundaries.gpkg"])
@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0\1\2",
        b"{",
        json.dumps({"type": "FeatureCollection", "features": []}).encode(),
        b"SQLite format 3\0junk",
    ],
)
def test_a_damaged_file_of_boundaries_is_one_finding(folder: Path, name: str, data: bytes) -> None:
    """It cannot be read, or holds no features."""
    (folder / name).write_bytes(data)
    ((phrase, _),) = errors(folder)
    assert phrase in {"data.bad_boundaries", "data.boundaries_without_code"}


def test_published_boundaries_of_a_province_are_accepted(folder: Path) -> None:
    """45 polygons with a column `code`; none of them is of the tiny province, so all are left out with a warning."""
    if not SHARED.exists():
        pytest.skip(f"no {SHARED.name} beside the project")
    (folder / "boundaries.geojson").write_bytes(SHARED.read_bytes())
    province = read_province(folder)
    assert province.boundaries is not None
    assert province.boundaries.empty
    assert "data.boundary_unknown" in {f.id for f in province.findings}
