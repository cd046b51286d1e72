"""The workbook that is timed is a province that can be read, of the size asked for."""

import json
import sys
from pathlib import Path

import pytest

from optimizer.data.read import read_province
from optimizer.errors import Severity
from tests.benchmarks.reading import main, write_book


def test_the_workbook_is_a_province_of_the_size_asked_for(tmp_path: Path) -> None:
    """4 communes, (2 fields × 2 levels + GDTX) × 3 years: 60 rows of demand; 4 × 3 of travel; no error, no doubt."""
    sizes = {"communes": 4, "fields": 2, "levels": 2, "years": 3, "institutions": 3}
    write_book(sizes, tmp_path / "a.xlsx")
    province = read_province(tmp_path / "a.xlsx")
    assert (len(province.demand), len(province.travel)) == (60, 12)
    assert {finding.severity for finding in province.findings} <= {Severity.WARNING, Severity.NOTE}


def test_one_json_line_tells_seconds_and_memory(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a small province; exit code 0."""
    monkeypatch.setattr(
        sys, "argv", ["reading", "--communes", "4", "--fields", "2", "--levels", "1", "--institutions", "2"]
    )
    assert main() == 0
    (line,) = capsys.readouterr().out.splitlines()
    told = json.loads(line)
    assert told["errors"] == 0
    assert told["rows"]["demand"] == 4 * 3 * 5
    assert told["seconds"] > 0
    assert told["peak_mb"] > 0
