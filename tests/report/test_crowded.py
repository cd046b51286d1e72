"""A city of 168 communes and 80 sites: numbers for names, a list that says whose, and no two labels on each other."""

from dataclasses import replace
from functools import cache

import pytest

from optimizer.data.gazetteer import provinces
from optimizer.report.maps.difference import change_in_minutes, draw_difference
from optimizer.report.maps.ground import ground, window
from optimizer.report.maps.index import COLUMNS, MOST_NAMES, SIZE, above_list, too_many
from optimizer.report.maps.kinds import KINDS, Choice
from optimizer.report.maps.labels import Box
from optimizer.report.maps.sheet import measure
from optimizer.report.maps.signs import short_commune, site_signs
from optimizer.report.maps.status import draw_status
from tests.report import runs
from tests.report.reading import free, text

CITY = runs.Size("79", institutions=60, sites=80, fields=1)
FRAME = Box(8, 64, 202, 268)


@cache
def _drawn(plan):
    return draw_status(runs.run(CITY, plan), "vi")


def _list(made):
    """Return number -> its line below the map: the texts that are as small as the list, in pairs on one line."""
    small = [(-t.get_position()[1], t.get_position()[0], t.get_text()) for t in made.sheet.axes.texts
             if t.get_fontsize() == SIZE]  # fmt: skip
    column = (202 - 8) / COLUMNS
    words = [text for *_, text in sorted(small, key=lambda found: (found[1] // column, found))]
    return dict(zip(map(int, words[::2]), words[1::2], strict=True))


@pytest.mark.parametrize("plan", [1, 3])
def test_no_label_lies_on_another_or_on_a_sign(plan):
    """79 numbers on land and the names of communes: every box is free of markers, arrows and all other boxes."""
    made = _drawn(plan)
    keys = [spot.key for placement in made.placements for spot in placement.placed]
    assert len({key for key in keys if key.startswith("site:")}) == 79
    assert len(keys) == len(set(keys))
    for placement in made.placements:
        assert [spot.key for spot in placement.placed if spot.overlap > 0] == []
        boxes = [spot.box for spot in placement.placed]
        assert all(a.overlap(b) == 0 for i, a in enumerate(boxes) for b in boxes[i + 1 :])


def test_every_number_on_the_map_has_its_line_and_every_line_its_room():
    """80 lines of at most 43 mm: names as the sites have them, cut only where too long; `→` names the host."""
    made, run = _drawn(1), runs.run(CITY, 1)
    signs = site_signs(run.plan, ground(run))
    number = {sign.site: place for place, sign in enumerate(signs, start=1)}
    told = _list(made)
    assert sorted(told) == list(range(1, 81))
    for sign in signs:
        name, _, host = told[number[sign.site]].partition(" → ")
        assert sign.label.startswith(name.rstrip("…"))
        assert host == (str(number[sign.target]) if sign.target else "")
        assert measure(told[number[sign.site]], SIZE) <= 43
    assert sum("→" in line for line in told.values()) == (run.plan.sites["status"].isin(["taken", "closed"])).sum()


def test_a_site_has_one_number_and_one_place_on_paper_in_every_scenario():
    """Plans 1 and 3 close and merge other sites: numbers follow codes, the frame follows the province."""
    first, second = (site_signs(runs.run(CITY, plan).plan, ground(runs.run(CITY))) for plan in (1, 3))
    assert [s.status for s in first] != [s.status for s in second]
    named = [{line.partition(" → ")[0]: n for n, line in _list(_drawn(plan)).items()} for plan in (1, 3)]
    assert len(named[0].items() & named[1].items()) > 60
    cells = [
        {a.get_gid(): a.get_path().vertices.tobytes() for a in _drawn(plan).sheet.axes.get_children() if _is_cell(a)}
        for plan in (1, 3)
    ]
    assert len(cells[0]) == 167
    assert cells[0] == cells[1]


def _is_cell(artist):
    return str(artist.get_gid()).startswith("commune-")


def test_few_sites_keep_their_names_and_the_whole_frame():
    """20 sites, none of eight together: names. One more than the most, or a crowd: numbers."""
    few = runs.run(runs.Size("11", institutions=12, sites=20, fields=1), 1)
    land = ground(few)
    signs = site_signs(few.plan, land)
    view = window(land.outline.bounds, FRAME)
    assert not too_many(signs, view)
    assert too_many(signs * 2, view)
    assert len(signs) * 2 > MOST_NAMES
    close = tuple(signs[0] for _ in range(9))
    assert too_many([_at(sign, k) for k, sign in enumerate(close)], view)
    assert above_list(FRAME, 80) == Box(8, 64 + 20 * 2.45 + 6, 202, 268)


def _at(sign, k):
    return replace(sign, site=f"X{k}", x=sign.x + 100 * k)


def test_numbers_of_changed_communes_do_not_meet_either():
    """Of 52 changed communes, many small ones: where name and number find no room the number stands alone, free."""
    run = runs.run(replace(CITY, fields=2), 1)
    made = draw_difference(run, "vi", "mean")
    change = change_in_minutes(run, "mean").dropna().round()
    changed = set(change.index[change.abs() >= 5]) - set(ground(run).islands)
    spots = [spot for placement in made.placements for spot in placement.placed]
    shown = {spot.key.removeprefix("commune:"): spot.brief for spot in spots}
    assert len(changed) > 40
    assert changed <= set(shown)
    alone = {code for code, brief in shown.items() if brief}
    assert 0 < len(alone) < len(changed)
    assert alone <= set(made.hidden)
    assert free(made)


@pytest.mark.slow
def test_names_or_numbers_of_28_sites_find_room_in_every_province():
    """34 provinces: no label of the status map lies on another, on a sign or on an arrow."""
    for place in provinces():
        made = draw_status(runs.run(runs.Size(place.code, institutions=20, sites=28, fields=1), 1), "vi")
        assert free(made), place.name


def test_names_that_find_no_room_are_all_told_below_the_map():
    """126 communes of a city: about thirty names with their figures stand in the note, none cut off."""
    run = runs.run(runs.Size("01", institutions=9, sites=14, fields=1), 1)
    drawn, names = KINDS["demand"](run, "vi", Choice()), ground(run).names
    assert len(drawn.hidden) > 20
    words = " ".join(text(drawn).split())
    assert [code for code in drawn.hidden if f"{short_commune(names[code])} (" not in words] == []
    assert "…" not in words


@cache
def _run_of_city():
    return runs.run(replace(CITY, fields=2), 1)


@pytest.mark.parametrize(
    ("kind", "paper"),
    [("before-after", "a4"), ("demand", "a4"), ("combined", "a4"), ("status", "a4"), ("demand", "a3")],
)
def test_of_168_communes_no_label_meets_another_and_no_name_is_cut(kind, paper):
    """80 sites: boxes are free; each commune stands on the map or in the note below it, whole, as does each site."""
    run = _run_of_city()
    drawn, land = KINDS[kind](run, "vi", Choice(paper=paper)), ground(run)
    words = " ".join(text(drawn).split())
    assert free(drawn)
    assert "…" not in words
    assert len(drawn.hidden) > 60
    assert [code for code in land.cells if short_commune(land.names[code]) not in words] == []
    sites = {sign.site for sign in site_signs(run.plan, land) if sign.commune in land.cells}
    keys = {spot.key for placement in drawn.placements for spot in placement.placed}
    assert (sites <= {key.removeprefix("site:") for key in keys}) == (kind in {"before-after", "status"})


@pytest.mark.parametrize("kind", ["status", "demand"])
def test_room_for_names_is_the_same_in_every_plan(kind):
    """Plans leave out other names: the map lies where it lay."""
    frames = []
    for plan in (1, 3):
        drawn = KINDS[kind](runs.run(replace(CITY, fields=2), plan), "vi", Choice())
        cells = {a.get_gid(): a for a in drawn.sheet.axes.get_children() if _is_cell(a)}
        frames.append({gid: cells[gid].get_path().get_extents().bounds for gid in sorted(cells)[:5]})
    assert frames[0] == frames[1]
