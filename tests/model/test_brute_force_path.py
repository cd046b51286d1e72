"""Over two years too the model's optimum equals the cheapest of all plans, tried one by one."""

import random

import pytest

from optimizer.model.solve import Solved
from optimizer.scenario import Offers, Path, Scenario
from optimizer.solution.audit_path import audit_path
from optimizer.solution.frames import network_of
from optimizer.solution.path import Path as Years
from optimizer.solution.path import of_year
from optimizer.solution.solution import Proof
from tests.model.cases import optimum
from tests.model.enumeration_path import cheapest_path
from tests.model.sketch import Sketch, draw_scenario, draw_sketch, with_ceilings

FAST, ALL = 20, 220


def _draw(seed: int) -> tuple[Sketch, Scenario]:
    """Draw at most 2 institutions, 3 sites and 2 programmes, 2026 and 2028; at most one workshop a field and site.

    Posts by year are left to `tests.model.test_headcount`.
    """
    rng = random.Random(seed)
    sketch = draw_sketch(rng)
    while len(sketch.institutions) > 2:
        sketch = draw_sketch(rng)
    sketch = sketch.but(later={2026: {k: rng.randint(1, 30) for k in sketch.demand}})
    one = draw_scenario(rng, sketch)
    return sketch, with_ceilings(random.Random(rng.random()), one.but(
        periods=(2026, 2028), staffing=one.staffing.model_copy(update={"posts_at_most": ()}),
        offers=Offers(
            new="none", smallest_class=one.offers.smallest_class, modules_per_site_at_most=rng.choice((0, 1))
        ),
        boarding=one.boarding.model_copy(update={"beds_built_at_most": 0}),
        path=Path(targets=rng.choice(("last", "every"))),
    ), range(2027, 2034))  # fmt: skip


def _same(seed: int) -> None:
    sketch, scenario = _draw(seed)
    expected = cheapest_path(sketch, scenario)
    found = optimum(sketch.net(), scenario)
    if expected is None:
        assert found.status == "infeasible", f"seed {seed}: a plan of {found.objective_mvnd} where none exists"
        return
    assert found.status == "optimal", f"seed {seed}: {found.status}, but a plan costs {expected}"
    assert found.objective_mvnd == pytest.approx(expected, rel=1e-6, abs=1e-6), f"seed {seed}"
    assert _broken(sketch, scenario, found) == [], f"seed {seed}: the audit contradicts the model"


def _broken(sketch: Sketch, scenario: Scenario, found: Solved) -> list[str]:
    """Return what the independent audit of a plan of several years says against it."""
    net = sketch.net()
    plans = {
        year: network_of(net.province, net.travel, of_year(scenario, year), stage.decisions)
        for year, stage in found.path.items()
    }
    proof = Proof(found.objective_mvnd, found.bound_mvnd, None, "gap")
    terms = {year: stage.terms for year, stage in found.path.items()}
    judged = audit_path(Years(net.province, scenario, plans, {}), net.travel, proof, terms=terms)
    return list(judged.loc[~judged["ok"].astype(bool), "en"])


@pytest.mark.parametrize("seed", range(FAST))
def test_the_optimum_of_two_years_is_the_cheapest_of_all_plans(seed: int):
    """All rules drawn at random: equal cost, or no plan in both."""
    _same(seed)


@pytest.mark.slow
@pytest.mark.parametrize("block", range(FAST, ALL, 20))
def test_the_optimum_of_two_years_is_the_cheapest_many_times(block: int):
    """The same for hundreds of networks."""
    for seed in range(block, min(block + 20, ALL)):
        _same(seed)
