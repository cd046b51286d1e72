"""Which vocational institutions of a province merge, stay or expand: scenarios, and the command that runs them."""

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


def main(scenario: Scenario, province: str) -> None:
    """Run one scenario on the tables in `province` and exit with the command's code; for scenario scripts."""
    from optimizer.cli import run_scenario  # noqa: PLC0415 - the package must import fast, and the cli is its last stage

    raise SystemExit(run_scenario(scenario, province))


__all__ = [
    "Allowed", "Autonomy", "Beyond", "Boarding", "Budget", "Centres", "Coverage", "Equity", "Floors", "Founding",
    "Goals", "Letterhead", "Merging", "Offers", "Path", "Pins", "Priorities", "Reach", "Rooms", "Scenario", "Sites",
    "Staffing", "Transition", "main",
]  # fmt: skip
