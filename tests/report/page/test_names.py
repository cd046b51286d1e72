"""Names on the maps of the comparison page: apart from each other and from signs, at every zoom and width."""

from functools import cache

import pytest

from tests.report import bundles, runs

BOXES = """side => {
    const box = parts => [
        Math.min(...parts.map(one => one.left)), Math.min(...parts.map(one => one.top)),
        Math.max(...parts.map(one => one.right)), Math.max(...parts.map(one => one.bottom))];
    const names = [...document.querySelectorAll(`#pane-${side} .name`)].map(
        one => box([...one.querySelectorAll('bdi')].map(part => part.getBoundingClientRect())));
    const signs = [...document.querySelectorAll(`#pane-${side} .site`)].map(one => box([one.getBoundingClientRect()]));
    return [names, signs];
}"""
SLACK = 2
"""Letters do not fill the height of their line (px)."""


@cache
def _crowded():
    """40 institutions in the 168 communes of a city, a fifth of their sites around one of them."""
    return [runs.run(runs.Size("79", institutions=30, sites=60, fields=2), 3)]


def _meet(one, other):
    across = one[0] < other[2] - 0.5 and other[0] < one[2] - 0.5
    return across and one[1] < other[3] - SLACK and other[1] < one[3] - SLACK


@pytest.mark.parametrize("measure", ["basic", "change_mean"])
def test_no_name_lies_on_another_or_on_a_sign(show, measure):
    """From the whole province to eight times as near: each pair of boxes, as the browser drew them, is apart."""
    page = show(_crowded(), f"#m={measure}")
    counts = []
    for _ in range(4):
        names, signs = page.evaluate(BOXES, "b")
        assert not [(one, other) for i, one in enumerate(names) for other in names[i + 1 :] if _meet(one, other)]
        assert not [(one, sign) for one in names for sign in signs if _meet(one, sign)]
        counts.append(len(names))
        page.locator("#zoom-in").click(click_count=2)
    assert counts[0] >= 20
    assert counts == sorted(counts)


def test_hosts_are_named_and_names_stay_on_the_map(show):
    """Whole province at 1400 px: each host of the plan is named; all names lie inside the frame of the map."""
    page = show([bundles.bundle()])
    plan = bundles.bundle().plan
    takes_in = plan.sites["institution_after"].map(plan.institutions["hosts"]).fillna(value=False).astype(bool)
    hosts = (plan.sites["head_after"].astype(bool) & takes_in).sum()
    assert page.locator("#pane-b .name.of-site:has(b)").count() == hosts > 0
    frame = page.locator("#pane-b .map").bounding_box()
    for name in page.evaluate(BOXES, "b")[0]:
        assert frame["x"] - 1 <= name[0] < name[2] <= frame["x"] + frame["width"] + 1


def test_the_scale_bar_is_as_long_as_it_says(show):
    """Its length in px is its km times the px per km of the map: those between two seats on the screen."""
    page = show([bundles.bundle()])
    km = float(page.locator("#pane-a .ruler").inner_text().split()[0].replace(",", "."))
    before = page.locator("#pane-a .ruler").evaluate("one => one.getBoundingClientRect().width")
    width = page.evaluate("""() => {
        const box = one => one.getBoundingClientRect();
        const cells = [...document.querySelectorAll('#pane-a .cell')].map(box);
        return Math.max(...cells.map(one => one.right)) - Math.min(...cells.map(one => one.left));
    }""")
    run = bundles.bundle()
    west, _, east, _ = run.geometry.to_crs(run.province["crs"]).total_bounds
    assert before / km == pytest.approx(width / ((east - west) / 1000), rel=0.02)
