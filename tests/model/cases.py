"""Builders of tiny networks on a line, with round costs, so that every optimum can be added up by hand.

Communes lie on a line; a position is a minute, so the way from commune to site is the difference of two positions.
The discount rate is 0: what is paid once is charged a tenth a year, buildings 1/25. With the flat costs

====================  =====================================================================================
a unit                900 + 100 = 1000 a year
an open site          60 + 40 = 100 a year (+ 1 per learner its rooms hold; + 20 under another operator)
a learner-year        100 / 25 + 1 = 5 of teaching; 0.1 per minute one way up to 60, beyond it 0.02 and 10 of boarding
a running offer       10 a year
a merger, a closure   500 / 10 = 50 a year, 300 / 10 = 30 a year; another managing body 200 / 10 = 20 a year
a workshop module     1000 / 10 + 20 places × 50 / 25 = 140 a year, for 20 learners present
an offer that ends    0.2 a year per recorded learner; a closing site 2 × 10 / 10 = 2 a year per post
a teacher             hired 100 / 10 = 10 a year, released 200 / 10 = 20 a year
equipment moved       1000 / 20 × 0.1 / 10 = 0.5 a year for a place of one year
a dormitory bed       25 / 25 = 1 a year
a learner not served  60 per learner-year; a mobile class + 2 per entrant; a THN beside a school 300 a year
====================  =====================================================================================
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from optimizer.data.province import Province
from optimizer.data.read import INDEXED
from optimizer.data.tables import BY_NAME
from optimizer.model.build import build
from optimizer.model.case import Case, case_of
from optimizer.model.clock import Interrupt
from optimizer.model.decisions import Decisions
from optimizer.model.engine import Engine, Options, silent
from optimizer.model.path import LINKS
from optimizer.model.rules import FAMILIES
from optimizer.model.solve import Solved, solved
from optimizer.network.travel import Travel
from optimizer.scenario import Centres, Merging, Offers, Scenario

FLAT: Mapping[str, float] = {
    "unit_posts_mvnd": 900, "unit_fixed_mvnd": 100, "unit_first_year_mvnd": 50,
    "site_guard_mvnd": 60, "site_utilities_mvnd": 40, "site_maintenance_mvnd": 1, "second_site_mvnd": 20,
    "teacher_post_mvnd": 100, "materials_mvnd": 1, "mobile_mvnd": 2, "offer_mvnd": 10, "discount_rate": 0,
    "place_mvnd": 50, "bed_mvnd": 25, "equipment_moved_share": 0.1,
    "merge_once_mvnd": 500, "other_body_once_mvnd": 200, "site_close_once_mvnd": 300,
    "minute_mvnd": 0.1, "board_minute_mvnd": 0.02, "board_mvnd": 10, "learner_moved_once_mvnd": 2,
    "hire_once_mvnd": 100, "release_once_mvnd": 200, "severance_once_mvnd": 300,
    "staff_moved_mvnd": 10, "conversion_beside_mvnd": 300, "unplaced_mvnd": 60, "priority_programme": 1.5,
    "priority_commune": 1.25,
}  # fmt: skip
"""Costs in million VND; see the module."""
MONEY = tuple(sorted(name for name in FLAT if name.endswith("_mvnd")))
ORDINARY = {
    "ownership": "public",
    "authority": "province",
    "managing_body": "UBND",
    "speciality": "general",
    "autonomy_group": 4,
}
EXACT = Options(time_limit_s=60, gap=0.0)

FREE = Scenario(
    name="thu",
    title="Thử",
    question="Thử?",
    centres=Centres(policy="free"),
    offers=Offers(new="none", smallest_class=0, modules_per_site_at_most=0),
)
"""No policy, no new offers, no workshops, classes of any size: each test adds the rule it is about."""

type Spec = str | float | Sequence[Any] | Mapping[str, Any]


@dataclass(frozen=True)
class Net:
    """A tiny province and its travel."""

    province: Province
    travel: Travel

    def case(self, scenario: Scenario = FREE) -> Case:
        """Return the case of `scenario`."""
        return case_of(self.province, self.travel, scenario)


def network(
    *,
    communes: Mapping[str, Spec],
    institutions: Mapping[str, Spec],
    sites: Mapping[str, Spec],
    programmes: Mapping[str, Spec],
    offers: Iterable[Sequence[Any]],
    demand: Mapping[tuple[str, str], int],
    costs: Mapping[str, float] | Iterable[Mapping[str, Any]] = (),
    decided: Iterable[Mapping[str, Any]] = (),
    minutes: Mapping[tuple[str, str], float] | None = None,
    later: Mapping[int, Mapping[tuple[str, str], int]] | None = None,
    facts: Mapping[str, str] | None = None,
    norms: Iterable[Mapping[str, Any]] = (),
    staff: Iterable[Mapping[str, Any]] = (),
    flows: Iterable[Mapping[str, Any]] = (),
) -> Net:
    """Return a network built straight from typed frames.

    Parameters
    ----------
    communes
        code -> position (minutes), or columns with `at`; area K1 unless given.
    institutions
        code -> type, or columns; public, of the province, general, autonomy group 4 unless given.
    sites
        code -> (institution, commune), or columns; the first of an institution is its head site; no rooms, no posts;
        candidate = True with opens and investment_mvnd: a planned site.
    programmes
        code -> (level, length in years), or columns; field 52, 25 learners per teacher, modules of 20 places.
    offers
        (site, programme, places, entrants recorded = 0, delivery = site).
    demand
        (commune, programme) -> entrants in 2028: base; low is half and high double; none: one row of 0.
    costs
        parameters that differ from `FLAT`, by name, or as rows of the table.
    minutes
        (commune, site) -> minutes that differ from the line.
    later
        year -> demand, of years other than 2028.
    facts
        table `province`: key -> value.
    norms, staff, flows
        rows of the tables.
    """
    at = {c: float(v["at"]) if isinstance(v, Mapping) else float(v) for c, v in communes.items()}  # type: ignore[arg-type]
    site_rows = _sites(sites)
    tables = {
        "areas": [{"area": a, "name": a} for a in sorted({_of(v, "at").get("area", "K1") for v in communes.values()})],
        "communes": [{"area": "K1", **_of(v, "at"), "commune": c, "name": c} for c, v in communes.items()],
        "institutions": [{**ORDINARY, **_of(v, "type"), "institution": i, "name": i} for i, v in institutions.items()],
        "sites": site_rows,
        "programmes": [
            {
                "field": "52",
                "module_places": 20,
                "module_mvnd": 1000,
                **_of(v, "level", "length_years"),
                "programme": p,
                "name": p,
            }
            for p, v in programmes.items()
        ],
        "offers": [_offer(*row) for row in offers],
        "demand": [
            {"commune": c, "programme": p, "year": year, "low": d // 2, "base": d, "high": 2 * d}
            for year, wanted in sorted({2028: demand, **(later or {})}.items())
            for (c, p), d in (wanted or {(min(communes), min(programmes)): 0}).items()
        ],
        "costs": _costs(costs),
        "decided": list(decided),
        "norms": list(norms),
        "staff": list(staff),
        "flows": list(flows),
    }
    return Net(
        _province(tables, facts or {}), line(at, {r["site"]: at[r["commune"]] for r in site_rows}, minutes or {})
    )


def _of(spec: Spec, *names: str) -> dict[str, Any]:
    if isinstance(spec, Mapping):
        return dict(spec)
    values = [spec] if isinstance(spec, str | int | float) else list(spec)
    return dict(zip(names, values, strict=False))


def _sites(sites: Mapping[str, Spec]) -> list[dict[str, Any]]:
    rows, seen = [], set()
    for site, spec in sites.items():
        row = {"rooms": 0, "posts": 0, **_of(spec, "institution", "commune"), "site": site, "name": site}
        row.setdefault("head", row["institution"] not in seen)
        seen.add(row["institution"])
        rows.append(row)
    return rows


def _offer(site: str, programme: str, places: float, entrants: float = 0, delivery: str = "site") -> dict[str, Any]:
    return {
        "site": site, "programme": programme, "occupation": programme, "places": places, "entrants": entrants,
        "delivery": delivery,
    }  # fmt: skip


def _costs(changes: Mapping[str, float] | Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    if isinstance(changes, Mapping):
        return [{"parameter": k, "value": v} for k, v in sorted({**FLAT, **changes}.items())]
    return [*({"parameter": k, "value": v} for k, v in sorted(FLAT.items())), *changes]


def typed(name: str, rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Return a table as `Province` promises it: declared columns and types, defaults filled in, sorted by key."""
    given = list(rows)
    table = BY_NAME[name]
    columns: dict[str, pd.Series] = {}
    for column in table.columns:
        values = [row.get(column.name, column.default) for row in given]
        if column.type in {"int", "number", "year"}:
            numbers = pd.Series([np.nan if v == "" else float(v) for v in values], dtype=float)
            columns[column.name] = numbers.astype(int) if column.type == "year" else numbers
        elif column.type == "flag" and (column.need == "required" or column.default):
            columns[column.name] = pd.Series([v in {True, "1"} for v in values], dtype=bool)
        elif column.type == "date":
            columns[column.name] = pd.Series([v or None for v in values], dtype=object)
        else:
            columns[column.name] = pd.Series(["1" if v is True else str(v) for v in values], dtype="str")
    frame = pd.DataFrame(columns).sort_values(list(table.key), kind="stable")
    return frame.set_index(table.key[0]) if name in INDEXED else frame.reset_index(drop=True)


