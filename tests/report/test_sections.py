"""What the sections of the scenario report hold: tables, columns, and sentences made of figures."""

from dataclasses import replace
from datetime import date

import pandas as pd

from optimizer.analysis.appraisal import appraise
from optimizer.analysis.compare import decision_table, indicator_table, names
from optimizer.report.comparison import comparison_report
from optimizer.report.content import opening
from optimizer.report.document import Heading, OnePage, Paragraph, Remark, Table
from optimizer.report.maps.small import small_maps
from optimizer.report.scenario_report import scenario_report
from optimizer.solution.schema import BUNDLE, NETWORK, conform
from tests.report import bundles

NUMBERS = [name for name, kind in BUNDLE["diagnosis"].types.items() if kind == "number"]


def _table(bundle, caption):
    """Return the table of the report on `bundle` with this caption."""
    blocks = scenario_report(bundle, "vi", {}).blocks
    inner = [b for block in blocks for b in getattr(block, "blocks", (block,))]
    return next(b for b in inner if isinstance(b, Table) and b.caption == caption)


def test_the_table_of_units_has_the_columns_that_provinces_use():
    """Nine headers in their order; posts of a host now and afterwards, of a merged unit only now."""
    table = _table(bundles.bundle(), "Phương án sắp xếp từng đơn vị")
    assert [column.label for column in table.columns] == [
        "TT", "Đơn vị hiện nay", "Phương án", "Đơn vị sau sắp xếp", "Địa điểm đào tạo", "Số người làm việc", "Lý do",
        "Độ vững", "Thời điểm",
    ]  # fmt: skip
    posts = {row[1]: row[5] for row in table.rows}
    assert posts["Trường Cao đẳng nghề Điện Biên"] == "hiện nay: 113\nsau sắp xếp: 210"
    assert posts["Trường Cao đẳng Kinh tế - Kỹ thuật Điện Biên"] == "hiện nay: 77\nchuyển về đơn vị tiếp nhận"


def test_places_and_entrants_of_today_are_those_of_the_diagnosis():
    """Both come from one table, mobile classes counted; a unit that it lacks has dashes."""
    stands = dict.fromkeys(BUNDLE["diagnosis"].columns, "") | dict.fromkeys(NUMBERS, 0.0)
    row = pd.DataFrame(stands | {"places": 1530.0, "entrants": 977.0}, index=pd.Index(["CDN"], name="institution"))
    made = replace(bundles.bundle(), diagnosis=conform(row, BUNDLE["diagnosis"]))
    table = _table(made, "Mạng lưới cơ sở giáo dục nghề nghiệp hiện nay")
    found = {row[1]: row[-2:] for row in table.rows}
    assert found["Trường Cao đẳng nghề Điện Biên"] == ("1.530", "977")
    assert found["Trung tâm GDTX tỉnh"] == ("–", "–")


def test_the_assessment_names_the_units_that_stand_out():
    """CDN lacks a norm and is filled least; two share occupations; the one without a figure is not named for it."""
    stands = dict.fromkeys(BUNDLE["diagnosis"].columns, "") | dict.fromkeys(NUMBERS, 0.0)
    rows = pd.DataFrame(
        [
            stands | {"broken": 1.0, "fill_share": 0.4, "shared": 3.0, "nearest_minutes": 12.0},
            stands | {"fill_share": 0.7, "shared": 5.0, "nearest_minutes": 175.0},
            stands | {"fill_share": float("nan"), "nearest_minutes": float("nan")},
        ],
        index=pd.Index(["CDN", "TTMN", "TTGDTX"], name="institution"),
    )
    made = replace(bundles.bundle(), diagnosis=conform(rows, BUNDLE["diagnosis"]))
    blocks = scenario_report(made, "vi", {}).blocks
    at = next(n for n, b in enumerate(blocks) if isinstance(b, Heading) and b.text.endswith("Đánh giá chung"))
    college, nhe = "Trường Cao đẳng nghề Điện Biên", "Trung tâm GDNN-GDTX huyện Mường Nhé"
    assert blocks[at + 2].items == (
        f"1 đơn vị chưa đạt định mức về số người làm việc hoặc đất: {college}.",
        f"Tuyển sinh so với quy mô thấp nhất: {college} (40%); {nhe} (70%).",
        f"Nhiều ngành, nghề trùng với đơn vị khác trong khu vực nhất: {nhe} (5); {college} (3).",
        f"Ở xa các đơn vị khác nhất (số phút tới đơn vị gần nhất): {nhe} (175); {college} (12).",
    )


