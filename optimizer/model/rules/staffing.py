r"""Teachers required are those who stay and those hired; who is not required is left over. Merged units share theirs.

.. math::
   \sum_{c,p,s:\ i(s) = i} n_{gp} x_{cps} + \sum_{c,p} n_{gp} m_{cpi} + \varsigma_{gi} + \sum_j \theta_{gij} =
   S_{gi} (1 - v_i) + \eta_{gi} + \sum_j \theta_{gji}, \qquad
   \theta_{gij} \le S_{gi} z_{ij} + (S_g - S_{gj}) z_{ji}

x         `Variables.place`      entrants placed (a year)
m         `Variables.mobile`     entrants in mobile classes of the institution
eta       `Variables.hired`      teachers hired, by group g (a field, or general subjects)
varsigma  `Variables.surplus`    teachers left over
theta     `Variables.shift`      teachers of i who teach at sites of j in the same unit
v         `Variables.leave`      1 if the institution leaves, its teachers with it
z         `Variables.merge`      1 if i ends in j
S         `Teams.stay`           teachers of today who stay
n         `Case.needs`           teacher posts that one entrant a year needs

Teachers follow their offer: they belong to the institution that owns the site today, and after a merger they may teach
anywhere in the unit. Institutions without figures are left out; `optimizer.solution.rules_people` names them. Sources:
learners per teacher Nghị định 143/2016/NĐ-CP Điều 14; posts settled within 5 years, guidance to Nghị định 178/2024/NĐ-CP.
"""

from collections import defaultdict

from optimizer.model.rows import Expression, Problem, Row, Rows, total


def staffing(problem: Problem) -> Rows:
    """Yield the balance of each team, and who may teach where, where the scenario counts teachers."""
    case, var = problem.case, problem.var
    if not case.scenario.staffing.counted:
        return
    stay = case.teams.stay
    needed: dict[tuple[str, str], list[Expression]] = defaultdict(list)
    learners = [(p, case.owner[s], x) for (_, p, s), x in var.place.items()]
    for p, i, entrants in (*learners, *((p, i, m) for (_, p, i), m in var.mobile.items())):
        for group, posts in case.needs[p].items():
            if (group, i) in var.hired:
                needed[group, i].append(posts * entrants)
    out: dict[tuple[str, str], list[Expression]] = defaultdict(list)
    into: dict[tuple[str, str], list[Expression]] = defaultdict(list)
    everyone: dict[str, float] = defaultdict(float)
    for (group, _), posts in stay.items():
        everyone[group] += posts
    for (group, i, j), moved in var.shift.items():
        out[group, i].append(moved)
        into[group, j].append(moved)
        own, others = stay.get((group, i), 0.0), everyone[group] - stay.get((group, j), 0.0)
        most = own * var.merge.get((i, j), 0) + others * var.merge.get((j, i), 0)
        yield Row(("shift", group, i, j), moved, "<=", most)
    for team, hired in var.hired.items():
        group, i = team
        here = stay.get(team, 0.0) * (1 - var.leave.get(i, 0))
        used = total([*needed[team], var.surplus[team], *out[team]])
        yield Row(("team", group, i), used, "==", total([here, hired, *into[team]]))
