"""The command `vetnet`: arguments in, sentences and exit codes out; the only stage that prints."""

from collections.abc import Sequence

from optimizer.scenario import Scenario

INTERRUPTED = 130


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the entry point of `vetnet`. An interrupt while the program is still loading ends it quietly."""
    try:
        from optimizer.cli import command  # noqa: PLC0415 - loading takes seconds, in which it may be interrupted
    except KeyboardInterrupt:
        return INTERRUPTED
    return command.run(arguments)


def run_scenario(scenario: Scenario, province: str) -> int:
    """Run one scenario object on the tables in `province`: what a script does when it is run by itself."""
    from optimizer.cli import command  # noqa: PLC0415 - as above

    return command.run_scenario(scenario, province)


__all__ = ["run", "run_scenario"]
