"""Reasons: each sentence is made of figures that the tables hold, and is said only where they support it."""

import re
from dataclasses import replace

import pandas as pd
import pytest

from optimizer.analysis.reasons import reasons
from optimizer.model.decisions import Decisions
from optimizer.scenario import Pins, Scenario
from tests.provinces import Edit, frame, set_cell
from tests.solution.cases import GOOD, UNCHANGED, but, network, province, scenario, travel

PLAIN = scenario(pins=Pins())
COLLEGE, MINH, THUY = (
    "Trường Cao đẳng Thử Nghiệm", "Trung tâm GDNN-GDTX Bình Minh", "Trung tâm GDNN-GDTX Biên Thùy"
)  # fmt: skip


def table(plan: Decisions = GOOD, scene: Scenario = PLAIN, **edits: Edit) -> pd.DataFrame:
    """Return the reasons of `plan` on the tiny province after `edits`."""
    made = province(**edits)
    return reasons(made, travel(), scene, network(plan, scene, **edits))


def said(institution: str, lang: str = "vi", plan: Decisions = GOOD, scene: Scenario = PLAIN, **edits: Edit) -> str:
    """Return the reason for one institution."""
    return str(table(plan, scene, **edits).at[institution, lang])


def number_in(text: str, pattern: str) -> float:
    """Return the number that `pattern` captures in an English sentence."""
    found = re.search(pattern, text)
    assert found, (pattern, text)
    return float(found.group(1).replace(",", ""))


def test_a_merged_centre_by_hand() -> None:
    """TT1 into CD1, S4 closes.

    Entrants 60 + 20 (S2) + 15 (S4) = 95 on 90 + 40 + 30 = 160 places, 59.375 %, below 60 %. Both teach Điện dân dụng
    and Hàn. Head sites S2 and S1 lie in A1, 45 minutes apart. 879 + 300 = 1179 a year for the legal unit. 22 posts are
    not below the norm of 15.
    """
    text = said("TT1")
    assert text == (
        "Tuyển được 95 trên 160 chỗ theo giấy chứng nhận (59,4%). "
        f"Trùng 2 ngành, nghề với {COLLEGE} (Hàn; Điện dân dụng). "
        f"Cùng khu vực với {COLLEGE}, trụ sở cách nhau 22 km (45 phút). "
        "Bớt một đầu mối, về lâu dài giảm chi bộ máy 1.179 triệu đồng/năm. "
        "Ngừng hoạt động: Địa điểm Trung Tâm. "
        "Phải chuyển cơ quan quản lý sang UBND tỉnh."
    )
    english = said("TT1", "en")
    assert number_in(english, r"enrols ([\d,]+) on") == 95
    assert number_in(english, r"on ([\d,]+) licensed") == 160
    assert number_in(english, r"saves ([\d,]+) million") == 879 + 300


def test_a_host_serves_the_learners_of_the_sites_it_takes_in() -> None:
    """CD1 teaches 15 + 30 + 50 + 25 + 15 = 135 at S1 and 25 + 30 + 20 = 75 at S2, which was TT1's: 210."""
    assert said("CD1") == f"Tiếp nhận 1 đơn vị: {MINH}. Dự kiến phục vụ 210 người tuyển mới/năm."


def test_a_centre_that_converts_by_hand() -> None:
    """TT2 teaches 30 GDTX, 28 sơ cấp at S3 and 15 in mobile classes = 73; the tiny province has no THN programme."""
    assert said("TT2") == (
        "Chuyển thành trường trung học nghề; chưa có người tuyển mới trình độ này được phân bổ (0 người). "
        "Dự kiến phục vụ 73 người tuyển mới/năm."
    )


def test_a_converted_centre_says_its_entrants_of_the_thn_level() -> None:
    """With 00_GDTX made a THN programme, TT2 has its 30 entrants at S3."""
    made = province()
    levels = made.programmes["level"].where(made.programmes.index != "00_GDTX", "THN")
    changed = replace(made, programmes=made.programmes.assign(level=levels))
    found = reasons(changed, travel(), PLAIN, network(GOOD, PLAIN))
    assert "phục vụ 30 người tuyển mới trình độ này mỗi năm" in found.at["TT2", "vi"]


def posts_of(row: int, posts: str) -> Edit:
    """Return an edit that gives institution `row` that many posts, in the table of sites too."""
    return lambda t: set_cell(t, row, "posts", posts)


