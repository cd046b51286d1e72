"""From a case to the problem that the solver gets: variables, rows by name, the objective."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import pulp

from optimizer.model.case import Case
from optimizer.model.costs import TERMS
from optimizer.model.rows import Family, Problem, Row, Variable, total
from optimizer.model.rules import FAMILIES
from optimizer.model.variables import create

type Fix = Callable[[Problem], Iterable[tuple[Variable, float]]]
"""Says which variables are given, and their values."""


@dataclass(frozen=True, slots=True)
class Model:
    """A built problem and what its parts are called."""

    problem: Problem
    program: pulp.LpProblem
    terms: Mapping[str, pulp.LpAffineExpression]
    """Cost term -> expression (million VND per year)."""
    asked: Mapping[str, tuple[str, ...]]
    """Field of the scenario -> names of the rows it asks for."""


def build(
    case: Case,
    families: Sequence[Family] = FAMILIES,
    *,
    fix: Fix | None = None,
    drop: Iterable[str] = (),
    elastic: Iterable[str] = (),
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
    """
    program = pulp.LpProblem("network", pulp.LpMinimize)
    problem = Problem(case, create(program, case))
    terms = {term.__name__: total([term(problem)]) for term in TERMS}
    dropped, loose = frozenset(drop), frozenset(elastic)
    slack: list[pulp.LpVariable] = []
    asked: dict[str, list[str]] = {}
    for family in families:
        for row in family(problem):
            if row.asks in dropped and row.asks:
                continue
            name = "__".join((family.__name__, *row.key))
            if row.asks:
                asked.setdefault(row.asks, []).append(name)
            _add(program, row, name, slack if row.asks in loose and row.asks else None)
    for variable, value in fix(problem) if fix else ():
        variable.lowBound = variable.upBound = value
    program.setObjective(total(slack) if loose else total(terms.values()))
    return Model(problem, program, terms, {k: tuple(v) for k, v in asked.items()})


def _add(program: pulp.LpProblem, row: Row, name: str, slack: list[pulp.LpVariable] | None) -> None:
    left = total([row.left, -1 * row.right])
    if slack is not None:
        for sign, senses in ((-1, ("<=", "==")), (1, (">=", "=="))):
            if row.sense in senses:
                slack.append(program.add_variable(f"slack__{name}__{'over' if sign < 0 else 'under'}", 0))
                left += sign * slack[-1]
    match row.sense:
        case "<=":
            program.addConstraint(left <= 0, name)
        case ">=":
            program.addConstraint(left >= 0, name)
        case "==":
            program.addConstraint(left == 0, name)
