"""The model's optimum equals the cheapest of all plans, tried one by one."""

import random

import pytest

from optimizer.scenario import Scenario
from optimizer.solution.audit import audit, passed
from optimizer.solution.solution import Proof
from tests.model.cases import optimum
from tests.model.enumeration import cheapest_plan
from tests.model.sketch import Sketch, draw_divisible, draw_scenario, draw_sketch

FAST, ALL = 130, 420
CEILED = 5
"""Of one in so many a ceiling on the cost is tried as well."""


def _same(seed: int) -> None:
    rng = random.Random(seed)
    sketch = draw_sketch(rng)
    scenario = draw_scenario(rng, sketch)
    expected = cheapest_plan(sketch, scenario)
    found = optimum(sketch.net(), _until_the_year(scenario))
    if expected is None:
        assert found.status == "infeasible", f"seed {seed}: a plan of {found.objective_mvnd} where none exists"
        return
    assert found.status == "optimal", f"seed {seed}: {found.status}, but a plan costs {expected}"
    assert found.objective_mvnd == pytest.approx(expected, rel=1e-6, abs=1e-6), f"seed {seed}"
    if seed % CEILED == 0:
        _ceiling_on_cost(sketch, scenario, expected)


def _until_the_year(scenario: Scenario) -> Scenario:
    """Return the same question, what may be invested said of its year."""
    most = scenario.budget.investment_at_most
    if most is None:
        return scenario
    until = {"investment_at_most": None, "investment_by_year": ((str(scenario.year), most),)}
    return scenario.but(budget=scenario.budget.model_copy(update=until))


def _ceiling_on_cost(sketch: Sketch, scenario: Scenario, least: float) -> None:
    """A ceiling just above the least cost changes nothing; one just below it cannot be kept."""
    for most, status in ((least + 1e-4 * abs(least), "optimal"), (least - 1e-4 * abs(least), "infeasible")):
        at_most = (*(pair for pair in scenario.goals.at_most if pair[0] != "cost"), ("cost", most))
        asked = scenario.but(goals=scenario.goals.model_copy(update={"at_most": at_most}))
        found = optimum(sketch.net(), asked)
        assert found.status == status
        assert found.objective_mvnd == (None if status == "infeasible" else pytest.approx(least, rel=1e-6))


@pytest.mark.parametrize("seed", range(FAST))
def test_the_optimum_is_the_cheapest_of_all_plans(seed: int):
    """At most 3 institutions, 3 sites, 2 programmes, drawn at random: equal cost, or no plan in both."""
    _same(seed)


@pytest.mark.slow
@pytest.mark.parametrize("block", range(FAST, ALL, 24))
def test_the_optimum_is_the_cheapest_of_all_plans_many_times(block: int):
    """The same for hundreds of networks."""
    for seed in range(block, min(block + 24, ALL)):
        _same(seed)


def _divided(seed: int) -> None:
    sketch, scenario = draw_divisible(random.Random(seed))
    net = sketch.net()
    expected, found = cheapest_plan(sketch, scenario), optimum(net, scenario)
    if expected is None:
        assert found.status == "infeasible", f"seed {seed}: a plan of {found.objective_mvnd} where none exists"
        return
    assert found.status == "optimal", f"seed {seed}: {found.status}, but a plan costs {expected}"
    assert found.objective_mvnd == pytest.approx(expected, rel=1e-6, abs=1e-6), f"seed {seed}"
    assert found.decisions is not None
    proof = Proof(found.objective_mvnd, None, None, "gap")
    judged = audit(net.province, net.travel, scenario, found.decisions, proof, terms=found.terms)
    assert passed(judged), f"seed {seed}: the audit contradicts the model"


@pytest.mark.parametrize("seed", range(12))
def test_the_optimum_is_the_cheapest_where_an_institution_may_be_divided(seed: int):
    """Three institutions, one of two sites that may go to both others, or are decided to: equal cost, or no plan."""
    _divided(seed)


@pytest.mark.slow
@pytest.mark.parametrize("block", range(12, 212, 20))
def test_the_optimum_is_the_cheapest_where_an_institution_may_be_divided_many_times(block: int):
    """The same for hundreds of networks."""
    for seed in range(block, block + 20):
        _divided(seed)
