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

from collections.abc import Sequence
from itertools import pairwise

from optimizer.model.case import Case
from optimizer.model.decisions import Decisions
from optimizer.model.rows import Problem, Row, Rows
from optimizer.model.rules.transition import unfinished
from optimizer.model.teams import base_year


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


def shares(years: Sequence[tuple[Case, Decisions]]) -> list[dict[tuple[str, str], float]]:
    """Return mu of each year at its least for decided plans (rows above and `transition`); zeros left out."""
    found: list[dict[tuple[str, str], float]] = []
    for k, (case, plan) in enumerate(years):
        now = dict(found[-1]) if found else {}
        if case.scenario.transition.enrolled == "move":
            found.append({})
            continue
        for (p, s), entrants in sorted(case.recorded.items()):
            gone = p in case.level and s not in case.outside_sites and s not in plan.keep
            if entrants and gone and case.owner[s] not in plan.leave:
                taught = [base_year(case), *(c.scenario.year for c, earlier in years[:k] if (p, s) in earlier.run)]
                rest = max(unfinished(case, p, case.scenario.year - year) for year in taught)
                now[p, s] = max(now.get((p, s), 0.0), rest)
        found.append({key: share for key, share in now.items() if share > 0})
    return found
