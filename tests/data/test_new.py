"""What `vetnet new` writes: every province, its communes, a workbook that reads back, an example that works."""

from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from optimizer.cli import run
from optimizer.data.book.scenarios_given import EXAMPLE, STARTER
from optimizer.data.book.write import Content, write_workbook
from optimizer.data.convert import raw_tables, write_folder
from optimizer.data.example import example_tables
from optimizer.data.files import DRAWN, find_source
from optimizer.data.gazetteer import NATIONAL, communes_of, find_province, provinces
from optimizer.data.read import province_of, read_province
from optimizer.data.scenario_sheet import read_scenario_sheet
from optimizer.data.starter import starter_tables
from optimizer.data.tables import TABLES
from optimizer.errors import DataError, Severity, UsageError
from optimizer.scenario import Scenario
from optimizer.scenario.fields import field_rows
from optimizer.scenario.goals import COUNTED, GOALS
from optimizer.solution.bundle import load
from tests.cli.calls import call
from tests.provinces import frame, tiny_province, tiny_tables

FAST = ("Đà Nẵng", "Khánh Hòa", "Thái Nguyên")
"""Two provinces with far islands and one without."""


def made(path: Path, tables: dict[str, pd.DataFrame], given: object = STARTER) -> Path:
    """Write `tables` as a workbook."""
    write_workbook(Content(tables, given.columns, given.basis, name="Tỉnh Thử"), path)  # type: ignore[attr-defined]
    return path


def test_there_are_34_provinces_and_3321_communes() -> None:
    """The list of NQ 202/2025/QH15: 34 provinces; 3,321 communes, wards and special zones."""
    assert len(provinces()) == 34
    assert sum(len(communes_of(place)) for place in provinces()) == 3321


@pytest.mark.parametrize(
    "text", ["Thái Nguyên", "thai nguyen", "TỈNH THÁI NGUYÊN", "tinh thai nguyen", "19", "Tha\u0301i Nguye\u0302n"]
)
def test_a_province_goes_by_any_of_its_names(text: str) -> None:
    """With or without accents, prefix, case, composed or decomposed letters, or by code."""
    assert find_province(text).code == "19"


@pytest.mark.parametrize(("text", "code"), [("TP. Hồ Chí Minh", "79"), ("TPHCM", "79"), ("Hue", "46"), ("1", "01")])
def test_a_city_goes_by_its_abbreviation(text: str, code: str) -> None:
    """Prefix, abbreviation, and a code that lost its zero."""
    assert find_province(text).code == code


def test_an_unknown_name_suggests_the_nearest() -> None:
    """One letter wrong."""
    with pytest.raises(UsageError, match="Tỉnh Thái Nguyên"):
        find_province("Thái Nguyem")


def test_a_province_that_was_merged_names_its_successor() -> None:
    """Bắc Kạn went into Thái Nguyên on 1/7/2025."""
    with pytest.raises(UsageError, match="Thái Nguyên"):
        find_province("Bắc Kạn")


@pytest.mark.parametrize("place", provinces(), ids=lambda place: place.code)
def test_the_example_of_every_province_is_accepted(place) -> None:
    """No error; the far special zones are exempt from travel."""
    province = province_of(example_tables(place))
    assert not [f for f in province.findings if f.severity is Severity.ERROR]
    assert province.communes.loc[province.communes.index.isin(list(NATIONAL)), "special"].all()


def test_an_empty_workbook_has_every_declared_column_with_comment_and_list(tmp_path: Path) -> None:
    """Sheets by their Vietnamese names, headers in order, a comment each, a list where a column is coded."""
    book = openpyxl.load_workbook(made(tmp_path / "a.xlsx", starter_tables(find_province("19"))))
    for table in TABLES:
        if table.name == DRAWN:
            continue
        sheet = book[table.label]
        headers = [str(cell.value).removesuffix(" *") for cell in sheet[3]]
        assert headers[: len(table.columns)] == [column.label for column in table.columns]
        assert all(cell.comment for cell in sheet[3][: len(table.columns)])
        lists = sum(rule.type == "list" for rule in sheet.data_validations.dataValidation)
        assert lists == sum(bool(c.choices or c.names or c.refers or c.type == "flag") for c in table.columns)
    assert book["DanhMuc"].sheet_state == "hidden"
    numbers = [int(title.split("_")[0]) for title in book.sheetnames if title[0].isdigit()]
    assert numbers == sorted(numbers)
    assert book.sheetnames[-2].startswith("10_")


def test_an_empty_workbook_names_each_cell_to_fill_in(tmp_path: Path) -> None:
    """The population of the first commune stands in 4_XaPhuong!G4."""
    path = made(tmp_path / "a.xlsx", starter_tables(find_province("19")))
    with pytest.raises(DataError) as error:
        read_province(path)
    cells = {(f.id, f.table, f.cell) for f in error.value.findings}
    assert ("data.empty_required", "4_XaPhuong", "G4") in cells
    rows = openpyxl.load_workbook(path)["4_XaPhuong"].iter_rows(min_row=4, max_row=41, min_col=4, max_col=6)
    assert {type(cell.value) for row in rows for cell in row} <= {int, float}


