"""A dive decides a whole structure; where it looks back, no steep step is taken whose other side is cheaper."""

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from optimizer.model import dive as diving
from optimizer.model import tree
from optimizer.model.dive import dive
from optimizer.model.engine import Options
from optimizer.model.relaxation import Relaxed
from optimizer.model.solve import optimize
from tests.model.larger import ASKED, larger

PARTS: Any = SimpleNamespace(branching=np.array([0, 1]), rank=np.array([0, 0]))
SIDES = {
    (): (100.0, [0.6, 0.4]),
    ((0, 1.0),): (200.0, [1.0, 0.0]),
    ((0, 0.0),): (100.5, [0.0, 1.0]),
}
"""What is decided -> bound and values of its relaxation; anything more changes nothing."""


class _Told:
    """Relaxations as `SIDES` tells them."""

    def __init__(self, infeasible: tuple[tuple[int, float], ...] | None = None) -> None:
        self._infeasible, self.solved = infeasible, 0

    def node(self, given: dict[int, float], _: None) -> Relaxed:
        """Return the relaxation of what is decided, by the first decision."""
        self.solved += 1
        first = tuple(sorted(given.items()))[:1]
        if first == self._infeasible:
            return Relaxed("infeasible", np.inf, None)
        bound, x = SIDES[first]
        return Relaxed("optimal", bound, np.array(x))


def _dived(told: Any, *, back: bool) -> tuple[dict[int, float], Relaxed]:
    decided, found = dive(told, PARTS, lambda given: (given, None), {}, None, back=back)  # type: ignore[arg-type,return-value]
    return dict(decided), found


def test_a_steep_step_is_tried_both_ways():
    """The largest fraction up costs 200, down 100.5: looked back at, it goes down; else it stays up."""
    assert _dived(_Told(), back=False)[0] == {0: 1.0, 1: 0.0}
    decided, found = _dived(_Told(), back=True)
    assert decided == {0: 0.0, 1: 1.0}
    assert found.bound == 100.5


def test_a_step_that_costs_little_is_taken(monkeypatch: pytest.MonkeyPatch):
    """The other side is not solved: three relaxations instead of four."""
    steep = _Told()
    _dived(steep, back=True)
    monkeypatch.setattr(diving, "STEEP", 2.0)
    level = _Told()
    assert _dived(level, back=True)[0] == {0: 1.0, 1: 0.0}
    assert level.solved == steep.solved - 1


def test_a_step_without_a_plan_is_taken_back():
    """Up there is no plan: the dive goes down; without a look back it ends there."""
    up = ((0, 1.0),)
    assert _dived(_Told(up), back=True)[0] == {0: 0.0, 1: 1.0}
    decided, found = _dived(_Told(up), back=False)
    assert decided == {0: 1.0}
    assert found.status == "infeasible"


@pytest.mark.parametrize("seed", [1, 2])
def test_looking_back_at_every_step_changes_no_proof(seed: int, monkeypatch: pytest.MonkeyPatch):
    """As in a large problem, with every step steep: the optimum is that of the search that does not look back."""
    case = larger(seed, institutions=6, communes=12).case(ASKED)
    known = optimize(case, Options(gap=1e-4, method="whole"))
    monkeypatch.setattr(tree, "SMALL", 0)
    monkeypatch.setattr(diving, "STEEP", -1.0)
    found = optimize(case, Options(gap=1e-4, method="structure"))
    assert found.status == known.status == "optimal"
    assert known.objective_mvnd == pytest.approx(found.objective_mvnd, rel=2e-4)
