r"""What is invested, and what the state budget spends year by year, stay below ceilings.

.. math::
   \sum_{f,s} n_{fs} (c^{module}_f + q_f c^{place}) + c^{bed} \sum_s d_s \le I, \qquad
   C^{units} + C^{sites} + C^{teaching} + C^{offers} + C^{conversion} + C^{surplus} \le B

n  `Variables.modules`              workshop modules built
q  `Case.module_places`             learners present that one module adds
d  `Variables.beds`                 dormitory beds built
c  `costs.module`                   price of a module's equipment, of a place of floor, of a bed (million VND)
C  `costs.recurrent`                the terms that the ledger `budget_recurrent` holds (million VND a year, long run)
I  `Budget.investment_at_most`      million VND, once; `Budget.investment_by_year` until a year
B  `Budget.recurrent_at_most`       million VND a year
"""

from optimizer.model.costs import (
    conversion,
    investment,
    offers,
    site_running,
    surplus_pay,
    teaching,
    unit_overhead,
)  # fmt: skip
from optimizer.model.rows import Problem, Row, Rows, total

RECURRENT = (unit_overhead, site_running, teaching, offers, conversion, surplus_pay)
"""Cost terms of the ledger `budget_recurrent`."""


def budget(problem: Problem) -> Rows:
    """Yield the ceilings that the scenario sets."""
    asked = problem.case.scenario.budget
    if asked.investment_at_most is not None:
        once = investment(problem)
        yield Row(("investment",), once, "<=", asked.investment_at_most, "budget.investment_at_most")
    for year, most in asked.investment_by_year:
        yield Row(("investment", year), investment(problem), "<=", most, f"budget.investment_by_year:{year}")
    if asked.recurrent_at_most is not None:
        spent = total(term(problem) for term in RECURRENT)
        yield Row(("recurrent",), spent, "<=", asked.recurrent_at_most, "budget.recurrent_at_most")
