"""Boxes of comments in the drawing of a sheet.

Excel writes these drawings in a form that is not always XML (``<br>`` without an end), so they are cut and put together
as text, and everything else in them (buttons, boxes to tick) stays as it is.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

NEW = (
    b'<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    b'xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data=""/>'
    b"</o:shapelayout></xml>"
)
"""A drawing without shapes."""
KIND = (
    '<v:shapetype id="_x0000_t202"{spaces} coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
BOX = (
    '<v:shape id="_x0000_s{number}"{spaces} type="#_x0000_t202" style="position:absolute;margin-left:59.25pt;'
    'margin-top:1.5pt;width:{width}px;height:{height}px;z-index:1;visibility:hidden" fillcolor="#ffffe1" '
    'o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"/></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:AutoFill>False</x:AutoFill>'
    "<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
SPACES = (
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
WIDTH, LETTERS, LINE = 360, 50, 17
"""Pixels of a box, letters of one of its lines, pixels of a line."""
LEAST, MOST = 100, 500
"""Pixels of the height of a box."""
OUTSIDE = (-1, -1)
"""No cell."""
BLOCK = 1024
"""Numbers of shapes are given out to the sheets of a workbook in blocks of so many."""
_ROOT = re.compile(rb"<[A-Za-z][^>]*>")
_SHAPE = re.compile(rb"<(\w+:)?shape[\s>].*?</\1shape\s*>", re.DOTALL)
_NOTE = re.compile(rb"ObjectType\s*=\s*[\"']Note[\"']")
_PLACE = re.compile(rb"<(?:\w+:)?(Row|Column)>\s*([0-9]+)\s*</")
_NUMBER = re.compile(rb"_x0000_s([0-9]{1,9})\b")
_BLOCKS = re.compile(rb"(<(?:\w+:)?idmap\b[^>]*?\bdata=)([\"'])([0-9, ]*)\2")
_ANCHOR = re.compile(rb"(<(?:\w+:)?Anchor>)([^<]*)(</)")
_STYLE = re.compile(rb"\b(width|height):([0-9.]+)(pt|px)")

type Place = tuple[int, int]
"""Row and column of a cell, from 0."""


def blocks(drawing: bytes) -> set[int]:
    """Return the blocks of numbers that a drawing uses."""
    named = {int(number) for match in _BLOCKS.finditer(drawing) for number in match[3].split(b",") if number.strip()}
    return named | {int(match[1]) // BLOCK for match in _NUMBER.finditer(drawing)}


def without(drawing: bytes, places: Iterable[Place]) -> bytes:
    """Return `drawing` without the boxes at `places`."""
    gone = set(places)
    return _SHAPE.sub(lambda match: b"" if _place(match[0]) in gone else match[0], drawing)


def empty(drawing: bytes) -> bool:
    """Return whether there is no shape in `drawing`."""
    return _SHAPE.search(drawing) is None


def with_boxes(drawing: bytes, texts: Mapping[Place, str], taken: set[int]) -> bytes:
    """Return `drawing` with a box for each of `texts`; one that is there is made large enough.

    `taken` are the blocks of numbers of the other drawings of the workbook; those used here are added.
    """
    there = {_place(match[0]) for match in _SHAPE.finditer(drawing)}
    drawing = _SHAPE.sub(lambda match: _grown(match[0], texts.get(_place(match[0]) or OUTSIDE, "")), drawing)
    missing = {place: text for place, text in sorted(texts.items()) if place not in there}
    root = _ROOT.search(drawing)
    spaces = "" if root and all(word in root[0] for word in (b"xmlns:v=", b"xmlns:o=", b"xmlns:x=")) else SPACES
    added = [] if b'id="_x0000_t202"' in drawing or not missing else [KIND.format(spaces=spaces)]
    own = sorted(blocks(drawing))
    numbers = _free(drawing, own, taken)
    for (row, column), text in missing.items():
        number = next(numbers)
        added.append(
            BOX.format(number=number, spaces=spaces, width=WIDTH, height=_height(text), row=row, column=column)
        )
    named = ",".join(map(str, own)).encode()
    drawing = _BLOCKS.sub(lambda match: match[1] + match[2] + named + match[2], drawing, count=1)
    end = drawing.rfind(b"</")
    return drawing[:end] + "".join(added).encode() + drawing[end:]


def _free(drawing: bytes, own: list[int], taken: set[int]) -> Iterator[int]:
    """Yield numbers that no shape has: of the blocks `own`, then of new ones, which are added to both lists."""
    used = {int(match[1]) for match in _NUMBER.finditer(drawing)}
    for block in own:
        last = max((number for number in used if number // BLOCK == block), default=block * BLOCK)
        yield from range(last + 1, (block + 1) * BLOCK)
    while True:
        block = max({0, *taken, *own}) + 1
        own.append(block)
        taken.add(block)
        yield from range(block * BLOCK + 1, (block + 1) * BLOCK)


def _place(shape: bytes) -> Place | None:
    """Return the cell of the comment that a shape is the box of; None for other shapes."""
    found = {match[1]: int(match[2]) for match in _PLACE.finditer(shape)}
    return (found[b"Row"], found[b"Column"]) if _NOTE.search(shape) and len(found) == len((b"Row", b"Column")) else None


def _height(text: str) -> int:
    lines = sum(1 + len(line) // LETTERS for line in text.split("\n"))
    return min(MOST, max(LEAST, LINE * (lines + 1)))


def _grown(shape: bytes, text: str) -> bytes:
    """Return a box that is large enough for `text`; as it is where there is none."""
    if not text:
        return shape
    tall = _height(text)
    if _ANCHOR.search(shape):
        return _ANCHOR.sub(lambda match: match[1] + _anchored(match[2], tall) + match[3], shape, count=1)
    least = {b"width": WIDTH, b"height": tall}
    pixels = {b"pt": 4 / 3, b"px": 1.0}

    def wide(match: re.Match[bytes]) -> bytes:
        enough = float(match[2]) * pixels[match[3]] >= least[match[1]]
        return match[0] if enough else b"%s:%dpx" % (match[1], least[match[1]])

    return _STYLE.sub(wide, shape)


def _anchored(anchor: bytes, tall: int) -> bytes:
    """Return an anchor (column, offset, row, offset of both corners) over enough columns and rows of usual size."""
    try:
        corners = [int(number) for number in anchor.split(b",")]
        left, _, top, _, right, inner, bottom, lower = corners
    except ValueError:
        return anchor
    right, bottom = max(right, left + WIDTH // 64), max(bottom, top + tall // 20)
    return ", ".join(map(str, (*corners[:4], right, inner, bottom, lower))).encode()
