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
    Letterhead,
    Merging,
    Misfit,
    Offers,
    Path,
    Pins,
    Reach,
    Sites,
)  # fmt: skip
from optimizer.scenario.people import Autonomy, Founding, Staffing, Transition
from optimizer.scenario.priorities import Priorities
from optimizer.scenario.scenario import Scenario, Variant, Weights

__all__ = [
    "Allowed",
    "Autonomy",
    "Beyond",
    "Boarding",
    "Budget",
    "Centres",
    "Coverage",
    "Equity",
    "Floors",
    "Founding",
    "Frozen",
    "Goals",
    "InvalidScenario",
    "Letterhead",
    "Merging",
    "Misfit",
    "Offers",
    "Path",
    "Pins",
    "Priorities",
    "Reach",
    "Rooms",
    "Scenario",
    "Sites",
    "Staffing",
    "Transition",
    "Variant",
    "Weights",
]
