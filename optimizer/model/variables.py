"""The variables of the model, named by their keys."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import pulp

from optimizer.data.codes import Level
from optimizer.model.beds import beds_most
from optimizer.model.case import Case
from optimizer.model.equipment import Move, moves, thirds
from optimizer.model.grants import Grant
from optimizer.model.rows import Variable, Variables
from optimizer.model.sharing import sharing_of

type Category = Literal["Continuous", "Integer", "Binary"]


def grant_key(site: str, grant: Grant) -> tuple[str, ...]:
    """Return the key of the variable that says whether `grant` holds at `site`."""
    return (site, grant.host, {None: "any", True: "thn", False: "as_is"}[grant.convert], *grant.donors)


def entrants_most(case: Case, programme: str, site: str) -> float:
    """Most entrants an offer can hold: today's places and all that may be added, or those who reach it."""
    return min(
        float(case.reachable.get((programme, site), 0)),
        case.offered.get((programme, site), 0.0) + added_most(case, programme, site),
    )


def added_most(case: Case, programme: str, site: str) -> float:
    """Most entrants' places that may be added to an offer."""
    if site in case.fixed_places or site in case.outside_sites:
        return 0.0
    if case.level[programme] is Level.THN:
        return float(case.scenario.centres.thn_entrants_per_site)
    places = case.module_places[case.field[programme]]
    return case.scenario.offers.modules_per_site_at_most * places / case.length[programme]


def _modules_most(case: Case, field: str, site: str) -> int:
    """Most modules worth building: the scenario's limit, or what seats every learner who reaches the site."""
    places = case.module_places[field]
    present = sum(
        case.length[p] * case.reachable.get((p, s), 0)
        for p, s in case.cells
        if s == site and case.field[p] == field and case.level[p] is not Level.THN
    )
    if places <= 0 or site in case.fixed_places or site in case.outside_sites:
        return 0
    return min(case.scenario.offers.modules_per_site_at_most, math.ceil(present / places))


def _thn_ways(case: Case) -> set[tuple[str, ...]]:
    """Keys of the ways in which a site that teaches the THN level comes under an institution that becomes a THN."""
    sites = {s for p, s in case.cells if case.level[p] is Level.THN and s not in case.outside_sites}
    return {(s, h, "thn") for s in sites for h in case.operators[s] if h in case.convertible}


def _enrolled(case: Case) -> list[tuple[str, str]]:
    """Offers of today with learners, at sites in scope, where the scenario lets them finish."""
    if case.scenario.transition.enrolled == "move":
        return []
    rows = sorted(case.recorded.items())
    return [(p, s) for (p, s), n in rows if n and p in case.level and s not in case.outside_sites]


@dataclass(frozen=True, slots=True)
class Lasting:
    """What may be built in any year of a plan, the most that is worth it: it stands in every year."""

    modules: Mapping[tuple[str, str], int]
    """(field, site) -> workshop modules."""
    beds: Mapping[str, float]
    """site -> dormitory beds."""
    moved: Mapping[Move, float]
    """(programme, site, other site) -> entrants' places whose equipment is moved."""


def lasting(cases: Sequence[Case]) -> Lasting:
    """Return what may be built in any of the years of `cases`."""
    modules: dict[tuple[str, str], int] = {}
    beds: dict[str, float] = {}
    moved: dict[Move, float] = {}
    for case in cases:
        for field, site in sorted({(case.field[p], s) for p, s in case.cells if case.level[p] is not Level.THN}):
            if most := _modules_most(case, field, site):
                modules[field, site] = max(most, modules.get((field, site), 0))
        for site, many in beds_most(case).items():
            beds[site] = max(many, beds.get(site, 0.0))
        for move, places in moves(case).items():
            moved[move] = max(places, moved.get(move, 0.0))
    return Lasting(dict(sorted(modules.items())), dict(sorted(beds.items())), dict(sorted(moved.items())))


