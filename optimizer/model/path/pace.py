r"""A host takes in no more than so many institutions from one year of the plan to the next.

.. math:: \sum_i (k_{ih,t} - k_{ih,t-1}) \le P e_{h,t}

e   `Variables.survive`             1 if the host exists in year t
k   `Variables.take`                1 if h has taken in i, whole or some of its sites, by year t; 0 before the first
P   `Merging.per_host_at_most`      institutions that one host takes in per period
"""

from optimizer.model.rows import Problem, Row, Rows, total


def pace(problems: tuple[Problem, ...]) -> Rows:
    """Yield one row per host and year, where the scenario sets a limit and there are enough guests to break it."""
    most = problems[-1].case.whole.merging.per_host_at_most
    if most is None:
        return
    for k, problem in enumerate(problems):
        case, take = problem.case, problem.var.take
        for h in case.scope:
            guests = case.guests[h]
            if len(guests) > most:
                before = total(problems[k - 1].var.take.get((i, h), 0) for i in guests) if k else 0
                taken = total(take[i, h] for i in guests) - before
                yield Row(
                    (str(case.scenario.year), h), taken, "<=", most * problem.var.survive[h], "merging.per_host_at_most"
                )
