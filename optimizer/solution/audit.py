"""The independent judge: recomputes every rule and every cost from tables and plan; reads nothing of the model."""

from collections.abc import Callable, Mapping

import numpy as np
import pandas as pd

from optimizer.data.province import Province
from optimizer.errors import AuditError
from optimizer.model.decisions import Decisions
from optimizer.network.travel import Travel
from optimizer.scenario import Scenario
from optimizer.solution.audit_access import coverage, floors
from optimizer.solution.audit_ceilings import ceilings
from optimizer.solution.audit_conditions import boarding, budget, equity, rooms
from optimizer.solution.audit_domain import domain
from optimizer.solution.audit_equipment import equipment
from optimizer.solution.audit_frames import differing_cells
from optimizer.solution.audit_learners import class_size, placement, places, reach
from optimizer.solution.audit_people import autonomy, founding, staffing
from optimizer.solution.audit_pins import pins
from optimizer.solution.audit_sites import offering, sites
from optimizer.solution.audit_units import centres, counted, merging
from optimizer.solution.claims import Case, case_of, claims, holds, together
from optimizer.solution.frames import decisions_of
from optimizer.solution.plan import TERMS, Network
from optimizer.solution.schema import BUNDLE, conform
from optimizer.solution.solution import Proof
from optimizer.wording import LANGUAGES, number, say

RULES: Mapping[str, Callable[[Case], pd.DataFrame]] = {
    "placement": placement, "places": places, "equipment": equipment, "offering": offering, "class_size": class_size,
    "reach": reach, "merging": merging, "sites": sites, "counted": counted, "centres": centres, "coverage": coverage,
    "floors": floors, "pins": pins, "rooms": rooms, "boarding": boarding, "equity": equity, "budget": budget,
    "ceilings": ceilings, "founding": founding, "autonomy": autonomy, "staffing": staffing,
}  # fmt: skip
"""Rule families, in the order of reports; each returns the rows that must hold."""

CHECKS = ("domain", *RULES, "costs", "proof", "frames")
"""Everything the audit looks at."""


def audit(
    province: Province,
    travel: Travel,
    scenario: Scenario,
    plan: Decisions | Network,
    proof: Proof | None = None,
    *,
    enforced: bool = True,
    terms: Mapping[str, float] | None = None,
) -> pd.DataFrame:
    """Judge `plan` and return the frame `Bundle.audit`: columns check, item, ok, found, expected, vi, en.

    One row per check that was made (item "", found = rows broken, expected = 0) and one for each broken row. Not
    `enforced` (a given plan, the unchanged network): only what holds for any plan is checked, the rules of the scenario
    are left to `optimizer.solution.rules.rules`. With unknown codes or impossible numbers nothing else is checked.

    Parameters
    ----------
    plan
        decisions, or a network, whose frames are then compared with those that follow from the tables.
    proof
        the objective that is stated; the recomputed terms must sum to it.
    terms
        cost terms that are stated, each compared with the recomputed one.
    """
    decisions = decisions_of(plan, several=len(scenario.walk) > 1) if isinstance(plan, Network) else plan
    values = domain(province, decisions)
    rows = [report("domain", values)]
    if not holds(values).all():
        return conform(pd.concat(rows, ignore_index=True), BUNDLE["audit"])
    case = case_of(province, travel, scenario, decisions)
    network = case.network
    for check, rule in RULES.items():
        asked = rule(case)
        asked = asked if enforced else asked[asked["integrity"].astype(bool)]
        if len(asked):
            rows.append(report(check, asked))
    rows.append(report("costs", _cost_rows(network, proof, terms)))
    if proof is not None:
        rows.append(report("proof", _proof_rows(proof)))
    if isinstance(plan, Network):
        rows.append(report("frames", differing_cells(plan, network)))
    return conform(pd.concat(rows, ignore_index=True), BUNDLE["audit"])


