"""What is written where: whole files, by format, and a comparison of several runs."""

import subprocess
import sys
from dataclasses import replace
from functools import cache
from io import BytesIO

import pytest
from pypdf import PdfReader

from optimizer.analysis.compare import decision_table, indicator_table, names
from optimizer.report.comparison import comparison_report
from optimizer.report.document import Bullets, Spread, Table, Wide
from optimizer.report.files import write_whole
from optimizer.report.maps.against import draw_against, pairs
from optimizer.report.maps.status import draw_status
from optimizer.report.pdf import pdf
from optimizer.report.render import render, render_comparison
from tests.report import bundles


def test_a_run_leaves_three_maps_in_two_formats_a_report_a_workbook_and_a_geopackage(tmp_path):
    """status, change-basic and change-mean as PNG and SVG, report.pdf, report.docx, plan.xlsx; no half-written file."""
    files = render(bundles.bundle(), tmp_path, "vi")
    expected = {f"maps/{name}.{form}" for name in ("status", "change-basic", "change-mean") for form in ("png", "svg")}
    papers = ("bieu-tham-dinh", "to-trinh", "du-thao-quyet-dinh")
    expected |= {f"documents/{name}.{form}" for name in papers for form in ("pdf", "docx")}
    expected |= {"report.pdf", "report.docx", "plan.xlsx", "plan.gpkg", "map.html"}
    assert {file.relative_to(tmp_path).as_posix() for file in files} == expected
    assert {f.relative_to(tmp_path).as_posix() for f in tmp_path.rglob("*") if f.is_file()} == expected
    assert (tmp_path / "maps/status.png").read_bytes().startswith(b"\x89PNG")


def test_only_the_formats_asked_for_are_written(tmp_path):
    """formats=("pdf",): the report alone; without a plan there is no difference map."""
    assert [f.name for f in render(bundles.infeasible(), tmp_path, "vi", ("pdf",))] == ["report.pdf"]
    names = [f.name for f in render(bundles.infeasible(), tmp_path / "b", "en", ("maps",))]
    assert names == ["status.png", "status.svg"]


def test_a_failed_write_leaves_the_old_file(tmp_path, monkeypatch):
    """The rename never happens: the old content stands and the draft is gone."""
    target = tmp_path / "report.pdf"
    write_whole(target, b"old")
    monkeypatch.setattr("pathlib.Path.replace", lambda *_: (_ for _ in ()).throw(OSError("full")))
    with pytest.raises(OSError, match="full"):
        write_whole(target, b"new")
    assert [f.name for f in tmp_path.iterdir()] == ["report.pdf"]
    assert target.read_bytes() == b"old"


@cache
def _map():
    return draw_status(bundles.bundle(), "vi").sheet.svg()


def _compared(runs):
    tables = indicator_table(runs), decision_table(runs, "vi")
    return pdf(comparison_report(runs, *tables, "vi", {name: _map() for name in names(runs)}))


def test_a_comparison_has_a_column_a_scenario_and_their_maps_side_by_side():
    """Two plans and a run without one: three columns, three proofs, two A3 pages, all 13 units, every page marked."""
    pages = PdfReader(BytesIO(_compared([_named("one"), _named("two"), bundles.infeasible()]))).pages
    texts = [" ".join(page.extract_text().split()) for page in pages]
    text = " ".join(texts)
    for words in (
        "Phương án 1",
        "Phương án 2",
        "Phương án 3",
        "34.719",
        "Đã chứng minh không có phương án nào",
        "(one)",
    ):
        assert words in text
    for row in bundles.INSTITUTIONS:
        assert row[1] in text
    assert sum(float(page.mediabox.width) > 1100 for page in pages) == 2
    assert all("DỰ THẢO" in page for page in texts)


