"""Files as planners leave them: damaged, locked, misnamed, of another kind; every one ends in a sentence."""

import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from optimizer.data.read import read_province
from optimizer.errors import DataError, Finding, Severity, UsageError
from optimizer.wording import LANGUAGES, sentence
from tests.data.test_read import write_workbook
from tests.provinces import tiny_tables, write_tables

AREAS = "area,name,basis,source\nA1,Khu vực 1,official,x\nA2,Khu vực 2,official,x\n"


def findings(path: Path) -> list[Finding]:
    """Return the findings at `path`, all of which must read well in both languages."""
    try:
        found = list(read_province(path).findings)
    except DataError as error:
        found = list(error.findings)
    for finding in found:
        assert all("{" not in sentence(finding, lang) for lang in LANGUAGES)
    return found


def errors(path: Path) -> list[tuple[str, str]]:
    """Return phrase and table of the errors at `path`."""
    return [(f.id, f.table) for f in findings(path) if f.severity is Severity.ERROR]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of the tiny province."""
    return write_tables(tiny_tables(), tmp_path / "tinh")


@pytest.mark.parametrize(
    ("data", "phrase"),
    [
        (b"", "data.empty_file"),
        (b"\xef\xbb\xbf \r\n\r\n", "data.empty_file"),
        (b",,\n,,\n", "data.empty_file"),
        (AREAS.encode("utf-16")[:-1], "data.encoding"),
        (
            AREAS.encode().replace("Khu vực 1".encode(), "Khu vực".encode("cp1258", "replace") + b"\xb8\xd2"),
            "data.encoding",
        ),
        (AREAS.encode().replace(b"Khu", b"K\0u"), "data.binary_file"),
        (b"PK\x03\x04 and the rest of a workbook", "data.binary_file"),
        (b"%PDF-1.7", "data.binary_file"),
        ((AREAS + 'A3,"Khu vực 3,official,x\n').encode(), "data.csv_quotes"),
        ((AREAS + 'A3,"Khu" vực,official,x\n').encode(), "data.csv_quotes"),
        (("area,name,basis,source\nA1," + "x" * 200_000 + ",official,x\n").encode(), "data.csv_quotes"),
        (b"area,name,basis,source\n", "data.no_rows"),
    ],
    ids=lambda value: value.removeprefix("data.") if isinstance(value, str) else "",
)
def test_a_damaged_csv_file_is_one_finding_of_its_table(folder: Path, data: bytes, phrase: str) -> None:
    """The table cannot be read, so references to it are not judged: nothing else is an error."""
    (folder / "areas.csv").write_bytes(data)
    assert errors(folder) == [(phrase, "areas")]


def test_an_unclosed_quotation_mark_is_located(folder: Path) -> None:
    """It opens in row 4 of areas.csv."""
    (folder / "areas.csv").write_text(AREAS + 'A3,"Khu vực 3,official,x\n', encoding="utf-8")
    (finding,) = [f for f in findings(folder) if f.id == "data.csv_quotes"]
    assert finding.row == 4


def spoiled(
    folder: Path, table: str, row: int, edit: Callable[[list[str]], list[str]]
) -> list[tuple[str, str, object]]:
    """Return phrase, table and row of the errors once the cells of a row of a CSV file are others."""
    path = folder / f"{table}.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[row - 1] = ",".join(edit(lines[row - 1].split(",")))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return [(f.id, f.table, f.row) for f in findings(folder) if f.severity is Severity.ERROR]


def test_a_row_with_too_few_cells_is_one_sentence(folder: Path) -> None:
    """Row 3 of institutions stops after its name, or lost the comma behind its code: one error, not one a cell."""
    whole = (folder / "institutions.csv").read_text(encoding="utf-8")
    for edit in (lambda cells: cells[:2], lambda cells: [cells[0] + " " + cells[1], *cells[2:]]):
        (folder / "institutions.csv").write_text(whole, encoding="utf-8")
        assert spoiled(folder, "institutions", 3, edit) == [("data.row_short", "institutions", 3)]


def test_a_row_with_too_few_cells_hides_no_other_finding(folder: Path) -> None:
    """A type that there is not in row 2 of the same table and an unknown site elsewhere are told as ever."""
    spoiled(folder, "institutions", 2, lambda cells: ["CD1", "Trường", "Đại học", *cells[3:]])
    spoiled(folder, "offers", 2, lambda cells: ["S77", *cells[1:]])
    found = spoiled(folder, "institutions", 3, lambda cells: cells[:2])
    assert ("data.row_short", "institutions", 3) in found
    assert ("data.not_choice", "institutions", 2) in found
    assert {(table, row) for _, table, row in found} == {("institutions", 2), ("institutions", 3), ("offers", 2)}


def test_a_row_that_ends_before_cells_that_may_be_empty_is_in_order(folder: Path) -> None:
    """Spreadsheets leave out the marks between cells that are empty to the end of the row: here those of own notes."""
    own = AREAS.replace("basis,source", "basis,source,Ghi chú").replace("2,official,x", "2,official,x,mới")
    (folder / "areas.csv").write_text(own, encoding="utf-8")
    assert errors(folder) == []
    (folder / "areas.csv").write_text(own.replace("Khu vực 1,", "Khu vực 1 "), encoding="utf-8")
    assert errors(folder) == [("data.row_short", "areas")]


def test_a_cell_beyond_the_header_is_an_error_not_lost(folder: Path) -> None:
    """A comma that is not quoted pushes `x` into a fifth cell; the sentence counts both. Empty cells are no matter."""
    (folder / "areas.csv").write_text(AREAS.replace("Khu vực 2", "Khu vực 2, phía bắc"), encoding="utf-8")
    (finding,) = [f for f in findings(folder) if f.severity is Severity.ERROR]
    assert (finding.id, finding.row) == ("data.row_long", 3)
    assert sentence(finding, "en").startswith("areas row 3: This row has 5 cells, the header has 4;")
    assert sentence(finding, "vi").startswith("areas dòng 3: Dòng này có 5 ô, dòng tiêu đề có 4 ô;")
    (folder / "areas.csv").write_text(AREAS.replace("official,x\n", "official,x,,\n"), encoding="utf-8")
    assert errors(folder) == []


def test_a_column_without_a_header_in_most_rows_is_one_finding(folder: Path) -> None:
    """Both rows have a fifth cell: a header is missing, not a quotation mark in each row."""
    (folder / "areas.csv").write_text(AREAS.replace("official,x\n", "official,x,thừa\n"), encoding="utf-8")
    (finding,) = [f for f in findings(folder) if f.severity is Severity.ERROR]
    assert (finding.id, finding.row, finding.value) == ("data.column_unnamed", 2, "thừa")


def test_of_many_rows_with_too_few_cells_a_hundred_are_named(folder: Path) -> None:
    """Of 130 rows that stop after the code the last 30 are counted in one sentence."""
    rows = "".join(f"B{number}\n" for number in range(130))
    (folder / "areas.csv").write_text(AREAS + rows, encoding="utf-8")
    found = [f for f in findings(folder) if f.severity is Severity.ERROR]
    assert [f.id for f in found] == ["data.rows_more", *["data.row_short"] * 100]
    assert found[0].values["count"] == 30


def test_a_directory_named_as_a_table_is_a_finding(folder: Path) -> None:
    """areas.csv is a folder."""
    (folder / "areas.csv").unlink()
    (folder / "areas.csv").mkdir()
    assert errors(folder) == [("data.not_a_file", "areas")]


def test_a_link_that_leads_nowhere_is_a_finding(folder: Path) -> None:
    """areas.csv links to itself, roads.csv to nothing."""
    for name, target in (("areas.csv", "areas.csv"), ("roads.csv", "gone.csv")):
        (folder / name).unlink()
        (folder / name).symlink_to(folder / target)
    assert errors(folder) == [("data.not_a_file", "areas"), ("data.not_a_file", "roads")]


def test_a_locked_file_is_a_finding(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows refuses to open what Excel holds; here reading the file raises the same error."""
    original = Path.read_bytes

    def refused(path: Path) -> bytes:
        if path.name == "areas.csv":
            raise PermissionError(13, "in use", str(path))
        return original(path)

    monkeypatch.setattr(Path, "read_bytes", refused)
    assert errors(folder) == [("data.locked", "areas")]


