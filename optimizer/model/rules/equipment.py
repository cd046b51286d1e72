r"""Equipment may be moved between sites that end in one unit, from an offer that gives up its places to one that runs.

.. math::
   \sum_c x_{cps} + \sum_{s'} g_{pss'} \le k_{ps} + a_{ps} + \sum_{s'} g_{ps's}, \qquad
   \sum_{s'} g_{pss'} \le K_{ps}, \qquad \sum_s g_{pss'} \le G_{ps'} r_{ps'}, \qquad
   g_{pss'} \le G_{pss'} \sum_h w_{i(s) s' h}, \qquad w_{ish} \le y_{sh}, \qquad w_{ish} \le z_{ih}, \\
   g_{pss'} \le G_{pss'} \sum_h w_{ss'h}, \qquad w_{ss'h} \le y_{s'h}, \qquad w_{ss'h} \le y_{sh} + z_{i(s)h}, \qquad
   w_{ss'h} \le 1 - o_s + y_{sh} \ \text{(divided institutions)}

x   `Variables.place`       entrants placed (a year)
g   `Variables.moved`       entrants' places moved from one site to another
k   `Case.offered`          places of today (entrants a year)
K   those of them taught at the site itself, not at an enterprise or a partner
a   `Variables.added`       entrants' places gained
r   `Variables.run`         1 if the offer runs
G   most that may be moved: what is there, or who reaches the offer
w   `Variables.joined`      1 at most if the institution ends in unit h and h works the site
y   `Variables.keep`        1 if unit h works the site
o   `Variables.open`        1 if the site is open
z   `Variables.merge`       1 if the institution ends in h
i(s)  `Case.owner`          institution that owns the site today

A site that closes, or an offer that ends, may hand over all it has (`optimizer.model.rules.places` keeps learners from
it); where the offer goes on, what it hands over it no longer has. Three sums of w are one variable: the site is of the
institution itself (open); the unit is the institution (y); the site is the head site of the unit (z). Of an institution that is
divided each site belongs with its equipment to the host that works it, one that closes to the successor. Of several
years, sites between which equipment was moved stay in one unit while the offer that it serves runs.
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
        yield Row(("unit", p, s, z), g, "<=", g.upBound * one_unit(problem, s, z))
    if given:
        yield from _given(problem, given, taken)
    for (p, z), into in taken.items():
        most = sum(g.upBound for g in into)
        if len(case.whole.periods) == 1:
            most = min(most, float(case.reachable.get((p, z), 0)))
        yield Row(("runs", p, z), total(into), "<=", most * var.run[p, z])
    for (i, z, h, *parts), w in var.joined.items():
        yield Row(("site", i, z, h, *parts), w, "<=", var.keep[z, h])
        for s in parts:
            yield Row(("elsewhere", i, z, h, s), w, "<=", 1 - var.open(case, s) + var.keep[s, h])
        worked = total(var.keep[s, h] for s in parts)
        yield Row(("ends", i, z, h, *parts), w, "<=", worked + var.merge[i, h])


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


def one_unit(problem: Problem, source: str, site: str) -> Expression:
    """1 if the unit to which the site `source` belongs, or fell when it closed, works `site`."""
    case, var = problem.case, problem.var
    institution = case.owner[source]
    if case.owner[site] == institution and institution not in case.divisible:
        return var.open(case, site)
    found: list[Expression] = []
    for h in units(case, institution, site):
        if h == institution:
            found.append(var.keep[site, h])
        elif institution in case.divisible:
            found.append(var.joined[institution, site, h, source])
        elif site == case.head[h]:
            found.append(var.merge[institution, h])
        else:
            found.append(var.joined[institution, site, h])
    return total(found)
