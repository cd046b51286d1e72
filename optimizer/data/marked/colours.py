"""Colours of cells as conditional formats that look at the cell itself.

No format of the officer's is lost, and the colour goes once the cell is corrected. They come before the officer's own,
so that those do not hide them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from xml.sax.saxutils import escape

from openpyxl.utils.cell import coordinate_to_tuple, get_column_letter, range_boundaries

from optimizer.data.book.style import ESCAPED
from optimizer.data.marked import order
from optimizer.data.marked.book import Book
from optimizer.data.marked.package import Node

MARK = 'LEN("vetnet")=6'
"""Always true; a conditional format that has it is one of ours."""
LONGEST = 200
"""Letters of a text that a formula may quote."""
MOST = 1_048_576
"""Rows of a sheet; more than its columns."""
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?")
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f]")


def forget(root: Node) -> None:
    """Take the colours of an earlier check away from the sheet `root`."""
    for formats in root.findall(f"{{{order.namespace(root)}}}conditionalFormatting"):
        for rule in list(formats):
            if any(MARK in str(formula.text) for formula in rule):
                formats.remove(rule)
        if not len(formats):
            root.remove(formats)


def colour(book: Book, part: str, colours: Mapping[str, int]) -> None:
    """Colour cells of the sheet `part` (address -> number of a conditional format) while their values are the same."""
    root = book.package.edit(part)
    _make_room(root, len(colours))
    made = []
    last = max((coordinate_to_tuple(place)[0] for place in colours), default=0)
    holds = {place: _unchanged(place, cell, book) for place, cell in _cells(book, part, last) if place in colours}
    for priority, (address, look) in enumerate(colours.items(), start=1):
        formula = escape(f"AND({holds.get(address, _blank(address))},{MARK})")
        rule = f'<cfRule type="expression" dxfId="{look}" priority="{priority}"><formula>{formula}</formula></cfRule>'
        xml = f'<conditionalFormatting sqref="{address}">{rule}</conditionalFormatting>'
        made.append(order.made(root, xml))
    order.put_all(root, made, order.SHEET)


def firsts(root: Node, addresses: Iterable[str]) -> dict[str, str]:
    """Return for each of `addresses` the cell that shows it: of a merged area, its first."""
    areas = [
        _corners(str(node.get("ref")))
        for node in root.iterfind(f"{{{order.namespace(root)}}}mergeCells/{{{order.namespace(root)}}}mergeCell")
    ]
    shown = {}
    for address in addresses:
        row, column = coordinate_to_tuple(address)
        area = next((a for a in areas if a[0] <= column <= a[2] and a[1] <= row <= a[3]), None)
        shown[address] = address if area is None else f"{get_column_letter(area[0])}{area[1]}"
    return shown


def _corners(area: str) -> tuple[int, int, int, int]:
    left, top, right, bottom = range_boundaries(area)
    return left or 1, top or 1, right or MOST, bottom or MOST


def _make_room(root: Node, count: int) -> None:
    """Move the rules of the sheet behind `count` others, in the order they have."""
    rules = [node for node in root.iter() if isinstance(node.tag, str) and node.tag.endswith("}cfRule")]
    ranks = [int(rule.get("priority")) for rule in rules if str(rule.get("priority", "")).lstrip("-").isdigit()]
    moved = count + 1 - min(ranks, default=count + 1)
    for rule in rules if moved > 0 else ():
        if str(rule.get("priority", "")).lstrip("-").isdigit():
            rule.set("priority", str(int(rule.get("priority")) + moved))


def _cells(book: Book, part: str, last: int) -> Iterator[tuple[str, Node]]:
    """Yield every cell up to the row `last` with its address, which a row or cell may leave to be counted."""
    number = 0
    for row in book.package.rows(part):
        number = int(row.get("r") or number + 1)
        if number > last:
            return
        column = 0
        for cell in row.iterfind(book.tag("c")):
            address = cell.get("r")
            column = coordinate_to_tuple(address)[1] if address else column + 1
            yield address or f"{get_column_letter(column)}{number}", cell


def _unchanged(place: str, cell: Node, book: Book) -> str:
    """Return the formula that holds while `cell` has its value."""
    kind = cell.get("t", "n")
    value = order.child(cell, "v")
    stored = "" if value is None else str(value.text or "")
    if kind == "e":
        return f"ISERROR({place})"
    if kind == "n" and _NUMBER.fullmatch(stored):
        return f"{place}={stored}"
    if kind == "n" and not stored:
        return _blank(place) if order.child(cell, "f") is None else "TRUE"
    text = stored
    if kind == "s":
        text = book.texts[int(stored)] if stored.isdigit() and int(stored) < len(book.texts) else ""
    elif kind == "inlineStr":
        inline = order.child(cell, "is")
        text = "" if inline is None else book.text(inline)
    if kind not in {"s", "str", "inlineStr"} or len(text) > LONGEST or _CONTROL.search(text) or ESCAPED.search(text):
        return "TRUE"
    return 'EXACT({},"{}")'.format(place, text.replace('"', '""')) if text else _blank(place)


def _blank(place: str) -> str:
    return f"LEN(TRIM({place}))=0"
