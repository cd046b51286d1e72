"""What a solve says of itself is true: status, bound, objective, why it stopped; and it says it again."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any, Literal

import highspy
import pytest

from optimizer.model.case import case_of
from optimizer.model.clock import Interrupt
from optimizer.model.decisions import Decisions, Structure
from optimizer.model.engine import Options
from optimizer.model.solve import Solved, evaluate, optimize, unchanged
from optimizer.scenario import Centres, Merging, Pins
from tests.model.cases import EXACT, FREE, cheapest, two_schools
from tests.model.larger import ASKED, larger

ROOT = Path(__file__).parents[2]
NET = larger()
BEST = 24214.269
"""The best plan known of `larger` costs this (million VND a year): no true bound is above it."""


def _truthful(found: Solved, gap: float = 0.0) -> None:
    """Check that status, bound, objective and decisions fit together."""
    assert found.status in {"optimal", "feasible", "infeasible", "none"}
    assert (found.status == "optimal") == (found.stopped_by == "gap")
    assert (found.decisions is None) == (found.objective_mvnd is None)
    assert (found.decisions is not None) == (found.status in {"optimal", "feasible"})
    if found.objective_mvnd is None:
        return
    assert found.bound_mvnd is not None
    assert found.bound_mvnd <= found.objective_mvnd
    assert sum(found.terms.values()) == pytest.approx(found.objective_mvnd, rel=1e-9)
    if found.status == "optimal":
        assert found.objective_mvnd - found.bound_mvnd <= (gap + 1e-6) * abs(found.objective_mvnd)


def _today() -> Decisions:
    found = unchanged(NET.case(ASKED)).decisions
    assert found is not None
    return found


def test_no_plan_is_proven_not_guessed():
    """Both colleges are kept and one counted school may be left: infeasible, with no objective and no decisions."""
    net = two_schools(institutions={"A": "CD", "B": "CD"})
    asked = FREE.but(merging=Merging(counted_schools_at_most=1), pins=Pins(keep=("A", "B")))
    found = optimize(net.case(asked), EXACT)
    _truthful(found)
    assert (found.status, found.stopped_by) == ("infeasible", "infeasible")


@pytest.mark.parametrize("seconds", [1e-4, 0.05, 0.4])
@pytest.mark.parametrize("begin", [False, True])
def test_a_time_limit_never_makes_a_plan_optimal(seconds: float, begin: bool):
    """Too little time, with or without a plan to begin from: stopped by time, or proven where it was enough."""
    start = _today() if begin else None
    found = optimize(NET.case(ASKED), Options(time_limit_s=seconds, gap=0.0), start=start)
    _truthful(found)
    assert found.stopped_by == "time" or (seconds > 0.01 and found.objective_mvnd == pytest.approx(BEST, rel=1e-6))
    assert found.bound_mvnd is None or found.bound_mvnd <= BEST * (1 + 1e-9)


def test_a_plan_found_at_a_limit_is_a_plan():
    """With more and more time there is an incumbent: its terms add up, its placements fill demand."""
    for seconds in (1, 2, 4, 8):
        found = optimize(NET.case(ASKED), Options(time_limit_s=seconds, gap=0.0))
        _truthful(found)
        if found.decisions is not None:
            break
    assert found.decisions is not None
    plan, served = found.decisions, dict.fromkeys(NET.case(ASKED).demand, 0.0)
    for (c, p, _), v in [*plan.place.items(), *plan.mobile.items()]:
        served[c, p] += v
    for k, demand in NET.case(ASKED).demand.items():
        assert served[k] + plan.unplaced.get(k, 0) == pytest.approx(demand)


def test_a_gap_is_kept():
    """Asked for 5 %, the plan is within 5 % of the bound."""
    found = optimize(NET.case(ASKED), Options(time_limit_s=60, gap=0.05))
    _truthful(found, gap=0.05)
    assert found.status == "optimal"
    assert found.bound_mvnd is not None
    assert found.bound_mvnd <= BEST


@pytest.mark.parametrize("method", ["whole", "structure", "wide"])
@pytest.mark.parametrize("after", [0, 1, 5, 20])
def test_a_solver_that_fails_proves_nothing_more(
    method: Literal["whole", "structure", "wide"], after: int, monkeypatch: pytest.MonkeyPatch
):
    """From some run on it says "solve error": what is claimed is true, and the time is not waited out."""
    case = larger(1, institutions=8, communes=12, programmes=4).case(ASKED)
    best = optimize(case, Options(gap=0.0)).objective_mvnd
    assert best is not None
    real, runs = highspy.Highs.getModelStatus, iter(range(10**9))

    def status(highs: Any) -> Any:
        return real(highs) if next(runs) < after else highspy.HighsModelStatus.kSolveError

    monkeypatch.setattr(highspy.Highs, "getModelStatus", status)
    found = optimize(case, Options(time_limit_s=600, gap=0.0, method=method))
    _truthful(found)
    assert found.status != "infeasible"
    assert found.stopped_by in {"gap", "work"}
    assert found.bound_mvnd is None or found.bound_mvnd <= best * (1 + 1e-9)
    assert found.objective_mvnd is None or found.objective_mvnd >= best * (1 - 1e-9)


def test_an_interrupt_before_the_start():
    """The flag is up already: no plan is claimed that was not found, and it returns at once."""
    interrupt = Interrupt()
    interrupt.raised.set()
    found = optimize(NET.case(ASKED), Options(time_limit_s=60, gap=0.0), interrupt=interrupt)
    _truthful(found)
    assert found.status in {"none", "feasible"}
    assert found.stopped_by == "interrupt"


def test_an_interrupt_on_the_way_keeps_the_best_plan():
    """The flag goes up when the search has a plan: the plan comes back, soon, stopped by the interrupt."""
    interrupt = Interrupt()
    raised: list[float] = []

    def watch(stage: str, _seconds: float, best: float | None, _bound: float | None) -> None:
        if stage == "mip" and best is not None and not raised:
            raised.append(best)
            interrupt.raised.set()

    found = optimize(NET.case(ASKED), Options(time_limit_s=60, gap=0.0), progress=watch, interrupt=interrupt)
    assert raised, "the search ended before it told of a plan"
    _truthful(found)
    assert (found.status, found.stopped_by) == ("feasible", "interrupt")
    assert found.bound_mvnd is not None
    assert found.bound_mvnd <= BEST


def test_ctrl_c_raises_the_flag_and_nothing_else():
    """SIGINT when the search has a plan: the solve comes back by itself, the handler of before is back in its place."""
    before = signal.getsignal(signal.SIGINT)
    sent: list[float] = []

    def watch(stage: str, _seconds: float, best: float | None, _bound: float | None) -> None:
        if stage == "mip" and best is not None and not sent:
            sent.append(best)
            os.kill(os.getpid(), signal.SIGINT)

    found = optimize(NET.case(ASKED), Options(time_limit_s=60, gap=0.0), progress=watch)
    assert sent, "the search ended before it told of a plan"
    _truthful(found)
    assert (found.status, found.stopped_by) == ("feasible", "interrupt")
    assert signal.getsignal(signal.SIGINT) is before


def test_the_same_question_has_the_same_answer():
    """Two solves that stop by gap give equal decisions, to the last entrant, and equal proofs."""
    options = Options(time_limit_s=60, gap=0.04)
    one, other = (optimize(NET.case(ASKED), options) for _ in range(2))
    assert one.status == "optimal"
    assert one == other


def test_tables_in_another_order_are_the_same_question():
    """Offers, sites, communes given in reverse: equal decisions."""
    net = two_schools()
    turned = two_schools(
        communes={"c2": 30, "c1": 0}, institutions={"B": "TC", "A": "CD"},
        sites={"B1": ("B", "c2"), "A1": ("A", "c1")}, offers=[("B1", "T", 40), ("A1", "T", 40)],
        demand={("c2", "T"): 20, ("c1", "T"): 20},
    )  # fmt: skip
    assert optimize(net.case(FREE), EXACT) == optimize(turned.case(FREE), EXACT)


def test_a_start_does_not_change_the_optimum():
    """Beginning from today's network (2420), or from one that breaks a pin, ends at 1450 all the same."""
    net = two_schools()
    today = unchanged(net.case(FREE)).decisions
    assert optimize(net.case(FREE), EXACT, start=today).objective_mvnd == pytest.approx(1450)
    pinned = FREE.but(pins=Pins(merge=(("B", "A"),)))
    assert optimize(net.case(pinned), EXACT, start=today).objective_mvnd == pytest.approx(1450)