def test_programmes_that_open_stop_or_pass_on_have_a_table_each():
    """One new offer with the entrants planned, one that ends with those enrolled, one under a new host."""
    columns = NETWORK["moves"].columns
    moves = pd.DataFrame([
        ("52_TC", "CDN-1", "new", "CDN", "CDN", 0.0, 0.0, 0.0),
        ("62_SC", "TTNNTH-1", "closed_with_site", "TTNNTH", "", 137.0, 48.0, 1.0),
        ("00_GDTX", "TTMA-1", "under_new_host", "TTMA", "TTTG", 60.0, 180.0, 0.0),
    ], columns=columns)  # fmt: skip
    taught = pd.DataFrame(
        [("52_TC", "Kỹ thuật – trung cấp", "52", "TC")], columns=["programme", "name", "field", "level"]
    )
    made = bundles.bundle(inputs={"programmes": taught})
    made = replace(made, plan=replace(made.plan, moves=moves))
    [opened] = _table(made, "Ngành, nghề mở tại địa điểm mới").rows
    assert opened[1] == "Kỹ thuật – trung cấp"
    assert opened[-2:] == ("236", "220")
    [stopped] = _table(made, "Ngành, nghề dừng tuyển sinh tại địa điểm").rows
    assert stopped[4:] == ("địa điểm ngừng hoạt động", "137", "48")
    [passed] = _table(made, "Ngành, nghề tiếp tục tại chỗ dưới đơn vị tiếp nhận").rows
    assert passed[2:] == ("TT GDNN-GDTX huyện Mường Ảng", "TT GDNN-GDTX khu vực 2", "00_GDTX")
    assert scenario_report(made, "en", {}).orphans == ()


def test_advantages_and_drawbacks_are_the_signs_of_the_figures():
    """Fewer units and more demand met speak for the plan; investment and longer ways against it."""
    blocks = scenario_report(bundles.bundle(), "vi", {}).blocks
    at = next(
        n for n, b in enumerate(blocks) if isinstance(b, Paragraph) and b.text.startswith("Ưu điểm của phương án")
    )
    good, title, bad = blocks[at + 1 : at + 4]
    assert title.text.startswith("Hạn chế của phương án")
    assert sum(item.endswith("đơn vị, giữ nguyên mạng lưới 13 (−7).") for item in good.items) == 1
    assert sorted(item.split("(")[-1] for item in bad.items) == ["+2,4).", "+4,4).", "+4.160)."]


def test_each_legal_basis_says_what_it_sets_and_whether_it_was_checked():
    """The scenario's basis sets the cap and was never checked; of the norms one was checked, one not, one expired."""
    table = _table(bundles.bundle(), "Văn bản và nội dung từng văn bản đặt ra trong phương án")
    found = {row[1]: row[2:] for row in table.rows}
    assert found["Kế hoạch 130/KH-BCĐTKNQ18 ngày 21/9/2025"] == (
        "Yêu cầu của kịch bản: tối đa 1 trường được tính vào trần", "yêu cầu bắt buộc", "chưa kiểm tra",
    )  # fmt: skip
    assert found["Nghị định 120/2020/NĐ-CP ngày 07/10/2020, Điều 5"] == (
        "Số người làm việc tối thiểu của một đơn vị: 15 người", "định mức để tính, đối chiếu",
        "đã kiểm tra 01/6/2025; hiệu lực từ 01/12/2020",
    )  # fmt: skip
    assert found["Nghị định 24/2022/NĐ-CP ngày 06/4/2022"][0] == "Đất tối thiểu, đô thị: Trường cao đẳng: 20.000 m²"
    assert found["Thông tư 07/2017/TT-BLĐTBXH ngày 10/3/2017"][2].startswith("hết hiệu lực 01/01/2025")


def test_a_norm_that_the_scenario_makes_a_rule_is_called_enforced_and_a_missing_day_is_said():
    """`founding.posts` turns the norm of posts into a rule; a document without a date says so."""
    made = bundles.bundle(scenario=bundles.scenario(founding={"posts": "hard"}).model_dump(mode="json"))
    norms = made.norms.assign(legal_basis=["Nghị định 120/2020/NĐ-CP", *made.norms["legal_basis"].iloc[1:]])
    table = _table(replace(made, norms=norms), "Văn bản và nội dung từng văn bản đặt ra trong phương án")
    [row] = [row for row in table.rows if row[1] == "Nghị định 120/2020/NĐ-CP"]
    assert row[3] == "yêu cầu bắt buộc"
    assert row[4].endswith("chưa ghi ngày ban hành")


