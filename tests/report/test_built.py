"""What a plan builds beside workshops: a table in the report, a sheet in the workbook, read back from disk."""

import json
from dataclasses import replace
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from optimizer.report.office.plan_book import grids
from optimizer.report.scenario_report import scenario_report
from optimizer.solution.bundle import load, save
from optimizer.solution.schema import NETWORK, conform
from optimizer.solution.solution import Bundle
from optimizer.wording import LANGUAGES, say
from tests.report import bundles


@cache
def _bundle() -> Bundle:
    """The fake run, 14 beds built at a college's site with 120, and 25 places moved there."""
    made = bundles.bundle()
    assert made.plan is not None
    beds = {
        "site": ["CDN-1"], "beds_before": [120.0], "beds_built": [14.0], "beds_after": [134.0],
        "investment_mvnd": [980.0],
    }  # fmt: skip
    moved = {
        "programme": ["52_TC"], "site_from": ["TTDB-1"], "site_to": ["CDN-1"], "institution": ["TTDB"],
        "institution_after": ["CDN"], "places": [25.0], "value_mvnd": [5550.0], "once_mvnd": [555.0],
    }  # fmt: skip
    plan = replace(
        made.plan, beds=conform(pd.DataFrame(beds), NETWORK["beds"]),
        transfers=conform(pd.DataFrame(moved), NETWORK["transfers"]),
    )  # fmt: skip
    return replace(made, plan=plan)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_report_lists_what_is_built(lang: str):
    """Beds and their price stand in the report, each figure with its source; nothing where nothing is built."""
    made = scenario_report(_bundle(), lang, {})
    assert made.orphans == ()
    printed = {p.source: p.text for p in made.printed if p.source.startswith(("beds[", "transfers["))}
    assert (printed["transfers[0].places"], printed["transfers[0].once_mvnd"]) == ("25", "555")
    assert printed["beds[0].beds_built"] == "14"
    assert printed["beds[0].investment_mvnd"] == "980"
    without = scenario_report(bundles.bundle(), lang, {})
    assert not [p for p in without.printed if p.source.startswith(("beds[", "transfers["))]


def test_the_workbook_has_a_sheet_of_beds_where_some_are_built():
    """One row each; a bed costs 70; the sheets are not there where nothing is built or moved."""
    made = {grid.name: grid for grid in grids(_bundle(), "vi")}
    name = say("xls.sheet.beds", "vi")
    assert len(made[name].rows) == 1
    assert made[name].rows[0][-1] == pytest.approx(70)
    moved = made[say("xls.sheet.transfers", "vi")]
    assert moved.rows[0][5:] == (25.0, 5550.0, 555.0)
    assert name not in {grid.name for grid in grids(bundles.bundle(), "vi")}


def test_beds_are_read_back_and_older_bundles_have_none(tmp_path: Path):
    """Saved and read; a bundle without the table, as older ones are, has an empty one."""
    save(_bundle(), tmp_path)
    found = load(tmp_path).plan
    assert found is not None
    assert found.beds["beds_built"].tolist() == [14.0]
    assert found.transfers["places"].tolist() == [25.0]
    root = tmp_path / "bundle"
    outcome = json.loads((root / "outcome.json").read_text(encoding="utf-8"))
    for name in ("beds", "unchanged/beds", "transfers", "unchanged/transfers"):
        (root / f"{name}.csv").unlink()
        del outcome["rows"][name]
    (root / "outcome.json").write_text(json.dumps(outcome), encoding="utf-8")
    older = load(tmp_path).plan
    assert older is not None
    assert len(older.beds) == len(older.transfers) == 0
