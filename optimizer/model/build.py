"""From a case to the problem that the solver gets: variables, rows by name, the objective."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import pulp

from optimizer.model.case import Case
from optimizer.model.costs import TERMS
from optimizer.model.held import held
from optimizer.model.path import LINKS, Link, glide, weights
from optimizer.model.rows import Family, Problem, Row, Variable, total
from optimizer.model.rules import FAMILIES
from optimizer.model.variables import create, lasting

type Slack = tuple[Variable, tuple[str, ...]]

type Fix = Callable[[Problem], Iterable[tuple[Variable, float]]]
"""Says which variables are given, and their values."""


@dataclass(frozen=True, slots=True)
class Model:
    """A built problem and what its parts are called."""

    problem: Problem
    """Case and variables of the last year."""
    program: pulp.LpProblem
    terms: Mapping[str, pulp.LpAffineExpression]
    """Cost term -> expression (million VND per year; of several years the weighted mean); they sum to the objective."""
    asked: Mapping[str, tuple[str, ...]]
    """Field of the scenario -> names of the rows it asks for."""
    problems: tuple[Problem, ...]
    """Case and variables of each year, in order; the last is `problem`."""
    by_year: tuple[Mapping[str, pulp.LpAffineExpression], ...]
    """Cost terms of each year, not weighted; the last are `terms` where there is one year."""
    slack: tuple[tuple[Variable, tuple[str, ...]], ...]
    """Each variable that lets a row be broken (`elastic`), and the key of the row."""

    def loaded(self) -> "Model":
        """Return the same without rows and costs: a solver holds them, and their memory may be used again."""
        problems = tuple(replace(p, var=replace(p.var, place=held(p.var.place))) for p in self.problems)
        for problem in problems:
            problem.case.let_go()
        empty = pulp.LpProblem("network", pulp.LpMinimize)
        return replace(self, problem=problems[-1], problems=problems, program=empty, terms={}, by_year=())


def build(
    case: Case,
    families: Sequence[Family] = FAMILIES,
    *,
    fix: Fix | None = None,
    drop: Iterable[str] = (),
    elastic: Iterable[str] = (),
    links: Sequence[Link] = LINKS,
) -> Model:
    """Build the problem of `case` under `families`.

    Parameters
    ----------
    fix
        the variables that are given (structure of today's network or of a plan), with their values.
    drop
        scenario fields whose rows are left out (diagnosis).
    elastic
        scenario fields whose rows may be broken; the objective is then the sum of what is broken, and nothing else.
    links
        rules that link the years, where there are several.
    """
    program = pulp.LpProblem("network", pulp.LpMinimize)
    years = [str(c.scenario.year) for c in case.path] if case.earlier else [""]
    built = lasting(case.path)
    problems = tuple(
        Problem(c, create(program, c, built, (year,) if year else ())) for c, year in zip(case.path, years, strict=True)
    )
    by_year, terms = _costs(problems)
    dropped, loose = frozenset(drop), frozenset(elastic)
    slack: list[Slack] = []
    asked: dict[str, list[str]] = {}
    for name, row in _named_rows(problems, families, links, years):
        if row.asks in dropped and row.asks:
            continue
        if row.asks:
            asked.setdefault(row.asks, []).append(name)
        _add(program, row, name, slack if row.asks in loose and row.asks else None)
    for problem in problems if fix else ():
        for variable, value in fix(problem) if fix else ():
            variable.lowBound = variable.upBound = value
    program.setObjective(total(variable for variable, _ in slack) if loose else total(terms.values()))
    rows = {field: tuple(names) for field, names in asked.items()}
    return Model(problems[-1], program, terms, rows, problems, by_year, tuple(slack))


def _named_rows(
    problems: tuple[Problem, ...], families: Sequence[Family], links: Sequence[Link], years: Sequence[str]
) -> Iterator[tuple[str, Row]]:
    """Yield every row of every year, then those that link the years, each with its name."""
    for problem, year in zip(problems, years, strict=True):
        for family in families:
            for row in family(problem):
                yield "__".join(filter(None, (year, family.__name__, *row.key))), row
    for link in links if len(problems) > 1 else ():
        for row in link(problems):
            yield "__".join((link.__name__, *row.key)), row


type Terms = dict[str, pulp.LpAffineExpression]


def _costs(problems: tuple[Problem, ...]) -> tuple[tuple[Terms, ...], Terms]:
    """Return the cost terms of each year, and their mean weighted by discounted years (one year: the same)."""
    by_year = tuple({term.__name__: total([term(problem)]) for term in TERMS} for problem in problems)
    if len(problems) == 1:
        return by_year, by_year[0]
    share = weights(problems)
    terms = {
        term.__name__: total(w * year[term.__name__] for w, year in zip(share, by_year, strict=True)) for term in TERMS
    }
    return by_year, terms | {"glide": total(w * g for w, g in zip(share, glide(problems), strict=True))}


def _add(program: pulp.LpProblem, row: Row, name: str, slack: list[Slack] | None) -> None:
    left = total([row.left, -1 * row.right])
    if slack is not None:
        for sign, senses in ((-1, ("<=", "==")), (1, (">=", "=="))):
            if row.sense in senses:
                variable = program.add_variable(f"slack__{name}__{'over' if sign < 0 else 'under'}", 0)
                slack.append((variable, row.key))
                left += sign * variable
    match row.sense:
        case "<=":
            program.addConstraint(left <= 0, name)
        case ">=":
            program.addConstraint(left >= 0, name)
        case "==":
            program.addConstraint(left == 0, name)
