"""The workbook of a plan: what it holds, live formulas with their results, inert text, the same bytes twice."""

import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import datetime
from functools import cache
from io import BytesIO

import numpy as np
import openpyxl
import pandas as pd
import pytest
from openpyxl.utils import column_index_from_string

from optimizer.report.office.grid import Field, Grid
from optimizer.report.office.plan_book import grids, plan_book
from optimizer.report.office.xlsx import HEADER, column_letters, workbook
from tests.report import bundles

FIGURES = ("Hiện trạng ghi nhận", "Giữ nguyên mạng lưới", "Phương án")
ONE_DECIMAL = {"percent", "minutes", "km", "learners_per_teacher", "mvnd", "mvnd_a_year"}
HOSTILE = ("=1+1", "+cmd|' /C calc'!A0", "-2", "@SUM(A1)", '#read("x") <b> & \\ $_', "ខ្មែរ 漢字", "Ả" * 300)


@cache
def _content(lang="vi"):
    return plan_book(bundles.bundle(), lang)


@cache
def _book(*, values=False):
    return openpyxl.load_workbook(BytesIO(_content()), data_only=values)


def _columns(sheet):
    return {cell.value: cell.column for cell in sheet[HEADER + 1]}


def test_every_sheet_has_frozen_headers_a_filter_and_repeated_titles():
    """Below the header and right of the keys the view is frozen; the filter covers the rows, not the sums."""
    for sheet in _book():
        assert sheet.freeze_panes.endswith(str(HEADER + 2)) or sheet.freeze_panes.startswith("A")
        if sheet.max_row > HEADER + 1:
            assert sheet.auto_filter.ref.startswith(f"A{HEADER + 1}:"), sheet.title
        assert sheet.print_title_rows == f"${HEADER + 1}:${HEADER + 1}"
        assert sheet.page_setup.orientation == "landscape"


def test_every_unit_stands_in_the_decision_table_with_a_real_date():
    """13 rows; the date 2028-09-01 is a date, written dd/mm/yyyy."""
    sheet = _book()["Quyết định"]
    columns = _columns(sheet)
    rows = range(HEADER + 2, HEADER + 2 + len(bundles.INSTITUTIONS))
    named = [sheet.cell(row, columns["Đơn vị hiện nay"]).value for row in rows]
    assert sorted(named) == sorted(row[1] for row in bundles.INSTITUTIONS)
    cell = sheet.cell(HEADER + 2, columns["Thời điểm"])
    assert cell.value == datetime(2028, 9, 1)
    assert cell.number_format == "dd/mm/yyyy"


def test_changes_are_live_formulas_whose_stored_results_are_the_figures_of_the_bundle():
    """Indicator by indicator: formula plan - unchanged, stored result the bundle's change."""
    live, stored = _book()["Trước và sau"], _book(values=True)["Trước và sau"]
    at = _columns(live)
    table = bundles.bundle().indicators
    for row, (_, wanted) in enumerate(table.iterrows(), start=HEADER + 2):
        new, old = (f"{column_letters(at[name] - 1)}{row}" for name in ("Phương án", "Giữ nguyên mạng lưới"))
        places = 1 if wanted["unit"] in ONE_DECIMAL else 0
        expected = f'=IF(COUNT({new},{old})<2,"",ROUND({new},{places})-ROUND({old},{places}))'
        assert live.cell(row, at["Tăng, giảm"]).value == expected
        assert stored.cell(row, at["Chỉ tiêu"]).value == wanted["name_vi"]
        if pd.notna(wanted["plan"]) and pd.notna(wanted["unchanged"]):
            assert stored.cell(row, at["Tăng, giảm"]).value == pytest.approx(wanted["plan"] - wanted["unchanged"])


