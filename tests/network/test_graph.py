"""Kilometres and minutes of the road graph, computed by hand."""

import pytest

from optimizer.network.roads import road_graph
from tests.network.frames import KM_PER_DEGREE, make, north

PLAIN = {"zone": "0", "population": 50_000}


def edge(province, a="a", b="b"):
    return road_graph(province)[0].graph.edges[a, b]


def test_a_mountain_edge():
    """10 km × 1.7 = 17 km; a provincial mountain road at 28 km/h: 17/28 h = 36.43 minutes."""
    data = edge(make(north(0, 10)))
    assert data["km"] == pytest.approx(17, rel=1e-6)
    assert data["minutes"] == pytest.approx(17 / 28 * 60, rel=1e-6)
    assert not data["given"]


def test_an_edge_from_plain_to_mountain_is_half_each():
    """10 km × (1.3 + 1.7)/2 = 15 km; 7.5 km at 40 km/h and 7.5 km at 28 km/h: 11.25 + 16.07 minutes."""
    data = edge(make(north(0, 10), communes={"a": PLAIN}))
    assert data["km"] == pytest.approx(15, rel=1e-6)
    assert data["minutes"] == pytest.approx(11.25 + 7.5 / 28 * 60, rel=1e-6)


def test_a_pinned_road_takes_the_place_of_the_guess():
    """25 km of national road at 35 km/h instead of the guess of 17 km: 42.86 minutes."""
    road = {"from_commune": "b", "to_commune": "a", "km": 25, "use": "pin", "road_class": "national"}
    data = edge(make(north(0, 10), roads=[road]))
    assert (data["km"], data["given"]) == (25, True)
    assert data["minutes"] == pytest.approx(25 / 35 * 60)


def test_given_minutes_count_before_the_class():
    road = {"from_commune": "a", "to_commune": "b", "km": 25, "minutes": 70, "use": "pin", "road_class": "national"}
    assert edge(make(north(0, 10), roads=[road]))["minutes"] == 70


def test_a_road_without_minutes_is_ridden_at_its_own_speed():
    """25 km at 50 km/h are 30 minutes (the class would give 42.86); given minutes come before the speed."""
    road = {"from_commune": "a", "to_commune": "b", "km": 25, "speed_kmh": 50, "use": "pin", "road_class": "national"}
    assert edge(make(north(0, 10), roads=[road]))["minutes"] == 30
    assert edge(make(north(0, 10), roads=[{**road, "minutes": 70}]))["minutes"] == 70


def test_a_pinned_road_joins_what_is_too_far_for_neighbours():
    """60 km apart is beyond the 40 km of neighbours; the given 80 km join them."""
    road = {"from_commune": "a", "to_commune": "b", "km": 80, "use": "pin"}
    assert edge(make(north(0, 60), roads=[road]))["km"] == 80


def test_of_two_rows_for_one_pair_the_shorter_road_counts():
    rows = [
        {"from_commune": "a", "to_commune": "b", "km": 20, "use": "pin"},
        {"from_commune": "b", "to_commune": "a", "km": 30, "use": "pin"},
    ]
    assert edge(make(north(0, 10), roads=rows))["km"] == 20
    assert edge(make(north(0, 10), roads=rows[::-1]))["km"] == 20


def test_neighbours_do_not_undercut_a_given_road():
    """a–b–c guessed as 17 + 17 = 34 km against a given a–c of 51 km: both guesses × 1.5 = 25.5 km."""
    province = make(north(0, 10, 20), roads=[{"from_commune": "a", "to_commune": "c", "km": 51, "use": "pin"}])
    fitted = road_graph(province)[0]
    assert [fitted.graph.edges[e]["km"] for e in (("a", "b"), ("b", "c"))] == pytest.approx([25.5, 25.5], rel=2e-3)
    assert fitted.graph.edges["a", "b"]["minutes"] == pytest.approx(25.5 / 28 * 60, rel=2e-3)
    assert fitted.undercut == ()


def test_neighbours_do_not_undercut_given_minutes():
    """a–c given as 34 km in 120 minutes: the guesses of 36.43 minutes each become 60; their kilometres stay 17."""
    road = {"from_commune": "a", "to_commune": "c", "km": 34, "minutes": 120, "use": "pin"}
    graph = road_graph(make(north(0, 10, 20), roads=[road]))[0].graph
    assert graph.edges["a", "b"]["minutes"] == pytest.approx(60, rel=2e-3)
    assert graph.edges["a", "b"]["km"] == pytest.approx(17, rel=2e-3)


def test_a_roundabout_road_is_reported_and_not_forced_on_neighbours():
    """a–c given as 80 km: guesses stretch to 3 × 10 km each and no more; 60 km remain shorter, which is said."""
    road = {"from_commune": "a", "to_commune": "c", "km": 80, "use": "pin"}
    fitted, _, findings = road_graph(make(north(0, 10, 20), roads=[road]))
    assert fitted.graph.edges["a", "b"]["km"] == pytest.approx(30, rel=1e-3)
    assert fitted.undercut == (("a", "c"),)
    assert "network.road_roundabout" in [finding.id for finding in findings]


@pytest.mark.parametrize(
    ("row", "finding"),
    [
        ({"from_commune": "a", "to_commune": "a", "km": 5}, "network.road_loop"),
        ({"from_commune": "a", "to_commune": "b", "km": 8}, "network.road_short"),  # 10 km as the crow flies
        ({"from_commune": "a", "to_commune": "z", "km": 300}, "network.road_island"),
    ],
)
@pytest.mark.parametrize("use", ["pin", "record"])
def test_unusable_road_rows_are_reported_and_left_out(row, finding, use):
    points = {**north(0, 10), "z": (20.0, 112.0)}
    fitted, _, findings = road_graph(make(points, communes={"z": {"special": True}}, roads=[{**row, "use": use}]))
    assert finding in [f.id for f in findings]
    assert fitted.calibration.empty
    assert fitted.graph.edges["a", "b"]["km"] == pytest.approx(17, rel=1e-6)


def test_seats_at_one_place_are_a_hundred_metres_apart():
    """0.1 km × 1.7 = 0.17 km, so that no edge has length nought."""
    assert edge(make({"a": (20, 103), "b": (20, 103)}))["km"] == pytest.approx(0.17)


def test_one_degree_of_latitude_is_111_195_km():
    """6371.0088 km × π/180; × 1.7 with the limit on neighbours raised to 120 km."""
    norms = [{"parameter": "neighbour_km_at_most", "value": 120}]
    assert edge(make({"a": (20, 103), "b": (21, 103)}, norms=norms))["km"] == pytest.approx(1.7 * KM_PER_DEGREE)
