"""What maps show besides: read with the tables, drawn where it lies, told in a key; wrong rows are refused."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from shapely.geometry import Point, box

from optimizer.data.read import read_province
from optimizer.errors import DataError
from optimizer.report.maps.ground import ground, window
from optimizer.report.maps.labels import Box
from optimizer.report.maps.overlays import key_box
from optimizer.report.maps.status import draw_status
from optimizer.solution.solution import Bundle
from tests.analysis.runs import cheapest
from tests.cli.calls import province
from tests.report.reading import ids, text

COLUMNS = ["kind", "name", "lat", "lon", "shape"]


def _table(*rows: tuple[object, ...]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=COLUMNS)


def _with(*rows: tuple[object, ...]) -> Bundle:
    bundle = cheapest()
    return replace(bundle, inputs={**bundle.inputs, "overlays": _table(*rows)})


def _seat() -> tuple[float, float]:
    row = cheapest().geometry.iloc[0]
    return float(row["lat"]), float(row["lon"])


def _line() -> str:
    lat, lon = _seat()
    return f"LINESTRING ({lon} {lat}, {lon + 0.05} {lat + 0.02})"


def test_points_and_lines_are_drawn_once_and_counted_in_the_key():
    """A zone and a border: each once, with its kind in the key and how many there are."""
    lat, lon = _seat()
    shown = draw_status(
        _with(("industrial_zone", "Na Hai", lat, lon, ""), ("old_district", "A", "", "", _line())), "vi"
    )
    assert ids(shown, "overlay-") == ["overlay-1", "overlay-2"]
    assert "Khu, cụm công nghiệp (01)" in text(shown)
    assert "Ranh giới huyện cũ (01)" in text(shown)
    assert "Ranh giới tỉnh cũ" not in text(shown)
    assert ids(draw_status(cheapest(), "vi"), "overlay-") == []


def test_only_what_lies_in_or_near_the_province_is_kept():
    """The border of an area is a line, cut to the province and 5 km; what is elsewhere is left out."""
    lat, lon = _seat()
    area = box(lon - 3, lat - 3, lon + 0.01, lat + 3).wkt
    land = ground(_with(("old_province", "T", "", "", area), ("boarding_school", "Xa", 10.0, 106.0, "")))
    (kept,) = land.overlays
    assert kept.kind == "old_province"
    assert "Line" in kept.shape.geom_type
    assert kept.shape.within(land.outline.buffer(5_001))


def test_the_key_stands_beside_the_other_furniture():
    """It meets nothing that is there already; without overlays there is none."""
    lat, lon = _seat()
    land = ground(_with(("industrial_zone", "Na Hai", lat, lon, "")))
    view = window(land.outline.bounds, Box(10, 60, 200, 250))
    corner = Box(10, 235, 90, 250)
    spot = key_box(view, land, [corner], "en")
    assert spot is not None
    assert not spot.overlap(corner)
    assert key_box(view, ground(cheapest()), [corner], "en") is None


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        (("industrial_zone", "A", "", "", ""), "data.overlay_placeless"),
        (("old_district", "B", "", "", "LINESTRING (1 2"), "data.overlay_shape"),
        (("old_district", "C", "", "", "LINESTRING (21.3 103.0, 21.4 103.1)"), "data.overlay_shape"),
    ],
)
def test_rows_without_a_place_are_refused(row: tuple[object, ...], rule: str, tmp_path: Path):
    """No point and no shape, half a shape, latitude before longitude: an error in the row."""
    tables = province(tmp_path / "tinh")
    _table(row).to_csv(tables / "overlays.csv", index=False)
    with pytest.raises(DataError) as refused:
        read_province(tables)
    (found,) = [f for f in refused.value.findings if f.id == rule]
    assert (found.table, found.row) == ("overlays", 2)


def test_a_table_of_overlays_reaches_the_map(tmp_path: Path):
    """Read with the tables, points and shapes as given."""
    tables = province(tmp_path / "tinh")
    lat, lon = _seat()
    told = _table(("industrial_zone", "Na Hai", lat, lon, "")).assign(basis="estimate", source="Thử")
    told.to_csv(tables / "overlays.csv", index=False)
    frame = read_province(tables).overlays
    assert list(frame["kind"]) == ["industrial_zone"]
    assert Point(frame["lon"].iloc[0], frame["lat"].iloc[0]).distance(Point(lon, lat)) < 1e-9
