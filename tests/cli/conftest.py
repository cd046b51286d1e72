"""The tiny province on disk, and bundles of it, solved once for all tests of the command."""

from pathlib import Path

import pytest

from tests.cli.calls import PLAN, call, province, script


@pytest.fixture(scope="session")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder with the tables of the tiny province; not to be changed."""
    return province(tmp_path_factory.mktemp("tinh"))


@pytest.fixture(scope="session")
def results(tables: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder with the bundles `tu-do` (cheapest plan), `khong-the` (no plan) and `danh-gia-…` (a given plan)."""
    base = tmp_path_factory.mktemp("ket-qua")
    free = script(base / "tu_do.py", name='"tu-do"')
    none = script(
        base / "khong_the.py", name='"khong-the"', merging="Merging(counted_schools_at_most=0)",
        pins='Pins(keep=("CD1",))',
    )  # fmt: skip
    plan = base / "phuong-an.csv"
    plan.write_text(PLAN + "TT1,merge,CD1,\n", encoding="utf-8")
    out = base / "ra"
    assert call("run", free, "--data", tables, "--out", out).code == 0
    assert call("run", none, "--data", tables, "--out", out).code == 1
    assert call("evaluate", plan, "--scenario", free, "--data", tables, "--out", out).code == 0
    return out
