"""The fields of a scenario as rows of a sheet: path, kind, allowed words, and the default as text."""

import json
import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from optimizer.scenario.scenario import Scenario
from optimizer.wording import LANGUAGES, Lang, say, shown
from optimizer.wording.scenario_sheet import CHOICES, FIELDS, HOLDS

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

    def names(self, lang: Lang) -> list[str]:
        """Return the names of its choices."""
        return [CHOICES.get(f"{self.path}.{value}", (value, value))[LANGUAGES.index(lang)] for value in self.choices]

    def holds(self, lang: Lang) -> str:
        """Return what the field may hold, in words."""
        if self.choices:
            return "; ".join(self.names(lang))
        return HOLDS[self.path][LANGUAGES.index(lang)] if self.path in HOLDS else say(f"sheet.kind.{self.kind}", lang)


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
        tuple[tuple[str, str, float], ...]: "floors",
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
    if kind == "floors":
        return "; ".join(f"{first} > {second} > {share:g}".replace(".", ",") for first, second, share in value)
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
