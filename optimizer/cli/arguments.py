"""The arguments of every command, with their help and the mistakes made in them in both languages."""

import argparse
import re
from collections.abc import Callable, Iterable
from functools import partial
from importlib.metadata import version
from typing import Any, NoReturn

from optimizer.errors import UsageError
from optimizer.wording import Lang, say

GAP, LIMIT_S = 0.001, 300.0
SOLVER = "HiGHS"
"""The solver that comes along (as `optimizer.model.answer` has it, which loads too much for --help)."""
FORECAST_TO = 2030
LETTERHEAD = ("issuer", "parent", "place", "signer")
"""Facts of the province that a report may print otherwise."""
LONGEST_S = 1e7
"""About four months (seconds)."""

MISTAKES = (
    (re.compile(r"the following arguments are required: (?P<names>.*)"), "required"),
    (re.compile(r"unrecognized arguments: (?P<names>.*)"), "unknown"),
    (re.compile(r"argument (?P<name>\S+): invalid choice: (?P<value>.+?) \(choose from (?P<names>.*)\)"), "choice"),
    (re.compile(r"argument (?P<name>\S+): expected (?:one|at least one) argument"), "value"),
    (re.compile(r"argument (?P<name>\S+): (?P<problem>.*)"), "argument"),
    (re.compile(r"(?P<problem>.*)", re.DOTALL), "other"),
)
"""What argparse says -> our phrase ``cli.usage.*``."""


class _Parser(argparse.ArgumentParser):
    """A parser that helps and complains in one language, and takes no abbreviations."""

    def __init__(self, *, lang: Lang, **options: Any) -> None:  # noqa: ANN401 - whatever argparse takes
        formatter = partial(_Formatter, lang=lang)
        super().__init__(**options, add_help=False, allow_abbrev=False, formatter_class=formatter)
        self._lang: Lang = lang
        self._positionals.title = say("cli.help.arguments", lang)
        self._optionals.title = say("cli.help.options", lang)

    def error(self, message: str) -> NoReturn:
        """Raise the sentence that says what is wrong, how the command is called, and where to read more."""
        for pattern, phrase in MISTAKES:
            if match := pattern.fullmatch(message):
                wrong = say(f"cli.usage.{phrase}", self._lang, **match.groupdict())
                break
        more = say("cli.usage.more", self._lang, command=self.prog)
        sentence = f"{wrong}\n{self.format_usage().strip()}\n{more}"
        raise UsageError(sentence)


class _Formatter(argparse.HelpFormatter):
    def __init__(self, prog: str, lang: Lang) -> None:
        super().__init__(prog)
        self._lang: Lang = lang

    def add_usage(
        self, usage: str | None, actions: Iterable[argparse.Action], groups: Iterable[Any], prefix: str | None = None
    ) -> None:
        if prefix is None:
            prefix = say("cli.help.usage", self._lang) + " "
        super().add_usage(usage, actions, groups, prefix)


def _seconds(text: str, lang: Lang) -> float:
    value = _number(text)
    if not 0 < value < LONGEST_S:
        raise argparse.ArgumentTypeError(say("cli.usage.seconds", lang, value=text))
    return value


