"""Cells that cannot be filled: a letter in the cell, its reason below the table."""

from collections.abc import Sequence

import pandas as pd

from optimizer.report.content import cells, sourced
from optimizer.report.content.tables import traced
from optimizer.report.trace import say
from optimizer.wording import Lang

LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Blanks:
    """The cells of one table, with a letter for each reason why one of them is empty."""

    def __init__(self, name: str, lang: Lang) -> None:
        self._name, self._lang = name, lang
        self._found: list[str] = []

    def cell(self, row: pd.Series, column: str, kind: str = "number", why: str = "") -> str:
        """Return the cell `column` of `row` with the key of its source, or the letter of the reason `why`."""
        shown = traced(row[column], kind, f"{self._name}[{row.name}].{column}", self._lang)
        return self.letter(why) if shown == cells.MISSING and why else shown

    def less(self, row: pd.Series, after: str, before: str, why: str = "") -> str:
        """Return the cell `after` less `before` as they are printed, or the letter of the reason `why`."""
        own = f"{self._name}[{row.name}]"
        shown = sourced.less(row[after], row[before], (f"{own}.{after}", f"{own}.{before}"), self._lang)
        return self.letter(why) if shown == cells.MISSING and why else shown

    def letter(self, why: str) -> str:
        """Return the letter of a reason (phrase id below ``annual.why``)."""
        if why not in self._found:
            self._found.append(why)
        return f"({LETTERS[self._found.index(why)]})"

    def notes(self, *others: str) -> tuple[str, ...]:
        """Return the reasons in the order of their letters, after `others`."""
        reasons = (
            f"({LETTERS[at]}) {say(f'annual.why.{why}', self._lang)}." for at, why in enumerate(self._found)
        )  # fmt: skip
        return (*others, *reasons)


def reason(values: Sequence[object]) -> str:
    """Return the first reason that is one, "" where there is none."""
    return next((str(value) for value in values if isinstance(value, str) and value), "")
