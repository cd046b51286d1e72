"""Maps: everything drawn once and named, nothing beyond the province, same frame and bytes every time."""

import re
import unicodedata
from dataclasses import replace
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pandas as pd
import pytest

import optimizer.report
from optimizer.report import theme
from optimizer.report.maps.access import basic_reaches, draw_basic
from optimizer.report.maps.difference import change_in_minutes, draw_difference
from optimizer.report.maps.ground import ground, window
from optimizer.report.maps.labels import Box
from optimizer.report.maps.paper import A3, A4
from optimizer.report.maps.signs import short_name, site_signs
from optimizer.report.maps.status import draw_status
from tests.report import bundles

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = 'TT <img src=x onerror=alert(1)> & "Ảng" </script> $a_b$ #read("x") * _ ` @ref // \\u{41}'


@cache
def _status():
    return draw_status(bundles.bundle(), "vi")


@cache
def _status_svg():
    return _status().sheet.svg()


def _ids(svg, prefix):
    return [node.get("id") for node in ElementTree.fromstring(svg).iter() if str(node.get("id")).startswith(prefix)]


def _text(svg):
    words = " ".join("".join(node.itertext()) for node in ElementTree.fromstring(svg).iter(f"{SVG}text"))
    return " ".join(words.split())


def test_each_commune_site_and_arrow_is_drawn_once():
    """45 communes, 14 sites, 7 absorbed sites (one of them closes)."""
    svg = _status_svg()
    assert sorted(_ids(svg, "commune-")) == [f"commune-{code}" for code in bundles.communes().index]
    sites = bundles.network(plan=True).sites
    assert sorted(_ids(svg, "site-")) == [f"site-{code}" for code in sites.index]
    gone = sites[sites["status"].isin(["taken", "closed"])]
    assert len(gone) == 7
    assert sorted(_ids(svg, "arrow-")) == [f"arrow-{code}" for code in gone.index]


def test_every_site_has_its_name_as_text_and_hidden_communes_are_told():
    """Names of sites are never left out; at most 7 % of commune names, and the sheet lists them."""
    made = _status()
    text = _text(_status_svg())
    for sign in site_signs(bundles.network(plan=True), ground(bundles.bundle())):
        assert all(word in text for word in sign.label.split())
    keys = {spot.key for placement in made.placements for spot in placement.placed}
    assert {f"site:{code}" for code in bundles.network(plan=True).sites.index} <= keys
    assert len(made.hidden) <= 0.07 * 45
    assert f"Tên {len(made.hidden)} xã không đủ chỗ" in text


def test_no_label_covers_another_label():
    """Every placed box is free of obstacles (markers, arrows, frames) and of all other labels of its view."""
    for placement in _status().placements:
        assert [spot.key for spot in placement.placed if spot.overlap > 0] == []
        boxes = [spot.box for spot in placement.placed]
        assert all(a.overlap(b) == 0 for i, a in enumerate(boxes) for b in boxes[i + 1 :])


def test_the_sheet_says_what_it_is():
    """Draft mark, scenario, source with date, schematic, CRS, share of estimates, disclaimer, km, legend counts."""
    text = _text(_status_svg())
    for words in (
        "DỰ THẢO", "Kịch bản: regional-centres-2028.", "tính đến ngày 30/6/2025",
        "Sơ đồ, không thể hiện địa giới hành chính.",
        "VN-2000", "81% số liệu quyết định", "kiểm chứng hồi cứu", "30 km", "Trụ sở đơn vị tiếp nhận (04)",
        "Ngừng hoạt động (01)", "Sáp nhập (còn là địa điểm) (06)",
    ):  # fmt: skip
        assert words in text
    assert unicodedata.is_normalized("NFC", text)


def test_legend_counts_of_communes_sum_to_all():
    """The five classes of minutes hold 45 communes together."""
    counts = [int(n) for n in re.findall(r"\((\d+) xã\)", _text(_status_svg()))]
    assert sum(counts) == 45


def test_two_drawings_give_the_same_bytes():
    """PNG and SVG of two sheets drawn from equal bundles are equal."""
    again = draw_status(bundles.bundle(), "vi").sheet
    assert again.svg() == _status_svg()
    assert again.png() == _status().sheet.png()


