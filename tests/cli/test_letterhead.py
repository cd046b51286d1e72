"""The command `report` draws the documents of a saved bundle under the letterhead that is asked for."""

import shutil
from pathlib import Path

from pypdf import PdfReader

from tests.cli.calls import call, script


def test_a_report_carries_the_letterhead_that_is_asked_for(results: Path, tmp_path: Path):
    """Issuer, parent and place stand on page 1 as given, signs and all; the bundle stays as it was."""
    folder = shutil.copytree(results / "tu-do", tmp_path / "tu-do")
    before = {f: f.read_bytes() for f in sorted((folder / "bundle").rglob("*")) if f.is_file()}
    head = ("--issuer", "SỞ NỘI VỤ & <b>", "--parent", "UBND TỈNH #1", "--place", "Mường Thanh")
    assert call("report", folder, *head, drawing=True).code == 0
    page = PdfReader(folder / "report.pdf").pages[0].extract_text()
    for text in ("SỞ NỘI VỤ & <B>", "UBND TỈNH #1", "Mường Thanh"):
        assert text.upper() in page.upper()
    assert {f: f.read_bytes() for f in before} == before


def test_a_scenario_may_carry_its_letterhead(tables: Path, tmp_path: Path):
    """Issuer and place of the scenario stand on page 1; the parent, left empty, is that of the table `province`."""
    head = '{"issuer": "SỞ NỘI VỤ TỈNH #2", "place": "Mường Thanh"}'
    asked = script(tmp_path / "thu.py", letterhead=head)
    assert call("run", asked, "--data", tables, "--out", tmp_path / "ra", drawing=True).code == 0
    page = PdfReader(tmp_path / "ra" / "thu" / "report.pdf").pages[0].extract_text().upper()
    for text in ("SỞ NỘI VỤ TỈNH #2", "Mường Thanh"):
        assert text.upper() in page
    broken = script(tmp_path / "sai.py", name='"sai"', letterhead='{"issuer": "x\\ny"}')
    assert call("run", broken, "--data", tables, "--out", tmp_path / "ra").code == 2
