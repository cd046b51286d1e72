"""One province under one scenario, as the plain sets and numbers that the rules speak of."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from optimizer.data.codes import Level, Zone
from optimizer.data.demand import demand_by_commune
from optimizer.data.flows import living_near
from optimizer.data.province import Province
from optimizer.model.decisions import Structure
from optimizer.model.grants import Grant, type_needed
from optimizer.model.teams import Teams, needs, teams
from optimizer.model.units import Units
from optimizer.network.links import links, mobile_links
from optimizer.network.offers import mobile_today, offered_today
from optimizer.network.travel import Travel
from optimizer.scenario import Scenario


@dataclass(frozen=True)
class Case(Units):
    """Sets and numbers of one province under one scenario, in one year; with the cases of the years before it.

    Money is million VND per year, minutes and km one way, demand and places entrants per year.
    """

    earlier: tuple["Case", ...] = ()
    """Of a scenario with several years: the case of each year before the last, in order."""
    asked: Scenario | None = None
    """Of a scenario with several years: the scenario as it was asked; `scenario` is that of the case's own year."""

    @property
    def path(self) -> tuple["Case", ...]:
        """The cases of all years, in order; this one is the last."""
        return (*self.earlier, self)

    @property
    def whole(self) -> Scenario:
        """The scenario with all its years."""
        return self.scenario if self.asked is None else self.asked

    def alone(self) -> "Case":
        """Return the case of its own year without the years before."""
        return self if not self.earlier else replace(self, earlier=(), asked=None)

    @cached_property
    def level(self) -> dict[str, Level]:
        """Programme -> level, driving left out."""
        levels = {str(p): Level(v) for p, v in self.province.programmes["level"].items()}
        return {p: v for p, v in levels.items() if v is not Level.DRIVING}

    @cached_property
    def length(self) -> dict[str, float]:
        """Programme -> length (years)."""
        return {str(p): float(v) for p, v in self.province.programmes["length_years"].items()}

    @cached_property
    def field(self) -> dict[str, str]:
        """Programme -> field."""
        return {str(p): str(v) for p, v in self.province.programmes["field"].items()}

    @cached_property
    def module_places(self) -> dict[str, float]:
        """Field -> learners present that one workshop module adds."""
        return dict(zip(self.province.programmes["field"], self.province.programmes["module_places"], strict=True))

    @cached_property
    def offered(self) -> dict[tuple[str, str], float]:
        """(programme, site) offered today at the site -> places (entrants a year)."""
        return {k: float(v) for k, v in offered_today(self.province)["places"].items()}

    @cached_property
    def recorded(self) -> dict[tuple[str, str], float]:
        """(programme, site) offered today at the site -> entrants recorded."""
        return {k: float(v) for k, v in offered_today(self.province)["entrants"].items()}

    @cached_property
    def mobile_places(self) -> dict[tuple[str, str], float]:
        """(programme, institution) -> places of its mobile classes (entrants a year)."""
        return {k: float(v) for k, v in mobile_today(self.province)["places"].items()}

    @cached_property
    def licensed(self) -> dict[str, frozenset[str]]:
        """Institution -> programmes it is licensed for at some site it owns today."""
        found: dict[str, set[str]] = defaultdict(set)
        for programme, site in self.offered:
            found[self.owner[site]].add(programme)
        return {i: frozenset(found[i]) for i in self.province.institutions.index}

    @cached_property
    def _links(self) -> pd.DataFrame:
        return links(self.province, self.travel, self.scenario)

    @cached_property
    def reachable(self) -> dict[tuple[str, str], int]:
        """(programme, site) -> demand of the communes that reach it (entrants a year)."""
        total: dict[tuple[str, str], int] = defaultdict(int)
        for c, p, s in zip(*(self._links[key].tolist() for key in ("commune", "programme", "site")), strict=True):
            total[p, s] += self.demand.get((c, p), 0)
        return dict(total)

    def in_reach(self, commune: str, programme: str) -> frozenset[str]:
        """Sites, whatever they may teach, that learners of one demand may go to."""
        mine = (self._links["commune"] == commune) & (self._links["programme"] == programme)
        return frozenset(self._links.loc[mine, "site"])

    @cached_property
    def fixed_places(self) -> frozenset[str]:
        """Sites where nothing may be added (pins.places_fixed)."""
        return frozenset(s for s in self.sites if self.owner[s] in self.scenario.pins.places_fixed)

    @cached_property
    def new_offers(self) -> dict[tuple[str, str], tuple[Grant, ...]]:
        """(programme, site) not offered today -> the ways in which it may be; reachable by one class at least."""
        found = {}
        for (programme, site), demand in sorted(self.reachable.items()):
            if site not in self.operators or (programme, site) in self.offered or site in self.fixed_places:
                continue
            if demand < (1 if self.lifted else max(1, self.scenario.offers.smallest_class)):
                continue
            grants = tuple(g for h in self.operators[site] if (g := self.grant(programme, site, h)) is not None)
            if grants:
                found[programme, site] = grants
        return found

    def grant(self, programme: str, site: str, host: str) -> Grant | None:
        """Return how `host` may start the programme at the site; None where type, licence or scenario bars it."""
        level = self.level[programme]
        fits, convert = type_needed(level, self.kind[host], convertible=host in self.convertible)
        if not fits:
            return None
        if level is Level.THN:
            return Grant(host, convert=convert)
        if self.scenario.offers.new == "none":
            return None
        if programme in self.licensed[host] | self.licensed[self.owner[site]]:
            return Grant(host, convert=convert)
        donors = tuple(g for g in self.guests[host] if programme in self.licensed[g])
        return Grant(host, donors, convert) if donors else None

    @cached_property
    def cells(self) -> tuple[tuple[str, str], ...]:
        """(programme, site) that may run: offered today, then new; sorted."""
        return tuple(sorted({*(k for k in self.offered if k[0] in self.level), *self.new_offers}))

    @cached_property
    def links(self) -> dict[tuple[str, str, str], float]:
        """(commune, programme, site) that may carry learners -> minutes."""
        cells = set(self.cells)
        columns = (self._links[key].tolist() for key in ("commune", "programme", "site", "minutes"))
        rows = zip(*columns, strict=True)
        return {(c, p, s): float(t) for c, p, s, t in rows if (p, s) in cells and (c, p) in self.demand}

    def let_go(self) -> None:
        """Let go of the links, which take most of the memory; they are made again where they are asked for."""
        self.__dict__.pop("links", None)

    @cached_property
    def mobile_links(self) -> tuple[tuple[str, str, str], ...]:
        """(commune, programme, institution) that a mobile class may serve."""
        frame = mobile_links(self.province, self.travel, self.scenario)
        rows = zip(frame["commune"], frame["programme"], frame["institution"], strict=True)
        return tuple(sorted((c, p, i) for c, p, i in rows if (c, p) in self.demand))

    @cached_property
    def priority(self) -> dict[tuple[str, str], float]:
        """(commune, programme) -> weight of a learner not served (pure number)."""
        programme = self.province.programmes["priority"]
        commune = self.province.communes["border"] | (self.province.communes["zone"] == Zone.III)
        by_programme, by_commune = self.cost("priority_programme"), self.cost("priority_commune")
        return {
            (c, p): (by_programme if programme[p] else 1.0) * (by_commune if commune[c] else 1.0)
            for c, p in self.demand
        }

    @cached_property
    def living_near(self) -> dict[tuple[str, str], float]:
        """(commune, programme) -> share of its demand who come from outside the province and live near (0-1)."""
        return living_near(self.province, self.demand, self.scenario.year)

    @cached_property
    def teams(self) -> Teams:
        """Teachers by field and institution."""
        return teams(self)

    @cached_property
    def needs(self) -> dict[str, dict[str, float]]:
        """Programme -> group of teachers -> posts that one entrant a year needs."""
        return needs(self)

    @cached_property
    def outside_sites(self) -> frozenset[str]:
        """Sites of institutions that others decide on; they go on as today."""
        return frozenset(self.owner) - frozenset(self.sites)


