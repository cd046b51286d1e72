"""One problem in the solver: built by PuLP, handed to the search that suits its size."""

from collections.abc import Mapping
from time import monotonic
from typing import Any, Protocol

import numpy as np
import pulp

from optimizer.data.quiet import OUTPUT, hidden
from optimizer.model.answer import EMBEDDED, Answer, Options, Progress, silent
from optimizer.model.build import Model
from optimizer.model.clock import Clock, Interrupt
from optimizer.model.kernel import Kernel
from optimizer.model.location import location_of
from optimizer.model.matrix import matrix_of
from optimizer.model.named import Named
from optimizer.model.parts import links_of, parts
from optimizer.model.rows import Numbered
from optimizer.model.structured import Structured
from optimizer.model.ways import Ways
from optimizer.model.whole import Whole
from optimizer.model.wide import Wide

LARGE = 1500
"""Columns from which `auto` searches by structure."""
UNMERGED = 30_000
"""The same where nobody merges: the structure is but the sites that stay."""
LOCATED = 3000
"""Columns from which prices of placements are worth their time where a problem is location alone."""
WIDE = 150_000
"""Columns from which a problem is too large for the simplex method."""


__all__ = ["Answer", "Engine", "Options", "Progress", "silent"]


type _Numbers = tuple[np.ndarray, np.ndarray, float]


class Search(Protocol):
    """A way to solve a problem; columns by their position."""

    def relax(self, start: Mapping[int, float]) -> Answer:
        """Solve the relaxation; its value is a bound. `start` maps a column to its value in a plan to begin from."""

    def search(self, start: Mapping[int, float]) -> Answer:
        """Search integer plans from the relaxation as it stands."""


class Engine:
    """One problem loaded into HiGHS.

    The program is built by PuLP; HiGHS is driven directly, so that links can be added to the loaded relaxation, bounds
    and incumbents be read as the solver states them, and an interrupted search keeps its best plan.
    """

    def __init__(
        self, model: Model, options: Options, progress: Progress, interrupt: Interrupt, began: float | None = None
    ) -> None:
        """Load `model`; the time of `options` runs from `began` (seconds of the monotonic clock; now, if not given)."""
        clock = Clock(options.time_limit_s, interrupt, monotonic() if began is None else began)
        solver = pulp.HiGHS(mip=False, msg=False, threads=1, output_flag=False, random_seed=options.seed)
        with hidden(OUTPUT):
            solver.createAndConfigureSolver(model.program)
        solver.buildSolverModel(model.program)
        self._highs: Any = model.program.solverModel
        columns = model.program.exported_variables()
        self._columns = len(columns)
        ids = np.fromiter((v.id for v in columns), dtype=np.int64, count=len(columns))
        every = model.program.variables()
        self._at = np.full(max((v.id for v in every), default=0) + 1, -1, dtype=np.int64)
        self._at[ids] = np.arange(len(columns))
        self._unmentioned = {v.id: float(v.lowBound) for v in every if self._at[v.id] < 0}
        del every
        self._integer = np.array([j for j, v in enumerate(columns) if v.cat == "Integer"], dtype=np.int32)
        self.size = {
            "columns": model.program.numVariables(), "rows": model.program.numConstraints(),
            "integers": len(self._integer),
        }  # fmt: skip
        """How many columns, rows, and columns that are whole the problem has."""
        self._terms = tuple({name: self._numbers(e) for name, e in terms.items()} for terms in model.by_year)
        self._glide = self._numbers(model.terms["glide"]) if "glide" in model.terms else None
        merging = any(p.var.merge for p in model.problems)
        self._auto = options.solver == EMBEDDED and options.method == "auto"
        self.by_structure = options.solver == EMBEDDED and (
            options.method in {"structure", "wide"}
            or (self._auto and self._columns >= (LARGE if merging else UNMERGED))
        )
        self._search = self._by_size(model, clock, options, progress, merging=merging)

    def _by_size(
        self, model: Model, clock: Clock, options: Options, progress: Progress, *, merging: bool
    ) -> Search:  # fmt: skip
        if self._auto and self._columns >= LOCATED and not merging:
            matrix, found = matrix_of(self._highs, self._integer), parts(model, self._at, self._columns)
            location = location_of(matrix, found.links)
            if location is not None:
                self._let_go(model)
                return Kernel(location, found, clock, options, progress)
        if not self.by_structure:
            links = np.concatenate([links_of(problem, self._at) for problem in model.problems])
            given = self._highs, self._integer, links, clock, options, progress
            return Whole(*given) if options.solver == EMBEDDED else Named(model.program, *given)
        ways = Ways(matrix_of(self._highs, self._integer))
        self._let_go(model)
        found = parts(model, self._at, self._columns)
        if options.method == "wide" or (self._auto and self._columns >= WIDE):
            return Wide(ways, found, clock, options, progress)
        return Structured(ways, found, clock, options, progress)

    def _let_go(self, model: Model) -> None:
        """Let go of the solver that holds the problem as PuLP wrote it: the search works on its numbers."""
        self._highs = model.program.solverModel = None

    def relax(self, start: Mapping[int, float] | None = None) -> Answer:
        """Solve the relaxation; its value is a bound. `start` maps a variable's id to its value in a plan."""
        self._start = {int(self._at[i]): v for i, v in sorted((start or {}).items()) if self._at[i] >= 0}
        return self._search.relax(self._start)

    def search(self) -> Answer:
        """Search integer plans from the relaxation as it stands."""
        return self._search.search(self._start)

    def _numbers(self, expression: pulp.LpAffineExpression) -> _Numbers:
        """Return the columns of an expression, their coefficients, and what the rest of it is."""
        ids, coefficients = [v.id for v in expression.keys()], np.array(expression.values(), dtype=float)  # noqa: SIM118
        column = self._at[np.array(ids, dtype=np.int64)]
        rest = sum(float(coefficients[k]) * self._unmentioned[ids[k]] for k in np.flatnonzero(column < 0).tolist())
        return column[column >= 0], coefficients[column >= 0], float(expression.constant) + rest

    def glide(self, answer: Answer) -> float:
        """Return what is paid on over the years in `answer` (million VND a year, the weighted mean); 0 of one year."""
        return 0.0 if self._glide is None else _valued(self._glide, answer)

    def terms(self, answer: Answer) -> tuple[dict[str, float], ...]:
        """Return the cost terms of each year in `answer` (million VND a year)."""
        return tuple({name: _valued(numbers, answer) for name, numbers in terms.items()} for terms in self._terms)

    def value(self, answer: Answer, variable: Numbered) -> float:
        """Value of `variable` in `answer`; one that no row and no cost mentions stays at its lower bound."""
        if answer.values is None:
            msg = "an answer without a plan has no values"
            raise ValueError(msg)
        column = self._at[variable.id]
        return self._unmentioned[variable.id] if column < 0 else float(answer.values[column])


def _valued(numbers: _Numbers, answer: Answer) -> float:
    if answer.values is None:
        msg = "an answer without a plan has no values"
        raise ValueError(msg)
    at, coefficients, constant = numbers
    return float(coefficients @ answer.values[at]) + constant