def test_counts_have_no_decimals_and_measures_have_one():
    """13 units, not 13.0; 59.6 minutes. A ratio to a percentage would be read as points: there is none."""
    sheet, stored = _book()["Trước và sau"], _book(values=True)["Trước và sau"]
    at = _columns(sheet)
    units = bundles.bundle().indicators["unit"]
    assert {"institutions", "percent", "minutes", "mvnd_a_year"} <= set(units)
    for row, unit in enumerate(units, start=HEADER + 2):
        wanted = "#,##0.0" if unit in ONE_DECIMAL else "#,##0"
        assert {sheet.cell(row, at[name]).number_format for name in FIGURES} == {wanted}
        assert sheet.cell(row, at["Tăng, giảm"]).number_format == f"+{wanted};-{wanted};0{wanted[5:]}"
        assert unit != "percent" or not stored.cell(row, at["Tỷ lệ (%)"]).value
        assert stored.cell(row, at["Tốt hơn khi"]).alignment.indent == 1


@pytest.mark.parametrize(
    ("before", "after", "ratio"),
    [(13, 9, -4 / 13), (4, 0, -1), (4, -4, None), (-4, -2, None), (-4, 4, None), (0, 3, None), (5, None, None)],
)
def test_a_figure_that_changes_its_sign_has_no_ratio(before: float, after: float | None, ratio: float | None):
    """Units above a target, 4 before and 4 below it after: less by 8, which is no percentage of 4."""
    made = bundles.bundle()
    first = made.indicators.index[0]
    table = made.indicators.astype({"unchanged": float, "plan": float})
    table.loc[first, ["unit", "unchanged", "plan"]] = ["institutions", before, np.nan if after is None else after]
    sheet = next(grid for grid in grids(replace(made, indicators=table), "vi") if grid.name == "Trước và sau")
    at = [field.label for field in sheet.fields].index("Tỷ lệ (%)")
    assert sheet.rows[0][at] == (None if ratio is None else pytest.approx(ratio))
    formula = sheet.fields[at].formula
    assert "N({unchanged})<=0" in formula
    assert "N({plan})<0" in formula


def test_limits_that_are_counts_are_shown_as_counts():
    """The first rule has the value 59.8, the others counts: only the first shows decimals."""
    made = bundles.bundle()
    rules = made.rules.assign(left=made.rules["left"].where(made.rules.index != made.rules.index[0], 59.8))
    sheet = next(grid for grid in grids(replace(made, rules=rules), "vi") if grid.name == "Yêu cầu")
    assert sheet.counts == frozenset(range(1, len(rules)))
    assert {row[4] for row in sheet.rows} <= {"≤", "≥", "=", ""}


def test_a_shown_difference_is_that_of_the_shown_figures_in_the_row_of_sums_too():
    """Shown 11 → 7 and 1 → 0, so −4 and −1; without a figure nothing; sums 11.2 → 10.3, shown 11 → 10, so −1."""
    sums = [Field(key, key, "whole", total=True) for key in ("old", "new")]
    fields = (Field("name", "Tên"), *sums, Field("less", "Tăng, giảm", "change", total=True, of=("new", "-old")))
    rows = [("x", 10.6, 7.4, None), ("y", 0.6, 0.4, None), ("z", None, 2.5, None)]
    raw = workbook([Grid("Thử", "Thử", fields, rows, total="Tổng")], "t", "a", "2025-06-30")
    live, stored = (openpyxl.load_workbook(BytesIO(raw), data_only=values)["Thử"] for values in (False, True))
    assert [stored.cell(HEADER + 2 + row, 4).value for row in range(4)] == [-4, -1, None, -1]
    assert live.cell(HEADER + 5, 4).value == '=IF(COUNT(C8,B8)<2,"",ROUND(C8,0)-ROUND(B8,0))'


def test_sums_count_the_rows_that_a_filter_shows():
    """Posts of 13 institutions: 77+113+27+17+14+12+14+7+15+6+20+17+18 = 357, by SUBTOTAL(109, ...)."""
    live, stored = _book()["Đơn vị"], _book(values=True)["Đơn vị"]
    column = _columns(live)["Số người làm việc hiện nay"]
    last = HEADER + 1 + len(bundles.INSTITUTIONS)
    letters = column_letters(column - 1)
    assert live.cell(last + 1, column).value == f"=SUBTOTAL(109,{letters}{HEADER + 2}:{letters}{last})"
    assert stored.cell(last + 1, column).value == 357


