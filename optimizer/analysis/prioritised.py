"""The province as a scenario's priorities see it."""

from dataclasses import replace

from optimizer.data.codes import Field
from optimizer.data.province import Province
from optimizer.errors import DataError, Finding, Severity
from optimizer.scenario import Scenario

PARAMETER = "priority_programme"


def prioritised(province: Province, scenario: Scenario) -> Province:
    """Return `province` with the programmes of `Priorities.fields` marked priority and `Priorities.weight` as cost.

    Everything that looks at priority then sees the scenario's: goal, floors, equity, audit, indicators, reports.

    Raises
    ------
    DataError
        A field is no code of a field of training; with the scenario's name as table.
    """
    asked = scenario.priorities
    known = {str(field) for field in Field}
    wrong = tuple(
        Finding("analysis.field_unknown", Severity.ERROR, scenario.name, None, "priorities.fields", code,
                {"known": ", ".join(sorted(known))})
        for code in sorted(set(asked.fields) - known)
    )  # fmt: skip
    if wrong:
        raise DataError(wrong)
    changes = {}
    if asked.fields:
        table = province.programmes
        changes["programmes"] = table.assign(
            priority=table["priority"].astype(bool) | table["field"].isin(asked.fields)
        )
    if asked.weight is not None:
        costs = province.costs
        changes["costs"] = costs.assign(value=costs["value"].mask(costs["parameter"] == PARAMETER, asked.weight))
    return replace(province, **changes) if changes else province
