"""Every kind of map: what all have in common, on each paper and in both languages; then each kind by itself.

What is drawn is read from the artists of the figure, which is faster than writing files; `test_maps` reads those.
"""

import re
from collections import Counter
from dataclasses import replace
from functools import cache

import pytest

from optimizer.report import theme
from optimizer.report.maps.demand import needs
from optimizer.report.maps.ground import ground
from optimizer.report.maps.kinds import KINDS, Choice
from optimizer.report.maps.signs import short_commune
from optimizer.wording import number
from tests.report import bundles, mapped
from tests.report.reading import below, fills, free, ids, text


@cache
def _drawn(kind, lang="vi", paper="a4", level=None):
    return KINDS[kind](mapped.bundle(), lang, Choice(paper=paper, level=level))


@pytest.mark.parametrize("paper", ["a4", "a3"])
@pytest.mark.parametrize("kind", KINDS)
def test_no_two_labels_overlap(kind, paper):
    """Boxes of labels meet neither each other nor markers, arrows and frames."""
    assert _drawn(kind, "vi", paper).placements
    assert free(_drawn(kind, "vi", paper))


@pytest.mark.parametrize("kind", KINDS)
def test_every_map_says_what_it_is(kind):
    """Draft mark, north, scale, source with its date, coordinate system and scenario, in both languages."""
    vi, en = (text(_drawn(kind, lang)) for lang in ("vi", "en"))
    for words in ("DỰ THẢO", " B ", " km", "Nguồn: số liệu của", "30/6/2025", "VN-2000", "regional-centres-2028"):
        assert words in vi
    for words in ("DRAFT", " N ", " km", "Source: tables of", "2025-06-30", "VN-2000", "regional-centres-2028"):
        assert words in en
    assert "DỰ THẢO" not in en


@pytest.mark.parametrize("kind", KINDS)
def test_ids_are_unique_and_each_commune_is_drawn_once(kind):
    """45 cells, no id twice on a sheet."""
    drawn = _drawn(kind)
    assert [gid for gid, times in Counter(ids(drawn)).items() if times > 1] == []
    assert ids(drawn, "commune-") == [f"commune-{code}" for code in bundles.communes().index]


@pytest.mark.parametrize(("paper", "size"), [("a4", (210, 297)), ("a3", (297, 420))])
@pytest.mark.parametrize("kind", KINDS)
def test_the_paper_is_the_one_asked_for(kind, paper, size):
    """Width and height in mm, upright or lying."""
    inches = _drawn(kind, "vi", paper).sheet.figure.get_size_inches()
    assert sorted(round(side * 25.4) for side in inches) == sorted(size)


@pytest.mark.parametrize("level", [None, "TC"])
def test_demand_prints_cells_and_classes_them(level):
    """Each number below a name is the sum of the commune's cells, and its colour the class of that number."""
    plan, programmes = mapped.bundle().plan, mapped.programmes()
    mine = frozenset(programmes.loc[programmes["level"] == (level or programmes["level"]), "programme"])
    rows = plan.demand.reset_index()
    sums = rows[rows["programme"].isin(mine)].groupby("commune")[["demand", "unplaced"]].sum()
    found = needs(plan, None if level is None else mine)
    assert {code: (need.wanted, need.unmet) for code, need in found.items()} == {
        code: (round(row.demand), round(row.unplaced)) for code, row in sums.iterrows()
    }
    drawn = _drawn("demand", level=level)
    assert fills(drawn) == {
        code: theme.MINUTES[theme.demand_class(need.wanted, level is not None)] for code, need in found.items()
    }
    told = below(drawn)
    assert len(told) >= 40
    for code, words in told.items():
        need = found[code]
        assert words == (f"{need.wanted} · thiếu {need.unmet}" if need.unmet else f"{need.wanted}")


def test_demand_that_finds_no_room_on_the_map_is_told_below_it():
    """Communes without a label are listed with their figures."""
    drawn = _drawn("demand")
    names, words = ground(mapped.bundle()).names, text(drawn)
    found = needs(mapped.bundle().plan, None)
    for code in drawn.hidden:
        assert f"{short_commune(names[code])} ({found[code].wanted}" in words


def test_demand_shows_the_places_of_each_site():
    """Each open site carries its places of the table sites; a closed one is not drawn."""
    sites = mapped.bundle().plan.sites
    held = sites.loc[sites["places_after"] > 0, "places_after"]
    drawn = _drawn("demand")
    assert ids(drawn, "site-") == sorted(f"site-{code}" for code in held.index)
    assert below(drawn, "site") == {code: f"{number(places, 'vi')} chỗ" for code, places in held.items()}


def test_classes_of_demand_do_not_depend_on_the_scenario():
    """A bundle with twice the demand has the same breaks and colours."""
    plan = mapped.bundle().plan
    more = KINDS["demand"](replace(mapped.bundle(), plan=replace(plan, demand=plan.demand * 2)), "vi", Choice())
    assert set(fills(more).values()) <= set(theme.MINUTES)
    assert fills(more) != fills(_drawn("demand"))
    legend = re.compile(r"dưới 50 \(\d+ xã\) 50 – 99 \(\d+ xã\) 100 – 199 \(\d+ xã\) 200 – 399 \(\d+ xã\) từ 400 \(")
    assert legend.search(text(more))
    assert legend.search(text(_drawn("demand")))
