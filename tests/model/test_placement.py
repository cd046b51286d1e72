"""Every entrant is placed at a site, taught in a mobile class, or counted as not served."""

import pytest

from optimizer.scenario import Reach
from tests.model.cases import FREE, cheapest, entrants, one_school


def test_those_who_find_no_place_are_counted():
    """30 places for 40 learners: 20 from c1, 10 from c2 (3 each in travel against 60 unserved).

    1000 + 100 + 10 + 30 × 5 + 10 × 3 + 10 × 60 = 1890.
    """
    cost, plan = cheapest(one_school())
    assert cost == pytest.approx(1890)
    assert plan.place == {("c1", "T", "A1"): 20, ("c2", "T", "A1"): 10}
    assert plan.unplaced == {("c2", "T"): 10}


def test_binds_without_it_nobody_is_taught_and_nobody_is_missed():
    """Without the rule the cheapest plan teaches no one: 1000 + 100 = 1100, and 40 learners are in no count."""
    cost, plan = cheapest(one_school(), without=["placement"])
    assert cost == pytest.approx(1100)
    assert not plan.place
    assert not plan.unplaced


def test_demand_out_of_reach_is_not_served():
    """Nobody from c2 may travel 30 minutes when 29 is the furthest: 1000 + 100 + 10 + 20 × 5 + 20 × 60 = 2410."""
    near = FREE.but(reach=Reach(boarding_minutes_at_most=29))
    cost, plan = cheapest(one_school(), near)
    assert cost == pytest.approx(2410)
    assert plan.unplaced == {("c2", "T"): 20}


def test_demand_that_nobody_offers_is_not_served():
    """U is offered nowhere: 5 entrants of 2 years cost 5 × 2 × 60 = 600 more than the 1890 of T."""
    net = one_school(
        programmes={"T": ("TC", 1), "U": ("TC", 2)}, demand={("c1", "T"): 20, ("c2", "T"): 20, ("c1", "U"): 5}
    )
    cost, plan = cheapest(net)
    assert cost == pytest.approx(2490)
    assert plan.unplaced[("c1", "U")] == 5


def test_a_mobile_class_serves_too():
    """A team with 8 places takes 8 of the 10 that are left: each 5 + 2 instead of 60, 1890 - 8 × 53 = 1466."""
    cost, plan = cheapest(one_school(offers=[("A1", "T", 30), ("A1", "T", 8, 0, "mobile")]))
    assert cost == pytest.approx(1890 - 8 * 60 + 8 * 7)
    assert plan.mobile == {("c2", "T", "A"): 8}
    assert entrants(plan, "A1") == 30
    assert plan.unplaced == {("c2", "T"): 2}


def test_driving_is_not_planned():
    """Demand for driving costs nothing and is in no count: the plan of T alone, 1890."""
    net = one_school(
        programmes={"T": ("TC", 1), "X": ("LX", 0.25)},
        offers=[("A1", "T", 30), ("A1", "X", 500, 400)],
        demand={("c1", "T"): 20, ("c2", "T"): 20, ("c1", "X"): 300},
    )
    cost, plan = cheapest(net)
    assert cost == pytest.approx(1890)
    assert {p for _, p in plan.unplaced} == {"T"}
    assert plan.run == {("T", "A1")}
