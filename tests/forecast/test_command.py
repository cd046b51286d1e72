"""The command `forecast`: files, languages, mistakes, and the way into the table of demand."""

import json
import shutil
from pathlib import Path

import pandas as pd
import pytest

from optimizer.cli.command import run
from optimizer.data.read import read_province
from tests.forecast.tables import TABLES
from tests.provinces import frame, tiny_tables, write_tables

STEPS = ("employment", "needs_sector", "needs", "history", "backcast", "trend", "combined", "levels", "fields",
         "margins", "demand", "vacancies", "parameters", "orders")  # fmt: skip
PICTURES = ("trinh-do", "linh-vuc", "can-doi", "ban-do")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny province without a table of demand."""
    tables = {**tiny_tables(), **{name: frame(text) for name, text in TABLES.items()}}
    del tables["demand"]
    return write_tables(tables, tmp_path_factory.mktemp("data") / "tinh")


@pytest.fixture(scope="module")
def results(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the command writes up to 2028."""
    out = tmp_path_factory.mktemp("out")
    assert run(["forecast", str(folder), "--to", "2028", "--out", str(out), "--quiet"]) == 0
    return out / "du-bao"


def test_every_step_is_a_file(results: Path) -> None:
    """Tables, pictures and the method note; nothing half-written is left."""
    assert {p.stem for p in results.glob("*.csv")} == set(STEPS)
    assert (results / "phuong-phap.md").read_text(encoding="utf-8").startswith("# Dự báo nhu cầu đào tạo")
    assert {p.stem for p in results.glob("*.png")} == set(PICTURES)
    assert all(p.stat().st_size > 10_000 for p in results.glob("*.png"))
    assert not list(results.glob("*.tmp"))


def test_equal_tables_give_equal_files_and_become_the_table_of_demand(
    folder: Path, results: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Again, for a copy: the same bytes. With --write the demand is read back, 2027 to 2028; --json has findings."""
    copy = Path(shutil.copytree(folder, tmp_path / "tinh"))
    asked = ["forecast", str(copy), "--to", "2028", "--out", str(tmp_path / "out"), "--write", "--json"]
    assert run(asked) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["command"] == "forecast"
    assert {"forecast.defaults", "forecast.contradiction"} & {f["id"] for f in told["findings"]}
    again = tmp_path / "out" / "du-bao"
    assert sorted(p.name for p in again.iterdir()) == sorted(p.name for p in results.iterdir())
    assert all(p.read_bytes() == (results / p.name).read_bytes() for p in again.iterdir())
    read = read_province(copy).demand
    assert read["base"].sum() == pd.read_csv(results / "demand.csv", dtype={"commune": str})["base"].sum()
    assert set(read["year"]) == {2027, 2028}


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
