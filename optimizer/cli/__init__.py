"""The command `vetnet`: arguments in, sentences and exit codes out; the only stage that prints."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from optimizer.scenario import InvalidScenario, Scenario

INTERRUPTED = 130


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the entry point of `vetnet`. An interrupt while the program is still loading ends it quietly."""
    try:
        from optimizer.cli import command  # noqa: PLC0415 - loading takes seconds, in which it may be interrupted
    except KeyboardInterrupt:
        return INTERRUPTED
    return command.run(arguments)


def run_scenario(scenario: "Scenario", province: str) -> int:
    """Run one scenario object on the tables in `province`: what a script does when it is run by itself."""
    from optimizer.cli import command  # noqa: PLC0415 - as above

    return command.run_scenario(scenario, province)


def tell_fields(problem: "InvalidScenario") -> bool:
    """Say what is wrong with the fields of the script that is run by itself; False where `problem` is of no script."""
    from optimizer.cli import command  # noqa: PLC0415 - as above

    return command.tell_fields(problem)


__all__ = ["run", "run_scenario", "tell_fields"]
