"""Where in a sheet the header is, and which rows below it are no records: title rows, numbering, totals.

Officers' sheets carry a title above the header, a second header row under merged cells, a row of column numbers
``(1) (2) (3)`` and totals. All of these are recognised by their content; what is left out is told in a note.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from optimizer.data.column import Column, Table
from optimizer.data.text import fold, plain

LOOK = 25
"""Rows among which the header is looked for."""
IGNORED = "–"
"""Column of a header that is to be left out; no declared column is called so."""
_NUMBERING = re.compile(r"\(?\d{1,2}\)?|\(?[A-ZĐ]\)?|\d{1,2}\s*=.*", re.ASCII)
TOTALS = frozenset(
    {"tong", "tongcong", "tongso", "cong", "congtoantinh", "toantinh", "total", "sum", "tongcongtoantinh"}
)
"""Plain words that begin a row of totals."""
_UNIT = re.compile(r"\s*\([^()]*\)\s*$")

type Texts = Sequence[Sequence[str]]
"""Cleaned text by column, then by row."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What the rows of a sheet are; places count from 0."""

    header: int
    names: tuple[str, ...]
    """Header of each column, joined over two rows where they were merged."""
    records: tuple[int, ...]
    totals: tuple[int, ...]
    """Rows of totals, left out."""
    numbering: tuple[int, ...]
    """Rows of column numbers, left out."""


@cache
def header_words(table: Table) -> Mapping[str, str]:
    """Return every way of writing a header -> column name: code name, label, label without accents or unit.

    A way that two columns share is left out.
    """
    exact = {fold(word): column.name for column in table.columns for word in (column.name, column.label)}
    loose: dict[str, set[str]] = {}
    for column in table.columns:
        for word in _ways(column):
            loose.setdefault(word, set()).add(column.name)
    return {word: names.copy().pop() for word, names in loose.items() if len(names) == 1} | exact


def _ways(column: Column) -> set[str]:
    label = _UNIT.sub("", column.label)
    return {plain(column.label), plain(label), fold(label), plain(column.name)} - {""}


def column_of(words: Mapping[str, str], header: str) -> str | None:
    """Return the column that `header` names under `header_words`, None if none."""
    folded = fold(header).replace("()", "").strip(":.")
    return words.get(folded) or words.get(plain(folded))


def laid_out(table: Table, texts: Texts, words: Mapping[str, str]) -> Layout | None:
    """Return the layout of the cleaned `texts`; None where all cells are empty. `words` as of `header_words`."""
    rows = [place for place, row in enumerate(zip(*texts, strict=True)) if any(row)]
    if not rows:
        return None
    header, names, known = rows[0], tuple(column[rows[0]] for column in texts), 0
    for place in rows[:LOOK]:
        found = _names(texts, place, rows[0], words)
        count = len({name for text in found if (name := column_of(words, text))})
        if count > known:
            header, names, known = place, found, count
    below = [place for place in rows if place > header]
    numbering = tuple(place for place in below[:1] if _is_numbering([column[place] for column in texts]))
    key = next((spot for spot, text in enumerate(names) if column_of(words, text) in set(table.key)), None)
    totals = tuple(place for place in below if _is_total([column[place] for column in texts], key, table.name))
    out = {*numbering, *totals}
    return Layout(header, names, tuple(place for place in below if place not in out), totals, numbering)


def _names(texts: Texts, place: int, first: int, words: Mapping[str, str]) -> tuple[str, ...]:
    """Return the headers that row `place` gives, completed from the row above where cells were merged."""
    if place == first:
        return tuple(column[place] for column in texts)
    found, group = [], ""
    for column in texts:
        own, above = column[place], column[place - 1]
        group = above or group
        ways = [own, f"{group} {own}" if own else above]
        found.append(next((way for way in ways if way and column_of(words, way)), own or above))
    return tuple(found)


def _is_numbering(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell]
    if not all(_NUMBERING.fullmatch(cell) for cell in filled):
        return False
    numbers = [int(match[0]) for cell in filled if (match := re.search(r"[0-9]+", cell))]
    return numbers == sorted(set(numbers)) and len(numbers) > 1 and numbers[0] <= 2  # noqa: PLR2004


def _is_total(cells: Sequence[str], key: int | None, table: str) -> bool:
    """Return whether a row is one of totals: its first text says so, and its key is empty or that very text."""
    first = next((cell for cell in cells if cell), "")
    if plain(first) not in TOTALS or table == "province":
        return False
    return key is None or not cells[key] or plain(cells[key]) in TOTALS
