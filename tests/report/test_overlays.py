"""What maps show besides: read with the tables, drawn where it lies, told in a key; wrong rows are refused."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from shapely.geometry import Point, box

from optimizer.data.read import read_province
from optimizer.errors import DataError
from optimizer.report.maps.ground import ground, window
from optimizer.report.maps.kinds import KINDS, Choice
from optimizer.report.maps.labels import Box
from optimizer.report.maps.overlays import key_box
from optimizer.report.maps.status import draw_status
from optimizer.solution.solution import Bundle
from tests.analysis.runs import cheapest
from tests.cli.calls import province
from tests.report import overlaid
from tests.report.reading import free, ids, text

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


def _placed(shown) -> dict[str, str]:
    """Return overlay -> how it is named on the map: by its name or by a letter."""
    keys = (spot.key.partition(":") for placement in shown.placements for spot in placement.placed)
    return {number: kind for kind, _, number in keys if kind in {"overlay", "letter"}}


@pytest.mark.parametrize("kind", ["status", "access", "change-basic"])
def test_names_stand_beside_points_in_areas_and_along_lines(kind: str):
    """15 things, each named on the map or, by its letter, below it; no label meets another, a sign or an arrow."""
    run = overlaid.bundle()
    shown, names = KINDS[kind](run, "vi", Choice()), list(run.inputs["overlays"]["name"])
    placed, words = _placed(shown), " ".join(text(shown).split())
    assert len(names) == 15
    assert sorted(placed, key=int) == [str(number) for number in range(1, 16)]
    assert list(placed.values()).count("overlay") >= 12
    for number, how in placed.items():
        name = names[int(number) - 1]
        assert (f"{'abcdefghijklmno'[int(number) - 1]} {name}" in words) == (how == "letter")
        assert set(name.split()) <= set(words.split())
    assert free(shown)


def test_names_without_room_are_told_below_and_mean_the_same_on_both_maps_of_a_pair():
    """12 zones of 400 m each in one town: some by letter, some below alone; a letter is that of its row everywhere."""
    run = overlaid.bundle(12)
    for kind in ("status", "before-after"):
        shown = KINDS[kind](run, "vi", Choice())
        names, words, placed = list(run.inputs["overlays"]["name"]), " ".join(text(shown).split()), _placed(shown)
        missing = [name for number, name in enumerate(names, start=1) if str(number) not in placed]
        assert missing
        told = words.partition("Tên không đủ chỗ: ")[2]
        assert [name for name in missing if name not in told] == []
        by_letter = [int(number) for number, how in placed.items() if how == "letter"]
        letters = ["abcdefghijklmnopqrstuvwxyz"[number - 1] if number < 27 else "aa" for number in by_letter]
        assert by_letter
        assert all(f"{letter} {names[number - 1]}" in words for letter, number in zip(letters, by_letter, strict=True))
        assert free(shown)


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
