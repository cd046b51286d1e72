"""One wish of a scenario beside what the plan does, and how it is said."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

import pandas as pd

from optimizer.solution.claims import TOLERANCE, Case, holds
from optimizer.wording import LANGUAGES, Lang, number, say

SHOWN = 10
"""Exceptions named in a sentence."""
NOTHING = "–"
"""Stands for an empty list, or a figure that there is not, until the sentence is said."""
Met = Literal["met", "not_met", "unknown"]


@dataclass(frozen=True, slots=True)
class Asked:
    """One wish of the scenario and what became of it."""

    rule: str
    """Field of the scenario."""
    met: Met
    left: float
    sense: Literal["<=", ">=", "="]
    right: float
    phrase: str
    told: Mapping[str, object] = field(default_factory=dict)
    """What the sentence quotes: text, a number, or a function of the language."""
    item: str = ""
    stepped: bool = False
    """Whether the amount comes in steps that no plan chooses (minutes on the road): then to stay below the limit does
    not mean that it does not bind, and nothing is said of it."""

    @property
    def limits(self) -> bool:
        """Whether the wish is a limit of which one can say that it binds or not."""
        return self.sense != "=" and math.isfinite(self.right) and not self.stepped

    @property
    def binding(self) -> bool:
        """Whether the plan keeps the limit and stands at it."""
        near = abs(self.left - self.right) <= TOLERANCE * max(1.0, abs(self.right))
        return self.limits and self.met == "met" and near


def at_limit(
    rule: str,
    left: float,
    sense: Literal["<=", ">="],
    right: float,
    phrase: str,
    *,
    stepped: bool = False,
    **told: object,
) -> Asked:
    """Return a wish with a limit; the sentence may quote ``found`` and ``limit``; a missing `left` is unknown."""
    room = TOLERANCE * max(1.0, abs(right))
    kept = left <= right + room if sense == "<=" else left >= right - room
    met: Met = "unknown" if math.isnan(left) else "met" if kept else "not_met"
    return Asked(
        rule, met, float(left), sense, float(right), phrase, {"found": left, "limit": right, **told}, stepped=stepped
    )


def without_exception(case: Case, rule: str, rows: pd.DataFrame, phrase: str, **told: object) -> Asked:
    """Return a wish that is met if all `rows` (claims) hold.

    The sentence may quote ``broken``, how many do not, and ``items``, the first ten of them by name.
    """
    wrong = rows[~holds(rows)]
    items = sorted(set(wrong["item"].map(str)))
    shown = [" → ".join(name(case, code) for code in item.split(" / ")) for item in items[:SHOWN]]
    named = "; ".join([*shown, *(["…"] if len(items) > SHOWN else [])]) or NOTHING
    values = {"broken": float(len(wrong)), "items": named, **told}
    return Asked(rule, "not_met" if len(wrong) else "met", float(len(wrong)), "=", 0.0, phrase, values)


def sentences(asked: Asked) -> list[str]:
    """Return the sentence in each language; of a limit that is kept it also says whether it binds."""
    texts = []
    for lang in LANGUAGES:
        text = _plain(say(asked.phrase, lang, **{k: _written(v, lang) for k, v in asked.told.items()}), lang)
        if asked.limits and asked.met == "met":
            text += " " + say("rule.binding" if asked.binding else "rule.not_binding", lang)
        texts.append(text)
    return texts


def _plain(text: str, lang: Lang) -> str:
    """Return `text` without the brackets of empty lists; one without brackets is said to be empty."""
    return text.replace(f" ({NOTHING})", "").replace(f": {NOTHING}", f": {say('rule.none', lang)}")


def _written(value: object, lang: Lang) -> object:
    if isinstance(value, Callable):  # type: ignore[arg-type]
        return value(lang)  # type: ignore[operator]
    if isinstance(value, int | float):
        return NOTHING if not math.isfinite(value) else number(value, lang, 0 if value == round(value) else 1)
    return value


def names(case: Case, codes: list[str]) -> str:
    """Return the names of institutions, sites or communes, separated by semicolons; `NOTHING` for none."""
    return "; ".join(name(case, code) for code in codes) or NOTHING


def name(case: Case, code: str) -> str:
    """Return the name of an institution, a site (with its owner's) or a commune; an unknown code as it is."""
    units, sites, communes = case.province.institutions, case.province.sites, case.province.communes
    if code in units.index:
        return str(units.at[code, "name"])
    if code in sites.index:
        owner = sites.at[code, "institution"]
        return f"{sites.at[code, 'name']} – {units.at[owner, 'name']}"
    return str(communes.at[code, "name"]) if code in communes.index else code
