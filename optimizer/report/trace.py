"""Where every printed number comes from: texts carry their source until the document is put together.

`mark` wraps what is printed and the key of its source in three private letters. A `Document` takes them out again,
keeps what was printed from where, and lists the numbers that came from nowhere (`settle`). Keys read
``table[row].column`` of the bundle (of today's network: ``unchanged.table[row].column``), ``scenario.field``,
``province.key``, ``proof.field``, ``options.key``, ``versions.package``, ``digests.table``, ``name[code]``,
``decision[code]``, ``code.value``, ``legal_basis`` and ``basis[scenario field]``, ``count(table)``, ``limit.name`` (a
limit of the program's own), ``order`` (a running number) or ``wording:phrase``; ``a − b`` and ``a + b`` for difference
and sum of figures as they are printed; ``option[2].`` stands before a key of the bundle of another option.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from string import Formatter
from typing import Any

from optimizer.wording import LANGUAGES, PHRASES, Lang

OPEN, BETWEEN, CLOSE = "\ue000", "\ue001", "\ue002"
MARKS = re.compile(f"[{OPEN}{BETWEEN}{CLOSE}]")
LESS = " − "
"""Stands in a key between the figure and the one that is taken from it."""
PLUS = " + "
"""Stands in a key between figures that are summed."""
NUMBER = re.compile(r"[+−]?\d(?:[\d.,/]*\d)?%?")


@dataclass(frozen=True, slots=True)
class Printed:
    """A stretch of text and the key of its source."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Settled:
    """A text without its marks, what stood in them, and the numbers outside any mark."""

    text: str
    printed: tuple[Printed, ...]
    orphans: tuple[str, ...]


def mark(shown: str, source: str) -> str:
    """Return `shown` with the key of its source; marks that a user's own text holds are dropped."""
    return f"{OPEN}{MARKS.sub('', source)}{BETWEEN}{shown}{CLOSE}"


def difference_of(after: str, before: str) -> str:
    """Return the key of the difference of two figures as they are printed."""
    return f"{after}{LESS}{before}"


def sum_of(parts: Iterable[str]) -> str:
    """Return the key of the sum of figures as they are printed."""
    return PLUS.join(parts)


def order(number: int) -> str:
    """Return a running number of rows."""
    return mark(str(number), "order")


def say(phrase: str, lang: Lang, /, **values: object) -> str:
    """Return the sentence as `optimizer.wording.say` does; the source of a number of its own wording is the phrase."""
    return _marked(phrase, lang).format(**values)


@cache
def _marked(phrase: str, lang: Lang) -> str:
    template = PHRASES[phrase][LANGUAGES.index(lang)]
    parts = []
    for literal, name, spec, conversion in Formatter().parse(template):
        shown = literal.replace("{", "{{").replace("}", "}}")
        parts.append(mark(shown, f"wording:{phrase}") if re.search(r"\d", literal) else shown)
        if name is not None:
            parts.append("{" + name + (f"!{conversion}" if conversion else "") + (f":{spec}" if spec else "") + "}")
    return "".join(parts)


def settle(text: str) -> Settled:
    """Return `text` without marks, with what it printed and its orphans; marks may stand in marks."""
    if not MARKS.search(text):
        return Settled(text, (), tuple(NUMBER.findall(text)))
    plain: list[str] = []
    printed: list[Printed] = []
    loose: list[str] = []
    opened: list[tuple[str, int]] = []
    for source, piece, closes in _pieces(text):
        if source is not None:
            opened.append((source, len(plain)))
        plain.append(piece)
        loose.append(piece if not opened else "\n")
        if closes and opened:
            key, start = opened.pop()
            printed.append(Printed("".join(plain[start:]), key))
    return Settled("".join(plain), tuple(printed), tuple(NUMBER.findall("".join(loose))))


def _pieces(text: str) -> Iterator[tuple[str | None, str, bool]]:
    """Yield the key that opens before a piece (or None), the piece, and whether a mark closes after it."""
    for part in re.split(f"(?<={CLOSE})|(?={OPEN})", text):
        source: str | None = None
        body = part
        if part.startswith(OPEN):
            source, _, body = part[1:].partition(BETWEEN)
        closes = body.endswith(CLOSE)
        yield source, MARKS.sub("", body), closes


def unmarked(text: str) -> str:
    """Return `text` without marks."""
    return settle(text).text


def settled(value: Any, printed: list[Printed], orphans: list[str]) -> Any:  # noqa: ANN401 - blocks, tuples and texts
    """Return `value` (blocks, tuples, texts, in any depth) without marks; what was found is added to the two lists."""
    if isinstance(value, str):
        found = settle(value)
        printed += found.printed
        orphans += found.orphans
        return found.text
    if isinstance(value, tuple):
        return tuple(settled(inner, printed, orphans) for inner in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{
            f.name: settled(getattr(value, f.name), printed, [] if f.name in SILENT else orphans)
            for f in fields(value) if f.name != "kind"
        })  # fmt: skip
    return value


SILENT = frozenset({"image", "alt"})
"""Fields that are not printed."""
