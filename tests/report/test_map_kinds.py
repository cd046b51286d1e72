"""Every kind of map: what all have in common, on each paper and in both languages.

What is drawn is read from the artists of the figure, which is faster than writing files; `test_maps` reads those.
"""

from collections import Counter
from functools import cache

import pytest

from optimizer.report.maps.kinds import KINDS, Choice
from tests.report import bundles, mapped
from tests.report.reading import free, ids, text

ON_A3 = ("demand", "before-after", "buildings")
"""Kinds that are drawn on the larger paper too: one map, two maps, a table."""

SMALL = ("access-fields", "demand-fields", "plans")
"""Kinds of many small maps, whose headings and figures stand above them: they carry no labels."""


@cache
def _drawn(kind, lang="vi", paper="a4", level=None):
    return KINDS[kind](mapped.bundle(), lang, Choice(paper=paper, level=level))


@pytest.mark.parametrize(("kind", "paper"), [*((kind, "a4") for kind in KINDS), *((kind, "a3") for kind in ON_A3)])
def test_no_two_labels_overlap(kind, paper):
    """Boxes of labels meet neither each other nor markers, arrows and frames."""
    assert _drawn(kind, "vi", paper).placements or kind in SMALL
    assert free(_drawn(kind, "vi", paper))


@pytest.mark.parametrize("kind", KINDS)
def test_every_map_says_what_it_is(kind):
    """Draft mark, north, scale, source with its date, coordinate system and scenario, in both languages."""
    vi, en = (text(_drawn(kind, lang)) for lang in ("vi", "en"))
    for words in ("DỰ THẢO", " B ", " km", "Nguồn: số liệu của", "30/6/2025", "VN-2000", "regional-centres-2028"):
        assert words in vi
    for words in ("DRAFT", " N ", " km", "Source: tables of", "30 June 2025", "VN-2000", "regional-centres-2028"):
        assert words in en
    assert "DỰ THẢO" not in en


@pytest.mark.parametrize("kind", KINDS)
def test_ids_are_unique_and_each_commune_is_drawn_once(kind):
    """45 cells, no id twice on a sheet."""
    drawn = _drawn(kind)
    assert [gid for gid, times in Counter(ids(drawn)).items() if times > 1] == []
    assert ids(drawn, "commune-") == [f"commune-{code}" for code in bundles.communes().index]


@pytest.mark.parametrize(("paper", "size"), [("a4", (210, 297)), ("a3", (297, 420))])
@pytest.mark.parametrize("kind", ON_A3)
def test_the_paper_is_the_one_asked_for(kind, paper, size):
    """Width and height in mm, upright or lying."""
    inches = _drawn(kind, "vi", paper).sheet.figure.get_size_inches()
    assert sorted(round(side * 25.4) for side in inches) == sorted(size)