def test_a_missing_table_is_named_with_the_file_that_may_be_it(folder: Path) -> None:
    """area.csv is one letter from areas.csv; a file with quite another name is only noted."""
    (folder / "areas.csv").rename(folder / "area.csv")
    (folder / "xyz.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    found = findings(folder)
    assert ("data.missing_table_near", "areas") in errors(folder)
    assert [f.severity for f in found if f.id == "data.unknown_table"] == [Severity.NOTE]
    assert [f.value for f in found if f.id == "data.unknown_table_near"] == ["area"]


def test_a_table_given_twice_is_an_error(folder: Path) -> None:
    """areas.csv and 1_KhuVuc.csv are one table."""
    (folder / "1_KhuVuc.csv").write_text(AREAS, encoding="utf-8")
    assert errors(folder) == [("data.table_twice", "areas")]


def test_semicolons_and_tabs_separate_cells_as_well(folder: Path) -> None:
    """Vietnamese Excel writes semicolons; `sep=;` on the first line is Excel's own mark."""
    for text in (AREAS.replace(",", ";"), AREAS.replace(",", "\t"), "sep=;\r\n" + AREAS.replace(",", ";")):
        (folder / "areas.csv").write_text(text, encoding="utf-8")
        assert errors(folder) == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    "make",
    [
        lambda path: path / "khong-co",
        lambda path: path / ("x" * 5000),
        lambda path: path / "a\0b",
        lambda path: _touched(path / "so-lieu.docx"),
        lambda path: _made(path / "trong"),
        lambda path: _linked(path / "vong"),
    ],
    ids=["missing", "too long", "nul", "docx", "empty folder", "loop"],
)
def test_a_path_that_cannot_be_read_is_a_sentence(tmp_path: Path, make: Callable[[Path], Path], lang: str) -> None:
    """A UsageError whose message is in the language asked for."""
    with pytest.raises(UsageError) as error:
        read_province(make(tmp_path), lang=lang)  # type: ignore[arg-type]
    assert str(error.value).endswith(".")


