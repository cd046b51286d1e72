"""Odd bundles and odd addresses: the comparison page stands, says so, and is silent on the console."""

from dataclasses import replace

import numpy as np
import pytest
import shapely

from tests.report import bundles, runs
from tests.report.page.aids import grave

NONSENSE = (
    "#a=zzz&b=yyy&m=nope&f=__proto__&v=x&y=abc&view=weird&cut=999&tab=constructor&pick=c:nope&lang=zz&theme=q&at=1_2_3"
)
TABS = ("units", "sites", "communes", "indicators", "details")


def _no_merger():
    run = bundles.bundle()
    return [replace(run, plan=run.unchanged)]


def _infinite():
    run = bundles.bundle()
    return [replace(run, plan=replace(run.plan, access=run.plan.access.assign(basic_minutes=np.inf)))]


def _at_sea():
    run = bundles.bundle()
    return [replace(run, geometry=run.geometry.assign(geometry=[shapely.Polygon()] * len(run.geometry)))]


def _nobody_placed():
    run = bundles.bundle()
    empty = replace(run.plan, placements=run.plan.placements.iloc[:0], demand=run.plan.demand.iloc[:0])
    return [replace(run, plan=empty)]


def _other_data():
    return [runs.run(runs.Size("91", 9, 14, 2), 1), runs.run(runs.Size("91", 6, 10, 3), 2)]


CASES = {
    "one bundle": lambda: [bundles.bundle()], "the same twice": lambda: [bundles.bundle(), bundles.bundle()],
    "no merger": _no_merger, "no plan": lambda: [bundles.infeasible()],
    "no plan beside one": lambda: [bundles.infeasible(), bundles.bundle()], "infinite minutes": _infinite,
    "all at sea": _at_sea, "nobody placed": _nobody_placed, "other data": _other_data,
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_every_plan_and_tab_of_an_odd_page_opens(show, case):
    """Each choice of A and B, each tab, a sign and a commune picked: nothing is said to the console."""
    page = show(CASES[case]())
    names = page.eval_on_selector_all("#b option", "all => all.map(one => one.value)")
    assert len(names) == len(set(names))
    for tab in TABS:
        page.locator(f"#tab-{tab}").click()
    for name in names:
        page.locator("#b").select_option(name)
        page.locator("#a").select_option(names[0])
    page.evaluate("document.querySelector('#pane-b [data-site]')?.click()")
    page.evaluate("document.querySelector('.cell')?.dispatchEvent(new MouseEvent('click', {bubbles: true}))")
    assert page.locator("#body").inner_text()


def test_an_address_that_means_nothing_shows_the_page_as_it_begins(show):
    """Unknown plans, measures, tabs, languages, names of the language itself, places off the map."""
    page = show([bundles.bundle()], NONSENSE)
    assert page.locator("#tab-units").get_attribute("aria-selected") == "true"
    assert page.locator("#m").input_value() == "basic"
    assert page.locator("#pane-a .cell").first.bounding_box()["width"] > 5


def test_plans_of_the_same_name_can_be_told_apart_and_other_data_are_said(show):
    """Two runs of one name: numbered; of other tables: a sentence below the maps."""
    run = bundles.bundle()
    page = show([run, replace(run, digests={"sites": "other"})])
    titles = page.eval_on_selector_all("#b option", "all => all.map(one => one.textContent)")
    assert len(titles) == len(set(titles))
    assert "số liệu khác nhau" in page.locator("#notes").inner_text()


@pytest.mark.parametrize(
    ("scheme", "fragment", "width"),
    [
        ("dark", "#view=swipe&lang=en&m=change_mean&tab=sites&pick=s:TTNNTH-1", 1400),
        ("light", "#view=swipe&pick=s:TTNNTH-1&tab=details", 390),
        ("dark", "#b=two-years&y=2026&tab=units", 1024),
    ],
)
def test_nothing_serious_in_swipe_on_a_telephone_and_in_years(show, scheme, fragment, width):
    """axe-core on states that the other tests leave out: swipe with a pick, the short answer open, steps by year."""
    page = show([bundles.two_years()], fragment, width=width, color_scheme=scheme)
    assert not grave(page)


def test_paper_has_both_maps_side_by_side_even_from_a_swipe(show):
    """In print neither map is cut, each has half of the width, and letters are dark in the dark theme too."""
    page = show([bundles.bundle()], "#view=swipe&pick=u:CDN&tab=details&theme=dark")
    page.emulate_media(media="print")
    first, second = (page.locator(f"#pane-{side}").bounding_box() for side in "ab")
    assert first["width"] == pytest.approx(second["width"], rel=0.02)
    assert second["x"] > first["x"] + first["width"] / 2
    assert first["height"] > 500
    assert page.evaluate("getComputedStyle(document.getElementById('pane-b')).clipPath") == "none"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(26, 26, 26)"
    for part in ("#controls", ".tools", ".zoom", "#card", ".headline button", "#divider"):
        assert not page.locator(part).first.is_visible()
