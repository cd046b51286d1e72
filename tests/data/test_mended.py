"""Cells and files that are put right without doubt, each with a note, and what looks alike but is left alone."""

import unicodedata
from pathlib import Path

import openpyxl
import pytest

from optimizer.data.encoding import decoded
from optimizer.data.read import province_of, read_province
from optimizer.data.tables import BY_NAME
from optimizer.errors import DataError
from optimizer.wording import sentence
from tests.data.test_read import write_workbook
from tests.provinces import Tables, edited, set_cell, tiny_province, tiny_tables, write_tables


def notes(path: Path) -> set[tuple[str, str]]:
    """Return phrase and cell of the notes and warnings of an accepted province."""
    return {(finding.id, finding.cell) for finding in read_province(path).findings}


def workbook(tmp_path: Path, table: str, column: str, value: object, form: str = "General") -> Path:
    """Return the tiny province as a workbook whose first record of `table` holds `value` under `column`."""
    path = write_workbook(tiny_tables(), tmp_path / "a.xlsx", numbers=True)
    book = openpyxl.load_workbook(path)
    cell = book[table].cell(2, list(tiny_tables()[table].columns).index(column) + 1)
    cell.value, cell.number_format = value, form
    book.save(path)
    return path


@pytest.mark.parametrize("dash", ["-", "–", "—", "−", "...", "…", " - "])
def test_a_dash_is_an_empty_cell(dash: str) -> None:
    """In a recommended column the value is unknown; in a column with a default it takes the default."""
    plain = tiny_province(communes=lambda t: set_cell(set_cell(t, 0, "leavers", ""), 0, "border", ""))
    province = tiny_province(communes=lambda t: set_cell(set_cell(t, 0, "leavers", dash), 0, "border", dash))
    assert province.digests == plain.digests
    assert province.defaulted == plain.defaulted
    assert {f.column for f in province.findings if f.id == "data.dash_empty"} == {"leavers", "border"}


def test_a_dash_in_a_required_cell_is_an_empty_required_cell() -> None:
    """Nobody in post is 0, not a dash."""
    with pytest.raises(DataError) as error:
        tiny_province(institutions=lambda t: set_cell(t, 1, "posts", "-"))
    assert ("data.empty_required", 3, "posts") in {(f.id, f.row, f.column) for f in error.value.findings}


def test_a_dash_among_numbers_with_decimals_is_an_empty_cell() -> None:
    """Square metres: not known, and no error."""
    province = tiny_province(sites=lambda t: set_cell(t, 0, "land_m2", "-"))
    assert province.digests == tiny_province(sites=lambda t: set_cell(t, 0, "land_m2", "")).digests


def test_a_dash_in_a_text_stays() -> None:
    """A name may be anything."""
    assert tiny_province(areas=lambda t: set_cell(t, 0, "name", "-")).areas["name"].tolist()[0] == "-"


@pytest.mark.parametrize("text", ["1/1/2028", "2028-12-31", "15.9.2028", "1905-07-20"])
def test_a_date_in_a_column_of_years_is_its_year(text: str) -> None:
    """1905-07-20 is day 2028 of a spreadsheet: 2028 under a date format."""
    province = tiny_province(demand=lambda t: set_cell(t, 0, "year", text))
    assert province.digests == tiny_province().digests
    assert [f.values["became"] for f in province.findings if f.id == "data.year_of_date"] == ["2028"]


def test_a_year_under_a_date_format_is_read_from_a_workbook(tmp_path: Path) -> None:
    """Excel shows 2028 as 20/07/1905; the cell is named."""
    path = workbook(tmp_path, "demand", "year", 2028, "dd/mm/yyyy")
    assert ("data.year_of_date", "C2") in notes(path)
    assert read_province(path).digests == tiny_province().digests


def test_an_unlikely_date_is_no_year() -> None:
    """1/1/1999 lies outside the years of the column, and so does its day number 36161."""
    with pytest.raises(DataError) as error:
        tiny_province(demand=lambda t: set_cell(t, 0, "year", "1/1/1999"))
    assert ("data.not_year", 2) in {(f.id, f.row) for f in error.value.findings}


