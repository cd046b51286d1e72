"""The command `annual`: the report of a year from tables and a saved plan, and what it refuses."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from optimizer.solution.bundle import save
from optimizer.solution.solution import Outcome
from tests.analysis.years import chosen, mixed_tables, on
from tests.cli.calls import call
from tests.provinces import tiny_tables, write_tables


@pytest.fixture(scope="module")
def plan(tmp_path_factory) -> Path:
    """The folder of the plan chosen."""
    folder = tmp_path_factory.mktemp("da-chon")
    save(chosen(), folder)
    return folder


@pytest.fixture(scope="module")
def data(tmp_path_factory) -> Path:
    """The tables of 15/11/2028."""
    return write_tables(mixed_tables(), tmp_path_factory.mktemp("nam-2028"))


def _on(day: str, folder: Path, **others: str) -> Path:
    tables = tiny_tables()
    tables["province"] = on(day)(tables["province"])
    for key, value in others.items():
        tables["province"].loc[tables["province"]["key"] == key, "value"] = value
    return write_tables(tables, folder)


def test_it_writes_the_report_the_workbook_and_the_tables(data, plan, tmp_path):
    """One line says how many steps stand how; the head is as asked for; the plan stays as it was."""
    before = {f: f.read_bytes() for f in sorted(plan.rglob("*")) if f.is_file()}
    out = tmp_path / "bao-cao"
    said = call("annual", data, plan, "--year", "2028", "-o", out, "--issuer", "SỞ NỘI VỤ")
    assert said.code == 0
    assert "chậm 1" in said.out
    assert "--last-year và bảng số liệu ngày 15/11/2027" in said.out
    assert "--last" not in "".join(page.extract_text() for page in PdfReader(out / "annual.pdf").pages)
    names = {str(f.relative_to(out)) for f in out.rglob("*") if f.is_file()}
    assert {"annual.pdf", "annual.docx", "annual.xlsx", "tables/steps.csv", "tables/enrolment.csv"} <= names
    first = PdfReader(out / "annual.pdf").pages[0].extract_text()
    assert "SỞ NỘI VỤ" in first
    assert "15/11/2028" in " ".join(first.split())
    assert {f: f.read_bytes() for f in before} == before


def test_without_out_it_stands_beside_the_plan_and_in_json(data, plan, tmp_path):
    """``annual-2028`` in the folder of the result; one JSON object; the year before fills its column."""
    place = shutil.copytree(plan, tmp_path / "ket-qua")
    last = _on("2027-11-15", tmp_path / "nam-2027")
    said = call("annual", data, place / "bundle", "--year", "2028", "--last-year", last, "--lang", "en", "--json")
    assert (said.code, said.json["command"], said.json["exit"]) == (0, "annual", 0)
    table = (place / "annual-2028" / "tables" / "network.csv").read_text(encoding="utf-8-sig")
    assert "no_earlier" not in table


@pytest.mark.parametrize(("day", "facts", "year", "words"), [
    ("2028-11-15", {"code": "04"}, "2028", "cùng một tỉnh"),
    ("2026-08-01", {}, "2026", "trước số liệu lập phương án"),
    ("2025-11-15", {}, "2025", "trước số liệu lập phương án"),
    ("2028-11-15", {}, "2027", "Sửa --year"),
])  # fmt: skip
def test_tables_that_do_not_fit_the_plan_are_refused(plan, tmp_path, day, facts, year, words):
    """Another province, before the plan, another year: a sentence, exit code 2, nothing written."""
    out = tmp_path / "ra"
    said = call("annual", _on(day, tmp_path / "bang", **facts), plan, "--year", year, "-o", out)
    assert said.code == 2
    assert words in said.err
    assert not out.exists()


def test_missing_tables_a_missing_plan_and_no_plan_are_refused(data, plan, tmp_path):
    """Each in a sentence."""
    save(replace(chosen(), plan=None, outcome=Outcome.INFEASIBLE), tmp_path / "khong-the")
    few = _on("2028-11-15", tmp_path / "thieu")
    (few / "offers.csv").unlink()
    said = call("annual", few, plan, "--year", "2028", "-o", tmp_path / "a")
    assert said.code == 2
    assert "offers" in said.err
    for wrong, words in ((tmp_path, "Không tìm thấy kết quả"), (tmp_path / "khong-the", "không có phương án")):
        said = call("annual", data, wrong, "--year", "2028", "-o", tmp_path / "b")
        assert (said.code, words in said.err) == (2, True)
    assert call("annual", data, plan).code == 2  # no year
    assert call("annual", data, plan, "--year", "hai nghìn").code == 2
    assert not (tmp_path / "a").exists()


def test_an_edited_plan_is_refused(data, plan, tmp_path):
    """A fate that no run writes, a row cut out, a later format."""
    for number, edit in enumerate((
        lambda root: _replaced(root / "institutions.csv", ",merge,CD1", ",merge,TT9"),
        lambda root: _cut(root / "sites.csv"),
        lambda root: (root / "format.json").write_text(json.dumps({"format": 99})),
    )):  # fmt: skip
        place = shutil.copytree(plan, tmp_path / str(number))
        edit(place / "bundle")
        said = call("annual", data, place, "--year", "2028", "-o", tmp_path / "ra")
        assert said.code == 2
        assert said.err.strip().endswith(".")
    assert not (tmp_path / "ra").exists()


def _cut(path: Path) -> None:
    """Keep the header and one row."""
    path.write_text("".join(path.read_text(encoding="utf-8").splitlines(keepends=True)[:2]), encoding="utf-8")


def _replaced(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_last_year_must_be_the_same_day(data, plan, tmp_path):
    """14/11/2027 is not 15/11/2027."""
    last = _on("2027-11-14", tmp_path / "nam-2027")
    said = call("annual", data, plan, "--year", "2028", "--last-year", last, "-o", tmp_path / "ra")
    assert said.code == 2
    assert "15/11/2027" in said.err
