r"""What is decided of an institution lasts: a merged unit stays in its host, one that left does not return.

.. math::
   z_{ih,t} \ge z_{ih,t-1}, \qquad v_{i,t} \ge v_{i,t-1}, \qquad b_{i,t} + \sum_h z_{ih,t} + v_{i,t} \ge b_{i,t-1},
   \qquad k_{ih,t} \ge k_{ih,t-1}, \qquad y_{sh,t} \ge y_{sh,t-1} + o_{s,t} - 1 \ \text{(where divided, } h \ne i(s))

z   `Variables.merge`      1 if i has ended in h by year t
v   `Variables.leave`      1 if i has left
k   `Variables.take`       1 if h has taken sites of i
y   `Variables.keep`       1 if h works site s
o   `Variables.open`       1 if the site is open
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
        yield from _divided(before, after)
        for i, v in before.var.leave.items():
            yield Row((year, "leave", i), after.var.leave.get(i, 0), ">=", v)
        for i, b in before.var.convert.items():
            ends = [after.var.merge[i, h] for h in case.hosts[i]]
            still = total([after.var.convert.get(i, 0), after.var.leave.get(i, 0), *ends])
            yield Row((year, "convert", i), still, ">=", b)


def _divided(before: Problem, after: Problem) -> Rows:
    """Yield the rows that keep sites of a divided institution where they went."""
    case, year = after.case, str(after.case.scenario.year)
    divisible = before.case.divisible | case.divisible
    for i in sorted(divisible):
        for h in before.case.hosts[i]:
            yield Row((year, "take", i, h), after.var.take.get((i, h), 0), ">=", before.var.take[i, h])
    for (s, h), y in before.var.keep.items():
        if case.owner[s] in divisible and h != case.owner[s]:
            is_open = after.var.open(case, s)
            yield Row((year, "site", s, h), after.var.keep.get((s, h), 0), ">=", y + is_open - 1)
