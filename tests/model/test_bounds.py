"""Every bound printed is below every objective ever found for the same input: over seeds, gaps and starts."""

from dataclasses import replace
from typing import Literal

import pytest

from optimizer.model.engine import Options
from optimizer.model.solve import Solved, optimize, unchanged
from optimizer.scenario import Merging, Scenario
from tests.model.cases import FREE, Net, two_schools
from tests.model.larger import ASKED, larger
from tests.model.test_brute_force_path import draw_path

HURRIED = Options(time_limit_s=30, gap=0.05)
"""Stops at the first plan within 5 % of its bound, so that bounds and plans of the runs differ."""


def _each_way(net: Net, asked: Scenario, seeds: range) -> list[Solved]:
    """Solve with each seed roughly, by each method, once closely, and once from today's structure."""
    case = net.case(asked)
    found = [optimize(net.case(asked), replace(HURRIED, seed=seed)) for seed in seeds]
    methods: tuple[Literal["structure", "whole", "wide"], ...] = ("structure", "whole", "wide")
    found += [optimize(net.case(asked), replace(HURRIED, method=method)) for method in methods]
    found.append(optimize(net.case(asked), replace(HURRIED, gap=0.005)))
    found.append(optimize(net.case(asked), HURRIED, start=unchanged(case).decisions))
    return found


def _held(found: list[Solved]) -> None:
    """Check that no run's bound is above any run's objective."""
    objectives = [f.objective_mvnd for f in found if f.objective_mvnd is not None]
    bounds = [f.bound_mvnd for f in found if f.bound_mvnd is not None]
    assert objectives
    assert bounds
    assert max(bounds) <= min(objectives) + 1e-6 * max(1.0, abs(min(objectives)))


@pytest.mark.parametrize("seed", [1, *(pytest.param(k, marks=pytest.mark.slow) for k in range(2, 6))])
def test_no_bound_is_above_any_plan(seed: int):
    """Networks of eight units, solved with three seeds, by three methods, with two gaps and two starts."""
    _held(_each_way(larger(seed, institutions=8, communes=12, programmes=4), ASKED, range(3)))


def test_no_bound_is_above_the_optimum_by_hand():
    """Two schools, both of which may go on or merge: 1450. No bound is above it, and who says optimal is within 5 %."""
    found = _each_way(two_schools(), FREE, range(3))
    _held(found)
    proven = [f.objective_mvnd or 0.0 for f in found if f.status == "optimal"]
    assert len(proven) >= 7
    assert min(proven) == pytest.approx(1450)
    assert max(proven) <= 1450 * 1.05


@pytest.mark.parametrize("seed", [5, 15, *(pytest.param(k, marks=pytest.mark.slow) for k in (3, 21, 30, 48, 51, 55))])
def test_no_bound_is_above_any_plan_of_two_years(seed: int):
    """All rules drawn at random, two years: the same."""
    sketch, asked = draw_path(seed)
    _held(_each_way(sketch.net(), asked, range(2)))


def test_a_bound_of_the_freer_question_is_below_every_plan_of_the_stricter():
    """One unit at most may end in a host: whatever the seed, the bound without that limit is below its plans."""
    net = two_schools()
    strict = FREE.but(merging=Merging(per_host_at_most=1))
    freer = [f.bound_mvnd for f in _each_way(net, FREE, range(2)) if f.bound_mvnd is not None]
    plans = [f.objective_mvnd for f in _each_way(net, strict, range(2)) if f.objective_mvnd is not None]
    assert max(freer) <= min(plans) + 1e-6 * max(1.0, min(plans))
