"""Solve a synthetic network on the real communes of a province, and tell size, times, plan, bound and memory.

Run as a script: ``province.py --province 15 --institutions 36 --sites 45 --fields 10 --levels 2 --seconds 60``; one
JSON line. ``--method textbook`` and ``weak`` give the same problem to PuLP and HiGHS as it stands, for comparison.
"""

import argparse
import json
import resource
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

import highspy
import pulp

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from optimizer.model.build import Model, build  # noqa: E402 - the root must be found first
from optimizer.model.case import Case, case_of  # noqa: E402
from optimizer.model.engine import Options  # noqa: E402
from optimizer.model.solve import optimize  # noqa: E402
from optimizer.scenario import (  # noqa: E402
    Boarding,
    Budget,
    Coverage,
    Founding,
    Merging,
    Offers,
    Rooms,
    Scenario,
    Staffing,
    Transition,
)
from tests.benchmarks.synthetic import Size, network  # noqa: E402

LOOKS = (10, 30, 60, 120)
"""Seconds after which the gap is told."""
SCHOOLS = 4
"""Counted schools that the scenario lets remain."""
FIRST_YEAR = 2028

type Line = dict[str, object]


@dataclass
class Trace:
    """What was known when: (seconds, best plan, bound)."""

    seen: list[tuple[float, float | None, float | None]] = field(default_factory=list)
    start: float = field(default_factory=monotonic)

    def note(self, best: float | None, bound: float | None) -> None:
        """Remember what is known now."""
        self.seen.append((monotonic() - self.start, best, bound))

    def first_plan(self) -> float | None:
        """Seconds until the first plan."""
        return next((round(t, 2) for t, best, _ in self.seen if best is not None), None)

    def gap_at(self, seconds: float) -> float | None:
        """Gap of the best plan and the best bound known by then."""
        known = [(best, bound) for t, best, bound in self.seen if t <= seconds]
        plans = [best for best, _ in known if best is not None]
        bounds = [bound for _, bound in known if bound is not None]
        return gap(min(plans), max(bounds)) if plans and bounds else None


def gap(objective: float | None, bound: float | None) -> float | None:
    """(objective - bound) / |objective|; None without both."""
    if objective is None or bound is None:
        return None
    return max(0.0, objective - bound) / max(1e-9, abs(objective))


def scenario(periods: int, *, every_rule: bool, moves: bool = False) -> Scenario:
    """Return what is asked: the usual rules and a cap of counted schools; with `every_rule` the conditions as well.

    With `moves` equipment may be moved between the sites of a unit.
    """
    asked = Scenario(
        name="thu-nghiem",
        title="Thử nghiệm",
        question="Sắp xếp thế nào?",
        periods=tuple(FIRST_YEAR + t for t in range(periods)),
        merging=Merging(counted_schools_at_most=SCHOOLS, per_host_at_most=5),
        coverage=Coverage(minutes_at_most=60),
        offers=Offers(equipment="moves" if moves else "stays"),
    )
    if not every_rule:
        return asked
    return asked.but(
        rooms=Rooms(filled_at_most=1.2, built_share_of_land_at_most=1.0),
        boarding=Boarding(renting_at_most=0.6, beds_built_at_most=200),
        budget=Budget(investment_at_most=500_000),
        founding=Founding(land="no_worse", posts="hard"),
        staffing=Staffing(counted=True),
        transition=Transition(enrolled="finish"),
    )


def ours(case: Case, limit: float, enough: float, trace: Trace) -> Line:
    """Solve as the product does; the limit holds for everything after the case."""
    began = monotonic()
    solved = optimize(
        case,
        Options(time_limit_s=limit, gap=enough),
        progress=lambda _stage, _seconds, best, bound: trace.note(best, bound),
    )
    trace.note(solved.objective_mvnd, solved.bound_mvnd)
    return {
        **{name: solved.size[name] for name in ("columns", "rows", "integers")},
        "objective": solved.objective_mvnd,
        "bound": solved.bound_mvnd,
        "stopped_by": solved.stopped_by,
        "solve_s": round(monotonic() - began, 2),
    }


