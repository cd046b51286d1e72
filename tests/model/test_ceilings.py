"""A goal stays below its ceiling, whatever the plan then costs; goals in order reach exactly what they can."""

import random
from typing import Any

import pytest

from optimizer.model import lexicographic
from optimizer.model.lexicographic import Reached, in_order
from optimizer.model.solve import Solved, optimize
from optimizer.scenario import Goals, InvalidScenario
from tests.model.cases import EXACT, FREE, cheapest, one_school, optimum, two_schools
from tests.model.sketch import draw_scenario, draw_sketch


def test_binds_a_ceiling_on_access():
    """Merged with one site closed 1450, of which 60 are travel; with access at most 0 both sites stay: 1490."""
    near = FREE.but(goals=Goals(at_most=(("access", 0.0),)))
    assert cheapest(two_schools(), near, without=["ceilings"])[0] == pytest.approx(1450)
    assert cheapest(two_schools(), near)[0] == pytest.approx(1490)


def test_a_ceiling_on_units_below_one_cannot_be_kept():
    """Somebody must take the other in: one unit is the least, and costs 1450."""
    assert cheapest(two_schools(), FREE.but(goals=Goals(at_most=(("units", 1.0),))))[0] == pytest.approx(1450)
    assert optimum(two_schools(), FREE.but(goals=Goals(at_most=(("units", 0.0),)))).status == "infeasible"


def test_a_ceiling_on_demand_not_met_is_kept_or_proven_impossible():
    """One school seats 30 of 40: ten are not served, 1890; at most 9 is impossible without workshops."""
    assert cheapest(one_school(), FREE.but(goals=Goals(at_most=(("unplaced", 10.0),))))[0] == pytest.approx(1890)
    assert optimum(one_school(), FREE.but(goals=Goals(at_most=(("unplaced", 9.0),)))).status == "infeasible"


def test_access_first_costs_what_the_nearest_network_costs():
    """Access can be 0 (both sites kept); the cheapest such plan costs 1490, though 1450 exists."""
    solved, reached = in_order(two_schools().case(FREE.but(goals=Goals(order=(("access", 0.0),)))), EXACT)
    assert [(r.goal, round(r.value or 0, 3)) for r in reached] == [("access", 0), ("cost", 1490)]
    assert solved.objective_mvnd == pytest.approx(1490)


def test_a_tolerance_lets_a_later_goal_have_its_way():
    """Cost first: 1450 and access 60. With a tolerance of 3 % (1493.5) access comes to 0 at a cost of 1490.

    Cheaper plans there are, but none with that access: 1490 is proven, and the turn of cost says 1450.
    """
    strict = in_order(two_schools().case(FREE.but(goals=Goals(order=(("cost", 0.0), ("access", 0.0))))), EXACT)
    loose = in_order(two_schools().case(FREE.but(goals=Goals(order=(("cost", 0.03), ("access", 0.0))))), EXACT)
    assert [round(r.value or 0, 3) for r in strict[1]] == [1450, 60]
    assert [round(r.value or 0, 3) for r in loose[1]] == [1450, 0]
    assert loose[0].objective_mvnd == pytest.approx(1490)
    assert loose[0].bound_mvnd == pytest.approx(1490)
    assert loose[1][0].bound == pytest.approx(1450)


def test_no_plan_in_the_first_turn_is_no_plan():
    """No unit at all: proven in the first turn, no other is taken."""
    asked = FREE.but(goals=Goals(order=(("access", 0.0),), at_most=(("units", 0.0),)))
    solved, reached = in_order(two_schools().case(asked), EXACT)
    assert solved.status == "infeasible"
    assert [r.goal for r in reached] == ["access"]


@pytest.mark.parametrize("goal", ["access", "units", "budget", "unplaced", "cost"])
@pytest.mark.parametrize("most", [0.0, 10.0])
def test_a_start_beside_a_tight_ceiling_costs_nothing(goal: str, most: float):
    """From any start the cheapest plan is found; from the one nearest to learners the solver called 1490 optimal."""
    begin, _ = in_order(two_schools().case(FREE.but(goals=Goals(order=((goal, 0.0),)))), EXACT)
    case = two_schools().case(FREE.but(goals=Goals(at_most=(("unplaced", most),))))
    found = optimize(case, EXACT, start=begin.decisions)
    assert (found.status, found.objective_mvnd) == ("optimal", pytest.approx(1450))


