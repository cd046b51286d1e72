"""Which institution may end in which (the set A), and why each other pair may not."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from optimizer.data.codes import CENTRES, RANK, Authority, Kind, Level, Ownership, Speciality
from optimizer.data.province import Province
from optimizer.network.travel import Travel
from optimizer.scenario import Scenario

Reason = Literal["out_of_scope", "none_merge", "policy", "speciality", "level", "far"]
ASKS: Mapping[Reason, str] = {
    "none_merge": "merging.allowed", "policy": "centres.policy", "far": "merging.minutes_at_most",
    "speciality": "data.speciality", "level": "data.level",
}  # fmt: skip
"""Reason -> field of the scenario that makes it one, or the data it comes from."""


def in_scope(province: Province) -> tuple[str, ...]:
    """Institutions the province decides on: public, authority = province; sorted codes."""
    table = province.institutions
    mine = (table["authority"] == Authority.PROVINCE) & (table["ownership"] == Ownership.PUBLIC)
    return tuple(sorted(table.index[mine]))


@dataclass(frozen=True, slots=True)
class Admissible:
    """The pairs (absorbed, host) of A, and every reason that excludes each other pair."""

    pairs: tuple[tuple[str, str], ...]
    excluded: Mapping[tuple[str, str], tuple[Reason, ...]]


def admissible(
    province: Province, travel: Travel, scenario: Scenario, extra: Sequence[tuple[str, str]] = ()
) -> Admissible:
    """Return A for `scenario`; pairs in `extra` (pins, a given plan) are in A whatever the reasons.

    A pair needs: both in scope; the policy on centres; the same speciality where one of them is specialised; a host
    whose highest level is at least the absorbed one's; the same area, or head sites no further apart than
    `merging.minutes_at_most`. A financial-autonomy group never excludes a pair (NĐ 120/2020/NĐ-CP Đ.5 leaves the
    level after a merger to the competent authority).
    """
    facts = _Facts(province, travel)
    scope = frozenset(in_scope(province))
    pairs: list[tuple[str, str]] = []
    excluded: dict[tuple[str, str], tuple[Reason, ...]] = {}
    for absorbed in sorted(province.institutions.index):
        for host in sorted(province.institutions.index):
            pair = (absorbed, host)
            if absorbed == host:
                continue
            both = absorbed in scope and host in scope
            reasons = tuple(facts.reasons(pair, scenario)) if both else ("out_of_scope",)
            if both and (not reasons or pair in extra):
                pairs.append(pair)
            else:
                excluded[pair] = reasons
    return Admissible(tuple(pairs), excluded)


class _Facts:
    """Rank, area, head site, type and speciality of each institution."""

    def __init__(self, province: Province, travel: Travel) -> None:
        self.travel = travel
        table = province.institutions
        self.kind = table["type"].to_dict()
        self.speciality = table["speciality"].to_dict()
        heads = province.sites[province.sites["head"]]
        self.head = dict(zip(heads["institution"], heads.index, strict=True))
        area = province.communes["area"]
        self.area = {i: area.get(province.sites.at[s, "commune"], "") for i, s in self.head.items()}
        level = province.programmes["level"]
        self.rank: dict[str, int] = {}
        for site, programme in zip(province.offers["site"], province.offers["programme"], strict=True):
            owner = province.sites.at[site, "institution"]
            rank = RANK.get(Level(level[programme]), -1)
            self.rank[owner] = max(rank, self.rank.get(owner, -1))

    def reasons(self, pair: tuple[str, str], scenario: Scenario) -> Iterator[Reason]:
        absorbed, host = pair
        centres = {i for i in pair if Kind(self.kind[i]) in CENTRES}
        policy = scenario.centres.policy
        if not scenario.merging.allowed:
            yield "none_merge"
        kept = policy == "keep" and absorbed in centres
        if kept or (policy == "regional" and absorbed in centres and host not in centres):
            yield "policy"
        special = {self.speciality[i] for i in pair}
        if special != {str(Speciality.GENERAL)} and len(special) > 1:
            yield "speciality"
        if self.rank.get(absorbed, -1) > self.rank.get(host, -1):
            yield "level"
        if self.area[absorbed] != self.area[host]:
            minutes = self.travel.site_minutes.at[self.head[absorbed], self.head[host]]
            if math.isnan(minutes) or minutes > scenario.merging.minutes_at_most:
                yield "far"