def _share(text: str, lang: Lang) -> float:
    value = _number(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
    if not 0 <= value < 1:
        raise argparse.ArgumentTypeError(say("cli.usage.share", lang, value=text))
    return value


def _solver(text: str, lang: Lang) -> str:
    from optimizer.model.named import available, solver_called  # noqa: PLC0415 - loads PuLP, only where it is asked

    if not (name := solver_called(text)):
        raise argparse.ArgumentTypeError(say("cli.usage.solver", lang, value=text, names=", ".join(available())))
    return name


def _number(text: str) -> float:
    """Return the number in `text`, decimal point or comma; NaN where there is none."""
    try:
        return float(text.strip().replace(",", "."))
    except ValueError:
        return float("nan")


def language(arguments: list[str]) -> Lang:
    """Return the language asked for, before anything is parsed."""
    asked = re.findall(r"--lang[ =](vi|en)(?!\S)", " ".join(arguments))
    return "en" if asked[-1:] == ["en"] else "vi"


def parser(lang: Lang) -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    top = _Parser(lang=lang, prog="vetnet", description=say("cli.about", lang))
    _add_common(top, lang, inner=False)
    commands = top.add_subparsers(
        dest="command", required=True, metavar="COMMAND", title=say("cli.help.commands", lang),
        parser_class=partial(_Parser, lang=lang),
    )  # type: ignore[call-overload]  # fmt: skip

    def command(name: str) -> argparse.ArgumentParser:
        text = say(f"cli.help.{name}", lang)
        made: argparse.ArgumentParser = commands.add_parser(name, help=text, description=text)
        return made

    demo = command("demo")
    demo.add_argument("--out", metavar="DIR", help=say("cli.help.out", lang))
    check = command("check")
    check.add_argument("data", metavar="DATA", help=say("cli.help.data_given", lang))
    check.add_argument("--annotate", metavar="OUT", help=say("cli.help.annotate", lang))
    foresee = command("forecast")
    _add_forecast(foresee, lang)
    run = command("run")
    run.add_argument("scripts", nargs="+", metavar="SCRIPT", help=say("cli.help.scripts", lang))
    _add_solving(run, lang)
    run.add_argument("--firmness", action="store_true", help=say("cli.help.firmness", lang))
    varied = command("vary")
    varied.add_argument("script", metavar="SCRIPT", help=say("cli.help.scripts", lang))
    _add_solving(varied, lang)
    judge = command("evaluate")
    judge.add_argument("plan", nargs="?", metavar="PLAN", help=say("cli.help.plan", lang))
    judge.add_argument("--record", action="store_true", help=say("cli.help.record", lang))
    judge.add_argument("--scenario", metavar="SCRIPT", help=say("cli.help.scenario", lang))
    _add_solving(judge, lang)
    compare = command("compare")
    compare.add_argument("bundles", nargs="+", metavar="BUNDLE", help=say("cli.help.bundles", lang))
    compare.add_argument("--out", metavar="DIR", help=say("cli.help.out_compare", lang))
    report = command("report")
    report.add_argument("bundles", nargs="+", metavar="BUNDLE", help=say("cli.help.bundles", lang))
    report.add_argument("--against", nargs="*", metavar="BUNDLE", help=say("cli.help.report_against", lang))
    for name in LETTERHEAD:
        report.add_argument(f"--{name}", metavar="TEXT", help=say(f"cli.help.{name}", lang))
    drawn = command("map")
    drawn.add_argument("bundles", nargs="+", metavar="BUNDLE", help=say("cli.help.bundles", lang))
    drawn.add_argument("--kind", default="status", metavar="KIND", help=say("cli.help.map_kind", lang))
    drawn.add_argument("--against", metavar="BUNDLE", help=say("cli.help.map_against", lang))
    drawn.add_argument("--field", metavar="CODE", help=say("cli.help.map_field", lang))
    drawn.add_argument("--level", metavar="CODE", help=say("cli.help.map_level", lang))
    drawn.add_argument("--paper", metavar="SIZE", help=say("cli.help.map_paper", lang))
    drawn.add_argument(
        "--format", dest="forms", default="png,svg", metavar="FORMATS", help=say("cli.help.map_format", lang)
    )
    drawn.add_argument("--out", metavar="DIR", help=say("cli.help.map_out", lang))
    asking = [*_add_asking(command, lang), _add_annual(command, lang)]
    filling = _add_filling(command, lang)
    for made in (*filling, check):
        made.add_argument("--force", action="store_true", help=say("cli.help.force", lang))
    for made in (*filling, demo, check, foresee, run, varied, judge, compare, report, drawn, *asking):
        _add_common(made, lang, inner=True)
    return top


def _add_filling(command: Callable[[str], argparse.ArgumentParser], lang: Lang) -> list[argparse.ArgumentParser]:
    """Add the commands that bring figures together: new, collect, convert."""
    start = command("new")
    start.add_argument("province", metavar="PROVINCE", help=say("cli.help.province", lang))
    start.add_argument("target", metavar="PATH", help=say("cli.help.new_path", lang))
    start.add_argument("--format", choices=("xlsx", "csv"), default="xlsx", help=say("cli.help.format", lang))
    start.add_argument("--example", action="store_true", help=say("cli.help.example", lang))
    start.add_argument(
        "--per-institution", nargs="?", const="", metavar="LIST", help=say("cli.help.per_institution", lang)
    )
    gather = command("collect")
    gather.add_argument("folder", metavar="FOLDER", help=say("cli.help.collect_folder", lang))
    gather.add_argument("--data", metavar="DATA", help=say("cli.help.collect_data", lang))
    gather.add_argument("--out", metavar="DIR", help=say("cli.help.collect_out", lang))
    change = command("convert")
    change.add_argument("data", metavar="DATA", help=say("cli.help.data_given", lang))
    change.add_argument("target", metavar="OUT", help=say("cli.help.convert_out", lang))
    return [start, gather, change]


def _add_asking(command: Callable[[str], argparse.ArgumentParser], lang: Lang) -> list[argparse.ArgumentParser]:
    """Add the commands that ask on: frontier, explain, formulation."""
    edge = command("frontier")
    edge.add_argument("script", metavar="SCRIPT", help=say("cli.help.scripts", lang))
    goals = ("cost", "budget", "access", "unplaced", "units")
    edge.add_argument("--first", choices=goals, default="budget", help=say("cli.help.frontier_first", lang))
    edge.add_argument("--second", choices=goals, default="access", help=say("cli.help.frontier_second", lang))
    edge.add_argument(
        "--points", type=int, choices=range(2, 21), default=5, metavar="N", help=say("cli.help.points", lang)
    )
    _add_solving(edge, lang)
    why = command("explain")
    why.add_argument("target", metavar="BUNDLE|SCRIPT", help=say("cli.help.explain_target", lang))
    why.add_argument("unit", metavar="UNIT", nargs="?", help=say("cli.help.explain_unit", lang))
    why.add_argument("--demand", metavar="COMMUNE/PROGRAMME", help=say("cli.help.explain_demand", lang))
    why.add_argument("--learners", action="store_true", help=say("cli.help.explain_learners", lang))
    _add_solving(why, lang)
    written = command("formulation")
    written.add_argument("--scenario", metavar="SCRIPT", help=say("cli.help.scenario", lang))
    written.add_argument("--data", metavar="DATA", help=say("cli.help.data", lang))
    written.add_argument("--out", metavar="FILE", help=say("cli.help.formulation_out", lang))
    return [edge, why, written]


def _add_annual(command: Callable[[str], argparse.ArgumentParser], lang: Lang) -> argparse.ArgumentParser:
    """Add the command `annual`."""
    yearly = command("annual")
    yearly.add_argument("data", metavar="DATA", help=say("cli.help.annual_data", lang))
    yearly.add_argument("plan", metavar="BUNDLE", help=say("cli.help.annual_plan", lang))
    yearly.add_argument(
        "--year", type=partial(_year, lang=lang), required=True, metavar="YEAR", help=say("cli.help.annual_year", lang)
    )
    yearly.add_argument("--last-year", metavar="DATA", help=say("cli.help.annual_last", lang))
    yearly.add_argument("-o", "--out", metavar="DIR", help=say("cli.help.annual_out", lang))
    for name in LETTERHEAD:
        yearly.add_argument(f"--{name}", metavar="TEXT", help=say(f"cli.help.{name}", lang))
    return yearly


def _add_help(to: argparse.ArgumentParser, lang: Lang) -> None:
    to.add_argument("-h", "--help", action="help", help=say("cli.help.help", lang))


def _add_common(to: argparse.ArgumentParser, lang: Lang, *, inner: bool) -> None:
    """Add the options of every command, which may stand before its name as well (`inner`: behind it)."""
    off: object = argparse.SUPPRESS if inner else False
    spoken: object = argparse.SUPPRESS if inner else "vi"
    to.add_argument("--lang", choices=("vi", "en"), default=spoken, help=say("cli.help.lang", lang))
    to.add_argument("--quiet", action="store_true", default=off, help=say("cli.help.quiet", lang))
    to.add_argument("--no-cache", action="store_true", default=off, help=say("cli.help.no_cache", lang))
    to.add_argument("--json", action="store_true", default=off, help=say("cli.help.json", lang))
    _add_help(to, lang)
    if not inner:
        told = say("cli.help.version", lang)
        to.add_argument("--version", action="version", version=f"vetnet {version('vetnet')}", help=told)


def _add_forecast(to: argparse.ArgumentParser, lang: Lang) -> None:
    """Add the arguments of `forecast`."""
    to.add_argument("data", metavar="DATA", help=say("cli.help.data_given", lang))
    last = say("cli.help.forecast_to", lang, year=FORECAST_TO)
    to.add_argument("--to", type=partial(_year, lang=lang), default=FORECAST_TO, metavar="YEAR", help=last)
    to.add_argument("--out", metavar="DIR", help=say("cli.help.out", lang))
    cell = ("FIELD", "LEVEL", "COMMUNE")
    to.add_argument("--trace", nargs=3, metavar=cell, help=say("cli.help.forecast_trace", lang))
    to.add_argument("--write", action="store_true", help=say("cli.help.forecast_write", lang))


def _year(text: str, lang: Lang) -> int:
    if not re.fullmatch(r"[12]\d{3}", text.strip()):
        raise argparse.ArgumentTypeError(say("cli.usage.year", lang, value=text))
    return int(text)


def _add_solving(to: argparse.ArgumentParser, lang: Lang) -> None:
    """Add the options that `run` and `evaluate` share."""
    to.add_argument("--data", metavar="DATA", help=say("cli.help.data", lang))
    to.add_argument("--out", metavar="DIR", help=say("cli.help.out", lang))
    limit, gap = say("cli.help.time_limit", lang), say("cli.help.gap", lang)
    to.add_argument("--time-limit", type=partial(_seconds, lang=lang), default=LIMIT_S, metavar="S", help=limit)
    to.add_argument("--gap", type=partial(_share, lang=lang), default=GAP, metavar="G", help=gap)
    other = say("cli.help.solver", lang)
    to.add_argument("--solver", type=partial(_solver, lang=lang), default=SOLVER, metavar="NAME", help=other)