def test_an_empty_folder_has_every_required_table_with_its_header(tmp_path: Path) -> None:
    """Of the tables that nobody has filled in, the columns are there to type under; none is missing."""
    assert call("new", "19", tmp_path / "a", "--format", "csv").code == 0
    for table in TABLES:
        path = tmp_path / "a" / f"{table.name}.csv"
        assert path.exists() == table.required
        if table.required:
            assert path.read_text(encoding="utf-8-sig").splitlines()[0].split(",") == [c.name for c in table.columns]
    said = call("check", tmp_path / "a", "--json")
    assert {f["id"] for f in said.json["findings"] if f["severity"] == "error"} == {
        "data.empty_required", "data.no_rows",
    }  # fmt: skip


@pytest.mark.parametrize("name", FAST)
def test_workbook_and_tables_hold_the_same_province(tmp_path: Path, name: str) -> None:
    """Digests of all tables are equal after writing, reading, converting to CSV and reading again."""
    tables = example_tables(find_province(name))
    expected = province_of(tables).digests
    book = made(tmp_path / "a.xlsx", tables)
    assert read_province(book).digests == expected
    write_folder(raw_tables(find_source(book, "vi")), tmp_path / "csv")
    assert read_province(tmp_path / "csv").digests == expected


def test_the_tiny_province_survives_the_workbook(tmp_path: Path) -> None:
    """Roads, travel, norms and all."""
    assert read_province(made(tmp_path / "tinh thử.xlsx", tiny_tables())).digests == tiny_province().digests


def test_the_same_content_has_the_same_bytes(tmp_path: Path) -> None:
    """No clock in the file."""
    first, second = (
        made(tmp_path / f"{n}" / "a.xlsx", tiny_tables()) for n in ("x", "y") if not (tmp_path / n).mkdir()
    )
    assert first.read_bytes() == second.read_bytes()


def test_a_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    """A name ``=1+1`` comes back as ``=1+1``."""
    tables = tiny_tables()
    tables["institutions"].loc[0, "name"] = "=1+1"
    province = read_province(made(tmp_path / "a.xlsx", tables))
    assert province.institutions["name"].tolist()[0] == "=1+1"


def test_a_column_of_scenarios_is_the_scenario_of_a_script(tmp_path: Path) -> None:
    """Three schools at most, free policy, no closing: the same object as written in Python."""
    (scenario,) = read_scenario_sheet(made(tmp_path / "a.xlsx", tiny_tables(), EXAMPLE), "vi")
    script = Scenario(
        name="toi-da-ba-truong", title="Phương án 1: tối đa 03 trường nghề",
        question="Trần 03 trường nghề thay đổi mạng lưới ví dụ thế nào?",
        basis={"merging.counted_schools_at_most": EXAMPLE.basis["merging.counted_schools_at_most"]},
    ).but(
        merging={"counted_schools_at_most": 3, "minutes_at_most": 30}, centres={"policy": "free"},
        sites={"closing": "none"}, offers={"new": "none"},
    )  # fmt: skip
    assert scenario == script


def test_a_wrong_cell_of_a_scenario_is_named(tmp_path: Path) -> None:
    """Text where a number stands, an unknown choice: both sentences at once, each with its cell."""
    path = made(tmp_path / "a.xlsx", tiny_tables())
    book = openpyxl.load_workbook(path)
    sheet = book["9_PhuongAn"]
    rows = {str(row[0].value): row[0].row for row in sheet.iter_rows(min_row=4)}
    sheet.cell(rows["Số trường nghề tối đa"], 5).value = "ba"
    sheet.cell(rows["Ngừng địa điểm"], 5).value = "đóng hết"
    book.save(path)
    with pytest.raises(UsageError) as error:
        read_scenario_sheet(path, "vi")
    assert f"9_PhuongAn!E{rows['Số trường nghề tối đa']}" in str(error.value)
    assert f"9_PhuongAn!E{rows['Ngừng địa điểm']}" in str(error.value)


def test_wrong_texts_and_wrong_ranges_of_all_columns_are_told_at_once(tmp_path: Path) -> None:
    """A text for a number, a number below its least, and a column without a title whose year is too large."""
    path = made(tmp_path / "a.xlsx", tiny_tables())
    book = openpyxl.load_workbook(path)
    sheet = book["9_PhuongAn"]
    rows = {str(row[0].value): row[0].row for row in sheet.iter_rows(min_row=4)}
    sheet.cell(rows["Số trường nghề tối đa"], 5).value = "ba"
    sheet.cell(rows["Lớp nhỏ nhất"], 5).value = -1
    sheet.cell(rows["Số đơn vị tối đa"], 6).value = -2
    book.save(path)
    with pytest.raises(UsageError) as error:
        read_scenario_sheet(path, "vi")
    told = str(error.value).splitlines()
    assert [line.split(" ")[0] for line in told] == [
        f"9_PhuongAn!E{rows['Số trường nghề tối đa']}", f"9_PhuongAn!E{rows['Lớp nhỏ nhất']}",
        f"9_PhuongAn!F{rows['Tên phương án']}", f"9_PhuongAn!F{rows['Số đơn vị tối đa']}",
    ]  # fmt: skip
    assert "không phải là số" in told[0]
    assert "ngoài khoảng cho phép" in told[1]
    assert "chưa có tên" in told[2]
    assert "ngoài khoảng cho phép" in told[3]


