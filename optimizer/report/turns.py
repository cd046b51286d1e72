"""The last upright page before a turned one, or at the end: what is moved there so that it is not nearly empty.

A run of upright blocks begins on a page of its own. Where its last page would be filled by less than a third, either
the table that runs over to it brings more of its rows, or a block further up starts the page. Lengths in mm.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

TOP, BODY = 21.2, 254.8
"""Of an upright page: margin above, height of its text."""
LEAST, WANTED = BODY / 3, 0.38 * BODY
"""A last page filled less than the first is filled to the second, if it can be; the page before keeps the first."""
SIGNATURE = 30.0
"""Room left blank for a signature, which does not count."""
TYING = ("lead", "centre", "enclosed")
"""Styles of paragraphs that stay with what follows."""
PREAMBLE = (("basis", "basis"), ("basis", "centre"), ("basis", "note"), ("note", "centre"))
"""Styles of paragraphs that follow each other in the preamble of a decision."""
TURNS = ("annex", "wide", "spread", "one-page")
"""Kinds of blocks that start a page of their own."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a block begins, or a run ends: page of the file from 1, and how far below the page's edge (mm)."""

    page: int
    y: float


@dataclass(slots=True)
class Moves:
    """What is moved: block -> how high its last rows are that stay together (mm); blocks that start a page."""

    held: dict[int, float] = field(default_factory=dict)
    fresh: list[int] = field(default_factory=list)

    def plain(self) -> dict[str, Any]:
        """Return them as the template takes them."""
        return {"held": {str(block): height for block, height in sorted(self.held.items())}, "fresh": self.fresh}


def runs(blocks: Sequence[Mapping[str, Any]]) -> Iterator[range]:
    """Yield the runs of upright blocks; an annex begins one."""
    start = 0
    for number, block in enumerate([*blocks, {"kind": "wide"}]):
        if block["kind"] in TURNS:
            if number > start:
                yield range(start, number)
            start = number if block["kind"] == "annex" else number + 1


def move(
    blocks: Sequence[Mapping[str, Any]], spots: Mapping[int, Spot], ends: Mapping[int, Spot], moves: Moves
) -> bool:
    """Add to `moves` what fills the last page of each run, and say whether anything was added.

    `spots` holds where each block begins, `ends` where the run ends whose last block has the number.
    """
    found = False
    for run in runs(blocks):
        if run[-1] not in ends:
            continue
        end = ends[run[-1]]
        filled = end.y - TOP - (SIGNATURE if blocks[run[-1]]["kind"] == "closing" else 0)
        if end.page > spots[run[0]].page and filled < LEAST:
            lacking = WANTED - filled
            found |= _held(blocks, run, spots, end, lacking, moves) or _begun(blocks, run, spots, end, lacking, moves)
    return found


def _held(
    blocks: Sequence[Mapping[str, Any]], run: range, spots: Mapping[int, Spot], end: Spot, lacking: float, moves: Moves
) -> bool:
    """Have the table that runs over to the last page bring more rows."""
    over = max(number for number in run if spots[number].page < end.page)
    below = spots[over + 1].y if over + 1 in run else end.y
    if blocks[over]["kind"] != "table" or over in moves.held or below <= TOP + 1:
        return False
    moves.held[over] = below - TOP + lacking
    return True


def _begun(
    blocks: Sequence[Mapping[str, Any]], run: range, spots: Mapping[int, Spot], end: Spot, lacking: float, moves: Moves
) -> bool:
    """Start the last page with the lowest block of the page before that fills it, else with what fills it most."""
    if blocks[run[0]]["kind"] == "annex" or set(run) & set(moves.fresh):
        return False
    begun = None
    for number in reversed(run[1:]):
        above = spots[number].y - TOP
        fits = above >= LEAST and BODY - above <= BODY - (end.y - TOP)
        if fits and spots[number].page == end.page - 1 and not _tied(blocks, number):
            begun = number
            if BODY - above >= lacking:
                break
    moves.fresh += [] if begun is None else [begun]
    return begun is not None


def _tied(blocks: Sequence[Mapping[str, Any]], number: int) -> bool:
    """Whether a block may not be parted from the one before it: a heading, what introduces it, or a basis in law.

    Who decides, the bases and the line that announces the decision are one.
    """
    before, block = blocks[number - 1], blocks[number]
    if before["kind"] != "paragraph":
        return before["kind"] in ("heading", "part")
    introduces = block["kind"] in ("table", "closing", "bullets") or before["style"] in TYING
    return introduces or (before["style"], block.get("style")) in PREAMBLE
