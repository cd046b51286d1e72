"""`vetnet check DATA --annotate OUT`: the same workbook, findings in their cells, and once more after corrections."""

import json
from pathlib import Path

import openpyxl
import pytest

from optimizer.cli import run
from optimizer.data.book.write import Content, write_workbook
from optimizer.data.marked.listing import SHEET
from tests.cli.calls import call
from tests.data.test_read import write_workbook as plain_workbook
from tests.provinces import set_cell, tiny_tables, write_tables


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Return a workbook with two errors (an empty population, a wrong type) and an old comment on one of them."""
    tables = tiny_tables()
    tables["communes"] = set_cell(tables["communes"], 1, "population", "")
    tables["institutions"] = set_cell(tables["institutions"], 0, "type", "Đại học")
    path = tmp_path / "số liệu.xlsx"
    write_workbook(Content(tables), path)
    return path


def marks(path: Path) -> dict[tuple[str, str], tuple[str, str]]:
    """Return (sheet, cell) -> (formula of the colour, comment) of the marked cells."""
    book = openpyxl.load_workbook(path)
    return {
        (sheet.title, str(formats.sqref)): (str(rule.formula[0]), sheet[str(formats.sqref)].comment.text)
        for sheet in book.worksheets
        for formats in sheet.conditional_formatting
        for rule in formats.rules
        if rule.type == "expression"
    }


def values(path: Path) -> dict[tuple[str, str], object]:
    """Return (sheet, cell) -> value and number format of every filled cell but those of the sheet of findings."""
    book = openpyxl.load_workbook(path)
    return {
        (sheet.title, cell.coordinate): (cell.value, cell.number_format, cell.fill.fgColor.rgb)
        for sheet in book.worksheets
        if sheet.title != SHEET
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


def test_each_bad_cell_is_coloured_and_commented_and_nothing_else_changes(source: Path, tmp_path: Path) -> None:
    """Exit 2 as without the option; the two cells, their sentences, all values, formats and lists as before."""
    out = tmp_path / "kết quả.xlsx"
    assert run(["check", str(source), "--annotate", str(out)]) == 2
    found = marks(out)
    assert "LEN(TRIM(G5))=0" in found["4_XaPhuong", "G5"][0]
    assert "Dân số" in found["4_XaPhuong", "G5"][1]
    assert 'EXACT(C4,"Đại học")' in found["1_DonVi", "C4"][0]
    assert values(out) == values(source)
    before, after = openpyxl.load_workbook(source), openpyxl.load_workbook(out)
    for sheet in before.worksheets:
        rules = [(str(r.sqref), r.formula1) for r in sheet.data_validations.dataValidation]
        assert [(str(r.sqref), r.formula1) for r in after[sheet.title].data_validations.dataValidation] == rules


def test_the_sheet_of_findings_links_to_each_cell(source: Path, tmp_path: Path) -> None:
    """Errors first; the link of a row leads to the cell that the row names."""
    run(["check", str(source), "--annotate", str(tmp_path / "a.xlsx")])
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")[SHEET]
    rows = {(row[2].value, row[3].value): row for row in sheet.iter_rows(min_row=5)}
    row = rows["4_XaPhuong", "G5"]
    assert row[1].value == "Lỗi"
    assert row[3].hyperlink.location == "'4_XaPhuong'!G5"
    assert sheet.cell(5, 2).value == "Lỗi"
    assert all(cell.data_type == "s" for row in sheet.iter_rows(min_row=5, min_col=6) for cell in row if cell.value)


def test_a_corrected_copy_checked_again_keeps_no_old_marks(source: Path, tmp_path: Path) -> None:
    """Both cells corrected in the copy: exit 0, their marks and comments are gone, headers keep their comments."""
    first, second = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    run(["check", str(source), "--annotate", str(first)])
    book = openpyxl.load_workbook(first)
    book["4_XaPhuong"]["G5"].value = 10_000
    book["1_DonVi"]["C4"].value = "Trường cao đẳng"
    book.save(first)
    assert run(["check", str(first), "--annotate", str(second)]) == 0
    assert not {("4_XaPhuong", "G5"), ("1_DonVi", "C4")} & set(marks(second))
    after = openpyxl.load_workbook(second)
    assert after["4_XaPhuong"]["G5"].comment is None
    assert "vetnet check" not in after["4_XaPhuong"]["G3"].comment.text
    assert after.sheetnames.count(SHEET) == 1


def test_the_copy_never_replaces_the_tables_or_a_file_that_is_no_copy(source: Path, tmp_path: Path) -> None:
    """Itself, a strange file, a text file: exit 2 and the bytes stay; an earlier copy is written over."""
    other = tmp_path / "khác.xlsx"
    other.write_bytes(b"x")
    for out in (source, other, tmp_path / "a.csv"):
        before = source.read_bytes()
        assert run(["check", str(source), "--annotate", str(out)]) == 2
        assert (source.read_bytes(), other.read_bytes()) == (before, b"x")
    for _ in range(2):
        run(["check", str(source), "--annotate", str(tmp_path / "a.xlsx")])
    assert (tmp_path / "a.xlsx").stat().st_size > 1000


def test_a_folder_of_csv_files_becomes_a_marked_workbook(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """areas.csv and the like have no cells to colour; the workbook made of them has, and --json names the CSV's row."""
    folder = write_tables(tiny_tables() | {"sites": set_cell(tiny_tables()["sites"], 0, "rooms", "?")}, tmp_path / "t")
    out = tmp_path / "a.xlsx"
    assert run(["check", str(folder), "--annotate", str(out), "--json"]) == 2
    assert ("2_DiaDiem", "K4") in marks(out)
    findings = json.loads(capsys.readouterr().out)["findings"]
    assert "tệp Excel mới theo mẫu" in call("check", folder, "--annotate", out).out
    assert [(f["table"], f["row"], f["cell"]) for f in findings if f["severity"] == "error"] == [("sites", 2, "")]


