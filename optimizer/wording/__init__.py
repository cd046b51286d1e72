"""Every sentence shown to a user, in Vietnamese and English, by phrase id; and number formats.

A phrase is a pair ``(vi, en)`` of `str.format` templates. Each stage keeps its phrases in the module of
its own name here; nothing outside this package holds a sentence for users.
"""

from datetime import date
from typing import Literal

from optimizer.errors import Finding
from optimizer.wording import (
    analysis,
    annual,
    cli,
    collect,
    data,
    decidable,
    explain,
    explain_demand,
    forecast,
    formulation,
    indicators,
    labels,
    model,
    network,
    path,
    people,
    report,
    scenario,
    scenario_sheet,
    solution,
    turning,
    units,
    workbook,
)  # fmt: skip
from optimizer.wording.numbers import clean, difference, number, percent, province_name, shown, total, written_day

Lang = Literal["vi", "en"]
LANGUAGES: tuple[Lang, ...] = ("vi", "en")

PHRASES: dict[str, tuple[str, str]] = {}
for _module in (
    labels,
    scenario,
    scenario_sheet,
    units,
    workbook,
    data,
    forecast,
    network,
    model,
    formulation,
    solution,
    path,
    people,
    indicators,
    analysis,
    annual,
    explain,
    explain_demand,
    turning,
    report,
    cli,
    collect,
    decidable,
):
    for _id, _pair in _module.PHRASES.items():
        if _id in PHRASES:
            msg = f"phrase {_id} is declared twice"
            raise RuntimeError(msg)
        PHRASES[_id] = _pair


def say(phrase: str, lang: Lang, /, **values: object) -> str:
    """Return the sentence `phrase` in `lang`, with `values` filled in.

    Floats must be formatted by `number` before they come here.

    Raises
    ------
    KeyError
        The phrase, or a value it quotes, is not there: a defect of the program.
    """
    return PHRASES[phrase][LANGUAGES.index(lang)].format(**values)


def told(finding: Finding, lang: Lang) -> tuple[str, str]:
    """Return what is wrong and what to do about it, without the place.

    The phrase `<id>` is the sentence, `<id>.remedy` says what to do (both required). Floats and dates among the values
    are written as the language writes them; years and codes come as int or str and stay as they are.
    """
    values = {
        "table": finding.table, "row": finding.row, "column": finding.column, "value": finding.value,
        **{key: _written(value, lang) for key, value in finding.values.items()},
    }  # fmt: skip
    return say(finding.id, lang, **values), say(finding.id + ".remedy", lang, **values)


def _written(value: object, lang: Lang) -> object:
    if isinstance(value, date):
        return written_day(value, lang)
    return shown(value, lang) if isinstance(value, float) else value


def sentence(finding: Finding, lang: Lang) -> str:
    """Return what `finding` says: its place, then what is wrong and what to do, as `told` has them.

    Where the place is only a file that the sentence names itself, it is not said twice.
    """
    place = f"{finding.table}" if finding.table else ""
    if place and finding.cell:
        place += f"!{finding.cell}"
    elif finding.row is not None:
        place += f" {say('place.row', lang, row=finding.row)}"
    if finding.column:
        place += f", {say('place.column', lang, column=finding.column)}"
    body = " ".join(told(finding, lang))
    named = place in {finding.value, finding.value.rpartition(".")[0]} and finding.value in body
    return f"{place}: {body}" if place and not named else body


__all__ = [
    "LANGUAGES",
    "PHRASES",
    "Lang",
    "clean",
    "difference",
    "number",
    "percent",
    "province_name",
    "say",
    "sentence",
    "shown",
    "told",
    "total",
    "written_day",
]
