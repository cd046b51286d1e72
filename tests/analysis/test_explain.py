"""Why a unit is decided so: each other fate forced, with its exact cost, a true bound, or the wishes it breaks."""

from dataclasses import replace
from math import inf, nan
from pathlib import Path

import pandas as pd
import pytest

from optimizer.analysis.explain import Alternative, Choice, Plan, choices, explained, forced, held
from optimizer.analysis.explain_text import alternative, closing, excluded, opening, table, unit_named
from optimizer.analysis.pipeline import Prepared, Request
from optimizer.model.case import case_of
from optimizer.model.solve import optimize
from optimizer.scenario import Goals, Merging, Pins, Scenario
from optimizer.solution.frames import network_of
from optimizer.wording import LANGUAGES
from tests.analysis.runs import EXACT
from tests.cli.calls import call, province, script
from tests.model.cases import FREE, two_schools

A_INTO_B = FREE.but(pins=Pins(keep=("B",)))
"""The school B is kept, so that A is the one that merges."""


def _plan(asked: Scenario) -> tuple[Prepared, Plan]:
    net = two_schools(costs={"boarding_support_mvnd": 3.0})
    solved = optimize(net.case(asked), EXACT)
    assert solved.decisions is not None
    network = network_of(net.province, net.travel, asked, solved.decisions)
    return Prepared(net.province, net.travel, 0.0), Plan(network, solved.decisions, solved.objective_mvnd or 0.0)


def _found(asked: Scenario, unit: str) -> tuple[Plan, dict[Choice, Alternative]]:
    made, plan = _plan(asked)
    return plan, {a.choice: a for a in explained(made, asked, plan, unit, Request(EXACT))}


def test_an_alternative_costs_exactly_what_the_forced_plan_costs_more():
    """Merged 1450, both kept 2420: to keep A costs 970 more, proven; 980 of it is recurrent budget and learners."""
    plan, found = _found(A_INTO_B, "A")
    assert plan.objective_mvnd == pytest.approx(1450)
    stays = found[Choice("survive")]
    assert stays.status == "possible"
    assert stays.more_found == pytest.approx(970)
    assert stays.more_at_least == pytest.approx(970)
    paid = sum(v for name, v in stays.ledgers.items() if name != "budget_transfers")
    assert paid == pytest.approx(970)


def test_the_sentence_names_choice_amount_and_break_even():
    """970 million VND a year is both the price of keeping A and what would turn the decision."""
    plan, found = _found(A_INTO_B, "A")
    for lang in LANGUAGES:
        text = alternative(found[Choice("survive")], plan, lang)
        assert text.count("970") == 2
        assert "970" in closing(list(found.values()), plan, lang)


def test_an_impossible_alternative_names_the_wishes_it_breaks():
    """One institution at most: A cannot stay beside B, which is kept; both wishes are named, the forced pin is not."""
    asked = A_INTO_B.but(merging=Merging(institutions_at_most=1))
    plan, found = _found(asked, "A")
    stays = found[Choice("survive")]
    assert stays.status == "impossible"
    assert set(stays.reasons["rule"]) == {"merging.institutions_at_most", "pins.keep"}
    assert list(stays.reasons["item"]) == ["", "B"]
    assert "1" in alternative(stays, plan, "vi")


def test_all_alternatives_impossible_means_forced():
    """A is pinned into B: to stay, or to convert, contradicts the pin."""
    asked = FREE.but(pins=Pins(merge=(("A", "B"),)))
    plan, found = _found(asked, "A")
    assert found
    assert {a.status for a in found.values()} == {"impossible"}
    assert "force" in closing(list(found.values()), plan, "en")


def test_firmness_names_the_cases_that_differ_in_words():
    """Eight of nine the same: the other by its costs and demand, without the names that the table has for them."""
    made, plan = _plan(FREE)
    firm = pd.DataFrame({"same": [8], "of": [9], "cases": ["thrift/low"]}, index=["A"])
    case = case_of(made.province, made.travel, FREE)
    said = {lang: "\n".join(opening(case, plan, "A", firm, lang)) for lang in LANGUAGES}
    assert "8 trên 9 trường hợp cho cùng quyết định; khác đi khi: bộ chi phí tiết kiệm, nhu cầu thấp." in said["vi"]
    assert "it differs with: thrift costs, low demand." in said["en"]
    sure = opening(case, plan, "A", firm.assign(same=9, cases=""), "vi")
    assert "Độ vững: 9 trên 9 trường hợp cho cùng quyết định." in sure