@pytest.mark.parametrize(
    ("field", "text", "told"),
    [
        ("Mục tiêu theo thứ tự (mục tiêu > dung sai)", "chi phí > 0", "unplaced (nhu cầu không đáp ứng)"),
        ("Vốn đầu tư tối đa đến năm (năm > triệu đồng)", "2031 > 5", "mỗi năm đích một lần"),
        ("Giới hạn người học phải đi xa", "xa", '"share_at_most": 0.3'),
        ("Năm đích", "2030; 2028", "từ năm gần đến năm xa"),
        ("Số trường nghề tối đa", "-1", "từ 0 trở lên"),
    ],
)
def test_a_value_that_is_refused_is_told_with_its_cell_and_what_the_cell_takes(
    field: str, text: str, told: str, tmp_path: Path
) -> None:
    """The sentence names the cell of the value, not another one, quotes it, and has no English in it."""
    path = made(tmp_path / "a.xlsx", tiny_tables())
    book = openpyxl.load_workbook(path)
    sheet = book["9_PhuongAn"]
    rows = {str(row[0].value): row[0].row for row in sheet.iter_rows(min_row=4)}
    sheet.cell(rows[field], 5).value = text
    book.save(path)
    with pytest.raises(UsageError) as error:
        read_scenario_sheet(path, "vi")
    assert f"9_PhuongAn!E{rows[field]} ({field}): giá trị “{text}”" in str(error.value)
    assert told in str(error.value)
    assert "rror" not in str(error.value)
    assert str(error.value).count("9_PhuongAn!") == 1


def test_pairs_of_a_scenario_are_explained_each_by_itself() -> None:
    """Pairs with a number mean something else in every field, and goals are named as they must be written."""
    rows = {row.path: row.holds("vi") for row in field_rows()}
    pairs = [rows[row.path] for row in field_rows() if row.kind in {"shares", "json"}]
    assert len(set(pairs)) == len(pairs)
    assert all(goal in rows["goals.order"] for goal in GOALS)
    assert all(goal in rows["goals.at_most"] for goal in COUNTED)


def test_an_existing_file_is_not_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 2 and the bytes stay; with --force it is written."""
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"x")
    assert run(["new", "19", str(path)]) == 2
    assert path.read_bytes() == b"x"
    assert run(["new", "19", str(path), "--force"]) == 0
    assert "--force" in capsys.readouterr().err


@pytest.mark.parametrize("name", FAST)
def test_three_provinces_run_from_nothing_and_the_cap_binds(tmp_path: Path, name: str) -> None:
    """New, example, check, run: exit 0. Four schools are counted, three may remain: the trung cấp one converts."""
    path, results = tmp_path / "ví dụ.xlsx", tmp_path / "out"
    assert call("new", name, path, "--example").code == 0
    assert call("check", path).code == 0
    assert call("run", path, "--out", results).code == 0
    plan = load(results / "toi-da-ba-truong").plan
    assert plan is not None
    units = plan.institutions
    assert units["counted_before"].sum() == 4
    assert units["counted_after"].sum() == 3
    assert units.index[units["convert"]].tolist() == ["VDTC"]
    assert set(units["fate"]) == {"survive"}


def test_a_workbook_with_a_plan_is_evaluated_on_its_own_tables_and_first_scenario(tmp_path: Path) -> None:
    """TT1 merges into CD1 in 8_PhuongAnNhap of the tiny province: no --data, and the bundle is the tiny province's."""
    plan = frame("institution,action,host,close_sites\nTT1,merge,CD1,\nTT2,keep,,\nCD1,keep,,").assign(use="record")
    path = made(
        tmp_path / "của tỉnh.xlsx", tiny_tables() | {"decided": plan.assign(basis="official", source="x")}, EXAMPLE
    )
    said = call("evaluate", path, "--out", tmp_path / "out")
    assert said.code == 0, said.all
    (folder,) = (tmp_path / "out").iterdir()
    assert folder.name == "danh-gia-cua-tinh-toi-da-ba-truong"
    given = load(folder).plan
    assert given is not None
    assert given.institutions["host"].to_dict() == {"CD1": "", "TT1": "CD1", "TT2": ""}


@pytest.mark.slow
@pytest.mark.parametrize("place", provinces(), ids=lambda place: place.code)
def test_every_province_runs_from_nothing(tmp_path: Path, place) -> None:
    """New, example, check and run of one scenario end with exit 0."""
    path = tmp_path / "vi du.xlsx"
    assert run(["new", place.code, str(path), "--example"]) == 0
    assert run(["check", str(path)]) == 0
    assert run(["run", str(path), "--out", str(tmp_path / "out"), "--quiet"]) == 0
