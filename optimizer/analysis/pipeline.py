"""From tables and a question to a bundle: solve or evaluate, judge, put together."""

from collections.abc import Mapping
from dataclasses import replace
from time import monotonic

import pandas as pd

from optimizer.analysis import firmness as firm
from optimizer.analysis.conflicts import conflicts
from optimizer.analysis.given import structures_of
from optimizer.analysis.goals import goals_table
from optimizer.analysis.judged import findings_frame, judged, today_of
from optimizer.analysis.names import require_names
from optimizer.analysis.prepared import Prepared, Request, prepare
from optimizer.analysis.prioritised import prioritised
from optimizer.analysis.several import judged_path
from optimizer.model.case import case_of
from optimizer.model.decisions import Decisions
from optimizer.model.diagnose import diagnose
from optimizer.model.lexicographic import in_order
from optimizer.model.solve import evaluate, optimize
from optimizer.scenario import Scenario
from optimizer.solution.bundle import inputs_of
from optimizer.solution.solution import Bundle

__all__ = ["Prepared", "Request", "evaluate_given", "findings_frame", "prepare", "solve"]


def solve(prepared: Prepared, scenario: Scenario, request: Request) -> Bundle:
    """Solve `scenario`, judge the plan, and return everything a report needs.

    Raises
    ------
    AuditError
        The independent audit contradicts the plan.
    DataError
        The scenario names what is not there, or a year without demand.
    KeyboardInterrupt
        Stopped before the search for a plan began; from then on an interrupt keeps the best plan, judged in full.
    """
    start = monotonic()
    require_names(prepared.province, scenario)
    prepared = replace(prepared, province=prioritised(prepared.province, scenario))
    case = case_of(prepared.province, prepared.travel, scenario)
    today = today_of(case.alone(), request)
    with request.interrupt.listening():
        options, progress, interrupt = request.options, request.progress, request.interrupt
        if scenario.goals.order:
            solved, reached = in_order(case, options, start=today.placed, progress=progress, interrupt=interrupt)
        else:
            solved = optimize(case, options, start=today.placed, progress=progress, interrupt=interrupt)
            reached = ()
        took = monotonic() - start
        judge = judged_path if case.earlier else judged
        bundle = judge(prepared, case, today, solved, request, evaluated=False)
        bundle = replace(bundle, goals=goals_table(reached))
        if solved.status == "infeasible":
            diagnosis = diagnose(case, options, interrupt)
            bundle = replace(bundle, conflicts=conflicts(prepared.province, scenario, diagnosis))
        elif request.firmness and solved.decisions is not None and not interrupt.raised.is_set():
            bundle = replace(bundle, firmness=_firmness(prepared, scenario, solved.decisions, request))
    timing = {"read": prepared.seconds, "solve": took, "total": monotonic() - start}
    return replace(bundle, timing=timing)


def evaluate_given(prepared: Prepared, scenario: Scenario, rows: pd.DataFrame, request: Request) -> Bundle:
    """Evaluate the plan in `rows` (columns of the table `decided`) under the rules and costs of `scenario`.

    The structure is fixed, offers and learners are computed; every rule is judged, none of policy enforced. Where the
    scenario has several years, rows take effect in the first of them whose 1 September is not before their date, rows
    without one in the last.
    """
    start = monotonic()
    require_names(prepared.province, scenario)
    prepared = replace(prepared, province=prioritised(prepared.province, scenario))
    given = structures_of(prepared.province, rows, scenario.periods)
    case = case_of(prepared.province, prepared.travel, scenario, given=given)
    today = today_of(case.alone(), request)
    with request.interrupt.listening():
        solved = evaluate(case, given, request.options, progress=request.progress, interrupt=request.interrupt)
        judge = judged_path if case.earlier else judged
        bundle = judge(prepared, case, today, solved, request, evaluated=True)
    timing = {"read": prepared.seconds, "total": monotonic() - start}
    return replace(bundle, timing=timing, given=inputs_of({"decided": rows})["decided"])


def _firmness(prepared: Prepared, scenario: Scenario, base: Decisions, request: Request) -> pd.DataFrame:
    start = monotonic()
    work = firm.Nine(prepared.province, prepared.travel, scenario, base, request.options)
    count = 0

    def done(question: firm.Question, _answer: Mapping[str, str]) -> None:
        nonlocal count
        count += 1
        request.progress(f"firmness {count}/9 {question.weights}/{question.variant}", monotonic() - start, None, None)

    return firm.table(work.answers(request.interrupt, done))
