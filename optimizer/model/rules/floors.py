r"""At least a share of demand is served: in all, per level, for priority programmes, of one commune and programme.

.. math:: \sum_{(c,p) \in F} u_{cp} \le (1 - \phi_F) \sum_{(c,p) \in F} d_{cp}

u    `Variables.unplaced`   entrants not served (a year)
d    `Case.demand`          entrants a year
phi  least share served (0-1) of the demand in F
F    all demand; that for priority programmes; that of a level; that of one commune for one programme
"""

from optimizer.model.rows import Problem, Row, Rows, total


def floors(problem: Problem) -> Rows:
    """Yield one row per floor the scenario sets."""
    case, var = problem.case, problem.var
    rules = case.scenario.floors
    priority = case.province.programmes["priority"]
    wanted = [
        ("demand", rules.demand, set(case.level)),
        ("priority", rules.priority, {p for p in case.level if priority[p]}),
        *((f"by_level:{lv}", share, {p for p, v in case.level.items() if v == lv}) for lv, share in rules.by_level),
    ]
    for name, share, programmes in wanted:
        if share is None:
            continue
        cells = [k for k in case.demand if k[1] in programmes]
        most = (1 - share) * sum(case.demand[k] for k in cells)
        yield Row((name,), total(var.unplaced[k] for k in cells), "<=", most, f"floors.{name}")
    for c, p, share in rules.of_demand:
        if (c, p) in case.demand:
            most = (1 - share) * case.demand[c, p]
            yield Row(("of_demand", c, p), var.unplaced[c, p], "<=", most, f"floors.of_demand:{c}/{p}")
