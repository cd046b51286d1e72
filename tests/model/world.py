"""The plain sets and prices of a sketch under a scenario; nothing here is taken from the model."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from optimizer.data.codes import RANK, Level
from optimizer.scenario import Scenario
from tests.model.sketch import Sketch

type Cell = tuple[str, str]
CENTRES = {"GDNN", "GDNNGDTX", "GDTX", "OTHER"}
AWAY = {"CD", "TC", "THN", "9P"}


@dataclass(frozen=True)
class Structure:
    """Fates of institutions and sites."""

    host: Mapping[str, str]
    left: frozenset[str]
    thn: frozenset[str]
    """Institutions that become a THN."""
    operator: Mapping[str, str]
    """Open site in scope -> who works it."""
    taken: frozenset[tuple[str, str]] = frozenset()
    """(institution that ends, each host that takes its sites, the successor among them)."""

    def hosts(self, institution: str) -> set[str]:
        """Those in which an institution ends, or itself."""
        return {h for i, h in self.taken if i == institution} or {institution}


@dataclass(frozen=True)
class World:
    """A sketch under a scenario, and the plain sets that follow."""

    net: Sketch
    asked: Scenario
    path: tuple[int, ...] = ()
    """Years of a plan of several; `asked` and the demand are those of one of them."""

    @cached_property
    def scope(self) -> list[str]:
        """Public institutions of the province."""
        return [
            i for i, v in self.net.institutions.items() if v["authority"] == "province" and v["ownership"] == "public"
        ]

    @cached_property
    def mine(self) -> list[str]:
        """Their sites."""
        return [s for s in self.net.sites if self.owner(s) in self.scope]

    def planned(self, site: str) -> bool:
        """Whether the site is only planned."""
        return bool(self.net.sites[site].get("candidate"))

    def owner(self, site: str) -> str:
        """Owner of today."""
        return str(self.net.sites[site]["institution"])

    def kind(self, institution: str) -> str:
        """Type of today."""
        return str(self.net.institutions[institution]["type"])

    def head(self, institution: str) -> str:
        """Head site."""
        return next(s for s, v in self.net.sites.items() if v["institution"] == institution and v["head"])

    def at(self, site: str) -> float:
        """Position of a site."""
        return float(self.net.communes[self.net.sites[site]["commune"]]["at"])

    def area(self, site: str) -> str:
        """Area of a site."""
        return str(self.net.communes[self.net.sites[site]["commune"]]["area"])

    def minutes(self, commune: str, site: str) -> float:
        """Minutes for learners: none for a special zone."""
        place = self.net.communes[commune]
        return 0.0 if place["special"] else abs(float(place["at"]) - self.at(site))

    @cached_property
    def places(self) -> dict[Cell, int]:
        """Site offers of today -> places."""
        found: dict[Cell, int] = {}
        for s, p, places, _, delivery in self.net.offers:
            if delivery != "mobile":
                found[p, s] = found.get((p, s), 0) + places
        return found

    @cached_property
    def equipped(self) -> dict[Cell, int]:
        """Offers taught at the site itself -> places."""
        found: dict[Cell, int] = {}
        for s, p, places, _, delivery in self.net.offers:
            if delivery == "site":
                found[p, s] = found.get((p, s), 0) + places
        return found

    @cached_property
    def recorded(self) -> dict[Cell, int]:
        """Site offers of today -> entrants recorded."""
        found: dict[Cell, int] = {}
        for s, p, _, entrants, delivery in self.net.offers:
            if delivery != "mobile":
                found[p, s] = found.get((p, s), 0) + entrants
        return found

    @cached_property
    def mobile(self) -> dict[Cell, int]:
        """(programme, institution) -> mobile places."""
        found: dict[Cell, int] = {}
        for s, p, places, _, delivery in self.net.offers:
            if delivery == "mobile":
                found[p, self.owner(s)] = found.get((p, self.owner(s)), 0) + places
        return found

    def rank(self, institution: str) -> int:
        """Highest level of all its offers."""
        levels = [self.net.programmes[p]["level"] for s, p, *_ in self.net.offers if self.owner(s) == institution]
        return max((RANK[Level(v)] for v in levels), default=-1)

    def may_merge(self, i: str, h: str) -> bool:
        """Whether i may end in h."""
        rules = self.asked.merging
        if (i, h) in self.asked.pins.merge + self.asked.allowed.merge:
            return True
        policy = self.asked.centres.policy
        centre, into_centre = self.kind(i) in CENTRES, self.kind(h) in CENTRES
        if not rules.allowed or (centre and policy == "keep") or (centre and not into_centre and policy == "regional"):
            return False
        if self.net.institutions[i]["speciality"] != self.net.institutions[h]["speciality"]:
            return False
        a, b = self.head(i), self.head(h)
        near = self.area(a) == self.area(b) or abs(self.at(a) - self.at(b)) <= rules.minutes_at_most
        return self.rank(i) <= self.rank(h) and near

    def reaches(self, commune: str, programme: str, site: str) -> bool:
        """Whether learners of the commune may go to the site."""
        if self.net.communes[commune]["special"]:
            return True
        reach, level = self.asked.reach, self.net.programmes[programme]["level"]
        limit = reach.boarding_minutes_at_most if level in AWAY else reach.day_minutes_at_most
        t = self.minutes(commune, site)
        if limit is not None and t > limit:
            return False
        if reach.nobody_further_than is None:
            return True
        today = [self.minutes(commune, s) for (p, s), places in self.places.items() if p == programme and places > 0]
        return not today or t <= max(reach.nobody_further_than, min(today))

    @cached_property
    def links(self) -> list[tuple[str, str, str]]:
        """(commune, programme, site) with demand and within reach."""
        return [(c, p, s) for c, p in self.net.demand for s in self.net.sites if self.reaches(c, p, s)]

    @cached_property
    def teams(self) -> list[tuple[str, str, str]]:
        """(commune, programme, institution) that a mobile class may serve."""
        limit = self.asked.reach.mobile_minutes_at_most
        return [
            (c, p, i)
            for c, p in self.net.demand
            for (q, i), places in self.mobile.items()
            if p == q and places > 0 and self.minutes(c, self.head(i)) <= limit
        ]

    def annuity(self, years: int) -> float:
        """Yearly charge of 1."""
        r = self.net.cost("discount_rate")
        return 1 / years if r == 0 else r / (1 - (1 + r) ** -years)

    def of_field(self, field: str, column: str) -> float:
        """Value of a column that is equal in all programmes of a field."""
        return next(float(v[column]) for v in self.net.programmes.values() if v["field"] == field)

    def length(self, programme: str) -> float:
        """Length in years."""
        return float(self.net.programmes[programme]["length_years"])

    def belongs(self, group: str, commune: str, programme: str) -> bool:
        """Whether demand belongs to a group of the rule on fairness."""
        place = self.net.communes[commune]
        return bool(
            {
                "all": True, "border": place["border"], "zone_iii": place["zone"] == "III",
                "rural": not place.get("urban", False), "priority": self.net.programmes[programme]["priority"],
            }[group]
        )  # fmt: skip

    def rate(self, programme: str) -> float:
        """Teaching of one entrant."""
        row = self.net.programmes[programme]
        post = self.net.cost("teacher_post_mvnd") / row["learners_per_teacher"]
        return float(row["length_years"] * (post + self.net.cost("materials_mvnd")))

    def way(self, commune: str, programme: str, site: str) -> float:
        """Travel and boarding of one entrant."""
        t, cost = self.minutes(commune, site), self.net.cost
        length = float(self.net.programmes[programme]["length_years"])
        if t <= self.asked.reach.commute_minutes:
            return length * cost("minute_mvnd") * t
        return length * (cost("board_minute_mvnd") * t + cost("board_mvnd"))

    def missing(self, commune: str, programme: str) -> float:
        """Price of one entrant who is not served."""
        row, place, cost = self.net.programmes[programme], self.net.communes[commune], self.net.cost
        weight = cost("priority_programme") if row["priority"] else 1.0
        if place["border"] or place["zone"] == "III":
            weight *= cost("priority_commune")
        return float(row["length_years"]) * cost("unplaced_mvnd") * weight