def test_documents_that_a_basis_cites_together_count_one_by_one_and_once():
    """The scenario's plan stands with a letter in a norm: two documents, not three; the day of effect is its own."""
    made = bundles.bundle()
    bases = [
        "Kế hoạch 130/KH-BCĐTKNQ18 ngày 21/9/2025; Công văn 59-CV/BCĐ",
        "Chỉ thị 21-CT/TW (a; b)",
        "Luật X ngày 31/2/2024",
    ]
    norms = made.norms.assign(legal_basis=bases, effective=date(2025, 9, 21))
    made = replace(made, norms=norms)
    assert opening.named(made) == [
        "Chỉ thị 21-CT/TW", "Công văn 59-CV/BCĐ", "Kế hoạch 130/KH-BCĐTKNQ18 ngày 21/9/2025", "Luật X ngày 31/2/2024",
    ]  # fmt: skip
    table = _table(made, "Văn bản và nội dung từng văn bản đặt ra trong phương án")
    states = {row[1]: row[4] for row in table.rows}
    assert "hiệu lực từ 21/9/2025" in states["Kế hoạch 130/KH-BCĐTKNQ18 ngày 21/9/2025"]
    assert "hiệu lực" not in states["Công văn 59-CV/BCĐ"].replace("hết hiệu lực", "")
    said = _remarks(scenario_report(made, "vi", {}).blocks)
    assert any(
        text.startswith("02 căn cứ chưa ghi ngày ban hành: Chỉ thị 21-CT/TW; Công văn 59-CV/BCĐ;") for text in said
    )


def test_a_norm_that_is_a_share_stands_in_per_cent():
    """Value 0.125 of unit "tỷ lệ so với 2020" reads 12,5% so với 2020; a unit that only begins like it stays."""
    made = bundles.bundle()
    norms = made.norms.assign(value=[0.125, 0.8, 0.5], unit=["tỷ lệ so với 2020", "tỷ lệ", "tỷ lệ-khác"])
    table = _table(replace(made, norms=norms), "Văn bản và nội dung từng văn bản đặt ra trong phương án")
    said = [row[2].rpartition(": ")[2] for row in table.rows]
    assert {"12,5% so với 2020", "80%", "0,5 tỷ lệ-khác"} <= set(said)


def _remarks(blocks):
    inner = [b for block in blocks for b in getattr(block, "blocks", (block,))]
    return next(b.items for b in inner if isinstance(b, Remark))


def test_page_1_counts_the_conditions_of_the_appraisal_that_are_not_met():
    """As many as the appraisal sheet has; where all are met nothing is said."""
    made = bundles.bundle()
    strict, mild = (
        replace(made, norms=made.norms.assign(value=limit, parameter="posts_at_least", type="", level=""))
        for limit in (1e6, 0.0)
    )
    count = int((appraise(strict)["met"] == "not_met").sum())
    assert count > int((appraise(mild)["met"] == "not_met").sum())
    said = f"{count:02d} điều kiện của định mức không đạt sau sắp xếp (xem biểu thẩm định điều kiện)."
    assert said in _remarks(scenario_report(strict, "vi", {}).blocks)
    assert said not in _remarks(scenario_report(mild, "vi", {}).blocks)


def _compared(runs):
    tables = indicator_table(runs), decision_table(runs, "vi")
    return comparison_report(runs, *tables, "vi", dict.fromkeys(names(runs), b""))


def test_a_remark_of_some_options_only_names_them():
    """Legal bases of all options are counted once; conditions not met stand on one line, option by option."""
    first = bundles.bundle()
    norms = first.norms.assign(checked=None, value=1e6, parameter="posts_at_least", type="", level="")
    strict = replace(first, scenario={**first.scenario, "name": "khac"}, norms=norms)
    runs = [first, strict, replace(strict, scenario={**first.scenario, "name": "ba"})]
    remarks = _remarks(_compared(runs).blocks)
    assert len(remarks) == len(set(remarks))
    assert sum("chưa được kiểm tra hiệu lực" in item for item in remarks) == 1
    counts = [int((appraise(run)["met"] == "not_met").sum()) for run in runs]
    [line] = [item for item in remarks if "không đạt sau sắp xếp" in item]
    assert f"Phương án 2, 3: {counts[1]:02d}" in line
    assert (f"Phương án 1: {counts[0]:02d}" in line) is (counts[0] > 0)
    assert not any("phụ lục định mức" in item for item in remarks)
    alike = _remarks(_compared([first, replace(first, scenario={**first.scenario, "name": "ba"})]).blocks)
    assert not any("Phương án" in item for item in alike)


