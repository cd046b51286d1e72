"""What must hold between the answers to two related questions, whatever the network."""

import random
from typing import Any

import pytest

from optimizer.model.solve import Solved
from optimizer.scenario import (
    Autonomy,
    Boarding,
    Budget,
    Centres,
    Coverage,
    Equity,
    Floors,
    Founding,
    Goals,
    Merging,
    Offers,
    Pins,
    Reach,
    Rooms,
    Scenario,
    Sites,
)
from optimizer.scenario.goals import COUNTED
from tests.model.cases import FLAT, FREE, MONEY, Net, cheapest, optimum, two_schools
from tests.model.sketch import Sketch, draw_scenario, draw_sketch
from tests.model.test_brute_force_path import draw_path

SEEDS = [*range(2), *(pytest.param(k, marks=pytest.mark.slow) for k in range(2, 20))]


def _drawn(seed: int) -> tuple[Sketch, Scenario]:
    rng = random.Random(1000 + seed)
    sketch = draw_sketch(rng)
    return sketch, draw_scenario(rng, sketch)


def _cost(found: Solved) -> float:
    """Objective; infinite where no plan exists."""
    assert found.status in {"optimal", "infeasible"}
    return float("inf") if found.objective_mvnd is None else found.objective_mvnd


def _solve(net: Net, asked: Scenario) -> Solved:
    return optimum(net, asked)


RELAXED: tuple[dict[str, Any], ...] = (
    {"merging": Merging(hosts_per_institution_at_most=9)},
    {"founding": Founding()},
    {"autonomy": Autonomy()},
    {"goals": Goals()},
    {"staffing": {"hired_at_most": None, "posts_at_most": ()}},
    {"reach": {"day_minutes_at_most": None, "boarding_minutes_at_most": None, "nobody_further_than": None}},
    {"path": {"lead_months": 0, "lead_months_college": 0}},
    {"centres": Centres(policy="free", thn_entrants_per_site=90)},
    {"sites": Sites(closing="any")},
    {"coverage": Coverage()},
    {"floors": Floors()},
    {"pins": Pins()},
    {"rooms": Rooms()},
    {"boarding": Boarding()},
    {"equity": Equity()},
    {"budget": Budget()},
)


@pytest.mark.parametrize("seed", SEEDS)
def test_fewer_rules_never_cost_more(seed: int):
    """Each group of rules left out in turn: the bound of the freer question is no more than the objective of the other.

    (Leaving out a pin on a merger or a leave takes away a choice too; seeds with those skip that step.)
    """
    _freer_is_never_dearer(*_drawn(seed))


@pytest.mark.parametrize("seed", SEEDS)
def test_fewer_rules_never_cost_more_over_two_years(seed: int):
    """The same of 2026 and 2028."""
    _freer_is_never_dearer(*draw_path(1000 + seed))


def _freer_is_never_dearer(sketch: Sketch, asked: Scenario) -> None:
    net = sketch.net()
    cost = _cost(_solve(net, asked))
    for change in RELAXED:
        if "pins" in change and (asked.pins.merge or asked.pins.leave or asked.pins.convert):
            continue
        whole = {k: asked.model_dump()[k] | v if isinstance(v, dict) else v for k, v in change.items()}
        freer = _solve(net, asked.but(**whole))
        assert _cost(freer) <= cost + 1e-6 * max(1.0, abs(_cost(freer)))
        if freer.bound_mvnd is not None:
            assert freer.bound_mvnd <= cost + 1e-6 * max(1.0, abs(freer.bound_mvnd))


def _times_eight(most: float | tuple[tuple[int, float], ...] | None) -> Any:
    """Return a ceiling of money, or ceilings by year, eight times as high."""
    if most is None:
        return None
    return tuple((year, 8 * value) for year, value in most) if isinstance(most, tuple) else 8 * most


