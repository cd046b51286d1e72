"""What fits one page of a Word file: heights of blocks, reckoned from the widths of their letters.

Word sets a page only when it opens the file, so the size of letters must be chosen before: the largest at which text
and picture should fit one page, with a little to spare.
"""

from math import ceil

from optimizer.report.document import Block, OnePage, Paragraph, Remark, Table
from optimizer.report.office import word_marks as marks

SIZES = (10.0, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0)
"""Sizes of letters (points) that are tried."""
SPARE = 0.94
"""Share of the page that is planned with."""
PICTURE = (52.0, 78.0)
"""Least and greatest height of a picture (mm)."""
WHOLE_WORDS = 1.16
"""Words are kept whole: lines end this much before the edge, on average."""
LINE = 1.17
"""Height of a line, in sizes of its letters."""
CELL_MM, ROW_MM, GAP_MM = 3.4, 1.0, 2.6
"""Paper beside the text of a cell, above and below that of a row, and after a table."""


def text_size(size: float) -> float:
    """Return the size of paragraphs and remarks beside tables of `size`."""
    return size + 1.0


def fitted(block: OnePage, width: float, height: float) -> tuple[float, float]:
    """Return the size of letters (points) in tables, and the height of the picture (mm), on `width` by `height` mm."""
    room = height * SPARE
    least, most = PICTURE if block.figure is not None else (0.0, 0.0)
    text = {size: sum(_height(inner, size, width) for inner in block.blocks) for size in SIZES}
    size = next((size for size in SIZES if text[size] + least <= room), SIZES[-1])
    return size, min(most, max(least, room - text[size]))


def _height(block: Block, size: float, width: float) -> float:
    """Return the height (mm) of a block with tables in letters of `size`."""
    match block:
        case Table():
            return _table(block, size, width)
        case Remark(title=title, items=items):
            beside = text_size(size)
            return sum(_lines(text, beside, width - 8.0) for text in (title, *items)) * _line(beside) + 6.0
        case Paragraph(text=text):
            return _lines(text, text_size(size), width) * _line(text_size(size)) + 1.5
        case _:
            return 0.0


def _table(table: Table, size: float, width: float) -> float:
    widths = [part.mm - CELL_MM for part in marks.share_out([column.width for column in table.columns], width)]
    rows = [(tuple(column.label for column in table.columns), True), *((row, False) for row in table.rows)]
    lines = [
        max(_lines(text, size, part, bold=bold) for text, part in zip(row, widths, strict=True)) for row, bold in rows
    ]
    caption = _lines(table.caption, text_size(size), width) * _line(text_size(size)) + 4.0 if table.caption else 0.0
    notes = sum(_lines(note, size, width) * _line(size) + 1.1 for note in table.notes)
    return caption + sum(count * _line(size) + ROW_MM for count in lines) + notes + GAP_MM


def _lines(text: str, size: float, width: float, *, bold: bool = False) -> int:
    """Return the number of lines of `text`."""
    return sum(max(1, ceil(marks.length(part, size, bold=bold) * WHOLE_WORDS / width)) for part in text.split("\n"))


def _line(size: float) -> float:
    return size * LINE * marks.MM_A_POINT
