"""Schematic cells and given boundaries."""

import geopandas as gpd
import numpy as np
import pytest
import shapely

from optimizer.errors import DataError
from optimizer.network.cells import geometry, projected_crs
from tests.network.frames import make, north


def scattered(count, seed=1):
    spots = np.random.default_rng(seed).uniform((20, 103), (21.2, 104.5), (count, 2))
    return {f"{k:05d}": (float(lat), float(lon)) for k, (lat, lon) in enumerate(spots)}


@pytest.mark.parametrize("count", [3, 45, 170])
def test_cells_share_out_the_outline(count):
    """Each holds its own seat, they are valid, and their areas sum to that of their union (no overlap, in km²)."""
    points = scattered(count)
    table = geometry(make(points, facts={"crs": "EPSG:32648"}))
    assert table["commune"].tolist() == sorted(points)
    assert table["schematic"].all()
    assert table.crs.to_epsg() == 4326
    assert table.is_valid.all()
    assert all(
        cell.buffer(1e-6).contains(shapely.Point(lon, lat))
        for cell, lon, lat in zip(table.geometry, table["lon"], table["lat"], strict=True)
    )
    flat = table.to_crs(32648)
    assert flat.area.sum() == pytest.approx(shapely.union_all(flat.geometry).area, rel=1e-5)


def test_two_seats_part_half_way():
    """Seats 20 km apart on a meridian: two equal cells, parted at the parallel half-way."""
    table = geometry(make(north(0, 20), facts={"crs": "EPSG:32648"})).to_crs(32648)
    assert table.area.iloc[0] == pytest.approx(table.area.iloc[1], rel=1e-3)
    assert table.geometry.iloc[0].intersection(table.geometry.iloc[1]).area == pytest.approx(0, abs=1)


@pytest.mark.parametrize(
    "points",
    [{"a": (20.0, 103.0)}, north(0, 10, 20), dict.fromkeys("abc", (20.0, 103.0))],
    ids=["one", "collinear", "one place"],
)
def test_degenerate_points_have_cells(points):
    table = geometry(make(points))
    assert (table.to_crs(32648).area > 0).all()


def test_given_boundaries_are_used_and_missing_ones_empty():
    """Two squares; commune b has none."""
    shapes = gpd.GeoDataFrame({"commune": ["a"]}, geometry=[shapely.box(103, 20, 103.1, 20.1)], crs=4326)
    table = geometry(make(north(0, 10), boundaries=shapes.set_index("commune")))
    assert table["schematic"].tolist() == [False, False]
    assert table.geometry.iloc[0].equals(shapely.box(103, 20, 103.1, 20.1))
    assert table.geometry.iloc[1].is_empty


def test_a_far_island_has_no_cell_and_does_not_stretch_the_outline():
    """Hoàng Sa lies 900 km off: an empty geometry, and the mainland cells stay within a degree."""
    points = {**north(0, 10, 20), "z": (16.5, 112.0)}
    table = geometry(make(points, communes={"z": {"special": True}})).set_index("commune")
    assert table.geometry["z"].is_empty
    assert table.at["z", "lon"] == 112
    west, south, east, north_ = table.geometry[["a", "b", "c"]].total_bounds
    assert east - west < 1
    assert north_ - south < 1


def test_columns_and_areas():
    table = geometry(make(north(0, 10), communes={"b": {"area": "B"}}))
    assert list(table.columns) == ["commune", "name", "area", "lon", "lat", "schematic", "geometry"]
    assert table["area"].tolist() == ["A", "B"]


def test_without_a_crs_the_utm_zone_is_taken():
    """Longitude 103: zone ⌊283/6⌋ + 1 = 48, EPSG 32648; 109: zone 49."""
    assert projected_crs(make(north(0))).to_epsg() == 32648
    assert projected_crs(make(north(0, lon=109.0))).to_epsg() == 32649


@pytest.mark.parametrize("text", ["EPSG:4326", "VN-2000"])
def test_an_unusable_crs_is_an_error(text):
    """Degrees are not metres, and a bare name is not a code."""
    with pytest.raises(DataError) as error:
        geometry(make(north(0, 10), facts={"crs": text}))
    assert error.value.findings[0].id == "network.crs"