@pytest.mark.parametrize("seed", SEEDS)
def test_money_in_another_unit_is_the_same_question(seed: int):
    """All prices and ceilings of money times 8: the same status, eight times the objective."""
    sketch, asked = _drawn(seed)
    dear = sketch.but(costs={**sketch.costs, **{k: 8 * {**FLAT, **sketch.costs}[k] for k in MONEY}})
    dear = dear.but(programmes={p: {**v, "module_mvnd": 8 * v["module_mvnd"]} for p, v in sketch.programmes.items()})
    paid = {s: v["investment_mvnd"] for s, v in sketch.sites.items() if "investment_mvnd" in v}
    dear = dear.but(
        sites={s: v | {"investment_mvnd": 8 * paid[s]} if s in paid else v for s, v in sketch.sites.items()}
    )
    money = tuple(
        (goal, 8 * most if goal in {"cost", "budget", "access"} else most) for goal, most in asked.goals.at_most
    )
    richer = asked.but(goals=asked.goals.model_copy(update={"at_most": money}))
    richer = richer.but(budget=Budget(**{name: _times_eight(most) for name, most in asked.budget.model_dump().items()}))
    one, eight = _solve(sketch.net(), asked), _solve(dear.net(), richer)
    assert one.status == eight.status
    assert 8 * _cost(one) == pytest.approx(_cost(eight), rel=1e-6)


@pytest.mark.parametrize("seed", SEEDS)
def test_more_demand_never_costs_less(seed: int):
    """With classes of any size and no floors or coverage, a plan for more learners serves fewer at no more."""
    sketch, asked = _drawn(seed)
    plain = asked.but(
        offers=Offers(new=asked.offers.new, smallest_class=0, modules_per_site_at_most=1),
        floors=Floors(),
        coverage=Coverage(),
    )
    more = sketch.but(demand={k: v + 3 for k, v in sketch.demand.items()})
    less, greater = _solve(sketch.net(), plain), _solve(more.net(), plain)
    assert less.status == greater.status
    assert _cost(less) <= _cost(greater) * (1 + 1e-6)


@pytest.mark.parametrize(("closing", "cost"), [("none", 120), ("absorbed", 120), ("any", 30)])
def test_a_site_that_nobody_uses_costs_only_itself(closing: Any, cost: float):
    """A second site of A (20 rooms, no offers): 100 + 20 a year where it stays, 30 for closing it; no more."""
    asked = FREE.but(sites=Sites(closing=closing), pins=Pins(keep=("A",)))
    before, plan = cheapest(two_schools(), asked)
    extra = {"institution": "A", "commune": "c1", "rooms": 20}
    after, other = cheapest(two_schools(sites={"A1": ("A", "c1"), "B1": ("B", "c2"), "A9": extra}), asked)
    assert after - before == pytest.approx(cost)
    assert other.place == plan.place
    assert other.run == plan.run
    assert {s: h for s, h in other.keep.items() if s != "A9"} == plan.keep


def test_names_do_not_matter():
    """Institutions, sites and communes named in another order: the same cost."""
    net = two_schools(demand={("c1", "T"): 25, ("c2", "T"): 15})
    renamed = two_schools(
        communes={"z": 0, "a": 30}, institutions={"Y": "CD", "X": "TC"}, sites={"Q": ("Y", "z"), "P": ("X", "a")},
        offers=[("Q", "T", 40), ("P", "T", 40)], demand={("z", "T"): 25, ("a", "T"): 15},
    )  # fmt: skip
    assert cheapest(net)[0] == pytest.approx(cheapest(renamed)[0])


def test_further_reach_never_costs_more():
    """Within 10 minutes the 20 at c2 have only B1; within 30 minutes A1 too: 1490 (both sites, merged), then 1450."""
    for minutes, cost in ((10, 1490), (30, 1450), (None, 1450)):
        asked = FREE.but(reach=Reach(boarding_minutes_at_most=minutes))
        assert cheapest(two_schools(), asked)[0] == pytest.approx(cost)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("goal", COUNTED)
def test_a_ceiling_that_the_best_plan_keeps_changes_nothing(goal: str, seed: int):
    """Each goal at most what it is in the optimum: the same cost. At most 1 % less: kept, no cheaper, or no plan."""
    sketch, asked = _drawn(seed)
    net, best = sketch.net(), _solve(sketch.net(), asked)
    if best.objective_mvnd is None:
        return
    value = best.goals[goal]
    others = tuple(pair for pair in asked.goals.at_most if pair[0] != goal)

    def under(most: float) -> Solved:
        at_most = (*others, (goal, most))
        return _solve(net, asked.but(goals=asked.goals.model_copy(update={"at_most": at_most})))

    assert _cost(under(value + 1e-6 * max(1.0, value))) == pytest.approx(best.objective_mvnd, rel=1e-6)
    tight = under(0.99 * value)
    assert _cost(tight) >= best.objective_mvnd * (1 - 1e-6)
    assert tight.status == "infeasible" or tight.goals[goal] <= 0.99 * value + 1e-6 * max(1.0, value)
