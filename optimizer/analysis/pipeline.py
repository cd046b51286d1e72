"""From tables and a question to a bundle: solve or evaluate, judge, put together."""

import platform
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from importlib.metadata import version
from pathlib import Path
from time import monotonic

import pandas as pd

from optimizer.analysis import firmness as firm
from optimizer.analysis.calibration import calibration
from optimizer.analysis.conflicts import COLUMNS, conflicts
from optimizer.analysis.foretold import foretold
from optimizer.analysis.given import structure_of
from optimizer.analysis.goals import goals_table
from optimizer.analysis.names import require_names
from optimizer.analysis.parallel import spread
from optimizer.analysis.prioritised import prioritised
from optimizer.analysis.reasons import reasons
from optimizer.analysis.studies import studies
from optimizer.analysis.today import placed_today
from optimizer.data.province import Province
from optimizer.data.read import read_province
from optimizer.errors import AuditError, DataError, Finding, Severity
from optimizer.model.case import Case, case_of
from optimizer.model.clock import Interrupt
from optimizer.model.decisions import Decisions
from optimizer.model.diagnose import diagnose
from optimizer.model.engine import Options, Progress, silent
from optimizer.model.lexicographic import in_order
from optimizer.model.solve import Solved, evaluate, optimize
from optimizer.network.cells import geometry
from optimizer.network.distances import measure
from optimizer.network.travel import Travel
from optimizer.scenario import Scenario
from optimizer.solution.audit import audit
from optimizer.solution.bundle import inputs_of, valued
from optimizer.solution.estimates import estimates
from optimizer.solution.frames import network_of, recorded
from optimizer.solution.indicators import indicators
from optimizer.solution.ledgers import ledger_by_year, ledgers
from optimizer.solution.plan import Network
from optimizer.solution.rules import rules
from optimizer.solution.schema import BUNDLE, empty
from optimizer.solution.solution import Bundle, Outcome, Proof
from optimizer.wording import Lang, sentence

PACKAGES = ("vetnet", "pulp", "highspy", "networkx", "geopandas", "pandas", "numpy", "scipy")


@dataclass(frozen=True, slots=True)
class Prepared:
    """A province read, checked and measured."""

    province: Province
    travel: Travel
    seconds: float

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything noticed that did not stop the work."""
        return (*self.province.findings, *self.travel.findings)


def prepare(path: Path, lang: Lang = "vi") -> Prepared:
    """Read, check and measure the province in `path`; `lang` is the language of what is said if there is none.

    Raises
    ------
    DataError
        The tables, or the travel they imply, cannot be used; with all findings.
    """
    start = monotonic()
    province = read_province(path, lang)
    travel = measure(province)
    if any(f.severity is Severity.ERROR for f in travel.findings):
        raise DataError((*province.findings, *travel.findings))
    return Prepared(province, travel, monotonic() - start)


@dataclass(frozen=True, slots=True)
class Request:
    """How to answer a question."""

    options: Options = field(default_factory=Options)
    progress: Progress = silent
    interrupt: Interrupt = field(default_factory=Interrupt)
    firmness: bool = False
    """Also ask the nine questions of firmness."""
    lang: Lang = "vi"
    """Language of the sentence if the audit fails."""


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
    today = _today(case, request)
    with request.interrupt.listening():
        options, progress, interrupt = request.options, request.progress, request.interrupt
        if scenario.goals.order:
            solved, reached = in_order(case, options, start=today.placed, progress=progress, interrupt=interrupt)
        else:
            solved = optimize(case, options, start=today.placed, progress=progress, interrupt=interrupt)
            reached = ()
        took = monotonic() - start
        bundle = replace(_judged(prepared, case, today, solved, request, evaluated=False), goals=goals_table(reached))
        if solved.status == "infeasible":
            diagnosis = diagnose(case, options, interrupt)
            bundle = replace(bundle, conflicts=conflicts(prepared.province, scenario, diagnosis))
        elif request.firmness and solved.decisions is not None and not interrupt.raised.is_set():
            bundle = replace(bundle, firmness=_firmness(prepared, scenario, solved.decisions, request))
    timing = {"read": prepared.seconds, "solve": took, "total": monotonic() - start}
    return replace(bundle, timing=timing)


def evaluate_given(prepared: Prepared, scenario: Scenario, rows: pd.DataFrame, request: Request) -> Bundle:
    """Evaluate the plan in `rows` (columns of the table `decided`) under the rules and costs of `scenario`.

    The structure is fixed, offers and learners are computed; every rule is judged, none of policy enforced.
    """
    start = monotonic()
    require_names(prepared.province, scenario)
    prepared = replace(prepared, province=prioritised(prepared.province, scenario))
    given = structure_of(prepared.province, rows)
    case = case_of(prepared.province, prepared.travel, scenario, given=given)
    today = _today(case, request)
    with request.interrupt.listening():
        solved = evaluate(case, given, request.options, progress=request.progress, interrupt=request.interrupt)
        bundle = _judged(prepared, case, today, solved, request, evaluated=True)
    timing = {"read": prepared.seconds, "total": monotonic() - start}
    return replace(bundle, timing=timing, given=inputs_of({"decided": rows})["decided"])


@dataclass(frozen=True, slots=True)
class _Today:
    """Today's network: this scenario's learners placed in it, and the recorded ones beside where they really are."""

    placed: Decisions
    compared: pd.DataFrame


def _today(case: Case, request: Request) -> _Today:
    """Return today's network; stops (KeyboardInterrupt) where an interrupt came before or meanwhile."""
    today = _Today(placed_today(case, request.lang), calibration(case))
    if request.interrupt.raised.is_set():
        raise KeyboardInterrupt
    return today


