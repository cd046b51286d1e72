"""Stopped by Ctrl-C, killed, or read by nobody: the old bundle or the new one, never a half."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.calls import files, script

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals of a process are those of POSIX")


def _start(*arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "optimizer", *map(str, arguments)]
    return subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )


def test_a_closed_pipe_is_no_failure(tables: Path):
    """``vetnet check … | head -0``: nobody reads, the exit code is that of the check."""
    process = _start("check", tables)
    assert process.stdout is not None
    process.stdout.close()
    assert process.wait(timeout=60) == 0
    assert process.stderr is not None
    assert "Traceback" not in process.stderr.read()
    process.stderr.close()


def test_ctrl_c_ends_with_130_or_keeps_the_plan(tables: Path, tmp_path: Path):
    """Sent while the program loads, solves or draws: 130, or the code of the plan that was saved; no traceback."""
    asked = script(tmp_path / "thu.py")
    for wait in (1.0, 3.0):
        process = _start("run", asked, "--data", tables, "--out", tmp_path / "ra")
        time.sleep(wait)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=120)
        assert process.returncode in {0, 130, -signal.SIGINT}
        assert process.returncode == -signal.SIGINT or "Traceback" not in said
        left = {p.name for p in (tmp_path / "ra" / "thu").glob("*")} if (tmp_path / "ra" / "thu").exists() else set()
        assert process.returncode != 0 or "bundle" in left


@pytest.mark.slow
def test_killed_at_any_moment_the_old_bundle_stays(tables: Path, tmp_path: Path):
    """SIGKILL after 0.5, 1, … 6 s of a second run: the bundle is the first one or the second, byte for byte."""
    asked = script(tmp_path / "thu.py")
    first = _start("run", asked, "--data", tables, "--out", tmp_path / "ra")
    first.communicate(timeout=120)
    bundle = tmp_path / "ra" / "thu" / "bundle"

    def kept() -> dict[str, bytes]:
        return {k: v for k, v in files(bundle).items() if k != "timing.json"}

    before = kept()
    for half_seconds in range(1, 13):
        process = _start("run", asked, "--data", tables, "--out", tmp_path / "ra")
        time.sleep(half_seconds / 2)
        process.kill()
        process.communicate()
        if bundle.exists():
            assert kept() == before
        else:
            assert (bundle.parent / "bundle.old").exists() or any(bundle.parent.iterdir())
