"""The command `vetnet`: arguments in, sentences and exit codes out; the only stage that prints."""

from optimizer.cli.command import run, run_scenario

__all__ = ["run", "run_scenario"]
