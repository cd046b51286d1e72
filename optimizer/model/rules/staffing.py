r"""Teachers required are those who stay and those hired; who is not required is left over. Merged units share theirs.

.. math::
   \sum_{c,p,s:\ i(s) = i} n_{gp} x_{cps} + \sum_{c,p} n_{gp} m_{cpi} + \varsigma_{gi} + \sum_j \theta_{gij} =
   S_{gi} (1 - v_i) + \eta_{gi} + \sum_j \theta_{gji}, \qquad
   \theta_{gij} \le S_{gi} z_{ij} + (S_g - S_{gj}) z_{ji}, \\
   \sum_{c,p} n_{gp} x_{cps} + \varsigma_{gs} + \sum_h \lambda_{gsh} =
   \alpha_{gs} S_{gi(s)} (1 - v_{i(s)}) + \eta_{gs} + \sum_h \beta_{gsh} \ \text{(divided institutions)}, \\
   \lambda_{gsh} \le \alpha_{gs} S_{gi(s)} \kappa_{sh}, \qquad
   \beta_{gsh} \le (S_g - \alpha_{gs} S_{gi(s)}) \kappa_{sh}, \qquad
   \kappa_{sh} = y_{sh} \ (h \ne i(s)), \qquad \kappa_{si(s)} = \min_h (1 - y_{sh} + z_{i(s)h})

x         `Variables.place`      entrants placed (a year)
m         `Variables.mobile`     entrants in mobile classes of the institution
eta       `Variables.hired`      teachers hired, by group g (a field, or general subjects)
varsigma  `Variables.surplus`    teachers left over
theta     `Variables.shift`      teachers of i who teach at sites of j in the same unit
lambda    `Variables.lent`       teachers of site s who teach elsewhere in unit h
beta      `Variables.borrowed`   teachers from elsewhere in unit h who teach at site s
v         `Variables.leave`      1 if the institution leaves, its teachers with it
z         `Variables.merge`      1 if i ends in j
y         `Variables.keep`       1 if unit h works the site
S         `Teams.stay`           teachers of today who stay
alpha     `Teams.at_site`        share of the institution's teachers who belong to the site
n         `Case.needs`           teacher posts that one entrant a year needs
i(s)      `Case.owner`           institution that owns the site today

Teachers follow their offer: they belong to the institution that owns the site today, and after a merger they may teach
anywhere in the unit. Of an institution that may be divided they belong to its sites, whose balances are then apart from
that of the institution (the rest of its teachers, and its mobile classes): a site shares with the host that works it;
it shares with the institution, and so with its successor, unless another host works it. A site of another host whose
teachers are not known keeps to itself. Institutions without figures are left out; `optimizer.solution.rules_people`
names them. Sources: learners per teacher Nghị định 143/2016/NĐ-CP Điều 14; posts settled within 5 years, guidance to
Nghị định 178/2024/NĐ-CP; staff of a unit are taken over as they are in decisions on mergers.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from optimizer.model.rows import Expression, Problem, Row, Rows, Variable, total

type Team = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Terms:
    """What each team has to teach, gives away and takes in."""

    needed: dict[Team, list[Expression]] = field(default_factory=lambda: defaultdict(list))
    out: dict[Team, list[Expression]] = field(default_factory=lambda: defaultdict(list))
    into: dict[Team, list[Expression]] = field(default_factory=lambda: defaultdict(list))

    def move(self, giver: Team, taker: Team, moved: Variable) -> None:
        """Note posts of one team that serve another."""
        self.out[giver].append(moved)
        self.into[taker].append(moved)


def staffing(problem: Problem) -> Rows:
    """Yield the balance of each team, and who may teach where, where the scenario counts teachers."""
    case, var = problem.case, problem.var
    if not case.scenario.staffing.counted:
        return
    terms, there = _needed(problem), _there(problem)
    everyone: dict[str, float] = defaultdict(float)
    for (group, *_), posts in there.items():
        everyone[group] += posts
    yield from _within_units(problem, terms, everyone)
    yield from _parts(problem, terms, there, everyone)
    for team, hired in var.hired.items():
        here = there.get(team, 0.0) * (1 - var.leave.get(team[1], 0))
        used = total([*terms.needed[team], var.surplus[team], *terms.out[team]])
        yield Row(("team", *team), used, "==", total([here, hired, *terms.into[team]]))


def _needed(problem: Problem) -> _Terms:
    """Return the posts that learners need, with the team of their site where it has one."""
    case, var = problem.case, problem.var
    terms = _Terms()
    learners: Iterator[tuple[str, Team, Variable]] = ((p, (case.owner[s], s), x) for (_, p, s), x in var.place.items())
    for p, where, entrants in (*learners, *((p, (i,), m) for (_, p, i), m in var.mobile.items())):
        for group, posts in case.needs[p].items():
            team = (group, *where) if (group, *where) in var.hired else (group, where[0])
            if team in var.hired:
                terms.needed[team].append(posts * entrants)
    return terms


def _there(problem: Problem) -> dict[Team, float]:
    """Return the teachers of each team who stay, those of sites apart from the rest of their institution's."""
    teams, var = problem.case.teams, problem.var
    found: dict[Team, float] = dict(teams.stay.items())
    for (group, i, s), share in teams.at_site.items():
        if (group, i, s) in var.hired and (group, i) in found:
            found[group, i, s] = share * teams.stay[group, i]
            found[group, i] -= found[group, i, s]
    return found


def _within_units(problem: Problem, terms: _Terms, everyone: dict[str, float]) -> Rows:
    stay, var = problem.case.teams.stay, problem.var
    for (group, i, j), moved in var.shift.items():
        terms.move((group, i), (group, j), moved)
        own, others = stay.get((group, i), 0.0), everyone[group] - stay.get((group, j), 0.0)
        most = own * var.merge.get((i, j), 0) + others * var.merge.get((j, i), 0)
        yield Row(("shift", group, i, j), moved, "<=", most)


def _parts(problem: Problem, terms: _Terms, there: dict[Team, float], everyone: dict[str, float]) -> Rows:
    """Yield who may teach where of the teams of sites."""
    case, var = problem.case, problem.var
    for (group, s, h), lent in var.lent.items():
        i, borrowed = case.owner[s], var.borrowed[group, s, h]
        site, unit = (group, i, s), (group, h)
        terms.move(site, unit, lent)
        terms.move(unit, site, borrowed)
        own = there.get(site, 0.0)
        for name, moved, most in (("lent", lent, own), ("borrowed", borrowed, everyone[group] - own)):
            if h != i:
                yield Row((name, group, s, h), moved, "<=", most * var.keep[s, h])
            for k in case.operators[s][1:] if h == i else ():
                yield Row((name, group, s, h, k), moved, "<=", most * (1 - var.keep[s, k] + var.merge[i, k]))
