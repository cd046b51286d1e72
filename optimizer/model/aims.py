"""Goals as expressions over one problem: what is minimised in turn, or held below a ceiling."""

from collections.abc import Callable, Mapping

from optimizer.model.costs import (
    TERMS,
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
from optimizer.model.rows import Expression, Problem, total

BUDGET = (unit_overhead, site_running, teaching, offers, building, merging, conversion, staff)
"""Cost terms that the state budget pays in the end."""
ACCESS = (travel, boarding, unplaced)
"""Cost terms of learners, and of demand not served."""


def _cost(problem: Problem) -> Expression:
    return total(term(problem) for term in TERMS)


def _budget(problem: Problem) -> Expression:
    return total(term(problem) for term in BUDGET)


def _access(problem: Problem) -> Expression:
    return total(term(problem) for term in ACCESS)


def _unplaced(problem: Problem) -> Expression:
    return total(problem.var.unplaced.values())


def _units(problem: Problem) -> Expression:
    return total(problem.var.survive.values())


AIMS: Mapping[str, Callable[[Problem], Expression]] = {
    "cost": _cost, "budget": _budget, "access": _access, "unplaced": _unplaced, "units": _units,
}  # fmt: skip
"""Goal -> its value as an expression; `optimizer.scenario.goals.GOALS` says what each means."""
