"""Reading scenario scripts: a file's `scenario` or `scenarios`, and every mistake as a sentence."""

import runpy
import sys
import traceback
from collections.abc import Sequence
from contextlib import redirect_stdout
from pathlib import Path

from optimizer.data.files import WORKBOOKS
from optimizer.data.scenario_sheet import read_scenario_sheet
from optimizer.errors import UsageError
from optimizer.scenario import InvalidScenario, Scenario
from optimizer.wording import PHRASES, Lang, say


def read_scripts(paths: Sequence[str], lang: Lang) -> list[Scenario]:
    """Return the scenarios of all scripts.

    Raises
    ------
    UsageError
        There is a problem with one of them (see `gather`). All problems at once.
    """
    found, problems = gather(paths, lang)
    if problems:
        raise UsageError("\n".join(problems))
    return found


def gather(paths: Sequence[str], lang: Lang) -> tuple[list[Scenario], list[str]]:
    """Return the scenarios that can be run, and what is wrong with the others, in sentences.

    Wrong are a file that is missing, does not run or defines no scenario; a field that is unknown or out of range; a
    scenario with the name of an earlier one.
    """
    found: list[Scenario] = []
    problems: list[str] = []
    for path in paths:
        try:
            found.extend(_read(Path(path), lang))
        except UsageError as problem:
            problems.append(str(problem))
    by_name: dict[str, Scenario] = {}
    for scenario in found:
        if scenario.name in by_name:
            problems.append(say("cli.scenario_twice", lang, name=scenario.name))
        else:
            by_name[scenario.name] = scenario
    return list(by_name.values()), problems


def _read(path: Path, lang: Lang) -> list[Scenario]:
    if not path.is_file():
        raise UsageError(say("cli.script_missing", lang, path=path))
    if path.suffix.lower() in WORKBOOKS:
        return read_scenario_sheet(path, lang)
    try:
        with redirect_stdout(sys.stderr):  # results alone go to standard output
            values = runpy.run_path(str(path))
    except InvalidScenario as problem:
        raise UsageError("\n".join(_field_sentences(path, problem, lang))) from problem
    except SyntaxError as problem:
        raise UsageError(_syntax_sentence(path, problem, lang)) from problem
    except SystemExit as problem:
        raise UsageError(say("cli.script_exits", lang, path=path, line=_line(path))) from problem
    except Exception as problem:
        told = f"{type(problem).__name__}: {problem}"
        raise UsageError(say("cli.script_fails", lang, path=path, line=_line(path), problem=told)) from problem
    if isinstance(values.get("scenario"), Scenario):
        return [values["scenario"]]
    many = values.get("scenarios")
    if isinstance(many, list | tuple) and many and all(isinstance(s, Scenario) for s in many):
        return list(many)
    raise UsageError(say("cli.script_empty", lang, path=path))


def _syntax_sentence(path: Path, problem: SyntaxError, lang: Lang) -> str:
    """Say where Python stopped reading, or that the file is no text at all."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        return say("cli.script_no_text", lang, path=path)
    written = (problem.text or "").strip()
    return say("cli.script_syntax", lang, path=path, line=problem.lineno or 1, text=written, problem=problem.msg)


def _field_sentences(path: Path, problem: InvalidScenario, lang: Lang) -> list[str]:
    """Say each validation error in words: the line, the field, the value, what is allowed."""
    sentences = []
    for error in problem.errors(include_url=False):
        field = ".".join(str(part) for part in error["loc"]) or problem.title
        values = {**error.get("ctx", {}), "problem": error["msg"], "value": error.get("input")}
        known = f"cli.field.{error['type']}"
        if error["type"] == "value_error":
            known += f".{str(values['error']).split()[0].rstrip(':')}"
        phrase = known if known in PHRASES else "cli.field.other"
        if "expected" in values:
            values["expected"] = str(values["expected"]).replace(" or ", ", ")
        sentences.append(say(phrase, lang, path=path, line=_line(path), field=field, **values))
    return sentences


def _line(path: Path) -> int:
    """Line of the script in which the running exception arose."""
    frames = traceback.extract_tb(sys.exc_info()[2])
    return next((f.lineno or 0 for f in reversed(frames) if Path(f.filename) == path), 0)
