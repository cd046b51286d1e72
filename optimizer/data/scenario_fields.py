"""What a text of the sheet of scenarios means in its field."""

import json
from typing import Any

from optimizer.data.cells import FLAGS
from optimizer.data.numerals import readings
from optimizer.data.text import fold, plain
from optimizer.scenario.fields import FieldRow
from optimizer.wording.scenario_sheet import CHOICES

NONE = frozenset({"không", "none", "-", "–", "khôngápdụng"})
"""Folded words for "no rule"."""


class BadCell(Exception):  # noqa: N818 - it carries a phrase, it is not shown
    """A text that is no value of its field; the arguments are a phrase id and the values it quotes."""

    def __init__(self, phrase: str, **values: object) -> None:
        super().__init__(phrase)
        self.phrase, self.values = phrase, values


def value_of(row: FieldRow, text: str) -> Any:  # noqa: ANN401, PLR0911 - any field's value
    """Return the value that `text` (not empty) means in the field `row`, as pydantic takes it.

    Raises
    ------
    BadCell
        It means none.
    """
    if row.optional and fold(text) in NONE:
        return None
    match row.kind:
        case "int" | "float":
            return _number(text)
        case "bool":
            if fold(text) not in FLAGS:
                raise BadCell(phrase="sheet.not_flag")
            return FLAGS[fold(text)] == "1"
        case "choice":
            return _choice(row, text)
        case "codes":
            return _parts(text)
        case "years":
            return [int(_number(part)) for part in _parts(text)]
        case "pairs" | "shares" | "floors":
            return [_pair(row.kind, part) for part in _parts(text)]
        case "json":
            return _json(text)
    return text


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.replace("\n", ";").split(";") if part.strip()]


def _pair(kind: str, text: str) -> list[object]:
    """Return codes, and the share that is last in `shares` and `floors`."""
    parts = [part.strip() for part in text.replace("→", ">").split(">")]
    if len(parts) != (3 if kind == "floors" else 2) or not all(parts):
        raise BadCell(phrase="sheet.not_floor" if kind == "floors" else "sheet.not_pair")
    return [*parts] if kind == "pairs" else [*parts[:-1], _number(parts[-1])]


def _choice(row: FieldRow, text: str) -> str:
    for value in row.choices:
        if plain(text) in {plain(word) for word in (value, *CHOICES.get(f"{row.path}.{value}", ()))}:
            return value
    allowed = "; ".join(CHOICES.get(f"{row.path}.{value}", (value, ""))[0] for value in row.choices)
    raise BadCell(phrase="sheet.not_choice", allowed=allowed)


def _number(text: str) -> float:
    share = text.endswith("%")
    found = set(readings(text.removesuffix("%").strip()).values())
    if len(found) != 1:
        raise BadCell(phrase="sheet.not_number")
    value = found.pop() / (100 if share else 1)
    return int(value) if value.is_integer() and not share else value


def _json(text: str) -> Any:  # noqa: ANN401 - whatever the field takes
    try:
        return json.loads(text)
    except ValueError:
        raise BadCell(phrase="sheet.invalid") from None
