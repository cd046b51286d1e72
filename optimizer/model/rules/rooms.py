r"""Learners present at a site fit into its rooms and new workshops; new floor fits on its land.

.. math::
   \sum_f w_{fs} \le \phi R_s o_s, \qquad
   w_{fs} \ge \sum_{c,\ p \in f} \ell_p x_{cps} - \phi q_f n_{fs}, \qquad
   \sum_f q_f a\, n_{fs} + b\, d_s \le \max(0,\ \sigma L_s - A_s)

w     `Variables.in_rooms`            learners present of the field whom its new workshops do not seat
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

All levels count, GDTX and 9+ too. A new workshop seats learners of its own field, THN apart: what is built for one field
is no room for another, and nobody builds a workshop for the sake of its floor. Where a field builds none, w is the sum of
its learners. Sites without a figure are left out; `optimizer.solution.rules_conditions` names them.
Source: places by design of the registration certificate (Nghị định 143/2016/NĐ-CP Điều 14).
"""

from collections import defaultdict

from optimizer.data.codes import Level
from optimizer.model.case import Case
from optimizer.model.rows import Expression, Problem, Row, Rows, total


def known(case: Case, column: str) -> dict[str, float]:
    """Return site -> figure of a column of `sites`, those with a figure above 0."""
    return {str(s): float(v) for s, v in case.province.sites[column].items() if v > 0}


def rooms(problem: Problem) -> Rows:
    """Yield one row per site whose rooms are known, and one per site whose land and floor are."""
    case, var = problem.case, problem.var
    asked = case.scenario.rooms
    if asked.filled_at_most is not None:
        yield from _full(problem, asked.filled_at_most)
    if asked.built_share_of_land_at_most is not None:
        added: dict[str, list[Expression]] = defaultdict(list)
        for (f, s), n in var.modules.items():
            added[s].append(case.module_places[f] * n)
        floor = known(case, "floor_m2")
        a_bed = case.scenario.boarding.floor_per_bed_m2
        for s, land in sorted(known(case, "land_m2").items()):
            if s in floor and (added[s] or s in var.beds):
                left = max(0.0, asked.built_share_of_land_at_most * land - floor[s])
                new = total([asked.floor_per_place_m2 * total(added[s]), a_bed * var.beds.get(s, 0)])
                yield Row(("land", s), new, "<=", left, "rooms.built_share_of_land_at_most")


def _full(problem: Problem, share: float) -> Rows:
    """Yield one row per site whose rooms are known, and one per field that may build there."""
    case, var = problem.case, problem.var
    seated: dict[str, list[Expression]] = defaultdict(list)
    of_field: dict[tuple[str, str], list[Expression]] = defaultdict(list)
    for (_, p, s), x in var.place.items():
        key = (case.field[p], s)
        mine = of_field[key] if key in var.in_rooms and case.level[p] is not Level.THN else seated[s]
        mine.append(case.length[p] * x)
    for (f, s), w in var.in_rooms.items():
        seated[s].append(w)
        beyond = total([*of_field[f, s], -share * case.module_places[f] * var.modules[f, s]])
        yield Row(("beyond", f, s), w, ">=", beyond)
    for s, seats in sorted(known(case, "rooms").items()):
        if seated[s]:
            room = share * seats * var.open(case, s)
            yield Row(("full", s), total(seated[s]), "<=", room, "rooms.filled_at_most")
