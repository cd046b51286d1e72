"""Two years that beds, moved equipment or ceilings over both link: one linear program over the learners of both."""

from collections.abc import Iterable, Mapping
from math import inf

import numpy as np
from scipy.linalg import block_diag
from scipy.optimize import linprog

from tests.model.learners import Name, Program

type Amounts = Mapping[Name, float]
type Demand = Mapping[tuple[str, str], int]


def least_of_both(
    programs: tuple[Program, Program], demands: tuple[Demand, Demand], weights: tuple[float, float],
    stays: Iterable[Name], ceilings: Iterable[tuple[tuple[Amounts, Amounts], float]] = (),
) -> float:  # fmt: skip
    """Return the least weighted cost of both where each variable in `stays` is in the second at least what it was.

    `ceilings` are amounts of the variables of each year, which weighted and added up stay below a limit.
    """
    first, second = programs
    above = [
        (
            np.array([w * of.get(n, 0.0) for w, of, p in zip(weights, both, programs, strict=True) for n in p.prices]),
            most,
        )
        for both, most in ceilings
    ]
    if not first.prices and not second.prices and any(most < 0 for _, most in above):
        return inf
    if not above and (not first.prices or not second.prices):
        return sum(w * p.minimum(d) for w, p, d in zip(weights, programs, demands, strict=True))
    made = [p.matrices(d) for p, d in zip(programs, demands, strict=True)]
    names = ([*first.prices], [*second.prices])
    links = []
    for name in stays:
        row = np.zeros(len(names[0]) + len(names[1]))
        row[names[0].index(name)] = 1.0
        row[len(names[0]) + names[1].index(name)] = -1.0
        links.append(row)
    upper = np.vstack([block_diag(*(u for u, _ in made)), *links, *(row for row, _ in above)])
    limits = [limit for p in programs for _, limit in p.rows] + [0.0] * len(links) + [most for _, most in above]
    prices = [w * v for w, p in zip(weights, programs, strict=True) for v in p.prices.values()]
    wanted = [d for demand in demands for d in demand.values()]
    equal = block_diag(*(e for _, e in made)) if wanted else None
    found = linprog(prices, A_ub=upper, b_ub=limits, A_eq=equal, b_eq=wanted or None, method="highs")
    return float(found.fun) if found.status == 0 else inf