def _addable(case: Case, built: Lasting) -> list[tuple[str, str]]:
    """Offers that may gain places."""
    return [
        (p, s) for p, s in case.cells
        if added_most(case, p, s) > 0 and (case.level[p] is Level.THN or (case.field[p], s) in built.modules)
    ]  # fmt: skip


def _counted_rooms(case: Case, built: Lasting) -> list[tuple[str, str]]:
    """Fields that may build at sites whose rooms are known, where the scenario looks at rooms."""
    rooms = case.province.sites["rooms"]
    return [k for k in built.modules if rooms[k[1]] > 0] if case.scenario.rooms.filled_at_most is not None else []


def create(problem: pulp.LpProblem, case: Case, built: Lasting, prefix: tuple[str, ...] = ()) -> Variables:
    """Add all variables of `case` to `problem`, their names led by `prefix` (the year, where there are several).

    Binaries and integers are those of the structure; everything a learner does is continuous. `built` says what may be
    built, in this year or another.
    """

    def named(*parts: str) -> str:
        return "__".join((*prefix, *parts))

    def add(
        name: str, keys: Iterable[tuple[str, ...]], most: float | None, kind: Category = "Continuous"
    ) -> dict[tuple[str, ...], Variable]:
        return {k: problem.add_variable(named(name, *k), 0, most, kind) for k in keys}

    def single(name: str, keys: Iterable[str], kind: Category = "Continuous") -> dict[str, Variable]:
        return {k[0]: v for k, v in add(name, [(k,) for k in keys], 1, kind).items()}

    survive = single("survive", case.scope, "Integer")
    merge = add("merge", case.admissible.pairs, 1, "Integer")
    take = {**merge, **add("take", [k for k in case.admissible.pairs if k[0] in case.divisible], 1, "Integer")}
    leave = single("leave", case.leaving, "Integer")
    keep = add("keep", [(s, h) for s in case.sites for h in case.operators[s]], 1, "Integer")
    ways = {grant_key(s, g) for (_, s), gs in case.new_offers.items() for g in gs if g.donors or g.convert is not None}
    modules = {k: problem.add_variable(named("modules", *k), 0, n, "Integer") for k, n in built.modules.items()}
    run = {
        k: problem.add_variable(named("run", *k), 1 if k[1] in case.outside_sites else 0, 1, "Integer")
        for k in case.cells
    }
    moved = {k: most for k, most in built.moved.items() if (k[0], k[2]) in run}
    sharing = sharing_of(case)
    return Variables(
        survive=survive,
        merge=merge,  # type: ignore[arg-type]
        take=take,  # type: ignore[arg-type]
        leave=leave,
        convert=single("convert", case.convertible, "Integer"),
        keep=keep,  # type: ignore[arg-type]
        run=run,
        grant=add("grant", sorted(ways | _thn_ways(case)), 1),
        modules=modules,
        in_rooms=add("in_rooms", _counted_rooms(case, built), None),  # type: ignore[arg-type]
        added=add("added", _addable(case, built), None),  # type: ignore[arg-type]
        moved={k: problem.add_variable(named("moved", *k), 0, most) for k, most in moved.items()},
        joined=add("joined", thirds(case) if built.moved else (), 1),
        beds={s: problem.add_variable(named("beds", s), 0, most) for s, most in built.beds.items()},
        place=add("place", case.links, None),  # type: ignore[arg-type]
        mobile=add("mobile", case.mobile_links, None),  # type: ignore[arg-type]
        unplaced=add("unplaced", case.demand, None),  # type: ignore[arg-type]
        basic=single("basic", sorted(case.owner)),
        beside=single("beside", case.convertible),
        hired=add("hired", sharing.teams, None),
        surplus=add("surplus", sharing.teams, None),
        shift=add("shift", sharing.shifts, None),  # type: ignore[arg-type]
        lent=add("lent", sharing.loans, None),  # type: ignore[arg-type]
        borrowed=add("borrowed", sharing.loans, None),  # type: ignore[arg-type]
        unfinished=add("unfinished", _enrolled(case), 1),  # type: ignore[arg-type]
    )
