"""From arguments to an exit code: 0 plan, 1 no plan (proven), 2 bad input, 3 no plan in time, 4 the program failed."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence

from optimizer.cli.arguments import language, parser
from optimizer.cli.console import Console
from optimizer.errors import AuditError, BundleError, DataError, NoPlanError, UsageError
from optimizer.scenario import Scenario
from optimizer.wording import say

BAD_INPUT, FAILED, INTERRUPTED = 2, 4, 130


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the entry point of `vetnet`."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    lang = language(given)
    console = Console(lang, as_json="--json" in given)
    try:
        args = parser(lang).parse_args(given)
    except UsageError as problem:
        console.note(str(problem))
        return console.finish("", BAD_INPUT, error=str(problem))
    console.quiet = args.quiet
    return _guarded(lambda: _dispatch(args, console), console, args.command)


def run_scenario(scenario: Scenario, province: str) -> int:
    """Run one scenario object on the tables in `province`: what a script does when it is run by itself."""
    from optimizer.cli import work  # noqa: PLC0415 - heavy imports only when there is work

    console = Console("vi")
    return _guarded(lambda: work.run_scenarios([scenario], work.Settings(data=province), console), console, "run")


def _dispatch(args: argparse.Namespace, console: Console) -> int:
    from optimizer.cli import demo, work  # noqa: PLC0415 - heavy imports only when there is work

    match args.command:
        case "demo":
            return demo.demo(args.out, console)
        case "check":
            return work.check(args.data, console)
        case "run":
            return work.run_scripts(args.scripts, work.settings(args), console)
        case "evaluate":
            return work.evaluate(args.plan, args.scenario, work.settings(args), console, record=args.record)
        case "compare":
            return work.compare(args.bundles, args.out, console)
        case _:
            return work.report(args.bundles, console)


def _guarded(action: Callable[[], int], console: Console, command: str) -> int:
    """Turn what a user can cause into a sentence and its exit code; no traceback for any of it."""
    try:
        return action()
    except DataError as problem:
        console.tell_findings(problem.findings, only_errors=True)
        console.note(say("cli.data_unusable", console.lang, count=sum(f.severity == "error" for f in problem.findings)))
        return console.finish(command, BAD_INPUT)
    except (UsageError, BundleError) as problem:
        console.note(str(problem))
        return console.finish(command, BAD_INPUT, error=str(problem))
    except (AuditError, NoPlanError) as problem:
        console.note(say("cli.audit_failed", console.lang, problem=problem))
        return console.finish(command, FAILED, error=str(problem))
    except KeyboardInterrupt:
        console.note(say("cli.interrupted", console.lang))
        return console.finish(command, INTERRUPTED)
    except OSError as problem:
        return _disk(problem, console, command)


def _disk(problem: OSError, console: Console, command: str) -> int:
    """Say what could not be read or written; a reader that closed the pipe (`| head`) is no error."""
    if isinstance(problem, BrokenPipeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    console.note(say("cli.disk", console.lang, problem=problem))
    return console.finish(command, BAD_INPUT, error=str(problem))
