"""One browser for the tests of a module, and a way to open pages in it that watches what they do."""

import shutil

import pytest
from playwright.sync_api import sync_playwright

from optimizer.report.page.build import comparison_page

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"]


@pytest.fixture(scope="module")
def chromium():
    """The system's Chromium; without one the test is skipped."""
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("no Chromium on this machine (Debian package chromium)")
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=program, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def show(chromium, tmp_path):
    """Open the page of some bundles; afterwards nothing was asked for, said to the console, or shown as a dialog."""
    said, pages = [], []

    def open_at(bundles, fragment="", width=1400, height=900, **options):
        path = tmp_path / "map.html"
        if not path.exists():
            path.write_bytes(comparison_page(bundles))
        page = chromium.new_page(viewport={"width": width, "height": height}, **options)
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("dialog", lambda dialog: said.append(dialog.message))
        page.on(
            "request",
            lambda asked: None if asked.url.startswith((path.as_uri(), "blob:")) else said.append(asked.url),
        )
        page.goto(path.as_uri() + fragment)
        page.wait_for_selector("html[data-ready]", state="attached")
        pages.append(page)
        return page

    yield open_at
    for page in pages:
        page.close()
    assert said == []
