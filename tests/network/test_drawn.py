"""Ways over drawn roads: junctions, ties, speeds, what falls back on the neighbour graph, and the cache."""

import networkx as nx
import numpy as np
import pytest

from optimizer.data import cache
from optimizer.data.codes import RoadClass
from optimizer.network import drawn as drawn_module
from optimizer.network.distances import measure
from optimizer.network.sphere import great_circle_km
from optimizer.network.terrain import SPEED_KMH, Terrain
from tests.network.frames import KM_PER_DEGREE, lines, make, north, one_site

MOUNTAIN = {c: SPEED_KMH[Terrain.MOUNTAIN, c] for c in RoadClass}


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    """The cache of a test is its own."""
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path / "cache"))
    return tmp_path / "cache"


def up(*km, lon=103.0):
    """Return points `km` kilometres north of 20° N."""
    return [(20 + far / KM_PER_DEGREE, lon) for far in km]


def test_a_straight_road_between_two_seats():
    """10 km of provincial mountain road at 28 km/h: 21.43 minutes, not the 17 km of the neighbour graph."""
    travel = measure(make(north(0, 10), sites=one_site("b"), road_lines=lines(up(0, 10))))
    assert travel.km.at["a", "B"] == pytest.approx(10, rel=1e-5)
    assert travel.minutes.at["a", "B"] == pytest.approx(60 * 10 / 28, rel=1e-5)
    assert travel.method.at["a", "B"] == "roads"


def test_the_way_to_the_road_is_a_commune_road():
    """The road runs 1 km east of both seats: 1 km × 1.7 at 20 km/h at each end, 5.1 minutes each."""
    east = 103 + 1 / (KM_PER_DEGREE * np.cos(np.radians(20.045)))
    travel = measure(make(north(0, 10), sites=one_site("b"), road_lines=lines(up(-5, 15, lon=east))))
    assert travel.km.at["a", "B"] == pytest.approx(10 + 2 * 1.7, rel=1e-3)
    assert travel.minutes.at["a", "B"] == pytest.approx(60 * 10 / 28 + 2 * 60 * 1.7 / 20, rel=1e-3)


def test_seats_beside_one_stretch_meet_it_where_they_are():
    """One line of two vertices, three seats beside it: a–b 10 km, a–c 25 km, b–c 15 km."""
    travel = measure(make(north(0, 10, 25), sites=one_site("b", "c"), road_lines=lines(up(-1, 30))))
    assert travel.km.loc["a"].tolist() == pytest.approx([10, 25], rel=1e-5)
    assert travel.site_km.at["B", "C"] == pytest.approx(15, rel=1e-5)


def test_roads_meet_only_where_they_share_a_vertex():
    """A bridge: the roads cross at 20.05 N without a vertex, so the way leads round by the far junction, 30 km east."""
    far = 103 + 30 / (KM_PER_DEGREE * np.cos(np.radians(20.05)))
    across = [(20.05, 102.9), (20.05, far)]
    seats = {"a": (20.0, 103.0), "b": (20.05, 102.9)}
    ring = [(20.1, 103.0), (20.1, far), (20.05, far)]
    apart = measure(make(seats, sites=one_site("b"), road_lines=lines([(20.0, 103.0), (20.1, 103.0)], across, ring)))
    shared = [(20.0, 103.0), (20.05, 103.0), (20.1, 103.0)]
    joined = [across[0], (20.05, 103.0), across[1]]
    met = measure(make(seats, sites=one_site("b"), road_lines=lines(shared, joined, ring)))
    assert met.km.at["a", "B"] == pytest.approx(5.56 + 10.45, rel=1e-2)
    assert apart.km.at["a", "B"] == pytest.approx(11.12 + 30 + 5.56 + 40.45, rel=1e-2)


def test_given_speed_and_length_count():
    """10 km drawn, 14 km given, at 42 km/h: 20 minutes."""
    road = lines(up(0, 10), km=[14], speed_kmh=[42])
    travel = measure(make(north(0, 10), sites=one_site("b"), road_lines=road))
    assert travel.km.at["a", "B"] == pytest.approx(14, rel=1e-5)
    assert travel.minutes.at["a", "B"] == pytest.approx(20, rel=1e-5)


def test_of_two_roads_the_quicker_is_taken_and_its_km_told():
    """Track 10 km at 10 km/h, 60 minutes; national by 103.1 E, 31 km at 35 km/h, 53 minutes."""
    there, back = up(0, 10)
    detour = [there, (there[0], 103.1), (back[0], 103.1), back]
    road = lines([there, back], detour, road_class=["track", "national"])
    travel = measure(make(north(0, 10), sites=one_site("b"), road_lines=road))
    km = 10 + great_circle_km(there[0], 103, there[0], 103.1) + great_circle_km(back[0], 103, back[0], 103.1)
    assert travel.km.at["a", "B"] == pytest.approx(km, rel=1e-5)
    assert travel.minutes.at["a", "B"] == pytest.approx(60 * km / 35, rel=1e-5)