def _touched(path: Path) -> Path:
    path.write_bytes(b"x")
    return path


def _made(path: Path) -> Path:
    path.mkdir()
    return path


def _linked(path: Path) -> Path:
    path.symlink_to(path)
    return path


@pytest.mark.parametrize(
    ("data", "phrase"),
    [
        (b"", "data.empty_file"),
        (b"PK\x03\x04broken", "data.bad_workbook"),
        (b"not a workbook", "data.bad_workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "data.old_excel"),
    ],
)
def test_a_damaged_workbook_is_one_finding(tmp_path: Path, data: bytes, phrase: str) -> None:
    """Nothing else is said: no flood of missing tables."""
    path = tmp_path / "so-lieu.xlsx"
    path.write_bytes(data)
    assert errors(path) == [(phrase, "so-lieu")]


def test_a_zip_that_is_no_workbook_is_one_finding(tmp_path: Path) -> None:
    """A zip file renamed .xlsx."""
    path = tmp_path / "so-lieu.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "xin chào")
    assert errors(path) == [("data.bad_workbook", "so-lieu")]


def test_every_cut_of_a_workbook_ends_in_findings(tmp_path: Path) -> None:
    """A copy that stopped half-way, at 12 places: a finding, never another exception."""
    whole = write_workbook(tiny_tables(), tmp_path / "whole.xlsx").read_bytes()
    path = tmp_path / "cut.xlsx"
    for share in range(12):
        path.write_bytes(whole[: len(whole) * share // 12])
        assert errors(path)


def test_a_formula_without_a_calculated_value_is_an_error(tmp_path: Path) -> None:
    """Openpyxl writes formulas without values: read as empty, the posts would silently be missing."""
    path = write_workbook(tiny_tables(), tmp_path / "book.xlsx")
    book = load_workbook(path)
    sheet = book["institutions"]
    column = [cell.value for cell in sheet[1]].index("deputies") + 1
    sheet.cell(3, column).value = "=1+1"
    book.save(path)
    (finding,) = [f for f in findings(path) if f.severity is Severity.ERROR]
    assert (finding.id, finding.table, finding.row, finding.value) == ("data.uncalculated", "institutions", 3, "=1+1")


def test_an_empty_sheet_is_one_finding(tmp_path: Path) -> None:
    """The sheet `areas` is there without a cell."""
    tables = tiny_tables()
    del tables["areas"]
    path = write_workbook(tables, tmp_path / "book.xlsx")
    book = load_workbook(path)
    book.create_sheet("areas")
    book.save(path)
    assert errors(path) == [("data.empty_file", "areas")]


def test_a_workbook_without_any_known_sheet_misses_every_required_table(tmp_path: Path) -> None:
    """Ten tables are required; the demand is asked for only once there are offers to estimate it from."""
    book = Workbook()
    book.save(tmp_path / "book.xlsx")
    assert [phrase for phrase, _ in errors(tmp_path / "book.xlsx")] == ["data.missing_table"] * 9


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_a_pipe_named_as_a_table_is_a_finding_and_never_waited_for(folder: Path) -> None:
    """Reading a pipe that nobody writes to would wait for ever."""
    (folder / "areas.csv").unlink()
    os.mkfifo(folder / "areas.csv")
    assert errors(folder) == [("data.not_a_file", "areas")]
