"""From a question to a bundle: what it holds, and that its figures agree with each other."""

import pytest

from optimizer.analysis.pipeline import Request, solve
from optimizer.model.clock import Interrupt
from optimizer.solution.solution import Outcome
from tests.analysis.runs import EXACT, cheapest, free, impossible, one_merger, prepared


def test_the_cost_of_the_plan_is_the_objective():
    """The audit's terms of the plan add up to what the proof states; the bound is not above it."""
    bundle = cheapest()
    proof = bundle.proof
    assert bundle.outcome is Outcome.OPTIMAL
    assert proof.objective_mvnd is not None
    assert proof.bound_mvnd is not None
    assert bundle.plan is not None
    assert bundle.plan.costs["mvnd"].sum() == pytest.approx(proof.objective_mvnd, rel=1e-6)
    assert proof.bound_mvnd <= proof.objective_mvnd


def test_nothing_is_broken_in_a_plan_of_our_own():
    """Every clause of the audit holds."""
    assert cheapest().audit["ok"].all()


def test_a_scenario_without_a_plan_says_why_and_has_no_figures():
    """Proven: no objective, a conflict in words, today's network is there all the same."""
    bundle = impossible()
    assert bundle.outcome is Outcome.INFEASIBLE
    assert bundle.plan is None
    assert bundle.proof.objective_mvnd is None
    assert (bundle.conflicts["kind"] == "conflict").any()
    assert len(bundle.unchanged.institutions) == len(cheapest().unchanged.institutions)


def test_a_given_plan_is_judged_not_refused():
    """Rules of policy that it breaks are said; what the structure itself needs holds."""
    bundle = one_merger()
    assert bundle.outcome is Outcome.EVALUATED
    assert bundle.plan is not None
    assert (bundle.rules["met"] == "not_met").any()


def test_a_given_plan_never_costs_less_than_the_cheapest():
    """The same weights, no policy in the cheapest: its cost is a lower bound."""
    given, best = one_merger().proof.objective_mvnd, cheapest().proof.objective_mvnd
    assert given is not None
    assert best is not None
    assert given >= best - 1e-6 * abs(best)


def test_an_interrupt_before_the_search_makes_no_bundle():
    """The flag is up before today's network is placed: there is nothing to keep, and the interrupt goes on."""
    flag = Interrupt()
    flag.raised.set()
    with pytest.raises(KeyboardInterrupt):
        solve(prepared(), free(), Request(EXACT, interrupt=flag))


def test_the_bundle_carries_its_inputs():
    """Tables, norms, costs, digests and options: enough to do it again."""
    bundle = cheapest()
    assert {"offers", "sites", "institutions"} <= set(bundle.inputs)
    assert set(bundle.digests) >= {"offers", "sites"}
    assert bundle.options
