"""Driving HiGHS: relaxation with separated links, then the integer search; stopped by gap, time or the user."""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

import highspy
import numpy as np
import pulp

from optimizer.model.build import Model
from optimizer.model.rows import Variable

ROUNDS = 25
"""Most rounds in which broken links are added to the relaxation."""
TOLERANCE = 1e-6


@dataclass(frozen=True, slots=True)
class Options:
    """How long and how well to solve."""

    time_limit_s: float = 300.0
    """Seconds for one solve."""
    gap: float = 0.001
    """Relative gap at which the search may stop (share)."""
    seed: int = 0
    """Seed of the solver."""
    target_mvnd: float | None = None
    """Only decide whether a plan costs at most this: stop as soon as one is found, or the bound lies above."""


type Progress = Callable[[str, float, float | None, float | None], None]
"""Called with (stage, seconds, best objective, bound); money in million VND per year."""


def silent(_stage: str, _seconds: float, _best: float | None, _bound: float | None) -> None:
    """Report nothing."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the solver said, in its own words made plain."""

    status: str
    """optimal | feasible | infeasible | none"""
    stopped_by: str
    """gap | time | interrupt | infeasible | work"""
    objective: float | None
    bound: float | None
    values: np.ndarray | None
    """Value of each column, in the problem's order."""


@dataclass
class Interrupt:
    """A flag that Ctrl-C raises; the solver looks at it."""

    raised: threading.Event = field(default_factory=threading.Event)

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Turn SIGINT into the flag while the block runs (main thread only)."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = signal.signal(signal.SIGINT, lambda *_: self.raised.set())
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)


