"""Goals one after the other: each is made as good as it can be, then held within its tolerance for those behind it."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from optimizer.model.answer import Options, Progress, silent
from optimizer.model.build import Model, build
from optimizer.model.case import Case
from optimizer.model.clock import Interrupt
from optimizer.model.decisions import Decisions
from optimizer.model.engine import Engine
from optimizer.model.path import over_years
from optimizer.model.rows import total
from optimizer.model.rules import FAMILIES
from optimizer.model.solve import Solved, hint, optimize, solved
from optimizer.network.offers import basic_minutes
from optimizer.scenario import Scenario

SLACK = 1e-6
"""Share of a goal's value that rounding may cost, beside its tolerance."""
FIRST_PLAN = 1e9
"""A gap this large stops at the first plan."""
TIGHTEN_S = 600.0
"""Seconds in which costs come down to their least once whole numbers are given; much more than it takes."""


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

    Of several years a goal is what `optimizer.scenario.goals.GOALS` says. Where cost is not the last goal, the cheapest
    of the plans that are left is taken at the end. The objective of what is returned is the cost of the last plan, its
    bound that of the last turn of cost: no plan within the ceilings of the goals before it is cheaper. Where a later
    turn ends without a plan that of the one before stays, and its value of the goal counts. `start` is a plan for the
    first turn; the others begin from the plan before where structures are searched. The solver alone has returned
    worse plans from a start beside a tight ceiling than without.
    """
    flag = interrupt or Interrupt()
    found: list[Reached] = []
    best: Solved | None = None
    cost_bound: float | None = None
    rest: Mapping[str, float] = {}
    for goal, tolerance in (*_order(case), *_last(case)):
        turn = _Turn(_held(case, found), options, start, best, progress, flag)
        answer, reached, whole = turn.taken(goal, tolerance)
        if answer.decisions is None and best is not None:
            reached = _left_as_it_is(reached, best)
        if goal not in {r.goal for r in found}:
            found.append(reached)
        if goal == "cost" and reached.bound is not None:
            cost_bound = reached.bound
        if answer.decisions is not None:
            best, rest = answer, whole
        elif best is None:
            best = answer
            break
    assert best is not None
    if best.decisions is not None:
        best = _tightened(_held(case, found), best, rest, options) if rest else best
        best = replace(best, objective_mvnd=best.goals["cost"], bound_mvnd=cost_bound)
    return best, tuple(found)


def _left_as_it_is(reached: Reached, plan: Solved) -> Reached:
    """Return what a turn without a plan of its own ends with; `plan` keeps all it asks: it is not impossible."""
    impossible = reached.stopped_by == "infeasible"
    return replace(
        reached, value=plan.goals.get(reached.goal), bound=None if impossible else reached.bound,
        stopped_by="work" if impossible else reached.stopped_by,
    )  # fmt: skip


def _aim(model: Model, goal: str) -> None:
    """Let `model` minimise a goal; whole variables that only the cost names get a row that says what they are at most.

    The solver is given what stands in a row or in the objective, and an offer of others on whom nothing is decided may
    stand in neither.
    """
    model.program.setObjective(total([over_years(goal, model.problems)]))
    known = {v.id for v in model.program.exported_variables()}
    for variable in model.program.variables():
        if variable.cat == "Integer" and variable.id not in known:
            model.program.addConstraint(total([variable]) <= variable.upBound, f"most__{variable.name}")


def _order(case: Case) -> tuple[tuple[str, float], ...]:
    order = case.whole.goals.order
    return order if "cost" in dict(order) else (*order, ("cost", 0.0))


def _last(case: Case) -> tuple[tuple[str, float], ...]:
    """Return one more turn of cost where it is not the last goal."""
    return () if _order(case)[-1][0] == "cost" else (("cost", 0.0),)


def _held(case: Case, found: Sequence[Reached]) -> Case:
    """Return `case` with a ceiling on each goal that was reached, where the scenario's own is not lower."""
    field = ceilings_of(case.whole)
    most = dict(getattr(case.whole.goals, field))
    furthest = case.whole.goals.furthest_at_most
    for reached in found:
        if reached.goal == "furthest":
            furthest = min(reached.ceiling, math.inf if furthest is None else furthest)
        elif reached.value is not None:
            most[reached.goal] = min(reached.ceiling, most.get(reached.goal, math.inf))
    return _asking(case, {field: tuple(sorted(most.items())), "furthest_at_most": furthest})


