r"""Who was taught until a year of the plan has not finished when the site closes too soon after; who moved has moved.

.. math::
   \mu_{ps,t} \ge \mu_{ps,t-1}, \qquad
   \mu_{ps,t} \ge \min\Big(1, \frac{\max(0,\ \ell_p - (t - u))}{\ell_p}\Big)
   (r_{ps,u} - o_{s,t} - v_{i,t}) \quad \forall u < t

mu  `Variables.unfinished`    share of the enrolled of an offer of today who must move
r   `Variables.run`           1 if the offer took entrants in year u
o   `Variables.open`          1 if the site is open
v   `Variables.leave`         1 if the owner has left, its learners with it
l   `Case.length`             length of the programme (years)
"""

from itertools import pairwise

from optimizer.model.rows import Problem, Row, Rows
from optimizer.model.rules.transition import unfinished


def enrolled(problems: tuple[Problem, ...]) -> Rows:
    """Yield one row per offer and pair of years between which its learners do not finish, and one per year."""
    for before, after in pairwise(problems):
        for (p, s), share in after.var.unfinished.items():
            yield Row((str(after.case.scenario.year), p, s), share, ">=", before.var.unfinished[p, s])
    for k, after in enumerate(problems):
        case, var, year = after.case, after.var, after.case.scenario.year
        for before in problems[:k]:
            since = before.case.scenario.year
            for (p, s), share in var.unfinished.items():
                if rest := unfinished(case, p, year - since):
                    taught = before.var.run[p, s] - var.open(case, s) - var.leave.get(case.owner[s], 0)
                    yield Row((str(year), str(since), p, s), share, ">=", rest * taught)