def test_the_choices_are_every_other_admissible_fate():
    """A of two schools may stay or end in B; the fate it has is not among its alternatives."""
    made, plan = _plan(A_INTO_B)
    case = case_of(made.province, made.travel, A_INTO_B)
    kinds = [c for c in choices(case, plan.network, "A") if c.kind in {"survive", "merge"}]
    assert kinds == [Choice("survive")]
    assert Choice("merge", "A") in choices(case, plan.network, "B")


def test_forcing_adds_only_its_own_wish():
    """What the scenario pins already is not added again, so a conflict with it is not hidden."""
    asked, own = forced(A_INTO_B, "B", Choice("survive"))
    assert asked.pins.keep == ("B",)
    assert own == {"pins.keep_type:B"}
    assert forced(A_INTO_B, "A", Choice("merge", "B"))[1] == {"pins.merge:A>B"}


def test_excluded_hosts_are_named_with_their_reason():
    """No mergers allowed: the policy excludes B; 90 minutes are quoted where distance does."""
    made, _ = _plan(FREE)
    none = case_of(made.province, made.travel, FREE.but(merging=Merging(allowed=False)))
    assert [("B" in line) for line in excluded(none, "A", "vi")] == [True]


@pytest.mark.parametrize(
    ("least", "found", "word"),
    [
        (-5.0, 3.0, "told apart"), (2.0, 3.0, "rises by"), (3.0, 3.0, "changes if"), (0.0, 0.0, "is the same"),
        (-5.0, 0.0, "of the same cost"), (-9.0, -4.0, "not the best"), (2.0, None, "at least 2.0"),
        (None, None, "nothing follows"),
    ],
)  # fmt: skip
def test_what_is_said_is_what_is_proven(least: float | None, found: float | None, word: str):
    """Plan 100: an alternative between bound and best plan is called worse only where the bound lies above the plan."""
    _, plan = _plan(A_INTO_B)
    plan = replace(plan, objective_mvnd=100.0)
    status = "unknown" if found is None else "possible"
    text = alternative(Alternative(Choice("survive"), status, least, found), plan, "en")  # type: ignore[arg-type]
    assert word in text


def test_the_table_holds_both_languages_and_every_ledger():
    """One row per alternative; money in million VND a year."""
    plan, found = _found(A_INTO_B, "A")
    frame = table(list(found.values()), plan)
    assert len(frame) == len(found)
    assert {"budget_recurrent_mvnd", "learners_mvnd", "vi", "en"} <= set(frame)
    assert frame["vi"].ne(frame["en"]).all()


def test_goals_other_than_cost_are_held():
    """Furthest 30, units 2 and, behind cost, access 60 are ceilings, what was not reached is none; cost is the goal."""
    goals = pd.DataFrame(
        {"ceiling": [30.0, 2.0, 1450.0, 60.0, inf], "value": [30.0, 2.0, 1450.0, 60.0, nan]},
        index=pd.Index(["furthest", "units", "cost", "access", "unplaced"], name="goal"),
    )
    asked = held(FREE.but(goals=Goals(order=(("furthest", 0.0), ("units", 0.0)))), goals).goals
    assert (asked.order, asked.at_most, asked.furthest_at_most) == ((), (("units", 2.0), ("access", 60.0)), 30.0)
    assert held(FREE, goals.iloc[:0]) == FREE


def test_units_go_by_code_or_name():
    """Letters' case does not matter; what is not there names nothing."""
    made, _ = _plan(FREE)
    assert (unit_named(made.province, " a "), unit_named(made.province, "C")) == ("A", None)


def test_the_command_explains_a_saved_plan_and_a_script(tmp_path: Path):
    """The tiny province: exit 0 and a table for a bundle and a script; other units and other tables are refused."""
    tables = province(tmp_path / "tinh")
    asked = script(tmp_path / "tu_do.py", name='"tu-do"')
    out = tmp_path / "ra"
    assert call("run", asked, "--data", tables, "--out", out).code == 0
    told = call("explain", out / "tu-do", "TT1", "--data", tables, "--lang", "en")
    assert told.code == 0
    frame = pd.read_csv(out / "tu-do" / "giai-thich" / "TT1.csv")
    assert len(frame) >= 1
    assert all(text in told.out for text in frame["en"])
    assert call("explain", asked, "TT1", "--data", tables, "--out", tmp_path / "khac").code == 0
    unknown = call("explain", out / "tu-do", "TT9", "--data", tables)
    assert (unknown.code, "TT1" in unknown.err) == (2, True)
    demand = tables / "demand.csv"
    rows = demand.read_text(encoding="utf-8").splitlines()
    demand.write_text("\n".join(rows[:-1]) + "\n", encoding="utf-8")
    assert call("explain", out / "tu-do", "TT1", "--data", tables).code == 2
