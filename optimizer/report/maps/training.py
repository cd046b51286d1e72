"""What training a map speaks of: a field, a level, both, or all."""

import pandas as pd

from optimizer.data.codes import Field, Level
from optimizer.errors import BundleError
from optimizer.solution.solution import Bundle
from optimizer.wording import Lang, say


def programmes_of(bundle: Bundle, field: str | None, level: str | None, lang: Lang) -> frozenset[str]:
    """Return the programmes of `field` at `level` (None: any).

    Raises
    ------
    BundleError
        The tables of the run know no such field or level, or no programme of both.
    """
    table = bundle.inputs.get("programmes", pd.DataFrame(columns=["programme", "field", "level"]))
    fits = pd.Series(data=True, index=table.index)
    for column, value in (("field", field), ("level", level)):
        if value is not None:
            fits &= table[column].astype(str) == value
    found = frozenset(table.loc[fits, "programme"].astype(str))
    if not found:
        asked = {column: ", ".join(sorted(set(table[column].astype(str)))) for column in ("field", "level")}
        name, words = str(bundle.scenario["name"]), asked_words(field, level, lang)
        raise BundleError(
            say("map.no_programme", lang, name=name, asked=words, fields=asked["field"], levels=asked["level"])
        )
    return found


def level_name(code: str, lang: Lang) -> str:
    """Return the name of a level."""
    level = Level(code)
    return level.vi if lang == "vi" else level.en


def field_name(code: str, lang: Lang) -> str:
    """Return the name of a field ("" where the code is no official one)."""
    if code not in list(Field):
        return ""
    field = Field(code)
    return field.vi if lang == "vi" else field.en


def _field_words(code: str, lang: Lang) -> str:
    name = field_name(code, lang)
    return say("map.asked.named", lang, field=code, name=name) if name else say("map.asked.field", lang, field=code)


def asked_words(field: str | None, level: str | None, lang: Lang) -> str:
    """Return field and level in words."""
    parts = [] if field is None else [_field_words(field, lang)]
    parts += [] if level is None else [say("map.asked.level", lang, level=level_name(level, lang))]
    return ", ".join(parts)
