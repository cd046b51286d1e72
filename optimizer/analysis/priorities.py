"""Priority fields of a scenario put into the province it asks about, and what the priority costs elsewhere."""

from dataclasses import replace

import pandas as pd

from optimizer.analysis.pipeline import Prepared, Request, solve
from optimizer.analysis.prioritised import prioritised
from optimizer.data.codes import Field
from optimizer.data.province import Province
from optimizer.scenario import Scenario
from optimizer.solution.schema import BUNDLE, conform
from optimizer.solution.solution import Bundle

COLUMNS = ["kind", "key", "name_vi", "name_en", "priority", "with_priority", "without", "change"]
INDICATORS = ("demand_met", "demand_met_priority", "cost_budget_recurrent", "cost_budget_investment", "cost_learners",
              "minutes_mean", "beyond_60", "boarders", "open_sites")  # fmt: skip


def without_priority(scenario: Scenario) -> Scenario:
    """Return the scenario whose priority fields weigh as much as others and have no floor; the list stays."""
    return scenario.but(
        name=f"{scenario.name[:46]}-khong-uu-tien", priorities=scenario.priorities.model_copy(update={"weight": 1.0}),
        floors=scenario.floors.model_copy(update={"priority": None}),
        basis={path: text for path, text in scenario.basis.items() if path != "floors.priority"},
    )  # fmt: skip


def asks_priority(scenario: Scenario) -> bool:
    """Return whether the scenario itself puts fields first: by a list, a weight above 1, or a floor."""
    asked = scenario.priorities
    weighed = bool(asked.fields) if asked.weight is None else asked.weight > 1
    return weighed or scenario.floors.priority is not None


def answer(prepared: Prepared, scenario: Scenario, request: Request) -> Bundle:
    """Solve the scenario; where it puts fields first, solve it again without and keep what that changes elsewhere.

    Raises what `solve` raises. An interrupt of the second solve leaves the first, without the comparison.
    """
    bundle = solve(prepared, scenario, request)
    if bundle.plan is None or not asks_priority(scenario) or request.interrupt.raised.is_set():
        return bundle
    request.progress("unranked", 0.0, None, None)
    try:
        other = solve(prepared, without_priority(scenario), replace(request, firmness=False))
    except KeyboardInterrupt:
        request.interrupt.raised.set()
        return bundle
    if request.interrupt.raised.is_set():
        return bundle
    table = compared(prioritised(prepared.province, scenario), [bundle, other])
    of_fields = table["kind"] == "field"
    amounts = ["with_priority", "without", "change"]
    table.loc[of_fields, amounts] = 100 * table.loc[of_fields, amounts]
    units = bundle.indicators["unit"]
    unit = table["key"].map(units).where(~of_fields, "percent")
    return replace(bundle, priority=conform(table.assign(unit=unit), BUNDLE["priority"]))


def priority_cost(prepared: Prepared, scenario: Scenario, request: Request) -> pd.DataFrame:
    """Solve the scenario with and without its priority and return what changes: `COLUMNS`.

    ``kind`` is indicator (key: its name, in its unit) or field (key: field of training, share 0-1 of demand served);
    ``priority`` says whether a field has a priority programme; ``change`` is with − without. A run without a plan
    leaves its column empty. Both runs count the same programmes as priority, so that their indicators compare.
    """
    there = prioritised(prepared.province, scenario)
    return compared(there, [solve(prepared, question, request) for question in (scenario, without_priority(scenario))])


def compared(there: Province, both: list[Bundle]) -> pd.DataFrame:
    """Return `priority_cost` of two bundles (with priority, without) of a province with the scenario's priorities."""
    rows = [*_indicators(both), *_fields(there, both)]
    table = pd.DataFrame(rows, columns=COLUMNS[:-1])
    return table.assign(change=table["with_priority"] - table["without"])


def _indicators(both: list[Bundle]) -> list[tuple[object, ...]]:
    first = both[0].indicators
    return [
        ("indicator", key, first.at[key, "name_vi"], first.at[key, "name_en"], False,
         *(float(b.indicators.at[key, "plan"]) if b.plan is not None else float("nan") for b in both))
        for key in INDICATORS if key in first.index
    ]  # fmt: skip


def _fields(province: Province, both: list[Bundle]) -> list[tuple[object, ...]]:
    programmes = province.programmes
    marked = programmes[programmes["priority"].astype(bool)]["field"].unique()
    shares = [served_by_field(b, programmes["field"]) for b in both]
    fields = sorted(set().union(*(s.index for s in shares)))
    names = {f: (Field(f).vi, Field(f).en) for f in fields}
    return [
        ("field", f, *names[f], f in marked, *(float(s.get(f, float("nan"))) for s in shares)) for f in fields
    ]  # fmt: skip


def served_by_field(bundle: Bundle, field_of: pd.Series) -> pd.Series:
    """Return the share of demand served by field of training (0-1); empty without a plan."""
    if bundle.plan is None:
        return pd.Series(dtype=float)
    flat = bundle.plan.demand.reset_index()
    field = flat["programme"].map(field_of)
    sums = flat.groupby(field)[["demand", "placed", "mobile"]].sum()
    return (sums["placed"] + sums["mobile"]) / sums["demand"]
