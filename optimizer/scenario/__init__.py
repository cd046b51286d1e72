"""Stage `scenario`: the question put to a province."""

from pydantic import ValidationError as InvalidScenario

from optimizer.scenario.conditions import Beyond, Boarding, Budget, Equity, Rooms
from optimizer.scenario.goals import Goals
from optimizer.scenario.groups import (
    Allowed,
    Centres,
    Coverage,
    Floors,
    Frozen,
    Merging,
    Offers,
    Path,
    Pins,
    Reach,
    Sites,
)  # fmt: skip
from optimizer.scenario.priorities import Priorities
from optimizer.scenario.scenario import Scenario, Variant, Weights

__all__ = [
    "Allowed",
    "Beyond",
    "Boarding",
    "Budget",
    "Centres",
    "Coverage",
    "Equity",
    "Floors",
    "Frozen",
    "Goals",
    "InvalidScenario",
    "Merging",
    "Offers",
    "Path",
    "Pins",
    "Priorities",
    "Reach",
    "Rooms",
    "Scenario",
    "Sites",
    "Variant",
    "Weights",
]