def _judged(
    prepared: Prepared, case: Case, today: _Today, solved: Solved, request: Request, *, evaluated: bool
) -> Bundle:
    province, travel, scenario = prepared.province, prepared.travel, case.scenario
    before = network_of(province, travel, scenario, today.placed)
    plan = None if solved.decisions is None else network_of(province, travel, scenario, solved.decisions)
    proof = _proof(solved)
    counts = recorded(province)
    frames = _tables(province)
    bundle = Bundle(
        scenario=scenario.model_dump(mode="json"),
        province=dict(province.facts),
        outcome=_outcome(solved, request.options, evaluated=evaluated),
        proof=proof,
        versions={"python": platform.python_version(), **{name: version(name) for name in PACKAGES}},
        digests=dict(province.digests),
        options={
            "time_limit_s": request.options.time_limit_s, "gap": request.options.gap, "seed": request.options.seed,
            "solver": "HiGHS", **solved.size,
        },
        timing={},
        plan=plan,
        unchanged=before,
        recorded=counts,
        indicators=indicators(province, travel, scenario, plan, before, counts),
        rules=_rules(case, solved, enforced=not evaluated),
        audit=_audit(case, solved, plan, enforced=not evaluated),
        findings=findings_frame(prepared.findings),
        calibration=today.compared,
        travel_calibration=travel.calibration,
        ledgers=ledgers(province, scenario, plan, before),
        ledger_by_year=ledger_by_year(province, scenario, plan, before),
        reasons=reasons(province, travel, scenario, plan) if plan else empty(BUNDLE["reasons"]),
        firmness=empty(BUNDLE["firmness"]),
        conflicts=pd.DataFrame(columns=COLUMNS),
        estimates=estimates(province, scenario),
        given=frames["decided"].iloc[:0],
        norms=valued(frames["norms"]),
        costs=valued(frames["costs"]),
        geometry=geometry(province),
        inputs=frames,
        **studies(province, travel, scenario, plan, before),
    )  # fmt: skip
    broken = bundle.audit[~bundle.audit["ok"].astype(bool)]
    if len(broken):
        raise AuditError("\n".join(broken[request.lang]))
    return bundle


def _rules(case: Case, solved: Solved, *, enforced: bool) -> pd.DataFrame:
    if solved.decisions is None:
        return empty(BUNDLE["rules"])
    return rules(case.province, case.travel, case.scenario, solved.decisions, enforced=enforced)


def _audit(case: Case, solved: Solved, plan: Network | None, *, enforced: bool) -> pd.DataFrame:
    if plan is None:
        return empty(BUNDLE["audit"])
    return audit(
        case.province, case.travel, case.scenario, plan, _proof(solved), enforced=enforced, terms=dict(solved.terms)
    )


def _tables(province: Province) -> dict[str, pd.DataFrame]:
    facts = pd.DataFrame({"key": list(province.facts), "value": list(province.facts.values())})
    names = (
        "areas", "communes", "institutions", "sites", "programmes", "offers", "demand", "flows", "roads", "travel",
        "staff", "assets", "norms", "costs", "decided",
    )  # fmt: skip
    return inputs_of({"province": facts, **{name: getattr(province, name) for name in names}}) | foretold(province)


def _proof(solved: Solved) -> Proof:
    gap = None
    if solved.objective_mvnd is not None and solved.bound_mvnd is not None:
        gap = max(0.0, solved.objective_mvnd - solved.bound_mvnd) / max(1e-9, abs(solved.objective_mvnd))
    return Proof(solved.objective_mvnd, solved.bound_mvnd, gap, solved.stopped_by)


def _outcome(solved: Solved, options: Options, *, evaluated: bool) -> Outcome:
    if solved.status == "infeasible":
        return Outcome.INFEASIBLE
    proof = _proof(solved)
    if proof.objective_mvnd is None:
        return Outcome.NO_PLAN
    if evaluated:
        return Outcome.EVALUATED
    return Outcome.OPTIMAL if proof.gap is not None and proof.gap <= options.gap + 1e-9 else Outcome.GAP_LEFT


def findings_frame(findings: tuple[Finding, ...]) -> pd.DataFrame:
    """Return `Bundle.findings` of `findings`."""
    rows = [
        (f.id, str(f.severity), f.table, float("nan") if f.row is None else float(f.row), f.column, f.value,
         sentence(f, "vi"), sentence(f, "en"))
        for f in findings
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=["id", "severity", "table", "row", "column", "value", "vi", "en"])


@dataclass(frozen=True, slots=True)
class _Nine:
    prepared: Prepared
    scenario: Scenario
    base: Decisions
    options: Options

    def __call__(self, question: firm.Question) -> dict[str, str]:
        p = self.prepared
        return firm.answer(p.province, p.travel, self.scenario, self.base, question, self.options)


def _firmness(prepared: Prepared, scenario: Scenario, base: Decisions, request: Request) -> pd.DataFrame:
    start = monotonic()
    work = _Nine(prepared, scenario, base, request.options)
    count = 0

    def done(question: firm.Question, _answer: Mapping[str, str]) -> None:
        nonlocal count
        count += 1
        request.progress(f"firmness {count}/9 {question.weights}/{question.variant}", monotonic() - start, None, None)

    answers = spread(work, firm.QUESTIONS, request.interrupt, done)
    return firm.table({firm.QUESTIONS[n]: a for n, a in answers.items()})
