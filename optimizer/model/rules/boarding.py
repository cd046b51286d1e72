r"""Learners who live away from home have a bed at the site, but for a share that rents nearby.

.. math::
   (1 - \rho) \Big( \sum_{c,p:\ t_{cs} > T} \ell_p x_{cps} + \sum_{c,p:\ t_{cs} \le T} \kappa_{cp} \ell_p x_{cps} \Big)
   \le B_s\, o_s + d_s, \qquad d_s \le D\, o_s

x    `Variables.place`             entrants placed (a year)
l    `Case.length`                 length of the programme (years): l x = learners present
t    `Case.links`                  minutes one way
T    `Reach.commute_minutes`       minutes beyond which a learner lives away
kappa `Case.living_near`           share of those nearer who come from outside the province and live near the site
B    `sites.beds`                  dormitory beds
o    `Variables.open`              1 if the site is open
d    `Variables.beds`              beds built at a site in scope
D    `Boarding.beds_built_at_most` beds that may be built at a site; none by default
rho  `Boarding.renting_at_most`    most that rent, as a share of those who live away

A bed and a rented room cost the same here, so who takes which need not be decided: learners in beds :math:`b \le x` with
:math:`\sum \ell b \le B + d` and :math:`\sum \ell (x - b) \le \rho \sum \ell x` exist exactly if the row holds. Sites
without a figure of beds are left out; `optimizer.solution.rules_conditions` names them.
"""

from collections import defaultdict

from optimizer.model.beds import away
from optimizer.model.rows import Expression, Problem, Row, Rows, total


def boarding(problem: Problem) -> Rows:
    """Yield one row per site whose beds are known and that somebody may reach from afar; a second where some are built."""
    case, var = problem.case, problem.var
    asked = case.scenario.boarding
    if asked.renting_at_most is None:
        return
    housed: dict[str, list[Expression]] = defaultdict(list)
    for (c, p, s), x in var.place.items():
        if (share := away(case, (c, p, s))) > 0:
            housed[s].append((1 - asked.renting_at_most) * case.length[p] * share * x)
    beds = case.province.sites["beds"]
    for s, learners in sorted(housed.items()):
        if beds[s] >= 0:
            there = total([float(beds[s]) * var.open(case, s), var.beds.get(s, 0)])
            yield Row((s,), total(learners), "<=", there, "boarding.renting_at_most")
    for s, built in var.beds.items():
        most = asked.beds_built_at_most * var.open(case, s)
        yield Row(("built", s), built, "<=", most, "boarding.beds_built_at_most")
