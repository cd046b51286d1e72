"""The comparison page of a large province: its size, and how long a browser takes to show it.

One JSON line: what was asked for, `build_s` (from bundles in memory to bytes), `bytes`, and milliseconds from opening
the file until both maps and the table stand (`ready_ms`: the median of the visits; `worst_ms`), until another measure
is drawn (`measure_ms`) and until a commune picked in the table is marked on both maps (`pick_ms`). Needs Chromium.
"""

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

from playwright.sync_api import Browser, Page, sync_playwright

from optimizer.report.page.build import comparison_page
from tests.report.runs import Size, run

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"]
DRAWN = """change => new Promise(done => {
    const start = performance.now();
    change();
    requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - start)));
})"""
MEASURE = """() => {
    const list = document.getElementById("m");
    list.value = "change_basic";
    list.dispatchEvent(new Event("change"));
}"""
PICK = """() => document.querySelectorAll("tr[data-pick]")[20].click()"""


def timed(page: Page, change: str) -> float:
    """Return the milliseconds that `change` takes until it is painted."""
    return float(page.evaluate(f"({DRAWN})({change})"))


def visit(browser: Browser, address: str) -> dict[str, float]:
    """Return the times of one visit in a fresh window."""
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    try:
        start = perf_counter()
        page.goto(address)
        page.wait_for_selector("html[data-ready]", state="attached")
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        ready = (perf_counter() - start) * 1000
        return {"ready_ms": ready, "measure_ms": timed(page, MEASURE), "pick_ms": timed(page, PICK)}
    finally:
        page.close()


def measure(size: Size, plans: int, visits: int) -> dict[str, object]:
    """Return the line of one page.

    Raises
    ------
    RuntimeError
        There is no Chromium on this machine.
    """
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        msg = "no Chromium on this machine"
        raise RuntimeError(msg)
    bundles = [run(size, plan) for plan in range(1, plans + 1)]
    start = perf_counter()
    content = comparison_page(bundles)
    built = perf_counter() - start
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        path = Path(folder) / "map.html"
        path.write_bytes(content)
        browser = driver.chromium.launch(executable_path=program, args=FLAGS)
        visit(browser, path.as_uri())
        seen = [visit(browser, path.as_uri() + "#tab=communes") for _ in range(visits)]
        browser.close()
    times = {key: round(median(one[key] for one in seen)) for key in seen[0]}
    return {
        "province": size.province, "communes": len(bundles[0].geometry), "institutions": size.institutions,
        "sites": size.sites, "fields": size.fields, "plans": plans, "visits": visits, "build_s": round(built, 2),
        "bytes": len(content), **times, "worst_ms": round(max(one["ready_ms"] for one in seen)),
    }  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    """Print one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--province", default="79", help="code of the province whose communes are taken")
    for name, usual in (("institutions", 60), ("sites", 80), ("fields", 12), ("plans", 6), ("visits", 5)):
        parser.add_argument(f"--{name}", type=int, default=usual)
    asked = parser.parse_args(arguments)
    size = Size(asked.province, asked.institutions, asked.sites, asked.fields)
    sys.stdout.write(json.dumps(measure(size, asked.plans, asked.visits)) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
