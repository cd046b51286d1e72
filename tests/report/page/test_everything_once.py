"""The comparison page of a province with far islands and hostile names: everything once, and nothing but text."""

import shutil
import unicodedata
from functools import cache

import pytest
from playwright.sync_api import sync_playwright

from optimizer.report import theme
from optimizer.report.page.build import comparison_page
from tests.report import runs
from tests.report.page.aids import grave
from tests.report.page.test_browser import FLAGS
from tests.report.test_hostile import NAMES

CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine (Debian package chromium)")
CELLS = ".cell:not([d='M0 0'])"
"""Communes that are drawn; the others have an empty path."""
SIZE = runs.Size("91", institutions=12, sites=20, fields=2)


@cache
def _plans():
    return [runs.run(SIZE, plan) for plan in (1, 3)]


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def visit(browser, tmp_path):
    """Open the page of some bundles; afterwards nothing was asked for, said to the console, or shown as a dialog."""
    said = []

    def open_at(bundles, fragment=""):
        path = tmp_path / "map.html"
        path.write_bytes(comparison_page(bundles))
        page = browser.new_page(viewport={"width": 1400, "height": 900})
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("dialog", lambda dialog: said.append(dialog.message))
        page.on("request", lambda asked: said.append(asked.url) if not asked.url.startswith(path.as_uri()) else None)
        page.goto(path.as_uri() + fragment)
        page.wait_for_selector("html[data-ready]", state="attached")
        return page

    yield open_at
    for page in browser.contexts:
        page.close()
    assert said == []


def _on_islands(run):
    boxed = set(run.geometry.loc[run.geometry.geometry.is_empty, "commune"])
    sites = run.plan.sites
    return boxed, set(sites.index[sites["commune"].isin(boxed)])


def test_each_commune_and_site_is_drawn_once_on_each_map(visit):
    """99 cells and 17 signs on A and on B; three islands with a site each in the box, and these not on the maps."""
    first = _plans()[0]
    islands, afar = _on_islands(first)
    assert len(islands) == len(afar) == 3
    page = visit(_plans())
    for side in ("a", "b"):
        assert page.locator(f"#pane-{side} {CELLS}").count() == len(first.geometry) - 3
        drawn = page.eval_on_selector_all(f"#pane-{side} [data-site]", "all => all.map(one => one.dataset.site)")
        assert sorted(drawn) == sorted(set(first.plan.sites.index) - afar)
    boxed = page.eval_on_selector_all("[data-island]", "all => all.map(one => one.dataset.island)")
    assert sorted(boxed) == sorted(afar)
    for code in islands:
        name = first.geometry.set_index("commune").at[code, "name"]
        assert page.locator("#islands").inner_text().count(name) >= 1


def test_a_site_on_an_island_is_picked_by_keys_and_its_unit_by_its_row(visit):
    """Enter on its button shows its details; a row of its unit marks the button; axe finds nothing grave."""
    first = _plans()[0]
    code = sorted(_on_islands(first)[1])[0]
    page = visit(_plans(), "#tab=units")
    button = page.locator(f"[data-island='{code}']")
    assert button.get_attribute("aria-pressed") == "false"
    page.locator(f"tr[data-pick='u:{first.plan.sites.at[code, 'institution']}'] button").click()
    assert button.get_attribute("aria-pressed") == "true"
    page.keyboard.press("Escape")
    button.focus()
    page.keyboard.press("Enter")
    assert page.locator("#tab-details").get_attribute("aria-selected") == "true"
    assert first.plan.sites.at[code, "name"] in page.locator("#body").inner_text()
    assert not grave(page)


def test_what_the_maps_show_of_sites_is_what_the_bundle_says(visit):
    """Signs of B are those of the printed map; the class of every cell is that of its minutes in the tables."""
    second = _plans()[1]
    page = visit(_plans(), "#b=plan-3&m=basic")
    said = page.eval_on_selector_all("#pane-b [data-site]", "all => all.map(one => one.getAttribute('aria-label'))")
    closed = second.plan.sites[second.plan.sites["status"] == "closed"]
    afar = _on_islands(second)[1]
    assert sum("Ngừng hoạt động" in words for words in said) == len(closed.index.difference(afar))
    fills = page.eval_on_selector_all(f"#pane-b {CELLS}", "all => all.map(one => one.getAttribute('fill'))")
    drawn = second.geometry[~second.geometry.geometry.is_empty].sort_values("commune")
    minutes = second.plan.access.loc[drawn["commune"], "basic_minutes"].round()
    wanted = sorted(theme.MINUTES[theme.minute_class(value)] for value in minutes)
    assert sorted(fills) == wanted


@pytest.mark.parametrize("name", NAMES)
def test_hostile_names_are_text_on_every_tab(visit, name):
    """Title, facts, units, sites and communes carry the name: nothing runs, nothing is asked for, the page stays."""
    page = visit([runs.renamed(run, NAMES[name]) for run in _plans()], "#lang=en")
    elements = page.evaluate("document.querySelectorAll('script, img, iframe, object, embed, link').length")
    assert elements == 3
    for tab in ("communes", "units", "indicators"):
        page.locator(f"#tab-{tab}").click()
        assert page.locator("tbody tr").count() > 5
    page.locator("[data-island]").first.click()
    assert page.locator("#body a, #body button").count() > 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 1400
    letters = {unicodedata.category(letter) for letter in page.locator("body").inner_text().replace("\n", "")}
    assert letters.isdisjoint({"Cf", "Zl", "Zp"})
