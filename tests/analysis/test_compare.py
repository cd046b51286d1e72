"""Bundles side by side: decisions in words, agreement of plans, tables of indicators and decisions, what is proven."""

from dataclasses import replace

import pandas as pd
import pytest

from optimizer.analysis.compare import (
    agreement,
    decision_table,
    decisions,
    indicator_table,
    names,
    proof_sentence,
)
from optimizer.solution.solution import Outcome, Proof
from tests.analysis.runs import cheapest, impossible, one_merger


def fates(*, outside: str = "", convert: str = "", leave: str = "", **hosts: str) -> pd.DataFrame:
    """Return frames of units A, B, C, D: merged as `hosts` says, else surviving."""
    rows = {}
    for i in "ABCD":
        fate = "outside" if i in outside else "leave" if i in leave else "merge" if i in hosts else "survive"
        rows[i] = (f"Đơn vị {i}", fate, hosts.get(i, ""), i in convert)
    return pd.DataFrame.from_dict(rows, orient="index", columns=["name", "fate", "host", "convert"])


def same(mine: pd.DataFrame, theirs: pd.DataFrame) -> str:
    """Return the units on which two plans agree, as letters."""
    table = agreement(mine, theirs)
    return "".join(table.index[table["same"]])


def test_which_of_the_merged_units_is_the_host_does_not_matter() -> None:
    """A into B, or B into A: both end in one unit."""
    assert same(fates(A="B"), fates(B="A")) == "ABCD"


def test_a_different_partner_is_disagreement_for_all_who_are_concerned() -> None:
    """A ends with B here and with C there, so A, B and C differ; D stands alone in both."""
    table = agreement(fates(A="B"), fates(A="C"))
    assert list(table.index[table["same"]]) == ["D"]
    assert table.loc["A", ["mine", "theirs"]].tolist() == ["A+B", "A+C"]


def test_one_more_guest_changes_the_host_and_its_other_guests() -> None:
    """{A, B} is not {A, B, C}."""
    assert same(fates(A="B"), fates(A="B", C="B")) == "D"


def test_conversion_matters() -> None:
    """B hosts A in both, as a THN in one only; A agrees (it is gone in both), B does not."""
    assert same(fates(A="B", convert="B"), fates(A="B")) == "ACD"


def test_a_unit_that_leaves_is_not_a_unit_that_stays() -> None:
    """D alone in both, but dissolved in one."""
    assert same(fates(leave="D"), fates()) == "ABC"
    assert same(fates(leave="D"), fates(leave="D")) == "ABCD"


def test_units_of_others_are_not_counted() -> None:
    """Nobody decides on D, so 3 units are compared, not 4."""
    assert list(agreement(fates(outside="D"), fates(outside="D", A="B")).index) == ["A", "B", "C"]


def words(lang: str = "vi", **flags: object) -> str:
    """Return the decision on a unit with `flags`."""
    row = {"name": "Đơn vị A", "fate": "survive", "host": "", "convert": False, "hosts": False, "expand": False,
           "reduce": False} | flags  # fmt: skip
    table = pd.DataFrame([row, row | {"name": "Trường B", "fate": "survive", "host": ""}], index=["A", "B"])
    return str(decisions(table, lang)["A"])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("flags", "vi", "en"),
    [
        ({}, "Giữ nguyên", "Retained"),
        ({"fate": "merge", "host": "B"}, "Sáp nhập vào Trường B", "Merges into Trường B"),
        ({"fate": "leave"}, "Giải thể, chuyển giao", "Leaves"),
        ({"fate": "outside"}, "Ngoài phạm vi", "Out of scope"),
        ({"hosts": True, "expand": True}, "Tiếp nhận; Mở rộng", "Takes in others; Expands"),
        ({"convert": True}, "Chuyển thành trường trung học nghề", "Becomes a vocational upper secondary school"),
        ({"reduce": True}, "Thu hẹp", "Shrinks"),
    ],
)
def test_a_decision_in_words(flags: dict[str, object], vi: str, en: str) -> None:
    """One word per flag, in the order convert, hosts, expand, reduce."""
    assert words(**flags) == vi
    assert words("en", **flags) == en


def test_scenarios_of_one_name_are_numbered() -> None:
    """Names are columns, so they must differ."""
    run = cheapest()
    assert names([run, one_merger(), run, run]) == ["tu-do", "danh-gia", "tu-do (3)", "tu-do (4)"]


def test_indicators_stand_side_by_side_and_are_empty_where_there_is_no_plan() -> None:
    """Recorded figures once, then a column a scenario; TT1's merger leaves 2 units of 3, no plan leaves nothing."""
    table = indicator_table([one_merger(), impossible(), cheapest()])
    assert list(table.columns[-4:]) == ["recorded", "danh-gia", "khong-the", "tu-do"]
    assert table.loc["units_in_scope", "recorded"] == 3
    assert table.loc["units_in_scope", "danh-gia"] == 2
    assert table["khong-the"].isna().all()
    assert table["tu-do"].equals(cheapest().indicators["plan"].rename("tu-do"))
    assert table.loc["cost_total", "danh-gia"] == pytest.approx(one_merger().proof.objective_mvnd)


def test_decisions_stand_side_by_side_and_are_a_dash_where_there_is_no_plan() -> None:
    """The given plan: TT1 into CD1, which takes it in."""
    table = decision_table([impossible(), one_merger()], "vi")
    assert list(table.columns) == ["name", "khong-the", "danh-gia"]
    assert set(table["khong-the"]) == {"–"}
    assert table["danh-gia"].tolist() == [
        "Tiếp nhận", "Sáp nhập vào Trường Cao đẳng Thử Nghiệm", "Giữ nguyên"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("outcome", "proof", "quoted"),
    [
        (Outcome.OPTIMAL, Proof(12345.6, 12340.2, 0.000437, "gap"), ["12.346", "12.340", "0,044%"]),
        (Outcome.GAP_LEFT, Proof(2000.0, 1500.0, 0.25, "time"), ["2.000", "1.500", "25,000%"]),
        (Outcome.GAP_LEFT, Proof(2000.0, None, None, "interrupt"), ["2.000", "–"]),
        (Outcome.EVALUATED, Proof(2000.0, 1999.0, 0.0005, "gap"), ["2.000", "1.999", "0,050%"]),
        (Outcome.INFEASIBLE, Proof(None, None, None, "infeasible"), ["không có phương án nào"]),
        (Outcome.NO_PLAN, Proof(None, 1500.0, None, "time"), ["Dừng trước khi tìm được phương án"]),
    ],
)
def test_what_is_proven_is_one_sentence_with_its_figures(outcome: Outcome, proof: Proof, quoted: list[str]) -> None:
    """Objective, bound and gap as the proof has them, rounded; English says the same figures."""
    bundle = replace(cheapest(), outcome=outcome, proof=proof)
    for text in quoted:
        assert text in proof_sentence(bundle, "vi")
    english = proof_sentence(bundle, "en")
    assert english.endswith(".")
    if proof.objective_mvnd:
        assert f"{proof.objective_mvnd:,.0f}" in english


def test_a_plan_left_with_a_gap_by_the_user_is_not_said_to_have_run_out_of_time() -> None:
    """The sentence of a gap left serves a time limit and an interrupt alike."""
    bundle = replace(cheapest(), outcome=Outcome.GAP_LEFT, proof=Proof(2000.0, 1500.0, 0.25, "interrupt"))
    assert "hết giờ" not in proof_sentence(bundle, "vi")
