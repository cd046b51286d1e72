"""Problems that are location alone: prices prove no more than is true, and kernels find what the whole search finds."""

import random
from dataclasses import replace

import numpy as np
import pytest

from optimizer.model import engine as engines
from optimizer.model.answer import Options, silent
from optimizer.model.build import build
from optimizer.model.case import Case
from optimizer.model.clock import Clock, Interrupt
from optimizer.model.engine import Engine
from optimizer.model.kernel import Kernel
from optimizer.model.location import Location, location_of
from optimizer.model.matrix import Matrix, matrix_of
from optimizer.model.opening import opening
from optimizer.model.parts import Parts, parts
from optimizer.model.searching import search, told_truly
from optimizer.model.solve import optimize
from tests.benchmarks.instances import Instance
from tests.benchmarks.mapping import as_province
from tests.model.larger import ASKED, larger

SEEDS = [*range(12), *(pytest.param(k, marks=pytest.mark.slow) for k in range(12, 200))]
LOCATED = [k for k in range(14) if k not in {9, 10}]
"""Seeds of instances that are read as location; the others open all they have, or have no plan at sight."""
LONG = 600


def drawn(seed: int) -> Instance:
    """Return an instance of 2 to 7 facilities and up to 12 customers; some with places, missing links, products, p."""
    rng = random.Random(seed)
    n, m, products = rng.randint(2, 7), rng.randint(2, 12), rng.choice((1, 1, 2))
    demand = np.array([float(rng.randint(1, 9)) for _ in range(m)])
    product = np.array([k % products for k in range(m)])
    cost = np.array([[float(rng.randint(0, 60)) for _ in range(m)] for _ in range(n)])
    if rng.random() < 0.4:
        cost[np.array([[rng.random() < 0.2 for _ in range(m)] for _ in range(n)])] = np.inf
        cost[0] = np.where(np.isfinite(cost[0]), cost[0], 50.0)
    total = float(demand.sum())
    limited = rng.random() < 0.6
    room = [[float(rng.randint(1, max(2, int(total * 0.8)))) if limited else np.inf for _ in range(products)]
            for _ in range(n)]  # fmt: skip
    opened = rng.randint(1, n) if rng.random() < 0.4 else None
    fixed = np.array([float(rng.randint(0, 80)) for _ in range(n)])
    return Instance(fixed, demand, product, cost, np.array(room), opened)


def taken_apart(case: Case) -> tuple[Matrix, Parts]:
    model = build(case)
    loaded = Engine(model, Options(method="whole"), silent, Interrupt())
    return matrix_of(loaded._highs, loaded._integer), parts(model, loaded._at, loaded._columns)


def located(case: Case) -> tuple[Location, Parts]:
    matrix, found = taken_apart(case)
    location = location_of(matrix, found.links)
    assert location is not None
    return location, found


@pytest.mark.parametrize("seed", SEEDS)
def test_kernels_find_what_the_whole_search_finds(seed: int, monkeypatch: pytest.MonkeyPatch):
    """Random instances, feasible or not: the same optimum, proven."""
    case = as_province(drawn(seed)).case()
    whole = optimize(case, Options(gap=0.0, method="whole"))
    monkeypatch.setattr(engines, "LOCATED", 0)
    monkeypatch.setattr("optimizer.model.kernel.SPARE", 1)
    monkeypatch.setattr("optimizer.model.kernel.FEW", seed % 3)
    found = optimize(case, Options(gap=1e-9, time_limit_s=LONG))
    assert found.status == whole.status
    if whole.objective_mvnd is not None:
        assert found.objective_mvnd == pytest.approx(whole.objective_mvnd, rel=1e-6, abs=1e-6)
        assert found.bound_mvnd == pytest.approx(whole.objective_mvnd, rel=1e-6, abs=1e-6)


@pytest.mark.parametrize("seed", LOCATED)
def test_prices_prove_no_more_than_is_true(seed: int):
    """Any prices: below the optimum; with a site turned over, below the optimum of the plans that turn it over."""
    case = as_province(drawn(seed)).case()
    location, _ = located(case)
    rng = np.random.default_rng(seed)
    sites = np.ones(len(location.keep), dtype=bool)
    for scale in (0.0, 10.0, 40.0):
        proven = location.proven(rng.uniform(0, 1, location.placements) * scale)
        assert proven.bound <= _best(location, sites, ~sites) + 1e-6
        for k in range(len(sites)):
            one = np.arange(len(sites)) == k
            turned = _best(location, sites & ~one, ~sites) if proven.opened[k] else _best(location, sites, one)
            assert proven.bound + proven.other[k] <= turned + 1e-6


def _best(location: Location, sites: np.ndarray, forced: np.ndarray) -> float:
    """Return the optimum of the plans that open none but `sites`, all that are `forced`; infinite if there are none."""
    part = opening(location, sites, forced)
    highs = search(part.matrix, (1e-9, 10_000), Clock(LONG, Interrupt()), 0)
    if highs.getInfo().primal_solution_status != 2:
        return np.inf
    return float(highs.getInfo().objective_function_value)


