"""Goals as expressions over one problem: what is minimised in turn, or held below a ceiling."""

from collections.abc import Callable, Mapping
from typing import Any

from optimizer.model.costs import (
    TERMS,
    Term,
    boarding,
    building,
    conversion,
    merging,
    offers,
    site_running,
    staff,
    teaching,
    travel,
    unit_overhead,
    unplaced,
)  # fmt: skip
from optimizer.model.rows import Expression, Numbered, Problem, Variable, Variables, total

BUDGET = (unit_overhead, site_running, teaching, offers, building, merging, conversion, staff)
"""Cost terms that the state budget pays in the end."""
ACCESS = (travel, boarding, unplaced)
"""Cost terms of learners, and of demand not served."""


PAID: Mapping[str, tuple[Term, ...]] = {"cost": TERMS, "budget": BUDGET, "access": ACCESS}
"""Goal -> the cost terms it sums up."""
COUNTED: Mapping[str, Callable[[Variables], Mapping[Any, Variable]]] = {
    "unplaced": lambda var: var.unplaced,
    "units": lambda var: var.survive,
}
"""Goal -> the variables it sums up."""


def _paid(goal: str) -> Callable[[Problem], Expression]:
    return lambda problem: total(term(problem) for term in PAID[goal])


def _counted(goal: str) -> Callable[[Problem], Expression]:
    return lambda problem: total(COUNTED[goal](problem.var).values())


AIMS: Mapping[str, Callable[[Problem], Expression]] = {
    **{goal: _paid(goal) for goal in PAID},
    **{goal: _counted(goal) for goal in COUNTED},
}
"""Goal -> its value as an expression; `optimizer.scenario.goals.GOALS` says what each means."""


def valued(goal: str, problem: Problem, terms: Mapping[str, float], value: Callable[[Numbered], float]) -> float:
    """Return a goal in one year of a plan whose cost terms and variables have these values."""
    if goal in PAID:
        return sum(terms[term.__name__] for term in PAID[goal])
    return sum(value(variable) for variable in COUNTED[goal](problem.var).values())
