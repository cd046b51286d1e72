"""A plan and the tables of a later year, joined by the codes of institutions, sites and programmes."""

import calendar
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

import pandas as pd

from optimizer.data.codes import Delivery
from optimizer.data.province import Province
from optimizer.solution.plan import Network
from optimizer.solution.solution import Bundle
from optimizer.solution.today import in_scope, taught_offers
from optimizer.wording import LANGUAGES, clean, say, shown

NEAR = 0.5
"""Persons and places nearer than this are equal: the plan's are not whole numbers, the tables' are."""


class Offer(NamedTuple):
    """What is licensed and taught of a programme at a site (entrants a year)."""

    places: float
    entrants: float

    @property
    def alive(self) -> bool:
        """Whether anything is licensed or taught; a row may be a licence without places."""
        return self.places > 0 or self.entrants > 0


NOTHING = Offer(0.0, 0.0)


def _rows(frame: pd.DataFrame) -> Iterator[tuple[Any, Any]]:
    """Yield key and row of `frame`."""
    return zip(frame.index, frame.itertuples(index=False), strict=True)


@dataclass(frozen=True)
class Case:
    """What the plan says of a year, and what the tables of that year say."""

    bundle: Bundle
    plan: Network
    actual: Province
    year: int
    """Year of the report."""

    @cached_property
    def day(self) -> date:
        """Day of the tables: how far "done until" reaches."""
        return date.fromisoformat(self.actual.facts["as_of"])

    @cached_property
    def year_end(self) -> date:
        """Last day of the year of the report."""
        return date(self.year, 12, 31)

    @cached_property
    def effect(self) -> date:
        """Day on which the plan takes effect where a unit has no day of its own: 1 September of its target year."""
        return date(self.target_year, 9, 1)

    @cached_property
    def target_year(self) -> int:
        """Last target year of the plan."""
        periods = self.bundle.scenario["periods"]
        return int(periods[-1]) if isinstance(periods, list | tuple) else int(str(periods))

    @cached_property
    def units(self) -> pd.DataFrame:
        """Institutions as they are, index code."""
        return self.actual.institutions

    @cached_property
    def scope(self) -> pd.Series:
        """Institution as it is -> whether the province decides on it."""
        return in_scope(self.units)

    @cached_property
    def owner(self) -> pd.Series:
        """Site as it is -> its institution; sites that are only planned are left out."""
        sites = self.actual.sites
        return sites.loc[~sites.index.isin(self.actual.planned), "institution"]

    @cached_property
    def offers(self) -> Mapping[tuple[str, str], "Offer"]:
        """Offers taught at sites as they are, driving left out: programme, site -> places, entrants."""
        rows = taught_offers(self.actual)
        rows = rows[rows["delivery"] != Delivery.MOBILE]
        sums = rows.groupby(["programme", "site"])[["places", "entrants"]].sum()
        return {(str(p), str(s)): Offer(float(row.places), float(row.entrants)) for (p, s), row in _rows(sums)}

    @cached_property
    def mobile(self) -> pd.Series:
        """Index programme, institution as it is -> places of mobile classes."""
        rows = taught_offers(self.actual)
        rows = rows[rows["delivery"] == Delivery.MOBILE]
        places = rows["places"].fillna(0.0)
        return places.groupby([rows["programme"], rows["site"].map(self.owner)]).sum()

    @cached_property
    def used(self) -> frozenset[str]:
        """Sites as they are where something is licensed or taught."""
        return frozenset(site for (_, site), offer in self.offers.items() if offer.alive)

    def due(self, unit: str) -> date:
        """Return the day by which the plan has `unit` changed."""
        text = str(self.plan.institutions["date"].get(unit, ""))
        return date.fromisoformat(text[:10]) if text else self.effect

    @cached_property
    def turns(self) -> Mapping[str, date]:
        """Site -> day of its last change, in a plan of several years: 1 September of that year."""
        rows = self.bundle.changes
        years = rows[rows["kind"] == "site"].groupby("code")["year"].max()
        return {str(code): date(int(year), 9, 1) for code, year in years.items()}

    def due_site(self, site: str, unit: str) -> date:
        """Return the day by which the plan has `site` of `unit` closed, opened or handed over."""
        return self.turns.get(site, self.due(unit))

    def due_offers(self, unit: str) -> date:
        """Return the day by which programmes and places of `unit` are those of the plan.

        A plan of several years tells those of its last year: before that, none of them is late.
        """
        return max(self.due(unit), self.effect) if len(self.bundle.changes) else self.due(unit)

    def guests(self, host: str) -> list[str]:
        """Return the units that the plan merges into `host`."""
        units = self.plan.institutions
        return [str(i) for i in units.index[(units["fate"] == "merge") & (units["host"] == host)]]

    def name(self, unit: str) -> str:
        """Return the name of an institution: today's in the plan, else that of the tables, else its code."""
        for table in (self.plan.institutions, self.units):
            if unit in table.index:
                return clean(str(table.at[unit, "name"]))
        return unit

    def site_name(self, site: str) -> str:
        """Return the name of a site with its owner's, as the plan or else the tables have them."""
        for table in (self.plan.sites, self.actual.sites):
            if site in table.index:
                return f"{clean(str(table.at[site, 'name']))} ({site})"
        return site

    @cached_property
    def programme_names(self) -> Mapping[str, str]:
        """Programme -> name."""
        names = self.actual.programmes["name"]
        found = {str(code): clean(str(name)) for code, name in names.items()}
        known = self.bundle.inputs.get("programmes", pd.DataFrame(columns=["programme", "name"]))
        return {**{str(p): clean(str(n)) for p, n in zip(known["programme"], known["name"], strict=True)}, **found}


def later(day: date, months: int) -> date:
    """Return the same day of the month `months` later, its last day where the month is too short."""
    count = day.year * 12 + day.month - 1 + months
    year, month = count // 12, count % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def both(column: str, phrase: str, /, **values: object) -> dict[str, str]:
    """Return ``<column>_vi`` and ``<column>_en`` -> the sentence `phrase`; floats as numbers of the language."""
    return {
        f"{column}_{lang}": say(
            phrase, lang, **{k: shown(v, lang) if isinstance(v, float) else v for k, v in values.items()}
        )
        for lang in LANGUAGES
    }
