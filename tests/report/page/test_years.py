"""A plan of several years on the comparison page: every part shows the network of the year chosen."""

import shutil

import pytest
from playwright.sync_api import sync_playwright

from optimizer.report.page.build import comparison_page
from tests.report import bundles
from tests.report.page.test_browser import FLAGS
from tests.report.page.test_page import cells, data_of, printed

CHROMIUM = shutil.which("chromium")
browsing = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine (Debian package chromium)")


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    path = tmp_path_factory.mktemp("page") / "map.html"
    path.write_bytes(comparison_page([bundles.two_years(), bundles.bundle()]))
    return path.as_uri()


@pytest.fixture(scope="module")
def visit(address):
    """Open the page at a fragment, ready."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)

        def open_at(fragment):
            page = browser.new_page(viewport={"width": 1400, "height": 900})
            page.goto(address + fragment)
            page.wait_for_selector("html[data-ready]", state="attached")
            return page

        yield open_at
        browser.close()


def test_each_year_has_its_cells():
    """States of 2026 and 2028 are those of the bundle."""
    run, data = bundles.two_years(), data_of(comparison_page([bundles.two_years()]))
    codes = [commune["code"] for commune in data["communes"]]
    today, plan = data["networks"]
    assert [state["year"] for state in plan["states"]] == [2026, 2028] == [state["year"] for state in today["states"]]
    for state, network in zip(plan["states"], (run.steps[2026].plan, run.plan), strict=True):
        basic = data["columns"][state["figures"]["basic"]["|"]]
        assert basic == printed(network.access["basic_minutes"].reindex(codes))
    assert plan["states"][0]["indicators"] == pytest.approx(cells(run.steps[2026].indicators["plan"]), abs=1e-4)
    assert plan["states"][0]["units"]["TTMA"]["why"] == ["Chưa đến lượt.", "Not yet."]


@browsing
def test_the_year_moves_map_table_facts_and_indicators(visit):
    """2026: no arrow, nothing merged, other minutes, reasons and indicators; 2028: the plan."""
    seen = {}
    for year in ("2026", ""):
        page = visit("#b=two-years&tab=units&pick=u:TTMA")
        page.locator("#y").select_option(year)
        words = page.locator("tr[data-pick='u:TTMA'] td").last.inner_text()
        fills = page.eval_on_selector_all("#pane-b .cell", "all => all.map(one => one.getAttribute('fill')).join()")
        page.locator("#tab-details").click()
        why = page.locator(".half").last.inner_text()
        page.locator("#tab-indicators").click()
        figures = page.locator("#table-indicators tbody").inner_text()
        seen[year] = (
            page.locator("#pane-b .year").inner_text(), page.locator("#pane-b .arrow").count(), words, fills,
            "Chưa đến lượt." in why, figures,
        )  # fmt: skip
        page.close()
    first, last = seen["2026"], seen[""]
    assert (first[0], last[0]) == ("2026", "2028")
    assert first[1] == 0 < last[1]
    assert "Sáp nhập vào" in last[2] != first[2]
    assert first[3] != last[3]
    assert first[4]
    assert not last[4]
    assert first[5] != last[5]


@browsing
def test_plans_of_one_year_say_so_and_a_year_that_a_plan_lacks_is_told(visit):
    """Both of one year: no list, a sentence; a plan without 2026 beside one with it: its own year, and a remark."""
    name = bundles.bundle().scenario["name"]
    page = visit(f"#a={name}&b={name}")
    assert not page.locator("#y").is_visible()
    assert "một năm" in page.locator("#one-year").inner_text()
    page.close()
    page = visit(f"#a={name}&b=two-years&y=2026")
    assert page.locator("#y").is_visible()
    assert page.locator("#pane-a .year").inner_text() == "2028 (không có năm 2026)"
    assert page.locator("#pane-b .year").inner_text() == "2026"


@browsing
def test_the_steps_are_told_by_year_and_pick_on_the_map(visit):
    """Below the units: what changes in each year; a step picks its unit on both maps."""
    page = visit("#b=two-years&tab=units&lang=en")
    steps = page.locator(".steps > ol > li")
    assert steps.count() == 2
    assert "nothing changes" in steps.first.inner_text()
    assert "into" in steps.last.inner_text()
    steps.last.locator("a").first.click()
    assert page.locator(".site.picked").count() >= 2