def test_speed_follows_class_and_the_terrain_of_the_nearest_seat():
    """Seat b is plain: 10 km of track nearer to it run at 15 km/h, those nearer to the mountain seat a at 10 km/h."""
    plain = {"b": {"zone": "0", "population": 50_000}}
    road = lines(up(0, 10), up(10, 20), road_class=["track", "track"])
    travel = measure(make(north(0, 20), communes=plain, sites=one_site("b"), road_lines=road))
    assert travel.minutes.at["a", "B"] == pytest.approx(60 + 40, rel=1e-5)


def test_all_ways_agree_with_another_library():
    """Random lines over shared points: minutes and km as networkx finds them, seats at points, no legs."""
    rng = np.random.default_rng(7)
    points = [(float(lat), float(lon)) for lat, lon in np.round(rng.uniform((20, 103), (20.5, 103.5), (60, 2)), 5)]
    classes = list(RoadClass)
    roads, kinds, graph = [], [], nx.Graph()
    for k in range(120):
        i, j = rng.choice(60, 2, replace=False).tolist() if k >= 59 else (k, k + 1)
        kind = classes[int(rng.integers(4))]
        roads.append([points[i], points[j]])
        kinds.append(str(kind))
        km = float(great_circle_km(*points[i], *points[j]))
        minutes = 60 * km / MOUNTAIN[kind]
        if not graph.has_edge(i, j) or graph.edges[i, j]["minutes"] > minutes:
            graph.add_edge(i, j, km=km, minutes=minutes)
    seats = {f"c{k:02d}": points[k] for k in range(0, 60, 4)}
    travel = measure(make(seats, sites=one_site(*seats), road_lines=lines(*roads, road_class=kinds)))
    for a in range(0, 60, 4):
        for b in range(0, 60, 4):
            if a != b:
                route = nx.dijkstra_path(graph, a, b, "minutes")
                minutes, km = (nx.path_weight(graph, route, weight) for weight in ("minutes", "km"))
                assert travel.minutes.at[f"c{a:02d}", f"C{b:02d}"] == pytest.approx(minutes, rel=1e-5)
                assert travel.km.at[f"c{a:02d}", f"C{b:02d}"] == pytest.approx(km, rel=1e-5)


@pytest.mark.parametrize("seed", range(6))
def test_how_roads_are_cut_turned_and_ordered_does_not_matter(seed):
    """Seats off the roads; streets shuffled and drawn backwards, or cut at an inner vertex: the same travel."""
    rng = np.random.default_rng(seed)
    points = [(float(lat), float(lon)) for lat, lon in np.round(rng.uniform((20, 103), (20.4, 103.4), (25, 2)), 5)]
    roads = [[points[k] for k in rng.choice(25, 4, replace=False)] for _ in range(15)]
    kinds = [str(list(RoadClass)[k]) for k in rng.integers(4, size=15)]
    seats = {
        f"c{k}": (float(lat), float(lon)) for k, (lat, lon) in enumerate(rng.uniform((20, 103), (20.4, 103.4), (8, 2)))
    }
    order = rng.permutation(15).tolist()
    cut = [part for road in roads for part in (road[:2], road[1:])]
    drawings = [
        lines(*roads, road_class=kinds),
        lines(*(roads[k][::-1] for k in order), road_class=[kinds[k] for k in order]),
        lines(*cut, road_class=[kind for kind in kinds for _ in range(2)]),
    ]
    first, *others = (measure(make(seats, sites=one_site(*seats), road_lines=drawn)) for drawn in drawings)
    assert "roads" in set(first.method.to_numpy().ravel())
    for other in others:
        assert other.method.equals(first.method)
        np.testing.assert_allclose(other.minutes, first.minutes, rtol=1e-5)
        np.testing.assert_allclose(other.km, first.km, rtol=1e-5)


def test_pairs_without_a_way_over_roads_follow_the_neighbour_graph():
    """Seat c has no road within 10 km: its pairs are of the graph, and a warning names it."""
    travel = measure(make(north(0, 10, 40), sites=one_site("b", "c"), road_lines=lines(up(0, 12))))
    assert travel.method.loc["a"].tolist() == ["roads", "graph"]
    assert travel.km.at["a", "C"] == pytest.approx(1.7 * 40, rel=1e-3)
    (far,) = [f.values for f in travel.findings if f.id == "network.drawn_far"]
    assert (far["names"], far["count"]) == ("Xã c, C", 2)


def test_a_short_piece_off_the_network_is_not_met():
    """2 km of road beside b that nothing joins: b is tied to the main road, and the pieces are told."""
    east = 103.002
    road = lines(up(0, 30), up(9, 11, lon=east))
    seats = {"a": up(0)[0], "b": (up(10)[0][0], east)}
    travel = measure(make(seats, sites=one_site("b"), road_lines=road))
    assert travel.method.at["a", "B"] == "roads"
    (told,) = [f for f in travel.findings if f.id == "network.drawn_pieces"]
    assert told.values == {"pieces": 2, "percent": pytest.approx(6.2, abs=0.1)}


