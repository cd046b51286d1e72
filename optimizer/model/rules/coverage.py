r"""Every commune has an open basic site within the limit, or as near as today.

.. math::
   \sum_{s:\ t_{cs} \le \max(T, T_c)} \beta_s \ge 1 \quad \forall c, \qquad \beta_s \le \sum_{p \in B} r_{ps}, \quad \beta_s \le 1,
   \qquad \beta_s \le \sum_{h \in H_s} y_{sh}, \quad \beta_s \le \sum_{h \in H_s \setminus C_s} y_{sh} + \sum_{h \in C_s} b_h

beta  `Variables.basic`             1 at most if site s runs a basic programme (sơ cấp, THN or GDTX at the site)
r     `Variables.run`               1 if programme p runs at the site
y     `Variables.keep`              1 if h works site s
b     `Variables.convert`           1 if h becomes a THN
B     the basic programmes
H_s   operators under which a basic programme may run at the site
C_s   those of them that must become a THN for it
t     `Travel.minutes`              minutes one way from the commune's seat
T     `Coverage.minutes_at_most`    the limit
T_c   recorded minutes to the nearest basic site of today; communes that use it are the listed exemptions

The rows of y and b say nothing new of whole plans; they tell the choice of structure what offers would need.

Communes without any basic site in reach today, and far islands, are exempt and listed.
"""

import math
from collections import defaultdict

from optimizer.data.codes import BASIC_LEVELS
from optimizer.model.rows import Expression, Problem, Row, Rows, total
from optimizer.network.offers import basic_minutes


def coverage(problem: Problem) -> Rows:
    """Yield one row per commune that the rule covers."""
    case, var = problem.case, problem.var
    limit = case.scenario.coverage.minutes_at_most
    if limit is None:
        return
    running: dict[str, list[Expression]] = defaultdict(list)
    for (p, s), r in var.run.items():
        if case.level[p] in BASIC_LEVELS:
            running[s].append(r)
    for s, basic in sorted(var.basic.items()):
        yield Row(("basic", s), basic, "<=", total(running[s]))
        if s not in case.outside_sites:
            yield from _operated(problem, s, basic)
    recorded = basic_minutes(case.province, case.travel)
    special = case.province.communes["special"]
    for c in case.province.communes.index:
        if special[c] or math.isnan(recorded[c]):
            continue
        near = case.travel.minutes.loc[c] <= max(limit, recorded[c]) + 1e-9
        within = total(var.basic[s] for s in near.index[near])
        yield Row(("commune", c), within, ">=", 1, "coverage.minutes_at_most")


def _operated(problem: Problem, site: str, basic: Expression) -> Rows:
    """Yield what a basic site asks of its operator."""
    case, var = problem.case, problem.var
    taught = [p for p in case.level if case.level[p] in BASIC_LEVELS and (p, site) in var.run]
    able, at_once = set[str](), set[str]()
    for p in taught:
        grants = case.new_offers.get((p, site))
        for h in case.operators[site] if grants is None else {g.host for g in grants}:
            able.add(h)
            if grants is None or any(g.host == h and g.convert is not True for g in grants):
                at_once.add(h)
    operated = total(var.keep[site, h] for h in sorted(able))
    yield Row(("operated", site), basic, "<=", operated)
    if able - at_once:
        now = [var.keep[site, h] for h in sorted(at_once)]
        later = [var.convert[h] for h in sorted(able - at_once)]
        yield Row(("operated", "thn", site), basic, "<=", total([*now, *later]))
