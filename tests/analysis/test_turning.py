"""By how many learners a decision turns: a proven range, never more solves than said."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from optimizer.analysis.explain import Alternative, Choice, Plan, explained
from optimizer.analysis.pipeline import Prepared, Request
from optimizer.analysis.turning import SOLVES, Turning, judged, nearest, scaled_cells, table, turning, with_scaled
from optimizer.analysis.turning_text import sentence
from optimizer.data.demand import demand_by_commune
from optimizer.model.solve import Solved, optimize
from optimizer.scenario import Pins, Scenario
from optimizer.solution.frames import network_of
from optimizer.solution.path import of_year
from optimizer.wording import LANGUAGES
from tests.analysis.runs import EXACT
from tests.cli.calls import call, province, script
from tests.model.cases import FREE, Net, two_schools

ASKED = FREE.but(pins=Pins(keep=("B",)))
CHEAP = {"unit_posts_mvnd": 0.0, "unit_fixed_mvnd": 0.0, "unit_first_year_mvnd": 0.0, "boarding_support_mvnd": 3.0}
EQUAL = {("c1", "T"): 20, ("c2", "T"): 20}


def _plan(net: Net, asked: Scenario) -> Plan:
    solved = optimize(net.case(asked), EXACT)
    assert solved.decisions is not None
    years = {y: s.decisions for y, s in solved.path.items()} or {2028: solved.decisions}
    networks = {y: network_of(net.province, net.travel, of_year(asked, y), d) for y, d in years.items()}
    return Plan(networks.pop(2028), solved.decisions, solved.objective_mvnd or 0.0, networks)


def _turned(net: Net, asked: Scenario = ASKED, unit: str = "A") -> Turning:
    made, plan = Prepared(net.province, net.travel, 0.0), _plan(net, asked)
    other = nearest(list(explained(made, asked, plan, unit, Request(EXACT))))
    assert other is not None
    return turning(made, asked, plan, unit, other, Request(EXACT))


def test_the_demand_at_which_a_school_that_stays_would_merge():
    """Units cost nothing, a merger 50, closing A1 30 a year and saves 100 + 10; each learner of c1 then travels for 3.

    With n at c1 merging costs 3n - 30 more: 30 at 20, 0 at 10. Both communes are scaled, so the turn is at 20 of 40.
    """
    found = _turned(two_schools(costs=CHEAP))
    assert found.choice == Choice("merge", "B")
    assert found.now == 40
    assert found.between is not None
    stands, turns = found.between
    assert turns.entrants <= 20 <= stands.entrants
    assert stands.entrants - turns.entrants <= 4
    for trial in found.trials:
        there = -(-trial.entrants // 2)  # of an odd one c1, the smaller code, has more
        runs = 0 if trial.entrants == 0 else 10
        assert trial.difference == pytest.approx(3 * there - 20 - runs)
    assert 2 * (len(found.trials) - 1) <= SOLVES
    assert len(table(found)) == len(found.trials) - 1
    for lang in LANGUAGES:
        text = sentence(found, {"A": "A", "B": "B"}, lang)
        assert f"{turns.entrants}" in text
        assert f"{stands.entrants}" in text


def test_over_years_all_are_scaled():
    """The same demand in both years: the same range; amounts are the weighted mean of the years."""
    net = two_schools(costs=CHEAP, later={2026: EQUAL})
    found = _turned(net, ASKED.but(periods=(2026, 2028)))
    assert found.between is not None
    stands, turns = found.between
    assert turns.entrants <= 20 <= stands.entrants


def test_learners_that_do_not_turn_it():
    """A unit costs 1000: merged it stays, with nobody and with twice as many, proven; two factors are enough."""
    found = _turned(two_schools(costs={"boarding_support_mvnd": 3.0}))
    assert [t.factor for t in found.trials] == [0, 1, 2]
    assert found.between is None
    text = sentence(found, {"A": "A", "B": "B"}, "en")
    assert "still stands" in text
    assert "80 instead of 40" in text


def test_what_is_open_today_is_not_solved():
    """The other fate may cost 5 less by its bound: no solve, and the sentence says that today leaves it open."""
    net = two_schools(costs=CHEAP)
    plan = _plan(net, ASKED)
    other = Alternative(Choice("merge", "B"), "possible", -5.0, 30.0)
    found = turning(Prepared(net.province, net.travel, 0.0), ASKED, plan, "A", other, Request(EXACT))
    assert [t.factor for t in found.trials] == [1]
    assert "cannot be told apart already" in sentence(found, {"A": "A", "B": "B"}, "en")


def _solved(cost: float | None, bound: float | None, status: str = "feasible") -> Solved:
    return Solved(status, "gap", cost, bound, None, {}, {})


@pytest.mark.parametrize(
    ("one", "two", "verdict"),
    [
        ((100.0, 99.0), (103.0, 101.0), "stands"), ((100.0, 99.0), (103.0, 99.5), "open"),
        ((103.0, 101.0), (100.0, 99.0), "turns"), ((103.0, 99.5), (100.0, 99.0), "open"),
        ((None, None, "infeasible"), (100.0, 99.0), "turns"), ((100.0, 99.0), (None, None, "infeasible"), "stands"),
        ((None, None, "none"), (None, None, "none"), "open"),
    ],
)  # fmt: skip
def test_only_bounds_decide(one: Any, two: Any, verdict: str):
    """A plan below the other's bound, or no plan possible: what lies within the gap is open."""
    assert judged(_solved(*one), _solved(*two), 1e-4)[0] == verdict


def test_demand_is_scaled_in_whole_entrants_where_it_reaches_the_unit():
    """B's sites are beyond c1's reach of 20 minutes: its programme is scaled at c2 alone; half of 20 and 20."""
    net = two_schools(costs=CHEAP)
    near = ASKED.but(reach={"boarding_minutes_at_most": 20, "day_minutes_at_most": 20})
    cells = scaled_cells(net.case(near), _plan(net, near), "B")
    assert cells == {("c2", "T")}
    made = with_scaled(net.province, near, cells, 0.5)
    assert demand_by_commune(made, 2028, "base").to_dict() == {("c1", "T"): 20, ("c2", "T"): 10}
    assert demand_by_commune(replace(made), 2028, "high").to_dict() == {("c1", "T"): 20, ("c2", "T"): 10}


def test_the_command_says_so_and_writes_what_it_solved(tmp_path: Path):
    """`explain SCRIPT UNIT --learners`: one sentence more, and a table where something was solved."""
    tables = province(tmp_path / "tinh")
    asked = script(tmp_path / "mot.py", name='"mot"')
    out = tmp_path / "ra"
    told = call("explain", asked, "TT1", "--data", tables, "--out", out, "--lang", "en", "--learners")
    assert told.code == 0, told.all
    assert "entrants a year" in told.out
