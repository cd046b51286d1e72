"""Another solver by its name: the same optimum, and a proof that is no more than what is proven."""

from typing import Any, ClassVar

import pulp
import pytest

from optimizer.errors import SolverError
from optimizer.model.clock import Interrupt
from optimizer.model.engine import Options
from optimizer.model.named import available, solver_called
from optimizer.model.solve import optimize
from optimizer.scenario import Merging, Pins
from tests.cli.calls import call, province, script
from tests.model.cases import FREE, two_schools
from tests.model.larger import ASKED, larger
from tests.model.test_proof import _truthful

BEST = 24214.269
"""The best plan known of `larger` costs this (million VND a year)."""


class Another(pulp.HiGHS):
    """HiGHS as PuLP drives it, under another name; what it says may be changed."""

    name = "ANOTHER"
    said: ClassVar[dict[str, Any]] = {}
    fails = False

    def actualSolve(self, lp: pulp.LpProblem, *more: Any, **named: Any) -> pulp.LpSolveStats:  # noqa: N802 - PuLP's name
        """Solve, or fail, and say what the test wants it to say."""
        if self.fails:
            msg = "no licence"
            raise pulp.PulpSolverError(msg)
        stats = super().actualSolve(lp, *more, **named)
        for field, value in self.said.items():
            setattr(stats, field, value(stats) if callable(value) else value)
        return stats


@pytest.fixture(autouse=True)
def another(monkeypatch: pytest.MonkeyPatch) -> type[Another]:
    """PuLP knows one more solver."""
    monkeypatch.setattr(pulp.apis, "_all_solvers", [*pulp.apis._all_solvers, Another])
    monkeypatch.setattr(Another, "said", {})
    monkeypatch.setattr(Another, "fails", False)
    return Another


def _options(**changes: Any) -> Options:
    return Options(**{"time_limit_s": 60, "gap": 0.0, "solver": "ANOTHER"} | changes)


OTHERS = sorted(set(available()) - {"HiGHS"})


@pytest.mark.parametrize("solver", ["ANOTHER", *OTHERS])
def test_the_optimum_is_the_same(solver: str):
    """Two schools merge and one site closes: 1450, proven, whoever solves it."""
    found = optimize(two_schools().case(FREE), _options(solver=solver))
    _truthful(found)
    assert (found.status, found.objective_mvnd) == ("optimal", pytest.approx(1450))


def test_no_plan_is_proven():
    """Both colleges are kept and one counted school may be left."""
    net = two_schools(institutions={"A": "CD", "B": "CD"})
    asked = FREE.but(merging=Merging(counted_schools_at_most=1), pins=Pins(keep=("A", "B")))
    found = optimize(net.case(asked), _options())
    assert (found.status, found.stopped_by, found.objective_mvnd) == ("infeasible", "infeasible", None)


@pytest.mark.parametrize("seconds", [0.3, 3])
def test_a_limit_never_makes_a_plan_optimal(seconds: float):
    """With and without a plan at the limit: the bound of the relaxation stays, and is true."""
    found = optimize(larger().case(ASKED), _options(time_limit_s=seconds))
    _truthful(found)
    assert found.stopped_by == "time" or found.objective_mvnd == pytest.approx(BEST, rel=1e-6)
    assert found.bound_mvnd is None or found.bound_mvnd <= BEST * (1 + 1e-9)


def test_a_gap_is_kept():
    """Asked for 5 %, the plan is within 5 % of what is proven."""
    found = optimize(larger().case(ASKED), _options(gap=0.05))
    _truthful(found, gap=0.05)
    assert found.status == "optimal"


def test_a_bound_above_the_plan_is_not_believed(another: type[Another]):
    """It says that nothing costs less than 5000 of a plan of 1450: the relaxation's bound counts, and the gap of 0."""
    another.said = {"best_bound": 5000.0}
    found = optimize(two_schools().case(FREE), _options())
    _truthful(found)
    assert found.bound_mvnd == pytest.approx(1450)


def test_a_plan_within_the_gap_is_its_own_bound_only_to_the_gap(another: type[Another]):
    """Asked for 5 % it states the cost of its plan as the bound: the relaxation, or 5 % below, is what is proven."""
    another.said = {"best_bound": lambda stats: stats.objective}
    found = optimize(larger().case(ASKED), _options(gap=0.05))
    _truthful(found, gap=0.05)
    assert found.objective_mvnd is not None
    assert found.bound_mvnd is not None
    assert found.bound_mvnd < found.objective_mvnd - 1


def test_a_plan_without_a_proof_is_not_optimal(another: type[Another]):
    """It stops for a reason it does not tell and says no bound: the plan stays, with the bound of the relaxation."""
    another.said = {"best_bound": None, "status": pulp.LpSolveStatus.Stopped}
    found = optimize(larger(1, institutions=8, communes=12, programmes=4).case(ASKED), _options())
    _truthful(found)
    assert (found.status, found.stopped_by) == ("feasible", "work")


def test_a_solver_that_fails_is_told(another: type[Another]):
    """Its own words, with its name; after Ctrl-C, which ends programs beside this one too, there is just no plan."""
    another.fails = True
    with pytest.raises(SolverError, match="ANOTHER: no licence"):
        optimize(two_schools().case(FREE), _options())
    flag = Interrupt()
    flag.raised.set()
    assert optimize(two_schools().case(FREE), _options(), interrupt=flag).stopped_by == "interrupt"


def test_names_are_understood():
    """Capitals do not matter, and a family's name means the first of it that is here."""
    assert solver_called("another") == "ANOTHER"
    assert solver_called(" highs ") == "HiGHS"
    assert solver_called("không có") == ""


def test_the_command_names_the_solvers_there_are(tmp_path):
    """An unknown name: exit code 2, one sentence with the names that can be used, nothing written."""
    asked = script(tmp_path / "thu.py")
    said = call("run", asked, "--out", tmp_path / "ra", "--solver", "BIEN")
    assert said.code == 2
    assert "Không có bộ giải BIEN trên máy này. Các bộ giải dùng được: HiGHS, ANOTHER" in said.err
    assert not (tmp_path / "ra").exists()


def test_the_command_solves_with_another(tmp_path, another: type[Another]):
    """The bundle names the solver; one that fails ends with 4, its words and no bundle."""
    tables, asked = province(tmp_path / "t"), script(tmp_path / "thu.py")
    options = ("run", asked, "--data", tables, "--out", tmp_path / "ra", "--solver", "another", "--json")
    said = call(*options)
    assert said.code == 0
    assert '"solver": "ANOTHER"' in (tmp_path / "ra" / "thu" / "bundle" / "outcome.json").read_text(encoding="utf-8")
    plain = call("run", asked, "--data", tables, "--out", tmp_path / "hai", "--json")
    assert said.json["runs"][0]["objective_mvnd"] == pytest.approx(plain.json["runs"][0]["objective_mvnd"], rel=1e-3)
    another.fails = True
    failed = call(*options[:5], tmp_path / "ba", *options[6:-1])
    assert failed.code == 4
    assert "Bộ giải ANOTHER báo lỗi" in failed.err
    assert not (tmp_path / "ba" / "thu").exists()
