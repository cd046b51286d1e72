"""The comparison page in a real browser: links between its parts, keys, safety, accessibility."""

import shutil
from dataclasses import replace

import pytest
from playwright.sync_api import sync_playwright

from optimizer.report.page.build import comparison_page
from tests.report import bundles
from tests.report.page.aids import grave
from tests.report.page.test_page import HOSTILE

CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine (Debian package chromium)")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"]


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    path = tmp_path_factory.mktemp("page") / "map.html"
    first = bundles.with_names({"TTNP": HOSTILE})
    second = replace(first, scenario={**first.scenario, "name": "other", "title": "Phương án khác"})
    path.write_bytes(comparison_page([first, second]))
    return path.as_uri()


@pytest.fixture
def visit(browser, address):
    """Open the page at a fragment; afterwards nothing was asked for, said to the console, or shown as a dialog."""
    said, opened = [], []

    def open_at(fragment="", width=1400, height=900, **options):
        page = browser.new_page(viewport={"width": width, "height": height}, **options)
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("dialog", lambda dialog: said.append(dialog.message))
        page.on(
            "request", lambda asked: said.append(asked.url) if not asked.url.startswith((address, "blob:")) else None
        )
        page.goto(address + fragment)
        page.wait_for_selector("html[data-ready]")
        opened.append(page)
        return page

    yield open_at
    for page in opened:
        page.close()
    assert said == []


def _views(page):
    """Return where each map puts its first commune on the screen, relative to the map."""
    return page.evaluate("""() => ['a', 'b'].map(side => {
        const pane = document.querySelector(`#pane-${side} .map`).getBoundingClientRect();
        const cell = document.querySelector(`#pane-${side} .cell`).getBoundingClientRect();
        return [cell.x - pane.x, cell.y - pane.y, cell.width].map(Math.round);
    })""")


def test_the_maps_move_together_by_mouse_wheel_and_keys(visit):
    """Drag and wheel on A, an arrow key on B, the button +: both show the same ground each time."""
    page = visit()
    seen = [_views(page)]
    box = page.locator("#pane-a .map").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] - 25
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 60, y - 40, steps=4)
    page.mouse.up()
    seen.append(_views(page))
    page.locator("#zoom-in").click()
    seen.append(_views(page))
    page.locator("#pane-b .map").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(400)
    seen.append(_views(page))
    for left, right in seen:
        assert left == pytest.approx(right, abs=2)
    assert len({str(left) for left, _ in seen}) == len(seen)


def test_a_row_picks_on_both_maps_and_a_sign_on_the_map_picks_the_row(visit):
    """Commune row -> one outlined cell a map; site on the map -> details, and its unit's row."""
    page = visit("#tab=communes")
    row = page.locator("tr[data-pick]").nth(2)
    row.click()
    assert page.locator(".cell.picked").count() == 2
    assert "picked" in page.locator(f"tr[data-pick='{row.get_attribute('data-pick')}']").get_attribute("class")
    page.locator("#pane-b [data-site='TTNP-1']").click()
    assert page.locator("#tab-details").get_attribute("aria-selected") == "true"
    assert "onerror=alert(1)" in page.locator("#body").inner_text()
    page.locator("#tab-units").click()
    assert page.locator("tr.picked").get_attribute("data-pick") == "u:TTNP"


def test_search_needs_no_accents_and_sorting_turns(visit):
    """`dien bien phu` finds Điện Biên Phủ; a head pressed twice turns the order."""
    page = visit("#tab=communes")
    page.locator("#search").fill("dien bien phu")
    assert page.locator("tbody tr").count() == 1
    assert "Điện Biên Phủ" in page.locator("tbody tr").inner_text()
    page.locator("#search").fill("")
    head = page.locator("thead button").first
    head.click()
    first = page.locator("tbody tr").first.inner_text()
    page.locator("thead button").first.click()
    assert page.locator("thead th").first.get_attribute("aria-sort") == "descending"
    assert page.locator("tbody tr").first.inner_text() != first


def test_a_download_has_its_mark_and_no_formula(visit):
    """UTF-8 with BOM, every unit a row; no text begins as a formula does."""
    page = visit("#tab=units")
    with page.expect_download() as waited:
        page.locator("#csv").click()
    content = waited.value.path().read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.decode("utf-8-sig").count("\r\n") == len(bundles.INSTITUTIONS) + 1
    assert not any(line.startswith(('"=', '"+', '"-', '"@')) for line in content.decode("utf-8-sig").split("\r\n"))


