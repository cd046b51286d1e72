"""Published distances bring the graph to scale."""

import pytest

from optimizer.network.roads import road_graph
from optimizer.network.terrain import Terrain
from tests.network.frames import make, north


def record(a, b, km, **more):
    return {"from_commune": a, "to_commune": b, "km": km, "use": "record", **more}


def fitted(province):
    return road_graph(province)[0]


THREE = [record("a", "b", 20.4), record("b", "c", 17), record("c", "d", 23.8)]


def test_the_scale_is_the_median_ratio():
    """Edges of 17 km; published 20.4, 17, 23.8: ratios 1.2, 1, 1.4, median 1.2, so every edge becomes 20.4 km."""
    result = fitted(make(north(0, 10, 20, 30), roads=THREE))
    assert result.scale[Terrain.MOUNTAIN] == pytest.approx(1.2, rel=1e-6)
    assert result.graph.edges["b", "c"]["km"] == pytest.approx(20.4, rel=1e-6)


def test_errors_are_told_before_and_after():
    """Before: 17/20.4 − 1, 0, 17/23.8 − 1 = −16.7, 0, −28.6 %. After (20.4 km): 0, +20, −14.3 %."""
    table = fitted(make(north(0, 10, 20, 30), roads=THREE)).calibration
    assert table["error_uncalibrated"].tolist() == pytest.approx([-1 / 6, 0, -2 / 7], abs=1e-6)
    assert table["error_share"].tolist() == pytest.approx([0, 0.2, -1 / 7], abs=1e-6)
    assert table["use"].tolist() == ["record"] * 3


def test_two_published_distances_do_not_scale():
    """Fewer than three pairs: 1.7 stays."""
    result = fitted(make(north(0, 10, 20, 30), roads=THREE[:2]))
    assert result.scale == dict.fromkeys(Terrain, 1.0)


def test_the_multiplier_stops_at_two():
    """Ratios of 3 would make the mountain factor 5.1; it stops at 2 × 1.7 = 3.4."""
    rows = [record("a", "b", 51), record("b", "c", 51), record("c", "d", 51)]
    assert fitted(make(north(0, 10, 20, 30), roads=rows)).scale[Terrain.MOUNTAIN] == 2


def test_no_neighbour_road_is_shorter_than_the_straight_line():
    """Published 10 km for 10 km of plain (× 1.3): ratio 0.77; three of 9.5 km: 0.73 × 1.3 < 1, held at 10 km."""
    plain = {c: {"zone": "0", "population": 50_000} for c in "abcd"}
    rows = [record("a", "b", 9.5), record("b", "c", 9.5), record("c", "d", 9.5)]
    graph = fitted(make(north(0, 10, 20, 30), roads=rows, communes=plain)).graph
    assert graph.edges["a", "b"]["km"] == pytest.approx(10, rel=1e-6)


def test_each_terrain_has_its_own_scale_where_it_has_three_pairs():
    """Plain chain published at 1.3 × 10 km (ratio 1), mountain chain at 1.5 × 17 km, far apart from one another."""
    points = {**north(0, 10, 20, 30), **{c: (21 + k * 0.08993220, 103.0) for k, c in enumerate("efgh")}}
    plain = {c: {"zone": "0", "population": 50_000} for c in "efgh"}
    pairs = ["ab", "bc", "cd", "ef", "fg", "gh"]
    rows = [record(a, b, 25.5 if a < "e" else 13) for a, b in pairs]
    scale = fitted(make(points, roads=rows, communes=plain)).scale
    assert scale[Terrain.MOUNTAIN] == pytest.approx(1.5, rel=1e-4)
    assert scale[Terrain.PLAIN] == pytest.approx(1, rel=1e-4)


def test_a_published_national_road_lends_its_class_to_its_way():
    """a–c published as a national road of 34 km: both edges run at 35 instead of 28 km/h, 17/35 h = 29.14 minutes."""
    graph = fitted(make(north(0, 10, 20, 30), roads=[record("a", "c", 34, road_class="national")])).graph
    assert graph.edges["a", "b"]["minutes"] == pytest.approx(17 / 35 * 60, rel=1e-6)
    assert graph.edges["c", "d"]["minutes"] == pytest.approx(17 / 28 * 60, rel=1e-6)


def test_published_minutes_are_compared_and_not_fitted():
    """Minutes of an old bus stand beside the graph's and change nothing: without them the graph is the same."""
    timed = [{**row, "minutes": 300} for row in THREE]
    with_minutes, without = (fitted(make(north(0, 10, 20, 30), roads=rows)) for rows in (timed, THREE))
    assert with_minutes.calibration["minutes_published"].tolist() == [300, 300, 300]
    assert with_minutes.calibration["minutes_graph"].tolist() == without.calibration["minutes_graph"].tolist()


def test_pinned_roads_are_in_the_table_and_met():
    """The pinned 25 km are met exactly; the neighbour graph alone says 17 km, −32 %."""
    row = {**record("a", "b", 25), "use": "pin"}
    table = fitted(make(north(0, 10), roads=[row])).calibration
    assert table[["use", "km_graph", "error_share"]].to_numpy().tolist() == [["pin", 25, 0]]
    assert table["error_uncalibrated"].tolist() == pytest.approx([17 / 25 - 1], abs=1e-6)


def test_a_published_distance_across_a_gap_is_listed_without_figures():
    """60 km apart, no road given: no path, no error, and no crash."""
    table = fitted(make(north(0, 60), roads=[record("a", "b", 90)])).calibration
    assert table["km_graph"].isna().tolist() == [True]


def test_the_order_of_rows_does_not_matter():
    """Bit for bit."""
    one, other = (fitted(make(north(0, 10, 20, 30), roads=rows)) for rows in (THREE, THREE[::-1]))
    assert one.calibration.equals(other.calibration)
    assert dict(one.graph.edges) == dict(other.graph.edges)


def test_the_mean_error_before_and_after_is_reported():
    """Before (16.7 + 0 + 28.6)/3 = 15 %, after (0 + 20 + 14.3)/3 = 11 %."""
    findings = road_graph(make(north(0, 10, 20, 30), roads=THREE))[2]
    told = [f.values for f in findings if f.id == "network.calibration"]
    assert told == [{"pairs": 3, "before": 15, "after": 11}]


def test_a_pair_far_off_is_named():
    """Published 17, 17, 17 and 34 km: median ratio 1; the last pair stays 50 % short."""
    rows = [record("a", "b", 17), record("b", "c", 17), record("c", "d", 17), record("d", "e", 34)]
    findings = road_graph(make(north(0, 10, 20, 30, 40), roads=rows))[2]
    told = [f.values for f in findings if f.id == "network.road_far_off"]
    assert told == [{"start": "Xã d", "end": "Xã e", "km": 34, "graph": 17}]


def test_without_any_road_row_this_is_said():
    assert [f.id for f in road_graph(make(north(0, 10)))[2]] == ["network.no_roads"]
