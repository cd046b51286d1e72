"""A unit that shrinks has a sign of its own: on every map of statuses, beside a host's star, and in the GIS file."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from functools import cache
from xml.etree import ElementTree as Xml

import geopandas as gpd
import pytest

from optimizer.report import theme
from optimizer.report.gis import geopackage
from optimizer.report.maps.brief import draw_brief
from optimizer.report.maps.ground import ground
from optimizer.report.maps.institution import institution_map
from optimizer.report.maps.kinds import KINDS, Choice
from optimizer.report.maps.signs import site_signs
from tests.report import mapped
from tests.report.reading import free, markers, text

SHRINKS, HOST, BY_CLOSING = "TTNP", "TTTG", "CDN"
"""A unit by itself; one that takes others in; one that only closes a site and keeps the places of the other."""


@cache
def _run():
    """The run in which three units shrink: each by the places of one site."""
    made = mapped.bundle()
    sites, units = made.plan.sites.copy(), made.plan.institutions.copy()
    for site in (f"{SHRINKS}-1", f"{HOST}-1"):
        sites.loc[site, "places_after"] = sites.at[site, "places_before"] - 40
    sites.loc[f"{BY_CLOSING}-1", "places_after"] = sites.at[f"{BY_CLOSING}-1", "places_before"]
    sites.loc[f"{BY_CLOSING}-2", ["status", "open", "institution_after", "places_after"]] = ["closed", False, "", 0]
    units.loc[[SHRINKS, HOST, BY_CLOSING], ["expand", "reduce", "convert"]] = [False, True, False]
    return replace(made, plan=replace(made.plan, sites=sites, institutions=units))


@cache
def _drawn(kind):
    return KINDS[kind](_run(), "vi", Choice())


def test_a_site_with_fewer_places_of_a_unit_that_shrinks_says_so():
    """By itself: the sign. At a host, and where a closed site is all that shrinks it: a mark beside the star."""
    found = {sign.site: (sign.status, sign.flags) for sign in site_signs(_run().plan, ground(_run()))}
    assert found[f"{SHRINKS}-1"] == ("reduced", ())
    assert found[f"{HOST}-1"] == ("host", ("reduced",))
    assert found[f"{BY_CLOSING}-1"] == ("host", ("reduced",))
    assert found[f"{BY_CLOSING}-2"] == ("closed", ())
    others = site_signs(mapped.bundle().plan, ground(mapped.bundle()))
    assert not any(sign.status == "reduced" or "reduced" in sign.flags for sign in others)


@pytest.mark.parametrize("kind", ["status", "before-after"])
def test_maps_of_statuses_draw_and_count_it(kind):
    """Its own marker on the map, its line in the legend: one site, two hosts that also shrink; no label meets it."""
    drawn = _drawn(kind)
    assert markers(drawn)[f"{SHRINKS}-1"] == theme.SIGNS["reduced"].marker != theme.SIGNS["kept"].marker
    assert "Thu hẹp (01)" in text(drawn)
    assert "Đồng thời thu hẹp (02)" in text(drawn)
    assert free(drawn)
    assert "Thu hẹp (00)" in text(KINDS[kind](mapped.bundle(), "vi", Choice()))


def test_small_maps_of_reports_draw_it():
    """On page 1 and on the page of the institution."""
    for drawn in (draw_brief(_run(), "vi"), institution_map(_run(), SHRINKS, "vi")):
        assert markers(drawn)[f"{SHRINKS}-1"] == theme.SIGNS["reduced"].marker
        assert "Thu hẹp" in text(drawn)


def test_the_gis_file_draws_it(tmp_path):
    """The site's category has a symbol of its own: shape, turn and colour together are those of no other status."""
    path = tmp_path / "plan.gpkg"
    path.write_bytes(geopackage(_run(), "vi"))
    sites = gpd.read_file(path, layer="sites").set_index("site")
    assert (sites.at[f"{SHRINKS}-1", "sign"], sites.at[f"{SHRINKS}-1", "sign_text"]) == ("reduced", "Thu hẹp")
    with closing(sqlite3.connect(path)) as db:
        (style,) = db.execute("select styleQML from layer_styles where f_table_name = 'sites'").fetchone()
    root = Xml.fromstring(style)
    names = {c.get("symbol"): c.get("value") for c in root.iter("category")}
    looks = {
        names[symbol.get("name")]: tuple(option.get("value") for option in symbol.iter("Option") if option.get("name"))
        for symbol in root.iter("symbol")
    }
    assert len(set(looks.values())) == len(theme.SIGNS)
    assert looks["reduced"][:3] == ("triangle", "180", "244,136,156,255")