def case_of(
    province: Province,
    travel: Travel,
    scenario: Scenario,
    *,
    demand: Mapping[tuple[str, str], int] | None = None,
    given: Structure | Mapping[int, Structure] | None = None,
) -> Case:
    """Return the case of `scenario`: that of its last year, with those of the years before in `Case.earlier`.

    `demand` replaces the table's (calibration) and stands for the last year alone; `given` is a plan to allow for, by
    year where there are several.
    """
    plans = given if isinstance(given, Mapping) else {} if given is None else {scenario.year: given}
    last = _case_at(province, travel, scenario.at(scenario.year), demand, plans.get(scenario.year))
    if len(scenario.periods) == 1 or demand is not None or isinstance(given, Structure):
        return last
    cases = [_case_at(province, travel, scenario.at(y), given=plans.get(y)) for y in scenario.periods[:-1]]
    return replace(last, earlier=tuple(replace(c, asked=scenario) for c in cases), asked=scenario)


def _case_at(
    province: Province, travel: Travel, scenario: Scenario, demand: Mapping[tuple[str, str], int] | None = None,
    given: Structure | None = None,
) -> Case:  # fmt: skip
    if demand is None:
        series = demand_by_commune(province, scenario.year, scenario.variant)
        demand = {(str(c), str(p)): int(v) for (c, p), v in series.items()}
    ordered = dict(sorted(demand.items()))
    if given is None:
        return Case(province, travel, scenario, ordered)
    pairs = tuple(sorted(given.merge.items()))
    opened = province.planned & frozenset(given.keep)
    owner = province.sites["institution"]
    takers = {(str(owner[s]), h) for s, h in given.keep.items() if given.merge.get(str(owner[s]), h) != h}
    return Case(province, travel, scenario, ordered, pairs, given.leave, given.convert, tuple(sorted(takers)), opened)
