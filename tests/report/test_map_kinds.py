"""Every kind of map: what all have in common, on each paper and in both languages; then each kind by itself.

What is drawn is read from the artists of the figure, which is faster than writing files; `test_maps` reads those.
"""

import re
from collections import Counter
from dataclasses import replace
from functools import cache

import pytest
from matplotlib.colors import to_hex

from optimizer.report import theme
from optimizer.report.maps.demand import needs
from optimizer.report.maps.ground import ground
from optimizer.report.maps.kinds import KINDS, Choice
from optimizer.report.maps.signs import short_commune
from optimizer.wording import number
from tests.report import bundles, mapped


@cache
def _drawn(kind, lang="vi", paper="a4", level=None):
    return KINDS[kind](mapped.bundle(), lang, Choice(paper=paper, level=level))


def _text(drawn):
    """All words of a map in the order they were written; what has a halo stands twice."""
    return " ".join(text.get_text() for text in drawn.sheet.axes.texts)


def _ids(drawn, prefix=""):
    found = (str(artist.get_gid()) for artist in drawn.sheet.axes.get_children() if artist.get_gid())
    return sorted(gid for gid in found if gid.startswith(prefix))


def _fills(drawn, prefix="commune-"):
    """Return the fill of each commune's cell, by code."""
    return {
        artist.get_gid().removeprefix(prefix): to_hex(artist.get_facecolor())
        for artist in drawn.sheet.axes.get_children()
        if str(artist.get_gid()).startswith(prefix)
    }


def _below(drawn, kind="commune"):
    """Return what the last lines of labels say: code -> text; read from the texts by their place."""
    texts = drawn.sheet.axes.texts
    written = {tuple(round(part, 3) for part in text.get_position()): text.get_text() for text in texts}
    found = {}
    for placement in drawn.placements:
        for spot in placement.placed:
            if spot.key.startswith(f"{kind}:"):
                inside = [(y, words) for (x, y), words in written.items()
                          if x == round(spot.x, 3) and spot.box.y0 < y < spot.box.y1]  # fmt: skip
                found[spot.key.removeprefix(f"{kind}:")] = min(inside)[1]
    return found


@pytest.mark.parametrize("paper", ["a4", "a3"])
@pytest.mark.parametrize("kind", KINDS)
def test_no_two_labels_overlap(kind, paper):
    """Boxes of labels meet neither each other nor markers, arrows and frames."""
    placements = _drawn(kind, "vi", paper).placements
    assert placements
    for placement in placements:
        assert [spot.key for spot in placement.placed if spot.overlap > 0] == []
        boxes = [spot.box for spot in placement.placed]
        assert all(a.overlap(b) == 0 for i, a in enumerate(boxes) for b in boxes[i + 1 :])


@pytest.mark.parametrize("kind", KINDS)
def test_every_map_says_what_it_is(kind):
    """Draft mark, north, scale, source with its date, coordinate system and scenario, in both languages."""
    vi, en = (_text(_drawn(kind, lang)) for lang in ("vi", "en"))
    for words in ("DỰ THẢO", " B ", " km", "Nguồn: số liệu của", "30/6/2025", "VN-2000", "regional-centres-2028"):
        assert words in vi
    for words in ("DRAFT", " N ", " km", "Source: tables of", "2025-06-30", "VN-2000", "regional-centres-2028"):
        assert words in en
    assert "DỰ THẢO" not in en


@pytest.mark.parametrize("kind", KINDS)
def test_ids_are_unique_and_each_commune_is_drawn_once(kind):
    """45 cells, no id twice on a sheet."""
    drawn = _drawn(kind)
    assert [gid for gid, times in Counter(_ids(drawn)).items() if times > 1] == []
    assert _ids(drawn, "commune-") == [f"commune-{code}" for code in bundles.communes().index]


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
    assert _fills(drawn) == {
        code: theme.MINUTES[theme.demand_class(need.wanted, level is not None)] for code, need in found.items()
    }
    below = _below(drawn)
    assert len(below) >= 40
    for code, words in below.items():
        need = found[code]
        assert words == (f"{need.wanted} · thiếu {need.unmet}" if need.unmet else f"{need.wanted}")


def test_demand_that_finds_no_room_on_the_map_is_told_below_it():
    """Communes without a label are listed with their figures."""
    drawn = _drawn("demand")
    names, text = ground(mapped.bundle()).names, _text(drawn)
    found = needs(mapped.bundle().plan, None)
    for code in drawn.hidden:
        assert f"{short_commune(names[code])} ({found[code].wanted}" in text


def test_demand_shows_the_places_of_each_site():
    """Each open site carries its places of the table sites; a closed one is not drawn."""
    sites = mapped.bundle().plan.sites
    held = sites.loc[sites["places_after"] > 0, "places_after"]
    drawn = _drawn("demand")
    assert _ids(drawn, "site-") == sorted(f"site-{code}" for code in held.index)
    assert _below(drawn, "site") == {code: f"{number(places, 'vi')} chỗ" for code, places in held.items()}


def test_classes_of_demand_do_not_depend_on_the_scenario():
    """A bundle with twice the demand has the same breaks and colours."""
    plan = mapped.bundle().plan
    more = KINDS["demand"](replace(mapped.bundle(), plan=replace(plan, demand=plan.demand * 2)), "vi", Choice())
    assert set(_fills(more).values()) <= set(theme.MINUTES)
    assert _fills(more) != _fills(_drawn("demand"))
    legend = re.compile(r"dưới 50 \(\d+ xã\) 50 – 99 \(\d+ xã\) 100 – 199 \(\d+ xã\) 200 – 399 \(\d+ xã\) từ 400 \(")
    assert legend.search(_text(more))
    assert legend.search(_text(_drawn("demand")))
