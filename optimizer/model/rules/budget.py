r"""What is invested, and what the state budget spends year by year, stay below ceilings.

.. math::
   \sum_{f,s} n_{fs} (c^{module}_f + q_f c^{place}) + c^{bed} \sum_s d_s + \sum_s o_s I_s \le I, \qquad
   C^{units} + C^{sites} + C^{teaching} + C^{offers} + C^{conversion} + C^{surplus} \le B, \qquad
   C - C^{surplus} + \max\Big(0,\ 1 - \frac{y - t - 1}{4}\Big) \sum_i (c^{posts}_i - c^{first}_i) (1 - e_i) \le B_y

n  `Variables.modules`              workshop modules built
q  `Case.module_places`             learners present that one module adds
d  `Variables.beds`                 dormitory beds built
c  `costs.module`                   price of a module's equipment, of a place of floor, of a bed (million VND)
o  `Variables.open`                 1 if a planned site opens; of sites of today there is nothing to invest
I_s  `sites.investment_mvnd`        what opening it takes (million VND, once)
e  `Variables.survive`              1 if the institution exists; posts of one that has ended run down until year t + 5
C  `costs.recurrent`                the terms that the ledger `budget_recurrent` holds (million VND a year, long run)
I  `Budget.investment_at_most`      million VND, once; `Budget.investment_by_year` until a year
B  `Budget.recurrent_at_most`       million VND a year; `Budget.recurrent_by_year` in calendar year y after target year t,
    of several years in `optimizer.model.path.spending`
"""

from optimizer.model.costs import investment, surplus_pay
from optimizer.model.rows import Problem, Row, Rows, total
from optimizer.model.spending import YEARLY, yearly

RECURRENT = (*YEARLY, surplus_pay)
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
    if len(problem.case.scenario.walk) == 1:
        yield from yearly((problem,))