@lru_cache(maxsize=512)
def _shared(name: str, rows: tuple[tuple[tuple[str, Any], ...], ...]) -> pd.DataFrame:
    return typed(name, map(dict, rows))


def _province(tables: Mapping[str, Iterable[Mapping[str, Any]]], facts: Mapping[str, str]) -> Province:
    """Return the province; equal tables are one frame, which nobody changes."""
    frames = {}
    for name in BY_NAME:
        if name not in {"province", "boundaries"}:
            rows = tuple(tuple(sorted(row.items())) for row in tables.get(name, ()))
            frames[name] = _shared(name, rows)
    return Province(facts=facts, boundaries=None, findings=(), digests={}, defaulted={}, **frames)


def line(at: Mapping[str, float], sites: Mapping[str, float], changed: Mapping[tuple[str, str], float]) -> Travel:
    """Return the travel of communes and sites on a line, with some minutes changed; a km takes 2 minutes."""
    minutes = pd.DataFrame(
        [[float(changed.get((c, s), abs(a - b))) for s, b in sorted(sites.items())] for c, a in sorted(at.items())],
        index=sorted(at), columns=sorted(sites), dtype=float,
    )  # fmt: skip
    between = pd.DataFrame(
        [[abs(a - b) for _, b in sorted(sites.items())] for _, a in sorted(sites.items())],
        index=sorted(sites), columns=sorted(sites), dtype=float,
    )  # fmt: skip
    method = pd.DataFrame("given", index=minutes.index, columns=minutes.columns)
    return Travel(minutes, minutes / 2, between, between / 2, method, pd.DataFrame(), ())


