"""Which seats are neighbours."""

import networkx as nx
import numpy as np
import pytest

from optimizer.network.neighbours import neighbours


def matrix(points):
    xy = np.array(points, dtype=float).reshape(-1, 2)
    return np.hypot(*(xy[:, None] - xy[None, :]).transpose(2, 0, 1))


def test_the_seat_in_between_parts_the_outer_two():
    """On a line 0–10–20, 0 and 20 are no neighbours: by way of 10 it is no longer."""
    assert neighbours(matrix([(0, 0), (10, 0), (20, 0)]), 40) == [(0, 1), (1, 2)]


def test_three_corners_are_all_neighbours():
    """In an equilateral triangle the way by the third corner is twice as long."""
    assert neighbours(matrix([(0, 0), (10, 0), (5, 8.66)]), 40) == [(0, 1), (0, 2), (1, 2)]


@pytest.mark.parametrize(("aside", "direct"), [(5.5, False), (6, True)])
def test_a_settlement_close_to_the_way_takes_it(aside, direct):
    """Ends 20 apart, a third seat midway, off by h: 2·√(100 + h²) against 23. h = 5.5: 22.83, taken; 6: 23.32, not."""
    assert ((0, 1) in neighbours(matrix([(0, 0), (20, 0), (10, aside)]), 40)) is direct


def test_two_seats_at_one_place_do_not_hide_each_other():
    """Two seats 0.05 km apart and one 10 km off: the twins are joined, and the first of them leads on."""
    assert neighbours(matrix([(0, 0), (0.05, 0), (10, 0)]), 40) == [(0, 1), (0, 2)]


@pytest.mark.parametrize("points", [[], [(0, 0)]])
def test_none_or_one_seat_has_no_neighbour(points):
    assert neighbours(matrix(points), 40) == []


def test_nothing_is_joined_beyond_the_limit():
    """0, 10 and 60: the last is 50 km from its nearest seat, the limit is 40."""
    assert neighbours(matrix([(0, 0), (10, 0), (60, 0)]), 40) == [(0, 1)]


@pytest.mark.parametrize("seed", range(5))
def test_every_shortest_spanning_tree_edge_is_kept(seed):
    """So the neighbour graph is connected whatever the points."""
    km = matrix(np.random.default_rng(seed).uniform(0, 100, (60, 2)))
    tree = {(min(e), max(e)) for e in nx.minimum_spanning_edges(nx.from_numpy_array(km), data=False)}
    pairs = neighbours(km, 1000)
    assert tree <= set(pairs)
    assert pairs == sorted(set(pairs))
