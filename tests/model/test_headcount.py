"""Ceilings on teachers hired, and on posts by year."""

from typing import Any

import pytest

from optimizer.scenario import Path, Scenario, Staffing
from tests.model.cases import FREE, STILL, Net, cheapest, optimum, two_schools

DEAR = {"merge_once_mvnd": 50000}
"""A merger costs 5000 a year: nobody merges unasked, 2420; merged with B1 closed 1450 + 4950 = 6400."""
EQUAL = {("c1", "T"): 20, ("c2", "T"): 20}


def _schools(**changes: Any) -> Net:
    """Two schools of 10 people each, 2 vocational teachers at A, none at B; 0.8 needed at each."""
    units = {
        i: {"type": t, "posts": 10, "vocational_teachers": n, "general_teachers": 0}
        for i, t, n in (("A", "CD", 2), ("B", "TC", 0))
    }
    return two_schools(**({"institutions": units} | changes))


def _posts(base: Scenario, *most: tuple[str, float], **changes: Any) -> Scenario:
    return base.but(staffing=Staffing(posts_at_most=most, **changes))


def test_binds_a_ceiling_on_posts_forces_a_merger():
    """20 people, at most 15: a merger lets 5 posts lapse, 6400 in place of 2420; 14 cannot be."""
    net = _schools(costs=DEAR)
    assert cheapest(net, FREE)[0] == pytest.approx(2420)
    assert cheapest(net, _posts(FREE, ("2028", 15)))[0] == pytest.approx(6400)
    assert cheapest(net, _posts(FREE, ("2028", 15)), without=["headcount"])[0] == pytest.approx(2420)
    assert optimum(net, _posts(FREE, ("2028", 14))).status == "infeasible"


def test_a_centre_lets_fewer_posts_lapse():
    """4 of a centre: at most 16 is the least."""
    centre = {"type": "GDNN", "posts": 10}
    net = _schools(institutions={"A": {"type": "CD", "posts": 10}, "B": centre})
    into_a = FREE.but(pins={"keep": ("A",)})
    assert optimum(net, _posts(into_a, ("2028", 15))).status == "infeasible"
    assert optimum(net, _posts(into_a, ("2028", 16))).status == "optimal"


def test_teachers_counted_are_those_required():
    """8 + 10 others, 1.6 teachers required of 2: apart 18 + 0.8 + 0.8 = 19.6 in the long run."""
    assert optimum(_schools(), _posts(STILL, ("2028", 19.6), counted=True, attrition=0)).status == "optimal"
    fewer = optimum(_schools(), _posts(STILL, ("2028", 19.5), counted=True, attrition=0))
    assert sum(fewer.decisions.unplaced.values()) == pytest.approx(2.5)  # type: ignore[union-attr]


def test_no_teacher_may_be_hired():
    """B has no teacher: its 20 learners travel to A (60), its offer ends (10), 0.4 left over (8): 2478, not 2452."""
    asked = STILL.but(staffing=Staffing(counted=True, attrition=0, hired_at_most=0))
    assert cheapest(_schools(), asked)[0] == pytest.approx(2478)
    assert cheapest(_schools(), asked, without=["headcount"])[0] == pytest.approx(2452)


def test_posts_binds_year_by_year():
    """2026 and 2028: merged in 2026, half of the 5 posts have lapsed by 2028 (17.5), none in 2026.

    Asked for 17.5 in 2028 they merge in 2026: 6400 + 850 × 2.5 / 7 of posts that glide; asked for 17 nothing helps.
    """
    net = _schools(costs=DEAR, later={2026: EQUAL})
    years = FREE.but(periods=(2026, 2028), path=Path(targets="every"))
    asked = _posts(years, ("2028", 17.5))
    assert cheapest(net, asked)[0] == pytest.approx(6400 + 850 * 2.5 / 7)
    assert cheapest(net, asked, without=["posts"])[0] == pytest.approx(2420)
    assert optimum(net, _posts(years, ("2028", 17))).status == "infeasible"
    assert optimum(net, _posts(years, ("2026", 19))).status == "infeasible"


def test_a_ceiling_for_a_year_that_is_not_asked_is_refused():
    """2030 is none of the periods; a word is no year."""
    for year in ("2030", "sau"):
        with pytest.raises(ValueError, match="posts_at_most"):
            _posts(FREE, (year, 10))
