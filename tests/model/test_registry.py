"""Every rule and every cost term has its formula, its own hand-solved tests and its clause in the audit."""

import ast
from pathlib import Path

import pytest

from optimizer.model.costs import TERMS
from optimizer.model.formulary import rule_of, term_of
from optimizer.model.path import LINKS
from optimizer.model.rules import FAMILIES, TODAY, WITHOUT_POLICY
from optimizer.solution.audit import RULES as AUDITED
from optimizer.solution.plan import TERMS as RECOMPUTED
from tests.solution.test_audit import SPOILED
from tests.solution.test_path_links import BROKEN

HERE = Path(__file__).parent
MODEL = Path(__file__).parents[2] / "optimizer" / "model"
RULES = MODEL / "rules"
JUDGED_AS = {"dividing": "merging", "headcount": "staffing"}
"""Families that the audit judges under another one's name."""
PRICED = {"beside": "conversion", "transition": "disruption"}
"""Families that only define an amount: the audit finds it in this cost term."""


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


@pytest.mark.parametrize("family", FAMILIES, ids=lambda f: f.__name__)
def test_every_family_has_a_formula_and_is_judged(family):
    """Formula and symbols in the docstring; a check of its own in the audit, which a spoiled plan breaks."""
    rule = rule_of(family)
    assert rule.sentence.endswith(".")
    assert rule.symbols
    name = family.__name__
    if name in PRICED:
        assert PRICED[name] in {t.__name__ for t in TERMS}
        return
    check = JUDGED_AS.get(name, name)
    assert check in AUDITED
    assert check in {spoiled[3] for spoiled in SPOILED}


@pytest.mark.parametrize("link", LINKS, ids=lambda f: f.__name__)
def test_every_link_of_years_binds_and_is_judged(link):
    """A test of tests/model solves without it and with it, figures in its docstring; the audit has a clause for it."""
    rule = rule_of(link)
    assert rule.symbols
    found = {}
    for path in HERE.glob("test_*.py"):
        text = path.read_text(encoding="utf-8")
        found |= {n: (d, text) for n, d in _tests(path).items() if n.startswith(f"test_{link.__name__}_binds")}
    assert found, f"no test of {link.__name__} shows that it binds"
    for docstring, text in found.values():
        assert any(c.isdigit() for c in docstring)
        assert f'without=["{link.__name__}"' in text
    assert link.__name__ in {broken[0] for broken in BROKEN}, "no plan that breaks it is shown to the audit"


def test_every_module_of_links_is_a_link():
    """One module each, named like its function; `glide` is the weight of a year and what is paid on."""
    assert {path.stem for path in (MODEL / "path").glob("*.py")} - {"__init__", "glide"} == {f.__name__ for f in LINKS}


@pytest.mark.parametrize("term", TERMS, ids=lambda t: t.__name__)
def test_every_term_has_a_formula_and_is_reckoned_again(term):
    """A formula in its docstring, and a function of its own in what the audit recomputes."""
    assert term_of(term).formula
    assert term.__name__ in RECOMPUTED


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
