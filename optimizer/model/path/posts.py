r"""Posts stay below the ceiling of each year, those of merged units running down within five years.

.. math::
   \sum_i O_i (1 - v_{i,t}) -
   \sum_i A_i \sum_{u \le t} \min\Big(1, \frac{t - u}{4}\Big) \sum_h (z_{ih,u} - z_{ih,u-1}) +
   \sum_{g,i} \big( S_{gi,t} (1 - v_{i,t}) + \eta_{gi,t} - [t \ge t_0 + 5]\, \varsigma_{gi,t} \big) \le P_t

eta       `Variables.hired`            teachers hired by year t, by group g
varsigma  `Variables.surplus`          teachers left over; five years after the first year of the plan they have left
v         `Variables.leave`            1 if the institution has left
z         `Variables.merge`            1 if i has ended in h by year u
S         `Teams.stay`                 teachers of today who are there in year t, where the scenario counts teachers
O         posts of today other than these teachers
A         `Staffing.lapsed_school`     posts that lapse within five years of a merger, by type
P         `Staffing.posts_at_most`     most posts of the year (persons)
t_0       the first year
"""

from optimizer.model.rows import Expression, Problem, Rows, total
from optimizer.model.rules.headcount import ceilings_on_posts, lapses
from optimizer.model.span import GLIDE_YEARS


def posts(problems: tuple[Problem, ...]) -> Rows:
    """Yield one row per year with a ceiling."""
    first = problems[0].case.scenario.year
    for t, problem in enumerate(problems):
        year = problem.case.scenario.year
        lapsed: list[Expression] = []
        for u in range(t + 1):
            gone = min(1.0, (year - problems[u].case.scenario.year) / (GLIDE_YEARS - 1))
            lapsed.extend(gone * ended for ended in _ended(problems, u))
        yield from ceilings_on_posts(problem, total(lapsed), released=year >= first + GLIDE_YEARS)


def _ended(problems: tuple[Problem, ...], u: int) -> list[Expression]:
    """Return the posts that lapse in the long run with each merger of the u-th year."""
    lapse = lapses(problems[u].case)
    before = problems[u - 1].var.merge if u else {}
    return [lapse[i] * (z - before.get((i, h), 0)) for (i, h), z in problems[u].var.merge.items()]
