"""Those enrolled finish where they are; where the site closes before, the rest move."""

from typing import Any

import pytest

from optimizer.scenario import Offers, Sites, Transition
from tests.model.cases import FREE, STILL, Net, cheapest, entrants, two_schools

FINISH = FREE.but(transition=Transition(enrolled="finish"))
EQUAL = {("c1", "T"): 20, ("c2", "T"): 20}


def _schools(**changes: Any) -> Net:
    """`two_schools` with 20 entrants recorded at each (moving them costs 20 × 0.2 = 4 a year)."""
    return two_schools(**({"offers": [("A1", "T", 40, 20), ("B1", "T", 40, 20)]} | changes))


def test_binds_who_has_not_finished_moves_at_a_cost():
    """Tables of 2028, T takes a year: B1 closes with all its learners, 1450 + 4. Without the rule 1450."""
    assert cheapest(_schools(), FINISH)[0] == pytest.approx(1454)
    assert cheapest(_schools(), FINISH, without=["transition"])[0] == pytest.approx(1450)


def test_who_has_finished_by_then_does_not_move():
    """Tables of 2026: all of a year's course have finished by 2028, 1450; all move at 1454 where they may not stay."""
    net = _schools(facts={"as_of": "2026-03-01"})
    assert cheapest(net, FINISH)[0] == pytest.approx(1450)
    assert cheapest(net, FREE)[0] == pytest.approx(1454)


def test_part_of_a_longer_course_is_left():
    """Three years from 2026: a third is left in 2028, at 20 × 3 / 3 × 0.2 = 4 of 12; teaching 600, travel 180.

    B1 kept: 1000 + 200 + 20 + 50 + 600 + 20 = 1890, below 1000 + 100 + 80 + 600 + 10 + 180 + 4; B1 must close.
    """
    net = _schools(programmes={"T": ("TC", 3)}, facts={"as_of": "2026-03-01"})
    assert cheapest(net, FINISH.but(pins={"close_sites": ("B1",)}))[0] == pytest.approx(1974)


def test_an_offer_that_ends_at_an_open_site_moves_nobody():
    """Classes of 30 at least: one of the two ends (40 learners at A1, 60 of travel); its learners finish, 0 to pay.

    Apart: 2000 + 200 + 10 + 200 + 60 = 2470, with 4 more where all must move.
    """
    classes = {"offers": Offers(new="none", smallest_class=30, modules_per_site_at_most=0)}
    cost, plan = cheapest(_schools(), STILL.but(transition=Transition(enrolled="finish"), **classes))
    assert cost == pytest.approx(2470)
    assert {entrants(plan, "A1"), entrants(plan, "B1")} == {0, 40}
    assert cheapest(_schools(), STILL.but(**classes))[0] == pytest.approx(2474)


def test_enrolled_binds_who_was_taught_two_years_before_the_end():
    """One school with two sites at one place, tables of 2023, T takes three years, moving a learner costs 30 once.

    In 2026 80 want T: both sites teach. In 2028 40 do: B1 closes (saves 100 + 10 − 30), with a third of its learners:
    20 × 3 / 3 × 3 = 60. Without the rule for nothing: 5 / 7 × 60 less.
    """
    net = _schools(
        apart=0, institutions={"A": "CD"}, sites={"A1": ("A", "c1"), "B1": ("A", "c2")}, programmes={"T": ("TC", 3)},
        facts={"as_of": "2023-03-01"}, costs={"learner_moved_once_mvnd": 30},
        later={2026: {("c1", "T"): 40, ("c2", "T"): 40}},
    )  # fmt: skip
    asked = FINISH.but(periods=(2026, 2028), sites=Sites(closing="any"))
    cost, plan = cheapest(net, asked)
    free, _ = cheapest(net, asked, without=["enrolled"])
    assert plan.keep == {"A1": "A"}
    assert cost - free == pytest.approx(60 * 5 / 7)
