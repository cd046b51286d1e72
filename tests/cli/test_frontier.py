"""The command `frontier`: its sentences, its exit codes, what it leaves behind; `explain` without a plan."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from optimizer.analysis.frontier import Point
from optimizer.cli import frontier as command
from optimizer.model.lexicographic import Reached
from tests.cli.calls import call, province, script

IMPOSSIBLE = {"merging": "Merging(counted_schools_at_most=0)", "pins": 'Pins(keep=("CD1",))'}


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the tiny province as a folder."""
    return province(tmp_path_factory.mktemp("bảng"))


def test_each_point_says_under_which_ceiling_its_bound_is_proven(tables: Path, tmp_path: Path) -> None:
    """Two goals by their names, both ends, and a table of as many rows as points."""
    asked = script(tmp_path / "mot.py", name='"mot"')
    said = call("frontier", asked, "--data", tables, "--out", tmp_path / "ra", "--points", "3", "--lang", "en")
    assert said.code == 0, said.all
    points = [line for line in said.out.splitlines() if "Point " in line]
    assert "state budget" in points[0]
    assert "while access is at most" not in points[0]
    assert all("proven that it cannot be below" in line and "while access is at most" in line for line in points[1:])
    table = pd.read_csv(tmp_path / "ra" / "mot" / "duong-bien" / "budget-access.csv")
    assert len(table) == len(points) == 3


def test_without_a_plan_the_reasons_are_told_and_nothing_is_written(tables: Path, tmp_path: Path) -> None:
    """A cap of no school and a college that is kept: exit 1, both named, what would have to give, no table."""
    asked = script(tmp_path / "mot.py", name='"mot"', **IMPOSSIBLE)
    for words in (("frontier", asked), ("explain", asked, "TT1")):
        said = call(*words, "--data", tables, "--out", tmp_path / "ra", "--lang", "en")
        assert said.code == 1, said.all
        assert "No plan keeps these together" in said.out
        assert "merging.counted_schools_at_most" in said.out
    assert not list((tmp_path / "ra").rglob("*.csv"))


def test_a_saved_result_without_a_plan_tells_its_reasons(tables: Path, tmp_path: Path) -> None:
    """Explained from the folder of a run that found none: exit 2, since another target has to be named."""
    asked = script(tmp_path / "mot.py", name='"mot"', **IMPOSSIBLE)
    assert call("run", asked, "--data", tables, "--out", tmp_path / "ra").code == 1
    said = call("explain", tmp_path / "ra" / "mot", "TT1", "--data", tables, "--lang", "en")
    assert said.code == 2
    assert "No plan keeps these together" in said.out


@pytest.mark.parametrize(("why", "code", "word"), [("time", 3, "--time-limit"), ("interrupt", 130, "stopped before")])
def test_no_plan_in_time_is_no_proof(
    why: str, code: int, word: str, tables: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stopped before the first plan: not called impossible, no reasons, no table."""

    def stopped(*_: Any) -> Iterator[Point]:
        yield Point(float("inf"), Reached("budget", None, None, 0.0, why), None, None, 0, 0)

    monkeypatch.setattr(command, "frontier", stopped)
    asked = script(tmp_path / "mot.py", name='"mot"')
    said = call("frontier", asked, "--data", tables, "--out", tmp_path / "ra", "--lang", "en")
    assert said.code == code
    assert word in said.out
    assert "No plan keeps" not in said.out
    assert not list((tmp_path / "ra").rglob("*.csv"))


def test_two_different_goals_are_needed(tables: Path, tmp_path: Path) -> None:
    """The same goal twice: exit 2, and what to do."""
    asked = script(tmp_path / "mot.py", name='"mot"')
    said = call("frontier", asked, "--data", tables, "--first", "cost", "--second", "cost", "--lang", "en")
    assert said.code == 2
    assert "Name two different ones" in said.err
