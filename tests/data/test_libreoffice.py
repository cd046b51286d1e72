"""A workbook that LibreOffice opened and saved reads as it was written."""

import shutil
import subprocess
from pathlib import Path

import pandas as pd
import pytest

from optimizer.data.book.scenarios_given import EXAMPLE
from optimizer.data.book.write import Content, write_workbook
from optimizer.data.convert import raw_tables
from optimizer.data.example import example_tables
from optimizer.data.files import find_source
from optimizer.data.gazetteer import find_province
from optimizer.data.read import read_province

OFFICE = shutil.which("soffice") or ""


@pytest.mark.skipif(not OFFICE, reason="LibreOffice (Debian package libreoffice-calc) is not installed")
@pytest.mark.parametrize("form", ["xlsx", "ods"])
def test_nothing_changes_when_libreoffice_saves_the_workbook(form: str, tmp_path: Path) -> None:
    """Every cell of every table, and the digests of the province; as .xlsx and as .ods."""
    first = tmp_path / "số liệu tỉnh.xlsx"
    tables = example_tables(find_province("Thái Nguyên"))
    write_workbook(Content(tables, EXAMPLE.columns, EXAMPLE.basis, example=True), first)
    saved = tmp_path / "lưu lại"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [OFFICE, profile, "--headless", "--convert-to", form, "--outdir", str(saved), str(first)]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    again = saved / f"số liệu tỉnh.{form}"
    before, after = (raw_tables(find_source(path, "vi")) for path in (first, again))
    assert before.keys() == after.keys()
    for name in before:
        pd.testing.assert_frame_equal(before[name], after[name])
    assert read_province(first).digests == read_province(again).digests
