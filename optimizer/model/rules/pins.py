r"""What is decided beforehand holds: by the scenario, or by rows of `decided` with use = pin.

.. math::
   e_i = 1 \ \text{(keep)}, \quad z_{ih} = 1 \ \text{(merge)}, \quad v_i = 1 \ \text{(leave)}, \quad b_i = 1 \text{ or } 0 \ \text{(convert, keep type)}, \quad
   \sum_h y_{sh} = 1 \text{ or } 0 \ \text{(site stays or opens, closes)}, \quad k_{ij} + k_{ji} = 0,\ k_{ih} + k_{jh} \le 1 \ \text{(not together)}

e   `Variables.survive`    1 if the institution exists afterwards
z   `Variables.merge`      1 if i ends in host h
k   `Variables.take`       1 if h takes sites of i; z where an institution is not divided
v   `Variables.leave`      1 if i leaves
b   `Variables.convert`    1 if i is a THN afterwards
y   `Variables.keep`       1 if h works site s

Rows of `decided` with use = record never steer a plan.
"""

from optimizer.data.site_codes import codes_in, hosts_in
from optimizer.model.rows import Problem, Row, Rows, total


def pins(problem: Problem) -> Rows:
    """Yield one row per pinned decision."""
    case, var = problem.case, problem.var
    rules = case.scenario.pins
    for i in rules.keep:
        yield Row(("keep", i), var.survive[i], "==", 1, f"pins.keep:{i}")
    for i, h in rules.merge:
        yield Row(("merge", i, h), var.merge[i, h], "==", 1, f"pins.merge:{i}>{h}")
    for i in rules.leave:
        yield Row(("leave", i), var.leave[i], "==", 1, f"pins.leave:{i}")
    for i in rules.convert:
        becomes = var.convert[i] if i in var.convert else total([])
        yield Row(("convert", i), becomes, "==", 1, f"pins.convert:{i}")
    for i in rules.keep_type:
        if i in var.convert:
            yield Row(("as_is", i), var.convert[i], "<=", 0, f"pins.keep_type:{i}")
    yield from _sites(problem)
    for i, j in rules.not_together:
        yield from _apart(problem, i, j)
    yield from _decided(problem)


def _sites(problem: Problem) -> Rows:
    case, var = problem.case, problem.var
    rules = case.scenario.pins
    for s in rules.keep_sites:
        yield Row(("open", s), var.open(case, s), "==", 1, f"pins.keep_sites:{s}")
    for s in rules.open_sites:
        if case.may_work(s) or case.scenario.year == case.whole.year:
            yield Row(("opens", s), var.open(case, s), "==", 1, f"pins.open_sites:{s}")
    for s in rules.close_sites:
        yield Row(("close", s), var.open(case, s), "==", 0, f"pins.close_sites:{s}")


def _apart(problem: Problem, i: str, j: str) -> Rows:
    case, take = problem.case, problem.var.take
    asks = f"pins.not_together:{i}+{j}"
    direct = [take[k] for k in ((i, j), (j, i)) if k in take]
    if direct:
        yield Row(("apart", i, j), total(direct), "<=", 0, asks)
    for h in sorted(set(case.hosts[i]) & set(case.hosts[j])):
        yield Row(("apart", i, j, h), take[i, h] + take[j, h], "<=", 1, asks)


def _decided(problem: Problem) -> Rows:
    case, var = problem.case, problem.var
    for row in case.decided_rows:
        i, asks = str(row.institution), f"pins.decided:{row.institution}"
        match row.action:
            case "merge":
                yield Row(("decided", i), var.merge[i, str(row.host)], "==", 1, asks)
            case "leave":
                yield Row(("decided", i), var.leave[i], "==", 1, asks)
            case "convert":
                yield Row(("decided", i), var.convert[i] if i in var.convert else total([]), "==", 1, asks)
            case _:
                yield Row(("decided", i), var.survive[i], "==", 1, asks)
        for s in codes_in(row.close_sites):
            yield Row(("decided", i, s), var.open(case, s), "==", 0, asks)
        for s, h in hosts_in(row.site_hosts):
            yield Row(("decided", i, s, h), var.keep[s, h], "==", 1, asks)
        for s in codes_in(row.open_sites):
            if case.may_work(s) or case.scenario.year == case.whole.year:
                yield Row(("decided", i, s), var.open(case, s), "==", 1, asks)
