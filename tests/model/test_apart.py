"""Fields apart: what a structure is worth depends on nothing judged before, and no plan of it is cheaper."""

import numpy as np
import pytest
from scipy import sparse

from optimizer.model.apart import Apart
from optimizer.model.build import build
from optimizer.model.clock import Clock, Interrupt
from optimizer.model.engine import Engine, Options, silent
from optimizer.model.judge import Judge
from optimizer.model.linear import Linear
from optimizer.model.matrix import Matrix, matrix_of, without_empty_rows
from optimizer.model.near import Near
from optimizer.model.parts import Parts, parts
from optimizer.model.prices import Priced, Pricing
from optimizer.model.relaxation import groups
from optimizer.model.structures import Structures
from optimizer.model.ways import Ways
from tests.model.larger import ASKED, larger

CLOCK = Clock(600, Interrupt())


@pytest.fixture(scope="module", params=[1, 2])
def priced(request: pytest.FixtureRequest) -> tuple[Ways, Parts, Priced, list[np.ndarray]]:
    """A network of fourteen units, prices of it, and some of its structures."""
    model = build(larger(request.param).case(ASKED))
    engine = Engine(model, Options(method="whole"), silent, Interrupt())
    ways, found = Ways(matrix_of(engine._highs, engine._integer)), parts(model, engine._at, engine._columns)
    prices = Pricing(ways, found, CLOCK, groups(ways.matrix, found)).solve(0)
    assert prices is not None
    structures, rng = Structures(ways.matrix, found, CLOCK, 0), np.random.default_rng(1)
    drawn = [structures.nearest(structures.shares(prices.x - rng.uniform(-0.3, 0.3, len(prices.x)))) for _ in range(8)]
    return ways, found, prices, [fixed for fixed in drawn if fixed is not None]


def test_a_structure_is_worth_the_same_whatever_was_judged_before(priced: tuple[Ways, Parts, Priced, list[np.ndarray]]):
    ways, found, prices, drawn = priced
    group = groups(ways.matrix, found)
    one = Judge(ways, found, prices, group, CLOCK, 0).by(prices.duals)
    seen = [one(fixed) for fixed in [*drawn, *reversed(drawn)]]
    anew = [Judge(ways, found, prices, group, CLOCK, 0).by(prices.duals)(fixed) for fixed in drawn]
    assert len({round(v, 3) for v in anew}) > 1
    assert seen == pytest.approx([*anew, *reversed(anew)], rel=1e-7)


def test_no_plan_of_a_structure_is_below_what_it_is_worth(priced: tuple[Ways, Parts, Priced, list[np.ndarray]]):
    ways, found, prices, drawn = priced
    judge = Judge(ways, found, prices, groups(ways.matrix, found), CLOCK, 0)
    worth = Apart(ways.matrix, found, judge.cuts, CLOCK, 0).worth(prices.duals)
    for fixed in drawn:
        bounds = judge.bounds(fixed)
        plan = Near(ways.matrix, found, CLOCK, 0).plan(judge.cuts, *bounds, 1e-3)
        if plan is not None:
            assert worth(fixed, *bounds) <= plan.objective + 1e-6 * abs(plan.objective)


def test_a_structure_without_a_plan_is_worth_infinity(priced: tuple[Ways, Parts, Priced, list[np.ndarray]]):
    """Nobody may learn anywhere and nobody may be left over: demand has nowhere to go."""
    ways, found, prices, drawn = priced
    judge = Judge(ways, found, prices, groups(ways.matrix, found), CLOCK, 0)
    worth = Apart(ways.matrix, found, judge.cuts, CLOCK, 0).worth(prices.duals)
    lower, upper = judge.bounds(drawn[0])
    before = worth(drawn[0], lower, upper)
    assert worth(drawn[0], lower, np.where(found.block > 0, 0.0, upper)) == np.inf
    assert worth(drawn[0], lower, upper) == pytest.approx(before, rel=1e-9)


def test_a_program_is_solved_again_under_other_bounds():
    """Minimise 2x + 3y with x + y >= 4: columns come in as they are allowed, bounds of rows change."""
    empty = np.zeros(2)
    rows = sparse.csc_matrix([[1.0, 1.0]])
    whole = Matrix(
        rows, np.array([4.0]), np.array([np.inf]), np.array([2.0, 3.0]), empty, empty + 9, 0.0, empty > 0
    )  # fmt: skip
    program = Linear(whole, CLOCK, 0)
    endless = np.array([np.inf])
    assert program.value(empty, empty, np.array([4.0]), endless) == np.inf
    assert program.value(empty, empty, np.array([0.0]), endless) == 0.0
    assert program.value(empty, np.array([0.0, 9.0]), np.array([4.0]), endless) == pytest.approx(12)
    assert program.value(empty, np.array([3.0, 9.0]), np.array([4.0]), endless) == pytest.approx(9)
    assert program.value(empty, np.array([3.0, 0.0]), np.array([4.0]), endless) == np.inf
    assert program.value(empty, np.array([9.0, 9.0]), np.array([5.0]), endless) == pytest.approx(10)


def test_rows_that_mention_nothing_are_dropped_unless_zero_breaks_them():
    rows = sparse.csc_matrix([[1.0], [0.0], [0.0]])
    low, one = np.array([0.0, 0.0, 1.0]), np.ones(1)
    found = without_empty_rows(Matrix(rows, low, low + 2, one, one * 0, one, 0.0, one > 0))
    assert found.low.tolist() == [0.0, 1.0]
