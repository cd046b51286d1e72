r"""Every commune has an open basic site within the limit, or as near as today.

.. math:: \sum_{s:\ t_{cs} \le \max(T, T_c)} \beta_s \ge 1 \quad \forall c, \qquad \beta_s \le \sum_{p \in B} r_{ps}, \quad \beta_s \le 1

beta  `Variables.basic`             1 at most if site s runs a basic programme (sơ cấp, THN or GDTX at the site)
r     `Variables.run`               1 if programme p runs at the site
B     the basic programmes
t     `Travel.minutes`              minutes one way from the commune's seat
T     `Coverage.minutes_at_most`    the limit
T_c   recorded minutes to the nearest basic site of today; communes that use it are the listed exemptions

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
    recorded = basic_minutes(case.province, case.travel)
    special = case.province.communes["special"]
    for c in case.province.communes.index:
        if special[c] or math.isnan(recorded[c]):
            continue
        near = case.travel.minutes.loc[c] <= max(limit, recorded[c]) + 1e-9
        within = total(var.basic[s] for s in near.index[near])
        yield Row(("commune", c), within, ">=", 1, "coverage.minutes_at_most")
