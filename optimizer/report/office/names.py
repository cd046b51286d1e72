"""Names and codes of a bundle as sheets print them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from optimizer.data.codes import Kind
from optimizer.report import facts
from optimizer.report.office.grid import Cell, Chart, Field, Grid, added
from optimizer.report.office.grid import Kind as Look
from optimizer.report.trace import unmarked
from optimizer.solution.plan import Network
from optimizer.solution.solution import Bundle
from optimizer.wording import Lang, clean, say


@dataclass(frozen=True)
class Names:
    """A bundle, the network that its sheets show, and the names of its codes."""

    bundle: Bundle
    lang: Lang

    @cached_property
    def shown(self) -> Network:
        """The plan, or today's structure where there is none."""
        return facts.shown(self.bundle)

    @cached_property
    def communes(self) -> Mapping[str, str]:
        """Commune -> name."""
        table = self.bundle.geometry
        return {str(code): clean(str(name)) for code, name in zip(table["commune"], table["name"], strict=True)}

    @cached_property
    def programmes(self) -> Mapping[str, str]:
        """Programme -> name, as the table of programmes has it."""
        table = self.bundle.inputs.get("programmes", pd.DataFrame())
        if table.empty or "name" not in table.columns:
            return {}
        flat = table.reset_index()
        return {str(code): clean(str(name)) for code, name in zip(flat["programme"], flat["name"], strict=True)}

    def unit(self, code: object) -> str:
        """Return the name of an institution after the change; empty for no institution."""
        units = self.shown.institutions
        if str(code) not in units.index:
            return clean(str(code))
        after = clean(str(units.at[str(code), "name_after"]))
        return after or clean(str(units.at[str(code), "name"]))

    def unit_today(self, code: object) -> str:
        """Return today's name of an institution; empty for no institution."""
        return clean(str(self.shown.institutions["name"].get(str(code), code)))

    def site(self, code: object) -> str:
        """Return the name of a site; empty for none."""
        return clean(str(self.shown.sites["name"].get(str(code), code)))

    def commune(self, code: object) -> str:
        """Return the name of a commune."""
        return self.communes.get(str(code), clean(str(code)))

    def programme(self, code: object) -> str:
        """Return the name of a programme."""
        return self.programmes.get(str(code), clean(str(code)))

    def kind(self, code: object) -> str:
        """Return the type of an institution in words; empty for none."""
        if not str(code):
            return ""
        found = Kind(str(code))
        return found.vi if self.lang == "vi" else found.en

    def flag(self, value: object) -> str:
        """Return yes or no."""
        return say("xls.yes" if bool(value) else "xls.no", self.lang)

    def field(self, key: str, look: Look = "text", width: float = 12.0, **options: object) -> Field:
        """Return the field `key`, headed by ``xls.col.<key>``, or the phrase in `label`."""
        label = str(options.pop("label", f"xls.col.{key}"))
        return Field(key, say(label, self.lang), look, width, **options)  # type: ignore[arg-type]


def figure(value: object) -> Cell:
    """Return a number cell, nothing where there is none."""
    return None if not isinstance(value, int | float) or pd.isna(value) else float(value)


def less(value: object, other: object, places: int) -> Cell:
    """Return `value` less `other`, each rounded as a sheet shows it; nothing where one is missing."""
    return added(("value", "-other"), {"value": figure(value), "other": figure(other)}, places)


def ratio(value: object, of: object) -> Cell:
    """Return the result of ``value / of``; nothing where `of` is 0 or empty."""
    whole = figure(of)
    return None if not whole else float(figure(value) or 0) / float(whole)


def make(  # noqa: PLR0913 - what a sheet is made of
    names: Names, key: str, fields: tuple[Field, ...], rows: Sequence[tuple[Cell, ...]], note: str, *,
    total: bool = False, chart: Chart | None = None, keys: int = 2,
) -> Grid:  # fmt: skip
    """Return the sheet `key`: its name and title are the phrases ``xls.sheet.<key>`` and ``xls.title.<key>``.

    Texts of `rows` may carry the keys of their sources; cells do not.
    """
    lang = names.lang
    title, sums = say(f"xls.title.{key}", lang), say("xls.total", lang) if total else ""
    plain = [tuple(unmarked(cell) if isinstance(cell, str) else cell for cell in row) for row in rows]
    return Grid(say(f"xls.sheet.{key}", lang), title, fields, plain, note, sums, keys, chart)
