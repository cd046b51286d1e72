"""The model's optimum equals the cheapest of all plans, tried one by one."""

import random

import pytest

from optimizer.solution.audit import audit, passed
from optimizer.solution.solution import Proof
from tests.model.cases import optimum
from tests.model.enumeration import cheapest_plan
from tests.model.sketch import draw_divisible, draw_scenario, draw_sketch

FAST, ALL = 60, 420


def _same(seed: int) -> None:
    rng = random.Random(seed)
    sketch = draw_sketch(rng)
    scenario = draw_scenario(rng, sketch)
    expected = cheapest_plan(sketch, scenario)
    found = optimum(sketch.net(), scenario)
    if expected is None:
        assert found.status == "infeasible", f"seed {seed}: a plan of {found.objective_mvnd} where none exists"
        return
    assert found.status == "optimal", f"seed {seed}: {found.status}, but a plan costs {expected}"
    assert found.objective_mvnd == pytest.approx(expected, rel=1e-6, abs=1e-6), f"seed {seed}"


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