def ceilings_of(scenario: Scenario) -> str:
    """Return the field of `Goals` that holds a goal as it is minimised: over all years, where there are several."""
    return "at_most" if len(scenario.periods) == 1 else "over_years_at_most"


def _asking(case: Case, update: Mapping[str, object]) -> Case:
    """Return `case`, in each of its years, with other fields of `Goals`."""

    def changed(scenario: Scenario) -> Scenario:
        return scenario.model_copy(update={"goals": scenario.goals.model_copy(update=update)})

    whole = None if case.asked is None else changed(case.asked)
    years = tuple(replace(c, scenario=changed(c.scenario), asked=whole) for c in case.earlier)
    return replace(case, scenario=changed(case.scenario), asked=whole, earlier=years)


def _tightened(held: Case, best: Solved, whole: Mapping[str, float], options: Options) -> Solved:
    """Return the plan `best` of a goal that leaves costs free, with its whole numbers, at least cost."""
    model = build(held, FAMILIES)
    for variable in model.program.variables():
        if variable.name in whole:
            variable.lowBound = variable.upBound = whole[variable.name]
    engine = Engine(model, Options(TIGHTEN_S, options.gap, options.seed, "whole"), silent, Interrupt())
    root = engine.relax()
    found = solved(model, engine, engine.search() if root.status == "optimal" else root, root)
    if found.decisions is None:
        return best
    return replace(found, status=best.status, stopped_by=best.stopped_by, size=best.size)


@dataclass(frozen=True, slots=True)
class _Turn:
    """The case of one goal's turn, the ceilings of the goals before it in place."""

    case: Case
    options: Options
    start: Decisions | None
    before: Solved | None
    """What the turn before ended with; none in the first turn."""
    progress: Progress
    interrupt: Interrupt

    def taken(self, goal: str, tolerance: float) -> tuple[Solved, Reached, Mapping[str, float]]:
        """Return what the turn ends with, and the whole numbers of a plan whose costs are not the least yet."""
        if goal == "furthest":
            return *self.furthest(tolerance), {}
        answer, whole = self._least(goal)
        return answer, Reached(goal, answer.objective_mvnd, answer.bound_mvnd, tolerance, answer.stopped_by), whole

    def _least(self, goal: str) -> tuple[Solved, dict[str, float]]:
        """Make a goal that is one expression as small as it can be."""
        model = build(self.case, FAMILIES)
        if goal != "cost":
            _aim(model, goal)
        engine = Engine(model, self.options, self.progress, self.interrupt)
        with self.interrupt.listening():
            root = engine.relax(self._from(model, engine))
            answer = engine.search() if root.status == "optimal" else root
        whole = {} if answer.values is None or goal == "cost" else {
            str(v.name): float(round(engine.value(answer, v)))
            for v in model.program.variables() if v.cat == "Integer"
        }  # fmt: skip
        return solved(model, engine, answer, root), whole

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

    def _from(self, model: Model, engine: Engine) -> dict[int, float]:
        """Return the plan to begin from."""
        before = self.before
        if before is None:
            return hint(model, self.start)
        return (
            hint(model, {y: s.decisions for y, s in before.path.items()} or before.decisions)
            if engine.by_structure
            else {}
        )

    def _within(self, minutes: float) -> Case:
        most = self.case.whole.goals.furthest_at_most
        return _asking(self.case, {"furthest_at_most": min(minutes, math.inf if most is None else most)})

    def _cheapest(self, case: Case, options: Options) -> Solved:
        start = self.start if self.before is None else None
        return optimize(case, options, start=start, progress=self.progress, interrupt=self.interrupt)

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
