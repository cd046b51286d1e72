r"""Every institution survives, merges into one survivor, or leaves by decision.

.. math::
   e_i + \sum_h z_{ih} + v_i = 1, \qquad k_{ih} \le e_h, \qquad \sum_i k_{ih} \le P e_h, \qquad \sum_i e_i \le E,
   \qquad b_i \le e_i

e   `Variables.survive`               1 if institution i exists afterwards
z   `Variables.merge`                 1 if i ends in host h; only pairs of `Case.admissible`
k   `Variables.take`                  1 if h takes sites of i; z where an institution is not divided
v   `Variables.leave`                 1 if i leaves (only where pinned)
b   `Variables.convert`               1 if i is a THN afterwards
P   `Merging.per_host_at_most`        institutions one host takes in, whole or in part
E   `Merging.institutions_at_most`    institutions afterwards

Where a conflict is looked for, pairs that `Case.admissible` excludes are there as well, each held at 0 by its reasons.
"""

from optimizer.model.admissible import ASKS
from optimizer.model.rows import Problem, Row, Rows, total


def merging(problem: Problem) -> Rows:
    """Yield the rows on what becomes of each legal unit."""
    case, var = problem.case, problem.var
    rules = case.scenario.merging
    for i in case.scope:
        ends = [var.merge[i, h] for h in case.hosts[i]]
        leave = [var.leave[i]] if i in var.leave else []
        yield Row(("one", i), total([var.survive[i], *ends, *leave]), "==", 1)
    for (i, h), k in var.take.items():
        yield Row(("host", i, h), k, "<=", var.survive[h])
        for reason in case.admissible.excluded.get((i, h), ()):
            yield Row(("barred", reason, i, h), k, "<=", 0, ASKS[reason])
    for i, b in var.convert.items():
        yield Row(("convert", i), b, "<=", var.survive[i])
    if rules.per_host_at_most is not None:
        for h in case.scope:
            if len(case.guests[h]) > rules.per_host_at_most:
                taken = total(var.take[i, h] for i in case.guests[h])
                yield Row(
                    ("per_host", h), taken, "<=", rules.per_host_at_most * var.survive[h], "merging.per_host_at_most"
                )
    if rules.institutions_at_most is not None:
        yield Row(
            ("all",), total(var.survive.values()), "<=", rules.institutions_at_most, "merging.institutions_at_most"
        )
