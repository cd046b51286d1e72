"""What a run ends with: outcome, proof, networks and everything that judges them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import geopandas as gpd
import pandas as pd

from optimizer.solution.plan import Network
from optimizer.solution.schema import BUNDLE, empty


class Outcome(StrEnum):
    """How a run ended."""

    OPTIMAL = "optimal"
    """A plan, proven within the gap asked for."""
    GAP_LEFT = "gap_left"
    """A plan, with a larger proven gap left."""
    INFEASIBLE = "infeasible"
    """No plan exists; proven."""
    NO_PLAN = "no_plan"
    """Stopped without a plan."""
    EVALUATED = "evaluated"
    """A plan given by hand; its learners were placed, its rules judged, not enforced."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What is proven of a plan's objective (million VND per year)."""

    objective_mvnd: float | None
    """Cost of the plan; None without one."""
    bound_mvnd: float | None
    """No plan that keeps the rules costs less; None where nothing is proven."""
    gap: float | None
    """(objective - bound) / |objective|."""
    stopped_by: str
    """gap | time | interrupt | infeasible | work."""
    note: str = ""
    """Phrase id of a remark, or empty."""


@dataclass(frozen=True, slots=True)
class Step:
    """One year of a plan of several years, judged by itself under the question of that year."""

    plan: Network
    unchanged: Network
    """Today's structure with the demand and costs of the year."""
    indicators: pd.DataFrame
    """As `Bundle.indicators`."""
    reasons: pd.DataFrame
    """As `Bundle.reasons`."""
    nearest: pd.DataFrame
    """As `Bundle.nearest`."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """A saved or to-be-saved run; reports and comparisons read nothing else.

    Frames without a stated index have a plain one. A run without a plan has ``plan is None`` and `conflicts`.
    """

    scenario: Mapping[str, object]
    """scenario.json: the scenario's fields."""
    province: Mapping[str, str]
    """Facts of the province: code, name, as_of, issuer, parent, place, crs, units_2020, disclaimer, disclaimer_en."""
    outcome: Outcome
    proof: Proof
    versions: Mapping[str, str]
    """package -> version."""
    digests: Mapping[str, str]
    """input table -> SHA-256."""
    options: Mapping[str, object]
    """time_limit_s, gap, seed, solver."""
    timing: Mapping[str, float]
    """stage -> seconds (timing.json; the only file that differs between equal runs)."""
    plan: Network | None
    unchanged: Network
    recorded: pd.DataFrame
    """index key -> value: units, units_<type>, posts, heads, deputies, places_<level>, entrants_<level> as the tables
    give them."""
    indicators: pd.DataFrame
    """index indicator -> unit, better (less|more|none), recorded, unchanged, plan, change (plan - unchanged),
    estimate_share, name_vi, name_en, definition_vi, definition_en."""
    rules: pd.DataFrame
    """columns rule, item, met (met|not_met|unknown|off), left, sense, right, binding, enforced, vi, en: what the
    scenario asked and what the plan does."""
    audit: pd.DataFrame
    """columns check, item, ok, found, expected, vi, en: the independent recomputation."""
    findings: pd.DataFrame
    """columns id, severity, table, row, column, value, vi, en."""
    calibration: pd.DataFrame
    """columns site, level, recorded, modelled, error_share: the printed check of learners' choice."""
    travel_calibration: pd.DataFrame
    """`optimizer.network.travel.Travel.calibration`."""
    ledgers: pd.DataFrame
    """index term, ledger -> plan_mvnd, unchanged_mvnd (per year, long run)."""
    ledger_by_year: pd.DataFrame
    """index year, ledger -> mvnd: plan minus unchanged; negative is a saving."""
    reasons: pd.DataFrame
    """index institution -> vi, en, estimated (rests on an estimate)."""
    firmness: pd.DataFrame
    """index institution -> same (of 9), of, firm, cases (text); empty where not computed."""
    conflicts: pd.DataFrame
    """columns kind (conflict|relaxation), rule, item, amount, unit, vi, en; empty when a plan exists."""
    estimates: pd.DataFrame
    """index table -> rows, official, press, estimate, defaulted (counts), weight_estimate (share of the deciding
    quantity)."""
    given: pd.DataFrame
    """`decided` as given: institution, action, host, date, use, close_sites, name_after, basis, source; may be
    empty."""
    norms: pd.DataFrame
    """Table norms as read: the legal bases."""
    costs: pd.DataFrame
    """Table costs as read."""
    geometry: gpd.GeoDataFrame
    """columns commune, name, area, lon, lat (seat), schematic (bool), geometry (cell or boundary); EPSG:4326."""
    inputs: Mapping[str, pd.DataFrame]
    """input/: normalised tables by name."""
    goals: pd.DataFrame = field(default_factory=lambda: empty(BUNDLE["goals"]))
    """index goal, in the order of the scenario -> value, bound (no plan within the goals before it is better),
    tolerance (share), ceiling (kept by the goals behind it), stopped_by, vi, en; empty where cost alone is the goal."""
    priority: pd.DataFrame = field(default_factory=lambda: empty(BUNDLE["priority"]))
    """columns kind (indicator, field), key, name_vi, name_en, unit, priority (a field with a priority programme),
    with_priority, without, change (the first less the second; fields: per cent of demand served); empty where the
    scenario asks for no priority."""
    diagnosis: pd.DataFrame = field(default_factory=lambda: empty(BUNDLE["diagnosis"]))
    """`optimizer.solution.diagnosis.diagnosis`: how each unit stands today."""
    travel_change: pd.DataFrame = field(default_factory=lambda: empty(BUNDLE["travel_change"]))
    """`optimizer.solution.travel_change.travel_change`: who travels further, by commune."""
    travel_groups: pd.DataFrame = field(default_factory=lambda: empty(BUNDLE["travel_groups"]))
    """The same by zone, border, and groups of people that policy names."""
    teach_out: pd.DataFrame = field(default_factory=lambda: empty(BUNDLE["teach_out"]))
    """`optimizer.solution.teach_out.teach_out`: learners left at sites whose intake ends, year by year."""
    origins: pd.DataFrame = field(default_factory=lambda: empty(BUNDLE["origins"]))
    """`optimizer.solution.origins.origins`: where the learners of each unit come from."""
    nearest: pd.DataFrame = field(default_factory=lambda: empty(BUNDLE["nearest"]))
    """`optimizer.solution.nearest_offers.nearest_offers`: the nearest site of each field and level, by commune."""
    buildings: pd.DataFrame = field(default_factory=lambda: empty(BUNDLE["buildings"]))
    """`optimizer.solution.afterwards.buildings`: sites that close, and their upkeep."""
    budget_by_year: pd.DataFrame = field(default_factory=lambda: empty(BUNDLE["budget_by_year"]))
    """`optimizer.solution.afterwards.budget_by_year`: the state budget, netted and summed up."""
    organisation: pd.DataFrame = field(default_factory=lambda: empty(BUNDLE["organisation"]))
    """`optimizer.solution.afterwards.organisation`: the inside of each unit that remains."""
    roadmap: pd.DataFrame = field(default_factory=lambda: empty(BUNDLE["roadmap"]))
    """`optimizer.solution.roadmap.roadmap`: tasks and their dates."""
    years: pd.DataFrame = field(default_factory=lambda: empty(BUNDLE["years"]))
    """index year -> weight (share of the objective), cost_mvnd (all terms), glide_mvnd (posts of ended units still
    paid), units, counted, sites (open), posts (of units, less those that lapsed), demand, served (entrants), modules,
    budget_mvnd, unchanged_budget_mvnd (recurrent state budget); empty where the scenario has one year."""
    changes: pd.DataFrame = field(default_factory=lambda: empty(BUNDLE["changes"]))
    """columns year, kind (unit|site), code, name, change (merge|leave|convert|closed|taken), host, vi, en: what changes
    from one year of the plan to the next; empty where the scenario has one year."""
    steps: Mapping[int, Step] = field(default_factory=dict)
    """steps/: year -> the plan as it stands then, for the years before the last (that one is the bundle's own); empty
    where the scenario has one year."""
