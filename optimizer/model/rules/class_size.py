r"""An offer that runs has at least one smallest class of entrants.

.. math::
   \sum_c x_{cps} \ge g\, r_{ps}, \qquad r_{ps} \le \lfloor D_{ps} / g \rfloor, \qquad
   n_{fs} \ge \lceil u_{ps} / q_f \rceil\, r_{ps}, \qquad
   n_{fs} \ge \lceil u_{ps} / q_f \rceil\, r_{ps} + (\lceil (u_{ps} + u_{p's}) / q_f \rceil - \lceil u_{ps} / q_f \rceil)\, r_{p's}

x   `Variables.place`          entrants placed (a year)
r   `Variables.run`            1 if the offer runs
D   `Case.reachable`           demand of the communes in reach (entrants a year)
n   `Variables.modules`        workshop modules built
g   `Offers.smallest_class`    fewest entrants a year (10 by default: an assumption, the norms 35/18/10 of
    TT 07/2017/TT-BLĐTBXH are largest classes)
q   `Case.module_places`       learners present that one module adds
u   learners present of a smallest class beyond the places of today: length x max(0, g - places), of an offer to which no
    equipment may be moved

The second says nothing new of whole plans: an offer that no class can reach does not run, nor in part. The rows of n
say nothing new of whole modules: a class that does not fit into the places of today needs them whole. They
bring the relaxation closer to whole numbers.
"""

import math
from collections import defaultdict
from itertools import permutations

from optimizer.data.codes import Level
from optimizer.model.rows import Expression, Problem, Row, Rows, total


def class_size(problem: Problem) -> Rows:
    """Yield one row per offer in scope, and the workshops that a smallest class of new offers needs."""
    case, var = problem.case, problem.var
    smallest = case.scenario.offers.smallest_class
    placed: dict[tuple[str, str], list[Expression]] = defaultdict(list)
    for (_, p, s), x in var.place.items():
        placed[p, s].append(x)
    for p, s in case.cells:
        if smallest and s not in case.outside_sites:
            asks = "offers.smallest_class" if case.lifted else ""
            yield Row((p, s), total(placed[p, s]), ">=", smallest * var.run[p, s], asks)
            if case.reachable.get((p, s), 0) < smallest and not case.lifted:
                yield Row(("none", p, s), var.run[p, s], "<=", 0)
    if not case.lifted:
        yield from _workshops(problem)


def _workshops(problem: Problem) -> Rows:
    case, var = problem.case, problem.var
    smallest = case.scenario.offers.smallest_class
    beyond: dict[tuple[str, str], dict[str, float]] = defaultdict(dict)
    brought = {(p, z) for p, _, z in var.moved}
    for p, s in case.cells:
        if (p, s) in brought:
            continue
        more = smallest - case.offered.get((p, s), 0.0)
        if more > 0 and case.level[p] is not Level.THN and (case.field[p], s) in var.modules:
            beyond[case.field[p], s][p] = case.length[p] * more
    for (f, s), needed in sorted(beyond.items()):
        n, seats = var.modules[f, s], case.module_places[f]

        def whole(learners: float, seats: float = seats) -> int:
            return math.ceil(learners / seats - 1e-9)

        for p, learners in needed.items():
            yield Row(("workshops", p, s), n, ">=", whole(learners) * var.run[p, s])
        for p, q in permutations(needed, 2):
            first, both = whole(needed[p]), whole(needed[p] + needed[q])
            if first < both <= first + whole(needed[q]) and both > whole(needed[q]):
                row = first * var.run[p, s] + (both - first) * var.run[q, s]
                yield Row(("workshops", p, q, s), n, ">=", row)
