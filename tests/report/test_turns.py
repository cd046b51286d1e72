"""What is moved to a last page that would be nearly empty, on blocks whose places are given."""

from optimizer.report.turns import BODY, TOP, Moves, Spot, move, runs

HEADING, TEXT, TABLE = {"kind": "heading"}, {"kind": "paragraph", "style": "body"}, {"kind": "table"}
BASIS = {"kind": "paragraph", "style": "basis"}
CENTRED, LIST, SIGNED = {"kind": "paragraph", "style": "centre"}, {"kind": "bullets"}, {"kind": "closing"}
WIDE, ANNEX = {"kind": "wide"}, {"kind": "annex"}


def _moved(blocks, shares, filled):
    """Move what stands on page 1 at `shares` of it (a share of 1 and more: on page 2), of which `filled` is filled."""
    spots = {n: Spot(1 + int(share), TOP + share % 1 * BODY) for n, share in enumerate(shares)}
    moves = Moves()
    move(blocks, spots, {len(blocks) - 1: Spot(2, TOP + filled * BODY)}, moves)
    return moves


def test_runs_end_where_a_page_is_turned_and_an_annex_begins_one():
    """A turned page at the end, between and twice in a row; the annex belongs to its own run."""
    blocks = [HEADING, TEXT, WIDE, WIDE, TEXT, ANNEX, TABLE, WIDE]
    assert list(runs(blocks)) == [range(2), range(4, 5), range(5, 7)]


def test_a_page_filled_by_a_third_is_left_as_it_is():
    """0.34 of it is enough, 0.32 is not."""
    blocks = [HEADING, TEXT, TEXT]
    assert _moved(blocks, (0, 0.1, 0.6), 0.34).fresh == []
    assert _moved(blocks, (0, 0.1, 0.6), 0.32).fresh == [2]


def test_the_lowest_block_that_fills_the_page_starts_it_and_the_page_before_keeps_a_third():
    """Of 0.1 filled, 0.28 are lacking: 0.8 moves too little, 0.7 enough; the first third never moves."""
    blocks = [HEADING, *[TEXT] * 4]
    assert _moved(blocks, (0, 0.1, 0.5, 0.7, 0.8), 0.1).fresh == [3]
    assert _moved(blocks, (0, 0.1, 0.2, 0.3, 0.32), 0.1).fresh == []


def test_where_no_block_fills_the_page_the_one_that_fills_it_most_starts_it():
    """0.75 and 0.85 both move too little: 0.75 is the better one."""
    assert _moved([HEADING, *[TEXT] * 3], (0, 0.1, 0.75, 0.85), 0.05).fresh == [2]


def test_nothing_is_parted_from_its_heading_or_introduction():
    """The text below a heading, a list and a signature below their paragraph, what a centred line announces, bases."""
    pairs = [[HEADING, TEXT], [TEXT, LIST], [TEXT, SIGNED], [TEXT, TABLE], [CENTRED, TEXT], [BASIS, BASIS]]
    for tied in (*pairs, [BASIS, CENTRED]):
        assert _moved([TEXT, *tied, TEXT], (0, 0.45, 0.5, 1.0), 0.1).fresh == [1]


def test_a_table_that_runs_over_brings_more_rows_once():
    """A tenth of the page is filled by it: it is asked for as much more as is lacking, and not again."""
    blocks = [HEADING, TABLE, TEXT]
    moves = _moved(blocks, (0, 0.1, 1.08), 0.1)
    assert moves.fresh == []
    assert round(moves.held[1] / BODY, 3) == 0.36


def test_room_for_a_signature_does_not_fill_a_page():
    """0.4 of the page with 30 mm (0.118) for the signature are 0.282."""
    assert _moved([HEADING, TEXT, TEXT, SIGNED], (0, 0.1, 0.6, 1.2), 0.4).fresh == [2]
