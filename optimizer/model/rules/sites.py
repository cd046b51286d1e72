r"""A site works under its owner while that survives, under the owner's host after a merger, or closes; a planned one opens.

.. math::
   y_{s\,i(s)} \le e_{i(s)}, \qquad y_{sh} \le k_{i(s)h}, \qquad y_{s\,i(s)} \ge e_{i(s)} \ \text{(head site; any site that may
   not close)}, \qquad \sum_h y_{sh} \ge \sum_h z_{i(s)h} \ \text{(may not close)}, \qquad S_- \le \sum_{s,h} y_{sh} \le S_+

y   `Variables.keep`       1 if site s works as part of h; none before the year from which a planned site may open
e   `Variables.survive`    1 if its owner exists afterwards
z   `Variables.merge`      1 if its owner ends in h
k   `Variables.take`       1 if h takes sites of its owner; z where an institution is not divided
i(s)  `Case.owner`         institution that owns site s today, or for which it is planned
S_-  `Sites.at_least`      fewest open sites
S_+  `Sites.at_most`       most open sites

A planned site (`sites.candidate`) may stay unopened whatever holds of closing; opening it is charged as an investment.
"""

from optimizer.model.rows import Problem, Row, Rows, total


def sites(problem: Problem) -> Rows:
    """Yield the rows on each site in scope."""
    case, var = problem.case, problem.var
    rules = case.scenario.sites
    for s in case.sites:
        owner = case.owner[s]
        if case.operators[s]:
            yield Row(("own", s), var.keep[s, owner], "<=", var.survive[owner])
        for h in case.operators[s][1:]:
            yield Row(("taken", s, h), var.keep[s, h], "<=", var.take[owner, h])
        if s not in case.planned:
            yield from _open(problem, s)
    everything = total(var.keep.values())
    if rules.at_most is not None:
        yield Row(("at_most",), everything, "<=", rules.at_most, "sites.at_most")
    if rules.at_least is not None:
        yield Row(("at_least",), everything, ">=", rules.at_least, "sites.at_least")


def _open(problem: Problem, s: str) -> Rows:
    """Yield the rows that keep a site of today open."""
    case, var = problem.case, problem.var
    owner, closing = case.owner[s], case.scenario.sites.closing
    special = owner in case.specialised
    if s == case.head[owner] or closing != "any" or special:
        asks = "" if s == case.head[owner] or special else "sites.closing"
        yield Row(("stays", s), var.keep[s, owner], ">=", var.survive[owner], asks)
    if closing == "none" or special:
        asks = "" if special else "sites.closing"
        if owner in case.divisible:
            kept = total(var.keep[s, h] for h in case.hosts[owner])
            yield Row(("kept", s), kept, ">=", total(var.merge[owner, h] for h in case.hosts[owner]), asks)
            return
        for h in case.hosts[owner]:
            yield Row(("kept", s, h), var.keep[s, h], ">=", var.merge[owner, h], asks)
