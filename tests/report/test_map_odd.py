"""Maps of what is out of the ordinary: a run without a plan, names that look like source text."""

from dataclasses import replace

import pytest

from optimizer.errors import BundleError
from optimizer.report.maps.kinds import KINDS, Choice
from tests.report import mapped
from tests.report.reading import ids, text


@pytest.mark.parametrize("kind", KINDS)
def test_without_a_plan_todays_network_is_drawn_or_the_result_is_named(kind):
    """Kinds that speak of changes refuse in a sentence with the scenario's name; the others draw what is there."""
    none = replace(mapped.bundle(), plan=None)
    if kind in {"change-basic", "change-mean", "before-after", "buildings"}:
        with pytest.raises(BundleError, match="regional-centres-2028"):
            KINDS[kind](none, "vi", Choice())
    else:
        drawn = KINDS[kind](none, "vi", Choice())
        assert "không có phương án" in text(drawn)
        assert ids(drawn, "arrow-") == []


@pytest.mark.parametrize("kind", ["demand", "before-after", "buildings", "combined", "flows"])
def test_a_hostile_name_is_text_and_nothing_else(kind):
    """Escaped in the file, whatever it says; dollar signs start no formula."""
    name = 'TT <script>alert("x")</script> & $a_b$ #read("x")'
    plan, unchanged = mapped.bundle().plan, mapped.bundle().unchanged
    renamed = []
    for one in (plan, unchanged):
        units = one.institutions.assign(name=name, name_after=name)
        renamed.append(replace(one, institutions=units, sites=one.sites.assign(name=name)))
    drawn = KINDS[kind](replace(mapped.bundle(), plan=renamed[0], unchanged=renamed[1]), "vi", Choice())
    svg = drawn.sheet.svg().decode()
    assert "<script" not in svg
    assert "&lt;script&gt;" in svg
    assert "$a_b$" in svg
