"""From a plan of several years to its bundle: that of the last year, with what the years before it add."""

from dataclasses import replace

import pandas as pd

from optimizer.analysis.judged import Today, judged, outcome_of, proof_of, require
from optimizer.analysis.prepared import Prepared, Request
from optimizer.analysis.reasons import reasons
from optimizer.analysis.today import placed_today
from optimizer.model.case import Case
from optimizer.model.solve import Solved
from optimizer.solution.afterwards import budget_by_year
from optimizer.solution.audit_path import audit_path
from optimizer.solution.frames import network_of
from optimizer.solution.indicators import indicators
from optimizer.solution.nearest_offers import nearest_offers
from optimizer.solution.path import Path, changes, of_year, years
from optimizer.solution.path_ledger import ledger_by_year
from optimizer.solution.roadmap import roadmap
from optimizer.solution.rules_path import rules_of_path
from optimizer.solution.solution import Bundle, Step


def judged_path(
    prepared: Prepared, case: Case, today: Today, solved: Solved, request: Request, *, evaluated: bool
) -> Bundle:
    """Return the bundle of a plan of several years: that of its last year, with what the years before it add.

    Each year is judged by itself, and what links them after that; the objective and its bound are those of all years.
    """
    whole = case.whole
    last = replace(case.alone(), scenario=of_year(whole, whole.year))
    alone = replace(solved, objective_mvnd=None, bound_mvnd=None)
    bundle = judged(prepared, last, today, alone, request, evaluated=evaluated)
    proof = proof_of(solved)
    bundle = replace(
        bundle, scenario=whole.model_dump(mode="json"), proof=proof,
        outcome=outcome_of(solved, request.options, evaluated=evaluated),
    )  # fmt: skip
    if not solved.path:
        return bundle
    province, travel = prepared.province, prepared.travel
    plans = {y: network_of(province, travel, of_year(whole, y), s.decisions) for y, s in solved.path.items()}
    still = {
        c.scenario.year: network_of(province, travel, c.scenario, placed_today(c.alone(), request.lang))
        for c in case.earlier
    }
    path = Path(province, whole, plans, still | {whole.year: bundle.unchanged})
    terms = {y: stage.terms for y, stage in solved.path.items()}
    checked = audit_path(path, travel, proof, enforced=not evaluated, terms=terms)
    require(checked, request.lang)
    by_year = ledger_by_year(path)
    steps = {year: _step(prepared, path, year, bundle.recorded) for year in path.years[:-1]}
    return replace(
        bundle, steps=steps, audit=checked, years=years(path), changes=changes(path), ledger_by_year=by_year,
        budget_by_year=budget_by_year(province, by_year), roadmap=roadmap(whole, plans[whole.year]),
        rules=pd.concat([bundle.rules, rules_of_path(path, enforced=not evaluated)], ignore_index=True),
    )  # fmt: skip


def _step(prepared: Prepared, path: Path, year: int, recorded: pd.DataFrame) -> Step:
    """Return a year of the plan as it stands then."""
    asked, plan, unchanged = of_year(path.scenario, year), path.plans[year], path.unchanged[year]
    return Step(
        plan, unchanged,
        indicators(prepared.province, prepared.travel, asked, plan, unchanged, recorded),
        reasons(prepared.province, prepared.travel, asked, plan),
        nearest_offers(prepared.province, prepared.travel, plan, unchanged),
    )  # fmt: skip
