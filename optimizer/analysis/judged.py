"""From what a solve ended with to a bundle: frames, indicators, rules, audit, ledgers, studies."""

import platform
from dataclasses import dataclass
from importlib.metadata import version

import pandas as pd

from optimizer.analysis.calibration import calibration
from optimizer.analysis.conflicts import COLUMNS
from optimizer.analysis.foretold import foretold
from optimizer.analysis.prepared import Prepared, Request
from optimizer.analysis.reasons import reasons
from optimizer.analysis.studies import studies
from optimizer.analysis.today import placed_today
from optimizer.data.province import Province
from optimizer.errors import AuditError, Finding
from optimizer.model.case import Case
from optimizer.model.decisions import Decisions
from optimizer.model.engine import Options
from optimizer.model.solve import Solved
from optimizer.network.cells import geometry
from optimizer.network.travel import Travel
from optimizer.scenario import Scenario
from optimizer.solution.audit import audit
from optimizer.solution.audit_path import audit_path
from optimizer.solution.bundle import inputs_of, valued
from optimizer.solution.estimates import estimates
from optimizer.solution.frames import network_of, recorded
from optimizer.solution.indicators import indicators
from optimizer.solution.ledgers import ledger_by_year, ledgers
from optimizer.solution.path import Path, of_year
from optimizer.solution.plan import Network
from optimizer.solution.rules import rules
from optimizer.solution.schema import BUNDLE, empty
from optimizer.solution.solution import Bundle, Outcome, Proof
from optimizer.wording import Lang, sentence

PACKAGES = ("vetnet", "pulp", "highspy", "networkx", "geopandas", "pandas", "numpy", "scipy")


@dataclass(frozen=True, slots=True)
class Today:
    """Today's network: this scenario's learners placed in it, and the recorded ones beside where they really are."""

    placed: Decisions
    compared: pd.DataFrame


def today_of(case: Case, request: Request) -> Today:
    """Return today's network; stops (KeyboardInterrupt) where an interrupt came before or meanwhile."""
    today = Today(placed_today(case, request.lang), calibration(case))
    if request.interrupt.raised.is_set():
        raise KeyboardInterrupt
    return today


def judged(
    prepared: Prepared, case: Case, today: Today, solved: Solved, request: Request, *, evaluated: bool
) -> Bundle:
    """Return the bundle of what `solved` ended with; AuditError where the independent audit contradicts it."""
    province, travel, scenario = prepared.province, prepared.travel, case.scenario
    before = network_of(province, travel, scenario, today.placed)
    plan = None if solved.decisions is None else network_of(province, travel, scenario, solved.decisions)
    proof = proof_of(solved)
    counts = recorded(province)
    frames = _tables(province)
    bundle = Bundle(
        scenario=scenario.model_dump(mode="json"),
        province=dict(province.facts) | {k: v for k, v in scenario.letterhead.model_dump().items() if v},
        outcome=outcome_of(solved, request.options, evaluated=evaluated),
        proof=proof,
        versions={"python": platform.python_version(), **{name: version(name) for name in PACKAGES}},
        digests=dict(province.digests),
        options={
            "time_limit_s": request.options.time_limit_s, "gap": request.options.gap, "seed": request.options.seed,
            "solver": request.options.solver, **solved.size,
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
    require(bundle.audit, request.lang)
    return bundle


def judge(province: Province, travel: Travel, scenario: Scenario, solved: Solved, lang: Lang) -> None:
    """Check a plan, of one year or several, under the rules of `scenario` (AuditError where the audit contradicts)."""
    years = {y: s.decisions for y, s in solved.path.items()}
    plans = {y: network_of(province, travel, of_year(scenario, y), plan) for y, plan in years.items()}
    if plans:
        terms = {y: stage.terms for y, stage in solved.path.items()}
        require(audit_path(Path(province, scenario, plans, {}), travel, proof_of(solved), terms=terms), lang)
    elif solved.decisions is not None:
        plan = network_of(province, travel, scenario, solved.decisions)
        require(audit(province, travel, scenario, plan, proof_of(solved), terms=dict(solved.terms)), lang)


def require(judged: pd.DataFrame, lang: Lang) -> None:
    """Check that an audit is in order (AuditError with its sentences where it is not)."""
    broken = judged[~judged["ok"].astype(bool)]
    if len(broken):
        raise AuditError("\n".join(broken[lang]))


def _rules(case: Case, solved: Solved, *, enforced: bool) -> pd.DataFrame:
    if solved.decisions is None:
        return empty(BUNDLE["rules"])
    return rules(case.province, case.travel, case.scenario, solved.decisions, enforced=enforced)


def _audit(case: Case, solved: Solved, plan: Network | None, *, enforced: bool) -> pd.DataFrame:
    if plan is None:
        return empty(BUNDLE["audit"])
    return audit(
        case.province, case.travel, case.scenario, plan, proof_of(solved), enforced=enforced, terms=dict(solved.terms)
    )


def _tables(province: Province) -> dict[str, pd.DataFrame]:
    facts = pd.DataFrame({"key": list(province.facts), "value": list(province.facts.values())})
    names = (
        "areas", "communes", "institutions", "sites", "programmes", "offers", "demand", "flows", "roads", "travel",
        "overlays", "staff", "assets", "norms", "costs", "decided",
    )  # fmt: skip
    return inputs_of({"province": facts, **{name: getattr(province, name) for name in names}}) | foretold(province)


def proof_of(solved: Solved) -> Proof:
    """Return objective, bound and gap of a solve."""
    gap = None
    if solved.objective_mvnd is not None and solved.bound_mvnd is not None:
        gap = max(0.0, solved.objective_mvnd - solved.bound_mvnd) / max(1e-9, abs(solved.objective_mvnd))
    return Proof(solved.objective_mvnd, solved.bound_mvnd, gap, solved.stopped_by)


def outcome_of(solved: Solved, options: Options, *, evaluated: bool) -> Outcome:
    """Return how a solve ended; `evaluated`: the plan was given."""
    if solved.status == "infeasible":
        return Outcome.INFEASIBLE
    proof = proof_of(solved)
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
