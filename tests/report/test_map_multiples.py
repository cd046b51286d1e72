"""Small multiples: each map of the sheet is the first one moved, in the same classes, from the tables of its field."""

import re
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from optimizer.data.codes import Field
from optimizer.errors import BundleError
from optimizer.report import theme
from optimizer.report.maps.ground import ground
from optimizer.report.maps.kinds import KINDS, Choice
from optimizer.report.maps.labels import Box
from optimizer.report.maps.multiples import HEADING, grid
from optimizer.report.maps.signs import site_signs
from tests.report import mapped, runs
from tests.report.reading import fills, ids, markers, outline, text

RUN = runs.Size("48", institutions=9, sites=14, fields=3)
"""Đà Nẵng: 94 communes, one of them Hoàng Sa."""
FIELDS = ("14", "21", "22")


@cache
def _drawn(kind, paper="a4"):
    beside = tuple(runs.run(RUN, plan) for plan in (2, 3)) if kind == "plans" else ()
    return KINDS[kind](runs.run(RUN, 1), "vi", Choice(paper=paper, beside=beside))


SIDES = {
    "access-fields": ("", *(f"{field}-" for field in FIELDS)),
    "demand-fields": ("", "21-", "22-"),
    "plans": ("", "before-", "plan-2-", "plan-3-"),
}


@pytest.mark.parametrize("paper", ["a4", "a3"])
@pytest.mark.parametrize("kind", SIDES)
def test_every_small_map_is_the_first_one_moved(kind, paper):
    """All communes once in each, every cell the same shape and size: one extent, one scale; all on the paper."""
    drawn = _drawn(kind, paper)
    codes = sorted(ground(runs.run(RUN, 1)).cells)
    assert ids(drawn, "commune-") == [f"commune-{code}" for code in codes]
    found = [gid for gid in ids(drawn) if "commune-" in gid]
    assert len(found) == len(set(found)) == len(codes) * len(SIDES[kind])
    for side in SIDES[kind][1:]:
        moves = [outline(drawn, f"{side}commune-{code}") - outline(drawn, f"commune-{code}") for code in codes[:9]]
        assert max(np.ptp(move, axis=0).max() for move in moves) < 1e-6
        assert np.abs(np.concatenate(moves) - moves[0][0]).max() < 1e-6
    sheet = drawn.sheet
    shapes = np.concatenate([outline(drawn, gid) for gid in found])
    assert shapes.min(axis=0).tolist() >= [sheet.paper.frame.x0, sheet.paper.frame.y0]
    assert shapes[:, 1].max() <= sheet.paper.frame.y1 - HEADING


def test_each_field_has_the_minutes_and_sites_of_its_own_rows():
    """Fill of each cell the class of the cell of `nearest`; headings with counts of sites and of far communes."""
    run, drawn = runs.run(RUN, 1), _drawn("access-fields")
    codes, offers = list(ground(run).cells), run.plan.offers.reset_index().query("runs and delivery == 'site'")
    for field, side in zip(("", *FIELDS), SIDES["access-fields"], strict=True):
        minutes = run.nearest.loc[:, field, ""].loc[codes, "minutes_after"].round()
        assert fills(drawn, f"{side}commune-") == {c: theme.MINUTES[theme.minute_class(m)] for c, m in minutes.items()}
        taught = set(offers.loc[offers["programme"].str.startswith(field), "site"]) & set(
            run.plan.sites.query("open").index
        )
        assert set(markers(drawn, f"{side}site-")) == taught
        heading = f"{field} {Field(field).vi}" if field else "Mọi lĩnh vực"
        assert f"{heading} {len(taught)} địa điểm; {int((minutes >= 60).sum())} xã từ 60 phút" in text(drawn)


def test_no_heading_is_cut():
    """Eleven fields side by side: long names take two lines."""
    many = runs.run(replace(RUN, fields=11), 1)
    words = " ".join(text(KINDS["access-fields"](many, "vi", Choice())).split())
    assert "…" not in words
    assert all(f"{field} {Field(field).vi}" in words for field in many.inputs["programmes"]["field"].unique())


