"""Roads as drawn lines: every format, every fault with file, layer and feature, and the cache."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
from shapely import LineString, MultiLineString, Point

from optimizer.data import cache, road_file
from optimizer.data.drawn_files import drawn_among
from optimizer.data.files import source_of
from optimizer.data.load import load
from optimizer.data.read import read_province
from optimizer.data.road_file import cut_of
from optimizer.data.road_lines import lengths_km, lines_digest
from optimizer.data.road_words import CLASSES
from optimizer.errors import DataError, Severity
from optimizer.wording import sentence
from tests.data.roads import BRANCH, NODES, TRUNK, WAYS, roads, write_osm
from tests.provinces import tiny_tables, write_tables

CUT = cut_of(load(source_of({name: tiny_tables()[name] for name in ("communes", "sites")}).sheets).tables)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder for files; the cache lies beside it."""
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path / "cache"))
    (tmp_path / "tinh").mkdir()
    return tmp_path / "tinh"


def read(folder: Path):
    """Return the roads of the tiny province in `folder`, and findings."""
    drawn = drawn_among(folder.iterdir())
    assert drawn.roads is not None
    lines, findings = road_file.read_roads(drawn.roads, CUT)
    return lines, [*drawn.findings, *findings]


def lines_of(folder: Path):
    """Return class and vertices of every line read, sorted."""
    lines, findings = read(folder)
    assert Severity.ERROR not in {f.severity for f in findings}
    parts = np.split(lines.xy, lines.first[1:-1])
    return sorted((str(CLASSES[c]), [tuple(p) for p in xy]) for c, xy in zip(lines.road_class, parts, strict=True))


def faults(folder: Path):
    """Return the errors in `folder`, for which nothing is read."""
    lines, findings = read(folder)
    assert lines is None
    return [f for f in findings if f.severity is Severity.ERROR]


BOTH = [("commune", list(BRANCH)), ("national", list(TRUNK))]


@pytest.mark.parametrize("name", ["roads.gpkg", "6_DuongBo.geojson", "roads.shp", "tinh.osm.pbf", "tinh.osm"])
def test_every_format_gives_the_same_lines(folder: Path, name: str) -> None:
    """Two roads; of the extracts, the river, the motorway and the footway are left out. Files in metres are turned."""
    if "osm" in name:
        write_osm(folder / name)
    else:
        frame = roads()
        (frame if name.endswith("json") else frame.to_crs("EPSG:9209")).to_file(folder / name)
    found = lines_of(folder)
    assert [c for c, _ in found] == [c for c, _ in BOTH]
    for (_, xy), (_, expected) in zip(found, BOTH, strict=True):
        assert np.allclose(xy, expected, atol=1e-6)


def test_roads_are_cut_to_the_province(folder: Path) -> None:
    """A road 150 km east of the last commune is not read; the note counts what is."""
    far = LineString([(104.9, 21.4), (105.0, 21.4)])
    roads([LineString(TRUNK), far], **{"class": ["ql12", "ql6"]}).to_file(folder / "roads.gpkg")
    assert lines_of(folder) == [("national", list(TRUNK))]
    note = next(f for f in read(folder)[1] if f.id == "data.roads_read")
    assert (note.values["lines"], note.values["left"]) == (1.0, 0.0)


@pytest.mark.parametrize(
    ("word", "expected"),
    [("Quốc lộ", "national"), ("QL.12", "national"), ("ĐT.143B", "provincial"), ("secondary_link", "provincial"),
     ("Đường huyện", "commune"), ("residential", "commune"), ("track", "track"), ("Đường mòn", "track")],
)  # fmt: skip
def test_classes_are_understood(folder: Path, word: str, expected: str) -> None:
    """Codes, Vietnamese names, road numbers, OpenStreetMap tags."""
    roads([LineString(TRUNK)], cap_duong=[word]).to_file(folder / "roads.geojson")
    assert [c for c, _ in lines_of(folder)] == [expected]


def test_given_speed_and_km_are_kept_and_km_are_shared_by_length(folder: Path) -> None:
    """Two parts of one feature, the first half as long as the second: 30 km are 10 and 20."""
    parts = MultiLineString([[(103.0, 21.4), (103.0, 21.45)], [(103.0, 21.5), (103.0, 21.6)]])
    roads([parts], **{"class": ["national"], "km": [30.0], "speed": [25]}).to_file(folder / "roads.geojson")
    lines, _ = read(folder)
    assert lines.km == pytest.approx([10, 20], rel=1e-6)
    assert lines.speed_kmh.tolist() == [25, 25]
    assert lengths_km(lines.xy, lines.first) == pytest.approx([5.5597, 11.1195], rel=1e-4)


