"""Another solver that PuLP drives, by its name: it gets the whole problem as it stands.

Its plan is taken with its whole numbers alone: learners are placed once more by the embedded solver, and a claim of
optimality counts as far as its bound. The relaxation, with the links that it breaks, gives a bound that no solver needs
to state.
"""

import inspect
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pulp

from optimizer.data.quiet import OUTPUT, hidden
from optimizer.errors import SolverError
from optimizer.model.answer import EMBEDDED, Answer, Options, Progress
from optimizer.model.clock import Clock
from optimizer.model.whole import TOLERANCE, Whole, finite

SHARE_OF_RELAXATION = 0.2
"""Most of the time that the relaxation may take."""
OWN_GAP = 1e-4
"""What a solver that cannot be told a gap may leave (share); the usual default."""
OTHER_NAMES = {"CBC": "COIN"}
"""What a solver is called -> how its names in PuLP begin, where these do not begin so."""
REASONS = {
    pulp.LpSolveStatus.Optimal: "gap", pulp.LpSolveStatus.GapLimit: "gap", pulp.LpSolveStatus.TimeLimit: "time",
    pulp.LpSolveStatus.Interrupted: "interrupt",
}  # fmt: skip


def available() -> tuple[str, ...]:
    """Return the names of the solvers that can be used here, the embedded one first."""
    return (EMBEDDED, *sorted(set(pulp.listSolvers(onlyAvailable=True)) - {EMBEDDED}))


def solver_called(text: str) -> str:
    """Return the name of the solver that `text` means (``gurobi``, ``CBC``, ``SCIP_CMD``); "" where none is here."""
    wanted = text.strip().upper()
    begins = OTHER_NAMES.get(wanted, wanted)
    for name in available():
        if name.upper() in {wanted, begins} or name.upper().startswith(f"{begins}_"):
            return name
    return ""


class Named(Whole):
    """The search of one problem by another solver; the embedded one, `highs`, holds it too."""

    def __init__(
        self,
        program: pulp.LpProblem,
        highs: Any,  # noqa: ANN401 - untyped in highspy
        integer: np.ndarray,
        links: np.ndarray,
        clock: Clock,
        options: Options,
        progress: Progress,
    ) -> None:
        super().__init__(highs, integer, links, clock, options, progress)
        self._kind = {k.name: k for k in pulp.apis._all_solvers}[options.solver]
        self._variables = program.exported_variables()
        self._program = _without_constant(program)

    def relax(self, start: Mapping[int, float]) -> Answer:
        """Solve the relaxation; where its share of the time is over, its bound by then is what there is."""
        whole = self._clock
        self._clock = replace(whole, limit_s=SHARE_OF_RELAXATION * whole.limit_s)
        answer = super().relax(start)
        self._clock = whole
        self._relaxed = answer.bound
        return answer if answer.status == "infeasible" or whole.over() else replace(answer, status="optimal")

    def search(self, _start: Mapping[int, float]) -> Answer:
        """Give the problem to the solver; it begins from no plan."""
        try:
            stats = self._solve()
        except (pulp.PulpError, OSError) as problem:
            if self._clock.interrupt.raised.is_set():
                return Answer("none", "interrupt", None, self._relaxed, None)
            raise SolverError(self._options.solver, str(problem)) from problem
        if stats.status == pulp.LpSolveStatus.Infeasible:
            return Answer("infeasible", "infeasible", None, None, None)
        stopped = REASONS.get(stats.status) or self._clock.over() or "work"
        if self._clock.interrupt.raised.is_set() and stopped != "gap":
            stopped = "interrupt"
        if not stats.has_solution or stats.objective is None:
            return self._believed(Answer("none", stopped, None, finite(stats.best_bound), None))
        values = np.array([v.lowBound if v.value() is None else v.value() for v in self._variables])
        objective = self._polish(values, float(stats.objective))
        bound = self._bound(stats, objective)
        return self._believed(Answer("feasible", stopped, objective, bound, values))

    def _solve(self) -> pulp.LpSolveStats:
        """Return what the solver says, within the time that is left and the gap asked for, as far as it takes them."""
        with TemporaryDirectory() as folder, hidden(OUTPUT):
            wished: dict[str, Any] = {
                "msg": False, "timeLimit": self._clock.left(), "gapRel": self._options.gap,
                "logPath": str(Path(folder) / "log.txt"),
            }  # fmt: skip
            return self._program.solve(
                self._kind(**{name: value for name, value in wished.items() if self._takes(name)})
            )

    def _takes(self, name: str) -> bool:
        return name in inspect.signature(self._kind.__init__).parameters

    def _bound(self, stats: pulp.LpSolveStats, objective: float) -> float | None:
        """Return what the solver proved.

        A bound above its own plan is no bound. Where it calls its plan optimal it has proven the gap it was asked for,
        no more: CBC then states the cost of the plan as its bound.
        """
        claimed = float(stats.objective or 0.0)
        bound = finite(stats.best_bound)
        if bound is not None and bound - claimed > TOLERANCE * max(1.0, abs(claimed)):
            bound = None
        if REASONS.get(stats.status) == "gap":
            gap = self._options.gap if self._takes("gapRel") else max(self._options.gap, OWN_GAP)
            within = claimed - gap * abs(claimed)
            bound = within if bound is None else min(bound, within)
        return None if bound is None else min(bound, objective)


def _without_constant(program: pulp.LpProblem) -> pulp.LpProblem:
    """Let a variable that is 1 bear what the objective holds besides variables: some solvers leave it out of bounds."""
    objective = program.objective
    if objective is not None and objective.constant:
        rest = float(objective.constant)
        one = program.add_variable("one", 1, 1)
        program.setObjective(objective - rest + rest * one)
    return program
