"""The section and the sheets on a plan of several years: every figure a cell of the bundle, in both languages."""

from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from optimizer.analysis.annual.sound import require_sound
from optimizer.analysis.pipeline import Request, solve
from optimizer.errors import BundleError
from optimizer.report.content.years import years
from optimizer.report.office.plan_book import grids
from optimizer.scenario import Merging
from optimizer.solution.bundle import load, save
from optimizer.solution.solution import Bundle
from optimizer.wording import LANGUAGES, Lang
from tests.analysis.runs import EXACT, both_years, cheapest, free, prepared
from tests.cli.calls import call, province, script


@cache
def two_years() -> Bundle:
    """Return the bundle of the tiny province over two years, at most two institutions in the last."""
    asked = free(name="hai-nam", periods=(2028, 2030), merging=Merging(institutions_at_most=2))
    return solve(prepared(demand=both_years), asked, Request(EXACT))


def test_the_bundle_of_several_years_is_that_of_the_last_with_the_years(tmp_path: Path):
    """Audited, saved and read back; dates of units that end are those of their year."""
    bundle = two_years()
    assert bundle.plan is not None
    assert bundle.audit["ok"].all()
    assert list(bundle.years.index) == [2028, 2030]
    again = load(save(bundle, tmp_path))
    pd.testing.assert_frame_equal(again.years, bundle.years, rtol=1e-9)
    assert again.changes.equals(bundle.changes)
    step, read = bundle.steps[2028], again.steps[2028]
    for name in ("institutions", "placements", "demand"):
        for network in ("plan", "unchanged"):
            one, other = getattr(getattr(step, network), name), getattr(getattr(read, network), name)
            pd.testing.assert_frame_equal(one, other, rtol=1e-9)
    pd.testing.assert_frame_equal(read.indicators, step.indicators, rtol=1e-9)
    assert read.reasons.equals(step.reasons)
    file = tmp_path / "bundle" / "steps" / "2028" / "institutions.csv"
    file.write_text(file.read_text(encoding="utf-8").replace(",survive,", ",stays,", 1), encoding="utf-8")
    with pytest.raises(BundleError, match="steps/2028/institutions"):
        require_sound(load(tmp_path), tmp_path, {})
    file.unlink()
    with pytest.raises(BundleError):
        load(tmp_path)
    counted = (step.plan.institutions["fate"] == "survive").sum()
    assert counted == bundle.years.at[2028, "units"]
    ended = bundle.changes[bundle.changes["change"] == "merge"].set_index("code")["year"]
    assert len(ended)
    for unit, year in ended.items():
        assert str(bundle.plan.institutions.at[unit, "date"]) == f"{year}-09-01"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_section_and_sheets(lang: Lang):
    """A table of the years and one of the changes; two sheets in the workbook, none where there is one year."""
    blocks = years(two_years(), lang, "III")
    tables = [block for block in blocks if hasattr(block, "rows")]
    assert len(tables) == 2
    assert len(tables[0].rows) == 2
    assert len(tables[1].rows) == len(two_years().changes)
    names = {grid.name for grid in grids(two_years(), lang)}
    assert len(names - {grid.name for grid in grids(cheapest(), lang)}) == 2
    assert years(cheapest(), lang, "III") == []


def test_the_command_tells_the_years(tmp_path: Path):
    """Exit 0 with a line a year, teachers counted and those enrolled finishing too."""
    tables = province(tmp_path / "tinh")
    demand = pd.read_csv(tables / "demand.csv", dtype=str)
    both_years(demand).to_csv(tables / "demand.csv", index=False)
    asked = script(tmp_path / "hai.py", name='"hai"', periods="(2028, 2030)")
    out = tmp_path / "ra"
    told = call("run", asked, "--data", tables, "--out", out, "--lang", "en")
    assert told.code == 0
    assert "2028: " in told.out
    assert "2030: " in told.out
    people = {"staffing": '{"counted": True}', "transition": '{"enrolled": "finish"}'}
    counted = script(tmp_path / "dem.py", name='"dem"', periods="(2028, 2030)", **people)
    assert call("run", counted, "--data", tables, "--out", out).code == 0