def passed(frame: pd.DataFrame) -> bool:
    """Return whether every row of an audit is in order."""
    return bool(frame["ok"].all())


def require(frame: pd.DataFrame) -> None:
    """Raise AuditError, naming what is broken, unless the audit is in order."""
    broken = frame[~frame["ok"] & (frame["item"] != "")]
    if not passed(frame):
        raise AuditError("; ".join(broken["vi"].head(5)))


def _cost_rows(network: Network, proof: Proof | None, terms: Mapping[str, float] | None) -> pd.DataFrame:
    """Stated terms equal the recomputed ones; the recomputed ones sum to the stated objective."""
    again = network.costs["mvnd"]
    parts = [claims("audit.costs.finite", TERMS, ~np.isfinite(again.to_numpy()), "=", 0, integrity=True)]
    if terms is not None:
        stated = pd.Series(dict(terms), dtype=float).reindex(TERMS)
        parts.append(claims("audit.costs.term", TERMS, stated, "=", again, integrity=True))
    if proof is not None and proof.objective_mvnd is not None:
        total = again.sum()
        parts.append(claims("audit.costs.total", ["total"], [proof.objective_mvnd], "=", [total], integrity=True))
    return together(*parts)


def _proof_rows(proof: Proof) -> pd.DataFrame:
    """Compare bound and objective: the bound is not above, and the gap is their difference over |objective|."""
    objective, bound, gap = proof.objective_mvnd, proof.bound_mvnd, proof.gap
    parts = []
    if objective is not None and bound is not None:
        parts.append(claims("audit.proof.bound", ["bound"], [bound], "<=", [objective], integrity=True))
        if gap is not None and objective != 0:
            expected = max(0.0, (objective - bound) / abs(objective))
            parts.append(claims("audit.proof.gap", ["gap"], [gap], "=", [expected], integrity=True))
    return together(*parts)


def report(check: str, rows: pd.DataFrame) -> pd.DataFrame:
    """Return the lines of an audit on `rows`: one for the check and one for each row that does not hold."""
    broken = rows[~holds(rows)]
    facts = {"check": check, "count": len(rows), "broken": len(broken)}
    lines = [_line(facts, not len(broken))]
    for row in broken.to_dict("records"):
        found, expected = float(row["left"]), float(row["right"])
        years = {"found_year": _year(found), "expected_year": _year(expected)}
        texts = {
            lang: say(
                str(row["phrase"]), lang, item=row["item"], found=_amount(found, lang),
                expected=_amount(expected, lang), **years,
            )
            for lang in LANGUAGES
        }  # fmt: skip
        item = str(row["item"]) or check
        lines.append({"check": check, "item": item, "ok": False, "found": found, "expected": expected} | texts)
    return pd.DataFrame(lines)


def _line(facts: Mapping[str, object], ok: bool) -> dict[str, object]:
    phrase = "audit.kept" if ok else "audit.broken"
    texts = {
        lang: say(
            phrase, lang, name=say(f"check.{facts['check']}", lang), count=number(_int(facts["count"]), lang),
            broken=number(_int(facts["broken"]), lang),
        )
        for lang in LANGUAGES
    }  # fmt: skip
    found = float(_int(facts["broken"]))
    return {"check": facts["check"], "item": "", "ok": ok, "found": found, "expected": 0.0} | texts


def _int(value: object) -> int:
    return int(str(value))


def _amount(value: float, lang: str) -> str:
    """Return a number for a sentence: whole where it is whole, else with up to 3 decimals."""
    language = "vi" if lang == "vi" else "en"
    if not np.isfinite(value):
        return "∞" if value > 0 else "−"
    return number(value, language, 0 if value == round(value) else 3)  # type: ignore[arg-type]


def _year(value: float) -> str:
    """Return a year for a sentence: its digits as they stand, or a dash where none is given."""
    return f"{value:.0f}" if np.isfinite(value) else "–"
