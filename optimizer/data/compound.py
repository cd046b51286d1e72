"""The frame of an .xls, walked before the reader does: that one follows a chain that leads back into itself forever.

An .xls is a small file system: sectors, a table that says which sector follows which, a directory of streams.
"""

import struct
from collections.abc import Iterator, Mapping, Sequence

_SIZES = {9: 512, 12: 4096}
"""Bytes of a sector, by what the header says."""
_END, _RESERVED = 0xFFFFFFFE, 0xFFFFFFFA
"""Where a chain ends; number from which on nothing is a sector."""
_IN_HEADER, _ENTRY, _MINI, _LARGE = 109, 128, 64, 4096
"""Sectors of the table in the header; bytes of an entry of the directory, of a small sector, of a large stream."""


class TornFile(Exception):  # noqa: N818 - it says what the file is
    """A sector that is not in the file, or a chain without an end."""


def streams(data: bytes, names: Sequence[str]) -> Mapping[str, bytes]:
    """Return name -> bytes of the streams of `names` that the file `data` has.

    Raises
    ------
    TornFile
        A chain of sectors that a reader follows to get there leaves the file or has no end.
    """
    try:
        return _streams(data, names)
    except struct.error:
        raise TornFile from None


def _streams(data: bytes, names: Sequence[str]) -> Mapping[str, bytes]:
    size = _SIZES.get(struct.unpack_from("<H", data, 30)[0], 0)
    if not size:
        raise TornFile
    sectors = [data[start : start + size] for start in range(size, len(data), size)]
    lengths = struct.unpack_from("<II", data, 40)
    start, minis, count, more, mores = struct.unpack_from("<I8xIIII", data, 48)
    if max(*lengths, count, mores) > len(sectors):
        raise TornFile
    follows = [number for sector in _table(data, sectors, more) for number in _numbers(sectors[sector])]
    small = [number for sector in _chain(minis, follows, len(sectors)) for number in _numbers(sectors[sector])]
    directory = b"".join(sectors[sector] for sector in _chain(start, follows, len(sectors)))
    found: dict[str, bytes] = {}
    pieces: list[bytes] = []
    for place in range(0, len(directory) - _ENTRY + 1, _ENTRY):
        name = directory[place : place + 64].decode("utf-16-le", errors="replace").partition("\0")[0]
        first, length = struct.unpack_from("<IQ" if size == _LARGE else "<II", directory, place + 116)
        if place and (name not in names or name in found):
            continue
        if length > len(data):
            raise TornFile
        within, table = (sectors, follows) if not place or length >= _LARGE else (pieces, small)
        stream = b"".join(within[sector] for sector in _chain(first, table, len(within)))
        if place:
            found[name] = stream[:length]
        else:  # the first entry holds all small sectors
            pieces = [stream[at : at + _MINI] for at in range(0, len(stream), _MINI)]
    return found


def _table(data: bytes, sectors: Sequence[bytes], more: int) -> Iterator[int]:
    """Yield the sectors of the table: those the header names, then those that sectors from `more` on name."""
    named = list(struct.unpack_from(f"<{_IN_HEADER}I", data, 76))
    seen = set()
    while more < _RESERVED:
        if more in seen or more >= len(sectors):
            raise TornFile
        seen.add(more)
        *further, more = _numbers(sectors[more])
        named += further
    for sector in named:
        if sector < _RESERVED:
            if sector >= len(sectors):
                raise TornFile
            yield sector


def _chain(first: int, follows: Sequence[int], count: int) -> Iterator[int]:
    """Yield the sectors of a chain from `first` on."""
    seen = set()
    while first != _END:
        if first in seen or first >= min(count, len(follows)):
            raise TornFile
        seen.add(first)
        yield first
        first = follows[first]


def _numbers(sector: bytes) -> Sequence[int]:
    return struct.unpack(f"<{len(sector) // 4}I", sector[: len(sector) // 4 * 4])
