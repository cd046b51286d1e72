"""Every rule family and every cost term has its own hand-solved tests."""

import ast
from pathlib import Path

import pytest

from optimizer.model.costs import TERMS
from optimizer.model.rules import FAMILIES, TODAY, WITHOUT_POLICY

HERE = Path(__file__).parent
RULES = Path(__file__).parents[2] / "optimizer" / "model" / "rules"


def _tests(path: Path) -> dict[str, str]:
    """Return test function -> docstring of a test module."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {
        f.name: ast.get_docstring(f) or ""
        for f in tree.body
        if isinstance(f, ast.FunctionDef) and f.name.startswith("test_")
    }


@pytest.mark.parametrize("family", [f.__name__ for f in FAMILIES])
def test_every_family_has_a_test_that_it_binds(family: str):
    """tests/model/test_<family>.py solves it without the rule and with it (`binds`), and says what that costs."""
    tests = _tests(HERE / f"test_{family}.py")
    binding = [name for name in tests if "binds" in name]
    assert binding, f"no test of {family} shows that it binds"
    assert len(tests) >= 3
    assert all(any(c.isdigit() for c in tests[name]) for name in binding), "a docstring without the figures"
    text = (HERE / f"test_{family}.py").read_text(encoding="utf-8")
    assert f'without=["{family}"]' in text


@pytest.mark.parametrize("term", [t.__name__ for t in TERMS])
def test_every_term_is_added_up_by_hand(term: str):
    """tests/model/test_costs.py has a test named after the term, with its arithmetic."""
    tests = _tests(HERE / "test_costs.py")
    named = [name for name in tests if name.startswith((f"test_{term}_is", f"test_{term}_are"))]
    assert named, f"no test of the term {term}"
    assert all(any(c.isdigit() for c in tests[name]) or "nothing" in tests[name] for name in named)


def test_every_module_of_rules_is_a_family():
    """One module each, named like its function; networks of today and given plans use some of the same families."""
    modules = {path.stem for path in RULES.glob("*.py")} - {"__init__"}
    assert modules == {f.__name__ for f in FAMILIES}
    assert len(FAMILIES) == len(modules)
    assert set(TODAY) <= set(WITHOUT_POLICY) <= set(FAMILIES)
