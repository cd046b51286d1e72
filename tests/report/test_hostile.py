"""Names that would break out of a file, turn its direction, or fill the sheet: inert and legible on maps and in GIS."""

import sqlite3
import unicodedata
from contextlib import closing
from functools import cache
from xml.etree import ElementTree

import geopandas as gpd
import pytest

from optimizer.report.gis import geopackage
from optimizer.report.maps.access import draw_basic
from optimizer.report.maps.demand import draw_demand
from optimizer.report.maps.difference import draw_difference
from optimizer.report.maps.sheet import measure, wrap
from optimizer.report.maps.status import draw_status
from optimizer.wording import clean
from tests.report import runs

SVG = "{http://www.w3.org/2000/svg}"
NAMES = {
    "markup": "<script>alert(1)</script> & <image href='x' onload=alert(2)> ]]> <!-- \"' \\u003c",
    "direction": "\u202eđảo ngược\u202c \u200f\u2067יצ\u2069 \u200e\ufeffcuối",
    "sql": 'Ảng\'); DROP TABLE sites;-- " OR 1=1 =HYPERLINK("x")',
    "one word": "Ưu" * 150,
    "long": ("Trung tâm Giáo dục nghề nghiệp và Giáo dục thường xuyên khu vực liên xã, phường " * 4)[:300],
    "letters": "字 😀 a\u0301\u0302\u0303 \x00\x1b[31m \u2028 x",
}
DRAWN = {
    "status": draw_status, "change": draw_difference, "basic": draw_basic, "demand": draw_demand,
}  # fmt: skip
SIZE = runs.Size("91", institutions=9, sites=14, fields=1)


@cache
def _run(name):
    return runs.renamed(runs.run(SIZE, 1), NAMES[name])


@pytest.mark.filterwarnings("ignore:Glyph .* missing from font")
@pytest.mark.parametrize(
    ("name", "kind"), [*((name, "status") for name in NAMES), *(("long", kind) for kind in list(DRAWN)[1:])]
)
def test_names_are_letters_of_the_picture_and_nothing_else(name, kind):
    """The SVG parses; it has no script, picture, link, style or handler of a name; no letter turns the direction.

    All that is written ends on the paper, and no label lies on another.
    """
    made = DRAWN[kind](_run(name), "vi")
    root = ElementTree.fromstring(made.sheet.svg())
    tags = {node.tag for node in root.iter()}
    assert tags.isdisjoint({f"{SVG}{tag}" for tag in ("script", "image", "a", "foreignObject", "animate", "set")})
    for node in root.iter():
        assert not [key for key in node.attrib if key.startswith("on")]
    letters = {letter for node in root.iter(f"{SVG}text") for letter in "".join(node.itertext())} - {"\n"}
    assert {letter for letter in letters if unicodedata.category(letter) in {"Cc", "Cf", "Zl", "Zp"}} == set()
    for text in made.sheet.axes.texts:
        reach = measure(text.get_text(), text.get_fontsize(), text.get_fontweight() == "bold")
        start = text.get_position()[0] - reach * {"left": 0, "center": 0.5, "right": 1}[text.get_ha()]
        assert start >= 0
        assert start + reach <= 210
    for placement in made.placements:
        assert [spot.key for spot in placement.placed if spot.overlap > 0] == []


@pytest.mark.parametrize("name", ["markup", "sql"])
def test_names_can_still_be_read(name):
    """The letters of the name stand on the map as they are, over as many lines as it takes."""
    made = draw_status(_run(name), "vi")
    written = "".join(text.get_text() for text in made.sheet.axes.texts).replace(" ", "")
    assert clean(NAMES[name]).replace(" ", "")[:40] in written


@pytest.mark.parametrize("width", [8.0, 27.0, 60.0])
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.filterwarnings("ignore:Glyph .* missing from font")
def test_no_line_is_wider_than_asked_and_no_letter_is_lost(name, width):
    """Words wider than the line are broken; the lines together are the name without its spaces."""
    text = clean(NAMES[name])
    lines = wrap(text, width, 7)
    assert max(measure(line, 7) for line in lines) <= width
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize("name", ["markup", "direction", "sql"])
def test_names_are_cells_of_the_geopackage(name, tmp_path):
    """Each layer has its rows, each name its letters; the file is sound and its tables are those it should have."""
    run = _run(name)
    file = tmp_path / "plan.gpkg"
    file.write_bytes(geopackage(run, "vi"))
    for layer, frame in (("sites", run.plan.sites), ("institutions", run.plan.institutions)):
        names = gpd.read_file(file, layer=layer)["name"]
        assert sorted(names) == sorted(map(clean, frame["name"]))
    assert sorted(gpd.read_file(file, layer="communes")["name"]) == sorted(map(clean, run.geometry["name"]))
    with closing(sqlite3.connect(file)) as db:
        assert db.execute("pragma integrity_check").fetchall() == [("ok",)]
        tables = {row[0] for row in db.execute("select table_name from gpkg_contents")}
    assert tables == {"communes", "sites", "institutions", "mergers", "flows", "indicators", "layer_styles"}
