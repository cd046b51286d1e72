"""The label placer: nothing overlaps, nothing that must show is left out, order decides."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import Polygon, box

from optimizer.report.maps.labels import Box, Placement, Want, around, leader, place, place_or_shorten
from optimizer.report.maps.places import beside, within

FRAME = Box(0, 0, 100, 100)


def _want(key, x, y, *, must, width=12.0, height=3.0):
    return Want(key, width, height, beside(x, y, 1.0, width, height), (x, y), must)


spots = st.lists(st.tuples(st.integers(5, 95), st.integers(5, 95)), min_size=1, max_size=14, unique=True)


@settings(max_examples=40, deadline=None)
@given(spots)
def test_labels_never_share_paper_unless_they_say_so(points):
    """Any two placed labels are apart unless one of them reports an overlap; none leaves the frame."""
    found = place([_want(str(i), x, y, must=True) for i, (x, y) in enumerate(points)], [], FRAME)
    for i, first in enumerate(found.placed):
        assert first.box.inside(FRAME)
        for second in found.placed[i + 1 :]:
            assert first.box.overlap(second.box) == 0 or second.overlap > 0
    assert found.hidden == ()


def test_the_first_place_beside_a_marker_is_to_its_right():
    """Marker at (50, 50) of radius 1, label 12 wide, gap 0.5: centre at 50 + 6 + 1 + 0.5 = 57.5."""
    found = place([_want("a", 50, 50, must=True)], [], FRAME)
    assert (found.placed[0].x, found.placed[0].y, found.placed[0].leader) == (57.5, 50, False)


def test_a_label_that_need_not_show_is_hidden_where_nothing_is_free():
    """The frame is one obstacle: the optional label is named as hidden, the other one shows and says it overlaps."""
    found = place([_want("must", 50, 50, must=True), _want("may", 20, 20, must=False)], [FRAME], FRAME)
    assert found.hidden == ("may",)
    assert [spot.key for spot in found.placed] == ["must"]
    assert found.placed[0].overlap == 36.0
    assert not found.placed[0].leader


def test_a_label_that_must_show_moves_away_with_a_leader():
    """Everything within 8 mm is taken: the label stands further away and asks for a line."""
    found = place([_want("a", 50, 50, must=True)], [around(50, 50, 34, 12)], FRAME)
    assert found.placed[0].leader
    assert found.placed[0].overlap == 0


def test_a_label_without_room_is_shortened_and_left_out_if_that_does_not_help():
    """The free strip is 4 mm high: the label of 6 mm stands shortened to 3 mm; where nothing is free it is left out."""
    walls = [Box(0, 0, 100, 48), Box(0, 52, 100, 100)]
    long = replace(_want("a", 50, 50, must=True, height=6.0), places=((50.0, 50.0),))
    short = {"a": replace(long, height=3.0)}
    found = place_or_shorten([long], short, walls, FRAME)
    assert [(spot.key, spot.brief, spot.overlap) for spot in found.placed] == [("a", True, 0)]
    assert place_or_shorten([long], short, [FRAME], FRAME) == Placement((), ("a",))
    wide = place_or_shorten([long], short, [], FRAME)
    assert not wide.placed[0].brief


def test_a_site_label_keeps_off_the_middle_of_a_commune_where_it_can():
    """The commune's label would stand right of the marker: the site's takes the left."""
    commune = Want("commune", 12, 3, ((57.5, 50.0),), (57.5, 50.0))
    found = place([_want("site", 50, 50, must=True), commune], [], FRAME)
    assert found.placed[0].x == 42.5
    assert found.hidden == ()


def test_the_middle_of_a_shape_comes_first_if_the_label_fits():
    """A 40 x 20 rectangle: its middle (20, 10) fits a 10 x 3 label; in a 5 x 5 one only the middle itself is tried."""
    assert within(box(0, 0, 40, 20), 10, 3)[0] == (20.0, 10.0)
    assert within(box(0, 0, 5, 5), 10, 3)[0] == (2.5, 2.5)
    assert within(Polygon(), 10, 3) == ()


def _crossings(found, wants):
    """Pairs of a leader line with another one or with a label that is not its own."""
    anchors = {want.key: want.anchor for want in wants}
    lines = {spot.key: leader(spot.box, anchors[spot.key]) for spot in found.placed if spot.leader}
    labels = {spot.key: box(spot.box.x0, spot.box.y0, spot.box.x1, spot.box.y1) for spot in found.placed}
    over = [(a, b) for a in lines for b in labels if a != b and lines[a].intersects(labels[b])]
    return len(lines), over + [(a, b) for a in lines for b in lines if a < b and lines[a].crosses(lines[b])]


def test_leader_lines_keep_off_each_other_and_off_labels():
    """Nine markers 2.2 mm apart with labels of 20 mm: four at least need lines; none crosses a line or a label."""
    points = [(40 + 2.2 * column, 40 + 2.2 * row) for row in range(3) for column in range(3)]
    wants = [_want(f"{x}-{y}", x, y, must=True, width=20.0) for x, y in points]
    found = place(wants, [around(x, y, 2, 2) for x, y in points], FRAME)
    led, crossed = _crossings(found, wants)
    assert led >= 4
    assert crossed == []
    assert all(spot.overlap == 0 for spot in found.placed)
    assert [spot.key for spot in found.placed] == [want.key for want in wants]


def test_a_leader_line_goes_round_a_marker():
    """A wall left, above and below, a marker to the right: the line does not run through the marker."""
    marker = around(60, 50, 4, 4)
    walls = [around(50, 50, 6, 6), around(30, 50, 44, 100), marker]
    want = _want("a", 50, 50, must=True)
    [spot] = place([want], walls, FRAME).placed
    assert spot.leader
    assert not leader(spot.box, want.anchor).intersects(box(marker.x0, marker.y0, marker.x1, marker.y1))
