r"""The state budget spends no more in a calendar year than its ceiling; posts that run down count as they are paid.

.. math::
   C_t + [y \le t_0 + 5]\, c^{post} \sum_{g,i} \varsigma_{gi,t} +
   \sum_{u \le t} \max\Big(0,\ 1 - \frac{y - u - 1}{4}\Big) \sum_i (c^{posts}_i - c^{first}_i) (e_{i,u-1} - e_{i,u})
   \le B_y \qquad t < y \le t^+

C         `costs.recurrent`             the yearly terms of the ledger `budget_recurrent` in year t of the plan
varsigma  `Variables.surplus`           teachers left over, paid on until the fifth year
e         `Variables.survive`           1 if institution i exists in year u; 1 before the first year
c         `costs.posts`                 a teacher's post; posts of a unit in the long run; what its end saves at first
B         `Budget.recurrent_by_year`    most of calendar year y (million VND)
t_0       the first year
t^+       the year after t
"""

from optimizer.model.rows import Problem, Rows
from optimizer.model.spending import yearly


def spending(problems: tuple[Problem, ...]) -> Rows:
    """Yield one row per calendar year with a ceiling."""
    yield from yearly(problems)
