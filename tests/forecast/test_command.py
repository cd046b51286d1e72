"""The command `forecast`: files, languages, mistakes, and the way into the table of demand."""

import json
from pathlib import Path

import pandas as pd
import pytest

from optimizer.cli.command import run
from optimizer.data.read import read_province
from tests.forecast.tables import TABLES
from tests.provinces import frame, tiny_tables, write_tables

STEPS = ("employment", "needs_sector", "needs", "history", "backcast", "trend", "combined", "levels", "fields",
         "margins", "demand", "vacancies", "parameters", "orders")  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The tiny province without a table of demand."""
    tables = {**tiny_tables(), **{name: frame(text) for name, text in TABLES.items()}}
    del tables["demand"]
    return write_tables(tables, tmp_path / "tinh")


def test_a_province_without_demand_gets_it_from_the_forecast(folder: Path, tmp_path: Path) -> None:
    """Every step is a file; with --write the table of demand is made and read back, years 2027 to 2028."""
    assert run(["forecast", str(folder), "--to", "2028", "--out", str(tmp_path / "out"), "--write"]) == 0
    results = tmp_path / "out" / "du-bao"
    assert {p.stem for p in results.glob("*.csv")} == set(STEPS)
    assert (results / "phuong-phap.md").read_text(encoding="utf-8").startswith("# Dự báo nhu cầu đào tạo")
    assert all((results / name).stat().st_size > 10_000 for name in ("trinh-do.png", "linh-vuc.png"))
    written = pd.read_csv(results / "demand.csv", dtype={"commune": str})
    read = read_province(folder).demand
    assert read["base"].sum() == written["base"].sum()
    assert set(read["year"]) == {2027, 2028}
    assert not list(results.glob("*.tmp"))


def test_equal_tables_give_equal_files(folder: Path, tmp_path: Path) -> None:
    """Twice the same: the same bytes, pictures and all."""
    for name in ("a", "b"):
        assert run(["forecast", str(folder), "--to", "2027", "--out", str(tmp_path / name), "--quiet"]) == 0
    files = sorted(p.relative_to(tmp_path / "a") for p in (tmp_path / "a").rglob("*") if p.is_file())
    assert files
    assert all((tmp_path / "a" / f).read_bytes() == (tmp_path / "b" / f).read_bytes() for f in files)


def test_a_trace_is_printed_and_nothing_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The chain of one cell, in English."""
    before = sorted(folder.rglob("*"))
    assert run(["forecast", str(folder), "--to", "2027", "--trace", "52", "TC", "00101", "--lang", "en"]) == 0
    assert "section D" in capsys.readouterr().out
    assert sorted(folder.rglob("*")) == before


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--to", "mai sau"], "không phải là năm"),
        (["--to", "2020"], "không dự báo được"),
        (["--trace", "52", "TC", "99999"], "99999"),
    ],
)
def test_mistakes_end_in_a_sentence(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    """Exit 2 and what is wrong."""
    assert run(["forecast", str(folder), *arguments]) == 2
    assert told in capsys.readouterr().err


def test_json_carries_the_findings(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One object on stdout."""
    assert run(["forecast", str(folder), "--to", "2027", "--out", str(tmp_path / "out"), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["command"] == "forecast"
    assert {"forecast.defaults", "forecast.contradiction"} & {f["id"] for f in told["findings"]}
