r"""A goal stays below its ceiling: money, demand not met, units, and minutes of the worst-placed commune.

.. math:: f_g(x) \le F_g \quad \forall g, \qquad \sum_{s:\ t_{cs} \le W} \beta_s \ge 1 \quad \forall c, \qquad \beta_s \le \sum_{p \in B} r_{ps}

f     `Goals.at_most`             value of a goal (`optimizer.model.aims`): cost, budget, access, unplaced, units
F     its ceiling, in the goal's unit
beta  `Variables.basic`           1 at most if site s runs a basic programme
r     `Variables.run`             1 if programme p runs at site s
B     the basic programmes
t     `Travel.minutes`            minutes one way from the commune's seat
W     `Goals.furthest_at_most`    minutes of the worst-placed commune; nobody is exempt but far islands and communes
    without a basic site in reach today
"""

import math
from collections import defaultdict

from optimizer.data.codes import BASIC_LEVELS
from optimizer.model.aims import AIMS
from optimizer.model.rows import Expression, Problem, Row, Rows, total
from optimizer.network.offers import basic_minutes


def ceilings(problem: Problem) -> Rows:
    """Yield one row per ceiling of the scenario, and one per commune where minutes are limited."""
    asked = problem.case.scenario.goals
    for goal, most in asked.at_most:
        yield Row((goal,), AIMS[goal](problem), "<=", most, f"goals.at_most:{goal}")
    if asked.furthest_at_most is not None:
        yield from _near(problem, asked.furthest_at_most)


def _near(problem: Problem, limit: float) -> Rows:
    case, var = problem.case, problem.var
    running: dict[str, list[Expression]] = defaultdict(list)
    for (p, s), r in var.run.items():
        if case.level[p] in BASIC_LEVELS:
            running[s].append(r)
    for s, basic in sorted(var.basic.items()):
        yield Row(("basic", s), basic, "<=", total(running[s]))
    recorded = basic_minutes(case.province, case.travel)
    special = case.province.communes["special"]
    for c in case.province.communes.index:
        if not special[c] and not math.isnan(recorded[c]):
            near = case.travel.minutes.loc[c] <= limit + 1e-9
            within = total(var.basic[s] for s in near.index[near])
            yield Row(("commune", c), within, ">=", 1, "goals.furthest_at_most")