def test_a_day_number_in_a_column_of_dates_is_its_day(tmp_path: Path) -> None:
    """46235 is 1/8/2026 in a spreadsheet; the same digits typed as text leave a doubt."""
    path = workbook(tmp_path, "norms", "checked", 46235)
    province = read_province(path)
    assert province.norms["checked"].iloc[0].isoformat() == "2026-08-01"
    (told,) = [f for f in province.findings if f.id == "data.date_of_number"]
    assert "“46235” thành 01/8/2026" in sentence(told, "vi")
    with pytest.raises(DataError):
        province_of(edited({"norms": lambda t: set_cell(t, 0, "checked", "46235")}))


def test_a_percentage_is_a_share_where_the_column_has_no_unit() -> None:
    """7% of `discount_rate` (row 31 of the costs) is 0.07; 7% of a length in km is nothing."""
    plain = tiny_province(costs=lambda t: set_cell(t, 30, "value", "0.07"))
    assert tiny_province(costs=lambda t: set_cell(t, 30, "value", "7%")).digests == plain.digests
    assert tiny_province(costs=lambda t: set_cell(t, 30, "value", "7,0 %")).digests == plain.digests
    with pytest.raises(DataError):
        tiny_province(travel=lambda t: set_cell(t, 1, "km", "7%"))


def test_a_cell_shown_as_a_percentage_is_read_as_shown(tmp_path: Path) -> None:
    """Excel stores 80 % as 0.8; a column in % holds 80, as if it had been typed without the format."""
    path = workbook(tmp_path, "offers", "employed_share", 0.8, "0%")
    expected = tiny_province(offers=lambda t: set_cell(t, 0, "employed_share", "80"))
    assert read_province(path).digests == expected.digests
    path = workbook(tmp_path, "offers", "employed_share", 0.123, '0.0"%"%')
    assert 12.3 in read_province(path).offers["employed_share"].tolist()


def coded(tables: Tables, folder: Path, encoding: str) -> Path:
    """Write `tables` with Vietnamese headers as CSV in `encoding`; Windows-1258 has tones as marks of their own."""
    write_tables(tables, folder)
    for name, rows in tables.items():
        labels = [BY_NAME[name].by_name[column].label for column in rows.columns]
        text = rows.set_axis(labels, axis=1).to_csv(index=False, sep="\t" if encoding == "utf-16" else ",")
        (folder / f"{name}.csv").write_bytes(windows_1258(text) if encoding == "cp1258" else text.encode(encoding))
    return folder


def windows_1258(text: str) -> bytes:
    """Encode letter by letter: as it stands, else with its tone behind it."""
    result = b""
    for letter in unicodedata.normalize("NFC", text):
        try:
            result += letter.encode("cp1258")
        except UnicodeEncodeError:
            marks = unicodedata.normalize("NFD", letter)
            tone = next(mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323")
            result += (unicodedata.normalize("NFC", marks.replace(tone, "")) + tone).encode("cp1258")
    return result


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "cp1258"])
def test_old_encodings_of_windows_are_read_and_noted(tmp_path: Path, encoding: str) -> None:
    """UTF-16 (with its mark) as Excel's Unicode text is, and Windows-1258: the same province as from UTF-8."""
    tables = {name: rows for name, rows in tiny_tables().items() if name not in {"norms", "costs"}}
    folder = coded(tables, tmp_path, "utf-8" if encoding == "utf-16-be" else encoding)
    write_tables({name: tiny_tables()[name] for name in ("norms", "costs")}, tmp_path)
    if encoding == "utf-16-be":
        for name in tables:
            text = (folder / f"{name}.csv").read_text(encoding="utf-8")
            (folder / f"{name}.csv").write_bytes(b"\xfe\xff" + text.encode("utf-16-be"))
    province = read_province(folder)
    assert province.digests == tiny_province().digests
    told = [f.table for f in province.findings if f.id == "data.decoded"]
    assert sorted(told) == sorted(name for name in tables if not (tmp_path / f"{name}.csv").read_bytes().isascii())


@pytest.mark.parametrize("data", ["Trường học".encode()[:6], "Müller, Straße".encode("cp1252"), b"Kh\xb8 v\xf9c"])
def test_text_of_another_code_page_is_not_taken_for_vietnamese(data: bytes) -> None:
    """Cut UTF-8, German, and TCVN3 all decode under Windows-1258, into what no one writes."""
    assert decoded(data) is None
