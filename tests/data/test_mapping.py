"""Workbooks with names of their own, made readable by the table `columns` beside or inside them."""

from pathlib import Path

import openpyxl
import pytest

from optimizer.data.convert import raw_tables, write_folder
from optimizer.data.files import find_source
from optimizer.data.read import read_province
from optimizer.errors import DataError, Finding, Severity
from tests.data.test_read import write_workbook
from tests.provinces import tiny_province, tiny_tables, write_tables

ROWS = (
    ("sheet", "table", "header", "column"),
    ("DS trường", "institutions", "", ""),
    ("DS trường", "institutions", "Tên trường nghề", "name"),
    ("DS trường", "1_DonVi", "Quản lý bởi", "Cơ quan quản lý trực tiếp"),
    ("", "communes", "Dân số 2025", "population"),
    ("", "communes", "Dân số 2020", "–"),
)


def foreign(tmp_path: Path) -> Path:
    """Return the tiny province as a workbook in which one sheet and three headers have other names."""
    tables = tiny_tables()
    tables["institutions"] = tables["institutions"].rename(
        columns={"name": "Tên trường nghề", "managing_body": "Quản lý bởi"}
    )
    communes = tables["communes"]
    tables["communes"] = communes.assign(**{"Dân số 2020": "1"}).rename(columns={"population": "Dân số 2025"})
    own = {name: tables.pop(name) for name in ("institutions", "communes")}
    path = write_workbook(tables, tmp_path / "so.xlsx")
    book = openpyxl.load_workbook(path)
    for title, rows in (("DS trường", own["institutions"]), ("communes", own["communes"])):
        sheet = book.create_sheet(title)
        for row in [list(rows.columns), *rows.to_numpy().tolist()]:
            sheet.append(row)
    book.save(path)
    return path


def with_mapping(path: Path, *rows: tuple[str, ...]) -> Path:
    """Add the sheet AnhXaCot with `rows`."""
    book = openpyxl.load_workbook(path)
    sheet = book.create_sheet("AnhXaCot")
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def errors(path: Path) -> list[Finding]:
    """Return the errors of the province at `path`, which has some."""
    with pytest.raises(DataError) as error:
        read_province(path)
    return [finding for finding in error.value.findings if finding.severity is Severity.ERROR]


def test_a_foreign_workbook_is_read_with_a_mapping_inside_or_beside_it(tmp_path: Path) -> None:
    """Without: the table is missing. With the sheet, or with columns.csv in the folder: the tiny province."""
    path = foreign(tmp_path)
    assert "data.missing_table" in {finding.id for finding in errors(path)}
    (tmp_path / "columns.csv").write_text("\n".join(",".join(row) for row in ROWS), encoding="utf-8")
    assert read_province(path).digests == tiny_province().digests
    assert read_province(tmp_path).digests == tiny_province().digests
    (tmp_path / "columns.csv").unlink()
    assert read_province(with_mapping(path, *ROWS)).digests == tiny_province().digests


def test_what_a_mapped_workbook_becomes_needs_no_mapping(tmp_path: Path) -> None:
    """Converted to CSV, its tables and headers have their declared names; the left out column stays as it was."""
    write_folder(raw_tables(find_source(with_mapping(foreign(tmp_path), *ROWS), "vi")), tmp_path / "csv")
    province = read_province(tmp_path / "csv")
    assert province.digests == tiny_province().digests
    assert "Dân số 2020" in {finding.value for finding in province.findings if finding.id == "data.unknown_column"}


def test_findings_name_the_cell_under_its_own_header(tmp_path: Path) -> None:
    """A name of CD1 that is missing stands in DS trường!B2."""
    path = with_mapping(foreign(tmp_path), *ROWS)
    book = openpyxl.load_workbook(path)
    book["DS trường"]["B2"].value = None
    book.save(path)
    assert [(f.table, f.cell, f.column) for f in errors(path)] == [("DS trường", "B2", "Tên trường nghề")]


def test_a_mapping_of_a_folder_names_files(tmp_path: Path) -> None:
    """sites.csv goes by diadiem.csv."""
    folder = write_tables(tiny_tables(), tmp_path)
    (folder / "sites.csv").rename(folder / "diadiem.csv")
    (folder / "columns.csv").write_text("Trang tính,Bảng\ndiadiem,2_DiaDiem\n", encoding="utf-8")
    assert read_province(folder).digests == tiny_province().digests


def test_a_mapping_that_names_nothing_is_located_with_the_nearest_name(tmp_path: Path) -> None:
    """A table and a column misspelt: each a finding in its cell."""
    rows = (ROWS[0], ("DS trường", "institution", "", ""), ("", "communes", "Dân số 2025", "populations"))
    found = {(f.id, f.cell, f.values["near"]) for f in errors(with_mapping(foreign(tmp_path), *rows)) if "map" in f.id}
    assert found == {("data.map_table", "B2", "institutions"), ("data.map_column", "D3", "population")}
