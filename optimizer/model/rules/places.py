r"""An offer that runs has its licensed places and those of new workshops; one that does not run has none.

.. math::
   \sum_c x_{cps} \le k_{ps} r_{ps} + a_{ps} + \sum_{s'} g_{ps's}, \qquad a_{ps} \le A_{ps} r_{ps}, \qquad
   \sum_{p \in f} \ell_p a_{ps} \le q_f n_{fs}, \qquad n_{fs} \le N_{fs}\, o_s, \qquad
   \sum_{p \in \mathrm{THN}} a_{ps} \le H\, t_s, \qquad \sum_c m_{cpi} \le M_{pi} (1 - v_i)

x   `Variables.place`            entrants placed (a year)
k   `Case.offered`               places of today (entrants a year)
r   `Variables.run`              1 if the offer runs
a   `Variables.added`            entrants' places gained
g   `Variables.moved`            entrants' places whose equipment comes from another site
A   most places that may be gained
l   `Case.length`                length of the programme (years): entrants x length = learners present
q   `Case.module_places`         learners present that one module adds
n   `Variables.modules`          modules built
N   `Offers.modules_per_site_at_most`  modules at most, or what seats every learner who reaches the site
o   `Variables.open`             1 if the site is open
H   `Centres.thn_entrants_per_site`  entrants at the THN level
t   1 if the site's operator is a THN
m   `Variables.mobile`           entrants in mobile classes
M   `Case.mobile_places`         places of mobile classes
v   `Variables.leave`            1 if the institution leaves

Where a conflict is looked for, the first row is a wish of the data; what runs may then take all who reach it.
"""

from collections import defaultdict

from optimizer.data.codes import Kind, Level
from optimizer.model.rows import Expression, Problem, Row, Rows, total
from optimizer.model.variables import added_most


def places(problem: Problem) -> Rows:
    """Yield the rows of site offers, new places, modules and mobile classes."""
    case, var = problem.case, problem.var
    placed: dict[tuple[str, str], list[Expression]] = defaultdict(list)
    for (_, p, s), x in var.place.items():
        placed[p, s].append(x)
    brought: dict[tuple[str, str], list[Expression]] = defaultdict(list)
    for (p, _, s), g in var.moved.items():
        brought[p, s].append(g)
    for p, s in case.cells:
        today, run = case.offered.get((p, s), 0.0), var.run[p, s]
        gained = var.added.get((p, s))
        seats = today * run + (0 if gained is None else gained)
        if brought[p, s]:
            seats = total([seats, *brought[p, s]])
        yield Row(("seat", p, s), total(placed[p, s]), "<=", seats, "data.places" if case.lifted else "")
        if case.lifted:
            yield Row(("runs", p, s), total(placed[p, s]), "<=", case.reachable.get((p, s), 0) * run)
        if gained is not None:
            yield Row(("added", p, s), gained, "<=", added_most(case, p, s) * run)
    yield from _modules(problem)
    yield from _mobile(problem)


def _modules(problem: Problem) -> Rows:
    case, var = problem.case, problem.var
    gained: dict[tuple[str, str], list[Expression]] = defaultdict(list)
    thn: dict[str, list[Expression]] = defaultdict(list)
    for (p, s), a in var.added.items():
        if case.level[p] is Level.THN:
            thn[s].append(a)
        else:
            gained[case.field[p], s].append(case.length[p] * a)
    for (f, s), n in var.modules.items():
        yield Row(("modules", f, s), total(gained[f, s]), "<=", case.module_places[f] * n)
        yield Row(("built", f, s), n, "<=", n.upBound * var.open(case, s))
    for s, entrants in sorted(thn.items()):
        yield Row(
            ("thn", s), total(entrants), "<=", case.scenario.centres.thn_entrants_per_site * thn_operated(problem, s)
        )


def thn_operated(problem: Problem, site: str) -> Expression:
    """1 at most if the site's operator is a THN afterwards."""
    case, var = problem.case, problem.var
    already = [var.keep[site, h] for h in case.operators[site] if case.kind[h] is Kind.THN]
    becoming = [var.grant[key] for h in case.operators[site] if (key := (site, h, "thn")) in var.grant]
    return total([*already, *becoming])


def _mobile(problem: Problem) -> Rows:
    case, var = problem.case, problem.var
    taught: dict[tuple[str, str], list[Expression]] = defaultdict(list)
    for (_, p, i), m in var.mobile.items():
        taught[p, i].append(m)
    for (p, i), entrants in sorted(taught.items()):
        stays = 1 - var.leave[i] if i in var.leave else 1
        yield Row(("mobile", p, i), total(entrants), "<=", case.mobile_places[p, i] * stays)
