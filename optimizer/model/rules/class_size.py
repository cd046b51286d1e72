r"""An offer that runs has at least one smallest class of entrants.

.. math:: \sum_c x_{cps} \ge g\, r_{ps}

x   `Variables.place`          entrants placed (a year)
r   `Variables.run`            1 if the offer runs
g   `Offers.smallest_class`    fewest entrants a year (10 by default: an assumption, the norms 35/18/10 of
    TT 07/2017/TT-BLĐTBXH are largest classes)
"""

from collections import defaultdict

from optimizer.model.rows import Expression, Problem, Row, Rows, total


def class_size(problem: Problem) -> Rows:
    """Yield one row per offer in scope."""
    case, var = problem.case, problem.var
    smallest = case.scenario.offers.smallest_class
    placed: dict[tuple[str, str], list[Expression]] = defaultdict(list)
    for (_, p, s), x in var.place.items():
        placed[p, s].append(x)
    for p, s in case.cells:
        if smallest and s not in case.outside_sites:
            yield Row((p, s), total(placed[p, s]), ">=", smallest * var.run[p, s])
