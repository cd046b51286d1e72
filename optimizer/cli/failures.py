"""What went wrong, as a sentence and an exit code: 2 bad input, 4 the audit or the program itself."""

import errno
import traceback
from pathlib import Path

from optimizer.cli.console import Console
from optimizer.errors import AuditError, BundleError, DataError, NoPlanError, SolverError, UsageError
from optimizer.wording import PHRASES, Lang, say

BAD_INPUT, FAILED = 2, 4


def explain(problem: Exception, console: Console) -> int:
    """Say what went wrong, and return its exit code."""
    lang = console.lang
    match problem:
        case DataError():
            console.tell_findings(problem.findings, only_errors=True)
            count = sum(f.severity == "error" for f in problem.findings)
            console.fail(say("cli.data_unusable", lang, count=count))
        case BundleError() if problem.phrase:
            console.fail(say(problem.phrase, lang, **problem.values))
        case UsageError() | BundleError():
            console.fail(str(problem))
        case AuditError() | NoPlanError():
            console.fail(say("cli.audit_failed", lang, problem=problem))
            return FAILED
        case SolverError():
            console.fail(say("cli.solver_failed", lang, solver=problem.solver, problem=problem.told))
            return FAILED
        case OSError():
            console.fail(say("cli.disk", lang, problem=_trouble(problem, lang), path=problem.filename or "–"))
        case MemoryError():
            console.fail(say("cli.memory", lang))
            return FAILED
        case _:
            console.fail(say("cli.failed", lang, kind=type(problem).__name__, problem=problem, place=_place(problem)))
            return FAILED
    return BAD_INPUT


def _trouble(problem: OSError, lang: Lang) -> str:
    """Return what the system refused, in words where they are known, else as the system says it."""
    phrase = f"cli.disk.{errno.errorcode.get(problem.errno or 0, '')}"
    return say(phrase, lang) if phrase in PHRASES else str(problem.strerror or problem)


def _place(problem: Exception) -> str:
    """Return where in the program `problem` arose, for those who maintain it."""
    frames = traceback.extract_tb(problem.__traceback__)
    return ", ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames[-3:])
