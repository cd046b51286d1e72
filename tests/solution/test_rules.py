"""What was asked and what the plan does: met or not, binding or not, and said in sentences."""

from typing import Any

import pandas as pd
import pytest

from optimizer.model.decisions import Decisions
from optimizer.scenario import Scenario
from optimizer.solution.rules import rules
from tests.provinces import set_cell
from tests.solution.cases import EVERYTHING, GOOD, UNCHANGED, but, province, scenario, travel
from tests.solution.test_audit import SPOILED

LIMITS = {
    "merging.counted_schools_at_most": (1, 1, True), "merging.institutions_at_most": (2, 2, True),
    "merging.per_host_at_most": (1, 2, False), "centres.at_least": (1, 1, True), "centres.at_most": (1, 2, False),
    "sites.at_least": (3, 2, False), "sites.at_most": (3, 3, True), "offers.smallest_class": (15, 10, False),
    "offers.modules_per_site_at_most": (1, 3, False), "reach.day_minutes_at_most": (110, 120, False),
    "reach.mobile_minutes_at_most": (110, 120, False), "coverage.minutes_at_most": (5, 60, False),
    "floors.demand": (283, 0.9 * 285, False), "floors.priority": (90, 0.8 * 90, False),
    "floors.by_level:SC": (93, 0.9 * 95, False), "floors.of_demand:00101/62_SC": (13, 0.8 * 15, False),
}  # fmt: skip
"""Of the good plan: what it does, the limit, whether it binds."""


def asked(
    plan: Decisions = GOOD, scene: Scenario | None = None, *, enforced: bool = True, **edits: Any
) -> pd.DataFrame:
    frame = rules(province(**edits), travel(), scene or scenario(), plan, enforced=enforced)
    return frame.set_index(["rule", "item"])


def one(frame: pd.DataFrame, rule: str, item: str = "") -> pd.Series:
    return frame.loc[(rule, item)]


def test_good_plan_meets_what_was_asked_and_says_what_binds():
    """Sites 3 of at most 3, units 2 of 2, schools 1 of 1, centres 1 of at least 1 bind; 283 of 285 are served."""
    frame = asked()
    assert set(frame["met"]) == {"met"}
    assert frame["enforced"].all()
    for rule, (left, right, binding) in LIMITS.items():
        row = one(frame, rule)
        assert (row["left"], row["right"], row["binding"]) == (left, pytest.approx(right), binding), rule
        if "minutes" in rule:  # minutes come in steps: below the limit says nothing
            assert "ràng buộc" not in row["vi"]
            continue
        said = "đang ràng buộc" if binding else "không ràng buộc"
        assert row["vi"].endswith(f"Giới hạn này {said}."), rule
        assert row["en"].endswith("The limit binds." if binding else "The limit does not bind."), rule
    others = [key for key in frame.index if key[0] not in LIMITS]
    assert others == [
        ("merging.minutes_at_most", ""), ("centres.policy", ""), ("sites.closing", ""), ("offers.new", ""),
        ("pins.keep", "CD1"), ("pins.keep_sites", "S2"), ("pins.apart", "CD1 / TT2"),
    ]  # fmt: skip


def test_what_was_not_asked_has_no_row():
    """A scenario without limits asks for policy and defaults only; None is no rule."""
    bare = Scenario(name="x", title="X", question="X?", centres={"policy": "free"}, reach={"day_minutes_at_most": None})
    frame = asked(UNCHANGED, bare)
    assert [rule for rule, _ in frame.index] == [
        "merging.minutes_at_most", "sites.closing", "offers.new", "offers.smallest_class",
        "offers.modules_per_site_at_most", "reach.mobile_minutes_at_most",
    ]  # fmt: skip


def test_unchanged_network_is_judged_not_enforced():
    """Three institutions of at most two, four sites of three, two centres that do neither, an empty class."""
    frame = asked(UNCHANGED, enforced=False)
    assert not frame["enforced"].any()
    assert sorted(rule for rule, _ in frame.index[frame["met"] == "not_met"]) == [
        "centres.policy", "merging.institutions_at_most", "offers.smallest_class", "sites.at_most"
    ]  # fmt: skip
    assert one(frame, "centres.policy")["left"] == 2
    assert "Trung tâm GDNN-GDTX Biên Thùy" in one(frame, "centres.policy")["vi"]
    assert not frame.loc[frame["met"] == "not_met", "binding"].any()


def test_counted_schools_are_named_with_the_reason():
    """CD1 counts as a college of group 3; of group 2 it does not, and the sentence says why; an override says so."""
    row = one(asked(), "merging.counted_schools_at_most")
    assert "Trường Cao đẳng Thử Nghiệm (trường cao đẳng, trung cấp công lập của tỉnh" in row["vi"]
    free = one(asked(institutions=lambda t: set_cell(t, 0, "autonomy_group", "2")), "merging.counted_schools_at_most")
    assert (free["left"], free["met"]) == (0, "met")
    assert "Không tính: Trường Cao đẳng Thử Nghiệm (tự bảo đảm chi thường xuyên trở lên)" in free["vi"]
    told = one(asked(institutions=lambda t: set_cell(t, 0, "counted", "0")), "merging.counted_schools_at_most")
    assert "theo chỉ định riêng" in told["vi"]


def test_cap_without_autonomy_group_is_unknown_when_it_decides():
    """CD1 without a group: at most 0 schools may or may not hold; at most 1 holds whatever the group."""
    nowhere = {"institutions": lambda t: set_cell(t, 0, "autonomy_group", "")}
    none = scenario(merging={"counted_schools_at_most": 0})
    assert one(asked(GOOD, none, **nowhere), "merging.counted_schools_at_most")["met"] == "unknown"
    assert one(asked(GOOD, **nowhere), "merging.counted_schools_at_most")["met"] == "met"


