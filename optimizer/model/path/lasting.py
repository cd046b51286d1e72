r"""What is decided of an institution lasts: a merged unit stays in its host, one that left does not return.

.. math::
   z_{ih,t} \ge z_{ih,t-1}, \qquad v_{i,t} \ge v_{i,t-1}, \qquad b_{i,t} + \sum_h z_{ih,t} + v_{i,t} \ge b_{i,t-1}

z   `Variables.merge`      1 if i has ended in h by year t
v   `Variables.leave`      1 if i has left
b   `Variables.convert`    1 if i is a THN; it stays one until it ends

With the rule on merging (one fate per year) survival never rises, and a host of an earlier year survives to the last.
"""

from itertools import pairwise

from optimizer.model.rows import Problem, Row, Rows, total


def lasting(problems: tuple[Problem, ...]) -> Rows:
    """Yield one row per merger, leaving and conversion of a year and the year before."""
    for before, after in pairwise(problems):
        case, year = after.case, str(after.case.scenario.year)
        for key, z in before.var.merge.items():
            yield Row((year, "merge", *key), after.var.merge.get(key, 0), ">=", z)
        for i, v in before.var.leave.items():
            yield Row((year, "leave", i), after.var.leave.get(i, 0), ">=", v)
        for i, b in before.var.convert.items():
            ends = [after.var.merge[i, h] for h in case.hosts[i]]
            still = total([after.var.convert.get(i, 0), after.var.leave.get(i, 0), *ends])
            yield Row((year, "convert", i), still, ">=", b)
