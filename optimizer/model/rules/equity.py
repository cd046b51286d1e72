r"""No more than a share of a group's demand is placed beyond a limit of minutes.

.. math:: \sum_{(c,p) \in G} \ \sum_{s:\ t_{cs} > M} x_{cps} \le \eta \sum_{(c,p) \in G} d_{cp}

x    `Variables.place`           entrants placed (a year)
t    `Case.links`                minutes one way
M    `Beyond.minutes`            minutes beyond which a learner goes far
d    `Case.demand`               entrants a year; the group's demand, not those placed: not to place must not help
eta  `Beyond.share_at_most`      most entrants beyond, as a share
G    `Beyond.group`              communes at the border, of zone III, rural; priority programmes; everybody
"""

from collections import defaultdict

from optimizer.data.codes import Zone
from optimizer.model.case import Case
from optimizer.model.rows import Problem, Row, Rows, total
from optimizer.scenario import Beyond


def group(case: Case, name: str) -> set[tuple[str, str]]:
    """Return the (commune, programme) with demand that belong to a group."""
    communes, programmes = case.province.communes, case.province.programmes
    member = {
        "border": communes["border"], "zone_iii": communes["zone"] == Zone.III, "rural": ~communes["urban"],
        "all": communes["border"] | True,
    }  # fmt: skip
    if name == "priority":
        return {(c, p) for c, p in case.demand if programmes.at[p, "priority"]}
    return {(c, p) for c, p in case.demand if member[name][c]}


def asks(limit: Beyond) -> str:
    """Return the scenario field that asks for a limit."""
    return f"equity.beyond:{limit.group}/{limit.minutes:g}"


def equity(problem: Problem) -> Rows:
    """Yield one row per limit of the scenario."""
    case, var = problem.case, problem.var
    for limit in case.scenario.equity.beyond:
        members = group(case, limit.group)
        far = defaultdict(list)
        for (c, p, s), x in var.place.items():
            if (c, p) in members and case.links[c, p, s] > limit.minutes:
                far[c].append(x)
        most = limit.share_at_most * sum(case.demand[k] for k in sorted(members))
        beyond = total(x for c in sorted(far) for x in far[c])
        yield Row((limit.group, f"{limit.minutes:g}"), beyond, "<=", most, asks(limit))
