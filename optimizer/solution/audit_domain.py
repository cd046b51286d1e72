"""Audit of the plain values: every code is known, every number is finite, not negative, whole where it must be."""

import math
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from optimizer.data.codes import Level
from optimizer.data.province import Province
from optimizer.model.decisions import Decisions
from optimizer.solution.claims import TOLERANCE, claims, together
from optimizer.solution.today import in_scope


def domain(province: Province, decisions: Decisions) -> pd.DataFrame:
    """Return the rows on codes, numbers and whole numbers of `decisions`; all hold for any plan whatever."""
    return together(_units(province, decisions), _codes(province, decisions), _numbers(decisions))


def _units(province: Province, plan: Decisions) -> pd.DataFrame:
    scope = in_scope(province.institutions)
    mine = set(scope.index[scope.to_numpy(dtype=bool)])
    named = sorted({*plan.merge, *plan.merge.values(), *plan.leave, *plan.convert, *plan.keep.values()})
    decided = sorted({*plan.merge, *plan.leave, *plan.convert})
    known = set(province.institutions.index)
    return together(
        _unknown("institution", named, known),
        claims(
            "audit.domain.scope", [i for i in decided if i in known],
            [i not in mine for i in decided if i in known], "=", 0, integrity=True,
        ),
    )  # fmt: skip


def _codes(province: Province, plan: Decisions) -> pd.DataFrame:
    programmes = province.programmes.index[(province.programmes["level"] != Level.DRIVING).to_numpy()]
    fields = set(province.programmes["field"])
    offers = {*plan.run, *plan.added, *((p, s) for _, p, s in plan.place)}
    offers |= {(p, s) for p, *sites in plan.moved for s in sites}
    taught = {p for p, _ in offers} | {p for _, p, _ in plan.mobile} | {p for _, p in plan.unplaced}
    sites = {*plan.keep, *(s for _, s in offers), *(s for _, s in plan.modules), *plan.beds}
    communes = {c for c, _, _ in plan.place} | {c for c, _, _ in plan.mobile} | {c for c, _ in plan.unplaced}
    teams = {i for _, _, i in plan.mobile}
    return together(
        _unknown("site", sites, set(province.sites.index)),
        _unknown("programme", taught, set(programmes)),
        _unknown("commune", communes, set(province.communes.index)),
        _unknown("field", {f for f, _ in plan.modules}, fields),
        _unknown("team", teams, set(province.institutions.index)),
    )


def _unknown(what: str, named: Iterable[str], known: set[str]) -> pd.DataFrame:
    codes = sorted(map(str, named))
    return claims(f"audit.domain.{what}", codes, [code not in known for code in codes], "=", 0, integrity=True)


def _numbers(plan: Decisions) -> pd.DataFrame:
    tables: tuple[tuple[str, Mapping[Any, float]], ...] = (
        ("place", plan.place), ("mobile", plan.mobile), ("unplaced", plan.unplaced), ("added", plan.added),
        ("modules", plan.modules), ("moved", plan.moved), ("beds", {(s,): n for s, n in plan.beds.items()}),
    )  # fmt: skip
    parts = []
    for name, table in tables:
        values = sorted(table.items())
        item = [f"{name} / {' / '.join(key)}" for key, _ in values]
        numbers = [float(value) if math.isfinite(value) else -math.inf for _, value in values]
        parts.append(claims("audit.domain.negative", item, numbers, ">=", 0, integrity=True))
    whole = sorted(plan.modules.items())
    off = [abs(n - round(n)) > TOLERANCE if math.isfinite(n) else True for _, n in whole]
    parts.append(claims("audit.domain.whole", [" / ".join(key) for key, _ in whole], off, "=", 0, integrity=True))
    return together(*parts)
