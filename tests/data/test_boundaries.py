"""Boundaries: read, reprojected, matched with the communes; what is wrong with them is said."""

import json
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
from shapely import Point, transform
from shapely.affinity import translate
from shapely.geometry import Polygon, box

from optimizer.data.check_boundaries import check_boundaries
from optimizer.data.read import read_province
from optimizer.errors import DataError, Severity
from optimizer.wording import sentence
from tests.provinces import tiny_tables, write_tables

CODES = ("00101", "00102", "00103")
SHAPES = (box(102.9, 21.3, 103.05, 21.6), box(103.05, 21.3, 103.3, 21.6), box(102.9, 21.6, 103.3, 21.8))
"""Three communes side by side, each around its point: (21.4, 103.0), (21.5, 103.1), (21.7, 103.0)."""
ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "data" / "dien-bien-boundaries.geojson"


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


@pytest.mark.parametrize("name", ["boundaries.geojson", "6_RanhGioi.gpkg", "boundaries.shp"])
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
    for frame in (drawn(), drawn().iloc[::-1], drawn(shapes=(*SHAPES[:2], SHAPES[2].buffer(0.01)))):
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
        (drawn(shapes=(*SHAPES[:2], Point(103, 21.7))), [("data.boundary_shape", 3)]),
        (
            drawn(shapes=tuple(box(place, 48, place + 1, 49) for place in range(3))),
            [("data.drawn_elsewhere", None)],
        ),
        (drawn(shapes=[transform(shape, lambda xy: xy[:, ::-1]) for shape in SHAPES]), [("data.drawn_swapped", None)]),
        (drawn().to_crs("EPSG:9205").set_crs("EPSG:4326", allow_override=True), [("data.drawn_metres", None)]),
        (drawn(shapes=[translate(shape, 0.5) for shape in SHAPES]), [("data.boundaries_shifted", None)]),
        (drawn(codes=("00102", "00103", "00101")), [("data.boundaries_shifted", None)]),
        (drawn().rename(columns={"code": "ma"}), [("data.boundaries_without_code", None)]),
    ],
    ids=["twice", "code", "point", "elsewhere", "swapped", "metres", "zone", "codes mixed up", "no code"],
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


KM = 1 / 111.195
"""Degrees of latitude of one kilometre."""


def warned(*shapes: object, codes: tuple[str, ...] = CODES) -> list[tuple[str, object]]:
    """Return phrase and values of what is said of boundaries `shapes`, checked by themselves."""
    frame = drawn(codes=codes, shapes=shapes).set_index("code")
    points = {"00101": (21.4, 103.0), "00102": (21.5, 103.1), "00103": (21.7, 103.0)}
    return [(found.id, dict(found.values)) for found in check_boundaries(frame, points, "boundaries")]


def test_good_boundaries_say_nothing() -> None:
    """Side by side, no overlap, no hole, every point inside."""
    assert warned(*SHAPES) == []


@pytest.mark.parametrize(("metres", "ha"), [(3.0, None), (30.0, 100)])
def test_overlaps_above_ten_hectares_are_named(metres: float, ha: int | None) -> None:
    """A border of 33.4 km that laps over by 3 m makes 10.0 ha (9.97, passed), by 30 m 100 ha."""
    wider = box(102.9, 21.3, 103.05 + metres / 103_500, 21.6)
    told = warned(wider, *SHAPES[1:])
    assert [phrase for phrase, _ in told] == ([] if ha is None else ["data.boundary_overlap"])
    for _, values in told:
        assert values["other"] == "00102"
        assert values["ha"] == pytest.approx(ha, abs=1)


@pytest.mark.parametrize(("side", "ha"), [(0.3, None), (0.5, 25)])
def test_holes_above_ten_hectares_are_named(side: float, ha: int | None) -> None:
    """A square hole of 300 m is 9 ha, of 500 m 25 ha; it lies where two communes meet."""
    half_lat, half_lon = side / 2 * KM, side / 2 * KM / 0.9313
    hole = box(103.05 - half_lon, 21.45 - half_lat, 103.05 + half_lon, 21.45 + half_lat)
    told = warned(SHAPES[0].difference(hole), SHAPES[1].difference(hole), SHAPES[2])
    assert [phrase for phrase, _ in told] == ([] if ha is None else ["data.boundary_gap"])
    for _, values in told:
        assert values["ha"] == pytest.approx(ha, abs=1)
        assert (values["communes"], values["lat"], values["lon"]) == ("00101, 00102", "21.4500", "103.0500")


def test_the_place_of_a_commune_without_boundary_is_no_gap() -> None:
    """00102 has none, and lies in a hole of the others."""
    ring = Polygon(box(102.9, 21.3, 103.3, 21.6).exterior.coords, [box(103.06, 21.45, 103.2, 21.55).exterior.coords])
    assert warned(ring, SHAPES[2], codes=("00101", "00103")) == []
    assert [phrase for phrase, _ in warned(ring, SHAPES[2], codes=("00101", "00102"))] != []


def test_a_seat_outside_its_boundary_is_named() -> None:
    """00103 stops 4 km north of its point (of three this is one: no shift of the whole file)."""
    told = warned(*SHAPES[:2], box(102.9, 21.7 + 4 * KM, 103.3, 21.8))
    assert told == [("data.boundary_seat", {"km": pytest.approx(4.0, abs=0.1)})]


def test_every_sentence_on_boundaries_can_be_said(folder: Path) -> None:
    """An overlap, a hole and a seat at once, in both languages."""
    hole = box(103.2, 21.4, 103.25, 21.45)
    shapes = (SHAPES[0].buffer(0.01), SHAPES[1].difference(hole), box(102.9, 21.74, 103.3, 21.8))
    drawn(shapes=shapes).to_file(folder / "boundaries.geojson")
    told = [f for f in read_province(folder).findings if f.table == "boundaries"]
    assert {f.id for f in told} == {"data.boundary_overlap", "data.boundary_gap", "data.boundary_seat"}
    assert all(sentence(f, lang) for f in told for lang in ("vi", "en"))


def test_real_boundaries_have_no_gaps_nor_overlaps() -> None:
    """45 published polygons with the communes' points of the embedded province: nothing to say."""
    if not SHARED.exists():
        pytest.skip(f"no {SHARED.name} beside the project")
    communes = pd.read_csv(ROOT / "data" / "dien-bien" / "communes.csv", dtype={"commune": str}).set_index("commune")
    frame = gpd.read_file(SHARED).set_index("code")
    points = dict(zip(communes.index, zip(communes["lat"], communes["lon"], strict=True), strict=True))
    assert check_boundaries(frame, points, "boundaries") == []


def test_published_boundaries_of_a_province_are_accepted(folder: Path) -> None:
    """45 polygons with a column `code`; none of them is of the tiny province, so all are left out with a warning."""
    if not SHARED.exists():
        pytest.skip(f"no {SHARED.name} beside the project")
    (folder / "boundaries.geojson").write_bytes(SHARED.read_bytes())
    province = read_province(folder)
    assert province.boundaries is not None
    assert province.boundaries.empty
    assert "data.boundary_unknown" in {f.id for f in province.findings}
