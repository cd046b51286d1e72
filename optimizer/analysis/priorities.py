"""Priority fields of a scenario put into the province it asks about, and what the priority costs elsewhere."""

import pandas as pd

from optimizer.analysis.pipeline import Prepared, Request, solve
from optimizer.analysis.prioritised import prioritised
from optimizer.data.codes import Field
from optimizer.data.province import Province
from optimizer.scenario import Scenario
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


def priority_cost(prepared: Prepared, scenario: Scenario, request: Request) -> pd.DataFrame:
    """Solve the scenario with and without its priority and return what changes: `COLUMNS`.

    ``kind`` is indicator (key: its name, in its unit) or field (key: field of training, share 0-1 of demand served);
    ``priority`` says whether a field has a priority programme; ``change`` is with − without. A run without a plan
    leaves its column empty. Both runs count the same programmes as priority, so that their indicators compare.
    """
    there = prioritised(prepared.province, scenario)
    both = [solve(prepared, question, request) for question in (scenario, without_priority(scenario))]
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