def test_km_that_contradict_the_geometry_are_left_out(folder: Path) -> None:
    """15 km drawn; 15000 was written in metres."""
    roads([LineString(TRUNK)], **{"class": ["national"], "km": [15_000.0]}).to_file(folder / "roads.geojson")
    lines, findings = read(folder)
    assert np.isnan(lines.km).all()
    odd = next(f for f in findings if f.id == "data.road_km_odd")
    assert (odd.table, odd.row, odd.column, odd.value) == ("roads.geojson", 1, "km", "15000")


BAD = {
    "class": (roads(**{"class": ["national", "đường lớn"]}), [("data.road_class", 2)]),
    "no class": (roads(**{"class": ["national", None]}), [("data.road_class", 2)]),
    "speed": (roads(**{"class": ["national"] * 2, "speed": [30, 400]}), [("data.road_speed", 2)]),
    "km": (roads(**{"class": ["national"] * 2, "km": [0, 12]}), [("data.road_km", 1)]),
    "point": (roads([LineString(TRUNK), Point(103, 21.4)]), [("data.road_shape", 2)]),
    "columns": (roads(ten=["a", "b"]), [("data.roads_without_class", None)]),
    "outside": (roads([LineString([(106, 10), (106.1, 10)])] * 2), [("data.roads_outside", None)]),
    "metres": (roads([LineString([(5e5, 2.3e6), (5.1e5, 2.3e6)])] * 2), [("data.drawn_metres", None)]),
    "swapped": (roads([LineString([(21.4, 103.0), (21.5, 103.1)])] * 2), [("data.drawn_swapped", None)]),
    "not ridden": (roads(**{"class": ["motorway", "footway"]}), [("data.roads_none_ridden", None)]),
}


@pytest.mark.parametrize("fault", BAD)
def test_a_fault_names_file_layer_and_feature(folder: Path, fault: str) -> None:
    """Features count from 1; the sentence says file and layer, in both languages."""
    frame, expected = BAD[fault]
    frame.to_file(folder / "roads.geojson")
    found = faults(folder)
    assert [(f.id, f.row) for f in found] == expected
    for finding in found:
        for lang in ("vi", "en"):
            assert "roads.geojson" in sentence(finding, lang)
            assert finding.values["layer"] in sentence(finding, lang)


def test_more_than_twenty_features_with_one_fault_are_counted(folder: Path) -> None:
    roads([LineString(TRUNK)] * 25, **{"class": ["?"] * 25}).to_file(folder / "roads.gpkg")
    found = faults(folder)
    assert [f.row for f in found] == [*range(1, 21), None]
    assert found[-1].values["count"] == 5


@pytest.mark.parametrize("name", ["roads.gpkg", "roads.geojson", "roads.shp", "x.osm.pbf", "x.osm"])
@pytest.mark.parametrize("data", [b"", b"junk", b"<osm>", b"SQLite format 3\0junk"])
def test_a_damaged_file_is_one_sentence(folder: Path, name: str, data: bytes) -> None:
    (folder / name).write_bytes(data)
    ((phrase, table),) = [(f.id, f.table) for f in faults(folder)]
    assert (phrase, table) == ("data.bad_roads", name)


def test_a_cut_extract_is_an_error(folder: Path) -> None:
    """The download broke off in the last block."""
    write_osm(folder / "tinh.osm.pbf")
    path = folder / "tinh.osm.pbf"
    path.write_bytes(path.read_bytes()[:-20])
    assert [f.id for f in faults(folder)] == ["data.bad_roads"]


@pytest.mark.parametrize(("gone", "phrase"), [(".shx", "data.bad_roads"), (".dbf", "data.roads_without_class")])
def test_a_part_of_a_shapefile_is_missing(folder: Path, gone: str, phrase: str) -> None:
    roads().to_file(folder / "roads.shp")
    (folder / "roads.shp").with_suffix(gone).unlink()
    assert [f.id for f in faults(folder)] == [phrase]


def test_a_shapefile_in_metres_without_its_projection_is_refused(folder: Path) -> None:
    """In degrees it is understood without .prj."""
    roads().to_crs("EPSG:9209").to_file(folder / "roads.shp")
    (folder / "roads.prj").unlink()
    assert [f.id for f in faults(folder)] == ["data.drawn_metres"]
    roads().to_file(folder / "roads.shp")
    (folder / "roads.prj").unlink()
    assert len(lines_of(folder)) == 2


def test_layers_of_a_geopackage(folder: Path) -> None:
    """Of several layers of lines the one called roads is taken; without one of that name this is an error."""
    for layer in ("a", "b"):
        roads().to_file(folder / "6_DuongBo.gpkg", layer=layer)
    assert [(f.id, f.values["layers"]) for f in faults(folder)] == [("data.roads_layers", "a, b")]
    roads([LineString(TRUNK)], **{"class": ["national"]}).to_file(folder / "6_DuongBo.gpkg", layer="roads")
    assert len(lines_of(folder)) == 1


