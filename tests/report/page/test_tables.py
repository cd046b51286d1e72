"""The tables beside the maps: what they say is what the bundle says, they can be read, and they lead to the map."""

import csv
import io

import pandas as pd
import pytest

from optimizer.wording import number
from tests.report import bundles, runs
from tests.report.page.test_page import HOSTILE

CELLS = """all => all.map(
    row => [...row.querySelectorAll('td')].map(one => one.firstChild.firstChild?.textContent ?? one.textContent))"""
"""Of each row the texts of its cells, without what is said to those who listen alone."""
WIDTHS = {390: 90, 1024: 110, 1440: 130}
"""Screen -> least width of the column of names (px)."""


@pytest.mark.parametrize("width", WIDTHS)
def test_names_have_room_and_nothing_is_wider_than_the_screen(show, width):
    """Column of names on each tab, at telephone, laptop and desktop widths; no sideways scrolling."""
    page = show([bundles.bundle()], width=width)
    for tab in ("units", "sites", "communes", "indicators"):
        page.locator(f"#tab-{tab}").click()
        assert page.locator("tbody th").first.bounding_box()["width"] >= WIDTHS[width]
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        over = page.evaluate(
            "document.getElementById('body').scrollWidth - document.getElementById('body').clientWidth"
        )
        assert over <= 0


def test_a_long_table_scrolls_in_its_panel(show):
    """390 and 1440 px, the longest tab: the page is not longer than maps, legend and the panel."""
    for width in (390, 1440):
        page = show([bundles.bundle()], "#tab=indicators", width=width)
        panel = page.locator("#panel").bounding_box()
        assert page.evaluate("document.documentElement.scrollHeight") <= panel["y"] + panel["height"] + 400


def test_captions_name_the_field_and_level_shown(show):
    """Demand not met in one level: legend and table say which."""
    page = show([runs.run(runs.Size("91", 6, 10, 2), 1)], "#m=demand&tab=communes&lang=en")
    level = page.locator("#v option").nth(1)
    page.locator("#v").select_option(level.get_attribute("value"))
    for part in ("#legend .head", "#body .of"):
        assert level.inner_text() in page.locator(part).first.inner_text()


def test_indicators_are_printed_as_in_reports_and_differences_can_be_checked(show):
    """Per cent as per cent (not a hundred times as much); B − A is what the two cells beside it make."""
    page = show([bundles.bundle()], "#tab=indicators")
    shown = page.eval_on_selector_all("#table-indicators tbody tr", CELLS)
    table = bundles.bundle().indicators
    assert len(shown) == len(table)
    for (_, row), cells in zip(table.iterrows(), shown, strict=True):
        digits = 1 if row["unit"] in {"percent", "minutes", "km", "learners_per_teacher"} else 0
        for text, column in zip(cells[1:3], ("unchanged", "plan"), strict=True):
            assert text == ("–" if pd.isna(row[column]) else number(float(row[column]), "vi", digits))
        if "–" not in cells[1:3]:
            first, second, less = (
                float(text.replace(".", "").replace(",", ".").replace("−", "-")) for text in cells[1:]
            )
            assert less == pytest.approx(second - first, abs=1e-9)


def test_only_what_differs_is_shown_where_that_is_asked(show):
    """A unit that is kept is as today: no row in the first year; later all 13 units, and the sites that change."""
    page = show([bundles.two_years()], "#tab=units&y=2026")
    assert page.locator("#table-units tbody tr").count() == 13
    page.locator("#d").check()
    assert page.locator("#table-units tbody tr").count() == 0
    page.locator("#y").select_option("")
    assert page.locator("#table-units tbody tr").count() == 13
    page.locator("#tab-sites").click()
    kept = page.locator("#table-sites tbody tr td:last-child").all_inner_texts()
    assert 0 < len(kept) < len(bundles.bundle().plan.sites)
    assert "d=1" in page.url


def test_a_row_of_a_site_and_its_sign_pick_each_other(show):
    """Row -> ring on both maps; sign -> row, whose sign and words are those of the map."""
    page = show([bundles.bundle()], "#tab=sites")
    page.locator("tr[data-pick='s:TTNNTH-1']").click()
    assert page.locator(".site.picked").count() == 2
    assert "Ngừng hoạt động" in page.locator("tr.picked td").last.inner_text()
    page.locator("#pane-a [data-site='TTMN-1']").click()
    page.locator("#tab-sites").click()
    assert page.locator("tr.picked").get_attribute("data-pick") == "s:TTMN-1"


def test_facts_say_what_why_from_where_and_link_to_where(show):
    """A merged institution: decision, reason, day, host, sites, communes; the link to its host picks it."""
    page = show([bundles.bundle()], "#tab=details&pick=u:TTMA&lang=en")
    words = page.locator(".half").last.inner_text()
    for part in ("Decision", "Why", "In effect from", "Goes to", "Sites", "Learners come from"):
        assert part in words
    link = page.locator(".half").last.locator("a[href*='u%3ATTTG']").first
    assert "pick=u%3ATTTG" in link.get_attribute("href")
    link.focus()
    page.keyboard.press("Enter")
    assert "pick=u%3ATTTG" in page.url
    assert page.evaluate("document.activeElement.id") == "body"
    assert "Takes in" in page.locator(".half").last.inner_text()


@pytest.mark.parametrize("tab", ["units", "sites", "communes", "indicators"])
def test_what_is_downloaded_is_the_table_and_nothing_that_a_spreadsheet_runs(show, tab):
    """BOM, a row for each of the table, numbers as plain numbers, texts that begin as formulas quoted."""
    page = show(
        [bundles.with_names({"CDN": "=HYPERLINK(1)", "TTNP": "+1", "TTMA": "@x", "TTDB": HOSTILE})], f"#tab={tab}"
    )
    with page.expect_download() as waited:
        page.locator("#csv").click()
    content = waited.value.path().read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert len(rows) == page.locator("tbody tr[data-pick]").count() + 1 or tab == "indicators"
    assert len({len(row) for row in rows}) == 1
    for cell in (cell for row in rows for cell in row):
        assert not cell.startswith(("=", "+", "@", "\t"))
        assert not cell.startswith("-") or float(cell) < 0


def test_a_telephone_gets_a_short_answer_and_the_way_to_the_whole_one(show):
    """Touch a sign: what A and B make of it at the foot of the screen; read more brings the facts into sight."""
    page = show([bundles.bundle()], "#lang=en", width=390, height=844, has_touch=True, is_mobile=True)
    assert not page.locator("#card").is_visible()
    page.locator("#pane-b [data-site='TTNNTH-1']").tap()
    assert "Closed" in page.locator("#card").inner_text()
    page.locator("#card button").first.tap()
    assert not page.locator("#card").is_visible()
    page.wait_for_timeout(300)
    assert page.locator("#panel").bounding_box()["y"] < 400
