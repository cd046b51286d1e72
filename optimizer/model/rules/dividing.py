r"""An institution that ends may be divided: its sites go to a few hosts, one of them its successor.

.. math::
   z_{ih} \le k_{ih}, \qquad \sum_h k_{ih} \le H (1 - e_i - v_i), \qquad
   k_{ih} - z_{ih} \le \sum_{s:\ i(s) = i} y_{sh}, \qquad \sum_h y_{sh} \le 1 - v_i

z   `Variables.merge`                              1 if h is the successor of i
k   `Variables.take`                               1 if h takes sites of i
e   `Variables.survive`                            1 if i exists afterwards
v   `Variables.leave`                              1 if i leaves
y   `Variables.keep`                               1 if h works site s
i(s)  `Case.owner`                                 institution that owns site s today
H   `Merging.hosts_per_institution_at_most`        hosts among which an institution may be divided, the successor among them

The successor has the posts, the mobile classes and whatever else is not tied to a site, even where no site goes to it.
Teachers go along with their site (`optimizer.model.rules.staffing`), and so does its equipment
(`optimizer.model.rules.equipment`). Every other host takes a site at least, and learns what i is licensed for. Only pairs
of `Case.admissible`. Where H is 1 there is nothing to decide: k is z.
"""

from optimizer.model.rows import Problem, Row, Rows, total


def dividing(problem: Problem) -> Rows:
    """Yield the rows on institutions that may be divided."""
    case, var = problem.case, problem.var
    for i in sorted(case.divisible):
        hosts = case.hosts[i]
        for h in hosts:
            yield Row(("successor", i, h), var.merge[i, h], "<=", var.take[i, h])
            worked = total(var.keep[s, h] for s in case.sites if case.owner[s] == i and h in case.operators[s])
            yield Row(("site", i, h), var.take[i, h] - var.merge[i, h], "<=", worked)
        for s in (s for s in case.sites if case.owner[s] == i and case.operators[s]):
            yield Row(("once", s), var.open(case, s), "<=", 1 - var.leave.get(i, 0))
        ends = 1 - var.survive[i] - var.leave.get(i, 0)
        yield Row(
            ("most", i), total(var.take[i, h] for h in hosts), "<=", case.takers_at_most(i) * ends,
            "merging.hosts_per_institution_at_most",
        )  # fmt: skip
