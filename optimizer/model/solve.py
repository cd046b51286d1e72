"""Solving a case: a plan with its proof; today's network; a given structure; the calibration."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from time import monotonic
from typing import Any

from optimizer.model.aims import AIMS, valued
from optimizer.model.build import Fix, Model, build
from optimizer.model.case import Case
from optimizer.model.clock import Interrupt
from optimizer.model.decisions import Decisions, Structure
from optimizer.model.engine import Answer, Engine, Options, Progress, silent
from optimizer.model.path import GIVEN, LINKS, Link, amount
from optimizer.model.path.enrolled import shares
from optimizer.model.read import decisions
from optimizer.model.rows import Family, Numbered, Problem, Variable
from optimizer.model.rules import FAMILIES, TODAY, WITHOUT_POLICY

type Rules = tuple[tuple[Family, ...], tuple[Link, ...]]
"""Rules of each year, and those that link the years."""
ALL: Rules = (FAMILIES, LINKS)


@dataclass(frozen=True, slots=True)
class Solved:
    """What a solve ended with."""

    status: str
    """optimal (within the gap) | feasible | infeasible | none."""
    stopped_by: str
    """gap | target (decided, the gap still open) | time | interrupt | infeasible | work."""
    objective_mvnd: float | None
    bound_mvnd: float | None
    decisions: Decisions | None
    terms: Mapping[str, float]
    """Cost term -> million VND per year, as the model states them."""
    size: Mapping[str, int]
    """columns, rows, integers."""
    goals: Mapping[str, float] = field(default_factory=dict)
    """Goal that is one expression -> its value in the plan, in its unit (`optimizer.scenario.goals.GOALS`)."""
    path: Mapping[int, "Stage"] = field(default_factory=dict)
    """Year -> its decisions and costs, where the plan has several years; the last are `decisions` and `terms`."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One year of a plan."""

    decisions: Decisions
    terms: Mapping[str, float]
    """Cost term -> million VND in that year, as the model states them."""


def optimize(
    case: Case,
    options: Options,
    *,
    start: Decisions | None = None,
    progress: Progress = silent,
    interrupt: Interrupt | None = None,
) -> Solved:
    """Find the cheapest plan of `case` under all its rules, with a proven bound.

    `start` is a plan to begin from (today's network, as a rule); it need not keep the rules.
    """
    return _solve(case, ALL, options, None, start, progress, interrupt or Interrupt())


def unchanged(case: Case) -> Solved:
    """Place the learners of `case` in today's structure at least cost: nothing merges, closes, ends or is added.

    Rules 5, 9-11 and 13-16 are not enforced. Always has an answer, since demand may stay unplaced.
    """
    return _solve(case.alone(), (TODAY, ()), Options(time_limit_s=1e6), _today, None, silent, Interrupt())


def evaluate(
    case: Case,
    plan: Structure | Mapping[int, Structure],
    options: Options,
    *,
    progress: Progress = silent,
    interrupt: Interrupt | None = None,
) -> Solved:
    """Keep the structure of a given plan, and find the cheapest offers, workshops and placements in it.

    `plan` is that of the case's year, or of each of its years. The scenario's policies (caps, centres, coverage,
    floors, pins, and over the years pace, lead times and ceilings) are not enforced; they are judged afterwards.
    """

    def fix(problem: Problem) -> Iterator[tuple[Variable, float]]:
        var = problem.var
        given = plan if isinstance(plan, Structure) else plan[problem.case.scenario.year]
        taken = _taken(problem.case, given)
        for i, e in var.survive.items():
            yield e, float(i not in given.merge and i not in given.leave)
        for (i, h), z in var.merge.items():
            yield z, float(given.merge.get(i) == h)
        for k, t in var.take.items():
            yield t, float(k in taken)
        for i, v in var.leave.items():
            yield v, float(i in given.leave)
        for i, b in var.convert.items():
            yield b, float(i in given.convert)
        for (s, h), y in var.keep.items():
            yield y, float(given.keep.get(s) == h)

    asked = case.alone() if isinstance(plan, Structure) else case
    return _solve(asked, (WITHOUT_POLICY, GIVEN), options, fix, None, progress, interrupt or Interrupt())


def _taken(case: Case, plan: Decisions | Structure) -> set[tuple[str, str]]:
    """Return the pairs (institution, host): each successor, and each host of a site that is not its owner."""
    sites = {(case.owner[s], h) for s, h in plan.keep.items() if case.owner[s] != h}
    return sites | set(plan.merge.items())


def _today(problem: Problem) -> Iterator[tuple[Variable, float]]:
    case, var = problem.case, problem.var
    for e in var.survive.values():
        yield e, 1.0
    groups: tuple[Mapping[Any, Variable], ...] = (
        var.merge, var.take, var.leave, var.convert, var.modules, var.added, var.moved, var.beds, var.beside,
    )  # fmt: skip
    for group in groups:
        for x in group.values():
            yield x, 0.0
    for (s, h), y in var.keep.items():
        yield y, float(h == case.owner[s] and s not in case.planned)
    for k, r in var.run.items():
        yield r, float(k in case.offered)


