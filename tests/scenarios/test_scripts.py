"""Every script in scenarios/ is short, readable, and a valid scenario of its own name."""

import ast
import runpy
from pathlib import Path

import pytest

from optimizer.scenario import Scenario

ROOT = Path(__file__).parents[2]
SCRIPTS = sorted((ROOT / "scenarios").glob("*.py"))
MOST_LINES = 25


def _scenario(path: Path) -> Scenario:
    """Run a script as an import would (not as a program) and return its scenario."""
    found = runpy.run_path(str(path), run_name="script")["scenario"]
    assert isinstance(found, Scenario)
    return found


def test_there_are_scripts():
    """At least the five questions of the embedded province, and a plan without any policy to compare with."""
    assert len(SCRIPTS) >= 5
    assert any(_scenario(path).centres.policy == "free" for path in SCRIPTS)


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda p: p.stem)
def test_a_script_is_a_valid_scenario_named_like_its_file(path: Path):
    """It defines `scenario`, whose name is the file's, and which survives being written and read again."""
    scenario = _scenario(path)
    assert scenario.name == path.stem
    assert Scenario.model_validate_json(scenario.model_dump_json()) == scenario


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda p: p.stem)
def test_a_script_is_short_and_says_what_it_asks(path: Path):
    """At most 25 lines, with a docstring, a question that ends in a question mark, and a title in both languages."""
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= MOST_LINES
    assert ast.get_docstring(ast.parse(text))
    scenario = _scenario(path)
    assert scenario.question.endswith("?")
    assert scenario.title_en


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda p: p.stem)
def test_a_script_runs_on_a_province_that_is_there(path: Path):
    """`main(scenario, province=...)` names a folder of tables of this repository, and runs only as a program."""
    calls = [
        node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "main"
    ]  # fmt: skip
    assert len(calls) == 1
    folders = [k.value.value for k in calls[0].keywords if k.arg == "province" and isinstance(k.value, ast.Constant)]
    assert len(folders) == 1
    assert (ROOT / str(folders[0]) / "institutions.csv").is_file()


def test_no_two_scripts_ask_the_same():
    """Names and titles differ, and so do the rules: no script is a copy of another."""
    scenarios = [_scenario(path) for path in SCRIPTS]
    assert len({s.name for s in scenarios}) == len(scenarios)
    assert len({s.title for s in scenarios}) == len(scenarios)
    rules = [s.model_dump_json(exclude={"name", "title", "title_en", "question", "basis"}) for s in scenarios]
    assert len(set(rules)) == len(rules)
