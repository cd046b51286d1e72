"""The textbook model of facility location, as one would write it in an afternoon: PuLP, all strong links, HiGHS."""

from dataclasses import dataclass
from time import monotonic

import numpy as np
import pulp

from tests.benchmarks.instances import Instance


@dataclass(frozen=True, slots=True)
class Measured:
    """What a solver found and proved of an instance, and how long it took."""

    objective: float | None
    bound: float | None
    seconds: float
    """From the instance in memory to the end, building included."""

    @property
    def gap(self) -> float | None:
        """(objective - bound) / |objective|; None without both."""
        if self.objective is None or self.bound is None:
            return None
        return max(0.0, self.objective - self.bound) / max(1e-9, abs(self.objective))


def solve_textbook(instance: Instance, limit: float, gap: float) -> Measured:
    r"""Solve :math:`\min \sum f_i y_i + \sum c_{ij} x_{ij}` to `gap` within `limit` seconds.

    Rows: :math:`\sum_i x_{ij} = 1`, :math:`x_{ij} \le y_i`, :math:`\sum_j d_j x_{ij} \le q_{ik} y_i` for each product
    with a capacity, :math:`\sum_i y_i = p` where p is given; y binary, x a share.
    """
    start = monotonic()
    program = _program(instance)
    left = max(1.0, limit - (monotonic() - start))
    stats = program.solve(pulp.HiGHS(msg=False, timeLimit=left, gapRel=gap))
    objective = float(stats.objective) if stats.has_solution and stats.objective is not None else None
    bound = None if stats.best_bound is None or not np.isfinite(stats.best_bound) else float(stats.best_bound)
    return Measured(objective, bound, monotonic() - start)


def _program(instance: Instance) -> pulp.LpProblem:
    program = pulp.LpProblem("location", pulp.LpMinimize)
    facilities, customers = range(len(instance.fixed)), range(len(instance.demand))
    opened = [program.add_variable(f"y_{i}", 0, 1, "Integer") for i in facilities]
    share = {
        (i, j): program.add_variable(f"x_{i}_{j}", 0)
        for i in facilities
        for j in customers
        if np.isfinite(instance.cost[i, j])
    }
    fixed = [float(instance.fixed[i]) * opened[i] for i in facilities]
    program.setObjective(pulp.lpSum(fixed + [float(instance.cost[k]) * x for k, x in share.items()]))
    by_customer: list[list[pulp.LpVariable]] = [[] for _ in customers]
    load: dict[tuple[int, int], list[pulp.LpAffineExpression]] = {}
    for (i, j), x in share.items():
        by_customer[j].append(x)
        program.addConstraint(x <= opened[i], f"link_{i}_{j}")
        if np.isfinite(instance.capacity[i, k := int(instance.product[j])]):
            load.setdefault((i, k), []).append(float(instance.demand[j]) * x)
    for j in customers:
        program.addConstraint(pulp.lpSum(by_customer[j]) == 1, f"served_{j}")
    for (i, k), terms in load.items():
        program.addConstraint(pulp.lpSum(terms) <= float(instance.capacity[i, k]) * opened[i], f"capacity_{i}_{k}")
    if instance.opened is not None:
        program.addConstraint(pulp.lpSum(opened) == instance.opened, "opened")
    return program
