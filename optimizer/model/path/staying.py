r"""A closed site does not open again, a planned one that opened stays; workshops and beds stay while the site is open.

.. math::
   o_{s,t} \le o_{s,t-1} \ \text{(sites of today)}, \qquad o_{s,t} \ge o_{s,t-1} \ \text{(planned sites)}, \qquad
   n_{fs,t} \ge n_{fs,t-1} - N_{fs} (1 - o_{s,t}), \qquad d_{s,t} \ge d_{s,t-1} - D_s (1 - o_{s,t}), \qquad
   g_{pss',t} \ge g_{pss',t-1} - G_{pss'} (1 - r_{ps',t})

o   `Variables.open`       1 if the site is open: the sum of `Variables.keep` over its operators
n   `Variables.modules`    modules there are in year t
N   the most modules there can be
d   `Variables.beds`       dormitory beds built by year t
D   the most beds there can be built
g   `Variables.moved`      places whose equipment has been moved by year t
G   the most that may be moved
r   `Variables.run`        1 if the offer runs in year t

Equipment stays where it was moved while the offer that it serves runs there; when that ends, it may be moved on.
"""

from itertools import pairwise

from optimizer.model.rows import Problem, Row, Rows


def staying(problems: tuple[Problem, ...]) -> Rows:
    """Yield one row per site, and one per place of modules, of a year and the year before."""
    for before, after in pairwise(problems):
        case, year = after.case, str(after.case.scenario.year)
        for s in case.sites:
            was, now = before.var.open(before.case, s), after.var.open(case, s)
            if s not in case.planned:
                yield Row((year, "open", s), now, "<=", was)
            elif before.case.may_work(s):
                yield Row((year, "open", s), now, ">=", was)
        for (f, s), n in before.var.modules.items():
            gone = n.upBound * (1 - after.var.open(case, s))
            yield Row((year, "modules", f, s), after.var.modules.get((f, s), 0), ">=", n - gone)
        for s, d in before.var.beds.items():
            gone = d.upBound * (1 - after.var.open(case, s))
            yield Row((year, "beds", s), after.var.beds.get(s, 0), ">=", d - gone)
        for (p, s, z), g in before.var.moved.items():
            if (p, s, z) in after.var.moved:
                gone = g.upBound * (1 - after.var.run[p, z])
                yield Row((year, "moved", p, s, z), after.var.moved[p, s, z], ">=", g - gone)
