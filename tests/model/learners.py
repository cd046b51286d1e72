"""The learners of one structure, placed by a linear program written down from the formulas of the rules."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import combinations
from math import inf

import numpy as np
from scipy.optimize import linprog

from tests.model.crew import Crew, Part, Team
from tests.model.world import Cell, World

type Name = tuple[str, ...]


@dataclass
class Program:
    """A linear program: minimise prices under rows `sum <= limit`, all variables from 0."""

    prices: dict[Name, float] = field(default_factory=dict)
    rows: list[tuple[dict[Name, float], float]] = field(default_factory=list)

    def minimum(self, demand: Mapping[tuple[str, str], int]) -> float:
        """Return the least cost when x + m + u of each commune and programme is its demand; inf if impossible."""
        if not self.prices:
            return 0.0 if all(limit >= 0 for _, limit in self.rows) else inf
        upper, equal = self.matrices(demand)
        found = linprog(
            list(self.prices.values()), A_ub=upper, b_ub=[limit for _, limit in self.rows],
            A_eq=equal if demand else None, b_eq=list(demand.values()) if demand else None, method="highs",
        )  # fmt: skip
        return float(found.fun) if found.status == 0 else inf

    def matrices(self, demand: Mapping[tuple[str, str], int]) -> tuple[np.ndarray, np.ndarray]:
        """Return the rows, and those of each commune and programme."""
        column = {n: j for j, n in enumerate(self.prices)}
        upper = np.zeros((len(self.rows), len(column)))
        for k, (row, _) in enumerate(self.rows):
            for n, value in row.items():
                upper[k, column[n]] = value
        equal = np.zeros((len(demand), len(column)))
        for k, (c, p) in enumerate(demand):
            for n, j in column.items():
                equal[k, j] = n[0] != "a" and n[1:3] == (c, p)
        return upper, equal


@dataclass(frozen=True)
class Around:
    """What a structure and its workshops leave for what is bought, moved or built beside them."""

    spare: float | None = None
    """What the state budget has left for teaching (million VND a year); None: no ceiling."""
    by_year: tuple[tuple[bool, float], ...] = ()
    """The same by calendar year, and whether teachers left over are paid in it."""
    purse: float | None = None
    """Investment that is left (million VND); None: no ceiling."""
    land: tuple[tuple[str, float], ...] = ()
    """(site, floor that its land still holds), where land limits building (m²)."""
    hands: frozenset[tuple[str, str]] = frozenset()
    """Pairs of sites between which equipment may be moved."""


def place_learners(
    world: Crew,
    run: frozenset[Cell],
    modules: frozenset[tuple[Cell, int]],
    thn: frozenset[str],
    gone: frozenset[str],
    crew: tuple[frozenset[tuple[Part, Team]], float],
    around: Around,
) -> float:
    """Return the least cost of `learners_program`; inf if a rule cannot be kept."""
    return learners_program(world, run, modules, thn, gone, crew, around).minimum(world.net.demand)


def learners_program(
    world: Crew,
    run: frozenset[Cell],
    modules: frozenset[tuple[Cell, int]],
    thn: frozenset[str],
    gone: frozenset[str],
    crew: tuple[frozenset[tuple[Part, Team]], float],
    around: Around,
) -> Program:
    """Return the program of teaching, travel, boarding and not serving.

    `thn` are the sites that a THN works, `gone` the institutions that leave, `crew` who shares teachers with whom and
    the posts that are no teachers, `around` money and land. Variables: x at a site, m in a mobile class, u not served,
    a places added, t places moved, b beds built, teachers hired and left over.
    """
    program = Program(_prices(world, run, gone))
    _move(world, program, run, around.hands)
    for p, s in run:
        seats = {n: 1.0 for n in program.prices if n[0] == "x" and n[2:] == (p, s)}
        more = {("a", p, s): -1.0} if ("a", p, s) in program.prices else {}
        more |= {n: -1.0 for n in program.prices if n[0] == "t" and (n[1], n[3]) == (p, s)}
        more |= {n: 1.0 for n in program.prices if n[0] == "t" and n[1:3] == (p, s)}
        program.rows.append((seats | more, float(world.places.get((p, s), 0))))
        if s in world.mine:
            program.rows.append((dict.fromkeys(seats, -1.0), -float(world.asked.offers.smallest_class)))
    program.rows += _added(world, [n for n in program.prices if n[0] == "a"], dict(modules), thn)
    for k, most in world.mobile.items():
        program.rows.append(({n: 1.0 for n in program.prices if n[0] == "m" and n[2:] == k}, float(most)))
    program.rows += _floors(world)
    names = list(program.prices)
    ceilings = dict(world.asked.goals.at_most)
    if "unplaced" in ceilings:
        program.rows.append(({n: 1.0 for n in names if n[0] == "u"}, ceilings["unplaced"]))
    if "access" in ceilings:
        away = {n: program.prices[n] if n[0] == "u" else world.way(*n[1:]) for n in names if n[0] in {"u", "x"}}
        program.rows.append((away, ceilings["access"]))
    program.rows += [*_rooms(world, names, dict(modules)), *_far(world, names)]
    _house(world, program, names, around)
    _teach(world, program, dict(crew[0]), crew[1])
    spares = [*around.by_year] if around.spare is None else [(world.settling, around.spare), *around.by_year]
    for paid, spare in spares:
        mobile = world.net.cost("mobile_mvnd")
        taught = {n: world.rate(n[2]) + (mobile if n[0] == "m" else 0) for n in names if n[0] in {"x", "m"}}
        pay = paid * world.net.cost("teacher_post_mvnd")
        program.rows.append((taught | {n: pay for n in program.prices if n[0] == "left"}, spare))
    return program


def _move(world: World, program: Program, run: frozenset[Cell], hands: frozenset[tuple[str, str]]) -> None:
    """Add places moved from a site to another where the offer runs, and what there is to move."""
    share = world.annuity(10) * world.net.cost("equipment_moved_share")
    for p, z in sorted(run):
        value = world.of_field(world.net.programmes[p]["field"], "module_mvnd") * world.length(p)
        for s in sorted(a for a, b in hands if b == z and world.equipped.get((p, a), 0)):
            seats = world.of_field(world.net.programmes[p]["field"], "module_places")
            program.prices["t", p, s, z] = share * value / seats
    for (p, s), there in world.equipped.items():
        out = {n: 1.0 for n in program.prices if n[0] == "t" and n[1:3] == (p, s)}
        program.rows.append((out, float(there)))


def _teach(world: Crew, program: Program, pools: Mapping[Part, Team], others: float) -> None:
    """Add teachers hired and left over of each pool, their balance, and the ceilings on them and on posts."""
    once, cost, asked = world.annuity(10), world.net.cost, world.asked.staffing
    learners = [
        (n, (n[3], "") if n[0] == "m" else (world.owner(n[3]), n[3])) for n in program.prices if n[0] in {"x", "m"}
    ]
    stays = 0.0
    for pool in sorted(set(pools.values())):
        group = pool[0]
        there = sum(world.staying(part, pools) for part, into in pools.items() if into == pool)
        stays += there
        where = {n: pools.get((group, i, s), pools.get((group, i, ""))) for n, (i, s) in learners}
        row = {n: posts for n, into in where.items() if into == pool and (posts := world.need(n[2]).get(group, 0.0))}
        row |= {("left", *pool): 1.0, ("hired", *pool): -1.0}
        program.rows += [(row, there), ({n: -v for n, v in row.items()}, -there)]
        program.prices["hired", *pool] = once * cost("hire_once_mvnd")
        paid = world.settling
        program.prices["left", *pool] = (1 - paid) * once * cost("release_once_mvnd") + paid * cost("teacher_post_mvnd")
    hired = {n: 1.0 for n in program.prices if n[0] == "hired"}
    if asked.counted and asked.hired_at_most is not None:
        program.rows.append((hired, asked.hired_at_most))
    for _, most in asked.posts_at_most:
        program.rows.append((hired | {n: -1.0 for n in program.prices if n[0] == "left"}, most - others - stays))


def _prices(world: World, run: frozenset[Cell], gone: frozenset[str]) -> dict[Name, float]:
    prices: dict[Name, float] = {}
    for c, p, s in world.links:
        if (p, s) in run:
            prices["x", c, p, s] = world.rate(p) + world.way(c, p, s)
    for c, p, i in world.teams:
        if i not in gone:
            prices["m", c, p, i] = world.rate(p) + world.net.cost("mobile_mvnd")
    for c, p in world.net.demand:
        prices["u", c, p] = world.missing(c, p)
    for p, s in run:
        if s in world.mine and world.owner(s) not in world.asked.pins.places_fixed:
            prices["a", p, s] = 0.0
    return prices


def _added(
    world: World, added: list[Name], modules: Mapping[Cell, int], thn: frozenset[str]
) -> list[tuple[dict[Name, float], float]]:
    """Return the rows on places added: seats of a THN at a site, learners present that the modules of a field hold."""
    programmes = world.net.programmes
    rows: list[tuple[dict[Name, float], float]] = []
    for s in {n[2] for n in added}:
        seats = float(world.asked.centres.thn_entrants_per_site) if s in thn else 0.0
        rows.append(({n: 1.0 for n in added if n[2] == s and programmes[n[1]]["level"] == "THN"}, seats))
        for f in {v["field"] for v in programmes.values()}:
            present = {
                n: float(programmes[n[1]]["length_years"])
                for n in added
                if n[2] == s and programmes[n[1]]["field"] == f and programmes[n[1]]["level"] != "THN"
            }
            rows.append((present, world.of_field(f, "module_places") * modules.get((f, s), 0)))
    return rows


type Limits = list[tuple[dict[Name, float], float]]


def _rooms(world: World, names: list[Name], modules: Mapping[Cell, int]) -> Limits:
    """Return learners present at each site with a figure of rooms, and what rooms and modules hold.

    A module holds learners of its field, THN apart: whichever fields are left out that build, all others fit into the
    rooms and their own modules.
    """
    filled, rows = world.asked.rooms.filled_at_most, []
    for s, site in world.net.sites.items():
        if filled is None or site["rooms"] <= 0:
            continue
        built = {f: n * world.of_field(f, "module_places") for (f, z), n in modules.items() if z == s}
        present = {n: world.length(n[2]) for n in names if n[0] == "x" and n[3] == s}
        programmes = world.net.programmes
        for chosen in (c for k in range(len(built) + 1) for c in combinations(sorted(built), k)):
            full = [f for f in built if f not in chosen]
            sits = {
                n: v for n, v in present.items()
                if programmes[n[2]]["level"] == "THN" or programmes[n[2]]["field"] not in full
            }  # fmt: skip
            rows.append((sits, filled * (site["rooms"] + sum(built[f] for f in chosen))))
    return rows


def _house(world: World, program: Program, names: list[Name], around: Around) -> None:
    """Add learners from afar who may not rent and the beds of each site with a figure; beds that are built."""
    asked = world.asked.boarding
    price = world.net.cost("bed_mvnd")
    for s, site in world.net.sites.items():
        if asked.renting_at_most is not None and site.get("beds", "") != "":
            away = {
                n: (1 - asked.renting_at_most) * world.length(n[2]) * share
                for n in names
                if n[0] == "x" and n[3] == s and (share := _away(world, n)) > 0
            }
            if s in world.mine and asked.beds_built_at_most:
                program.prices["b", s] = world.annuity(25) * price
                program.rows.append(({("b", s): 1.0}, float(asked.beds_built_at_most)))
                away["b", s] = -1.0
            program.rows.append((away, float(site["beds"])))
    beds = {n: price for n in program.prices if n[0] == "b"}
    if around.purse is not None:
        program.rows.append((beds, around.purse))
    for s, left in around.land:
        if ("b", s) in beds:
            program.rows.append(({("b", s): asked.floor_per_bed_m2}, left))


def _away(world: World, name: Name) -> float:
    """Share of those on a way who live away: all from afar, nearer who comes from outside and stays."""
    _, c, p, s = name
    if world.minutes(c, s) > world.asked.reach.commute_minutes:
        return 1.0
    return world.net.guests.get((c, p), 0.0) / world.net.demand[c, p]


def _far(world: World, names: list[Name]) -> Limits:
    """Return entrants of each group beyond its minutes, and the share of its demand."""
    rows = []
    for limit in world.asked.equity.beyond:
        mine = {k for k in world.net.demand if world.belongs(limit.group, *k)}
        far = {
            n: 1.0 for n in names if n[0] == "x" and (n[1], n[2]) in mine and world.minutes(n[1], n[3]) > limit.minutes
        }
        rows.append((far, limit.share_at_most * sum(world.net.demand[k] for k in mine)))
    return rows


def _floors(world: World) -> list[tuple[dict[Name, float], float]]:
    rules, program, demand = world.asked.floors, world.net.programmes, world.net.demand
    groups = [
        (rules.demand, list(demand)),
        (rules.priority, [k for k in demand if program[k[1]]["priority"]]),
        *((share, [k for k in demand if program[k[1]]["level"] == level]) for level, share in rules.by_level),
        *((share, [(c, p)]) for c, p, share in rules.of_demand if (c, p) in demand),
    ]
    return [
        ({("u", *k): 1.0 for k in cells}, (1 - share) * sum(demand[k] for k in cells))
        for share, cells in groups
        if share is not None
    ]