def test_coverage_names_the_worst_the_longer_and_the_exempt():
    """Limit 3: 5 min today everywhere, so all three keep today's way; as an island 00103 is exempt instead."""
    scene = scenario(coverage={"minutes_at_most": 3})
    row = one(asked(GOOD, scene), "coverage.minutes_at_most")
    assert "3 xã giữ mức hiện nay (Phường Trung Tâm; Xã Bình Minh; Xã Biên Thùy)" in row["vi"]
    assert (row["met"], row["left"]) == ("met", 0)
    island = one(asked(GOOD, scene, communes=lambda t: set_cell(t, 2, "special", "1")), "coverage.minutes_at_most")
    assert "2 xã giữ mức hiện nay" in island["vi"]
    assert "1 xã được miễn (Xã Biên Thùy)" in island["vi"]


def test_uncovered_commune_is_counted():
    """No basic offer at S3: 00103 is 90 min from S2, beyond 60."""
    plan = but(GOOD, run=GOOD.run - {("00_GDTX", "S3"), ("62_SC", "S3")})
    row = one(asked(plan), "coverage.minutes_at_most")
    assert (row["met"], row["left"], row["right"]) == ("not_met", 90, 60)
    assert "xa nhất là Xã Biên Thùy (90 phút)" in row["vi"]
    assert "1 xã không đạt" in row["vi"]


def test_commune_without_any_basic_site_left_is_not_met_and_has_no_number():
    """Nothing basic runs anywhere: every commune fails; there is no worst minute to print."""
    plan = but(GOOD, run=frozenset({("52_TC", "S1")}))
    row = one(asked(plan), "coverage.minutes_at_most")
    assert row["met"] == "not_met"
    assert pd.isna(row["left"])
    assert "3 xã không đạt" in row["vi"]


def test_pins_have_a_row_each():
    """A pinned merger that is made and one that is not."""
    scene = scenario(pins={"merge": (("TT1", "CD1"), ("TT2", "TT1"))})
    frame = asked(GOOD, scene)
    assert one(frame, "pins.merge", "TT1 / CD1")["met"] == "met"
    row = one(frame, "pins.merge", "TT2 / TT1")
    assert row["met"] == "not_met"
    assert row["vi"] == "Sáp nhập Trung tâm GDNN-GDTX Biên Thùy → Trung tâm GDNN-GDTX Bình Minh."


RULED = [s for s in SPOILED if s[3] in {"class_size", "reach", "counted", "centres", "coverage", "floors", "pins"}]


@pytest.mark.parametrize(("plan", "changes"), [(s[1], s[2]) for s in RULED], ids=[s[0] for s in RULED])
def test_plan_that_the_audit_faults_for_policy_has_a_rule_not_met(plan: Decisions, changes: dict[str, Any]):
    """The spoiled plans of the audit's tests, seen by the rules."""
    assert (asked(plan, scenario(**changes))["met"] == "not_met").any()


def test_numbers_are_written_in_the_language():
    """256.5 entrants: 256,5 in Vietnamese; a share 99,3 % and 99.3%."""
    row = one(asked(), "floors.demand")
    assert "99,3%" in row["vi"]
    assert "99.3%" in row["en"]
    small = one(asked(GOOD, scenario(coverage={"minutes_at_most": 62.5})), "coverage.minutes_at_most")
    assert "62,5 phút" in small["vi"]
    assert "62.5 minutes" in small["en"]


def test_rooms_beds_fairness_and_money_are_said_with_their_figures():
    """15 of the 70 wanted at the border go beyond 60 minutes; one module is 500 + 45 × place; none left out."""
    frame = asked(GOOD, scenario(**EVERYTHING))
    rooms, beds = one(frame, "rooms.filled_at_most"), one(frame, "boarding.renting_at_most")
    assert (rooms["met"], rooms["left"], beds["met"]) == ("met", 0, "met")
    assert "Không xét 0 địa điểm" in rooms["vi"]
    far = one(frame, "equity.beyond:border/60")
    assert (far["left"], far["right"]) == (15, pytest.approx(0.3 * 70))
    assert "21,4%" in far["vi"].replace(" ", "")
    spent = one(frame, "budget.investment_at_most")
    assert (spent["left"], spent["right"], spent["met"]) == (500 + 45 * 85, 5000, "met")
    assert one(frame, "budget.recurrent_at_most")["left"] > 0


def test_sites_without_a_figure_are_named():
    """S4 is closed, S2 has no figure of rooms: one site is left out, by name."""
    frame = asked(
        GOOD, scenario(rooms={"filled_at_most": 1}),
        sites=lambda t: set_cell(set_cell(t, 1, "rooms", "0"), 3, "rooms", "0"),
    )  # fmt: skip
    assert "1 sites without a figure are left out" in one(frame, "rooms.filled_at_most")["en"]


def test_an_empty_list_is_no_dash_in_brackets():
    """Nothing broken: "0." without a list; no school left out: "không có", "none"."""
    frame = asked()
    assert not frame["vi"].str.contains("(–)", regex=False).any()
    assert one(frame, "merging.minutes_at_most")["vi"].endswith("số điều kiện không đạt: 0.")
    assert "Không tính: không có. " in one(frame, "merging.counted_schools_at_most")["vi"]
    assert "Not counted: none. " in one(frame, "merging.counted_schools_at_most")["en"]