def test_the_state_budget_of_a_year_is_the_live_sum_of_its_five_ledgers():
    """Each year: the stored sum equals the five budget ledgers of the bundle; learners' costs are not in it."""
    live, stored = _book()["Theo năm"], _book(values=True)["Theo năm"]
    frame = bundles.bundle().ledger_by_year["mvnd"]
    years = sorted(frame.index.get_level_values("year").unique())
    budget = ("budget_recurrent", "budget_investment", "budget_one_off", "budget_transfers", "budget_buildings")
    for row, year in enumerate(years, start=HEADER + 2):
        assert live.cell(row, 2).value.count("+") == 4
        assert stored.cell(row, 1).value == str(year)
        assert stored.cell(row, 2).value == pytest.approx(sum(frame[(year, name)] for name in budget))
    assert len(live._charts) == 1


def test_every_table_of_a_plan_has_a_sheet():
    """Rows of each sheet: as many as the frame of the bundle has."""
    made = {grid.name: len(grid.rows) for grid in grids(bundles.bundle(), "vi")}
    plan = bundles.bundle().plan
    frames = {
        "Đơn vị": plan.institutions, "Địa điểm": plan.sites, "Ngành nghề": plan.offers, "Phân bổ": plan.placements,
        "Xã": plan.access, "Nhu cầu": plan.demand, "Đầu tư xưởng": plan.modules, "Chuyển ngành nghề": plan.moves,
        "Nhân sự": plan.staff, "Chi phí": bundles.bundle().ledgers, "Yêu cầu": bundles.bundle().rules,
        "Trước và sau": bundles.bundle().indicators, "Lưu ý số liệu": bundles.bundle().findings,
    }  # fmt: skip
    assert {name: made[name] for name in frames} == {name: len(frame) for name, frame in frames.items()}


def test_text_from_the_tables_never_becomes_a_formula():
    """Names that begin with = + - @, markup, other scripts, 300 letters: text as it stands, quoted."""
    units = [row[0] for row in bundles.INSTITUTIONS][: len(HOSTILE)]
    book = openpyxl.load_workbook(BytesIO(plan_book(bundles.with_names(dict(zip(units, HOSTILE, strict=True))), "vi")))
    sheet = book["Đơn vị"]
    column = _columns(sheet)["Đơn vị hiện nay"]
    cells = {sheet.cell(row, column).value: sheet.cell(row, column) for row in range(HEADER + 2, HEADER + 15)}
    for name in HOSTILE:
        assert cells[name].data_type == "s", name
        assert cells[name].quotePrefix == name.startswith(("=", "+", "-", "@")), name


def test_a_run_without_a_plan_says_why_first():
    """The second sheet holds the conflicts; there is no decision table."""
    made = grids(bundles.infeasible(), "vi")
    assert made[1].name == "Vì sao không có"
    assert [row[2] for row in made[1].rows] == list(bundles.infeasible().conflicts["vi"])
    assert "Quyết định" not in {grid.name for grid in made}


def test_the_same_bundle_gives_the_same_bytes_and_no_clock():
    """Two workbooks are equal; the date in the properties is that of the data."""
    assert plan_book(bundles.bundle(), "vi") == _content()
    core = zipfile.ZipFile(BytesIO(_content())).read("docProps/core.xml").decode()
    assert "2025-06-30" in core


def test_names_of_sheets_fit_excel_in_both_languages():
    """At most 31 letters, each once, and none of the letters Excel forbids."""
    for lang in ("vi", "en"):
        named = [grid.name for grid in grids(bundles.bundle(), lang)]
        assert len(set(named)) == len(named)
        assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in named)