def test_a_pinned_road_joins_what_the_drawn_ones_do_not():
    """A ferry of 3 km and 25 minutes between two banks 1 km apart."""
    ferry = {"from_commune": "b", "to_commune": "c", "km": 3, "minutes": 25, "use": "pin", "road_class": "commune"}
    road = lines(up(0, 15), up(16, 31))
    travel = measure(make(north(0, 15, 16, 31), sites=one_site("d"), roads=[ferry], road_lines=road))
    assert travel.minutes.at["a", "D"] == pytest.approx(2 * 60 * 15 / 28 + 25, rel=1e-5)
    assert travel.km.at["a", "D"] == pytest.approx(33, rel=1e-5)


def test_a_row_of_travel_stands_above_drawn_roads():
    told = [{"commune": "a", "site": "B", "km": 12, "minutes": 33}]
    travel = measure(make(north(0, 10), sites=one_site("b"), travel=told, road_lines=lines(up(0, 10))))
    assert (travel.minutes.at["a", "B"], travel.method.at["a", "B"]) == (33, "given")


def test_within_a_commune_at_least_five_minutes_and_never_round_by_the_road():
    """The site lies 300 m from the seat, both 4 km from the road: 0.3 × 1.7 km, 1.5 minutes, hence 5."""
    lat, lon = up(10)[0]
    sites = [{"site": "S", "commune": "a", "institution": "S", "lat": lat + 0.3 / KM_PER_DEGREE, "lon": lon}]
    east = 103 + 4 / (KM_PER_DEGREE * np.cos(np.radians(20.09)))
    travel = measure(make({"a": (lat, lon)}, sites=sites, road_lines=lines(up(0, 30, lon=east))))
    assert travel.minutes.at["a", "S"] == 5
    assert travel.km.at["a", "S"] == pytest.approx(0.51, rel=1e-3)
    assert travel.site_minutes.at["S", "S"] == 0


def test_published_distances_are_compared_with_drawn_roads():
    """Published 12 km, drawn 10: −16.7 %. The neighbour graph's 17 km stay in the column before use."""
    row = {"from_commune": "a", "to_commune": "b", "km": 12}
    travel = measure(make(north(0, 10), sites=one_site("b"), roads=[row], road_lines=lines(up(0, 10))))
    told = travel.calibration.iloc[0]
    assert told["km_graph"] == pytest.approx(10, rel=1e-5)
    assert told["error_share"] == pytest.approx(-1 / 6, rel=1e-5)
    assert told["km_uncalibrated"] == pytest.approx(17, rel=1e-5)


def test_far_islands_stay_exempt():
    """A special commune is tied to no road, even one that touches its point."""
    travel = measure(
        make(north(0, 10), communes={"b": {"special": True}}, sites=one_site("a", "b"), road_lines=lines(up(0, 10)))
    )
    assert travel.method.loc["b"].tolist() == ["exempt", "exempt"]
    assert np.isnan(travel.minutes.at["a", "B"])


def province(speed=30.0):
    """Return three seats on a road, and the same with another speed."""
    return make(north(0, 10, 25), sites=one_site("b", "c"), road_lines=lines(up(-1, 30), speed_kmh=[speed]))


def test_with_the_cache_and_without_it_the_travel_is_the_same(own_cache, monkeypatch):
    """To the bit: computed and kept, read, computed again with the cache off; read means not computed."""
    first = measure(province())
    assert len(list(own_cache.iterdir())) == 1
    with monkeypatch.context() as patched:
        patched.setattr(drawn_module, "ways_between", lambda *_: pytest.fail("computed again"))
        again = measure(province())
    monkeypatch.setenv(cache.VARIABLE, "off")
    without = measure(province())
    assert len(list(own_cache.iterdir())) == 1
    for other in (again, without):
        for name in ("minutes", "km", "site_minutes", "site_km", "method"):
            assert getattr(other, name).equals(getattr(first, name))
        assert other.findings == first.findings


@pytest.mark.parametrize("other", ["speed", "seat", "pin"])
def test_another_question_is_not_answered_from_the_cache(other):
    """Each input is part of the key: with a change the result is that of the change."""
    before = measure(province()).minutes.at["a", "C"]
    if other == "speed":
        after = province(15.0)
    else:
        pins = [{"from_commune": "a", "to_commune": "c", "km": 25, "minutes": 7, "use": "pin"}] * (other == "pin")
        where = north(0, 10, 24 if other == "seat" else 25)
        after = make(where, sites=one_site("b", "c"), roads=pins, road_lines=province().road_lines)
    found = measure(after).minutes.at["a", "C"]
    assert found == pytest.approx({"speed": 2 * before, "seat": before * 24 / 25, "pin": 7}[other], rel=1e-5)


def test_a_broken_entry_is_computed_again(own_cache):
    first = measure(province())
    (entry,) = own_cache.iterdir()
    entry.write_bytes(entry.read_bytes()[:-7])
    assert measure(province()).minutes.equals(first.minutes)
