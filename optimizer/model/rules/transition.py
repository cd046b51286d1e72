r"""Those enrolled stay at their site until they finish; where it closes before, the rest of them move to its host.

.. math::
   \mu_{ps} \ge \rho_{ps} (1 - o_s - v_i), \qquad \rho_{ps} = \min\Big(1, \frac{\max(0,\ \ell_p - (t - t_0))}{\ell_p}\Big)

mu   `Variables.unfinished`    share of the enrolled of an offer of today who must move
o    `Variables.open`          1 if the site is open
v    `Variables.leave`         1 if the owner leaves, its learners with it
l    `Case.length`             length of the programme (years)
t_0  `Teams.base`              year of the tables

Who must move is priced in `optimizer.model.costs.disruption`; of several years, `optimizer.model.path.enrolled` goes on from
here. Where the scenario lets all learners of an offer that ends move, there is nothing to decide.
"""

from optimizer.model.case import Case
from optimizer.model.rows import Problem, Row, Rows
from optimizer.model.teams import base_year


def unfinished(case: Case, programme: str, years: int) -> float:
    """Share of the learners enrolled in a programme who have not finished after `years`."""
    length = case.length[programme]
    return min(1.0, max(0.0, length - max(0, years)) / length)


def transition(problem: Problem) -> Rows:
    """Yield one row per offer of today with learners who have not finished by the case's year."""
    case, var = problem.case, problem.var
    for (p, s), share in var.unfinished.items():
        rest = unfinished(case, p, case.scenario.year - base_year(case))
        if rest > 0:
            gone = 1 - var.open(case, s) - var.leave.get(case.owner[s], 0)
            yield Row((p, s), share, ">=", rest * gone)
