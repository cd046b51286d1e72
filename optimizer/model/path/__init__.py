"""What links the years of a plan: rows over the problems of all years, and the weight of each."""

from collections.abc import Callable

from optimizer.model.path.enrolled import enrolled
from optimizer.model.path.glide import glide, weights
from optimizer.model.path.lasting import lasting
from optimizer.model.path.lead import lead
from optimizer.model.path.overall import amount, over_years, overall
from optimizer.model.path.pace import pace
from optimizer.model.path.posts import posts
from optimizer.model.path.spending import spending
from optimizer.model.path.staying import staying
from optimizer.model.rows import Problem, Rows

type Link = Callable[[tuple[Problem, ...]], Rows]

LINKS: tuple[Link, ...] = (lasting, staying, pace, lead, posts, enrolled, spending, overall)
"""Every rule that links years; `optimizer.model.build` asks for them where there are several."""

GIVEN: tuple[Link, ...] = (staying, enrolled)
"""What links the years of any plan: one given by hand is evaluated with these, its other rules are judged."""

__all__ = ["GIVEN", "LINKS", "Link", "amount", "glide", "over_years", "weights"]
