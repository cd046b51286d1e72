"""Tables of a report made straight from a frame of the bundle: every number carries the key of its cell."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from optimizer.report.content import cells, sourced
from optimizer.report.document import Align, Column, Table
from optimizer.report.trace import order, say
from optimizer.wording import Lang

type Written = Callable[[object], str]


@dataclass(frozen=True, slots=True)
class Shown:
    """A column to print: of the frame, headed by the phrase ``doc.col.<label>``, as wide as said (mm)."""

    column: str
    label: str
    width: float = 0.0
    kind: str = "number"
    """number, tenth (one decimal), signed, signed_tenth, share, year, text, day."""
    of: tuple[str, str] | None = None
    """Columns of the same row, (after, before): their difference as they are printed stands here."""
    parts: tuple[str, ...] = ()
    """Columns of the same row: their sum as they are printed stands here."""
    running: bool = False
    """Whether `parts` are summed over this row and all above it."""


def traced(value: object, kind: str, source: str, lang: Lang) -> str:
    """Return a cell as it is printed, with the key of its source; a dash where there is none."""
    match kind:
        case "text":
            shown = cells.text(value)
        case "day":
            shown = cells.day(value, lang)
        case "year":
            shown = str(int(float(str(value))))
        case "share":
            shown = cells.share(value, lang)
        case _:
            shown = cells.amount(value, lang, 1 if kind.endswith("tenth") else 0, sign=kind.startswith("signed"))
    return sourced.known(shown, source)


def frame_table(
    name: str, frame: pd.DataFrame, columns: Iterable[Shown], lang: Lang,
    first: tuple[str, Mapping[str, str]] = ("unit", {}), notes: tuple[str, ...] = (), caption: str = "",
) -> Table:  # fmt: skip
    """Return `frame` (the bundle's table `name`) with running numbers; its index is named by the mapping of `first`."""
    chosen = tuple(columns)
    label, names = first
    rows = []
    for number, key in enumerate(frame.index, start=1):
        called = sourced.name(names.get(str(key), key), key)
        values = (_cell(frame.iloc[:number], c, name, lang) for c in chosen)
        rows.append((order(number), called, *values))
    heads = (
        cells.col("no", lang, 9, "center"), cells.col(label, lang),
        *(Column(say(f"doc.col.{c.label}", lang), c.width, _align(c.kind)) for c in chosen),
    )  # fmt: skip
    return Table(caption, heads, tuple(rows), notes, size=10.5)


def _cell(above: pd.DataFrame, shown: Shown, name: str, lang: Lang) -> str:
    """Return the cell of the last row of `above`."""
    row, source = above.iloc[-1], f"{name}[{above.index[-1]}]"
    places = 1 if shown.kind.endswith("tenth") else 0
    if shown.parts:
        return total(above if shown.running else above.tail(1), shown, name, lang)
    if shown.of is None:
        return traced(row[shown.column], shown.kind, f"{source}.{shown.column}", lang)
    after, before = shown.of
    return sourced.less(row[after], row[before], (f"{source}.{after}", f"{source}.{before}"), lang, places)


def total(rows: pd.DataFrame, shown: Shown, name: str, lang: Lang) -> str:
    """Return the sum of `parts` over `rows` (of the bundle's table `name`) as they are printed."""
    parts = {f"{name}[{key}].{part}": row[part] for key, row in rows.iterrows() for part in shown.parts}
    places = 1 if shown.kind.endswith("tenth") else 0
    return sourced.total(parts, lang, places, sign=shown.kind.startswith("signed"))


def _align(kind: str) -> Align:
    return "left" if kind == "text" else "center" if kind == "day" else "right"
