"""Which sentences of a reason rest on a row that is marked as an estimate."""

from functools import cached_property

import pandas as pd

from optimizer.data.codes import Basis
from optimizer.data.province import Province
from optimizer.scenario import Scenario

OVERHEAD = ("unit_posts_mvnd", "unit_fixed_mvnd")
"""Cost parameters of a legal unit."""
COSTS = frozenset({"reason.overhead", "reason.retained"})
OWN_OFFERS = frozenset({"reason.thin", "reason.overlap", "reason.expand", "reason.reduce"})
TRAVEL = frozenset({"reason.near", "reason.same_area", "reason.far"})
DEMAND = frozenset({"reason.serves", "reason.convert", "reason.expand", "reason.reduce"})
"""Phrases by the tables whose figures they quote."""


class Estimated:
    """Looks up the basis of the rows behind each phrase."""

    def __init__(self, province: Province, scenario: Scenario) -> None:
        self._province, self._scenario = province, scenario
        self._owner = province.offers["site"].map(province.sites["institution"])

    def rests(self, phrase: str, institution: str, host: str) -> bool:
        """Return whether `phrase`, said of `institution` (merged into `host`, or ""), quotes an estimated figure."""
        if phrase == "reason.small":
            return bool(self._province.institutions.at[institution, "basis"] == Basis.ESTIMATE)
        if phrase in COSTS:
            return self._costs
        if phrase in TRAVEL:
            return self._travel
        own = phrase in OWN_OFFERS and self._offers(institution)
        return own or (phrase == "reason.overlap" and self._offers(host)) or (phrase in DEMAND and self._demand)

    @cached_property
    def _costs(self) -> bool:
        table = self._province.costs
        used = table["parameter"].isin(OVERHEAD) & table["weights"].isin(["", self._scenario.weights])
        return _any(table[used])

    def _offers(self, institution: str) -> bool:
        return _any(self._province.offers[self._owner == institution])

    @cached_property
    def _demand(self) -> bool:
        table = self._province.demand
        return _any(table[table["year"] == self._scenario.year])

    @cached_property
    def _travel(self) -> bool:
        """Roads or given minutes marked estimate; distances without either are the model's own, an estimate too."""
        known = [table for table in (self._province.roads, self._province.travel) if len(table)]
        return not known or any(_any(table) for table in known)


def _any(table: pd.DataFrame) -> bool:
    return bool((table["basis"] == Basis.ESTIMATE).any())
