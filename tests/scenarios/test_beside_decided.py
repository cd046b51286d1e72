"""The paragraph of `data/dien-bien/README.md` on the plan really decided says what is solved today."""

import runpy
from functools import cache
from pathlib import Path

import pytest

from optimizer.analysis.compare import agreement
from optimizer.analysis.pipeline import Prepared, Request, evaluate_given, prepare, solve
from optimizer.model.engine import Options
from optimizer.scenario import Scenario
from optimizer.solution.solution import Bundle
from optimizer.wording import LANGUAGES, number

ROOT = Path(__file__).parents[2]
DATA = ROOT / "data" / "dien-bien"
EXACT = Request(Options(time_limit_s=600, gap=0.0))
DIEN_BIEN_PHU = {"TTGDTX", "TTNNTH", "TTDB", "TTDBD", "TTMC"}
"""The group whose decision changes under low demand."""


@cache
def _asked() -> tuple[Prepared, Scenario]:
    found = runpy.run_path(str(ROOT / "scenarios" / "mot-truong-cao-dang.py"), run_name="script")["scenario"]
    assert isinstance(found, Scenario)
    return prepare(DATA), found


@cache
def _both() -> tuple[Bundle, Bundle]:
    """Return the plan decided and the model's own, both proven to the last million."""
    prepared, scenario = _asked()
    decided = prepared.province.decided
    rows = decided[decided["use"] == "record"]
    return evaluate_given(prepared, scenario, rows, EXACT), solve(prepared, scenario, EXACT)


def _readme() -> str:
    """Return the two paragraphs, lines joined."""
    text = (DATA / "README.md").read_text(encoding="utf-8")
    vi, en = text.index("## Đối chiếu với phương án đã quyết định"), text.index("## Beside what was decided")
    return " ".join((text[vi : text.index("# Điện Biên as of")] + text[en:]).split())


def test_costs_and_agreement_are_those_of_today():
    """Objective, the terms of the table, the difference, units, agreement: in Vietnamese and in English figures."""
    given, own = _both()
    assert given.proof.gap == own.proof.gap == 0
    assert given.plan is not None
    assert own.plan is not None
    text = _readme()
    costs = [bundle.plan.costs["mvnd"] for bundle in (given, own) if bundle.plan is not None]
    parts = {"site_running": ["site_running"], "unplaced": ["unplaced"], "travel": ["travel", "boarding"]}
    others = [term for term in costs[0].index if term not in {t for part in parts.values() for t in part}]
    for terms in (*parts.values(), others):
        digits = 1 if terms == ["site_running"] else 0
        was, now = (number(float(cost[terms].sum()), "vi", digits) for cost in costs)
        assert f"| {was} | {now} |" in text
    was, now = (bundle.proof.objective_mvnd or 0.0 for bundle in (given, own))
    assert f"| {number(was, 'vi')} | {number(now, 'vi')} |" in text
    assert f"{number(was, 'en')} against {number(now, 'en')}" in text
    change = costs[1] - costs[0]
    for lang in LANGUAGES:
        told = [was - now, -change["unplaced"], float(change.drop(["site_running", "unplaced"]).sum())]
        assert all(number(float(value), lang) in text for value in told)
        assert number(-float(change["site_running"]), lang, 1) in text
    assert len({given.indicators.at["units", "plan"], own.indicators.at["units", "plan"], 5.0}) == 1
    same = agreement(given.plan.institutions, own.plan.institutions)["same"]
    assert f"**{int(same.sum())}/{len(same)} đơn vị**" in text
    assert f"**{int(same.sum())} of {len(same)} units**" in text


def test_what_is_said_of_sites_is_so():
    """The model closes the site of the computing centre and teaches 48_SC in Mường Chà; the province did neither."""
    given, own = _both()
    assert given.plan is not None
    assert own.plan is not None
    closed = [set(p.sites.index[~p.sites["open"].astype(bool)]) for p in (given.plan, own.plan)]
    assert closed == [set(), {"TTNNTH-1"}]
    running = [set(p.offers.index[p.offers["runs"].astype(bool)]) for p in (given.plan, own.plan)]
    assert ("48_SC", "TTMC-1", "site") in running[1] - running[0]


@pytest.mark.slow
def test_what_stays_the_same_is_so():
    """Nine questions: the group of Điện Biên Phủ changes twice, under low demand; nobody else, and never at base."""
    prepared, scenario = _asked()
    firmness = solve(prepared, scenario, Request(firmness=True)).firmness
    assert set(firmness.index[firmness["same"] < 9]) == DIEN_BIEN_PHU
    assert set(firmness.loc[sorted(DIEN_BIEN_PHU), "cases"]) == {"thrift/low; base/low"}
    assert (firmness["of"] == 9).all()
    assert "**cả 13 quyết định không đổi**" in _readme()
