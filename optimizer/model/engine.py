"""Driving HiGHS: relaxation with separated links, then the integer search; stopped by gap, time or the user."""

from collections.abc import Mapping
from dataclasses import replace
from time import monotonic
from typing import Any

import highspy
import numpy as np
import pulp

from optimizer.model.answer import Answer, Options, Progress, silent
from optimizer.model.build import Model
from optimizer.model.clock import Clock, Interrupt
from optimizer.model.matrix import matrix_of
from optimizer.model.parts import parts
from optimizer.model.prices import Priced
from optimizer.model.quiet import banner_hidden
from optimizer.model.relaxation import Relaxation, Relaxed
from optimizer.model.rows import Variable
from optimizer.model.tree import Tree
from optimizer.model.ways import Ways
from optimizer.model.wide import WIDE, Wide

LARGE = 1500
"""Columns from which `auto` searches by structure."""
SHARE_OF_ROOT = 0.5
"""Most of the time that the relaxation before a search by structure may take."""
ROUNDS = 25
"""Most rounds in which broken links are added to the relaxation."""
TOLERANCE = 1e-6


__all__ = ["Answer", "Engine", "Options", "Progress", "silent"]


class Engine:
    """One problem loaded into HiGHS.

    The program is built by PuLP; HiGHS is driven directly, so that links can be added to the loaded relaxation, bounds
    and incumbents be read as the solver states them, and an interrupted search keeps its best plan.
    """

    def __init__(self, model: Model, options: Options, progress: Progress, interrupt: Interrupt) -> None:
        self._options, self._progress, self._interrupt = options, progress, interrupt
        self._start = monotonic()
        solver = pulp.HiGHS(mip=False, msg=False, threads=1, output_flag=False, random_seed=options.seed)
        with banner_hidden():
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
        self._clock = Clock(options.time_limit_s, interrupt, self._start)
        self._wide: Wide | None = None
        self._priced: Priced | None = None
        self._told = 0.0
        self._by_structure = options.method == "structure" or (
            options.method == "auto" and len(self._columns) >= LARGE and any(p.var.merge for p in model.problems)
        )
        if self._by_structure:
            self._ways = Ways(matrix_of(highs, self._integer))
            self._matrix = self._ways.matrix
            self._parts = parts(model, self._at, len(self._columns))
            if len(self._columns) >= WIDE:
                self._wide = Wide(self._ways, self._parts, self._clock, options.seed, options.gap, self._tell)
            else:
                self._relaxation = Relaxation(self._ways, self._parts, self._clock, options.seed)
        self._root: Relaxed | None = None
        self._relaxed: float | None = None
        """Bound of the relaxation with its links."""
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

    def _run(self, *, whole: bool = False) -> Any:  # noqa: ANN401 - HighsModelStatus, untyped in highspy
        """Run; the solver counts the seconds of all its linear programs, those of a search from its own start."""
        if whole:
            self._highs.setOptionValue("time_limit", self._clock.left())
            self._highs.run()
        else:
            self._clock.run(self._highs)
        return self._highs.getModelStatus()

    def relax(self) -> Answer:
        """Solve the relaxation, adding broken links round by round; its value is a bound."""
        if self._wide is not None:
            return self._relax_wide(self._wide)
        return self._relax_structure() if self._by_structure else self._relax_whole()

    def _relax_wide(self, wide: Wide) -> Answer:
        self._priced = wide.relax()
        if self._priced is None:
            return Answer("none", self._clock.over() or "work", None, None, None)
        self._progress("lp", monotonic() - self._start, None, wide.bound)
        return Answer("optimal", "gap", wide.bound, wide.bound, self._priced.x)

    def _relax_structure(self) -> Answer:
        root = self._relaxation.root(SHARE_OF_ROOT * self._options.time_limit_s)
        bound = None if root.bound == -np.inf else root.bound
        self._progress("lp", monotonic() - self._start, None, bound)
        if root.status == "infeasible":
            return Answer("infeasible", "infeasible", None, None, None)
        if root.x is None or bound is None:
            return Answer("none", root.status, None, bound, None)
        self._root = root
        return Answer("optimal", "gap", bound, bound, root.x)

    def _relax_whole(self) -> Answer:
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

    def search(self, start: Mapping[int, float] | None = None) -> Answer:
        """Search integer plans from the relaxation as it stands; `start` maps a variable's id to its value."""
        if self._wide is not None and self._priced is not None:
            return self._search_wide(self._wide, self._priced, start or {})
        return self._search_structure(start or {}) if self._root is not None else self._search_whole(start)

    def _tell(self, best: float | None, bound: float) -> None:
        now = monotonic()
        if now - self._told > 1 or best is not None:
            self._told = now
            self._progress("mip", now - self._start, best, bound)

    def _search_wide(self, wide: Wide, priced: Priced, start: Mapping[int, float]) -> Answer:
        wide.search(priced, {self._at[i]: v for i, v in start.items() if i in self._at})
        if wide.x is None or wide.objective is None:
            return Answer("none", self._clock.over() or "work", None, wide.bound, None)
        bound = min(wide.bound, wide.objective)
        if wide.done:
            return Answer("optimal", "gap", wide.objective, bound, wide.x)
        return Answer("feasible", self._clock.over() or "work", wide.objective, bound, wide.x)

    def _search_structure(self, start: Mapping[int, float]) -> Answer:
        assert self._root is not None
        opt = self._options
        tree = Tree(self._ways, self._parts, self._clock, opt.seed, opt.gap, opt.target_mvnd, self._tell)
        given = {self._at[i]: v for i, v in start.items() if i in self._at}
        tree.search(self._relaxation, self._root, {j: given[j] for j in self._parts.branching.tolist() if j in given})
        if tree.infeasible:
            return Answer("infeasible", "infeasible", None, None, None)
        bound = float(tree.bound) if np.isfinite(tree.bound) else None
        stopped = self._clock.over() if not tree.done else "gap"
        if tree.x is None or tree.objective is None:
            return Answer("none", stopped or "work", None, bound, None)
        return Answer("optimal" if stopped == "gap" else "feasible", stopped or "work", tree.objective, bound, tree.x)

    def _search_whole(self, start: Mapping[int, float] | None) -> Answer:
        """Search with the solver's own branch and cut.

        A claim is believed only as far as the plan behind it: where the plan with its integers fixed costs more than
        the solver said (seen from a start beside a tight ceiling), the search is done once more without the start.
        """
        highs = self._highs
        highs.setOptionValue("mip_rel_gap", self._options.gap)
        lower, upper = np.array(highs.getLp().col_lower_), np.array(highs.getLp().col_upper_)
        self._given(start or {})
        answer, claimed = self._search_once(lower, upper)
        if claimed is not None and answer.objective is not None and _above(answer.objective, claimed, TOLERANCE):
            highs.clearSolver()
            again, _ = self._search_once(lower, upper)
            bound = max((b for b in (answer.bound, again.bound) if b is not None), default=None)
            better = again.objective is not None and again.objective <= answer.objective
            answer = replace(again if better else answer, bound=bound)
        return self._believed(answer)

    def _believed(self, answer: Answer) -> Answer:
        """Return `answer` with the best bound known, called optimal where its plan lies within the gap, only there."""
        bound = max((b for b in (answer.bound, self._relaxed) if b is not None), default=None)
        if answer.objective is None or bound is None or answer.stopped_by not in {"gap", "work"}:
            return replace(answer, bound=bound)
        if _above(answer.objective, bound, self._options.gap + TOLERANCE):
            return replace(answer, bound=bound, status="feasible", stopped_by="work")
        return replace(answer, bound=bound, status="optimal", stopped_by="gap")

    def _given(self, start: Mapping[int, float]) -> None:
        by_column = {self._at[i]: v for i, v in sorted(start.items()) if i in self._at}
        columns = np.array(sorted(by_column), dtype=np.int32)
        if len(columns):
            self._highs.setSolution(len(columns), columns, np.array([by_column[j] for j in columns]))

    def _search_once(self, lower: np.ndarray, upper: np.ndarray) -> tuple[Answer, float | None]:
        """Return what a search from the state of the solver ends with, and the cost that the solver stated for it."""
        highs, j = self._highs, self._integer
        highs.changeColsIntegrality(len(j), j, np.full(len(j), highspy.HighsVarType.kInteger))
        highs.changeColsBounds(len(j), j, lower[j], upper[j])
        status = self._run(whole=True)
        info = highs.getInfo()
        bound = max((b for b in (_finite(info.mip_dual_bound), self._proven) if b is not None), default=None)
        if status == highspy.HighsModelStatus.kInfeasible:
            return Answer("infeasible", "infeasible", None, None, None), None
        claimed = _finite(info.objective_function_value)
        if info.primal_solution_status != 2 or claimed is None:  # noqa: PLR2004 - kSolutionStatusFeasible
            return self._stopped(status, bound), None
        values = np.array(highs.getSolution().col_value)
        objective = self._polish(values, claimed)
        done = status == highspy.HighsModelStatus.kOptimal
        stopped = "gap" if done else _why(status)
        return Answer("optimal" if done else "feasible", stopped, objective, bound, values), claimed

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
        return Answer("none", _why(status), None, bound, None)

    def value(self, answer: Answer, variable: Variable) -> float:
        """Value of `variable` in `answer`; one that no row and no cost mentions stays at its lower bound."""
        if answer.values is None:
            msg = "an answer without a plan has no values"
            raise ValueError(msg)
        column = self._at.get(variable.id)
        return float(variable.lowBound) if column is None else float(answer.values[column])


def _why(status: Any) -> str:  # noqa: ANN401
    if status == highspy.HighsModelStatus.kInterrupt:
        return "interrupt"
    return "time" if status == highspy.HighsModelStatus.kTimeLimit else "work"


def _above(value: float, other: float, tolerance: float) -> bool:
    return value - other > tolerance * max(1.0, abs(value))


def _finite(value: float) -> float | None:
    return float(value) if abs(value) < highspy.kHighsInf and value == value else None  # noqa: PLR0124 - NaN
