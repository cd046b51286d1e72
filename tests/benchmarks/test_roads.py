"""The benchmark of drawn roads measures what it says: pairs on roads, the same with the cache, the file read back."""

import json

import pytest

from optimizer.data.cache import VARIABLE
from tests.benchmarks import roads


def test_a_small_grid(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A grid of 800 edges is 21 × 21 streets of 20 edges, each in 7 pieces: 294 lines."""
    monkeypatch.setenv(VARIABLE, "off")
    assert roads.main(["--edges", "800", "--communes", "6", "--sites", "4", "--file"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["same"]
    assert (told["lines"], told["lines_read"]) == (294, 294)
    assert told["pairs"] == {"given": 0, "roads": 24, "graph": 0, "none": 0}