def test_a_comparison_says_which_option_serves_which_wish_and_recommends_none():
    """Costs 34.719 against 40.000; all else is equal; two difference maps on a page of their own."""
    dearer = bundles.indicators()
    dearer.loc["cost_budget_recurrent", "plan"] = 40000.0
    runs = [_named("one"), replace(_named("two"), indicators=dearer), bundles.infeasible()]
    changes = dict.fromkeys(pairs(runs), _map())
    assert list(changes) == [("two", "one", "basic"), ("two", "one", "mean")]
    maps = {name: _map() for name in names(runs)}
    document = comparison_report(runs, indicator_table(runs), decision_table(runs, "vi"), "vi", maps, changes)
    assert document.orphans == ()
    [table] = [b for b in document.blocks if isinstance(b, Table) and b.columns[1].label == "Mong muốn"]
    served = {row[1]: row[3:] for row in table.rows}
    assert served["Ngân sách chi thường xuyên thấp nhất"] == (
        "Phương án 1: 34.719 triệu đồng/năm", "Phương án 2: 40.000 triệu đồng/năm",
    )  # fmt: skip
    assert served["Ít đầu mối nhất"] == ("Các phương án như nhau: 6 đơn vị", "–")
    said = [item for b in document.blocks if isinstance(b, Bullets) for item in b.items]
    assert (
        "Phương án 1 không kém Phương án 2 ở mong muốn nào và tốt hơn ở: ngân sách chi thường xuyên thấp nhất." in said
    )
    assert "không kiến nghị chọn phương án nào" in str(document.blocks)
    spreads = [b for b in document.blocks if isinstance(b, Spread)]
    assert [[f.caption for f in s.figures] for s in spreads] == [
        ["Phương án 1", "Phương án 2"], ["Phương án 3"], ["Phương án 2 so với Phương án 1"] * 2,
    ]  # fmt: skip


def test_maps_of_differences_are_drawn_against_the_first_plan():
    """Half an hour more in every commune of the second plan: the map says +30."""
    other = bundles.bundle(scenario=bundles.scenario(name="two").model_dump(mode="json"))
    assert other.plan is not None
    access = other.plan.access.assign(mean_minutes=other.plan.access["mean_minutes"] + 30)
    other = replace(other, plan=replace(other.plan, access=access))
    drawn = draw_against([bundles.infeasible(), _named("one"), other], "vi")
    assert list(drawn) == [("two", "one", "basic"), ("two", "one", "mean")]
    assert b"+30" in drawn["two", "one", "mean"].sheet.svg()
    assert b"+30" not in drawn["two", "one", "basic"].sheet.svg()


def test_more_scenarios_than_a_page_holds_are_split_into_tables_that_fit():
    """Eight scenarios: tables of four columns, each with the units' names; none lost."""
    runs = [_named(f"s{number}") for number in range(8)]
    document = comparison_report(
        runs, indicator_table(runs), decision_table(runs, "vi"), "vi", dict.fromkeys(names(runs), b"")
    )
    [wide, annex] = [block for block in document.blocks if isinstance(block, Wide)]
    tables = [block for block in wide.blocks if isinstance(block, Table)]
    assert [len(table.columns) for table in tables] == [3 + 4, 3 + 4, 5, 2 + 4, 2 + 4]
    assert [column.label for column in tables[4].columns][2:] == [f"Phương án {number}" for number in (5, 6, 7, 8)]
    assert len(annex.blocks) == 3


def test_the_comparison_is_written_beside_its_tables(tmp_path):
    """comparison.pdf with the map of each run, and the page of all."""
    runs = [bundles.infeasible()]
    files = render_comparison(runs, indicator_table(runs), decision_table(runs, "vi"), tmp_path, "vi")
    assert [file.name for file in files] == ["comparison.pdf", "map.html"]
    assert files[0].read_bytes().startswith(b"%PDF")


def test_nothing_is_imported_for_drawing_until_something_is_drawn():
    """Importing render loads neither matplotlib nor typst."""
    code = "import sys, optimizer.report.render; print(sorted({'matplotlib', 'typst'} & set(sys.modules)))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


def _named(name):
    return bundles.bundle(scenario=bundles.scenario(name=name).model_dump(mode="json"))