def test_scenarios_share_frame_and_scale():
    """The window depends on the province alone: plan and unchanged network put a commune's cell on the same paper."""
    other = draw_status(bundles.infeasible(), "vi").sheet.svg()

    def path(svg):
        tree = ElementTree.fromstring(svg)
        return next(node for node in tree.iter() if node.get("id") == "commune-03160").find(f".//{SVG}path").get("d")

    assert path(other) == path(_status_svg())


def test_a_far_island_stands_in_a_box_and_not_on_the_map():
    """A commune without geometry is named in the box; 45 polygons remain and the frame is the same."""
    svg = draw_status(replace(bundles.bundle(), geometry=bundles.geometry(islands=True)), "vi").sheet.svg()
    assert len(_ids(svg, "commune-")) == 45
    assert "Đặc khu Thử Nghiệm" in _text(svg)


def test_hostile_names_are_text_and_nothing_else():
    """The name stands in the SVG as text, escaped; there is no element or script of it."""
    svg = draw_status(bundles.with_names({"TTMN": HOSTILE}), "vi").sheet.svg()
    assert "<img" not in svg.decode()
    assert "<script" not in svg.decode()
    text = _text(svg)
    for word in ("<img", "src=x", "onerror=alert(1)>", "</script>", "$a_b$", '#read("x")', "@ref"):
        assert word in text


def test_a_decomposed_name_is_drawn_composed():
    """An NFD name comes out NFC."""
    svg = draw_status(
        bundles.with_names({"TTMN": unicodedata.normalize("NFD", "Trung tâm Mường Ảng")}), "vi"
    ).sheet.svg()
    text = _text(svg)
    assert unicodedata.is_normalized("NFC", text)
    assert "Mường Ảng" in text


def test_without_a_plan_todays_network_is_drawn():
    """All 14 sites, no arrow, and the title says there is no plan."""
    svg = draw_status(bundles.infeasible(), "vi").sheet.svg()
    assert len(_ids(svg, "site-")) == 14
    assert _ids(svg, "arrow-") == []
    assert "(không có phương án)" in _text(svg)


def test_minutes_unknown_are_said_and_not_drawn_as_near():
    """A commune without a basic site is in its own class of the legend."""
    plan = bundles.network(plan=True)
    access = plan.access.copy()
    access.loc["03160", "basic_minutes"] = np.nan
    text = _text(draw_status(replace(bundles.bundle(), plan=replace(plan, access=access)), "vi").sheet.svg())
    assert "không xác định (1 xã)" in text


def test_changes_are_classed_as_they_are_printed():
    """-14.93 rounds to -15 and is drawn in the class 'giảm 15 – 29', in one number and one colour."""
    change = pd.Series(0.0, index=bundles.communes().index)
    change["03160"] = -14.93
    made = draw_difference(bundles.bundle(), "vi", change=change, against="Phương án 2")
    svg = made.sheet.svg()
    assert "−15" in _text(svg)
    assert "so với Phương án 2" in _text(svg)
    tree = ElementTree.fromstring(svg)
    cell = next(node for node in tree.iter() if node.get("id") == "commune-03160").find(f".//{SVG}path")
    assert theme.CHANGES[1] in cell.get("style")


def test_every_changed_commune_shows_its_number():
    """No commune with a change of 5 minutes or more is hidden; the summary names the worst."""
    made = draw_difference(bundles.bundle(), "vi")
    change = change_in_minutes(bundles.bundle(), "basic").round()
    changed = set(change.index[change.abs() >= 5])
    assert len(changed) > 5
    assert changed.isdisjoint(made.hidden)
    assert f"Xã xa hơn từ 5 phút: {int((change >= 5).sum())}" in _text(made.sheet.svg())


