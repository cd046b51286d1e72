"""Goals one after the other: each is made as good as it can be, then held within its tolerance for those behind it."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from optimizer.model.aims import AIMS
from optimizer.model.answer import Options, Progress, silent
from optimizer.model.build import build
from optimizer.model.case import Case
from optimizer.model.clock import Interrupt
from optimizer.model.decisions import Decisions
from optimizer.model.engine import Engine
from optimizer.model.rows import total
from optimizer.model.rules import FAMILIES
from optimizer.model.solve import Solved, optimize, solved
from optimizer.network.offers import basic_minutes

SLACK = 1e-6
"""Share of a goal's value that rounding may cost, beside its tolerance."""
FIRST_PLAN = 1e9
"""A gap this large stops at the first plan."""


@dataclass(frozen=True, slots=True)
class Reached:
    """One goal in its turn."""

    goal: str
    value: float | None
    """Best value found, in the goal's unit (None without a plan)."""
    bound: float | None
    """Proven: no plan within the ceilings of the goals before it is better."""
    tolerance: float
    """Share of its value that the goals behind it may give up."""
    stopped_by: str

    @property
    def ceiling(self) -> float:
        """What the goals behind it keep (in the goal's unit; infinite without a value)."""
        if self.value is None:
            return math.inf
        return self.value + self.tolerance * abs(self.value) + SLACK * max(1.0, abs(self.value))


def in_order(
    case: Case, options: Options, *, start: Decisions | None = None, progress: Progress = silent,
    interrupt: Interrupt | None = None,
) -> tuple[Solved, tuple[Reached, ...]]:  # fmt: skip
    """Solve the goals of `case` in their order; each has the time and gap of `options`.

    The objective of what is returned is the cost of the last plan, its bound that of the turn of cost: no plan within
    the ceilings of the goals before cost is cheaper. Where a later turn ends without a plan that of the one before
    stays. `start` is a plan for the first turn; the others have none: beside a tight ceiling the solver has returned
    worse plans from a start than without.

    Raises
    ------
    ValueError
        The scenario has several years.
    """
    if case.earlier:
        msg = "goals in order need one target year"
        raise ValueError(msg)
    flag = interrupt or Interrupt()
    found: list[Reached] = []
    best: Solved | None = None
    cost_bound: float | None = None
    for goal, tolerance in _order(case):
        turn = _Turn(_held(case, found), options, start if best is None else None, progress, flag)
        answer, reached = turn.furthest(tolerance) if goal == "furthest" else turn.counted(goal, tolerance)
        found.append(reached)
        cost_bound = answer.bound_mvnd if goal == "cost" else cost_bound
        if answer.decisions is None:
            best = answer if best is None else best
            break
        best = answer
    assert best is not None
    if best.decisions is not None:
        best = replace(best, objective_mvnd=sum(best.terms.values()), bound_mvnd=cost_bound)
    return best, tuple(found)


def _order(case: Case) -> tuple[tuple[str, float], ...]:
    order = case.scenario.goals.order
    return order if "cost" in dict(order) else (*order, ("cost", 0.0))


def _held(case: Case, found: list[Reached]) -> Case:
    """Return `case` with a ceiling on each goal that was reached, where the scenario's own is not lower."""
    goals = case.scenario.goals
    most = dict(goals.at_most)
    furthest = goals.furthest_at_most
    for reached in found:
        if reached.goal == "furthest":
            furthest = min(reached.ceiling, math.inf if furthest is None else furthest)
        else:
            most[reached.goal] = min(reached.ceiling, most.get(reached.goal, math.inf))
    update = {"at_most": tuple(sorted(most.items())), "furthest_at_most": furthest}
    held = case.scenario.model_copy(update={"goals": goals.model_copy(update=update)})
    return replace(case, scenario=held)


@dataclass(frozen=True, slots=True)
class _Turn:
    """The case of one goal's turn, the ceilings of the goals before it in place."""

    case: Case
    options: Options
    start: Decisions | None
    progress: Progress
    interrupt: Interrupt

    def counted(self, goal: str, tolerance: float) -> tuple[Solved, Reached]:
        """Make a goal that is one expression as small as it can be."""
        if goal == "cost":
            answer = self._cheapest(self.case, self.options)
        else:
            model = build(self.case, FAMILIES)
            model.program.setObjective(total(AIMS[goal](problem) for problem in model.problems))
            engine = Engine(model, self.options, self.progress, self.interrupt)
            with self.interrupt.listening():
                root = engine.relax()
                answer = solved(model, engine, engine.search() if root.status == "optimal" else root, root)
        reached = Reached(goal, answer.objective_mvnd, answer.bound_mvnd, tolerance, answer.stopped_by)
        return answer, reached

    def furthest(self, tolerance: float) -> tuple[Solved, Reached]:
        """Bring the worst-placed commune as near as it can be: halve the list of minutes that are possible."""
        steps = list(self._steps())
        low, high = 0, len(steps) - 1
        best: tuple[Solved, float] | None = None
        proven, stopped = True, "gap"
        while low <= high:
            middle = (low + high) // 2
            answer = self._cheapest(self._within(steps[middle]), replace(self.options, gap=FIRST_PLAN))
            if answer.decisions is not None:
                best, high = (answer, steps[middle]), middle - 1
                continue
            if answer.status != "infeasible":
                proven, stopped = False, answer.stopped_by
                if self.interrupt.raised.is_set():
                    break
            low = middle + 1
        if best is None:
            status = "infeasible" if proven else "none"
            none = Solved(status, "infeasible" if proven else stopped, None, None, None, {}, {})
            return none, Reached("furthest", None, None, tolerance, none.stopped_by)
        bound = best[1] if proven else None
        return best[0], Reached("furthest", best[1], bound, tolerance, stopped)

    def _within(self, minutes: float) -> Case:
        goals = self.case.scenario.goals
        limit = min(minutes, math.inf if goals.furthest_at_most is None else goals.furthest_at_most)
        changed = goals.model_copy(update={"furthest_at_most": limit})
        return replace(self.case, scenario=self.case.scenario.model_copy(update={"goals": changed}))

    def _cheapest(self, case: Case, options: Options) -> Solved:
        return optimize(case, options, start=self.start, progress=self.progress, interrupt=self.interrupt)

    def _steps(self) -> Iterator[float]:
        """Yield the minutes that the worst-placed commune may have, rising: those of some commune and site."""
        province, minutes = self.case.province, self.case.travel.minutes
        recorded = basic_minutes(province, self.case.travel)
        special = province.communes["special"]
        bound = [c for c in province.communes.index if not special[c] and not math.isnan(recorded[c])]
        table = minutes.loc[bound]
        least = float(table.min(axis=1).max()) if bound else 0.0
        values = {round(float(t), 9) for t in table.to_numpy().ravel() if not math.isnan(t)}
        yield from sorted({least, *(t for t in values if t > least)})
