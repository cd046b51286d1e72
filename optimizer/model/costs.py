r"""What a plan costs: named terms in million VND per year; the objective is their sum.

One period is a long-run year: what is paid once is charged as an annuity over 10 years, buildings over 25, at the
discount rate of the weight set, :math:`\alpha_n = r / (1 - (1 + r)^{-n})`. Transfers (grants, severance) are no
cost and stay out; teaching is counted once, as posts and materials.
"""

from collections.abc import Callable

from optimizer.data.codes import Kind
from optimizer.model.case import Case
from optimizer.model.equipment import value_of_place
from optimizer.model.rows import Expression, Problem, total, weighted
from optimizer.model.span import settling

ONE_OFF_YEARS = 10
BUILDING_YEARS = 25
"""Life of a grade III building: 25 years (TT 141/2025/TT-BTC)."""

type Term = Callable[[Problem], Expression]


def annuity(rate: float, years: int) -> float:
    """Return the yearly charge for one million VND paid once, over `years` at `rate` (share a year)."""
    return 1 / years if rate == 0 else rate / (1 - (1 + rate) ** -years)


def once(case: Case) -> float:
    """Annuity factor of one-off costs (per year)."""
    return annuity(case.cost("discount_rate"), ONE_OFF_YEARS)


def unit_overhead(problem: Problem) -> Expression:
    r""":math:`\sum_i e_i (c^{posts}_i + c^{fixed})`: head, deputies and office that exist as long as the unit does."""
    case = problem.case
    fixed = case.cost("unit_fixed_mvnd")
    return total((case.cost("unit_posts_mvnd", kind=case.kind[i]) + fixed) * e for i, e in problem.var.survive.items())


def site_running(problem: Problem) -> Expression:
    r""":math:`\sum_{s,h} y_{sh} (c^{guard} + c^{utilities} + c^{maintenance} R_s + [h \ne i(s)]\, c^{second})`.

    R is what the rooms hold (learners present); a site kept under another operator needs coordination.
    """
    case = problem.case
    fixed = case.cost("site_guard_mvnd") + case.cost("site_utilities_mvnd")
    upkeep, second = case.cost("site_maintenance_mvnd"), case.cost("second_site_mvnd")
    rooms = case.province.sites["rooms"].fillna(0.0)
    return total(
        (fixed + upkeep * float(rooms[s]) + (second if h != case.owner[s] else 0)) * y
        for (s, h), y in problem.var.keep.items()
    )


def teaching(problem: Problem) -> Expression:
    r""":math:`\sum \ell_p (x + m) (c^{post} / \rho_p + c^{materials}_f) + \sum m\, c^{mobile}`.

    rho is learners present per teacher; a mobile class costs more per entrant (travel of teachers, rent).
    """
    case, var = problem.case, problem.var
    post, mobile = case.cost("teacher_post_mvnd"), case.cost("mobile_mvnd")
    ratio = case.province.programmes["learners_per_teacher"]
    rate = {
        p: case.length[p] * (post / float(ratio[p]) + case.cost("materials_mvnd", field=case.field[p]))
        for p in case.level
    }
    return weighted(
        [
            *((rate[p], x) for (_, p, _), x in var.place.items()),
            *((rate[p] + mobile, m) for (_, p, _), m in var.mobile.items()),
        ]
    )


def offers(problem: Problem) -> Expression:
    r""":math:`\sum_{p,s} r_{ps}\, c^{offer}`: licence upkeep, revision, one responsible teacher."""
    return problem.case.cost("offer_mvnd") * total(problem.var.run.values())


def building(problem: Problem) -> Expression:
    r""":math:`\sum_{f,s} n_{fs} (\alpha_{10} c^{module}_f + \alpha_{25} q_f c^{place}) + \alpha_{25} (c^{bed} \sum_s d_s + \sum_s o_s I_s)`.

    Equipment and floor of the workshop modules, and the dormitory beds, that are built; investment I of the planned
    sites that open.
    """
    case, beds = problem.case, problem.var.beds.values()
    price = dict(zip(case.province.programmes["field"], case.province.programmes["module_mvnd"], strict=True))
    rate, place = case.cost("discount_rate"), case.cost("place_mvnd")
    house = annuity(rate, BUILDING_YEARS)
    workshops = (
        (annuity(rate, ONE_OFF_YEARS) * float(price[f]) + house * place * case.module_places[f]) * n
        for (f, _), n in problem.var.modules.items()
    )
    opened = (house * invested * problem.var.open(case, s) for s, invested in case.invested.items())
    return total([*workshops, *opened, *([house * case.cost("bed_mvnd") * total(beds)] if beds else [])])


def investment(problem: Problem) -> Expression:
    r""":math:`\sum n_{fs} (c^{module}_f + q_f c^{place}) + c^{bed} \sum d_s + \sum o_s I_s`: full price of what is built (once)."""
    case, beds = problem.case, problem.var.beds.values()
    price = dict(zip(case.province.programmes["field"], case.province.programmes["module_mvnd"], strict=True))
    place = case.cost("place_mvnd")
    modules = problem.var.modules.items()
    workshops = ((float(price[f]) + place * case.module_places[f]) * n for (f, _), n in modules)
    opened = (invested * problem.var.open(case, s) for s, invested in case.invested.items())
    return total([*workshops, *opened, *([case.cost("bed_mvnd") * total(beds)] if beds else [])])


def _closed(problem: Problem, site: str) -> Expression:
    """1 if the site is closed though its owner has not left."""
    owner = problem.case.owner[site]
    left = problem.var.leave.get(owner, 0)
    return 1 - problem.var.open(problem.case, site) - left