def test_evaluating_the_optimum_costs_the_optimum():
    """The structure of the optimum, given by hand, costs what the optimum does: 1450. Today's, 2420."""
    net = two_schools()
    _, plan = cheapest(net)
    given = Structure(plan.merge, plan.leave, plan.convert, plan.keep)
    found = evaluate(net.case(FREE), given, EXACT)
    _truthful(found)
    assert found.objective_mvnd == pytest.approx(1450)
    today = Structure({}, frozenset(), frozenset(), {"A1": "A", "B1": "B"})
    assert evaluate(net.case(FREE), today, EXACT).objective_mvnd == pytest.approx(2420)


def test_a_given_plan_is_not_bound_by_the_policy():
    """Nothing may merge, every centre must convert, B is pinned: the given merger is evaluated all the same, 1450."""
    net = two_schools(second="GDNNGDTX")
    asked = FREE.but(
        merging=Merging(allowed=False), centres=Centres(policy="convert_or_merge"), pins=Pins(keep=("B",))
    )  # fmt: skip
    given = Structure({"B": "A"}, frozenset(), frozenset(), {"A1": "A"})
    found = evaluate(case_of(net.province, net.travel, asked, given=given), given, EXACT)
    assert found.objective_mvnd == pytest.approx(1450)


def test_solving_writes_nothing():
    """In a fresh process neither PuLP nor HiGHS (its banner) writes on stdout, where one JSON object goes."""
    script = (
        "from tests.model.cases import EXACT, FREE, one_school\n"
        "from optimizer.model.solve import optimize\n"
        "print(optimize(one_school().case(FREE), EXACT).objective_mvnd)\n"
    )
    ran = subprocess.run(
        [sys.executable, "-W", "error", "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert (ran.stdout, ran.stderr) == ("1890.0\n", "")
