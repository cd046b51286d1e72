"""One province under one scenario, as the plain sets and numbers that the rules speak of."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from optimizer.data.codes import CENTRES, Kind, Level, Speciality, WeightSet, Zone
from optimizer.data.demand import demand_by_commune
from optimizer.data.province import Province
from optimizer.model.admissible import Admissible, admissible, in_scope
from optimizer.model.decisions import Structure
from optimizer.model.grants import CONVERTIBLE, Grant, type_needed
from optimizer.network.links import links, mobile_links
from optimizer.network.offers import mobile_today, offered_today
from optimizer.network.travel import Travel
from optimizer.scenario import Scenario


@dataclass(frozen=True)
class Case:
    """Sets and numbers of one province under one scenario.

    Money is million VND per year, minutes and km one way, demand and places entrants per year.
    """

    province: Province
    travel: Travel
    scenario: Scenario
    demand: Mapping[tuple[str, str], int]
    """(commune, programme) -> entrants a year of the target year and variant."""
    extra_pairs: tuple[tuple[str, str], ...] = ()
    """Mergers that a given plan names, in A whatever excludes them."""
    extra_leave: frozenset[str] = frozenset()
    """Institutions that leave in a given plan."""
    extra_convert: frozenset[str] = frozenset()
    """Institutions that a given plan converts."""

    @cached_property
    def weights(self) -> WeightSet:
        """The set of costs."""
        return WeightSet(self.scenario.weights)

    def cost(self, parameter: str, **keys: str) -> float:
        """Return a cost parameter under the scenario's weights."""
        return self.province.cost(parameter, self.weights, **keys)

    @cached_property
    def scope(self) -> tuple[str, ...]:
        """Institutions in scope, sorted."""
        return in_scope(self.province)

    @cached_property
    def kind(self) -> dict[str, Kind]:
        """Type of each institution today."""
        return {i: Kind(k) for i, k in self.province.institutions["type"].items()}

    @cached_property
    def centres(self) -> tuple[str, ...]:
        """Centres in scope."""
        return tuple(i for i in self.scope if self.kind[i] in CENTRES)

    @cached_property
    def owner(self) -> dict[str, str]:
        """Site -> institution that owns it today."""
        return {str(s): str(i) for s, i in self.province.sites["institution"].items()}

    @cached_property
    def sites(self) -> tuple[str, ...]:
        """Sites of institutions in scope, sorted."""
        scope = set(self.scope)
        return tuple(s for s in sorted(self.owner) if self.owner[s] in scope)

    @cached_property
    def head(self) -> dict[str, str]:
        """Institution -> its head site."""
        heads = self.province.sites[self.province.sites["head"]]
        return dict(zip(heads["institution"], heads.index, strict=True))

    @cached_property
    def area(self) -> dict[str, str]:
        """Site -> area of its commune."""
        areas = self.province.communes["area"].to_dict()
        return {str(s): areas[c] for s, c in self.province.sites["commune"].items()}

    @cached_property
    def pinned_pairs(self) -> tuple[tuple[str, str], ...]:
        """Mergers that the scenario pins."""
        decided = {(str(r.institution), str(r.host)) for r in self.decided_rows if r.action == "merge"}
        return tuple(sorted({*self.scenario.pins.merge, *decided}))

    @cached_property
    def decided_rows(self) -> tuple[pd.Series, ...]:
        """Rows of `decided` that bind: use = pin, where the scenario asks for them."""
        if not self.scenario.pins.decided:
            return ()
        rows = self.province.decided
        return tuple(row for _, row in rows[rows["use"] == "pin"].iterrows())

    @cached_property
    def admissible(self) -> Admissible:
        """The set A with reasons."""
        return admissible(self.province, self.travel, self.scenario, (*self.pinned_pairs, *self.extra_pairs))

    @cached_property
    def hosts(self) -> dict[str, tuple[str, ...]]:
        """Institution -> hosts it may merge into."""
        found: dict[str, list[str]] = {i: [] for i in self.scope}
        for absorbed, host in self.admissible.pairs:
            found[absorbed].append(host)
        return {i: tuple(h) for i, h in found.items()}

    @cached_property
    def guests(self) -> dict[str, tuple[str, ...]]:
        """Host -> institutions it may absorb."""
        found: dict[str, list[str]] = {i: [] for i in self.scope}
        for absorbed, host in self.admissible.pairs:
            found[host].append(absorbed)
        return {i: tuple(g) for i, g in found.items()}

    @cached_property
    def operators(self) -> dict[str, tuple[str, ...]]:
        """Site in scope -> institutions that may operate it, its owner first."""
        return {s: (self.owner[s], *self.hosts[self.owner[s]]) for s in self.sites}

    @cached_property
    def specialised(self) -> frozenset[str]:
        """Institutions that teach one group or art only; their sites stay open."""
        special = self.province.institutions["speciality"] != Speciality.GENERAL
        return frozenset(self.province.institutions.index[special])

    @cached_property
    def convertible(self) -> tuple[str, ...]:
        """Institutions that may become a THN under this scenario."""
        pinned = {
            *self.scenario.pins.convert,
            *(str(r.institution) for r in self.decided_rows if r.action == "convert"),
        }
        if self.scenario.centres.policy in {"keep", "regional"}:
            free = {i for i in self.scope if self.kind[i] is Kind.TC}
        else:
            free = set(self.scope)
        wanted = free | pinned | self.extra_convert
        return tuple(i for i in self.scope if self.kind[i] in CONVERTIBLE and i in wanted)

    @cached_property
    def leaving(self) -> tuple[str, ...]:
        """Institutions that the scenario, a decided row or a given plan lets leave."""
        decided = {str(r.institution) for r in self.decided_rows if r.action == "leave"}
        wanted = {*self.scenario.pins.leave, *decided, *self.extra_leave}
        return tuple(i for i in self.scope if i in wanted)

    # programmes ---------------------------------------------------------------------------------------------

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
        for c, p, s in zip(self._links["commune"], self._links["programme"], self._links["site"], strict=True):
            total[p, s] += self.demand.get((c, p), 0)
        return dict(total)

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
            if demand < max(1, self.scenario.offers.smallest_class):
                continue
            grants = tuple(g for h in self.operators[site] if (g := self._grant(programme, site, h)) is not None)
            if grants:
                found[programme, site] = grants
        return found

    def _grant(self, programme: str, site: str, host: str) -> Grant | None:
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
        rows = zip(
            self._links["commune"], self._links["programme"], self._links["site"], self._links["minutes"], strict=True
        )
        return {(c, p, s): float(t) for c, p, s, t in rows if (p, s) in cells and (c, p) in self.demand}

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
    def outside_sites(self) -> frozenset[str]:
        """Sites of institutions that others decide on; they go on as today."""
        return frozenset(self.owner) - frozenset(self.sites)


def case_of(
    province: Province,
    travel: Travel,
    scenario: Scenario,
    *,
    demand: Mapping[tuple[str, str], int] | None = None,
    given: Structure | None = None,
) -> Case:
    """Return the case of `scenario`; `demand` replaces the table's (calibration), `given` is a plan to allow for."""
    if demand is None:
        series = demand_by_commune(province, scenario.year, scenario.variant)
        demand = {(str(c), str(p)): int(v) for (c, p), v in series.items()}
    ordered = dict(sorted(demand.items()))
    if given is None:
        return Case(province, travel, scenario, ordered)
    return Case(province, travel, scenario, ordered, tuple(sorted(given.merge.items())), given.leave, given.convert)
