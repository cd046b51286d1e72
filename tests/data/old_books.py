"""Files of the old format (.xls), put together byte by byte."""

import struct
from collections.abc import Iterable, Sequence

END, FREE, TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
SECTOR = 512
LEAST = 4096
"""Bytes of a stream that lies in sectors of its own."""


def entry(name: str, kind: int, first: int, length: int) -> bytes:
    """Return an entry of the directory."""
    text = name.encode("utf-16-le").ljust(64, b"\0")
    return text + struct.pack("<HBB3I36xIQ", 2 * len(name) + 2, kind, 1, FREE, FREE, FREE, first, length)


def compound(content: bytes = b"", **changes: object) -> bytes:
    """Return a file of the table (sector 0), the directory (1) and a stream (2 and on); `changes` replace parts."""
    stream = content.ljust(LEAST, b"\0")
    pieces = [stream[at : at + SECTOR].ljust(SECTOR, b"\0") for at in range(0, len(stream), SECTOR)]
    given: dict[str, object] = {
        "start": 1, "named": (0,), "more": END, "minis": END, "shift": 9, "root": entry("Root Entry", 5, END, 0),
        "table": (TABLE, END, *range(3, len(pieces) + 2), END), "stream": entry("Workbook", 2, 2, len(stream)),
    } | changes  # fmt: skip
    assert isinstance(given["root"], bytes)
    assert isinstance(given["stream"], bytes)
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, given["shift"], 6)
    header += struct.pack("<9I", 0, 1, given["start"], 0, LEAST, given["minis"], 0, given["more"], 0)
    header += struct.pack("<109I", *_filled(given["named"], 109))
    table = struct.pack("<128I", *_filled(given["table"], 128))
    return header + table + (given["root"] + given["stream"]).ljust(SECTOR, b"\0") + b"".join(pieces)


def _filled(numbers: object, count: int) -> Sequence[int]:
    assert isinstance(numbers, tuple)
    return (*numbers, *[FREE] * count)[:count]


def record(kind: int, form: str = "", *values: object) -> bytes:
    """Return a record of `kind`."""
    body = struct.pack(f"<{form}", *values)
    return struct.pack("<HH", kind, len(body)) + body


def workbook(cells: Iterable[bytes], general: Iterable[bytes] = (), *, astray: int = 0) -> bytes:
    """Return a workbook of one sheet "So": `cells` are its records, `general` those of the workbook.

    The workbook says that the sheet begins `astray` bytes behind its place. Cell style 1 shows percentages,
    style 0 does not.
    """
    begin = record(0x809, "HHHHII", 0x600, 5, 0, 0, 0, 0)
    styles = [record(0xE0, "HH16x", 0, form) for form in (0, 9)]
    head = b"".join((begin, *styles, *general))
    sheet = record(0x85, "IBBBB2s", len(head) + 14 + 4 + astray, 0, 0, 2, 0, b"So")
    whole = b"".join((head, sheet, record(0x0A), begin, *cells, record(0x0A)))
    return compound(whole)


def supporting(path: str, *titles: str, wide: bool = False) -> bytes:
    """Return the record for another workbook at `path`, of whose sheets formulas use those of `titles`."""
    body = struct.pack("<H", len(titles))
    for text in (path, *titles):
        body += struct.pack("<HB", len(text), wide) + text.encode("utf-16-le" if wide else "latin-1")
    return record(0x1AE, f"{len(body)}s", body)
