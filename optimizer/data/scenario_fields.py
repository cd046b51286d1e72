"""The fields of a scenario as rows of a sheet: path, kind, default as text, and how text becomes a value."""

import json
import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from optimizer.data.cells import FLAGS
from optimizer.data.numerals import readings
from optimizer.data.text import fold, plain
from optimizer.scenario import Scenario
from optimizer.wording import LANGUAGES, Lang, say, shown
from optimizer.wording.scenario_sheet import CHOICES, FIELDS

NONE = frozenset({"không", "none", "-", "–", "khôngápdụng"})
"""Folded words for "no rule"."""
OWN_ROW = ("basis",)
"""Fields that are no row: the legal basis is a column."""


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One field of a scenario."""

    path: str
    """For example ``merging.counted_schools_at_most``."""
    kind: str
    """int, float, bool, choice, text, codes, pairs, shares, years or json."""
    choices: tuple[str, ...]
    optional: bool
    """True: "không" means no rule."""
    default: str
    """As it would be written; "" where the field must be given."""
    meaning: str

    def label(self, lang: Lang) -> str:
        """Return the name of the field in the sheet; its path where it has no name."""
        return FIELDS.get(self.path, (self.path, self.path))[LANGUAGES.index(lang)]


@cache
def field_rows() -> tuple[FieldRow, ...]:
    """Return the fields of a scenario in the order of their declaration, groups opened."""
    rows: list[FieldRow] = []
    for name, info in Scenario.model_fields.items():
        if name in OWN_ROW:
            continue
        group = info.annotation
        if isinstance(group, type) and issubclass(group, BaseModel):
            rows += [_row(f"{name}.{leaf}", inner) for leaf, inner in group.model_fields.items()]
        else:
            rows.append(_row(name, info))
    return tuple(rows)


def _row(path: str, info: FieldInfo) -> FieldRow:
    kind, choices, optional = _kind(info.annotation)
    default = "" if info.is_required() else text_of(kind, path, info.get_default(call_default_factory=True))
    return FieldRow(path, kind, choices, optional, default, " ".join((info.description or "").split()))


def _kind(annotation: Any) -> tuple[str, tuple[str, ...], bool]:  # noqa: ANN401 - whatever a field is annotated with
    """Return kind, allowed values, and whether None is allowed."""
    if typing.get_origin(annotation) in {typing.Union, types.UnionType}:
        inner = [part for part in typing.get_args(annotation) if part is not type(None)]
        kind, choices, _ = _kind(inner[0]) if len(inner) == 1 else ("json", (), False)
        return kind, choices, True
    if typing.get_origin(annotation) is typing.Literal:
        return "choice", tuple(str(value) for value in typing.get_args(annotation)), False
    plain_kinds: Mapping[object, str] = {
        int: "int", float: "float", bool: "bool", str: "text", tuple[str, ...]: "codes", tuple[int, ...]: "years",
        tuple[tuple[str, str], ...]: "pairs", tuple[tuple[str, float], ...]: "shares",
    }  # fmt: skip
    return plain_kinds.get(annotation, "json"), (), False


def text_of(kind: str, path: str, value: Any) -> str:  # noqa: ANN401, PLR0911 - any field's value
    """Return a field's value as the sheet writes it."""
    if value is None:
        return say("book.none", "vi")
    if kind == "bool":
        return say("book.yes" if value else "book.no", "vi")
    if kind == "choice":
        return CHOICES.get(f"{path}.{value}", (str(value), ""))[0]
    if kind in {"codes", "years"}:
        return "; ".join(str(part) for part in value)
    if kind == "pairs":
        return "; ".join(f"{first} > {second}" for first, second in value)
    if kind == "shares":
        return "; ".join(f"{first} > {second:g}".replace(".", ",") for first, second in value)
    if kind == "float":
        return shown(value, "vi").replace("−", "-")
    return (
        json.dumps(_jsonable(value), ensure_ascii=False)
        if kind == "json" and value != ()
        else str(value or "")
        if kind != "int"
        else str(value)
    )


def _jsonable(value: Any) -> Any:  # noqa: ANN401 - any field's value
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    return [_jsonable(part) for part in value] if isinstance(value, tuple | list) else value


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
        case "pairs" | "shares":
            return [_pair(row.kind, part) for part in _parts(text)]
        case "json":
            return _json(text)
    return text


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.replace("\n", ";").split(";") if part.strip()]


def _pair(kind: str, text: str) -> list[object]:
    parts = [part.strip() for part in text.replace("→", ">").split(">")]
    if len(parts) != 2 or not all(parts):  # noqa: PLR2004 - a pair
        raise BadCell(phrase="sheet.not_pair")
    return [parts[0], _number(parts[1])] if kind == "shares" else [*parts]


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
        raise BadCell(phrase="sheet.invalid", problem="JSON") from None