def merging(problem: Problem) -> Expression:
    r""":math:`\alpha_{10} [\sum k_{ih} (c^{merge} + [\text{other managing body}]\, c^{body}) + \sum (1 - o_s) c^{close} + \sum g c^{moved}]`.

    Mergers, more where the managing body changes, sites that close, and equipment that is moved: a share of its value.
    An institution that is divided is paid for once for each host k (assumption: each takes over with its own inventory,
    accounts and registration).
    """
    case = problem.case
    body = case.province.institutions["managing_body"]
    merge, other, close = (case.cost(f"{name}_mvnd") for name in ("merge_once", "other_body_once", "site_close_once"))
    mergers = ((merge + (other if body[i] != body[h] else 0)) * k for (i, h), k in problem.var.take.items())
    moved = equipment_moved(problem) if problem.var.moved else 0
    return once(case) * total([*mergers, *(close * _closed(problem, s) for s in case.existing), moved])


def equipment_moved(problem: Problem) -> Expression:
    r""":math:`\sum g_{pss'} \varepsilon\, \ell_p c^{module}_f / q_f`: moving equipment (million VND, once; no term)."""
    case = problem.case
    share = case.cost("equipment_moved_share")
    price = {p: share * (value_of_place(case, p) or 0.0) for p in {p for p, _, _ in problem.var.moved}}
    return total(price[p] * g for (p, _, _), g in problem.var.moved.items())


def travel(problem: Problem) -> Expression:
    r""":math:`\sum \ell_p x_{cps} \tau(t_{cs})`, tau the cost of t minutes.

    tau is the commuter's rate times t up to the commuting limit, the boarder's rate times t beyond.
    """
    case = problem.case
    limit = case.scenario.reach.commute_minutes
    daily, boarder = case.cost("minute_mvnd"), case.cost("board_minute_mvnd")
    links = case.links
    return weighted(
        (case.length[k[1]] * (daily if links[k] <= limit else boarder) * links[k], x)
        for k, x in problem.var.place.items()
    )


def boarding(problem: Problem) -> Expression:
    r""":math:`\sum_{t_{cs} > T} \ell_p x_{cps} c^{board}`: bed, running and food above home, where learners live away."""
    case = problem.case
    limit, board = case.scenario.reach.commute_minutes, case.cost("board_mvnd")
    links = case.links
    return weighted((case.length[k[1]] * board, x) for k, x in problem.var.place.items() if links[k] > limit)


def disruption(problem: Problem) -> Expression:
    r""":math:`\alpha_{10} [\sum \mu_{ps} \ell_p E_{ps} c^{learner} + \sum_s (1 - o_s)\, 2\, P_s c^{staff}]`.

    E are entrants recorded, P posts at the site; staff travel further for two years. mu is the share of the enrolled
    who move: all of an offer that ends, 1 - r, or those who have not finished when their site closes.
    """
    case, var = problem.case, problem.var
    learner, staff = case.cost("learner_moved_once_mvnd"), case.cost("staff_moved_mvnd")
    posts = case.province.sites["posts"]
    terms: list[Expression] = []
    for (p, s), entrants in sorted(case.recorded.items()):
        if p in case.level and s not in case.outside_sites and entrants:
            ends = 1 - var.run[p, s] - var.leave.get(case.owner[s], 0)
            moves = ends if case.scenario.transition.enrolled == "move" else var.unfinished[p, s]
            terms.append(case.length[p] * entrants * learner * moves)
    terms.extend(2 * float(posts[s]) * staff * _closed(problem, s) for s in case.existing)
    return once(case) * total(terms)


def conversion(problem: Problem) -> Expression:
    r""":math:`\sum_i \beta_i c^{beside}`: beta = 1 if i converts in an area that keeps a school's site."""
    return problem.case.cost("conversion_beside_mvnd") * total(problem.var.beside.values())


def staff(problem: Problem) -> Expression:
    r""":math:`\sum_{g,i} [\alpha_{10} (c^{hire} \eta_{gi} + (1 - \lambda) c^{release} \varsigma_{gi}) + \lambda c^{post} \varsigma_{gi}]`.

    eta are teachers hired, varsigma teachers left over. Within five years they stay and are paid (lambda, the share of
    the years the period stands for), then those still left over are let go; severance is a transfer.
    """
    case, var = problem.case, problem.var
    hire, release = case.cost("hire_once_mvnd"), case.cost("release_once_mvnd")
    let_go = (1 - settling(case)) * release
    paid = [*(hire * h for h in var.hired.values()), *(let_go * s for s in var.surplus.values())]
    return once(case) * total(paid) + surplus_pay(problem)


def surplus_pay(problem: Problem) -> Expression:
    r""":math:`\lambda \sum_{g,i} c^{post} \varsigma_{gi}`: teachers left over who are paid on (a part of `staff`)."""
    case = problem.case
    return settling(case) * case.cost("teacher_post_mvnd") * total(problem.var.surplus.values())


def unplaced(problem: Problem) -> Expression:
    r""":math:`\sum \ell_p u_{cp} \pi_{cp} c^{unplaced}`: pi weighs priorities."""
    case = problem.case
    penalty = case.cost("unplaced_mvnd")
    return weighted((case.length[k[1]] * case.priority[k] * penalty, u) for k, u in problem.var.unplaced.items())


TERMS: tuple[Term, ...] = (
    unit_overhead, site_running, teaching, offers, building, merging, travel, boarding, disruption, conversion, staff,
    unplaced,
)  # fmt: skip
"""All cost terms; their sum is the objective."""

SCHOOLS = frozenset({Kind.CD, Kind.TC})
"""Operators beside which a conversion is priced."""
