r"""Equipment may be moved between sites that end in one unit, from an offer that gives up its places to one that runs.

.. math::
   \sum_c x_{cps} + \sum_{s'} g_{pss'} \le k_{ps} + a_{ps} + \sum_{s'} g_{ps's}, \qquad
   \sum_{s'} g_{pss'} \le K_{ps}, \qquad \sum_s g_{pss'} \le G_{ps'} r_{ps'}, \qquad
   g_{pss'} \le G_{pss'} \sum_h w_{i(s) s' h}, \qquad w_{ish} \le y_{sh}, \qquad w_{ish} \le z_{ih}, \qquad
   g_{pss'} \le G_{pss'} (1 - y_{sh} + z_{i(s)h}) \ \text{(divided institutions)}

x   `Variables.place`       entrants placed (a year)
g   `Variables.moved`       entrants' places moved from one site to another
k   `Case.offered`          places of today (entrants a year)
K   those of them taught at the site itself, not at an enterprise or a partner
a   `Variables.added`       entrants' places gained
r   `Variables.run`         1 if the offer runs
G   most that may be moved: what is there, or who reaches the offer
w   `Variables.joined`      1 at most if the institution ends in unit h and h works the site
y   `Variables.keep`        1 if unit h works the site
z   `Variables.merge`       1 if the institution ends in h
i(s)  `Case.owner`          institution that owns the site today

A site that closes, or an offer that ends, may hand over all it has (`optimizer.model.rules.places` keeps learners from
it); where the offer goes on, what it hands over it no longer has. Three sums of w are one variable: the site is of the
institution itself (open); the unit is the institution (y); the site is the head site of the unit (z). Of an institution that is
divided the successor has the equipment of its own sites and of those that close; a site of another host keeps what it has.
"""

from collections import defaultdict
from collections.abc import Mapping

from optimizer.model.equipment import equipped, units
from optimizer.model.rows import Expression, Problem, Row, Rows, Variable, total


def equipment(problem: Problem) -> Rows:
    """Yield the rows on each offer that may give or take equipment, each move, each pair of institution and site."""
    case, var = problem.case, problem.var
    given: dict[tuple[str, str], list[Variable]] = defaultdict(list)
    taken: dict[tuple[str, str], list[Variable]] = defaultdict(list)
    for (p, s, z), g in var.moved.items():
        given[p, s].append(g)
        taken[p, z].append(g)
        yield Row(("unit", p, s, z), g, "<=", g.upBound * one_unit(problem, case.owner[s], z))
        yield from _of_successor(problem, (p, s, z), g)
    if given:
        yield from _given(problem, given, taken)
    for (p, z), into in taken.items():
        most = sum(g.upBound for g in into)
        if len(case.whole.periods) == 1:
            most = min(most, float(case.reachable.get((p, z), 0)))
        yield Row(("runs", p, z), total(into), "<=", most * var.run[p, z])
    for (i, z, h), w in var.joined.items():
        yield Row(("site", i, z, h), w, "<=", var.keep[z, h])
        yield Row(("ends", i, z, h), w, "<=", var.merge[i, h])


def _of_successor(problem: Problem, move: tuple[str, str, str], moved: Variable) -> Rows:
    """Yield the rows by which a site that goes to another host than the successor hands over nothing."""
    case, var = problem.case, problem.var
    _, s, _ = move
    i = case.owner[s]
    for h in case.hosts[i] if i in case.divisible else ():
        stays = 1 - var.keep[s, h] + var.merge[i, h]
        yield Row(("successor", *move, h), moved, "<=", moved.upBound * stays)


def _given(
    problem: Problem, given: Mapping[tuple[str, str], list[Variable]], taken: Mapping[tuple[str, str], list[Variable]]
) -> Rows:
    """Yield what an offer that hands over has left, and what is there to hand over."""
    case, var = problem.case, problem.var
    placed: dict[tuple[str, str], list[Expression]] = defaultdict(list)
    for (_, p, s), x in var.place.items():
        if (p, s) in given:
            placed[p, s].append(x)
    there = equipped(case)
    for (p, s), out in given.items():
        has = total([case.offered[p, s], var.added.get((p, s), 0), *taken.get((p, s), ())])
        yield Row(("left", p, s), total([*placed[p, s], *out]), "<=", has, "data.places" if case.lifted else "")
        yield Row(("there", p, s), total(out), "<=", there[p, s])


def one_unit(problem: Problem, institution: str, site: str) -> Expression:
    """1 if the unit in which `institution` ends works `site`."""
    case, var = problem.case, problem.var
    if case.owner[site] == institution and institution not in case.divisible:
        return var.open(case, site)
    found: list[Expression] = []
    for h in units(case, institution, site):
        if h == institution:
            found.append(var.keep[site, h])
        elif site == case.head[h]:
            found.append(var.merge[institution, h])
        else:
            found.append(var.joined[institution, site, h])
    return total(found)