def test_a_file_without_lines(folder: Path) -> None:
    gpd.GeoDataFrame({"class": ["national"]}, geometry=[Point(103, 21.4)], crs=4326).to_file(folder / "roads.gpkg")
    ((phrase, layers),) = [(f.id, f.values["layers"]) for f in faults(folder)]
    assert (phrase, layers) == ("data.roads_without_lines", "roads (Point)")


def test_of_several_files_one_is_used_and_told(folder: Path) -> None:
    roads().to_file(folder / "roads.gpkg")
    write_osm(folder / "tinh.osm.pbf")
    told = next(f for f in read(folder)[1] if f.id == "data.roads_several")
    assert told.values == {"used": "roads.gpkg", "others": "tinh.osm.pbf"}


@pytest.mark.parametrize("name", ["roads.kml", "6_DuongBo.zip", "boundaries.json", "6_RanhGioi.tab"])
def test_a_format_that_is_not_read_is_told(tmp_path: Path, name: str) -> None:
    """The parts of a Shapefile and a table of roads are no such thing."""
    for other in (name, "roads.dbf", "roads.csv", "khac.zip"):
        (tmp_path / other).write_bytes(b"")
    drawn = drawn_among(tmp_path.iterdir())
    assert (drawn.roads, drawn.boundaries) == (None, None)
    assert [(f.id, f.table) for f in drawn.findings] == [("data.drawn_unread", name)]


def test_the_cache_gives_the_same_lines_and_findings(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """First read, read again from the cache, read with the cache off: equal to the bit; the file is opened once."""
    write_osm(folder / "tinh.osm.pbf")
    opened = []
    plain = road_file.open_layer
    monkeypatch.setattr(road_file, "open_layer", lambda path: opened.append(path) or plain(path))
    first, again = read(folder), read(folder)
    assert len(opened) == 1
    monkeypatch.setenv(cache.VARIABLE, "off")
    without = read(folder)
    assert len(opened) == 2
    for lines, findings in (again, without):
        assert findings == first[1]
        assert lines_digest(lines) == lines_digest(first[0])


def test_a_province_has_its_roads_beside_its_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a digest of their own; an unreadable file stops the reading as any error does."""
    monkeypatch.setenv(cache.VARIABLE, "off")
    folder = write_tables(tiny_tables(), tmp_path / "tinh")
    roads().to_file(folder / "roads.gpkg")
    province = read_province(folder)
    assert len(province.road_lines) == 2
    assert province.digests["road_lines"] == lines_digest(province.road_lines)
    (folder / "roads.gpkg").write_bytes(b"junk")
    with pytest.raises(DataError) as error:
        read_province(folder)
    assert "data.bad_roads" in {f.id for f in error.value.findings}


def test_a_changed_file_is_read_again(folder: Path) -> None:
    write_osm(folder / "tinh.osm.pbf")
    assert len(lines_of(folder)) == 2
    write_osm(folder / "tinh.osm.pbf", NODES, {10: WAYS[10]})
    assert len(lines_of(folder)) == 1


@pytest.mark.parametrize(
    "damage", [lambda data: b"", lambda data: data[:-5], lambda data: data[:40] + b"x" + data[41:]]
)
def test_a_broken_entry_is_not_trusted(folder: Path, tmp_path: Path, damage) -> None:
    """Empty, cut short, one byte changed: read from the file again, and the entry is made anew."""
    write_osm(folder / "tinh.osm.pbf")
    first = lines_of(folder)
    (entry,) = (tmp_path / "cache").iterdir()
    whole = entry.read_bytes()
    entry.write_bytes(damage(whole))
    assert lines_of(folder) == first
    assert entry.read_bytes() == whole


def test_an_entry_under_another_key_is_not_trusted(folder: Path, tmp_path: Path) -> None:
    """Renamed to the key of another file."""
    write_osm(folder / "tinh.osm.pbf", NODES, {10: WAYS[10]})
    lines_of(folder)
    (entry,) = (tmp_path / "cache").iterdir()
    wrong = entry.read_bytes()
    entry.unlink()
    write_osm(folder / "tinh.osm.pbf")
    both = lines_of(folder)
    (entry,) = (tmp_path / "cache").iterdir()
    entry.write_bytes(wrong)
    assert lines_of(folder) == both


def test_a_cache_that_cannot_be_written_changes_nothing(folder: Path, tmp_path: Path, monkeypatch) -> None:
    """Its folder is a file."""
    (tmp_path / "file").write_text("")
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path / "file"))
    roads().to_file(folder / "roads.gpkg")
    assert len(lines_of(folder)) == 2


def test_the_cache_keeps_a_limited_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path))
    monkeypatch.setattr(cache, "ENTRIES", 3)
    for k in range(5):
        cache.keep(cache.key_of(str(k)), {"a": np.arange(k)})
    assert len(list(tmp_path.iterdir())) == 3
    assert cache.kept(cache.key_of("4"))["a"].tolist() == [0, 1, 2, 3]
