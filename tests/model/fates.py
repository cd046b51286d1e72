"""Every structure of a tiny network that keeps the rules on institutions and sites, one by one."""

from collections.abc import Iterator, Mapping
from itertools import product

from tests.model.crew import Crew
from tests.model.world import CENTRES, Structure

MAY_CONVERT = {"GDNN", "GDNNGDTX", "GDTX", "TC"}


class Fates(Crew):
    """Fates of institutions × conversions × fates of sites."""

    def structures(self) -> Iterator[Structure]:
        """Yield every structure that keeps the rules on institutions and sites."""
        pins = self.asked.pins
        choices = [
            [
                "stay",
                *(h for h in self.scope if h != i and self.may_merge(i, h)),
                *(["leave"] if i in pins.leave + self.asked.allowed.leave else []),
            ]
            for i in self.scope
        ]
        for fates in product(*choices):
            host = {i: f for i, f in zip(self.scope, fates, strict=True) if f not in {"stay", "leave"}}
            left = frozenset(i for i, f in zip(self.scope, fates, strict=True) if f == "leave")
            stay = [i for i in self.scope if i not in host and i not in left]
            if all(h in stay for h in host.values()) and self._allowed(host, left, stay):
                yield from self._with_types(host, left, stay)

    def _allowed(self, host: Mapping[str, str], left: frozenset[str], stay: list[str]) -> bool:
        rules, pins, centres = self.asked.merging, self.asked.pins, self.asked.centres
        left_centres = [i for i in stay if self.kind(i) in CENTRES]
        most = dict(self.asked.goals.at_most).get("units")
        return (
            (most is None or len(stay) <= most)
            and (rules.institutions_at_most is None or len(stay) <= rules.institutions_at_most)
            and all(i in stay for i in pins.keep)
            and all(host.get(i) == h for i, h in pins.merge)
            and all(i in left for i in pins.leave)
            and (centres.at_least is None or len(left_centres) >= centres.at_least)
            and (centres.at_most is None or len(left_centres) <= centres.at_most)
            and self._policy_allows(left_centres)
        )

    def _policy_allows(self, stay: list[str]) -> bool:
        """Keep and regional: what they say of centres that survive."""
        today = [i for i in self.scope if self.kind(i) in CENTRES]
        if self.asked.centres.policy == "keep":
            return stay == today
        if self.asked.centres.policy == "regional":
            return {self.area(self.head(i)) for i in today} == {self.area(self.head(i)) for i in stay}
        return True

    def _with_types(self, host: Mapping[str, str], left: frozenset[str], stay: list[str]) -> Iterator[Structure]:
        policy, pins = self.asked.centres.policy, self.asked.pins
        may = [
            i for i in stay
            if self.kind(i) in MAY_CONVERT and i not in pins.keep_type
            and not (
                policy in {"keep", "regional"} and self.kind(i) in CENTRES and i not in self.asked.allowed.convert
            )
        ]  # fmt: skip
        for flags in product((False, True), repeat=len(may)):
            thn = frozenset(i for i, f in zip(may, flags, strict=True) if f)
            if not set(pins.convert) <= thn:
                continue
            if policy == "convert_or_merge" and any(self.kind(i) in CENTRES and i not in thn for i in stay):
                continue
            most = self.asked.merging.counted_schools_at_most
            if most is None or sum(self._counted(i, i in thn) for i in stay) <= most:
                yield from self._with_sites(host, left, thn)

    def _takers(self, i: str, host: Mapping[str, str]) -> list[str]:
        """Who may work sites of an institution that ends: its successor, and others where it may be divided."""
        if self.asked.merging.hosts_per_institution_at_most == 1:
            return [host[i]]
        others = [h for h in self.scope if h not in {i, host[i]} and h not in host and self.may_merge(i, h)]
        return [host[i], *others]

    def _taken_well(self, st: Structure) -> bool:
        """Institutions are divided among so many hosts that exist; these take in so many; some never meet."""
        rules = self.asked.merging
        takers = [i for i, _ in st.taken]
        hosts = [h for _, h in st.taken]
        return (
            all(h not in st.left for h in hosts)
            and all(takers.count(i) <= rules.hosts_per_institution_at_most for i in takers)
            and (rules.per_host_at_most is None or all(hosts.count(h) <= rules.per_host_at_most for h in hosts))
            and not any(st.hosts(i) & st.hosts(j) for i, j in self.asked.pins.not_together)
            and (
                not self.asked.pins.decided
                or self.asked.pins.decided_until is not None  # rows without a date do not bind before the last year
                or all(st.host.get(i) == h and st.operator.get(s) == k for i, h, s, k in self.net.decided)
            )
        )

    def _not_yet(self, site: str) -> bool:
        """Whether a site opens in a later year of the plan."""
        return bool(self.net.sites[site]["opens"] > self.asked.year and self.path and self.asked.year < self.path[-1])

    def _counted(self, i: str, converted: bool) -> bool:
        row = self.net.institutions[i]
        if row["counted"]:
            return bool(row["counted"] == "1")
        return self.kind(i) in {"CD", "TC"} and not converted and row["autonomy_group"] not in {1, 2}

    def _with_sites(self, host: Mapping[str, str], left: frozenset[str], thn: frozenset[str]) -> Iterator[Structure]:
        rules, pins = self.asked.sites, self.asked.pins
        choices: list[list[str]] = []
        for s in self.mine:
            owner = self.owner(s)
            special = self.net.institutions[owner]["speciality"] != "general"
            if owner in left:
                choices.append([""])
                continue
            if self.planned(s):
                may_open = self.net.sites[s]["opens"] <= self.asked.year
                choices.append(["", *((self._takers(owner, host) if owner in host else [owner]) if may_open else [])])
                continue
            if owner in host:
                takers = self._takers(owner, host)
                may_close = rules.closing != "none" and not special
            else:
                may_close = rules.closing == "any" and not special and s != self.head(owner)
            choices.append([*(takers if owner in host else [owner]), *([""] if may_close else [])])
        for works in product(*choices):
            operator = {s: h for s, h in zip(self.mine, works, strict=True) if h}
            others = set(self.net.sites) - set(self.mine)
            if (
                (rules.at_most is None or len(operator) <= rules.at_most)
                and (rules.at_least is None or len(operator) >= rules.at_least)
                and all(s in operator or s in others for s in pins.keep_sites)
                and all(s in operator or self._not_yet(s) for s in pins.open_sites)
                and all(s not in operator and s not in others for s in pins.close_sites)
            ):
                taken = {*host.items(), *((self.owner(s), h) for s, h in operator.items() if h != self.owner(s))}
                found = Structure(host, left, thn, operator, frozenset(taken))
                if self._taken_well(found) and self.well_founded(found):
                    yield found
