r"""A goal over all years stays below its ceiling: money and demand not met as a mean of the years, units in the last.

.. math::
   \sum_t w_t \big( f_g(x_t) + G_{gt} \big) \le F_g \ (g \ne units), \qquad f_{units}(x_T) \le F_{units}, \qquad
   w_t = \frac{\omega_t}{\sum_u \omega_u}

f       `Goals.over_years_at_most`    value of a goal in one year (`optimizer.model.aims`)
F       its ceiling, in the goal's unit
G       of cost and budget: posts that are paid on although their unit has ended; of others 0
w       weight of year t in the mean
omega   discounted years that year t stands for
T       the last year
"""

from collections.abc import Sequence

from optimizer.model.aims import AIMS
from optimizer.model.path.glide import glide, weights
from optimizer.model.rows import Expression, Problem, Row, Rows, total

PAID_ON = frozenset({"cost", "budget"})
"""Goals that hold the posts of units that have ended."""


def overall(problems: tuple[Problem, ...]) -> Rows:
    """Yield one row per ceiling of the scenario on a goal over all years."""
    for goal, most in problems[-1].case.whole.goals.over_years_at_most:
        yield Row((goal,), over_years(goal, problems), "<=", most, f"goals.over_years_at_most:{goal}")


def over_years(goal: str, problems: tuple[Problem, ...]) -> Expression:
    """Return a goal over the years of a plan, in its unit: its value where there is one year."""
    if len(problems) == 1 or goal == "units":
        return AIMS[goal](problems[-1])
    values = [AIMS[goal](problem) for problem in problems]
    more = glide(problems) if goal in PAID_ON else []
    share = weights(problems)
    return total(w * v for parts in (values, more) for w, v in zip(share, parts, strict=bool(parts)))


def amount(goal: str, problems: tuple[Problem, ...], values: Sequence[float], paid_on: float) -> float:
    """Return a goal over the years of a plan from its value in each of them, in its unit.

    `paid_on` is the mean of what `glide` adds (million VND a year).
    """
    if len(problems) == 1 or goal == "units":
        return values[-1]
    mean = sum(w * v for w, v in zip(weights(problems), values, strict=True))
    return mean + (paid_on if goal in PAID_ON else 0.0)