def _solve(
    case: Case, rules: Rules, options: Options, fix: Fix | None, start: Decisions | None, progress: Progress,
    interrupt: Interrupt,
) -> Solved:  # fmt: skip
    began = monotonic()
    model = build(case, rules[0], fix=fix, links=rules[1])
    engine = Engine(model, options, progress, interrupt, began)
    model = model.loaded()
    with interrupt.listening():
        root = engine.relax(hint(model, start))
        missed = root.bound is not None and options.decided(None, root.bound)
        answer = replace(root, status="none", stopped_by="target", values=None) if missed else root
        if root.status == "optimal" and not missed:
            answer = engine.search()
    return solved(model, engine, answer, root)


def solved(model: Model, engine: Engine, answer: Answer, root: Answer) -> Solved:
    """Put an answer into plain values."""
    size = dict(engine.size)
    bound = max((b for b in (answer.bound, root.bound) if b is not None), default=None)
    if answer.values is None:
        return Solved(answer.status, answer.stopped_by, None, bound, None, {}, size)

    def value(v: Numbered) -> float:
        return engine.value(answer, v)

    goals = _goals(model.problems, engine.terms(answer), engine.glide(answer), value)
    stages = {
        problem.case.scenario.year: Stage(
            decisions(problem.case, problem.var, value),
            terms,
        )
        for problem, terms in zip(model.problems, engine.terms(answer), strict=True)
    }
    last = stages[model.problem.case.scenario.year]
    ended = (answer.status, answer.stopped_by, answer.objective, bound)
    if len(stages) == 1:
        return Solved(*ended, last.decisions, last.terms, size, goals)
    pairs = [(problem.case, stages[problem.case.scenario.year].decisions) for problem in model.problems]
    for (case, plan), share in zip(pairs, shares(pairs), strict=True):
        year = case.scenario.year
        stages[year] = replace(stages[year], decisions=replace(plan, unfinished=share))
    last = stages[model.problem.case.scenario.year]
    final = replace(last.decisions, since=_since(model.problem.case, stages))
    stages[model.problem.case.scenario.year] = replace(last, decisions=final)
    return Solved(*ended, final, last.terms, size, goals, stages)


def _goals(
    problems: tuple[Problem, ...], terms: tuple[Mapping[str, float], ...], glide: float,
    value: Callable[[Numbered], float],
) -> dict[str, float]:  # fmt: skip
    """Return the value of each goal that is one expression, in its unit, of a plan with these `terms` a year."""
    years = tuple(zip(problems, terms, strict=True))
    return {goal: amount(goal, problems, [valued(goal, p, t, value) for p, t in years], glide) for goal in AIMS}


def _since(case: Case, stages: Mapping[int, Stage]) -> dict[str, int]:
    """Return the first year in which each institution ends; of those that do not, is a THN or hosts another one."""
    last = max(stages.items())[1].decisions
    ends = {*last.merge, *last.leave}
    since: dict[str, int] = {}
    for year, stage in sorted(stages.items()):
        plan = stage.decisions
        gone = {*plan.merge, *plan.leave}
        changed = ({h for _, h in _taken(case, plan)} | plan.convert) - ends
        for i in sorted(gone | changed):
            since.setdefault(i, year)
    return since


def hint(model: Model, start: Decisions | Mapping[int, Decisions] | None) -> dict[int, float]:
    """Values of the integer variables in `start`, of all years or by year, where it says something of them."""
    if start is None:
        return {}
    found: dict[int, float] = {}
    for problem in model.problems:
        found |= _hint_of(problem, start if isinstance(start, Decisions) else start[problem.case.scenario.year])
    return found


def _hint_of(problem: Problem, start: Decisions) -> dict[int, float]:
    var, taken = problem.var, _taken(problem.case, start)
    gone = {*start.merge, *start.leave}
    hint = {e.id: float(i not in gone) for i, e in var.survive.items()}
    hint |= {z.id: float(start.merge.get(i) == h) for (i, h), z in var.merge.items()}
    hint |= {k.id: float(pair in taken) for pair, k in var.take.items()}
    hint |= {v.id: float(i in start.leave) for i, v in var.leave.items()}
    hint |= {b.id: float(i in start.convert) for i, b in var.convert.items()}
    hint |= {y.id: float(start.keep.get(s) == h) for (s, h), y in var.keep.items()}
    hint |= {r.id: float(k in start.run) for k, r in var.run.items()}
    return hint | {n.id: float(start.modules.get(k, 0)) for k, n in var.modules.items()}
