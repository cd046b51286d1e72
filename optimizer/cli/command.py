"""From arguments to an exit code: 0 plan, 1 no plan (proven), 2 bad input, 3 no plan in time, 4 the program failed."""

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from optimizer.cli.arguments import LETTERHEAD, language, parser
from optimizer.cli.console import Console
from optimizer.cli.failures import BAD_INPUT, explain
from optimizer.data.cache import OFF, VARIABLE
from optimizer.errors import UsageError
from optimizer.scenario import InvalidScenario, Scenario
from optimizer.wording import say

INTERRUPTED = 130


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the entry point of `vetnet`."""
    _write_any_letter()
    given = list(sys.argv[1:] if arguments is None else arguments)
    lang = language(given)
    console = Console(lang, as_json="--json" in given)
    try:
        args = parser(lang).parse_args(given)
    except UsageError as problem:
        console.fail(str(problem))
        return console.finish("", BAD_INPUT)
    console.quiet = args.quiet
    if args.no_cache:
        os.environ[VARIABLE] = OFF  # for the processes of this run as well
    return _guarded(lambda: _dispatch(args, console), console, args.command)


def run_scenario(scenario: Scenario, province: str) -> int:
    """Run one scenario object on the tables in `province`: what a script does when it is run by itself."""
    from optimizer.cli import work  # noqa: PLC0415 - heavy imports only when there is work

    _write_any_letter()
    console = Console("vi")
    return _guarded(lambda: work.run_scenarios([scenario], work.Settings(data=province), console), console, "run")


def tell_fields(problem: InvalidScenario) -> bool:
    """Say what is wrong with the fields of the script that is run by itself; False where `problem` is of no script."""
    from optimizer.cli.scripts import field_sentences, line_of  # noqa: PLC0415 - only where a script is wrong

    path = Path(str(getattr(sys.modules["__main__"], "__file__", "")))
    if not line_of(path, problem):
        return False
    _write_any_letter()
    console = Console("vi")
    for text in field_sentences(path, problem, console.lang):
        console.fail(text)
    return True


def _dispatch(args: argparse.Namespace, console: Console) -> int:  # noqa: C901, PLR0911, PLR0912 - one a command
    from optimizer.cli import demo, judging, work  # noqa: PLC0415 - heavy imports only when there is work

    match args.command:
        case "demo":
            return demo.demo(args.out, console)
        case "new" | "convert":
            from optimizer.cli import new  # noqa: PLC0415 - loads what writes workbooks

            if args.command == "convert":
                return new.convert(args.data, args.target, console, force=args.force)
            if args.per_institution is not None:
                from optimizer.cli import collecting  # noqa: PLC0415 - loads what writes workbooks

                wanted = collecting.Wanted(args.province, args.per_institution, args.format, args.example, args.force)
                return collecting.forms(wanted, args.target, console)
            return new.new(args.province, args.target, args.format, console, example=args.example, force=args.force)
        case "collect":
            from optimizer.cli import collecting  # noqa: PLC0415 - loads what writes workbooks

            return collecting.collected(args.folder, args.data, args.out, console, force=args.force)
        case "check":
            from optimizer.cli import check  # noqa: PLC0415 - loads what writes workbooks

            return check.check(args.data, args.annotate, console, force=args.force)
        case "forecast":
            from optimizer.cli import forecasting  # noqa: PLC0415 - loads the packages of the forecast

            asked = forecasting.Asked(args.data, args.to, args.out, args.trace, args.write)
            return forecasting.forecast(asked, console)
        case "run":
            return work.run_scripts(args.scripts, work.settings(args), console)
        case "vary":
            from optimizer.cli import forecast_vary  # noqa: PLC0415 - loads the packages of the forecast

            return forecast_vary.vary(args.script, work.settings(args), console)
        case "evaluate":
            return judging.evaluate(args.plan, args.scenario, work.settings(args), console, record=args.record)
        case "frontier":
            from optimizer.cli import frontier  # noqa: PLC0415 - heavy imports only when there is work

            return frontier.walk(args.script, (args.first, args.second), args.points, work.settings(args), console)
        case "explain":
            from optimizer.cli import explain as why  # noqa: PLC0415 - heavy imports only when there is work

            what = why.Asked(args.unit, args.demand, args.learners)
            return why.explain(args.target, what, work.settings(args), console)
        case "formulation":
            from optimizer.cli import formulation  # noqa: PLC0415 - builds the model

            return formulation.write(args.data, args.scenario, args.out, console)
        case _:
            return _drawn(args, console)


def _drawn(args: argparse.Namespace, console: Console) -> int:
    """Run a command that draws from saved bundles: map, annual, compare, report."""
    from optimizer.cli import annual, mapping, saved  # noqa: PLC0415 - loads what draws

    match args.command:
        case "map":
            wish = mapping.Wish(args.kind, args.against, args.field, args.level, args.paper, args.forms, args.out)
            return mapping.draw(args.bundles, wish, console)
        case "annual":
            yearly = annual.Asked(args.data, args.plan, args.year, args.last_year, args.out, _letterhead(args))
            return annual.report_year(yearly, console)
        case "compare":
            return saved.compare(args.bundles, args.out, console)
        case _:
            return saved.report(args.bundles, args.against, _letterhead(args), console)


def _letterhead(args: argparse.Namespace) -> dict[str, str]:
    """Return the facts of the province that are to be printed otherwise."""
    given = {key: getattr(args, key) for key in LETTERHEAD}
    return {key: text for key, text in given.items() if text is not None}


def _write_any_letter() -> None:
    """Let standard output and error take Vietnamese, whatever the system's code page (a Windows pipe, LANG=C)."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _guarded(action: Callable[[], int], console: Console, command: str) -> int:
    """Run a command; whatever goes wrong ends in a sentence and an exit code, never in a traceback."""
    try:
        return action()
    except KeyboardInterrupt:
        console.note(say("cli.interrupted", console.lang))
        return console.finish(command, INTERRUPTED)
    except Exception as problem:
        return console.finish(command, explain(problem, console))