def test_a_workbook_made_of_other_tables_lists_what_was_found_in_them(tmp_path: Path) -> None:
    """As many findings as without it, those on a file beside the tables and on a column of its own among them."""
    tables = tiny_tables() | {"sites": set_cell(tiny_tables()["sites"], 1, "beds", "?")}
    tables["sites"]["ghi nhớ"] = "x"
    folder, out = write_tables(tables, tmp_path / "t"), tmp_path / "a.xlsx"
    (folder / "roads.geojson").write_text("{", encoding="utf-8")
    findings = call("check", folder, "--annotate", out, "--json").json["findings"]
    rows = list(openpyxl.load_workbook(out)[SHEET].iter_rows(min_row=5, values_only=True))
    assert len(rows) == len(findings)
    assert any("roads.geojson" in str(row) for row in rows)
    assert [row[2:4] for row in rows if row[5] == "?"] == [("2_DiaDiem", "N5")]
    assert ("2_DiaDiem", "N5") in marks(out)


def test_merged_cells_and_formulas_are_marked_and_kept(tmp_path: Path) -> None:
    """A value in a merged area of two columns, and a formula, stay; the mark stands in the area's first cell."""
    path = plain_workbook(tiny_tables(), tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(path)
    sheet = book["areas"]
    sheet["A3"].value = "mã sai"
    sheet.merge_cells("A3:A4")
    sheet["H2"].value = "=1+1"
    book.save(path)
    assert run(["check", str(path), "--annotate", str(tmp_path / "b.xlsx")]) == 2
    after = openpyxl.load_workbook(tmp_path / "b.xlsx")["areas"]
    assert after["H2"].value == "=1+1"
    assert [str(area) for area in after.merged_cells.ranges] == ["A3:A4"]
    assert ("areas", "A3") in marks(tmp_path / "b.xlsx")