def plain(case: Case, limit: float, enough: float, trace: Trace, link: Callable[[Model], None]) -> Line:
    """Give the whole program to PuLP and HiGHS, links as `link` adds them."""
    began = monotonic()
    model = build(case)
    link(model)
    built = monotonic() - began

    def look(kind: object, _message: str, out: object, _into: object, _data: object) -> None:
        if kind == highspy.cb.HighsCallbackType.kCallbackMipInterrupt:
            best, bound = out.mip_primal_bound, out.mip_dual_bound  # type: ignore[attr-defined]
            now = monotonic() - trace.start
            if not trace.seen or now - trace.seen[-1][0] > 1 or (best < 1e30 and trace.first_plan() is None):
                trace.note(best if best < 1e30 else None, bound if bound > -1e30 else None)

    solver = pulp.HiGHS(
        msg=False,
        timeLimit=max(1.0, limit - built),
        gapRel=enough,
        callbackTuple=(look, None),
        callbacksToActivate=[highspy.cb.HighsCallbackType.kCallbackMipInterrupt],
    )
    stats = model.program.solve(solver)
    objective = float(stats.objective) if stats.has_solution and stats.objective is not None else None
    bound = None if stats.best_bound is None or abs(stats.best_bound) > 1e30 else float(stats.best_bound)
    trace.note(objective, bound)
    return {
        "columns": model.program.numVariables(),
        "rows": model.program.numConstraints(),
        "integers": sum(v.cat == "Integer" for v in model.program.variables()),
        "objective": objective,
        "bound": bound,
        "solve_s": round(monotonic() - began, 2),
    }


def strong(model: Model) -> None:
    """A learner goes only where the offer runs, one row for each link (the textbook's strong form)."""
    for problem in model.problems:
        for (c, p, s), x in problem.var.place.items():
            row = x - problem.case.demand[c, p] * problem.var.run[p, s] <= 0
            model.program.addConstraint(row, f"link__{problem.case.scenario.year}__{c}__{p}__{s}")


def weak(model: Model) -> None:
    """Learners go only where the offer runs, one row for each offer: all who reach it at most."""
    for problem in model.problems:
        placed: dict[tuple[str, str], list[pulp.LpVariable]] = {}
        for (_, p, s), x in problem.var.place.items():
            placed.setdefault((p, s), []).append(x)
        for (p, s), xs in placed.items():
            most = problem.case.reachable[p, s]
            row = pulp.lpSum(xs) - most * problem.var.run[p, s] <= 0
            model.program.addConstraint(row, f"reach__{problem.case.scenario.year}__{p}__{s}")


def measure(size: Size, method: str, seconds: float, enough: float, *, every_rule: bool, moves: bool) -> Line:
    """Return the line of one run."""
    province, travel = network(size)
    trace = Trace()
    case = case_of(province, travel, scenario(size.periods, every_rule=every_rule, moves=moves))
    ready = monotonic() - trace.start
    if method == "ours":
        told = ours(case, seconds - ready, enough, trace)
    else:
        told = plain(case, seconds - ready, enough, trace, strong if method == "textbook" else weak)
    objective, bound = told["objective"], told["bound"]
    return {
        "province": size.province, "institutions": size.institutions, "sites": size.sites, "fields": size.fields,
        "levels": size.levels, "periods": size.periods, "seed": size.seed, "method": method, "case_s": round(ready, 2),
        **told,
        "first_plan_s": trace.first_plan(),
        "gap": gap(objective, bound),  # type: ignore[arg-type]
        "seconds": round(monotonic() - trace.start, 2),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        **{f"gap_{look}s": trace.gap_at(look) for look in LOOKS},
    }  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    """Print one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--province", default="15", help="code of the province whose communes are taken")
    for name, usual in (("institutions", 36), ("sites", 45), ("fields", 10), ("levels", 2), ("periods", 1)):
        parser.add_argument(f"--{name}", type=int, default=usual)
    parser.add_argument("--seconds", type=float, default=60.0, help="limit, the case and the building included")
    parser.add_argument("--gap", type=float, default=1e-4, help="relative gap that is enough")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--method", choices=["ours", "textbook", "weak"], default="ours")
    parser.add_argument("--every-rule", action="store_true", help="rooms, beds, budget and people as well")
    parser.add_argument("--moves", action="store_true", help="equipment may be moved between the sites of a unit")
    asked = parser.parse_args(arguments)
    size = Size(asked.province, asked.institutions, asked.sites, asked.fields, asked.levels, asked.periods, asked.seed)
    told = measure(size, asked.method, asked.seconds, asked.gap, every_rule=asked.every_rule, moves=asked.moves)
    sys.stdout.write(json.dumps(told) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
