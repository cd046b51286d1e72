r"""What the state budget spends in a calendar year, as its ledger counts it: yearly terms, and posts not run down yet.

What changes on 1 September of year t pays from calendar year t + 1 to that of the next year of the plan, the last for
five; posts of a unit that ended in year u are paid on in calendar year y by a share max(0, 1 - (y - u - 1) / 4), and
teachers left over in full in the five calendar years after the first year of the plan.
"""

from optimizer.model.costs import conversion, offers, site_running, teaching, unit_overhead
from optimizer.model.rows import Expression, Problem, Row, Rows, total
from optimizer.model.span import GLIDE_YEARS

YEARLY = (unit_overhead, site_running, teaching, offers, conversion)
"""Cost terms of the ledger `budget_recurrent`, the pay of teachers left over apart."""


def yearly(problems: tuple[Problem, ...]) -> Rows:
    """Yield the ceiling of each calendar year that the scenario names."""
    for year, most in problems[-1].case.whole.budget.recurrent_by_year:
        spent = spending(problems, int(year))
        yield Row(("recurrent", year), spent, "<=", most, f"budget.recurrent_by_year:{year}")


def spending(problems: tuple[Problem, ...], year: int) -> Expression:
    """Return what the state budget spends in a calendar year after the first year of the plan (million VND)."""
    until = [p for p in problems if p.case.scenario.year < year]
    problem, case = until[-1], until[-1].case
    terms = [term(problem) for term in YEARLY]
    if year <= problems[0].case.scenario.year + GLIDE_YEARS:
        terms.extend(case.cost("teacher_post_mvnd") * s for s in problem.var.surplus.values())
    for u, then in enumerate(until):
        left = max(0.0, 1 - (year - then.case.scenario.year - 1) / (GLIDE_YEARS - 1))
        terms.extend(left * posts for posts in not_saved(problems, u) if left > 0)
    return total(terms)


def not_saved(problems: tuple[Problem, ...], u: int) -> list[Expression]:
    """Return, by institution, the posts not saved at first where it ends in the u-th year (million VND a year)."""
    case, now = problems[u].case, problems[u].var.survive
    rows: list[Expression] = []
    for i, e in now.items():
        kind = case.kind[i]
        more = case.cost("unit_posts_mvnd", kind=kind) - case.cost("unit_first_year_mvnd", kind=kind)
        before = problems[u - 1].var.survive[i] if u else 1
        rows.append(more * (before - e))
    return rows
