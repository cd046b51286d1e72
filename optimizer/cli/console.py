"""What the command writes: progress on stderr, results on stdout, or one JSON object."""

import json
import os
import sys
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TextIO

from optimizer.cli.grouped import by_rule, grouped, others
from optimizer.errors import Finding, Severity
from optimizer.wording import Lang, number, percent, say, sentence, told
from optimizer.wording.cases import WEIGHTS, case_named

if TYPE_CHECKING:
    from optimizer.solution.solution import Bundle  # loads geopandas, which no answer to --help should wait for

ORDER = (4, 2, 3, 1, 0)
"""Exit codes, the worst first."""


def worst(codes: Sequence[int]) -> int:
    """Return the worst exit code (4 > 2 > 3 > 1 > 0)."""
    return next((code for code in ORDER if code in codes), max(codes, default=0))


@dataclass
class Console:
    """Where sentences go, and in which language."""

    lang: Lang
    quiet: bool = False
    as_json: bool = False
    runs: list[dict[str, Any]] = field(default_factory=list)
    findings: list[dict[str, Any]] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    more: dict[str, object] = field(default_factory=dict)
    """What the JSON object of the command holds besides."""
    _stage: str = ""

    def say(self, phrase: str, **values: object) -> None:
        """Write a sentence to stdout."""
        self.line(say(phrase, self.lang, **values))

    def line(self, text: str = "") -> None:
        """Write a line to stdout; nothing in JSON mode."""
        if not self.as_json:
            _write(text, sys.stdout)

    def note(self, text: str) -> None:
        """Write a line to stderr."""
        _write(text, sys.stderr)

    def fail(self, text: str) -> None:
        """Write why something could not be done to stderr, and keep it for the JSON object."""
        self.errors.append(text)
        self.note(text)

    def progress(self, stage: str, seconds: float, best: float | None, bound: float | None) -> None:
        """Write where the solver stands to stderr."""
        if self.quiet or (stage == "lp" and self._stage == "lp"):
            return
        self._stage = stage
        name, _, rest = stage.partition(" ")
        values = {
            "stage": say(f"cli.stage.{name}", self.lang)
            + "".join(f" {_named(word, self.lang)}" for word in rest.split()),
            "seconds": number(seconds, self.lang, 1),
            "best": "–" if best is None else number(best, self.lang),
            "bound": "–" if bound is None else number(bound, self.lang),
            "gap": "–"
            if best is None or bound is None
            else percent((best - bound) / max(1e-9, abs(best)), self.lang, 2),
        }
        phrase = "cli.progress" if best is not None or bound is not None else "cli.progress_plain"
        self.note(say(phrase, self.lang, **values))

    def tell_findings(self, findings: Sequence[Finding], *, only_errors: bool = False) -> None:
        """Write findings, errors first; of many in one column the first ones, and where the others are."""
        kept = [f for f in self._keep(findings) if not only_errors or f.severity is Severity.ERROR]
        for written, listed in grouped(by_rule(kept)):
            tell = self.note if written[0].severity is Severity.ERROR else self.line
            for f in written:
                tell(f"{say(f'severity.{f.severity}', self.lang)}: {sentence(f, self.lang)}")
            if listed:
                tell(others(listed, self.lang))

    def count_findings(self, findings: Sequence[Finding], data: str) -> None:
        """Keep findings for the JSON object, and say only how many there are and how to see them."""
        if self._keep(findings):
            self.say("cli.findings", count=len(findings), data=data)

    def _keep(self, findings: Sequence[Finding]) -> list[Finding]:
        """Keep findings for the JSON object; return them, errors first."""
        rank = list(Severity)
        ordered = sorted(findings, key=lambda f: rank.index(f.severity))
        self.findings += [
            {
                "id": f.id, "severity": str(f.severity), "table": f.table, "row": f.row, "column": f.column,
                "cell": f.cell, "value": f.value, "rule": f.id, "remedy": told(f, self.lang)[1],
                "vi": sentence(f, "vi"), "en": sentence(f, "en"),
            }
            for f in ordered
        ]  # fmt: skip
        return ordered

    def record(self, bundle: "Bundle", path: str) -> None:
        """Keep what `--json` says of a run."""
        proof = bundle.proof
        self.runs.append(
            {
                "scenario": bundle.scenario["name"], "bundle": path, "outcome": str(bundle.outcome),
                "objective_mvnd": proof.objective_mvnd, "bound_mvnd": proof.bound_mvnd, "gap": proof.gap,
                "stopped_by": proof.stopped_by,
            }
        )  # fmt: skip

    def finish(self, command: str, code: int) -> int:
        """Write the JSON object where asked for, and return `code`; `error` is there only if something failed."""
        if self.as_json:
            content: dict[str, object] = {
                **self.more,
                "format": 1, "command": command, "exit": code, "findings": self.findings, "runs": self.runs,
            }  # fmt: skip
            if self.errors:
                content["error"] = "\n".join(self.errors)
            _write(json.dumps(content, ensure_ascii=False, sort_keys=True), sys.stdout)
        return code


def _named(word: str, lang: Lang) -> str:
    """Return a word of a stage; a case of firmness (weights/variant) in words."""
    return f"({case_named(word, lang)})" if word.partition("/")[0] in WEIGHTS else word


def _write(text: str, stream: TextIO) -> None:
    """Write `text` and a line feed to `stream`; where nobody reads any more, go on in silence.

    A name from a table or a script may hold anything: what would move the cursor, ring, or turn the writing round is
    left out.
    """
    plain = "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in {"Cc", "Cf"})
    try:
        print(plain, file=stream, flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
