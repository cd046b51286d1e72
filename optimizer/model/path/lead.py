r"""Nothing takes effect before it can be decided: mergers and conversions wait for their lead time.

.. math:: k_{ih,t} = 0,\ b_{i,t} = 0 \qquad \text{where } t < d + L_{ih}

k   `Variables.take`      1 if h has taken in i, whole or some of its sites, by 1 September of year t
b   `Variables.convert`   1 by 1 September of year t
d   date of the tables (`as_of` of the table `province`)
L   `Path.lead_months`, or `Path.lead_months_college` where a college takes part, on which a ministry decides

What rows of `decided` fix, and what is pinned, has been decided already and waits for nothing.
"""

import datetime as dt

from optimizer.data.codes import Kind
from optimizer.model.case import Case
from optimizer.model.rows import Problem, Row, Rows


def too_early(case: Case, *units: str) -> str:
    """Return the field whose lead time is not over on 1 September of the case's year; empty if it is, or none known."""
    today = str(case.province.facts.get("as_of", ""))
    if not today:
        return ""
    start, path = dt.date.fromisoformat(today), case.scenario.path
    college = any(case.kind[i] is Kind.CD for i in units)
    months = path.lead_months_college if college else path.lead_months
    waits = (case.scenario.year - start.year) * 12 + 9 - start.month - (1 if start.day > 1 else 0) < months
    return ("path.lead_months_college" if college else "path.lead_months") if waits else ""


def lead(problems: tuple[Problem, ...]) -> Rows:
    """Yield one row per merger and conversion that cannot have taken effect yet."""
    whole = problems[-1].case.whole
    for problem in problems:
        case, var, year = problem.case, problem.var, str(problem.case.scenario.year)
        decided = {str(r.institution) for r in case.decided_rows}
        for (i, h), k in var.take.items():
            if i not in decided and (i, h) not in whole.pins.merge and (field := too_early(case, i, h)):
                yield Row((year, i, h), k, "<=", 0, field)
        for i, b in var.convert.items():
            if i not in decided and i not in whole.pins.convert and (field := too_early(case, i)):
                yield Row((year, i), b, "<=", 0, field)
