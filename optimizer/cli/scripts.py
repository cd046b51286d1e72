"""Reading scenario scripts: a file's `scenario` or `scenarios`, and every mistake as a sentence."""

import runpy
import sys
import traceback
from collections.abc import Sequence
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

from optimizer.data.files import WORKBOOKS
from optimizer.data.scenario_sheet import read_scenario_sheet
from optimizer.errors import UsageError
from optimizer.scenario import InvalidScenario, Misfit, Scenario
from optimizer.scenario.fields import field_rows
from optimizer.wording import PHRASES, Lang, say

PARTED = frozenset(row.path for row in field_rows() if row.kind in {"pairs", "shares", "floors", "json"})
"""Fields that hold lists of parts: a part of the wrong kind is told by what the field takes."""
GROUPS = frozenset(row.path.partition(".")[0] for row in field_rows() if "." in row.path)
"""Groups of fields, each named as its class is."""
QUOTED = 80
"""Letters of a wrong value that a sentence quotes."""


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
        raise UsageError("\n".join(field_sentences(path, problem, lang))) from problem
    except SyntaxError as problem:
        raise UsageError(_syntax_sentence(path, problem, lang)) from problem
    except SystemExit as problem:
        raise UsageError(say("cli.script_exits", lang, path=path, line=line_of(path, problem))) from problem
    except Exception as problem:
        told = f"{type(problem).__name__}: {problem}"
        raise UsageError(
            say("cli.script_fails", lang, path=path, line=line_of(path, problem), problem=told)
        ) from problem
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


def field_sentences(path: Path, problem: InvalidScenario, lang: Lang) -> list[str]:
    """Say each validation error in words: the line, the field, the value, what is allowed; once for a list of parts."""
    group = [problem.title.lower()] if problem.title.lower() in GROUPS else []
    found: dict[str, str] = {}
    for error in problem.errors(include_url=False):
        field, told = _field_sentence(error, group, lang)
        found.setdefault(field, told)
    return [
        say("cli.script_line", lang, path=path, line=line_of(path, problem), problem=told) for told in found.values()
    ]


def _field_sentence(error: Any, group: list[str], lang: Lang) -> tuple[str, str]:  # noqa: ANN401 - pydantic's
    """Return the field in which `error` lies, and the sentence on it."""
    parts = [*group, *(str(part) for part in error["loc"])]
    values = {**error.get("ctx", {}), "value": error.get("input"), "problem": error["msg"]}
    fault = values.pop("error", None)
    path = ".".join(parts[:2])
    if isinstance(fault, Misfit):
        path, values["value"] = fault.path, fault.part
    if isinstance(fault, Misfit) or path in PARTED:
        wrong = repr(values["value"])[:QUOTED]
        return path, say("cli.field.takes", lang, field=path, value=wrong, takes=say(f"scenario.takes.{path}", lang))
    if "expected" in values:
        values["expected"] = str(values["expected"]).replace(" or ", ", ")
    phrase = f"cli.field.{error['type']}"
    field = ".".join(parts)
    return field, say(phrase if phrase in PHRASES else "cli.field.other", lang, field=field, **values)


def line_of(path: Path, problem: BaseException) -> int:
    """Return the line of the script in which `problem` arose; 0 where it arose elsewhere."""
    frames = traceback.extract_tb(problem.__traceback__)
    return next((f.lineno or 0 for f in reversed(frames) if Path(f.filename) == path), 0)