def optimum(net: Net, scenario: Scenario = FREE, *, without: Iterable[str] = (), options: Options = EXACT) -> Solved:
    """Solve to gap 0 under all rule families but those named in `without`."""
    left_out = frozenset(without)
    if unknown := left_out - {f.__name__ for f in (*FAMILIES, *LINKS)}:
        msg = f"no such family: {sorted(unknown)}"
        raise ValueError(msg)
    families = tuple(f for f in FAMILIES if f.__name__ not in left_out)
    model = build(net.case(scenario), families, links=tuple(f for f in LINKS if f.__name__ not in left_out))
    engine = Engine(model, options, silent, Interrupt())
    root = engine.relax()
    return solved(model, engine, engine.search() if root.status == "optimal" else root, root)


def two_schools(*, second: Spec = "TC", apart: float = 30, **changes: Any) -> Net:
    """Return college A at c1 and school B at c2, `apart` minutes; T (trung cấp, 1 year): 40 places, demand 20 each.

    Today: 2 units 2000, 2 sites 200, 40 learners 200, 2 offers 20 = 2420.
    Merged, B1 kept: 1000 + 200 + 20 + 50 + 200 + 20 = 1490.
    Merged, B1 closed, 20 learners travel: 1000 + 100 + (50 + 30) + 200 + 10 + 20 × 30 × 0.1 = 1450.
    """
    tables: dict[str, Any] = {
        "communes": {"c1": 0, "c2": apart},
        "institutions": {"A": "CD", "B": second},
        "sites": {"A1": ("A", "c1"), "B1": ("B", "c2")},
        "programmes": {"T": ("TC", 1)},
        "offers": [("A1", "T", 40), ("B1", "T", 40)],
        "demand": {("c1", "T"): 20, ("c2", "T"): 20},
    }
    return network(**(tables | changes))


def cheapest(net: Net, scenario: Scenario = FREE, *, without: Iterable[str] = ()) -> tuple[float, Decisions]:
    """Return cost and decisions of the proven optimum."""
    found = optimum(net, scenario, without=without)
    if found.status != "optimal" or found.objective_mvnd is None or found.decisions is None:
        msg = f"no optimum: {found.status}, {found.stopped_by}"
        raise AssertionError(msg)
    return found.objective_mvnd, found.decisions


def entrants(plan: Decisions, site: str, programme: str = "T") -> float:
    """Return the entrants placed in a programme at a site."""
    return sum(v for (_, p, s), v in plan.place.items() if (p, s) == (programme, site))


def survivors(net: Net, plan: Decisions) -> set[str]:
    """Return the institutions in scope that neither merge nor leave."""
    return {i for i in net.case().scope if i not in plan.merge and i not in plan.leave}


def one_school(**changes: Any) -> Net:
    """Return college A at c1 with 30 places of T (trung cấp, 1 year); demand 20 at c1 and 20 at c2, 30 minutes away.

    Unit 1000, site 100, offer 10, 30 learners 150, 10 of them travel 30 minutes 30, 10 not served 600: 1890.
    """
    tables: dict[str, Any] = {
        "communes": {"c1": 0, "c2": 30},
        "institutions": {"A": "CD"},
        "sites": {"A1": ("A", "c1")},
        "programmes": {"T": ("TC", 1)},
        "offers": [("A1", "T", 30)],
        "demand": {("c1", "T"): 20, ("c2", "T"): 20},
    }
    return network(**(tables | changes))


STILL = FREE.but(merging=Merging(allowed=False))
"""As FREE, and no institution merges."""
