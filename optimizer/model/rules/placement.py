r"""Every entrant is placed at a site, taught in a mobile class, or counted as not served.

.. math:: \sum_s x_{cps} + \sum_i m_{cpi} + u_{cp} = d_{cp} \qquad \forall c, p

x   `Variables.place`     entrants of commune c and programme p at site s (a year)
m   `Variables.mobile`    entrants in a mobile class that institution i's team holds in the commune
u   `Variables.unplaced`  entrants not served
d   `Case.demand`         entrants a year who want the programme
"""

from collections import defaultdict

from optimizer.model.rows import Expression, Problem, Row, Rows, total


def placement(problem: Problem) -> Rows:
    """Yield one row per commune and programme with demand."""
    served: dict[tuple[str, str], list[Expression]] = defaultdict(list)
    for (c, p, _), x in problem.var.place.items():
        served[c, p].append(x)
    for (c, p, _), m in problem.var.mobile.items():
        served[c, p].append(m)
    for (c, p), demand in problem.case.demand.items():
        yield Row((c, p), total([*served[c, p], problem.var.unplaced[c, p]]), "==", demand)
