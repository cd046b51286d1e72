"""The goals of a scenario in their order, as a table with a sentence for each."""

import math
from collections.abc import Sequence

import pandas as pd

from optimizer.model.lexicographic import Reached
from optimizer.solution.schema import BUNDLE, conform, empty
from optimizer.wording import LANGUAGES, Lang, number, percent, say


def goals_table(reached: Sequence[Reached]) -> pd.DataFrame:
    """Return `Bundle.goals` of the goals that had their turn; empty where there were none."""
    if not reached:
        return empty(BUNDLE["goals"])
    rows = [
        (r.goal, _or_nan(r.value), _or_nan(r.bound), r.tolerance, r.ceiling, r.stopped_by,
         *(sentence(r, lang) for lang in LANGUAGES))
        for r in reached
    ]  # fmt: skip
    columns = ["goal", "value", "bound", "tolerance", "ceiling", "stopped_by", "vi", "en"]
    return conform(pd.DataFrame(rows, columns=columns).set_index("goal"), BUNDLE["goals"])


def sentence(reached: Reached, lang: Lang) -> str:
    """Return what a goal's turn ended with, and what is proven of it."""
    name = say(f"goal.{reached.goal}", lang)
    if reached.value is None:
        return say("goal.none", lang, name=name)
    values = {"name": name, "value": amount(reached.value, lang), "tolerance": percent(reached.tolerance, lang, 1)}
    if reached.bound is None:
        return say("goal.unproven", lang, **values)
    return say("goal.reached", lang, bound=amount(reached.bound, lang), **values)


def amount(value: float, lang: Lang) -> str:
    """Return a goal's value as sentences quote it: whole where it is whole or large, else with one decimal."""
    return number(value, lang, 0 if abs(value - round(value)) < 1e-6 or abs(value) >= 100 else 1)  # noqa: PLR2004 - rounding


def _or_nan(value: float | None) -> float:
    return math.nan if value is None else value
