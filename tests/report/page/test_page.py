"""The comparison page as a file: its policy, its data beside the bundle, names that would break out, bytes, size."""

import base64
import hashlib
import json
import re
from dataclasses import replace

import pandas as pd
import pytest

from optimizer.report.page.build import comparison_page
from tests.report import bundles


def cells(values) -> list:
    """Return `values` as JSON has them: None for none."""
    return [None if pd.isna(value) else float(value) for value in values]


def printed(values) -> list:
    """Return `values` as they are printed without decimals: None for none."""
    return [None if pd.isna(value) else round(float(value)) for value in values]


HOSTILE = (
    'TT <img src=x onerror=alert(1)> & "Ảng" </script><script>alert(2)</script> \u202eabc\u2028 =1+1 ' + "dài " * 40
)


def data_of(page: bytes) -> dict:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page.decode(), re.DOTALL)
    assert found
    return json.loads(found[1])


@pytest.fixture(scope="module")
def page():
    return comparison_page([bundles.bundle()])


def test_the_page_asks_for_nothing_and_its_policy_names_its_own_scripts(page):
    """default-src 'none'; each inline script and style is allowed by the digest of its exact text."""
    text = page.decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)[1]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    inline = re.findall(r"<script(?: type=\"module\")?>(.*?)</script>", text, re.DOTALL)
    inline += re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    assert len(inline) == 3
    for part in inline:
        assert base64.b64encode(hashlib.sha256(part.encode()).digest()).decode() in policy
    assert not re.search(r"<(link|img|iframe)\b|<[^>]* src=|url\(http", text.replace(HOSTILE, ""))
    assert "BSD 2-Clause" in text
    assert len(page) < 3_000_000


def test_two_renderings_are_the_same_bytes(page):
    """No clock, no random number."""
    assert comparison_page([bundles.bundle()]) == page


def test_the_data_are_the_cells_of_the_bundle(page):
    """Minutes, demand, units, sites and indicators of both networks, cell by cell."""
    run, data = bundles.bundle(), data_of(page)
    codes = [commune["code"] for commune in data["communes"]]
    assert codes == sorted(run.geometry["commune"])
    columns = data["columns"]
    for item, network, column in zip(data["networks"], (run.unchanged, run.plan), ("unchanged", "plan"), strict=True):
        (shown,) = item["states"]
        basic = network.access["basic_minutes"].reindex(codes)
        assert columns[shown["figures"]["basic"]["|"]] == printed(basic)
        wanted = network.demand["demand"].groupby("commune").sum().reindex(codes)
        demand = columns[shown["figures"]["demand"]["|"]]
        assert [v or 0 for v in demand] == printed(wanted.fillna(0))
        assert set(shown["units"]) == set(network.institutions.index)
        assert [site["code"] for site in shown["sites"]] == sorted(network.sites.index)
        values = cells(run.indicators[column])
        assert shown["indicators"] == pytest.approx(values, abs=1e-4)


def test_a_run_without_a_plan_and_several_runs_have_their_networks():
    """No plan: today's structure alone; two runs with equal tables: today's structure once and both plans."""
    alone = data_of(comparison_page([bundles.infeasible()]))
    assert [one["planned"] for one in alone["networks"]] == [False]
    first = bundles.bundle()
    second = replace(first, scenario={**first.scenario, "name": "other", "title": "Phương án khác"})
    both = data_of(comparison_page([first, second]))
    assert [one["planned"] for one in both["networks"]] == [False, True, True]


def test_names_that_look_like_markup_stay_text():
    """`<`, `&` and line separators leave the data only as escapes; invisible direction marks are removed."""
    page = comparison_page([bundles.with_names({"CDN": HOSTILE})])
    text = page.decode()
    assert "<img src=x" not in text
    assert "\u2028" not in text
    name = data_of(page)["networks"][0]["states"][0]["units"]["CDN"]["name"]
    assert "<img src=x onerror=alert(1)>" in name
    assert "\u202e" not in name
