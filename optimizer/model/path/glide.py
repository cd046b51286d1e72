r"""What a year of a plan weighs, and what mergers do not save yet: posts run down within five years.

.. math::
   \omega_t = \sum_{y=t}^{t^+ - 1} \delta^{y - t_0}, \qquad
   G_t = \sum_i (c^{posts}_i - c^{first}_i) \sum_{u \le t} g_{ut} (e_{i,u-1} - e_{i,u}), \qquad
   g_{ut} = \frac{1}{\omega_t} \sum_{y=t}^{t^+ - 1} \delta^{y - t_0} \max\Big(0,\ 1 - \frac{y - u}{4}\Big)

e       `Variables.survive`          1 if institution i exists in year t; 1 before the first year
c       `costs.posts`                posts of a unit in the long run (`unit_posts_mvnd`); what its end saves at first
    (`unit_first_year_mvnd`)
delta   1 / (1 + `discount_rate`)
t_0     the first year
t^+     the year after t, the last year standing for five
omega   discounted years that year t stands for; the objective is the mean of the yearly costs weighted by them

In year y a unit that ended in year u saves the first-year value (y = u), equally more each year, and the long-run value
from the fifth on (guidance to Nghị định 178/2024/NĐ-CP: posts settled within 5 years). One year alone is a long-run
year: no glide.
"""

from optimizer.model.rows import Expression, Problem, total
from optimizer.model.span import GLIDE_YEARS, discounted, spans
from optimizer.model.spending import not_saved


def _discounted(problems: tuple[Problem, ...]) -> tuple[list[range], list[dict[int, float]]]:
    rate = problems[-1].case.cost("discount_rate")
    years = tuple(p.case.scenario.year for p in problems)
    return spans(years), discounted(years, rate)


def weights(problems: tuple[Problem, ...]) -> list[float]:
    """Return the weight of each year; they sum to 1."""
    _, worth = _discounted(problems)
    whole = sum(sum(w.values()) for w in worth)
    return [sum(w.values()) / whole for w in worth]


def glide(problems: tuple[Problem, ...]) -> list[Expression]:
    """Return, by year, the posts that are paid on although their unit has ended (million VND a year)."""
    ranges, worth = _discounted(problems)
    found: list[Expression] = []
    for t, (span, value) in enumerate(zip(ranges, worth, strict=True)):
        terms: list[Expression] = []
        for u in range(t + 1):
            since = ranges[u].start
            left = sum(value[y] * max(0.0, 1 - (y - since) / (GLIDE_YEARS - 1)) for y in span) / sum(value.values())
            if left > 0:
                terms.extend(left * posts for posts in not_saved(problems, u))
        found.append(total(terms))
    return found
