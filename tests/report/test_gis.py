"""`plan.gpkg`: read back with GDAL and SQLite, complete, valid, drawn, and the same bytes twice."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from functools import cache
from xml.etree import ElementTree as Xml

import geopandas as gpd
import pyogrio
import pytest

from optimizer.report import theme
from optimizer.report.gis import geopackage
from tests.report import bundles

HOSTILE = 'TT "Ảng" <script>alert(1)</script> & \'); DROP TABLE sites;-- \u202eabc'


@cache
def _content():
    return geopackage(bundles.bundle(), "vi")


@pytest.fixture
def path(tmp_path):
    file = tmp_path / "plan.gpkg"
    file.write_bytes(_content())
    return file


def test_six_layers_come_back_with_their_rows_in_degrees(path):
    """13 institutions, 15 sites, 45 communes; every point and cell in EPSG:4326; indicators without geometry."""
    run = bundles.bundle()
    counts = {"communes": len(run.geometry), "sites": len(run.plan.sites), "institutions": len(run.plan.institutions)}
    for name, count in counts.items():
        frame = gpd.read_file(path, layer=name)
        assert len(frame) == count
        assert frame.crs == "EPSG:4326"
        assert frame.geometry.is_valid.all()
    layers = {name: kind for name, kind in pyogrio.list_layers(path) if name != "layer_styles"}
    assert layers == {
        "communes": "MultiPolygon", "sites": "Point", "institutions": "Point", "mergers": "LineString",
        "flows": "LineString", "indicators": None,
    }  # fmt: skip


def test_cells_of_the_layers_are_cells_of_the_bundle(path):
    """Minutes per commune and entrants per site are those of the tables; flows add up to the placements at sites."""
    run = bundles.bundle()
    communes = gpd.read_file(path, layer="communes").set_index("commune")
    assert communes["basic_minutes"].to_dict() == pytest.approx(run.plan.access["basic_minutes"].to_dict())
    sites = gpd.read_file(path, layer="sites").set_index("site")
    assert sites["entrants"].to_dict() == pytest.approx(run.plan.sites["entrants"].to_dict())
    at_sites = run.plan.placements.query("site != ''")["entrants"].sum()
    assert gpd.read_file(path, layer="flows")["entrants"].sum() == pytest.approx(at_sites)


def test_merger_lines_start_at_their_site_and_end_at_the_host(path):
    """Each line with geometry ends where the head site of the host lies."""
    run = bundles.bundle()
    lines = gpd.read_file(path, layer="mergers")
    assert set(lines["site"]) == set(run.plan.sites.index[run.plan.sites["status"].isin({"taken", "closed"})])
    drawn = lines[lines.geometry.notna()]
    assert len(drawn)
    for _, row in drawn.iterrows():
        for place, site in ((0, row["site"]), (-1, row["to_site"])):
            lon, lat = run.plan.sites.loc[site, ["lon", "lat"]]
            assert row.geometry.coords[place] == pytest.approx((lon, lat))


def test_the_file_is_a_sound_geopackage_with_names_and_styles(path):
    """SQLite finds no damage; version 1.2; each column has a Vietnamese name; each layer a style that parses."""
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("pragma integrity_check").fetchall() == [("ok",)]
        assert db.execute("pragma foreign_key_check").fetchall() == []
        assert db.execute("pragma application_id").fetchone() == (1196444487,)
        assert db.execute("pragma user_version").fetchone() == (10200,)
        said = dict(db.execute("select column_name, name from gpkg_data_columns where table_name = 'communes'"))
        assert said["basic_minutes"] == "Phút đến địa điểm cơ bản, phương án"
        assert ("layer_styles", "attributes") in db.execute(
            "select table_name, data_type from gpkg_contents"
        ).fetchall()
        styles = dict(db.execute("select f_table_name, styleQML from layer_styles"))
    assert set(styles) == {name for name, _ in pyogrio.list_layers(path)} - {"layer_styles"}
    categories = {c.get("value") for c in Xml.fromstring(styles["sites"]).iter("category")}
    assert set(gpd.read_file(path, layer="sites")["sign"]) <= categories == set(theme.SIGNS)
    aliases = {a.get("field"): a.get("name") for a in Xml.fromstring(styles["indicators"]).iter("alias")}
    assert aliases["plan"] == "Phương án"


def test_equal_bundles_give_equal_bytes(path):
    """Nothing in it comes from the clock."""
    assert geopackage(bundles.bundle(), "vi") == path.read_bytes()


def test_hostile_names_are_text(tmp_path):
    """Quotes, tags and SQL in the name of a site come back as letters; far islands have no cell; English names too."""
    run = bundles.bundle()
    tables = replace(run.plan, sites=run.plan.sites.assign(name=HOSTILE))
    file = tmp_path / "plan.gpkg"
    file.write_bytes(geopackage(replace(run, plan=tables, geometry=bundles.geometry(islands=True)), "en"))
    names = set(gpd.read_file(file, layer="sites")["name"])
    assert len(names) == 1
    assert "<script>alert(1)</script> & ');" in names.pop()
    assert gpd.read_file(file, layer="communes").geometry.isna().sum() == 1


def test_a_run_without_a_plan_shows_todays_structure(tmp_path):
    """Thirteen institutions of today, no decision, no merger."""
    file = tmp_path / "plan.gpkg"
    file.write_bytes(geopackage(bundles.infeasible(), "vi"))
    assert set(gpd.read_file(file, layer="institutions")["decision"]) == {""}
    assert len(pyogrio.read_dataframe(file, layer="mergers")) == 0
