"""Institutions and sites of one province under one scenario: who is decided on, who may merge, what stays."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from optimizer.data.codes import CENTRES, Kind, Speciality, WeightSet
from optimizer.data.province import Province
from optimizer.data.site_codes import hosts_in
from optimizer.model.admissible import Admissible, admissible, in_scope
from optimizer.model.grants import CONVERTIBLE
from optimizer.network.travel import Travel
from optimizer.scenario import Scenario


@dataclass(frozen=True)
class Units:
    """Institutions and sites of one province under one scenario.

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
    extra_takers: tuple[tuple[str, str], ...] = ()
    """Pairs (institution, host that takes some of its sites) that a given plan names beside its mergers."""
    extra_open: frozenset[str] = frozenset()
    """Planned sites that a given plan opens, whatever their year."""
    lifted: bool = False
    """True: what data and policies exclude beforehand is left open, and asked for by rows (diagnosis)."""

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
    def planned(self) -> frozenset[str]:
        """Sites in scope that are only planned: nobody works them today."""
        return self.province.planned & frozenset(self.sites)

    @cached_property
    def existing(self) -> tuple[str, ...]:
        """Sites in scope that exist today, sorted."""
        return tuple(s for s in self.sites if s not in self.planned)

    @cached_property
    def invested(self) -> dict[str, float]:
        """Planned site -> investment for opening it (million VND, once)."""
        price = self.province.sites["investment_mvnd"]
        return {s: float(price[s]) for s in sorted(self.planned)}

    def may_work(self, site: str) -> bool:
        """Whether the site exists, or may have opened by 1 September of the year."""
        if site not in self.planned or site in self.extra_open:
            return True
        return float(self.province.sites.at[site, "opens"]) <= self.scenario.year

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
    def allowed_pairs(self) -> tuple[tuple[str, str], ...]:
        """Mergers that are in A whatever excludes them: pins, exceptions of the scenario, a given plan."""
        return (
            *self.pinned_pairs, *self.decided_takers, *self.scenario.allowed.merge, *self.extra_pairs,
            *self.extra_takers,
        )  # fmt: skip

    @cached_property
    def decided_takers(self) -> tuple[tuple[str, str], ...]:
        """Pairs (institution, host of one of its sites) that binding rows of `decided` name."""
        return tuple(sorted({(str(r.institution), h) for r in self.decided_rows for _, h in hosts_in(r.site_hosts)}))

    @cached_property
    def decided_rows(self) -> tuple[pd.Series, ...]:
        """Rows of `decided` that bind: use = pin, where the scenario asks for them, from their date on."""
        pins, rows = self.scenario.pins, self.province.decided
        if not pins.decided:
            return ()
        bind = tuple(row for _, row in rows[rows["use"] == "pin"].iterrows())
        if pins.decided_until is None:
            return bind
        last = dt.date(pins.decided_until, 9, 1)
        return tuple(row for row in bind if isinstance(row.date, dt.date) and row.date <= last)

    @cached_property
    def admissible(self) -> Admissible:
        """The set A with reasons; every pair in scope where `lifted`."""
        found = admissible(self.province, self.travel, self.scenario, self.allowed_pairs)
        if not self.lifted:
            return found
        scope = set(self.scope)
        return Admissible(
            tuple(sorted({*found.pairs, *(p for p in found.excluded if scope >= set(p))})), found.excluded
        )

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
        """Site in scope -> institutions that may operate it, its owner first; nobody before a planned site may open."""
        return {s: (self.owner[s], *self.hosts[self.owner[s]]) if self.may_work(s) else () for s in self.sites}

    def takers_at_most(self, institution: str) -> int:
        """Most hosts among which the sites of an institution may be divided: the scenario's, or those of a decision."""
        named = {(i, h) for i, h in (*self.decided_takers, *self.extra_takers) if i == institution}
        named |= {(i, h) for i, h in (*self.pinned_pairs, *self.extra_pairs) if i == institution and named}
        sites = sum(self.owner[s] == institution and bool(self.operators[s]) for s in self.sites)
        most = max(self.scenario.merging.hosts_per_institution_at_most, len(named))
        return min(most, sites, len(self.hosts[institution]))

    @cached_property
    def divisible(self) -> frozenset[str]:
        """Institutions whose sites may go to several hosts."""
        return frozenset(i for i in self.scope if self.takers_at_most(i) > 1)

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
        wanted = free | pinned | self.extra_convert | set(self.scenario.allowed.convert)
        return tuple(i for i in self.scope if self.kind[i] in CONVERTIBLE and i in wanted)

    @cached_property
    def leaving(self) -> tuple[str, ...]:
        """Institutions that the scenario, a decided row or a given plan lets leave."""
        decided = {str(r.institution) for r in self.decided_rows if r.action == "leave"}
        wanted = {*self.scenario.pins.leave, *self.scenario.allowed.leave, *decided, *self.extra_leave}
        return tuple(i for i in self.scope if i in wanted)
