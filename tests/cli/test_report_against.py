"""`vetnet report --against` puts other saved plans beside the plan; `run` does so with what it solves together."""

import shutil
from pathlib import Path
from unittest.mock import patch

from pypdf import PdfReader

from optimizer.cli import work
from optimizer.cli.beside import FILE, keep, kept
from tests.cli.calls import call, script


def test_other_bundles_stand_in_the_report_as_options(results: Path, tmp_path: Path):
    """The given plan is Phương án 2 of the report on the cheapest; a bundle beside itself stands once."""
    folder = shutil.copytree(results, tmp_path / "ra")
    given = next(folder.glob("danh-gia-*"))
    assert call("report", folder / "tu-do", "--against", given, folder / "tu-do", drawing=True).code == 0
    text = " ".join(" ".join(page.extract_text().split()) for page in PdfReader(folder / "tu-do" / "report.pdf").pages)
    assert "Tiêu chí theo từng phương án" in text
    assert "Phương án 2:" in text
    assert "Phương án 3" not in text


def test_what_is_no_bundle_is_refused_in_a_sentence(results: Path, tmp_path: Path):
    """Nothing is drawn, exit code 2."""
    said = call("report", results / "tu-do", "--against", tmp_path / "khong-co", drawing=True)
    assert said.code == 2
    assert "khong-co" in said.err


def test_scenarios_solved_together_are_drawn_after_the_last_each_beside_the_others(tables: Path, tmp_path: Path):
    """Two scripts: two drawings, the other folder with each."""
    asked = [script(tmp_path / f"{name}.py", name=f'"{name}"') for name in ("mot", "hai")]
    drawn = []

    def draw(folder: Path, _lang: object, _head: object, others: object) -> list[Path]:
        drawn.append((folder.name, [other.name for other in others]))
        return []

    with patch.object(work, "draw", draw):
        assert call("run", *asked, "--data", tables, "--out", tmp_path / "ra", drawing=True).code == 0
    assert drawn == [("mot", ["hai"]), ("hai", ["mot"])]


def test_a_scenario_solved_again_alone_keeps_the_plans_beside_it(tables: Path, results: Path, tmp_path: Path):
    """Those of the last report stand beside it again and are named; one that is gone is told and forgotten."""
    folder = shutil.copytree(results, tmp_path / "ra")
    given = next(folder.glob("danh-gia-*"))
    keep(folder / "tu-do", [given, folder / "mat-roi"])
    one, two = (script(tmp_path / f"{name}.py", name=f'"{name}"') for name in ("tu-do", "hai"))
    with patch("optimizer.report.render.render", return_value=[]) as drawn:
        said = call("run", one, "--data", tables, "--out", folder, drawing=True)
        together = call("run", one, two, "--data", tables, "--out", folder, "--lang", "en", drawing=True)
    assert said.code == together.code == 0
    assert f"Báo cáo của tu-do đặt cạnh cả các phương án như lần trước: {given.name}." in said.out
    assert "mat-roi đặt cạnh" in said.err
    assert f"The report of tu-do has the same plans beside it as last time: {given.name}." in together.out
    names = [[other.scenario["name"] for other in made.kwargs["others"]] for made in drawn.call_args_list]
    assert names == [[given.name], ["hai", given.name], ["tu-do"]]
    assert kept(folder / "tu-do") == [folder / "hai", given]


def _options(folder: Path) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(folder / "report.pdf").pages)


def test_a_report_is_drawn_again_with_the_plans_that_it_had_beside_it(results: Path, tmp_path: Path):
    """Without --against those of the last time, also where folders moved; one that is gone is told, then forgotten."""
    folder = shutil.copytree(results, tmp_path / "ra")
    given = next(folder.glob("danh-gia-*"))
    assert call("report", folder / "tu-do", "--against", given, drawing=True).code == 0
    moved = folder.rename(tmp_path / "noi-khac")
    said = call("report", moved / "tu-do", drawing=True)
    assert said.code == 0
    assert f"như lần trước: {given.name}." in said.out
    assert "Phương án 2:" in _options(moved / "tu-do")
    shutil.rmtree(moved / given.name)
    said = call("report", moved / "tu-do", "--lang", "en", drawing=True)
    assert said.code == 0
    assert f"{given.name} beside it" in said.err
    assert "this plan alone" in said.out
    assert kept(moved / "tu-do") == []


def test_no_plan_named_means_the_plan_alone(tmp_path: Path):
    """And a file that was written by hand says nothing."""
    keep(tmp_path, [tmp_path / "mot", tmp_path.parent / "hai"])
    assert kept(tmp_path) == [tmp_path / "mot", tmp_path.parent / "hai"]
    for text in ("[]", "{", '{"against": 3}'):
        (tmp_path / FILE).write_text(text, encoding="utf-8")
        assert kept(tmp_path) == []
    keep(tmp_path, [])
    assert not (tmp_path / FILE).exists()
