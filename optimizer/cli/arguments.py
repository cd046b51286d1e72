"""The arguments of every command, with their help in both languages."""

import argparse
import re
from typing import NoReturn

from optimizer.errors import UsageError
from optimizer.wording import Lang, say

GAP, LIMIT_S = 0.001, 300.0


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        sentence = f"{self.format_usage().strip()}\n{message}"
        raise UsageError(sentence)


def _seconds(text: str) -> float:
    value = float(text)
    if not 0 < value < 1e7:  # noqa: PLR2004 - about four months
        raise ValueError
    return value


def _share(text: str) -> float:
    value = float(text.removesuffix("%").replace(",", ".")) / (100 if text.endswith("%") else 1)
    if not 0 <= value < 1:
        raise ValueError
    return value


def language(arguments: list[str]) -> Lang:
    """Return the language asked for, before anything is parsed."""
    text = " ".join(arguments)
    return "en" if re.search(r"--lang[ =]en\b", text) else "vi"


def parser(lang: Lang) -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    top = _Parser(prog="vetnet", description=say("cli.about", lang))
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=_Parser)
    common = _Parser(add_help=False)
    common.add_argument("--lang", choices=("vi", "en"), default="vi", help=say("cli.help.lang", lang))
    common.add_argument("--quiet", action="store_true", help=say("cli.help.quiet", lang))
    common.add_argument("--json", action="store_true", help=say("cli.help.json", lang))
    solving = _Parser(add_help=False)
    solving.add_argument("--data", metavar="DATA", help=say("cli.help.data", lang))
    solving.add_argument("--out", metavar="DIR", help=say("cli.help.out", lang))
    solving.add_argument(
        "--time-limit", type=_seconds, default=LIMIT_S, metavar="S", help=say("cli.help.time_limit", lang)
    )
    solving.add_argument("--gap", type=_share, default=GAP, metavar="G", help=say("cli.help.gap", lang))
    demo = commands.add_parser("demo", parents=[common], help=say("cli.help.demo", lang))
    demo.add_argument("--out", metavar="DIR", help=say("cli.help.out", lang))
    check = commands.add_parser("check", parents=[common], help=say("cli.help.check", lang))
    check.add_argument("data", metavar="DATA")
    run = commands.add_parser("run", parents=[common, solving], help=say("cli.help.run", lang))
    run.add_argument("scripts", nargs="+", metavar="SCRIPT")
    run.add_argument("--firmness", action="store_true", help=say("cli.help.firmness", lang))
    judge = commands.add_parser("evaluate", parents=[common, solving], help=say("cli.help.evaluate", lang))
    judge.add_argument("plan", nargs="?", metavar="PLAN", help=say("cli.help.plan", lang))
    judge.add_argument("--record", action="store_true", help=say("cli.help.record", lang))
    judge.add_argument("--scenario", metavar="SCRIPT", help=say("cli.help.scenario", lang))
    compare = commands.add_parser("compare", parents=[common], help=say("cli.help.compare", lang))
    compare.add_argument("bundles", nargs="+", metavar="BUNDLE")
    compare.add_argument("--out", metavar="DIR", help=say("cli.help.out", lang))
    report = commands.add_parser("report", parents=[common], help=say("cli.help.report", lang))
    report.add_argument("bundles", nargs="+", metavar="BUNDLE")
    return top