def test_the_change_column_of_the_bundle_wins():
    """Where access carries change_basic_minutes it is drawn as it stands; else plan - unchanged."""
    plan = bundles.network(plan=True)
    given = replace(bundles.bundle(), plan=replace(plan, access=plan.access.assign(change_basic_minutes=7.0)))
    assert set(change_in_minutes(given, "basic")) == {7.0}
    computed = change_in_minutes(bundles.bundle(), "mean")
    unchanged = bundles.network(plan=False)
    expected = plan.access["mean_minutes"] - unchanged.access["mean_minutes"]
    pd.testing.assert_series_equal(computed, expected)


def test_english_maps_speak_english():
    """The words of the sheet are English; names of places stay."""
    text = _text(draw_status(bundles.bundle(), "en").sheet.svg())
    assert "DRAFT" in text
    assert "Minutes one way" in text
    assert "DỰ THẢO" not in text


def test_the_window_holds_the_province_with_its_margin():
    """Bounds 10 x 20 km and 5 km around in 100 x 200 mm: 100 mm / 20 km = 0.005 mm a metre; middle on middle."""
    view = window((0, 0, 10_000, 20_000), Box(0, 0, 100, 200), 5_000)
    assert view.scale == pytest.approx(0.005)
    assert view.point(5_000, 10_000) == pytest.approx((50, 100))


@pytest.mark.parametrize("paper", [A4, A3])
def test_the_province_fills_the_map_frame(paper):
    """The cells lie in the frame, at least as high or as wide as 85 % of it, on each paper."""
    land = ground(bundles.bundle())
    frame = paper.frame
    view = window(land.outline.bounds, frame)
    x0, y0, x1, y1 = view.shape(land.outline).bounds
    assert Box(x0, y0, x1, y1).inside(frame)
    assert max((x1 - x0) / (frame.x1 - frame.x0), (y1 - y0) / (frame.y1 - frame.y0)) > 0.85


def test_reports_know_no_geography_but_the_bundles():
    """No source of national or world outlines, tiles or data files is named anywhere in the stage.

    The one address allowed is the name by which GeoPackage's own standard calls its schema extension.
    """
    folder = Path(optimizer.report.__file__).parent
    words = ("naturalearth", "natural_earth", "geodatasets", "get_path(", "cartopy", "contextily", "read_file(", "http")
    for file in sorted(folder.rglob("*.py")):
        source = file.read_text(encoding="utf-8").lower().replace("http://www.geopackage.org/spec120/", "")
        assert [word for word in words if word in source] == [], file.name
    assert [f.name for f in folder.rglob("*") if f.suffix in {".shp", ".geojson", ".gpkg", ".json", ".csv"}] == []


def test_names_get_shorter_only_by_known_words():
    """Trung tâm becomes TT, Trường Cao đẳng CĐ; other names stay."""
    assert short_name("Trung tâm GDNN-GDTX huyện Mường Ảng") == "TT GDNN-GDTX huyện Mường Ảng"
    assert short_name("Trường Cao đẳng Kinh tế - Kỹ thuật Điện Biên") == "CĐ KT-KT Điện Biên"
    assert short_name("Cơ sở 2") == "Cơ sở 2"


def test_access_prints_minutes_and_km_of_the_bundle_and_no_labels_meet():
    """Each commune once; every pair of numbers below a name is the commune's cells; the legend counts all communes."""
    made = draw_basic(bundles.bundle(), "vi")
    svg = made.sheet.svg()
    assert sorted(_ids(svg, "commune-")) == [f"commune-{code}" for code in bundles.communes().index]
    table = bundles.network(plan=True).access
    ways = basic_reaches(bundles.network(plan=True))
    assert {code: (way.minutes, way.km) for code, way in ways.items()} == {
        code: (round(row.basic_minutes), round(row.basic_km))
        for code, row in table.dropna(subset="basic_km").iterrows()
    }
    printed = set(re.findall(r"(\d+) ph · (\d+) km", _text(svg)))
    assert printed
    assert printed <= {(str(way.minutes), str(way.km)) for way in ways.values()}
    assert sum(int(n) for n in re.findall(r"\((\d+) xã\)", _text(svg))) == 45
    for placement in made.placements:
        boxes = [spot.box for spot in placement.placed]
        assert all(a.overlap(b) == 0 for i, a in enumerate(boxes) for b in boxes[i + 1 :])
