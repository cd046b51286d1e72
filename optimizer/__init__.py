"""Which vocational institutions of a province merge, stay or expand: scenarios, and the command that runs them."""

import sys
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from optimizer.scenario import (
        Allowed,
        Autonomy,
        Beyond,
        Boarding,
        Budget,
        Centres,
        Coverage,
        Equity,
        Floors,
        Founding,
        Goals,
        Letterhead,
        Merging,
        Offers,
        Path,
        Pins,
        Priorities,
        Reach,
        Rooms,
        Scenario,
        Sites,
        Staffing,
        Transition,
    )

type Shown = Callable[[type[BaseException], BaseException, TracebackType | None], object]
"""What shows an exception that nobody caught."""


def __getattr__(name: str) -> object:
    """Return a class of scenarios, loaded when it is asked for: Ctrl-C while a command loads ends it quietly."""
    if name not in __all__:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    from optimizer import scenario  # noqa: PLC0415 - loads pydantic

    return getattr(scenario, name)


def main(scenario: "Scenario", province: str) -> None:
    """Run one scenario on the tables in `province` and exit with the command's code; for scenario scripts."""
    from optimizer.cli import run_scenario  # noqa: PLC0415 - the package must import fast, and the cli is its last stage

    raise SystemExit(run_scenario(scenario, province))


def _told(
    kind: type[BaseException], problem: BaseException, trace: TracebackType | None, otherwise: Shown = sys.excepthook
) -> None:
    """Say wrong fields of a scenario script that is run by itself in sentences, and exit with code 2."""
    loaded = sys.modules.get("optimizer.scenario")
    if loaded is not None and isinstance(problem, loaded.InvalidScenario):
        from optimizer.cli import tell_fields  # noqa: PLC0415 - as above

        if tell_fields(problem):
            raise SystemExit(2)
    otherwise(kind, problem, trace)


sys.excepthook = _told

__all__ = [
    "Allowed", "Autonomy", "Beyond", "Boarding", "Budget", "Centres", "Coverage", "Equity", "Floors", "Founding",
    "Goals", "Letterhead", "Merging", "Offers", "Path", "Pins", "Priorities", "Reach", "Rooms", "Scenario", "Sites",
    "Staffing", "Transition", "main",
]  # fmt: skip
