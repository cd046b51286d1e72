"""What can go wrong, by meaning: bad input, bad scenario, no plan, unreadable bundle, failed audit."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs: an error stops the work, the others are printed with the plan."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing noticed in the input, located to its cell.

    The sentences (rule, what to do) are in `wording`, by `id` and `values`.
    """

    id: str
    """Phrase id, for example ``data.unknown_code``."""
    severity: Severity
    table: str = ""
    """Table (sheet or file stem) the finding is in."""
    row: int | None = None
    """Row as a spreadsheet shows it: the header is row 1, the first record row 2."""
    column: str = ""
    value: str = ""
    """The value seen, as it was written."""
    values: Mapping[str, object] = field(default_factory=dict)
    """Further values that the sentence quotes."""
    cell: str = ""
    """Address in the workbook, for example ``C17``; "" where the table is not a sheet of one."""


class OptimizerError(Exception):
    """Base of everything this package raises on purpose."""


class DataError(OptimizerError, ValueError):
    """The tables cannot be used; carries all findings at once."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(f"{len(findings)} finding(s) in the input")
        self.findings = findings


class UsageError(OptimizerError, ValueError):
    """A command, path or scenario that cannot be used; the message is a sentence for the user."""


class SolverError(OptimizerError, RuntimeError):
    """A solver that was asked for by its name could not solve: its name, and what it says."""

    def __init__(self, solver: str, told: str) -> None:
        super().__init__(f"{solver}: {told}")
        self.solver, self.told = solver, told


class NoPlanError(OptimizerError, RuntimeError):
    """A plan was asked for where none was found."""


class BundleError(OptimizerError, ValueError):
    """A saved bundle is missing, incomplete, or of a newer format; the message is a sentence.

    With `phrase` and `values`, `optimizer.wording.say` says it in another language.
    """

    def __init__(self, message: str, phrase: str = "", values: Mapping[str, object] | None = None) -> None:
        super().__init__(message)
        self.phrase = phrase
        self.values = dict(values or {})


class AuditError(OptimizerError, RuntimeError):
    """The independent audit found a broken rule or a cost that does not add up."""
