"""Sheets as other programs write them: what the fast reader leaves empty is found in every form of the XML."""

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from optimizer.data.spreadsheet import read_spreadsheet

TRANSITIONAL = "http://schemas.openxmlformats.org"
STRICT = {
    f"{TRANSITIONAL}/spreadsheetml/2006/main": "http://purl.oclc.org/ooxml/spreadsheetml/main",
    f"{TRANSITIONAL}/officeDocument/2006/relationships": "http://purl.oclc.org/ooxml/officeDocument/relationships",
}
SHEET = "xl/worksheets/sheet1.xml"


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """Return a workbook with a percentage, a formula without a value, an error and a number, one below the other."""
    book = Workbook()
    sheet = book.worksheets[0]
    for row, value in enumerate((0.8, "=B1+1", "#REF!", 3), start=1):
        sheet.cell(row, 1, value)
    sheet["A1"].number_format = "0%"
    sheet["A3"].data_type = "e"
    book.save(tmp_path / "a.xlsx")
    return tmp_path / "a.xlsx"


def rewritten(source: Path, change: Callable[[str, bytes], bytes]) -> Path:
    """Copy the archive `source` with every part changed."""
    target = source.with_name("b.xlsx")
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return target


def strict(_: str, data: bytes) -> bytes:
    """Return a part as Excel saves it as "Strict Open XML Spreadsheet"."""
    for before, after in STRICT.items():
        data = data.replace(before.encode(), after.encode())
    return data


FORMS: dict[str, Callable[[bytes], bytes]] = {
    "prefix": lambda xml: re.sub(rb"<(/?)(?=[a-zA-Z]+[\s/>])", rb"<\1x:", xml).replace(b"xmlns=", b"xmlns:x=", 1),
    "counted": lambda xml: re.sub(rb' r="[A-Z]*\d+"', b"", xml),
    "kind first": lambda xml: re.sub(rb'<c r="(\w+)"((?: s="\d+")?)( t="\w+")', rb'<c\3 r="\1"\2', xml),
    "kind before format": lambda xml: re.sub(rb'<c r="(\w+)" s="(\d+)" t="(\w+)"', rb'<c r="\1" t="\3" s="\2"', xml),
    "apostrophes": lambda xml: xml.replace(b'"', b"'"),
    "line breaks": lambda xml: xml.replace(b"<c ", b"<c\n  "),
}


@pytest.mark.parametrize("form", FORMS)
def test_no_form_of_a_sheet_hides_a_cell(plain: Path, form: str) -> None:
    """The same four cells, the formula as one without a value."""
    usual = read_spreadsheet(plain)
    assert usual.grids == {"Sheet": [["80%"], [None], ["#REF!"], [3.0]]}
    assert usual.uncalculated == {"Sheet": (2, "A", "=B1+1")}
    changed = rewritten(plain, lambda name, data: FORMS[form](data) if name == SHEET else data)
    assert changed.read_bytes() != plain.read_bytes()
    assert read_spreadsheet(changed) == usual


def test_a_strict_workbook_is_read_as_any_other(plain: Path) -> None:
    """Excel saves "Strict Open XML Spreadsheet" in other namespaces."""
    usual = read_spreadsheet(plain)
    assert read_spreadsheet(rewritten(plain, strict)) == usual
