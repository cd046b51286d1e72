"""Who may teach where: teams of institutions and of sites, and those between which teachers may be shared."""

from collections import Counter
from dataclasses import dataclass

from optimizer.model.case import Case
from optimizer.model.teams import Part, Team


@dataclass(frozen=True, slots=True)
class Sharing:
    """Keys of the variables of `optimizer.model.rules.staffing`; empty where the scenario counts no teachers."""

    teams: tuple[tuple[str, ...], ...]
    """Teams of institutions, then of sites of those that may be divided: each has its own balance."""
    shifts: tuple[tuple[str, str, str], ...]
    """(group, institution, another that may be of its unit)."""
    loans: tuple[tuple[str, str, str], ...]
    """(group, site of an institution that may be divided, unit that may work it and whose teachers are known)."""


def sharing_of(case: Case) -> Sharing:
    """Return the teams that there are, or that offers may need, of institutions whose figures are known."""
    if not case.scenario.staffing.counted:
        return Sharing((), (), ())
    staff = _staff(case)
    there, parts = frozenset(staff), _parts(case, frozenset(staff))
    pairs = sorted({p for i, h in case.admissible.pairs for p in ((i, h), (h, i))})
    groups = sorted({g for g, _ in staff})
    shifts = tuple((g, i, j) for g in groups for i, j in pairs if (g, i) in there and (g, j) in there)
    loans = tuple((g, s, h) for g, _, s in parts for h in case.operators[s] if (g, h) in there)
    return Sharing((*staff, *parts), shifts, loans)


def _staff(case: Case) -> list[Team]:
    taught = [*((p, case.owner[s]) for p, s in case.cells), *case.mobile_places]
    found = {(g, i) for p, i in taught if p in case.level for g in case.needs[p]} | set(case.teams.today)
    there = {(g, i) for g, i in found if case.teams.known(g, i)}
    return sorted(there | _meeting(case, there))


def _meeting(case: Case, there: set[Team]) -> set[Team]:
    """Teams without teachers or learners of their own, through which several guests share theirs in one unit."""
    guests = Counter((g, h) for g, i in there for h in case.hosts[i])
    parts = {(g, h) for g, i in there if i in case.divisible for h in case.hosts[i]}
    return {(g, h) for g, h in {*(k for k, n in guests.items() if n > 1), *parts} if case.teams.known(g, h)}


def _parts(case: Case, there: frozenset[Team]) -> list[Part]:
    """Teams of sites of institutions that may be divided: where there are teachers, or may be learners."""
    taught = {(g, case.owner[s], s) for p, s in case.cells for g in case.needs[p]}
    found = sorted(taught | set(case.teams.at_site))
    return [(g, i, s) for g, i, s in found if i in case.divisible and (g, i) in there and case.operators[s]]