def test_eight_options_leave_the_remarks_short_and_share_out_the_tables():
    """No more lines than for one option; eight columns are four and four."""
    first = bundles.bundle()
    runs = [replace(first, scenario={**first.scenario, "name": f"ten-{k}"}) for k in range(8)]
    document = _compared(runs)
    assert len(_remarks(document.blocks)) <= len(_remarks(_compared(runs[:1]).blocks))
    wide = [b for block in document.blocks for b in getattr(block, "blocks", ()) if isinstance(b, Table)]
    assert [len([c for c in t.columns if c.label.startswith("Phương án")]) for t in wide[:2]] == [4, 4]


def test_options_of_different_tables_are_said_to_be_so():
    """Other digests: page 1 says it first, and nothing claims one set of tables."""
    first = bundles.bundle()
    other = replace(first, scenario={**first.scenario, "name": "khac"}, digests={**first.digests, "sites": "0"})
    blocks = _compared([first, other]).blocks
    assert any("KHÔNG được tính trên cùng một bộ số liệu" in item for item in _remarks(blocks))
    assert "trên cùng bảng số liệu" not in str(blocks)
    same = _compared([first, replace(first, scenario={**first.scenario, "name": "khac"})]).blocks
    assert "trên cùng bảng số liệu" in str(same)


def _sheets(bundle, maps=()):
    return [b for b in scenario_report(bundle, "vi", dict.fromkeys(maps, b"")).blocks if isinstance(b, OnePage)][1:]


def test_each_institution_has_a_sheet_with_decision_figures_programmes_and_origins():
    """Thirteen sheets by name; of the college: 113 posts now, 210 afterwards; its programme; origins of learners."""
    index = pd.MultiIndex.from_tuples([("CDN", "03127"), ("CDN", "03160")], names=["institution", "commune"])
    origins = pd.DataFrame({"entrants_before": [40.0, 25.0], "entrants_after": [38.0, 0.0]}, index=index)
    sheets = _sheets(bundles.bundle(origins=origins))
    assert [sheet.title for sheet in sheets] == [row[1] for row in bundles.INSTITUTIONS]
    sheet = next(sheet for sheet in sheets if sheet.title == "Trường Cao đẳng nghề Điện Biên")
    decided, figures, programmes, where = sheet.blocks
    assert dict(decided.rows)["Đơn vị sau sắp xếp"] == "Trường Cao đẳng Điện Biên"
    assert dict(decided.rows)["Độ vững"] == "9/9"
    assert next(row for row in figures.rows if row[0].startswith("Số người làm việc"))[1:] == ("113", "113", "210")
    assert [row[2:] for row in programmes.rows] == [("P. Điện Biên Phủ", "200", "236", "150", "220")]
    assert where.text.endswith("P. Điện Biên Phủ 40 → 38; Mường Nhé 25 → 0.")
    assert sheet.figure is None


def test_units_out_of_scope_have_no_sheet_and_runs_without_a_plan_none_at_all():
    """One unit set outside: twelve sheets, and the others keep their own map."""
    made = bundles.bundle()
    units = made.plan.institutions.copy()
    units.loc["CDN", "fate"] = "outside"
    outside = replace(made, plan=replace(made.plan, institutions=units))
    sheets = _sheets(outside, ["unit-000", "unit-001", "unit-002"])
    assert len(sheets) == 12
    assert [sheet.figure.image for sheet in sheets if sheet.figure] == ["unit-000", "unit-002"]
    assert _sheets(bundles.infeasible()) == []


def test_every_small_map_that_the_report_asks_for_is_drawn():
    """The keys of the pictures are those of the pages: page 1 and the sheets."""
    made = bundles.bundle()
    maps = small_maps(made, "vi")
    pages = [b for b in scenario_report(made, "vi", maps).blocks if isinstance(b, OnePage)]
    assert [page.figure.image for page in pages] == list(maps)
    assert list(small_maps(bundles.infeasible(), "vi")) == ["brief"]


def test_the_page_of_an_institution_says_what_the_star_behind_its_reason_means():
    """Where the reason rests on an estimate, and only there."""
    made = bundles.bundle()
    reasons = made.reasons.assign(estimated=[True, *[False] * (len(made.reasons) - 1)])
    pages = [b for b in scenario_report(replace(made, reasons=reasons), "vi", {}).blocks if isinstance(b, OnePage)]
    decided = [
        page.blocks[0]
        for page in pages
        if isinstance(page.blocks[0], Table) and page.blocks[0].rows[0][0] == "Phương án"
    ]
    starred = [table for table in decided if any(row[1].endswith(" (*)") for row in table.rows)]
    assert len(starred) == 1
    assert [table.notes for table in decided if table.notes] == [("(*) Lý do dựa trên số liệu ước tính.",)]
    assert starred[0].notes