@pytest.mark.parametrize(("posts", "small"), [("14", True), ("15", False), ("22", False)])
def test_few_posts_are_a_reason_only_below_the_norm(posts: str, small: bool) -> None:
    """The norm posts_at_least is 15: 14 posts are below it, 15 are not."""
    text = said("TT1", institutions=posts_of(1, posts))
    assert (f"Có {posts} người làm việc, dưới mức tối thiểu 15 người của một đơn vị." in text) is small
    assert ("dưới mức tối thiểu" in text) is small


def test_the_norm_of_the_province_decides_what_is_small() -> None:
    """With a norm of 25 posts for GDNN-GDTX centres, 22 posts are few."""
    text = said("TT1", norms=lambda t: t.assign(value=["25", *t["value"][1:]]))
    assert "Có 22 người làm việc, dưới mức tối thiểu 25 người" in text


def test_without_a_norm_the_decree_counts() -> None:
    """NĐ 120/2020/NĐ-CP: 15 posts; a centre with 14 is small even if the table of norms does not say so."""
    text = said("TT1", norms=lambda t: t[t["parameter"] != "posts_at_least"], institutions=posts_of(1, "14"))
    assert "Có 14 người làm việc, dưới mức tối thiểu 15 người" in text


def test_a_unit_that_fills_its_places_is_not_called_thin() -> None:
    """96 of 160 is exactly 60 %."""
    text = said("TT1", offers=lambda t: set_cell(t, 4, "entrants", "21"))
    assert "Tuyển được" not in text


def test_a_host_in_another_area_is_near_not_in_the_same_area() -> None:
    """TT1 (A1) into TT2 (A2): head sites S2 and S3 are 95 minutes and 47.5 km apart, no managing body changes."""
    plan = but(GOOD, merge={"TT1": "TT2"}, keep={"S2": "TT2"})
    text = said("TT1", plan=plan)
    assert f"Trụ sở cách {THUY} 48 km (95 phút)." in text
    assert "Cùng khu vực" not in text
    assert "cơ quan quản lý" not in text
    assert "Trùng 1 ngành, nghề" in text


def test_head_sites_in_one_commune_are_not_some_km_apart() -> None:
    """S2, the head site of TT1, is moved to the commune of S1, that of CD1."""
    text = said("TT1", sites=lambda t: set_cell(t, 1, "commune", t["commune"].iloc[0]))
    assert "Trụ sở cùng xã, phường với" in text
    assert "km (" not in text


def test_sites_that_all_stay_are_counted() -> None:
    """TT1 keeps S2 and S4 under CD1."""
    text = said("TT1", plan=but(GOOD, keep={"S4": "CD1"}))
    assert "Giữ toàn bộ 2 địa điểm đào tạo." in text
    assert "Ngừng hoạt động" not in text


def test_a_survivor_far_from_all_says_how_far() -> None:
    """From S3 the nearest other head site is S2, 95 minutes, beyond the 90 for a merger across areas."""
    text = said("TT2", plan=UNCHANGED)
    assert "Trụ sở còn lại gần nhất cách 95 phút, quá 90 phút để sáp nhập ngoài khu vực." in text


def test_distance_is_no_reason_where_a_merger_needs_no_distance() -> None:
    """CD1 and TT1 lie in one area, where a merger has no limit of minutes: neither says it is far."""
    near = PLAIN.but(merging={"minutes_at_most": 10})
    for i in ("CD1", "TT1"):
        assert "phút để sáp nhập" not in said(i, plan=UNCHANGED, scene=near)


def test_more_places_are_quoted_before_and_after() -> None:
    """CD1's sites go from 100 + 40 + 60 = 200 to 500 places."""
    plan = but(GOOD, added={("00_GDTX", "S1"): 300.0}, modules={("00", "S1"): 20})
    row = network(plan, PLAIN).institutions.loc["CD1"]
    text = said("CD1", plan=plan)
    assert row["expand"]
    assert (row["places_before"], row["places_after"]) == (200, 500)
    assert "Chỗ học tăng từ 200 lên 500 người tuyển mới/năm." in text


def test_a_survivor_without_any_figure_says_its_own_cost() -> None:
    """CD1 alone, nobody placed: 1189 + 300 = 1489 million a year."""
    empty = but(UNCHANGED, place=dict.fromkeys(UNCHANGED.place), mobile=dict.fromkeys(UNCHANGED.mobile))
    assert said("TT1", plan=empty) == "Giữ đầu mối này cần chi bộ máy 1.179 triệu đồng/năm."
    assert said("CD1", "en", plan=empty) == "Keeping this legal unit costs 1,489 million VND of overhead a year."


