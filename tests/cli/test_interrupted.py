"""Ctrl-C while workbooks and folders are being written: nothing half-written, what was there stays, exit code 130."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

from tests.cli.calls import call, province

SAVED, CSV, MOVED = (openpyxl.Workbook, "save"), (pd.DataFrame, "to_csv"), (Path, "replace")
CASES = (
    (("new", "19", "OUT.xlsx"), SAVED, 1), (("new", "19", "OUT.xlsx"), MOVED, 1),
    (("new", "19", "OUT", "--format", "csv"), CSV, 4),
    (("new", "19", "OUT", "--per-institution", "--example"), SAVED, 3),
    (("convert", "DATA", "OUT.xlsx"), SAVED, 1), (("convert", "DATA", "OUT"), CSV, 5),
    (("collect", "FORMS", "--out", "OUT"), SAVED, 2),
    (("check", "DATA", "--annotate", "OUT.xlsx"), SAVED, 1), (("check", "DATA", "--annotate", "OUT.xlsx"), MOVED, 2),
)  # fmt: skip


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the tiny province as a folder."""
    return province(tmp_path_factory.mktemp("bảng"))


@pytest.fixture(scope="module")
def forms(tables: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of forms that nobody has sent yet."""
    folder = tmp_path_factory.mktemp("biểu mẫu")
    assert call("convert", tables, folder / "tong-hop.xlsx").code == 0
    return folder


def interrupted_at(number: int, real: Callable[..., Any]) -> Callable[..., Any]:
    """Return `real`, whose call `number` is interrupted, half of a file written."""
    calls = 0

    def called(*arguments: Any, **options: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == number:
            target = next((a for a in arguments[1:] if isinstance(a, Path)), None)
            if target is not None and real.__name__ != "replace":
                target.write_bytes(b"half")
            raise KeyboardInterrupt
        return real(*arguments, **options)

    return called


@pytest.mark.parametrize(("command", "place", "number"), CASES, ids=lambda case: str(case)[:60])
def test_nothing_half_written_is_left(
    command: tuple[str, ...], place: tuple[type, str], number: int, tables: Path, forms: Path, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """At the first or a later file: no file is left, no part of one; done again without --force it succeeds."""
    words = {
        "DATA": str(tables),
        "FORMS": str(forms),
        "OUT": str(tmp_path / "ra"),
        "OUT.xlsx": str(tmp_path / "r.xlsx"),
    }
    arguments = [words.get(word, word) for word in command]
    with monkeypatch.context() as patched:
        real = getattr(*place)
        patched.setattr(*place, interrupted_at(number, real))
        assert call(*arguments).code == 130
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    assert call(*arguments).code == 0


def test_an_interrupted_overwrite_keeps_what_was_there(
    tables: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With --force: workbook and every table of the folder keep their bytes."""
    book, folder = tmp_path / "a.xlsx", tmp_path / "a"
    for target in (book, folder):
        assert call("convert", tables, target).code == 0
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    for target, place, number in ((book, SAVED, 1), (folder, CSV, 5)):
        with monkeypatch.context() as patched:
            real = getattr(*place)
            patched.setattr(*place, interrupted_at(number, real))
            assert call("convert", tables, target, "--force").code == 130
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_tables_of_two_provinces_are_not_mixed(tables: Path, tmp_path: Path) -> None:
    """A folder with one table in it is not written to; with --force its table goes, other files stay."""
    folder = tmp_path / "a"
    folder.mkdir()
    for name in ("staff.csv", "ghi chú.csv"):
        (folder / name).write_text("x", encoding="utf-8")
    said = call("convert", tables, folder)
    assert (said.code, "staff.csv" in said.err) == (2, True)
    assert call("convert", tables, folder, "--force").code == 0
    assert (folder / "ghi chú.csv").exists()
    assert not (folder / "staff.csv").exists()


def test_an_interrupt_while_the_program_loads_is_quiet() -> None:
    """Ctrl-C in the midst of the imports: exit code 130, no traceback."""
    code = (
        "import builtins, sys\n"
        "real = builtins.__import__\n"
        "def stop(name, *more, **named):\n"
        "    if name == 'optimizer.cli.command' or 'command' in (more[2] or () if len(more) > 2 else ()):\n"
        "        raise KeyboardInterrupt\n"
        "    return real(name, *more, **named)\n"
        "from optimizer.cli import run\n"
        "builtins.__import__ = stop\n"
        "sys.exit(run(['check', 'x']))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (130, "")


def test_what_loads_before_an_interrupt_is_heeded_is_little() -> None:
    """The entry point itself loads no package of others: there Ctrl-C would end in a traceback."""
    code = (
        "import sys\n"
        "import optimizer.cli\n"
        "others = {'pydantic', 'pandas', 'numpy', 'pulp'} & set(sys.modules)\n"
        "from optimizer import Scenario\n"
        "print(sorted(others), 'pydantic' in sys.modules, Scenario.__name__)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[] True Scenario\n"
