"""What the console says between two plans: years in their order, and what is solved a second time."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from optimizer.cli.console import Console
from optimizer.cli.work import told_years
from tests.cli.calls import call, script
from tests.report import bundles


def test_changes_stand_below_their_year_with_one_sign() -> None:
    """A dash before the plan and each year; institutions one step in, behind a sign of their own."""
    made = bundles.two_years()
    years = pd.DataFrame(
        {"units": [13, 6], "sites": [13, 12], "served": [900, 950], "demand": [1000, 1000], "budget_mvnd": [10, 9]},
        index=pd.Index([2026, 2028], name="year"),
    )
    lines = told_years(replace(made, years=years), "vi")
    assert lines[0].startswith("- ")
    assert [line[:7] for line in lines if line.startswith("- 20")] == ["- 2026:", "- 2028:"]
    inner = [line for line in lines if not line.startswith("- ")]
    assert inner
    assert all(line.startswith("  – ") and not line[4].isspace() for line in inner)
    assert told_years(bundles.bundle(), "vi") == []


def test_the_solve_without_priority_is_announced(tables: Path, tmp_path: Path) -> None:
    """Its progress stands below a line that says what it is; a scenario without priority has none."""
    plain = script(tmp_path / "mot.py", name='"mot"')
    first = script(tmp_path / "hai.py", name='"hai"', priorities='__import__("optimizer").Priorities(weight=3)')
    said = call("run", plain, "--data", tables, "--out", tmp_path / "ra")
    assert "ưu tiên" not in said.err
    said = call("run", first, "--data", tables, "--out", tmp_path / "ra")
    assert said.code == 0
    assert said.err.count("giải lại khi không lĩnh vực nào được ưu tiên") == 1
    lines = said.err.splitlines()
    [at] = [number for number, line in enumerate(lines) if "giải lại khi" in line]
    assert any("nới lỏng" in line for line in lines[:at])
    assert any("nới lỏng" in line for line in lines[at:])


def test_progress_of_firmness_is_told_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    """Which of the nine cases is done: its costs and its demand, in the language chosen."""
    Console("vi").progress("firmness 3/9 thrift/high", 12.0, None, None)
    Console("en").progress("firmness 3/9 base/base", 12.0, None, None)
    vi, en = capsys.readouterr().err.splitlines()
    assert "độ vững 3/9 (bộ chi phí tiết kiệm, nhu cầu cao)" in vi
    assert "firmness 3/9 (base costs, base demand)" in en