@pytest.mark.parametrize(
    ("pins", "institution", "fixed"),
    [
        (Pins(keep=("CD1",)), "CD1", True),
        (Pins(keep=("CD1",)), "TT2", False),
        (Pins(merge=(("TT1", "CD1"),)), "TT1", True),
        (Pins(merge=(("TT1", "TT2"),)), "TT1", False),
        (Pins(keep=("TT1",)), "TT1", False),
        (Pins(convert=("TT2",)), "TT2", True),
    ],
)
def test_a_decision_is_called_fixed_only_if_the_plan_follows_the_pin(pins: Pins, institution: str, fixed: bool) -> None:
    """A given plan need not follow the pins: where it does not, the scenario did not fix it."""
    assert ("Kịch bản cố định" in said(institution, scene=scenario(pins=pins))) is fixed


def test_a_decided_row_fixes_a_decision_where_the_scenario_lets_it_bind() -> None:
    """The row says TT1 merges into CD1, with use = pin."""
    columns = "institution,action,host,date,use,close_sites,name_after"
    edits: dict[str, Edit] = {"decided": frame(f"{columns}\nTT1,merge,CD1,,pin,,")}
    assert "Kịch bản cố định" in said("TT1", scene=scenario(pins=Pins(decided=True)), **edits)
    assert "Kịch bản cố định" not in said("TT1", **edits)


def test_units_that_leave_or_that_others_decide_on_say_so() -> None:
    """No figure is needed: the decision is not the plan's."""
    gone = but(
        UNCHANGED,
        leave=frozenset({"TT2"}),
        keep={"S3": None},
        run=UNCHANGED.run - {("00_GDTX", "S3"), ("62_SC", "S3")},
        place={("00103", "00_GDTX", "S3"): None, ("00103", "62_SC", "S3"): None},
        mobile=dict.fromkeys(UNCHANGED.mobile),
    )
    assert said("TT2", plan=gone) == "Giải thể hoặc chuyển giao theo quyết định đã có."
    ministry: Edit = lambda t: t.assign(authority=["province", "province", "ministry"])  # noqa: E731
    assert said("TT2", "en", plan=UNCHANGED, institutions=ministry) == "Not the province's to decide."


ESTIMATES = [
    ("institutions", "TT1", {"institutions": lambda t: t.assign(posts=["55", "14", "18"])}),
    ("offers", "TT1", {}),
    ("costs", "TT1", {}),
    ("travel", "TT1", {}),
    ("demand", "CD1", {}),
]


def marked(name: str, other: Edit = None) -> Edit:
    """Return an edit that marks every row of a table as an estimate, after `other`."""
    return lambda t: (other(t) if callable(other) else t).assign(basis="estimate")


@pytest.mark.parametrize(("name", "institution", "edits"), ESTIMATES)
def test_a_reason_that_quotes_an_estimated_figure_is_marked(
    name: str, institution: str, edits: dict[str, Edit]
) -> None:
    """Posts, entrants and places, unit costs, minutes, planned entrants: each rests on rows of one table."""
    assert not table(**edits).at[institution, "estimated"]
    assert table(**(edits | {name: marked(name, edits.get(name))})).at[institution, "estimated"]


def test_an_estimate_that_no_sentence_quotes_marks_nothing() -> None:
    """TT1's 22 posts are not quoted (they are enough), so that its row is an estimate does not matter."""
    assert not table(institutions=marked("institutions")).at["TT1", "estimated"]


def test_the_offers_of_the_host_count_where_shared_occupations_are_quoted() -> None:
    """Only CD1's rows are estimates; TT1 shares two occupations with it."""
    found = table(offers=lambda t: t.assign(basis=["estimate" if s == "S1" else "official" for s in t["site"]]))
    assert found.at["TT1", "estimated"]
    assert not found.at["TT2", "estimated"]


def test_every_institution_has_a_reason_in_both_languages() -> None:
    """One row per institution, no template mark left, the same figures in both languages."""
    for plan in (GOOD, UNCHANGED):
        found = table(plan)
        assert list(found.index) == ["CD1", "TT1", "TT2"]
        for vi, en in zip(found["vi"], found["en"], strict=True):
            assert vi.endswith(".")
            assert "{" not in vi + en
            digits = [re.sub(r"[.,](?=\d{3})", "", t).replace(",", ".") for t in (vi, en)]
            assert sorted(re.findall(r"\d+(?:\.\d+)?", digits[0])) == sorted(re.findall(r"\d+(?:\.\d+)?", digits[1]))