def test_the_swipe_is_moved_by_keys_and_shows_more_or_less_of_b(visit):
    """The divider is a slider; B is clipped at it."""
    page = visit("#view=swipe")
    divider = page.locator("#divider")
    clip = "getComputedStyle(document.getElementById('pane-b')).clipPath"
    before = page.evaluate(clip)
    divider.focus()
    for _ in range(10):
        page.keyboard.press("ArrowLeft")
    assert divider.input_value() == "40"
    assert page.evaluate(clip) != before
    assert page.evaluate("getComputedStyle(document.querySelector('#pane-b')).isolation") == "isolate"


def test_the_fragment_brings_the_same_view_back(visit):
    """Measure, tab, plan, pick, language and place on the map are in the address."""
    page = visit()
    page.locator("#m").select_option("change_mean")
    page.locator("#a").select_option(index=1)
    page.locator("#zoom-in").click()
    page.locator("#language").click()
    page.locator("#tab-communes").click()
    page.locator("tr[data-pick]").nth(3).click()
    again = visit("#" + page.url.split("#")[1])
    facts = """() => [document.documentElement.lang, document.querySelector('#m').value,
        document.querySelector('#a').value, document.querySelector('tr.picked').dataset.pick]"""
    assert again.evaluate(facts) == page.evaluate(facts)
    assert _views(again)[0] == pytest.approx(_views(page)[0], abs=3)


def test_the_tab_key_goes_from_the_map_to_its_signs_and_on(visit):
    """Skip link, tools, lists, map A, its signs, map B, its signs, zoom, tabs: no stop without a name."""
    page = visit()
    seen = []
    for _ in range(60):
        page.keyboard.press("Tab")
        seen.append(
            page.evaluate("""(one => [one.tagName, one.dataset.site || one.id || String(one.className),
            (one.getAttribute('aria-label') || one.innerText || one.labels?.[0]?.innerText || '').trim()])
            (document.activeElement)""")
        )
        if seen[-1][1].startswith("tab-"):
            break
    assert all(name for _, _, name in seen)
    assert not any(tag == "path" for tag, _, _ in seen)
    sites = len(bundles.bundle().plan.sites)
    assert sum(tag == "DIV" and "-" in code for tag, code, _ in seen) >= 2 * sites
    assert seen[-1][1].startswith("tab-")


def test_the_address_is_written_when_a_move_ends_not_at_each_step_of_it(visit):
    """Browsers stop pages that write it hundreds of times: 120 steps of a drag and of the divider write it twice."""
    page = visit("#view=swipe")
    page.evaluate("""() => {
        window.written = 0;
        const write = history.replaceState.bind(history);
        history.replaceState = (...given) => { window.written += 1; write(...given); };
        const divider = document.getElementById('divider');
        for (let i = 0; i < 120; i += 1) {
            divider.value = String(20 + (i % 60));
            divider.dispatchEvent(new Event('input'));
        }
    }""")
    box = page.locator("#pane-a .map").bounding_box()
    page.mouse.move(box["x"] + 60, box["y"] + 60)
    page.mouse.down()
    page.mouse.move(box["x"] + 180, box["y"] + 160, steps=120)
    page.mouse.up()
    page.wait_for_timeout(400)
    assert page.evaluate("window.written") <= 6
    assert "at=" in page.url
    assert "cut=79" in page.url


def test_keys_alone_reach_tabs_rows_and_sites(visit):
    """Arrow keys turn tabs; Enter on a row's name and on a site's sign picks; Escape clears."""
    page = visit()
    page.locator("#tab-units").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.id") == "tab-communes"
    page.locator("tbody th button").first.focus()
    page.keyboard.press("Enter")
    assert page.locator(".cell.picked").count() == 2
    page.keyboard.press("Escape")
    assert page.locator(".cell.picked").count() == 0
    page.locator("#pane-b [data-site='TTNP-1']").focus()
    page.keyboard.press("Enter")
    assert page.locator(".site.picked").count() == 2


@pytest.mark.parametrize(
    ("scheme", "lang", "tabs"),
    [
        ("light", "vi", ("details", "communes")), ("dark", "vi", ("details", "units")),
        ("light", "en", ("communes", "indicators")), ("dark", "en", ("units", "indicators")),
    ],
)  # fmt: skip
def test_nothing_serious_for_readers_with_aids(visit, scheme, lang, tabs):
    """axe-core: no serious or critical finding in both themes and languages, each tab in two of the four."""
    for tab in tabs:
        page = visit(f"#lang={lang}&tab={tab}&pick=s:TTNP-1", color_scheme=scheme)
        assert not grave(page)


def test_a_telephone_needs_no_sideways_scrolling_and_paper_has_no_controls(visit):
    """390 px: nothing is wider than the screen, hostile names included; in print the maps stay and the controls go."""
    page = visit("#pick=u:TTNP&tab=details", width=390, height=844)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.emulate_media(media="print")
    assert not page.locator("#controls").is_visible()
    assert page.locator("#pane-b .map").is_visible()
    assert page.pdf().startswith(b"%PDF")
