"""Small problems: the relaxation with separated links, then the solver's own branch and cut."""

from collections.abc import Mapping
from dataclasses import replace
from time import monotonic
from typing import Any

import highspy
import numpy as np

from optimizer.model.answer import Answer, Options, Progress
from optimizer.model.clock import Clock, Interrupt

ROUNDS = 25
"""Most rounds in which broken links are added to the relaxation."""
TOLERANCE = 1e-6


class Whole:
    """The search of one problem loaded into the solver `highs`; all whole numbers are given to it at once."""

    def __init__(
        self,
        highs: Any,  # noqa: ANN401 - untyped in highspy
        integer: np.ndarray,
        links: np.ndarray,
        clock: Clock,
        options: Options,
        progress: Progress,
    ) -> None:
        self._highs, self._integer, self._links, self._clock = highs, integer, links, clock
        self._options, self._progress, self._interrupt = options, progress, clock.interrupt
        self._start = clock.start
        self._highs.setCallback(self._callback, None)
        for kind in (
            highspy.cb.HighsCallbackType.kCallbackMipInterrupt,
            highspy.cb.HighsCallbackType.kCallbackSimplexInterrupt,
        ):
            self._highs.startCallback(kind)
        self._relaxed: float | None = None
        """Bound of the relaxation with its links."""
        self._told = 0.0
        self._proven: float | None = None
        """Bound at which a search for a target ended; the solver's closing figures may state an older one."""

    def _callback(self, kind: Any, _message: str, data_out: Any, data_in: Any, _user: Any) -> None:  # noqa: ANN401
        searching = kind == highspy.cb.HighsCallbackType.kCallbackMipInterrupt
        if self._interrupt.raised.is_set() or (searching and self._decided(data_out)):
            data_in.user_interrupt = True
        now = monotonic()
        if searching and now - self._told > 1:
            self._told = now
            best, bound = data_out.mip_primal_bound, data_out.mip_dual_bound
            self._progress("mip", now - self._start, finite(best), finite(bound))

    def _decided(self, data_out: Any) -> bool:  # noqa: ANN401 - a record of the solver, untyped
        """Whether the target, if there is one, is met or proven out of reach."""
        bound = finite(data_out.mip_dual_bound)
        if bound is not None and self._options.decided(None, bound):
            self._proven = bound
            return True
        return self._options.decided(data_out.mip_primal_bound, -highspy.kHighsInf)

    def _run(self, *, whole: bool = False) -> Any:  # noqa: ANN401 - HighsModelStatus, untyped in highspy
        """Run; the solver counts the seconds of all its linear programs, those of a search from its own start."""
        if whole:
            self._highs.setOptionValue("time_limit", self._clock.left())
            self._highs.run()
        else:
            self._clock.run(self._highs)
        return self._highs.getModelStatus()

    def relax(self, _start: Mapping[int, float]) -> Answer:
        """Solve the relaxation, adding broken links round by round."""
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
        self._relaxed = bound
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

    def search(self, start: Mapping[int, float]) -> Answer:
        """Search with the solver's own branch and cut.

        A claim is believed only as far as the plan behind it: where that plan costs something else than the solver
        said, or more with its integers fixed (seen from a start beside a tight ceiling), the search is done once more
        without the start, and only what that one proves counts.
        """
        highs = self._highs
        highs.setOptionValue("mip_rel_gap", self._options.gap)
        lower, upper = np.array(highs.getLp().col_lower_), np.array(highs.getLp().col_upper_)
        self._given(start)
        answer, believed = self._search_once(lower, upper)
        if not believed and answer.objective is not None:
            highs.clearSolver()
            again, _ = self._search_once(lower, upper)
            better = again.objective is not None and again.objective <= answer.objective
            answer = replace(again if better else answer, bound=again.bound)
        return self._believed(answer)

    def _believed(self, answer: Answer) -> Answer:
        """Return `answer` with the best bound known, called optimal where its plan lies within the gap, only there."""
        bound = max((b for b in (answer.bound, self._relaxed) if b is not None), default=None)
        if bound is None or answer.stopped_by not in {"gap", "target", "work"}:
            return replace(answer, bound=bound)
        if answer.objective is not None and not _above(answer.objective, bound, self._options.gap + TOLERANCE):
            return replace(answer, bound=bound, status="optimal", stopped_by="gap")
        status = "none" if answer.objective is None else "feasible"
        decided = self._options.decided(answer.objective, bound)
        return replace(answer, bound=bound, status=status, stopped_by="target" if decided else "work")

    def _given(self, start: Mapping[int, float]) -> None:
        columns = np.array(sorted(start), dtype=np.int32)
        if len(columns):
            self._highs.setSolution(len(columns), columns, np.array([start[int(j)] for j in columns]))

    def _search_once(self, lower: np.ndarray, upper: np.ndarray) -> tuple[Answer, bool]:
        """Return what a search from the state of the solver ends with, and whether its plan costs what it stated."""
        highs, j = self._highs, self._integer
        highs.changeColsIntegrality(len(j), j, np.full(len(j), highspy.HighsVarType.kInteger))
        highs.changeColsBounds(len(j), j, lower[j], upper[j])
        status = self._run(whole=True)
        info = highs.getInfo()
        bound = max((b for b in (finite(info.mip_dual_bound), self._proven) if b is not None), default=None)
        if status == highspy.HighsModelStatus.kInfeasible:
            return Answer("infeasible", "infeasible", None, None, None), True
        claimed = finite(info.objective_function_value)
        if info.primal_solution_status != 2 or claimed is None:  # noqa: PLR2004 - kSolutionStatusFeasible
            return self._stopped(status, bound), True
        values = np.array(highs.getSolution().col_value)
        lp = highs.getLp()
        stated = abs(float(np.array(lp.col_cost_) @ values) + lp.offset_ - claimed) <= TOLERANCE * max(
            1.0, abs(claimed)
        )
        objective = self._polish(values, claimed)
        done = status == highspy.HighsModelStatus.kOptimal
        stopped = "gap" if done else self._why(status)
        believed = stated and not _above(objective, claimed, TOLERANCE)
        return Answer("optimal" if done else "feasible", stopped, objective, bound, values), believed

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
        interrupt, self._interrupt = self._interrupt, Interrupt()
        highs.run()
        self._interrupt = interrupt
        if highs.getModelStatus() == highspy.HighsModelStatus.kOptimal:
            values[:] = np.array(highs.getSolution().col_value)
            objective = float(highs.getInfo().objective_function_value)
        values[j] = rounded
        return objective

    def _stopped(self, status: Any, bound: float | None) -> Answer:  # noqa: ANN401
        if status == highspy.HighsModelStatus.kInfeasible:
            return Answer("infeasible", "infeasible", None, None, None)
        return Answer("none", self._why(status), None, bound, None)

    def _why(self, status: Any) -> str:  # noqa: ANN401
        if status == highspy.HighsModelStatus.kInterrupt:
            return "interrupt" if self._interrupt.raised.is_set() else "target"
        return "time" if status == highspy.HighsModelStatus.kTimeLimit else "work"


def _above(value: float, other: float, tolerance: float) -> bool:
    return value - other > tolerance * max(1.0, abs(value))


def finite(value: float | None) -> float | None:
    """Return `value`, None where it is no number or infinite."""
    if value is None:
        return None
    return float(value) if abs(value) < highspy.kHighsInf and value == value else None  # noqa: PLR0124 - NaN
