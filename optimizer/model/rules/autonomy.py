r"""A unit that takes in others pays a share of its recurrent expenditure from its own revenue.

.. math::
   m_h z_{ih} + \sum_j m_j z_{jh} \ge -B_{ih} (1 - z_{ih}) - U_h \sum_{j \in X} z_{jh}, \qquad m_i = A_i - \phi E_i

z    `Variables.merge`                     1 if i ends in host h
A    `institutions.revenue_mvnd`           own revenue (million VND a year)
E    `institutions.expenditure_mvnd`       recurrent expenditure (million VND a year)
phi  `Autonomy.self_financing_at_least`    least share of expenditure that own revenue pays
m    revenue beyond that share
X    institutions whose figures are not known
B    what all other parts may lack together
U    what all parts may lack together

A unit that takes in nobody is not asked; one with a part whose figures are not known is left out and named.
"""

from optimizer.model.case import Case
from optimizer.model.rows import Problem, Row, Rows, total


def margin(case: Case, share: float) -> dict[str, float]:
    """Return institution -> own revenue beyond `share` of its expenditure (million VND a year); NaN where not known."""
    table = case.province.institutions
    return {i: float(table.at[i, "revenue_mvnd"]) - share * float(table.at[i, "expenditure_mvnd"]) for i in case.scope}


def autonomy(problem: Problem) -> Rows:
    """Yield one row per admissible merger of institutions whose figures are known, where the scenario sets a floor."""
    case, merge = problem.case, problem.var.merge
    share = case.scenario.autonomy.self_financing_at_least
    if share is None:
        return
    beyond = margin(case, share)
    known = {i for i, m in beyond.items() if m == m}  # noqa: PLR0124 - NaN is not itself
    for h in sorted(known):
        unknown = total(merge[j, h] for j in case.guests[h] if j not in known)
        guests = [j for j in case.guests[h] if j in known]
        for i in guests:
            lack = sum(max(0.0, -beyond[j]) for j in guests if j != i)
            most = lack + max(0.0, -beyond[i]) + max(0.0, -beyond[h])
            left = total([beyond[h] * merge[i, h], *(beyond[j] * merge[j, h] for j in guests), most * unknown])
            yield Row((i, h), left, ">=", -lack * (1 - merge[i, h]), "autonomy.self_financing_at_least")