def test_each_field_has_its_demand_and_what_of_it_is_not_met():
    """Sums of cells in the heading; class and hatch of each commune from its own cells."""
    run, drawn = runs.run(RUN, 1), _drawn("demand-fields")
    rows = run.plan.demand.reset_index()
    for field, side in zip(FIELDS, SIDES["demand-fields"], strict=True):
        mine = rows[rows["programme"].str.startswith(field)]
        sums = mine.groupby("commune")[["demand", "unplaced"]].sum().loc[lambda found: found["demand"] > 0]
        wanted = {c: theme.MINUTES[theme.demand_class(round(d), part=True)] for c, d in sums["demand"].items()}
        cells = fills(drawn, f"{side}commune-")
        assert {code: cells[code] for code in wanted if code in cells} == {
            c: f for c, f in wanted.items() if c in cells
        }
        told = f"nhu cầu {mine['demand'].sum():.0f}; chưa đáp ứng {mine['unplaced'].sum():.0f}; "
        assert told.replace(".", "") in text(drawn).replace(".", "")


def test_plans_stand_beside_each_other_with_the_signs_of_their_tables():
    """Today first, then each plan: markers by status, an arrow from each site that changes hands, indicators above."""
    drawn, first = _drawn("plans"), runs.run(RUN, 1)
    networks = [first.plan, first.unchanged, *(runs.run(RUN, plan).plan for plan in (2, 3))]
    for side, network in zip(SIDES["plans"], networks, strict=True):
        signs = [s for s in site_signs(network, ground(first)) if s.commune in ground(first).cells]
        assert markers(drawn, f"{side}site-") == {s.site: theme.SIGNS[s.status].marker for s in signs}
        arrows = {gid.removeprefix(f"{side}arrow-") for gid in ids(drawn, f"{side}arrow-")}
        assert arrows <= {s.site for s in signs if s.target}
        assert bool(arrows) == (side != "before-")
    words = text(drawn)
    assert re.search(r"Hiện nay \(giữ nguyên mạng lưới\) 13 đơn vị · xã xa nhất: 108,2 phút", words)
    assert re.search(r"Phương án 2: [^·]*6 đơn vị · xã xa nhất: 112,6 phút", words)
    assert "Các kịch bản khác: plan-2; plan-3." in words


def test_far_islands_are_named_in_a_box():
    """Hoàng Sa has no place on the small maps; one box of the sheet names it."""
    for kind in SIDES:
        assert "không thể hiện trên sơ đồ: Đặc khu Hoàng Sa" in text(_drawn(kind))
        assert "không thể hiện trên sơ đồ:" not in text(KINDS[kind](mapped.bundle(), "vi", Choice()))


def test_the_grid_is_the_one_of_largest_scale():
    """Six squares in 30 x 20 (more than the gaps and headings): three columns and two rows; of a tall ground, six."""
    frame = Box(0, 0, 300, 200 + 2 * HEADING)
    square, tall = (0, 0, 100_000, 100_000), (0, 0, 10_000, 100_000)
    assert len({box.x0 for box in grid(frame, 6, square)}) == 3
    assert len({box.x0 for box in grid(frame, 6, tall)}) == 6
    boxes = grid(frame, 6, square)
    assert all(a.overlap(b) == 0 for i, a in enumerate(boxes) for b in boxes[i + 1 :])
    assert all(box.inside(frame) for box in boxes)


@pytest.mark.parametrize("kind", ["access-fields", "demand-fields"])
def test_a_result_without_programmes_is_refused_in_a_sentence(kind):
    """The scenario is named."""
    with pytest.raises(BundleError, match="regional-centres-2028"):
        KINDS[kind](replace(mapped.bundle(), inputs={}), "vi", Choice())
