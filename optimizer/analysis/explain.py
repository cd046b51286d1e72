"""Why a unit is decided as it is: every other fate forced and solved again, with what it costs or why it cannot be."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

import pandas as pd

from optimizer.analysis.conflicts import conflicts
from optimizer.analysis.pipeline import Prepared, Request
from optimizer.analysis.prioritised import prioritised
from optimizer.data.province import Province
from optimizer.model.case import Case, case_of
from optimizer.model.decisions import Decisions
from optimizer.model.diagnose import diagnose
from optimizer.model.lexicographic import ceilings_of
from optimizer.model.solve import Solved, optimize
from optimizer.network.travel import Travel
from optimizer.scenario import Scenario
from optimizer.solution.costs import Prices
from optimizer.solution.frames import network_of
from optimizer.solution.ledgers import LEDGERS, ledger_total
from optimizer.solution.path import Path, of_year
from optimizer.solution.plan import Network

EXACT = 1e-6
"""Share of a plan's cost below which two amounts are the same: what solving the learners' placement leaves."""
Kind = Literal["survive", "convert", "merge", "leave", "fixed", "serve"]
Status = Literal["possible", "impossible", "unknown"]


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that may be decided of a unit, or of a demand."""

    kind: Kind
    """survive: goes on as it is; convert: becomes a THN; merge: ends in `host`; leave: leaves the network; fixed: gains
    no workshop and no offer; serve: all of the demand `host` (commune/programme) is met."""
    host: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan that is explained."""

    network: Network
    decisions: Decisions
    objective_mvnd: float
    """Its cost (million VND a year)."""
    earlier: Mapping[int, Network] = field(default_factory=dict)
    """Of several years: the networks of those before the last; `network` and `decisions` are those of the last, and
    money is the weighted mean of the years."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """What forcing a choice leads to."""

    choice: Choice
    status: Status
    more_at_least: float | None = None
    """Proven: every plan with this choice costs at least so much more than the plan explained (million VND a year);
    negative where a cheaper one is not excluded. None where nothing is proven."""
    more_found: float | None = None
    """What the best plan found with this choice costs more (million VND a year); None without one."""
    reasons: pd.DataFrame = field(default_factory=pd.DataFrame)
    """Of an impossible one: the wishes of the scenario that it conflicts with, columns rule, item, vi, en."""
    ledgers: Mapping[str, float] = field(default_factory=dict)
    """Ledger -> what the best plan found charges it more than the plan explained (million VND a year)."""
    network: Network | None = None
    """The best plan found with this choice."""


def taken(network: Network, unit: str) -> Choice:
    """Return what `network` decides of `unit`."""
    row = network.institutions.loc[unit]
    if row["fate"] == "merge":
        return Choice("merge", str(row["host"]))
    if row["fate"] == "leave":
        return Choice("leave")
    return Choice("convert" if row["convert"] else "survive")


def choices(case: Case, network: Network, unit: str) -> tuple[Choice, ...]:
    """Return everything else that may be decided of `unit`: its other fates, and no expansion where it expands."""
    found = [Choice("survive")]
    if unit in case.convertible:
        found.append(Choice("convert"))
    found += [Choice("merge", h) for h in case.hosts[unit]]
    if unit in case.leaving:
        found.append(Choice("leave"))
    if bool(network.institutions.at[unit, "expand"]):
        found.append(Choice("fixed"))
    return tuple(c for c in found if c != taken(network, unit))


def forced(scenario: Scenario, unit: str, choice: Choice) -> tuple[Scenario, frozenset[str]]:
    """Return `scenario` with `choice` pinned for `unit`, and the wishes that this adds."""
    if choice.kind == "serve":
        return _served(scenario, choice.host)
    pins = scenario.pins
    update: dict[str, tuple[object, ...]] = {}
    match choice.kind:
        case "survive":
            update = {"keep": (unit,), "keep_type": (unit,)}
        case "convert":
            update = {"convert": (unit,)}
        case "merge":
            update = {"merge": ((unit, choice.host),)}
        case "leave":
            update = {"leave": (unit,)}
        case "fixed":
            update = {"places_fixed": (unit,)}
    item = f"{unit}>{choice.host}" if choice.host else unit
    new = {name: tuple(p for p in more if p not in getattr(pins, name)) for name, more in update.items()}
    changed = pins.model_copy(update={name: (*getattr(pins, name), *more) for name, more in new.items()})
    return scenario.model_copy(update={"pins": changed}), frozenset(
        f"pins.{n}:{item}" for n, more in new.items() if more
    )


def _served(scenario: Scenario, demand: str) -> tuple[Scenario, frozenset[str]]:
    commune, _, programme = demand.partition("/")
    others = tuple(floor for floor in scenario.floors.of_demand if floor[:2] != (commune, programme))
    floors = scenario.floors.model_copy(update={"of_demand": (*others, (commune, programme, 1.0))})
    return scenario.model_copy(update={"floors": floors}), frozenset({f"floors.of_demand:{demand}"})


def held(scenario: Scenario, goals: pd.DataFrame) -> Scenario:
    """Return `scenario` with the goals other than cost held at their ceilings (`Bundle.goals`), and cost alone.

    What deciding otherwise costs is then asked among the plans that are as good in those goals.
    """
    reached = goals.loc[goals["value"].notna() & (goals.index != "cost"), "ceiling"]
    ceilings = {str(goal): float(most) for goal, most in reached.items()}
    furthest = ceilings.pop("furthest", scenario.goals.furthest_at_most)
    field = ceilings_of(scenario)
    limits = tuple((dict(getattr(scenario.goals, field)) | ceilings).items())
    update = {"order": (), field: limits, "furthest_at_most": furthest}
    return scenario.model_copy(update={"goals": scenario.goals.model_copy(update=update)})


def explained(prepared: Prepared, scenario: Scenario, plan: Plan, unit: str, request: Request) -> Iterator[Alternative]:
    """Yield each other choice for `unit`, forced and solved with the options of `request`; an interrupt ends it.

    All rules of `scenario` hold in every one of these solves. A choice without a plan is proven impossible with an
    irreducible set of wishes that conflict.
    """
    case = case_of(prioritised(prepared.province, scenario), prepared.travel, scenario)
    yield from tried(prepared, scenario, plan, unit, choices(case, plan.network, unit), request)


def tried(
    prepared: Prepared, scenario: Scenario, plan: Plan, unit: str, others: Sequence[Choice], request: Request
) -> Iterator[Alternative]:
    """Yield what each of `others` leads to for `unit` (or for a demand); see `explained`."""
    there = prioritised(prepared.province, scenario)
    travel = prepared.travel
    for choice in others:
        if request.interrupt.raised.is_set():
            return
        asked, own = forced(scenario, unit, choice)
        case = case_of(there, travel, asked)
        solved = optimize(
            case, request.options, start=plan.decisions, progress=request.progress, interrupt=request.interrupt
        )
        if solved.status == "infeasible":
            yield Alternative(choice, "impossible", reasons=_reasons(case, own, request))
            continue
        networks = _networks(there, travel, asked, solved)
        ledgers: dict[str, float] = {}
        if networks:
            here = _ledgers(there, scenario, {**plan.earlier, scenario.year: plan.network})
            ledgers = {name: round(cost - here[name], 6) for name, cost in _ledgers(there, scenario, networks).items()}
        yield replace(_possible(choice, plan, solved), ledgers=ledgers, network=networks.get(scenario.year))


def _possible(choice: Choice, plan: Plan, solved: Solved) -> Alternative:
    least = None if solved.bound_mvnd is None else solved.bound_mvnd - plan.objective_mvnd
    found = None if solved.objective_mvnd is None else solved.objective_mvnd - plan.objective_mvnd
    return Alternative(choice, "unknown" if found is None else "possible", least, found)


def _networks(province: Province, travel: Travel, scenario: Scenario, solved: Solved) -> dict[int, Network]:
    """Return year -> network of a plan, several or one; nothing without a plan."""
    if solved.decisions is None:
        return {}
    years = {y: s.decisions for y, s in solved.path.items()} or {scenario.year: solved.decisions}
    return {y: network_of(province, travel, of_year(scenario, y), plan) for y, plan in years.items()}


def _ledgers(province: Province, scenario: Scenario, networks: Mapping[int, Network]) -> dict[str, float]:
    """Return ledger -> what it pays a year; of several years their weighted mean, with posts not run down yet."""
    if len(networks) == 1:
        price = Prices(province, scenario)
        return {name: ledger_total(price, networks[scenario.year], name) for name in LEDGERS}
    path = Path(province, scenario, networks, {})
    return {name: path.ledger(name) for name in LEDGERS}


def _reasons(case: Case, own: frozenset[str], request: Request) -> pd.DataFrame:
    """Return the wishes that a forced choice conflicts with, its own pins left out."""
    diagnosis = diagnose(case, request.options, request.interrupt)
    table = conflicts(case.province, case.whole, diagnosis)
    asks = table["rule"].where(table["item"] == "", table["rule"] + ":" + table["item"])
    kept = table[(table["kind"] == "conflict") & ~asks.isin(own)]
    return kept[["rule", "item", "vi", "en"]].reset_index(drop=True)
