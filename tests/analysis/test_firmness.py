"""Nine questions: a decision is different only where that is proven; fewer than six equal answers are not firm."""

from dataclasses import replace

import pytest

from optimizer.analysis.firmness import QUESTIONS, Question, answer, fate, table
from optimizer.model.case import case_of
from optimizer.model.decisions import Decisions
from optimizer.model.solve import optimize
from tests.analysis.runs import EXACT, free, prepared

BASE = Question("base", "base")


def _plan() -> Decisions:
    made = prepared()
    found = optimize(case_of(made.province, made.travel, free()), EXACT).decisions
    assert found is not None
    return found


def test_nine_questions_cover_three_weight_sets_and_three_demands():
    """thrift, base, access by low, base, high: each pair once."""
    assert len(set(QUESTIONS)) == 9
    assert {q.weights for q in QUESTIONS} == {"thrift", "base", "access"}
    assert {q.variant for q in QUESTIONS} == {"low", "base", "high"}


def test_the_question_of_the_plan_itself_answers_the_same():
    """Base weights and base demand again: every institution is the same."""
    made = prepared()
    answers = answer(made.province, made.travel, free(), _plan(), BASE, EXACT)
    assert set(answers.values()) == {"same"}
    assert set(answers) == {"CD1", "TT1", "TT2"}


def test_a_decision_that_provably_costs_more_is_different():
    """The cheapest plan turned round for one centre: kept where it merges, or merged where it is kept."""
    made, best = prepared(), _plan()
    turned = {"TT1": "CD1"} if "TT1" not in best.merge else {}
    other = replace(best, merge={**{i: h for i, h in best.merge.items() if i != "TT1"}, **turned})
    assert fate(other, "TT1") != fate(best, "TT1")
    answers = answer(made.province, made.travel, free(), other, BASE, EXACT)
    assert answers["TT1"] == "different"
    assert answers["CD1"] == "same"


def test_no_answer_in_time_is_unknown_not_different():
    """With next to no time there is no plan to compare with, or none is proven worse."""
    made = prepared()
    answers = answer(made.province, made.travel, free(), _plan(), BASE, replace(EXACT, time_limit_s=1e-6))
    assert "different" not in answers.values()


@pytest.mark.parametrize(("same", "firm"), [(9, True), (6, True), (5, False), (0, False)])
def test_six_equal_answers_make_a_decision_firm(same: int, firm: bool):
    """`same` of nine answers equal, the rest different: the count, and the questions where it differs."""
    answers = {q: {"TT1": "same" if n < same else "different"} for n, q in enumerate(QUESTIONS)}
    row = table(answers).loc["TT1"]
    assert (row["same"], row["of"], row["firm"]) == (same, 9, firm)
    assert len([c for c in row["cases"].split("; ") if c]) == 9 - same


def test_unanswered_questions_are_not_counted():
    """Four same, five unknown: 4 of 4, and not firm."""
    answers = {q: {"TT1": "same" if n < 4 else "unknown"} for n, q in enumerate(QUESTIONS)}
    row = table(answers).loc["TT1"]
    assert (row["same"], row["of"], row["firm"], row["cases"]) == (4, 4, False, "")


def test_the_fate_of_an_institution_is_one_word():
    """merge:HOST, leave, convert, survive."""
    plan = replace(_plan(), merge={"TT1": "CD1"}, leave=frozenset({"TT2"}), convert=frozenset({"TT3"}))
    assert [fate(plan, i) for i in ("TT1", "TT2", "TT3", "CD1")] == ["merge:CD1", "leave", "convert", "survive"]