class Engine:
    """One problem loaded into HiGHS.

    The program is built by PuLP; HiGHS is driven directly, so that links can be added to the loaded relaxation, bounds
    and incumbents be read as the solver states them, and an interrupted search keeps its best plan.
    """

    def __init__(self, model: Model, options: Options, progress: Progress, interrupt: Interrupt) -> None:
        self._options, self._progress, self._interrupt = options, progress, interrupt
        self._start = monotonic()
        solver = pulp.HiGHS(mip=False, msg=False, threads=1, output_flag=False, random_seed=options.seed)
        with _banner_hidden():
            solver.createAndConfigureSolver(model.program)
        solver.buildSolverModel(model.program)
        highs: Any = model.program.solverModel
        self._highs = highs
        self._columns = model.program.exported_variables()
        self._at = {v.id: j for j, v in enumerate(self._columns)}
        self._integer = np.array([j for j, v in enumerate(self._columns) if v.cat == "Integer"], dtype=np.int32)
        self._links = self._possible_links(model)
        self._highs.setCallback(self._callback, None)
        for kind in (
            highspy.cb.HighsCallbackType.kCallbackMipInterrupt,
            highspy.cb.HighsCallbackType.kCallbackSimplexInterrupt,
        ):
            self._highs.startCallback(kind)
        self._told = 0.0
        self._proven: float | None = None
        """Bound at which a search for a target ended; the solver's closing figures may state an older one."""

    def _possible_links(self, model: Model) -> np.ndarray:
        """Rows (place column, run column, most entrants of the link)."""
        rows = [
            (self._at[x.id], self._at[problem.var.run[p, s].id], float(problem.case.demand[c, p]))
            for problem in model.problems
            for (c, p, s), x in problem.var.place.items()
        ]
        return np.array(rows, dtype=float).reshape(-1, 3)

    def _left(self) -> float:
        return max(0.05, self._options.time_limit_s - (monotonic() - self._start))

    def _callback(self, kind: Any, _message: str, data_out: Any, data_in: Any, _user: Any) -> None:  # noqa: ANN401
        searching = kind == highspy.cb.HighsCallbackType.kCallbackMipInterrupt
        if self._interrupt.raised.is_set() or (searching and self._decided(data_out)):
            data_in.user_interrupt = True
        now = monotonic()
        if searching and now - self._told > 1:
            self._told = now
            best, bound = data_out.mip_primal_bound, data_out.mip_dual_bound
            self._progress("mip", now - self._start, _finite(best), _finite(bound))

    def _decided(self, data_out: Any) -> bool:  # noqa: ANN401 - a record of the solver, untyped
        """Whether the target, if there is one, is met or proven out of reach."""
        target = self._options.target_mvnd
        if target is None:
            return False
        if target < data_out.mip_dual_bound < highspy.kHighsInf:
            self._proven = float(data_out.mip_dual_bound)
            return True
        return bool(data_out.mip_primal_bound <= target)

    def _run(self) -> Any:  # noqa: ANN401 - HighsModelStatus, untyped in highspy
        self._highs.setOptionValue("time_limit", self._left() + self._highs.getRunTime())
        self._highs.run()
        return self._highs.getModelStatus()

    def relax(self) -> Answer:
        """Solve the relaxation, adding broken links round by round; its value is a bound."""
        added = np.zeros(len(self._links), dtype=bool)
        bound: float | None = None
        for round_ in range(ROUNDS):
            status = self._run()
            if status != highspy.HighsModelStatus.kOptimal:
                return self._stopped(status, bound)
            before, bound = bound, float(self._highs.getInfo().objective_function_value)
            self._progress("lp", monotonic() - self._start, None, bound)
            if before is not None and round_ > 2 and bound - before < 1e-6 * max(1.0, abs(bound)):  # noqa: PLR2004
                break
            if not self._separate(added):
                break
        return Answer("optimal", "gap", bound, bound, np.array(self._highs.getSolution().col_value))

    def _separate(self, added: np.ndarray) -> bool:
        if not len(self._links):
            return False
        values = np.array(self._highs.getSolution().col_value)
        place, run = self._links[:, 0].astype(int), self._links[:, 1].astype(int)
        most = self._links[:, 2]
        broken = np.flatnonzero(~added & (values[place] - most * values[run] > TOLERANCE * np.maximum(1, most)))
        if not len(broken):
            return False
        added[broken] = True
        starts = np.arange(0, 2 * len(broken), 2, dtype=np.int32)
        indices = np.stack([place[broken], run[broken]], axis=1).ravel().astype(np.int32)
        coefficients = np.stack([np.ones(len(broken)), -most[broken]], axis=1).ravel()
        self._highs.addRows(
            len(broken),
            np.full(len(broken), -highspy.kHighsInf),
            np.zeros(len(broken)),
            2 * len(broken),
            starts,
            indices,
            coefficients,
        )
        return True

    def search(self, start: Mapping[int, float] | None = None) -> Answer:
        """Search integer plans from the relaxation as it stands; `start` maps a variable's id to its value."""
        highs = self._highs
        highs.changeColsIntegrality(
            len(self._integer), self._integer, np.full(len(self._integer), highspy.HighsVarType.kInteger)
        )
        highs.setOptionValue("mip_rel_gap", self._options.gap)
        if start:
            by_column = {self._at[i]: v for i, v in sorted(start.items()) if i in self._at}
            columns = np.array(sorted(by_column), dtype=np.int32)
            highs.setSolution(len(columns), columns, np.array([by_column[j] for j in columns]))
        status = self._run()
        info = highs.getInfo()
        bound = max((b for b in (_finite(info.mip_dual_bound), self._proven) if b is not None), default=None)
        if status == highspy.HighsModelStatus.kInfeasible:
            return Answer("infeasible", "infeasible", None, None, None)
        if info.primal_solution_status != 2 or _finite(info.objective_function_value) is None:  # noqa: PLR2004 - kSolutionStatusFeasible
            return self._stopped(status, bound)
        values = np.array(highs.getSolution().col_value)
        objective = self._polish(values, float(info.objective_function_value))
        done = status == highspy.HighsModelStatus.kOptimal
        stopped = "gap" if done else _why(status)
        return Answer("optimal" if done else "feasible", stopped, objective, bound, values)

    def _polish(self, values: np.ndarray, objective: float) -> float:
        """Fix the integers and solve the rest again, so that all values fit exactly; `values` is filled in place."""
        highs, j = self._highs, self._integer
        if not len(j):
            return objective
        rounded = np.round(values[j])
        highs.changeColsIntegrality(len(j), j, np.full(len(j), highspy.HighsVarType.kContinuous))
        highs.changeColsBounds(len(j), j, rounded, rounded)
        highs.setOptionValue("time_limit", highspy.kHighsInf)
        highs.clearSolver()
        self._interrupt = Interrupt()
        highs.run()
        if highs.getModelStatus() == highspy.HighsModelStatus.kOptimal:
            values[:] = np.array(highs.getSolution().col_value)
            objective = float(highs.getInfo().objective_function_value)
        values[j] = rounded
        return objective

    def _stopped(self, status: Any, bound: float | None) -> Answer:  # noqa: ANN401
        if status == highspy.HighsModelStatus.kInfeasible:
            return Answer("infeasible", "infeasible", None, None, None)
        return Answer("none", _why(status), None, bound, None)

    def value(self, answer: Answer, variable: Variable) -> float:
        """Value of `variable` in `answer`; one that no row and no cost mentions stays at its lower bound."""
        if answer.values is None:
            msg = "an answer without a plan has no values"
            raise ValueError(msg)
        column = self._at.get(variable.id)
        return float(variable.lowBound) if column is None else float(answer.values[column])


@contextmanager
def _banner_hidden() -> Iterator[None]:
    """Send standard output to nowhere: the solver's library prints a banner before it can be told not to."""
    sys.stdout.flush()
    kept = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 1)
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)


def _why(status: Any) -> str:  # noqa: ANN401
    if status == highspy.HighsModelStatus.kInterrupt:
        return "interrupt"
    return "time" if status == highspy.HighsModelStatus.kTimeLimit else "work"


def _finite(value: float) -> float | None:
    return float(value) if abs(value) < highspy.kHighsInf and value == value else None  # noqa: PLR0124 - NaN
