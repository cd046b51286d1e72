"""Cells of an .ods that the fast reader gives as empty, as zero or as a fraction are what the sheet shows."""

from pathlib import Path

import pytest

from optimizer.data.spreadsheet import read_spreadsheet
from tests.data.test_foreign_parts import ods

TITLE = "4_XaPhuong"
MANIFEST = b'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
CALC = (
    ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" calcext:value-type="error"'
)


def cell(attributes: str, words: str = "") -> str:
    """Return a cell that shows `words`."""
    shown = f'<text:p xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">{words}</text:p>' if words else ""
    return f"<table:table-cell {attributes}>{shown}</table:table-cell>"


FORMULA = 'table:formula="of:=[.A1]+1"'
FORMS: dict[str, tuple[str, list[object]]] = {
    "percentage": (cell('office:value-type="percentage" office:value="0.8"', "80%"), ["80%"]),
    "percentages": (
        cell('table:number-columns-repeated="3" office:value-type="percentage" office:value="1"', "100%"), ["100%"] * 3,
    ),
    "error of LibreOffice": (
        cell(f'{FORMULA} office:value-type="string" office:string-value=""{CALC}', "#DIV/0!"), ["#DIV/0!"],
    ),
    "error without words": (cell(f'{FORMULA} office:value-type="string" office:string-value=""{CALC}'), ["#N/A"]),
    "error as zero": (cell(f'{FORMULA} office:value-type="float" office:value="0"', "Err:502"), ["Err:502"]),
    "number": (cell(f'{FORMULA} office:value-type="float" office:value="0"', "0"), [0.0]),
    "text": (cell('office:value-type="string"', "#REF!"), ["#REF!"]),
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_a_cell_is_read_as_it_is_shown(tmp_path: Path, form: str) -> None:
    """Behind two empty cells and before a number, which stay where they are."""
    xml, values = FORMS[form]
    before = '<table:table-cell table:number-columns-repeated="2"/>'
    path = ods(
        tmp_path / "a.ods", before + xml + cell('office:value-type="float" office:value="3"', "3"),
        **{"META-INF/manifest.xml": MANIFEST},
    )  # fmt: skip
    said = read_spreadsheet(path)
    assert said.grids == {TITLE: [[None, None, *values, 3.0]]}
    assert not said.uncalculated


def test_a_formula_without_a_value_is_named(tmp_path: Path) -> None:
    """As programs write it that do not calculate."""
    path = ods(tmp_path / "a.ods", "<table:table-cell/>" + cell(FORMULA), **{"META-INF/manifest.xml": MANIFEST})
    assert read_spreadsheet(path).uncalculated == {TITLE: (1, "B", "=[.A1]+1")}
