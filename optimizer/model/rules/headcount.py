r"""No more teachers are hired, and no more posts filled, than the ceilings allow.

.. math::
   \sum_{g,i} \eta_{gi} \le H, \qquad
   \sum_i O_i (1 - v_i) - \sum_i A_i \sum_h z_{ih} + \sum_{g,i} \big( S_{gi} (1 - v_i) + \eta_{gi} - \varsigma_{gi} \big) \le P_t

eta       `Variables.hired`            teachers hired, by group g
varsigma  `Variables.surplus`          teachers left over; in the long run they have left
v         `Variables.leave`            1 if the institution leaves
z         `Variables.merge`            1 if i ends in h
S         `Teams.stay`                 teachers of today who stay, where the scenario counts teachers
O         posts of today other than these teachers
A         `Staffing.lapsed_school`     posts that lapse within five years of a merger, by type
H         `Staffing.hired_at_most`     most teachers hired
P         `Staffing.posts_at_most`     most posts of the year (persons)

Teachers follow their offer, other posts the host. Of several years, `optimizer.model.path.posts` counts the posts.
"""

from collections.abc import Mapping

from optimizer.data.codes import CENTRES
from optimizer.model.case import Case
from optimizer.model.rows import Expression, Problem, Row, Rows, total


def headcount(problem: Problem) -> Rows:
    """Yield the ceiling on teachers hired, and that on posts of a year alone, where the scenario sets them."""
    case, var = problem.case, problem.var
    asked = case.scenario.staffing
    if asked.counted and asked.hired_at_most is not None:
        yield Row(("hired",), total(var.hired.values()), "<=", asked.hired_at_most, "staffing.hired_at_most")
    if len(case.whole.periods) == 1:
        lapsed = total(lapses(case)[i] * z for (i, _), z in var.merge.items())
        yield from ceilings_on_posts(problem, lapsed, released=True)


def lapses(case: Case) -> Mapping[str, float]:
    """Return institution -> posts that lapse in the long run when it ends in another one."""
    asked = case.scenario.staffing
    return {i: asked.lapsed_centre if case.kind[i] in CENTRES else asked.lapsed_school for i in case.scope}


def ceilings_on_posts(problem: Problem, lapsed: Expression, *, released: bool) -> Rows:
    """Yield the ceiling of the problem's year: `lapsed` are posts gone by then, `released` whether surplus is too."""
    case, var = problem.case, problem.var
    asked = case.scenario.staffing
    for year, most in asked.posts_at_most:
        there = {i: 1 - var.leave.get(i, 0) for i in case.scope}
        others = {i: float(case.province.institutions.at[i, "posts"]) for i in case.scope}
        teachers: list[Expression] = []
        if asked.counted:
            for (_, i), posts in case.teams.today.items():
                others[i] -= posts
            teachers = [posts * there[i] for (_, i), posts in case.teams.stay.items()]
            teachers += var.hired.values()
            teachers += [-1 * s for s in var.surplus.values()] if released else []
        filled = total([*(n * there[i] for i, n in others.items()), *teachers, -1 * lapsed])
        yield Row(("posts", year), filled, "<=", most, f"staffing.posts_at_most:{year}")