@pytest.mark.parametrize("seed", LOCATED)
def test_what_opens_is_the_same_problem(seed: int):
    """The tight form has the optimum of the whole problem, and its plan keeps every row of it at the same cost."""
    case = as_province(drawn(seed)).case()
    whole = optimize(case, Options(gap=0.0, method="whole")).objective_mvnd
    location, _ = located(case)
    sites = np.ones(len(location.keep), dtype=bool)
    best = _best(location, sites, ~sites)
    if whole is None:
        assert best == np.inf
        return
    assert best == pytest.approx(whole, rel=1e-6, abs=1e-6)
    part = opening(location, sites, ~sites)
    highs = search(part.matrix, (1e-9, 10_000), Clock(LONG, Interrupt()), 0)
    values = np.array(highs.getSolution().col_value)
    x, matrix = part.whole(values), location.matrix
    activity = matrix.rows @ x
    assert (activity >= matrix.low - 1e-5).all()
    assert (activity <= matrix.high + 1e-5).all()
    assert float(matrix.cost @ x) + matrix.offset == pytest.approx(best, rel=1e-6, abs=1e-5)
    assert part.of(x) == pytest.approx(values, abs=1e-6)


def test_two_facilities_by_hand():
    """Facilities of 10 and 4.5, three customers: the dearer one serves all for 10 + 2 + 7 + 3, the other for 23.5.

    At prices 3, 9, 2 the first saves 1 + 2 of its 10 and the second 1 of its 4.5: neither opens, 14 is proven, and
    opening one costs 7 or 3.5 more.
    """
    cost = np.array([[2.0, 7.0, 3.0], [4.0, 14.0, 1.0]])
    demand, product, room = np.ones(3), np.zeros(3, dtype=int), np.full((2, 1), np.inf)
    mapped = as_province(Instance(np.array([10.0, 4.5]), demand, product, cost, room, None))
    location, _ = located(mapped.case())
    proven = location.proven(np.array([3.0, 9.0, 2.0]))
    assert proven.bound == pytest.approx(14.0)
    assert not proven.opened.any()
    assert proven.other == pytest.approx([7.0, 3.5])
    assert proven.unserved == pytest.approx([1.0, 1.0, 1.0])
    sites = np.ones(2, dtype=bool)
    assert _best(location, sites, ~sites) == pytest.approx(22.0)
    assert _best(location, sites, np.array([False, True])) == pytest.approx(23.5)


def test_what_is_more_than_location_is_left_to_others():
    """A network with classes, workshops and mergers is none; nor are links without a row of placement."""
    matrix, found = taken_apart(larger().case(ASKED))
    assert location_of(matrix, found.links) is None
    assert location_of(matrix, np.zeros((0, 3))) is None


@pytest.mark.parametrize("limit", [1e-4, 0.02, 0.2])
def test_a_limit_of_time_proves_no_more_than_is_true(limit: float, monkeypatch: pytest.MonkeyPatch):
    """Whatever was found in the time: status, plan and bound fit together."""
    monkeypatch.setattr(engines, "LOCATED", 0)
    case = as_province(drawn(3)).case()
    best = optimize(case, Options(gap=0.0, method="whole")).objective_mvnd
    found = optimize(case, Options(gap=0.0, time_limit_s=limit))
    assert best is not None
    assert found.bound_mvnd is None or found.bound_mvnd <= best + 1e-6
    assert found.objective_mvnd is None or found.objective_mvnd >= best - 1e-6
    assert (found.status == "optimal") == (found.stopped_by == "gap")
    if found.objective_mvnd is None:
        assert found.stopped_by == "time"


def test_an_interrupt_ends_it(monkeypatch: pytest.MonkeyPatch):
    """The flag is up: nothing is claimed that was not found."""
    monkeypatch.setattr(engines, "LOCATED", 0)
    interrupt = Interrupt()
    interrupt.raised.set()
    found = optimize(as_province(drawn(3)).case(), Options(gap=0.0), interrupt=interrupt)
    assert (found.status, found.stopped_by) == ("none", "interrupt")


def test_a_target_is_decided(monkeypatch: pytest.MonkeyPatch):
    """A target above the optimum is met, one below it is proven out of reach."""
    monkeypatch.setattr(engines, "LOCATED", 0)
    case = as_province(drawn(3)).case()
    best = optimize(case, Options(gap=0.0, method="whole")).objective_mvnd
    assert best is not None
    met = optimize(case, Options(gap=0.0, target_mvnd=best * 1.5))
    assert met.objective_mvnd is not None
    assert met.objective_mvnd <= best * 1.5
    missed = optimize(case, Options(gap=0.0, target_mvnd=best * 0.8))
    assert missed.bound_mvnd is not None
    assert missed.bound_mvnd > best * 0.8


def test_a_plan_to_begin_from_is_in_the_first_kernel():
    """A start that opens what prices do not is searched at once: the plan is no dearer than the start."""
    instance = drawn(5)
    location, found = located(as_province(replace(instance, opened=None)).case())
    kernel = Kernel(location, found, Clock(LONG, Interrupt()), Options(gap=0.5), silent)
    kernel.relax({})
    answer = kernel.search({int(j): 1.0 for j in location.keep})
    sites = np.ones(len(location.keep), dtype=bool)
    assert answer.objective is not None
    assert answer.objective <= _best(location, sites, sites) + 1e-6


def test_a_search_that_states_another_cost_than_its_plan_has_is_not_believed():
    """What the solver says of its plan is compared with what that plan costs."""
    location, _ = located(as_province(drawn(3)).case())
    sites = np.ones(len(location.keep), dtype=bool)
    matrix = opening(location, sites, ~sites).matrix
    highs = search(matrix, (1e-9, 10_000), Clock(LONG, Interrupt()), 0)
    assert told_truly(highs, matrix)
    assert not told_truly(highs, replace(matrix, offset=matrix.offset + 15.0))
