"""Legal bases: each document, what it sets in this plan, whether that is enforced, and whether it was checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as of_field
from datetime import date, datetime

import pandas as pd

from optimizer.data.codes import Field, Kind, Level
from optimizer.report.content import asked, cells, opening, sourced
from optimizer.report.content.gloss import glossed
from optimizer.report.document import Block, Heading, Table
from optimizer.report.trace import order, say
from optimizer.solution.solution import Bundle
from optimizer.wording import PHRASES, Lang

FORCED_BY = {
    "land_urban_m2": "founding.land", "land_rural_m2": "founding.land", "urban_land_factor": "founding.land",
    "posts_at_least": "founding.posts", "scale_at_least": "founding.scale",
    "counted_schools_at_most": "merging.counted_schools_at_most",
}  # fmt: skip
"""Norm -> the scenario's field that turns it into a rule."""


@dataclass
class _Document:
    """What is said of one document."""

    sets: list[str] = of_field(default_factory=list)
    forced: bool = False
    since: str = ""


def bases(bundle: Bundle, lang: Lang, heading: str) -> list[Block]:
    """Return the section: the citations as a provincial document opens with them, then what each document sets."""
    return [Heading(heading), *glossed(opening.bases(bundle, lang), lang), *_table(bundle, lang)]


def _table(bundle: Bundle, lang: Lang) -> list[Block]:
    found = _documents(bundle, lang)
    rows = tuple(
        (
            order(number), opening.cited(name), "\n".join(about.sets),
            say("doc.bases.forced" if about.forced else "doc.bases.held", lang),
            "; ".join(part for part in (_state(bundle, name, lang), about.since, _undated(name, lang)) if part),
        )
        for number, (name, about) in enumerate(sorted(found.items()), start=1)
    )  # fmt: skip
    columns = (
        cells.col("no", lang, 9, "center"), cells.col("document", lang, 45), cells.col("sets", lang),
        cells.col("role", lang, 24), cells.col("state", lang, 27),
    )  # fmt: skip
    note = say("doc.bases.note", lang)
    return [Table(say("doc.bases.table", lang), columns, rows, (note,), size=10.0)] if rows else []


def _documents(bundle: Bundle, lang: Lang) -> dict[str, _Document]:
    """Return document -> what it sets: rules of the scenario first, then its norms, one line a parameter."""
    found: dict[str, _Document] = {}
    sentences: Mapping[str, str] = dict(asked.wishes(bundle, lang))
    for path, basis in opening.asked_bases(bundle).items():
        for name in opening.documents(basis):
            about = found.setdefault(name, _Document())
            if path in sentences:
                about.sets.append(say("doc.bases.rule", lang, rule=sentences[path]))
                about.forced = True
    for (name, parameter), own in _cited(bundle.norms).groupby(["document", "parameter"], sort=False):
        about = found.setdefault(str(name), _Document())
        about.sets.append(_line(str(parameter), own, lang))
        about.forced |= asked.field(bundle, FORCED_BY.get(str(parameter), "")) not in {None, False}
        days = own.index[own["own_day"]]
        first = next((at for at in days if cells.when(own.at[at, "effective"])), None)
        if first is not None:
            day = sourced.day(own.at[first, "effective"], f"norms[{first}].effective", lang)
            about.since = say("doc.bases.since", lang, date=day)
    return found


def _cited(norms: pd.DataFrame) -> pd.DataFrame:
    """Return the norms once for each document that they cite; `own_day`: the day of effect is that of this document.

    Of several documents it is that of the one whose own day it is.
    """
    names = norms["legal_basis"].map(lambda basis: opening.documents(str(basis)))
    rows = norms.assign(document=names, alone=names.map(len) == 1).explode("document").dropna(subset="document")
    own = [row.alone or _issued(row.document) == cells.when(row.effective) for row in rows.itertuples()]
    return rows.assign(own_day=own)


def _issued(name: str) -> date | None:
    """Return the day of issue that a document's name gives; None where it gives none, or no day of the calendar."""
    found = opening.DATE.search(name)
    try:
        return datetime.strptime(found[0], "%d/%m/%Y").date() if found else None
    except ValueError:
        return None


def _line(parameter: str, own: pd.DataFrame, lang: Lang) -> str:
    """Return a norm with its values, each with what it applies to; equal values stand once."""
    values: dict[str, list[str]] = {}
    for at, row in own.iterrows():
        shown, unit = sourced.norm(float(row["value"]), row["unit"], f"norms[{at}]", lang)
        quantity = say("doc.bases.value", lang, value=shown, unit=unit) if unit else shown
        values.setdefault(f"{row['value']} {row['unit']}", [quantity]).append(
            applies(row["type"], row["field"], row["level"], lang)
        )
    parts = []
    for value, *whom in values.values():
        names = ", ".join(name for name in whom if name)
        parts.append(say("doc.bases.applied", lang, applies=names, value=value) if names else value)
    return say("doc.bases.norm", lang, name=norm_name(parameter, lang), values="; ".join(parts))


def norm_name(parameter: str, lang: Lang) -> str:
    """Return what a norm is called; its code where the program does not know it."""
    phrase = f"norm.{parameter}"
    return say(phrase, lang) if phrase in PHRASES else sourced.name(parameter, parameter)


def applies(kind: object, field: object, level: object, lang: Lang) -> str:
    """Return the type, field and level that a norm or price is for, in words; empty where it is for all."""
    codes = ((Kind, kind), (Field, field), (Level, level))
    return "; ".join(sourced.word(of(str(code)), lang) for of, code in codes if str(code).strip())


def _state(bundle: Bundle, name: str, lang: Lang) -> str:
    """Return whether the document was checked, as its norms say; the worst of them."""
    never, expired = opening.unchecked(bundle)
    own = bundle.norms[[name in opening.documents(str(basis)) for basis in bundle.norms["legal_basis"]]]
    if name in expired:
        at = next(at for at in own.index if opening.ended(bundle, own.at[at, "valid_until"]))
        return say(
            "doc.norm.expired", lang, date=sourced.day(own.at[at, "valid_until"], f"norms[{at}].valid_until", lang)
        )
    if name in never:
        return say("doc.norm.unchecked", lang)
    at = own.index[0]
    return say("doc.norm.checked", lang, date=sourced.day(own.at[at, "checked"], f"norms[{at}].checked", lang))


def _undated(name: str, lang: Lang) -> str:
    return "" if opening.DATE.search(name) else say("doc.bases.undated", lang)
