r"""Learners present at a site fit into its rooms and new workshops; new floor fits on its land.

.. math::
   \sum_{c,p} \ell_p x_{cps} \le \phi \Big( R_s o_s + \sum_f q_f n_{fs} \Big), \qquad
   \sum_f q_f a\, n_{fs} + b\, d_s \le \max(0,\ \sigma L_s - A_s)

x     `Variables.place`               entrants placed (a year)
l     `Case.length`                   length of the programme (years): l x = learners present
R     `sites.rooms`                   learners present that the rooms hold by design
o     `Variables.open`                1 if the site is open
n     `Variables.modules`             workshop modules built
q     `Case.module_places`            learners present that one module adds
phi   `Rooms.filled_at_most`          most learners present as a share of what the rooms hold
a     `Rooms.floor_per_place_m2`      m² of floor per new place
d     `Variables.beds`                dormitory beds built
b     `Boarding.floor_per_bed_m2`     m² of floor per new bed
L     `sites.land_m2`                 m² of land
A     `sites.floor_m2`                m² of today's floor
sigma `Rooms.built_share_of_land_at_most`  most floor per area of land

All levels count, GDTX and 9+ too. Sites without a figure are left out; `optimizer.solution.rules_conditions` names them.
Source: places by design of the registration certificate (Nghị định 143/2016/NĐ-CP Điều 14).
"""

from collections import defaultdict

from optimizer.model.case import Case
from optimizer.model.rows import Expression, Problem, Row, Rows, total


def known(case: Case, column: str) -> dict[str, float]:
    """Return site -> figure of a column of `sites`, those with a figure above 0."""
    return {str(s): float(v) for s, v in case.province.sites[column].items() if v > 0}


def rooms(problem: Problem) -> Rows:
    """Yield one row per site whose rooms are known, and one per site whose land and floor are."""
    case, var = problem.case, problem.var
    asked = case.scenario.rooms
    added: dict[str, list[Expression]] = defaultdict(list)
    for (f, s), n in var.modules.items():
        added[s].append(case.module_places[f] * n)
    if asked.filled_at_most is not None:
        present: dict[str, list[Expression]] = defaultdict(list)
        for (_, p, s), x in var.place.items():
            present[s].append(case.length[p] * x)
        for s, seats in sorted(known(case, "rooms").items()):
            if present[s]:
                room = total([seats * var.open(case, s), *added[s]])
                yield Row(("full", s), total(present[s]), "<=", asked.filled_at_most * room, "rooms.filled_at_most")
    if asked.built_share_of_land_at_most is not None:
        floor = known(case, "floor_m2")
        a_bed = case.scenario.boarding.floor_per_bed_m2
        for s, land in sorted(known(case, "land_m2").items()):
            if s in floor and (added[s] or s in var.beds):
                left = max(0.0, asked.built_share_of_land_at_most * land - floor[s])
                new = total([asked.floor_per_place_m2 * total(added[s]), a_bed * var.beds.get(s, 0)])
                yield Row(("land", s), new, "<=", left, "rooms.built_share_of_land_at_most")