def test_a_row_of_the_wrong_length_is_refused():
    """Two fields, one cell."""
    with pytest.raises(ValueError, match="another length"):
        Grid("Thử", "Thử", (Field("a", "A"), Field("b", "B")), [(1,)])


@pytest.mark.parametrize(
    ("width", "paper", "across"), [(97, 9, 1), (98, 8, 1), (141, 8, 1), (142, 8, 2), (188, 8, 2), (189, 8, 3)]
)
def test_a_wide_sheet_is_printed_on_a3_or_on_pages_abreast_with_its_keys(width, paper, across):
    """Two columns of so many letters, of which lying A4 holds 97 each at a scale of 0.75, and lying A3 141."""
    grid = Grid("S", "T", (Field("a", "A", width=width), Field("b", "B", width=width)), (("x", "y"),), keys=1)
    sheet = openpyxl.load_workbook(BytesIO(workbook((grid,), "T", "", "2026-06-30"))).active
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)
    assert (int(sheet.page_setup.paperSize), sheet.page_setup.fitToWidth or 1) == (paper, across)
    assert bool(sheet.print_title_cols) == (across > 1)
    assert sheet.print_title_rows == f"${HEADER + 1}:${HEADER + 1}"


def test_no_sheet_of_a_plan_is_printed_smaller_than_eight_points():
    """Of 11 points; the width is that of the columns as Excel draws them, with the keys again on each further page."""
    for sheet in _book():
        columns = [(7 * sheet.column_dimensions[column_letters(at)].width + 5) * 25.4 / 96
                   for at in range(sheet.max_column)]  # fmt: skip
        across = sheet.page_setup.fitToWidth or 1
        keys = column_index_from_string(sheet.print_title_cols.split("$")[-1]) if sheet.print_title_cols else 0
        room = across * ({9: 297, 8: 420}[int(sheet.page_setup.paperSize)] - 25.4)
        assert 11 * room / (sum(columns) + (across - 1) * sum(columns[:keys])) >= 8, sheet.title


def test_an_empty_sheet_keeps_its_header():
    """A table without rows: header, no filter, no sums."""
    grid = Grid("Thử", "Bảng thử", (Field("a", "Cột", "whole", total=True),), [], total="Tổng")
    sheet = openpyxl.load_workbook(BytesIO(workbook([grid], "t", "a", "2025-06-30")))["Thử"]
    assert sheet.cell(HEADER + 1, 1).value == "Cột"
    assert sheet.max_row == HEADER + 1


def test_rows_are_as_tall_as_their_longest_text():
    """40 letters in a column of 12, one of them indent: 40 / 10.45 = 4 lines of 15 points; a short row has one."""
    grid = Grid("Thử", "Bảng thử", (Field("a", "Cột"),), [("x" * 40,), ("x",)])
    sheet = openpyxl.load_workbook(BytesIO(workbook([grid], "t", "a", "2025-06-30")))["Thử"]
    assert sheet.row_dimensions[HEADER + 2].height == 60
    assert sheet.row_dimensions[HEADER + 3].height in {None, 15}


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
def test_libreoffice_reckons_every_formula_to_the_stored_result(tmp_path):
    """Opened and saved again, no cell is an error, and every sum and change is what was stored beside it."""
    (tmp_path / "plan.xlsx").write_bytes(_content())
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path / "again")]
    subprocess.run([*command, str(tmp_path / "plan.xlsx")], check=True, capture_output=True, timeout=120)
    again = openpyxl.load_workbook(tmp_path / "again" / "plan.xlsx", data_only=True)
    assert again.sheetnames == _book().sheetnames
    for live, stored in zip(_book(), _book(values=True), strict=True):
        for row in live.iter_rows():
            for cell in row:
                found = again[live.title][cell.coordinate].value
                assert not (isinstance(found, str) and found.startswith(("#", "Err:"))), (live.title, cell.coordinate)
                if cell.data_type == "f":
                    wanted = stored[cell.coordinate].value
                    assert (found or 0) == pytest.approx(wanted or 0), (live.title, cell.coordinate)
