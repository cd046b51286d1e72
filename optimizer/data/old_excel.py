"""What the records of an .xls say that the fast reader does not: links, errors, percentages, and how large it is.

The reader believes every size that a record states; one that cannot be is found here first.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from optimizer.data.compound import streams

START = b"\xd0\xcf\x11\xe0"
"""First bytes of the file."""
STREAMS = ("Workbook", "Book")
_CODE = "_VBA_PROJECT".encode("utf-16-le")
"""Entry of its directory that holds code."""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_BEGIN, _END, _PASSWORD, _SHEET, _LINK = 0x809, 0x0A, 0x2F, 0x85, 0x1AE
_TEXTS, _AREA, _FORMAT, _STYLE = 0xFC, 0x200, 0x41E, 0xE0
_FORMULA, _ERROR, _NUMBER, _SHORT, _SHORTS = 0x06, 0x205, 0x203, 0x27E, 0xBD
_TEXT_CELLS = frozenset({0xFD, 0x204, 0xD6})
_CELLS = frozenset({_FORMULA, _ERROR, _NUMBER, _SHORT, _SHORTS, *_TEXT_CELLS})
_FAILED, _UNKNOWN = 2, "#N/A"
"""Kind of result of a formula that is an error; how an error of no known number is told."""
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
_PERCENT = frozenset({9, 10})
"""Built-in number formats of percentages."""
_NEW = 0x600
"""Version that the newer form of the records has."""
_OWN, _ADD_IN = 0x0401, 0x3A01
"""What stands in a link in place of a name for the workbook itself and for add-ins."""
_UNUSED = (b"\x00 ", b"\x01 \x00")
"""Name that Excel leaves where a link was deleted."""
_ROWS, _COLUMNS = 65_536, 256
MOST_RECORDS = 3_000_000
MOST_SHEETS = 1_000


class TooLarge(Exception):  # noqa: N818 - it says what the file is
    """A record states a size that no workbook of a province has."""


class Locked(Exception):  # noqa: N818 - it says what the file is
    """The workbook is protected by a password."""


@dataclass(slots=True)
class OldSheet:
    """What the reader leaves out of a sheet."""

    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    """Row and column from 0 -> formula error."""
    styles: dict[tuple[int, int], int] = field(default_factory=dict)
    """Row and column from 0 of a number -> its cell style."""
    last: tuple[int, int] = (0, 0)
    """Rows and columns up to the last one with a value."""


@dataclass(slots=True)
class OldBook:
    """What the reader leaves out of a workbook."""

    sheets: list[OldSheet] = field(default_factory=list)
    """In the order of their tabs."""
    linked: bool = False
    """Whether formulas refer to other workbooks or programs."""
    percent: set[int] = field(default_factory=set)
    """Cell styles that show a share as a percentage."""


def has_code(data: bytes) -> bool:
    """Return whether the file has macros."""
    return _CODE in data


def encrypted(data: bytes) -> bool:
    """Return whether the file is a newer workbook behind a password."""
    return _ENCRYPTED in data


def read_old(data: bytes) -> OldBook:
    """Return what the records of the .xls `data` say.

    Raises
    ------
    optimizer.data.compound.TornFile, struct.error, IndexError
        The file is damaged.
    Locked, TooLarge
        As their names say.
    """
    book = OldBook()
    for stream in streams(data, STREAMS).values():
        _read(stream, book)
    return book


def _read(stream: bytes, book: OldBook) -> None:
    said: dict[int, list[bytes]] = {}
    for kind, body in _records(stream, 0):
        said.setdefault(kind, []).append(body)
    if _PASSWORD in said:
        raise Locked
    starts = [_short(body, "<I") for body in said.get(_SHEET, ())]
    texts = max((_short(body, "<I", 4) for body in said.get(_TEXTS, ())), default=0)
    if len(starts) > MOST_SHEETS or texts > len(stream):
        raise TooLarge
    new = _short(said[_BEGIN][0]) >= _NEW if _BEGIN in said else True
    formats = {_short(body) for body in said.get(_FORMAT, ()) if "%" in _text(body, new=new)} | _PERCENT
    book.percent |= {number for number, body in enumerate(said.get(_STYLE, ())) if _short(body, "<H", 2) in formats}
    book.linked = book.linked or any(map(_external, said.get(_LINK, ())))
    walked = 0
    for start in starts:
        sheet = OldSheet()
        for kind, body in _records(stream, start):
            walked += 1
            if walked > MOST_RECORDS:
                raise TooLarge
            if kind == _AREA:
                _believe(body, new=new)
            elif kind in _CELLS:
                _note(sheet, kind, body)
        book.sheets.append(sheet)


def _records(stream: bytes, place: int) -> Iterator[tuple[int, bytes]]:
    """Yield kind and content of the records from `place` to the end of what begins there."""
    depth = 0
    while place + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, place)
        yield kind, stream[place + 4 : place + 4 + length]
        place += 4 + length
        depth += (kind == _BEGIN) - (kind == _END)
        if kind == _END and depth <= 0:
            return


def _note(sheet: OldSheet, kind: int, body: bytes) -> None:
    """Keep what the record of a cell says, or of several in a row."""
    row, column, style = struct.unpack_from("<HHH", body)
    last = _short(body, "<H", len(body) - 2) if kind == _SHORTS else column
    sheet.last = (max(sheet.last[0], row + 1), max(sheet.last[1], last + 1))
    value = body[6:14]
    if kind == _ERROR:
        if value[1]:
            sheet.errors[row, column] = _ERRORS.get(value[0], _UNKNOWN)
    elif kind == _FORMULA and value.endswith(b"\xff\xff"):
        if value[0] == _FAILED:
            sheet.errors[row, column] = _ERRORS.get(value[2], _UNKNOWN)
    elif kind == _SHORTS:
        for number, place in enumerate(range(4, len(body) - 5, 6)):
            sheet.styles[row, column + number] = _short(body, "<H", place)
    elif kind not in _TEXT_CELLS:
        sheet.styles[row, column] = style


def _believe(body: bytes, *, new: bool) -> None:
    """Refuse a stated area of cells that is none, or larger than a sheet can be."""
    top, bottom, left, right = struct.unpack_from("<IIHH" if new else "<HHHH", body)
    if top > bottom or left > right or bottom > _ROWS or right > _COLUMNS:
        raise TooLarge


def _external(body: bytes) -> bool:
    """Return whether the record of a link names another file or program."""
    letters = _short(body, "<H", 2)
    return letters not in {_OWN, _ADD_IN} and body[4 : 5 + letters * (1 + (body[4] & 1))] not in _UNUSED


def _text(body: bytes, *, new: bool) -> str:
    """Return the text of a number format."""
    if new and body[4] & 1:
        return body[5:].decode("utf-16-le", errors="replace")
    return body[5 if new else 3 :].decode("latin-1")


def _short(body: bytes, form: str = "<H", place: int = 0) -> int:
    return int(struct.unpack_from(form, body, place)[0])
