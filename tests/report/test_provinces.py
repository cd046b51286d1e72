"""Maps of every province: its own communes and nothing else, far islands in a box, everything on the paper."""

from dataclasses import replace
from functools import cache

import geopandas as gpd
import numpy as np
import pytest
import shapely
from matplotlib.lines import Line2D
from matplotlib.patches import FancyArrowPatch, PathPatch
from matplotlib.text import Text

from optimizer.data.gazetteer import NATIONAL, communes_of, provinces
from optimizer.report.maps.ground import ground, window
from optimizer.report.maps.islands import on_islands
from optimizer.report.maps.labels import Box
from optimizer.report.maps.sheet import measure
from optimizer.report.maps.signs import site_signs
from optimizer.report.maps.status import draw_status
from tests.report import runs

CODES = [place.code for place in provinces()]
FEW = ("22", "48", "91")
"""With an enlarged view; with Hoàng Sa; with sites on three islands."""
REST = [pytest.param(code, marks=() if code in FEW else pytest.mark.slow) for code in CODES]
FAR = {
    "Hoàng Sa", "Trường Sa", "Côn Đảo", "Phú Quốc", "Thổ Châu", "Kiên Hải", "Phú Quý", "Lý Sơn", "Cồn Cỏ",
    "Bạch Long Vĩ", "Cô Tô",
}  # fmt: skip
"""The special zones that no bridge joins to the mainland."""
PAPER, FRAME = Box(0, 0, 210, 297), Box(8, 64, 202, 268)
"""A4 upright, and where the map lies on it (mm)."""
HAIR = 0.05
"""Width (mm) of what rounding may add."""


@cache
def _run(code):
    return runs.run(runs.Size(code, institutions=9, sites=14, fields=1), 1)


@cache
def _drawn(code):
    return draw_status(_run(code), "vi")


def _polygons(made):
    """Return each polygon on the paper, without those that stop at the frame of an inset."""
    patches = [a for a in made.sheet.axes.get_children() if isinstance(a, PathPatch) and not a.get_clip_on()]
    rings = [patch.get_path().to_polygons(closed_only=False) for patch in patches]
    return [shapely.union_all([shapely.Polygon(ring) for ring in parts if len(ring) > 3]) for parts in rings]


def test_every_far_island_is_in_a_box_and_every_other_commune_on_the_map():
    """34 provinces: the islands of their maps are the eleven special zones that no bridge joins to the mainland."""
    assert len(CODES) == 34
    boxed = set()
    for code in CODES:
        land = ground(_grounded(code))
        names = communes_of(next(p for p in provinces() if p.code == code)).set_index("commune")["name"]
        assert set(land.cells) | set(land.islands) == set(names.index)
        assert not set(land.cells) & set(land.islands)
        boxed |= {names[commune].removeprefix("Đặc khu ") for commune in land.islands}
    assert boxed == FAR


@cache
def _grounded(code):
    return replace(_run("11"), inputs={}, geometry=runs.ground_of(code), province={"crs": runs.facts_of(code)["crs"]})


def test_no_map_is_wider_than_its_province():
    """34 provinces: communes lie within 1.5 degrees of the middle of their seats; the frame adds what A4 asks for."""
    for code in CODES:
        land = ground(_grounded(code))
        drawn = runs.ground_of(code)
        seats = drawn[drawn["commune"].isin(land.cells)]
        west, south, east, north = gpd.GeoSeries(list(land.cells.values()), crs=land.crs).to_crs(4326).total_bounds
        assert seats["lon"].median() - west < 1.5
        assert east - seats["lon"].median() < 1.5
        assert seats["lat"].median() - south < 1.5
        assert north - seats["lat"].median() < 1.5


@pytest.mark.parametrize("code", REST)
def test_nothing_but_the_province_is_drawn(code):
    """Every polygon lies within the cells of the province: no national outline, no neighbour, no sea."""
    made, land = _drawn(code), ground(_run(code))
    view = window(land.outline.bounds, FRAME)
    province = view.shape(land.outline).buffer(HAIR)
    shapes = _polygons(made)
    assert len(shapes) >= len(land.cells) + 1
    assert all(province.covers(shape) for shape in shapes)


@pytest.mark.parametrize("code", REST)
def test_all_that_is_drawn_is_on_the_paper_and_the_map_in_its_frame(code):
    """Lines, markers, arrows and the ends of texts lie on A4; arrows and markers of sites in the frame of the map."""
    made = _drawn(code)
    for artist in made.sheet.axes.get_children():
        if isinstance(artist, Text) and artist.get_text():
            reach = measure(artist.get_text(), artist.get_fontsize(), artist.get_fontweight() == "bold")
            x = artist.get_position()[0] - reach * {"left": 0, "center": 0.5, "right": 1}[artist.get_ha()]
            points = np.array([[x, artist.get_position()[1]], [x + reach, artist.get_position()[1]]])
        elif isinstance(artist, Line2D):
            points = np.column_stack(artist.get_data())
        elif isinstance(artist, FancyArrowPatch) and not artist.get_clip_on():
            points = artist._path_original.vertices
        else:
            continue
        inside = FRAME if str(artist.get_gid() or "").startswith(("site-", "arrow-")) else PAPER
        assert (points >= np.array([inside.x0, inside.y0]) - HAIR).all(), artist
        assert (points <= np.array([inside.x1, inside.y1]) + HAIR).all(), artist


@pytest.mark.parametrize("code", REST)
def test_sites_on_far_islands_stand_in_the_box(code):
    """Each is drawn once like all others, beside the island's name; the two zones far out have none here."""
    made, run = _drawn(code), _run(code)
    land = ground(run)
    signs = on_islands(land, site_signs(run.plan, land))
    assert {sign.commune for sign in signs} == set(land.islands) - NATIONAL
    drawn = [artist.get_gid() for artist in made.sheet.axes.get_children() if artist.get_gid()]
    assert sorted(gid for gid in drawn if gid.startswith("site-")) == [f"site-{site}" for site in run.plan.sites.index]
    texts = [artist.get_text() for artist in made.sheet.axes.get_children() if isinstance(artist, Text)]
    assert [texts.count(land.names[code]) for code in land.islands] == [1] * len(land.islands)


def test_boundaries_of_far_islands_do_not_shrink_the_map():
    """Boundaries that show Hoàng Sa 300 km off: it stands in the box, and the frame is that of the mainland."""
    run = _run("48")
    (zone,) = ground(run).islands
    shown = run.geometry.copy()
    at = shown.index[shown["commune"] == zone][0]
    shown.loc[at, "geometry"] = shapely.Point(111.6, 16.5).buffer(0.3)
    land = ground(replace(run, geometry=shown))
    assert land.islands == (zone,)
    assert land.outline.bounds == ground(run).outline.bounds
