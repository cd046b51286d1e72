"""What the solver knows of a built problem besides its numbers: structure, fields, links, workshops."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from optimizer.data.codes import Level
from optimizer.model.build import Model
from optimizer.model.rows import Problem, Variable
from optimizer.model.teams import GENERAL

MERGE, KEEP = 3, 5
"""Classes (`Parts.rank`) of the columns that say who absorbs whom, from the one on, and who works a site."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One programme taught in the workshops of a field at a site; columns by their position."""

    run: int
    places: float
    """Of today (entrants a year)."""
    length: float
    """Years."""
    place: np.ndarray
    """Columns of entrants by commune."""
    demand: np.ndarray
    """Most entrants of each of these."""
    brought: np.ndarray
    """Columns of places whose equipment comes from another site."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """The modules of one field at one site."""

    modules: int
    """Column."""
    seats: float
    """Learners present that one module adds."""
    offers: tuple[Offer, ...]


@dataclass(frozen=True, slots=True)
class Parts:
    """The columns of a problem, told apart."""

    block: np.ndarray
    """Column -> 0 for the structure, else the number of its field, from 1."""
    blocks: int
    """Fields and one."""
    branching: np.ndarray
    """Integer columns of the structure, in the order in which they are decided."""
    rank: np.ndarray
    """Of each of `branching`: the class it is decided in, smaller first."""
    twin: np.ndarray
    """Of each of `branching`: a number that it shares with the same decision in other years; that a site is kept is one
    decision, whoever works it."""
    site: np.ndarray
    """Of each of `branching`: a number that all who may work the same site in the same year share; -1: no site."""
    links: np.ndarray
    """Rows (place column, run column, most entrants of the link)."""
    workshops: tuple[Workshop, ...]


def parts(model: Model, at: np.ndarray, columns: int) -> Parts:
    """Return the parts of `model`; `at` maps a variable's id to its column (-1: none)."""
    names = sorted({case.field[p] for problem in model.problems for case in [problem.case] for p in case.level})
    number = {f: k for k, f in enumerate(names, start=1)}
    block = np.zeros(columns, dtype=np.int32)
    deciding: list[tuple[int, int, int, int]] = []
    twins: dict[tuple[int, Any], int] = {}
    links: list[np.ndarray] = []
    workshops: list[Workshop] = []
    for t, problem in enumerate(model.problems):
        case, var = problem.case, problem.var
        of_field = (
            (number[key[0] if group in {"modules", "in_rooms"} else case.field[key[0]]], v.id)
            for group in ("run", "added", "modules", "in_rooms", "moved")
            for key, v in getattr(var, group).items()
        )
        learners: tuple[Mapping[Any, Variable], ...] = (var.place, var.mobile, var.unplaced)
        of_learners = ((number[case.field[key[1]]], v.id) for group in learners for key, v in group.items())
        for f, v in (*of_field, *of_learners, *_people(problem, number)):
            if at[v] >= 0:
                block[at[v]] = f
        divided = {k: v for k, v in var.take.items() if v.id != var.merge[k].id}
        structure: tuple[Mapping[Any, Variable], ...] = (
            var.survive, var.leave, var.convert, var.merge, divided, var.keep,
        )  # fmt: skip
        for rank, group in enumerate(structure):
            deciding.extend(
                (rank, int(at[v.id]), twins.setdefault((rank, key[0] if rank == KEEP else key), len(twins)), t)
                for key, v in group.items()
                if at[v.id] >= 0
            )
        links.append(links_of(problem, at))
        workshops.extend(_workshops(problem, at, links[-1]))
    classes, branching, twin, years = np.array(deciding, dtype=np.int32).reshape(-1, 4).T
    site = np.where(classes == KEEP, twin * len(model.problems) + years, -1)
    return Parts(block, len(names) + 1, branching, classes, twin, site, np.concatenate(links), tuple(workshops))


def links_of(problem: Problem, at: np.ndarray) -> np.ndarray:
    """Return rows (place column, run column, most entrants of the link) in the order of the variables of one year."""
    place, run, demand = problem.var.place, problem.var.run, problem.case.demand
    table = np.empty((len(place), 3))
    table[:, 0] = at[np.fromiter((x.id for x in place.values()), dtype=np.int64, count=len(place))]
    table[:, 1] = at[np.fromiter((run[p, s].id for _, p, s in place), dtype=np.int64, count=len(place))]
    table[:, 2] = np.fromiter((demand[c, p] for c, p, _ in place), dtype=float, count=len(place))
    return table


def _people(problem: Problem, number: Mapping[str, int]) -> list[tuple[int, int]]:
    """Return (field, variable) of teachers and enrolled; general subjects go with the field that is nothing else."""
    case, var = problem.case, problem.var
    general = min((p for p in case.level if GENERAL in case.needs[p]), key=lambda p: len(case.needs[p]), default="")
    of_group = {**number, GENERAL: number.get(case.field.get(general, ""), 1)}
    teachers: tuple[Mapping[Any, Variable], ...] = (var.hired, var.surplus, var.shift, var.lent, var.borrowed)
    found = [(of_group[key[0]], v.id) for group in teachers for key, v in group.items()]
    return [*found, *((number[case.field[p]], v.id) for (p, _), v in var.unfinished.items())]


def _workshops(problem: Problem, at: np.ndarray, links: np.ndarray) -> list[Workshop]:
    case, var = problem.case, problem.var
    order = np.argsort(links[:, 1], kind="stable")
    column, most = links[order, 0].astype(np.int32), links[order, 2]
    run = links[order, 1].astype(np.int64)
    brought: dict[tuple[str, str], list[int]] = defaultdict(list)
    for (p, _, z), g in var.moved.items():
        brought[p, z].append(at[g.id])
    taught: dict[tuple[str, str], list[str]] = defaultdict(list)
    for p, s in case.cells:
        if case.level[p] is not Level.THN:
            taught[case.field[p], s].append(p)
    found = []
    for (f, s), n in var.modules.items():
        offers = []
        for p in taught[f, s]:
            runs, today = int(at[var.run[p, s].id]), case.offered.get((p, s), 0.0)
            part = slice(*np.searchsorted(run, [runs, runs + 1]).tolist()) if runs >= 0 else slice(0)
            offers.append(Offer(
                runs, today, case.length[p], column[part], most[part], np.array(brought[p, s], dtype=np.int32),
            ))  # fmt: skip
        if at[n.id] >= 0:
            found.append(Workshop(at[n.id], case.module_places[f], tuple(offers)))
    return found
