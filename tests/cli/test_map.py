"""The command `map`: files drawn from saved bundles, and what it refuses."""

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from optimizer.report.maps import difference
from optimizer.solution.bundle import load
from tests.cli.calls import call


def test_a_map_is_drawn_in_every_format_asked_for(results: Path, tmp_path: Path):
    """One kind, three formats, named after scenario and kind; the text of the PDF can be searched."""
    told = call("map", results / "tu-do", "--format", "png,svg,pdf", "--out", tmp_path)
    assert told.code == 0
    assert sorted(f.name for f in tmp_path.iterdir()) == [f"tu-do-status.{form}" for form in ("pdf", "png", "svg")]
    assert (tmp_path / "tu-do-status.png").read_bytes().startswith(b"\x89PNG")
    text = PdfReader(BytesIO((tmp_path / "tu-do-status.pdf").read_bytes())).pages[0].extract_text()
    assert "DỰ THẢO" in text


def test_against_another_plan_the_change_is_their_difference(
    results: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Every change drawn is a cell of the one access table minus the same cell of the other."""
    drawn = {}
    shade = difference._classes
    monkeypatch.setattr(
        difference, "_classes", lambda sheet, minutes, lang: drawn.update(minutes) or shade(sheet, minutes, lang)
    )
    given = next(results.glob("danh-gia-*"))
    told = call(
        "map", results / "tu-do", "--kind", "change-basic", "--against", given, "--format", "svg", "--out", tmp_path
    )
    assert told.code == 0
    mine, theirs = (load(folder).plan.access["basic_minutes"] for folder in (results / "tu-do", given))
    assert drawn == {code: round(float(mine[code] - theirs[code])) for code in drawn}
    assert len(drawn) == len(mine)
    assert [f.name for f in tmp_path.iterdir()] == [f"tu-do-change-basic-{load(given).scenario['name']}.svg"]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--kind", "đẹp"), "--kind đẹp"),
        (("--format", "png,doc"), "--format doc"),
        (("--against", "x"), "--against"),
        (("--level", "TC"), "--level"),
        (("--kind", "access", "--level", "X"), "--level X"),
        (("--paper", "a5"), "--paper a5"),
        (("--kind", "access", "--field", "không"), "lĩnh vực không"),
    ],
)
def test_what_cannot_be_drawn_is_refused_in_a_sentence(results: Path, tmp_path: Path, options, words):
    """Exit code 2, the option named, nothing written."""
    told = call("map", results / "tu-do", *options, "--out", tmp_path)
    assert told.code == 2
    assert words in told.all
    assert list(tmp_path.iterdir()) == []


def test_a_map_of_changes_needs_a_plan(results: Path, tmp_path: Path):
    """The scenario without a plan is named; the other one is drawn."""
    told = call(
        "map", results / "khong-the", results / "tu-do", "--kind", "change-mean", "--format", "svg", "--out", tmp_path
    )
    assert told.code == 2
    assert "khong-the" in told.all
    assert [f.name for f in tmp_path.iterdir()] == ["tu-do-change-mean.svg"]


def test_access_to_a_level_is_the_way_to_the_nearest_site_that_teaches_it(results: Path, tmp_path: Path):
    """Minutes by commune are cells of the table `nearest`; the file is named after the level."""
    saved = load(results / "tu-do")
    level = str(saved.inputs["programmes"]["level"].iloc[0])
    told = call("map", results / "tu-do", "--kind", "access", "--level", level, "--format", "svg", "--out", tmp_path)
    assert told.code == 0
    assert [f.name for f in tmp_path.iterdir()] == [f"tu-do-access-{level}.svg"]
    minutes = saved.nearest.loc[:, "", level]["minutes_after"].dropna()
    assert len(minutes)
    svg = (tmp_path / f"tu-do-access-{level}.svg").read_text(encoding="utf-8")
    assert all(f"{round(least)} ph" in svg for least in minutes)


def test_a_map_is_drawn_on_the_paper_asked_for(results: Path, tmp_path: Path):
    """A3 is 297 x 420 mm, named after the paper; 1 point is 1/72 inch."""
    told = call("map", results / "tu-do", "--kind", "demand", "--paper", "a3", "--format", "pdf", "--out", tmp_path)
    assert told.code == 0
    assert [f.name for f in tmp_path.iterdir()] == ["tu-do-demand-a3.pdf"]
    page = PdfReader(BytesIO((tmp_path / "tu-do-demand-a3.pdf").read_bytes())).pages[0]
    size = [round(float(side) / 72 * 25.4) for side in (page.mediabox.width, page.mediabox.height)]
    assert size == [297, 420]


def test_plans_given_together_stand_on_one_sheet(results: Path, tmp_path: Path):
    """Two bundles, one file, named after the kind alone; a run without a plan shows today's network and says so."""
    told = call(
        "map", results / "tu-do", results / "khong-the", "--kind", "plans", "--format", "svg", "--out", tmp_path
    )
    assert told.code == 0
    assert [f.name for f in tmp_path.iterdir()] == ["plans.svg"]
    svg = (tmp_path / "plans.svg").read_text(encoding="utf-8")
    assert "Hiện nay (giữ nguyên mạng lưới)" in svg
    assert "không có phương án" in svg