@pytest.mark.parametrize("seed", range(6))
def test_the_first_goal_is_as_good_as_it_is_alone(seed: int):
    """Random tiny networks: cost first equals the cheapest plan; furthest first is what no smaller limit allows."""
    rng = random.Random(seed)
    sketch = draw_sketch(rng)
    asked = draw_scenario(rng, sketch)
    alone = optimum(sketch.net(), asked)
    _, cost = in_order(
        sketch.net().case(asked.but(goals=asked.goals.model_copy(update={"order": (("cost", 0.0), ("units", 0.0))}))),
        EXACT,
    )
    assert (cost[0].value is None) == (alone.objective_mvnd is None)
    if alone.objective_mvnd is not None:
        assert cost[0].value == pytest.approx(alone.objective_mvnd)
    goals = asked.goals.model_copy(update={"order": (("furthest", 0.0),)})
    solved, far = in_order(sketch.net().case(asked.but(goals=goals)), EXACT)
    if far[0].value is not None and far[0].value > 0:
        nearer = asked.goals.model_copy(update={"furthest_at_most": far[0].value - 0.001})
        assert optimum(sketch.net(), asked.but(goals=nearer)).status == "infeasible"
        assert solved.objective_mvnd is not None


@pytest.mark.parametrize(
    "wrong",
    [{"order": (("minutes", 0.0),)}, {"at_most": (("furthest", 3.0),)}, {"order": (("cost", 0.0), ("cost", 0.1))},
     {"order": (("cost", -0.1),)}],
)  # fmt: skip
def test_goals_that_cannot_be_are_refused(wrong: dict[str, object]):
    """Unknown names, a goal named twice, a negative tolerance."""
    with pytest.raises(InvalidScenario):
        Goals(**wrong)  # type: ignore[arg-type]


def test_an_offer_that_no_row_names_is_no_hindrance():
    """A private school's offer without places stands in no row of any rule: all 40 are not served."""
    net = two_schools(
        institutions={"A": {"type": "CD", "ownership": "private"}, "B": "TC"},
        sites={"A1": ("A", "c1"), "B1": ("B", "c2")}, offers=[("A1", "T", 0)],
    )  # fmt: skip
    solved, reached = in_order(net.case(FREE.but(goals=Goals(order=(("unplaced", 0.0),)))), EXACT)
    assert reached[0].value == pytest.approx(40)
    assert solved.goals["unplaced"] == pytest.approx(40)


@pytest.mark.parametrize("why", ["infeasible", "time"])
def test_a_turn_without_a_plan_leaves_that_of_the_turn_before(why: str, monkeypatch: pytest.MonkeyPatch):
    """Cost first: 1450 and access 60. The turn of access finds nothing: its value is 60 and none is called best."""
    turn = lexicographic._Turn.taken

    def taken(self: Any, goal: str, tolerance: float) -> Any:
        if goal != "access":
            return turn(self, goal, tolerance)
        return Solved("none", why, None, 5.0, None, {}, {}), Reached(goal, None, 5.0, tolerance, why), {}

    monkeypatch.setattr(lexicographic._Turn, "taken", taken)
    asked = FREE.but(goals=Goals(order=(("cost", 0.0), ("access", 0.0))))
    solved, reached = in_order(two_schools().case(asked), EXACT)
    assert [round(r.value or 0, 3) for r in reached] == [1450, 60]
    assert (reached[1].bound, reached[1].stopped_by) == ((None, "work") if why == "infeasible" else (5.0, "time"))
    assert solved.objective_mvnd == pytest.approx(1450)


def test_the_cheapest_of_the_plans_that_are_left_is_taken_at_the_end():
    """Demand not met first, then units, cost before them free by half: one unit serves all, for 1450, not more."""
    order = (("cost", 0.5), ("unplaced", 0.0), ("units", 0.0))
    solved, reached = in_order(two_schools().case(FREE.but(goals=Goals(order=order))), EXACT)
    assert [(r.goal, round(r.value or 0, 3)) for r in reached] == [("cost", 1450), ("unplaced", 0), ("units", 1)]
    assert solved.objective_mvnd == pytest.approx(1450)


def test_goals_over_years_are_ordered_as_over_one():
    """Access 0 with both sites in both years, 1490 + 850 × 2.5 / 7; cost first 1450 and these posts, access 60."""
    net = two_schools(later={2026: {("c1", "T"): 20, ("c2", "T"): 20}})
    years = FREE.but(periods=(2026, 2028))
    near, reached = in_order(net.case(years.but(goals=Goals(order=(("access", 0.0),)))), EXACT)
    assert [r.value for r in reached] == pytest.approx([0, 1490 + 850 * 2.5 / 7])
    assert near.objective_mvnd == pytest.approx(1490 + 850 * 2.5 / 7)
    order = (("cost", 0.0), ("access", 0.0), ("units", 0.0), ("furthest", 0.0))
    _, reached = in_order(net.case(years.but(goals=Goals(order=order))), EXACT)
    assert [r.value for r in reached] == pytest.approx([1450 + 850 * 2.5 / 7, 60, 1, 0])
