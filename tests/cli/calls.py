"""Calling the command in this process: its exit code, what it wrote, and a tiny province to call it on."""

import contextlib
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from optimizer.cli import run, work
from tests.provinces import tiny_tables, write_tables

HEAD = "from optimizer import Centres, Coverage, Merging, Pins, Scenario\n"
PLAN = "institution,action,host,close_sites\n"


@dataclass(frozen=True)
class Said:
    """What one call of the command did."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The JSON object on standard output."""
        return json.loads(self.out)

    @property
    def all(self) -> str:
        """Everything that was written."""
        return self.out + self.err


def call(*arguments: object, drawing: bool = False) -> Said:
    """Run `vetnet` with `arguments`; without `drawing`, maps and papers are left out."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.ExitStack() as stack:
        stack.enter_context(contextlib.redirect_stdout(out))
        stack.enter_context(contextlib.redirect_stderr(err))
        if not drawing:
            stack.enter_context(patch.object(work, "draw", lambda *_: []))
        code = run([str(a) for a in arguments])
    assert "Traceback" not in out.getvalue() + err.getvalue()
    return Said(code, out.getvalue(), err.getvalue())


def province(folder: Path) -> Path:
    """Write the tables of the tiny province to `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    return write_tables(tiny_tables(), folder)


def script(path: Path, **fields: str) -> Path:
    """Write a script of one scenario to `path`; `fields` are Python expressions."""
    plain = {"name": '"thu"', "title": '"Thử"', "question": '"Rẻ nhất?"', "centres": 'Centres(policy="free")'} | fields
    inner = ", ".join(f"{name}={text}" for name, text in plain.items())
    path.write_text(f"{HEAD}scenario = Scenario({inner})\n", encoding="utf-8")
    return path


def files(folder: Path) -> dict[str, bytes]:
    """Return every file below `folder`, hidden ones too, with its bytes."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def lines(text: str) -> Sequence[str]:
    """Return the lines that say something."""
    return [line for line in text.splitlines() if line.strip()]


@contextlib.contextmanager
def inside(folder: Path) -> Iterator[Path]:
    """Work in `folder`."""
    with contextlib.chdir(folder):
        yield folder
