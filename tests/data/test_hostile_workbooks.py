"""Workbooks made to stall a machine: refused, or read without what is not there, in seconds."""

import struct
import time
import warnings
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest

from optimizer.data.spreadsheet import BadSpreadsheet, Fault, read_spreadsheet
from tests.cli.calls import call
from tests.data.packages import rich
from tests.data.test_foreign_parts import OLE, ods, rewritten
from tests.data.test_read import write_workbook
from tests.provinces import tiny_tables

SHEET = "xl/worksheets/sheet1.xml"
HEAD = b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
TAIL = b"</sheetData></worksheet>"
SECONDS = 6


def with_sheet(folder: Path, chunks: Iterable[bytes]) -> Path:
    """Return the tiny workbook whose first sheet is `chunks`."""
    plain = write_workbook(tiny_tables(), folder / "plain.xlsx")
    target = folder / "tỉnh.xlsx"
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new:
        for name in old.namelist():
            if name == SHEET:
                with new.open(name, "w") as part:
                    for chunk in chunks:
                        part.write(chunk)
            else:
                new.writestr(name, old.read(name))
    return target


def rows(inner: bytes) -> Iterable[bytes]:
    """Yield a sheet of a million rows that each hold `inner`."""
    yield HEAD
    for first in range(1, 1_000_000, 10_000):
        yield b"".join(b'<row r="%d">%s</row>' % (row, inner.replace(b"#", b"%d" % row))
                       for row in range(first, first + 10_000))  # fmt: skip
    yield TAIL


def fault_of(path: Path) -> str:
    """Return why `path` is refused, within `SECONDS` of work."""
    start = time.process_time()
    with pytest.raises(BadSpreadsheet) as caught:
        read_spreadsheet(path)
    assert time.process_time() - start < SECONDS
    return str(caught.value)


def test_a_million_empty_rows_are_no_rows(tmp_path: Path) -> None:
    """Rows without a cell, as a stray format of a whole column leaves them: read, and the sheet is empty."""
    start = time.process_time()
    grids = read_spreadsheet(with_sheet(tmp_path, rows(b'<c r="A#" s="0"/>'))).grids
    assert len(next(iter(grids.values()))) == 0
    assert len(grids) == len(tiny_tables())
    assert time.process_time() - start < SECONDS + 4


def test_a_million_rows_of_empty_texts_and_a_cell_at_the_end_of_the_sheet_are_too_large(tmp_path: Path) -> None:
    """Both would be a block of cells that no province has."""
    assert fault_of(with_sheet(tmp_path, rows(b'<c r="A#" t="inlineStr"><is><t></t></is></c>'))) == Fault.TOO_LARGE
    far = [HEAD, b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', TAIL]
    assert fault_of(with_sheet(tmp_path, far)) == Fault.TOO_LARGE


def test_what_unpacks_to_hundreds_of_megabytes_is_not_unpacked(tmp_path: Path) -> None:
    """420 MB of blanks in 2 MB; the command says what to do: exit 2."""
    path = with_sheet(tmp_path, [b" " * 1_000_000] * 420)
    assert path.stat().st_size < 3_000_000
    assert fault_of(path) == Fault.TOO_LARGE
    said = call("check", path)
    assert (said.code, "lớn hơn nhiều lần" in said.err) == (2, True)


def test_an_archive_that_lies_about_its_sizes_is_not_unpacked(tmp_path: Path) -> None:
    """The directory says 100 bytes for 60 MB: no more than these are unpacked."""
    path = with_sheet(tmp_path, [b" " * 1_000_000] * 60)
    data, place = bytearray(path.read_bytes()), 0
    while (place := data.find(b"PK\1\2", place)) >= 0:
        length = struct.unpack_from("<H", data, place + 28)[0]
        if data[place + 46 : place + 46 + length] == SHEET.encode():
            struct.pack_into("<I", data, place + 24, 100)
        place += 4
    path.write_bytes(data)
    assert fault_of(path) == Fault.BAD_WORKBOOK


@pytest.mark.parametrize("second", [SHEET, SHEET.upper()])
def test_an_archive_with_two_parts_of_one_name_is_refused(tmp_path: Path, second: str) -> None:
    """Excel would show the one, another reader the other; upper and lower case are no difference."""
    path = write_workbook(tiny_tables(), tmp_path / "a.xlsx")
    with warnings.catch_warnings(), zipfile.ZipFile(path, "a") as archive:
        warnings.simplefilter("ignore")  # of the name that is there twice
        archive.writestr(second, HEAD + TAIL)
    assert fault_of(path) == Fault.BAD_WORKBOOK


@pytest.mark.parametrize(
    "cell",
    [
        '<table:table-cell table:number-columns-repeated="16000000" office:value-type="float" office:value="1"/>',
        '<table:table-cell table:number-columns-repeated="1000000000"/><table:table-cell table:formula="of:=1"/>',
        '</table:table-row><table:table-row table:number-rows-repeated="900000">'
        '<table:table-cell office:value-type="percentage" office:value="1"/>',
    ],
)
def test_an_ods_that_repeats_a_cell_without_end_is_too_large(tmp_path: Path, cell: str) -> None:
    """One filled cell sixteen million times, one behind a thousand million empty ones, one in 900,000 rows."""
    assert fault_of(ods(tmp_path / "a.ods", cell)) == Fault.TOO_LARGE


@pytest.mark.parametrize(
    ("part", "before", "after"),
    [
        ("xl/sharedStrings.xml", 'uniqueCount="', 'uniqueCount="42949'),
        ("xl/styles.xml", '<cellXfs count="', '<cellXfs count="999999999'),
    ],
)
def test_a_part_that_promises_more_than_it_has_is_refused(tmp_path: Path, part: str, before: str, after: str) -> None:
    """Thousands of millions of texts, of styles: the reader would take memory for all of them."""
    plain = rich(tmp_path / "a.xlsx", tiny_tables())
    assert fault_of(rewritten(plain, tmp_path / "b.xlsx", {part: (before, after)}, {})) == Fault.BAD_WORKBOOK


@pytest.mark.parametrize("inner", [b"<v>1</v>", b"<f>1</f><v>1</v>", b"<f/>", b"<is><t>1</t></is>"])
def test_a_cell_far_out_is_too_large(tmp_path: Path, inner: bytes) -> None:
    """The last cell that a sheet has, filled in any way: the block up to it would be held."""
    far = b'<row r="1048576"><c r="XFD1048576">%s</c></row>' % inner
    assert fault_of(with_sheet(tmp_path, [HEAD, far, TAIL])) == Fault.TOO_LARGE


def test_a_password_is_said(tmp_path: Path) -> None:
    """An encrypted .xlsx is a compound file with the entry EncryptedPackage; an encrypted archive says so itself."""
    path = tmp_path / "tỉnh.xlsx"
    path.write_bytes(OLE + "EncryptedPackage".encode("utf-16-le") + bytes(512))
    said = call("check", path)
    assert (said.code, "có mật khẩu" in said.err) == (2, True)
    data = bytearray(write_workbook(tiny_tables(), tmp_path / "a.xlsx").read_bytes())
    struct.pack_into("<H", data, data.find(b"PK\1\2") + 8, 1)
    path.write_bytes(data)
    assert fault_of(path) == Fault.PASSWORD
