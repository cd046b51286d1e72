"""Learners across the border of the province: who goes out is no demand inside, who comes in holds places inside."""

import random
from dataclasses import replace

import pytest

from optimizer.data.demand import demand_by_commune
from optimizer.model.solve import Solved
from optimizer.scenario import Boarding, Scenario
from optimizer.solution.audit import audit, passed
from optimizer.solution.solution import Proof
from optimizer.wording import say
from tests.model.border import draw_flows, settled
from tests.model.cases import FREE, Net, one_school, optimum
from tests.model.enumeration import cheapest_plan
from tests.model.sketch import Sketch, draw_scenario, draw_sketch

FAST, ALL = 8, 120


def _flows(coming: int, leaving: int) -> Net:
    """`one_school`: 30 places at c1, 20 want T at c1 and 20 at c2, 30 minutes away."""
    return one_school(flows=[{"programme": "T", "entrants_in": coming, "entrants_out": leaving}])


def _audited(net: Net, found: Solved, asked: Scenario) -> bool:
    assert found.decisions is not None
    proof = Proof(found.objective_mvnd, None, None, "gap")
    return passed(audit(net.province, net.travel, asked, found.decisions, proof, terms=found.terms))


def test_who_goes_out_leaves_places_to_others():
    """10 of 40 go out, 5 of each commune: 15 at c1 and 15 who travel (3 each) find 30 places.

    1000 + 100 + 10 + 150 + 45 = 1305, where 1890 is paid if all stay.
    """
    net = _flows(0, 10)
    found = optimum(net, FREE)
    assert optimum(one_school(), FREE).objective_mvnd == pytest.approx(1890)
    assert found.objective_mvnd == pytest.approx(1305)
    assert _audited(net, found, FREE)


def test_who_comes_in_holds_a_place():
    """6 come and live at c1, beside the only site: 26 there and 4 of c2 are placed, 16 of c2 are not served.

    1000 + 100 + 10 + 150 + 4 × 3 + 16 × 60 = 2232.
    """
    net = _flows(6, 0)
    found = optimum(net, FREE)
    assert found.objective_mvnd == pytest.approx(2232)
    assert _audited(net, found, FREE)


def _boarding(coming: int, daily: int = 0, beds: float = 3) -> Net:
    """30 places at A1 in c1, 20 want T at c1 and nobody else; some come from outside; A1 has some beds."""
    row = {"programme": "T", "entrants_in": coming, "entrants_in_daily": daily, "entrants_out": 0}
    return one_school(
        demand={("c1", "T"): 20},
        flows=[row],
        sites={"A1": {"institution": "A", "commune": "c1", "beds": beds}},
    )


HOUSED = FREE.but(boarding=Boarding(renting_at_most=0))


def test_who_comes_in_and_stays_needs_a_bed():
    """Of 26 at c1 6 come from outside: 6 / 26 of whoever is placed needs a bed, 3 beds are enough for 13.

    1000 + 100 + 10 + 13 × 5 + 13 × 60 = 1955. With 6 beds, or where all may rent, all 26: 1110 + 130 = 1240.
    """
    net = _boarding(6)
    found = optimum(net, HOUSED)
    assert found.objective_mvnd == pytest.approx(1955)
    assert _audited(net, found, HOUSED)
    assert optimum(_boarding(6, beds=6), HOUSED).objective_mvnd == pytest.approx(1240)
    assert optimum(net, FREE.but(boarding=Boarding(renting_at_most=1))).objective_mvnd == pytest.approx(1240)
    everybody = optimum(net, FREE)
    assert not _audited(net, everybody, HOUSED)


def test_who_goes_home_every_day_needs_none():
    """4 of 6 go home: 2 / 26 need beds, 3 are enough for all, 1240. Nobody stays: no bed at all is needed."""
    assert optimum(_boarding(6, 4), HOUSED).objective_mvnd == pytest.approx(1240)
    assert optimum(_boarding(6, 6, beds=0), HOUSED).objective_mvnd == pytest.approx(1240)


def test_beds_are_built_for_those_who_come_in():
    """A bed costs 1 a year, a learner not served 60 instead of 5: 3 more are built, 1243."""
    asked = FREE.but(boarding=Boarding(renting_at_most=0, beds_built_at_most=50))
    net = _boarding(6)
    found = optimum(net, asked)
    assert found.objective_mvnd == pytest.approx(1243)
    assert found.decisions is not None
    assert found.decisions.beds == {"A1": pytest.approx(3)}
    assert _audited(net, found, asked)


def test_a_demand_estimated_from_enrolments_holds_them_already():
    """Of 20 at c1 and 20 at c2 8 come from outside, a fifth of both: 3 beds house 15, 30 places are there.

    All 15 of c1: 1000 + 100 + 10 + 15 × 5 + 25 × 60 = 2685.
    """
    row = {"programme": "T", "entrants_in": 8, "entrants_out": 0}
    net = one_school(flows=[row], sites={"A1": {"institution": "A", "commune": "c1", "beds": 3}})
    demand = net.province.demand.assign(basis="estimate", source=say("check.demand_source", "vi"))
    net = Net(replace(net.province, demand=demand), net.travel)
    found = optimum(net, HOUSED)
    assert found.objective_mvnd == pytest.approx(2685)
    assert _audited(net, found, HOUSED)


def test_parts_are_whole_and_conserved():
    """7 of 20 and 20 go out: 4 of the smaller code, 3 of the other; more than there are: nobody is left."""
    assert demand_by_commune(_flows(0, 7).province, 2028, "base").to_dict() == {("c1", "T"): 16, ("c2", "T"): 17}
    assert demand_by_commune(_flows(5, 99).province, 2028, "base").to_dict() == {("c1", "T"): 5}
    assert demand_by_commune(_flows(5, 99).province, 2028, "low").to_dict() == {("c1", "T"): 5}


def test_a_demand_that_takes_no_notice_of_them_is_caught():
    """Decisions made without the table of flows fail the audit under it: 6 entrants of T are missing."""
    found = optimum(one_school(), FREE)
    assert not _audited(_flows(6, 0), found, FREE)


def _drawn(seed: int) -> tuple[Sketch, Scenario]:
    rng = random.Random(seed)
    sketch = draw_sketch(rng)
    scenario = draw_scenario(rng, sketch)
    while not sketch.flows:
        sketch = draw_flows(rng, sketch)
    return sketch, scenario


def _same(seed: int) -> None:
    sketch, scenario = _drawn(seed)
    expected, found = cheapest_plan(settled(sketch), scenario), optimum(sketch.net(), scenario)
    if expected is None:
        assert found.status == "infeasible", f"seed {seed}"
        return
    assert found.objective_mvnd == pytest.approx(expected, rel=1e-6, abs=1e-6), f"seed {seed}"
    assert _audited(sketch.net(), found, scenario), f"seed {seed}: the audit contradicts the model"


@pytest.mark.parametrize("seed", range(FAST))
def test_the_optimum_is_the_cheapest_of_all_plans(seed: int):
    """With learners across the border drawn at random: equal cost, or no plan in both."""
    _same(seed)


@pytest.mark.slow
@pytest.mark.parametrize("block", range(FAST, ALL, 14))
def test_the_optimum_is_the_cheapest_many_times(block: int):
    """The same for a hundred networks."""
    for seed in range(block, min(block + 14, ALL)):
        _same(seed)
