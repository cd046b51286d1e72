"""What the decisions make of every institution and site, before any number is computed."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from optimizer.data.codes import Kind
from optimizer.data.province import Province
from optimizer.model.decisions import Decisions
from optimizer.solution.today import Today


@dataclass(frozen=True, slots=True)
class After:
    """Fate, type and operator after the plan."""

    fate: pd.Series
    """index institution -> outside | merge | leave | survive."""
    final: pd.Series
    """index institution -> institution in which it ends: itself, its host, or "" when it left."""
    kind: pd.Series
    """index institution -> type after; "" when it no longer exists."""
    operator: pd.Series
    """index site -> institution that operates it; "" when closed."""
    takers: Mapping[str, tuple[str, ...]]
    """institution that merges -> its host, then every other one that works a site of it, by code."""
    runs: pd.MultiIndex
    """(programme, site) of the offers that run at a site."""


def after_of(province: Province, today: Today, decisions: Decisions) -> After:
    """Return the fates and operators that `decisions` imply; institutions out of scope stay as they are."""
    institutions = province.institutions.index
    fate = pd.Series("survive", index=institutions, name="fate", dtype=object)
    fate[~today.scope] = "outside"
    fate[fate.index.isin(decisions.merge)] = "merge"
    fate[fate.index.isin(decisions.leave)] = "leave"
    final = pd.Series(institutions, index=institutions, name="final", dtype=object)
    for absorbed in sorted(decisions.merge):
        final[absorbed] = decisions.merge[absorbed]
    final[fate == "leave"] = ""
    kind = province.institutions["type"].astype(object).copy()
    kind[kind.index.isin(decisions.convert)] = str(Kind.THN)
    kind[fate.isin(["merge", "leave"])] = ""
    return After(
        fate, final, kind, _operators(today, decisions), _takers(today.owner, decisions), _runs(today, decisions)
    )


def _takers(owner: pd.Series, decisions: Decisions) -> dict[str, tuple[str, ...]]:
    found = {}
    for absorbed, host in sorted(decisions.merge.items()):
        others = {h for s, h in decisions.keep.items() if owner.get(s) == absorbed} - {host, absorbed}
        found[absorbed] = (host, *sorted(others))
    return found


def _operators(today: Today, decisions: Decisions) -> pd.Series:
    outside = ~today.owner.map(today.scope).astype(bool)
    operator = pd.Series("", index=today.owner.index, name="operator", dtype=object)
    operator[outside & ~today.planned] = today.owner[outside & ~today.planned]
    for site in sorted(decisions.keep):
        operator[site] = decisions.keep[site]
    return operator


def _runs(today: Today, decisions: Decisions) -> pd.MultiIndex:
    """Return the offers that run: those decided, and all of today at sites of institutions out of scope."""
    sites = today.site_offers.index.get_level_values("site")
    outside = today.site_offers.index[~sites.map(today.owner).map(today.scope).to_numpy(dtype=bool)]
    pairs = sorted(decisions.run | set(outside))
    return pd.MultiIndex.from_tuples(pairs, names=["programme", "site"])
