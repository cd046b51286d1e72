r"""An offer runs only at an open site; a new one only where type and licence allow.

.. math::
   r_{ps} \le \sum_h y_{sh} \ \text{(offered today)}, \qquad
   r_{ps} \le \sum_{g \in G_{ps}} w_g, \qquad
   w_g \le y_{s h(g)}, \quad w_g \le \sum_{j \in D(g)} k_{j h(g)}, \quad w_g \le b_{h(g)} \text{ or } 1 - b_{h(g)}

r   `Variables.run`      1 if programme p runs at site s
y   `Variables.keep`     1 if operator h works the site
G   `Case.new_offers`    ways in which a new offer may be allowed
w   `Variables.grant`    1 at most if the way is open
k   `Variables.take`     1 if the host takes in donor j, whole or some of its sites, and with it the licence
D   institutions that would bring the licence
b   `Variables.convert`  1 if the host becomes a THN
"""

from optimizer.model.grants import Grant
from optimizer.model.rows import Expression, Problem, Row, Rows, total
from optimizer.model.variables import grant_key


def offering(problem: Problem) -> Rows:
    """Yield one row per offer, and the conditions of each way in which a new one is allowed."""
    case, var = problem.case, problem.var
    for p, s in case.cells:
        if s in case.outside_sites:
            continue
        grants = case.new_offers.get((p, s))
        if grants is None:
            yield Row(("open", p, s), var.run[p, s], "<=", var.open(case, s))
        else:
            yield Row(("new", p, s), var.run[p, s], "<=", total(_way(problem, s, g) for g in grants))
    for key, way in sorted(var.grant.items()):
        site, host, kind, *donors = key
        yield Row(("way", *key), way, "<=", var.keep[site, host])
        if kind == "thn":
            yield Row(("thn", *key), way, "<=", var.convert[host])
        elif kind == "as_is":
            yield Row(("as_is", *key), way, "<=", 1 - var.convert[host])
        if donors:
            yield Row(("licence", *key), way, "<=", total(var.take[j, host] for j in donors))


def _way(problem: Problem, site: str, grant: Grant) -> Expression:
    if grant.donors or grant.convert is not None:
        return problem.var.grant[grant_key(site, grant)]
    return problem.var.keep[site, grant.host]
