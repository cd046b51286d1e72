"""Every rule of the checks is declared as data, and what is declared is all that the checks use."""

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

import optimizer.data
from optimizer.data.dictionary import guide
from optimizer.data.rules import RULES, Rule, notice
from optimizer.errors import Severity
from optimizer.wording import LANGUAGES, PHRASES, say
from optimizer.wording.data_basis import BASES

FOLDER = Path(optimizer.data.__file__).parent
NOT_RULES = {"data.more", "data.rows_more", "data.roads_more", "data.boundaries_more"}
"""Count what a rule leaves unnamed, with the severity of that rule."""


def test_at_least_forty_rules_are_declared_in_three_tiers_and_more() -> None:
    """Forty are asked for; every tier and severity is used."""
    assert len(RULES) >= 40
    assert {rule.severity for rule in RULES.values()} == set(Severity)
    assert Counter(rule.tier for rule in RULES.values())["plausible"] >= 20


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_a_rule_has_sentence_remedy_and_basis_in_both_languages(rule: Rule) -> None:
    """And a row of the guide with its severity and basis."""
    for part in ("", ".remedy", ".basis"):
        assert all(text.strip() for text in PHRASES[rule.id + part])
    (row,) = re.findall(rf"^\| `{rule.id.removeprefix('data.')}` \| {rule.severity} \| .*$", guide(), re.MULTILINE)
    assert all(say(f"{rule.id}.basis", lang) in row for lang in LANGUAGES)


def test_each_basis_is_given_once() -> None:
    """No rule has two, none is left over."""
    names = [f"data.{name}" for _, _, text in BASES for name in text.split()]
    assert sorted(names) == sorted(RULES)


def test_every_sentence_with_a_remedy_is_a_declared_rule() -> None:
    """And the other way round."""
    told = {phrase.removesuffix(".remedy") for phrase in PHRASES if re.fullmatch(r"data\.\w+\.remedy", phrase)}
    assert told == set(RULES) | NOT_RULES


def test_no_module_of_the_checks_gives_a_severity_of_its_own() -> None:
    """Findings of the tables are made by `notice` and its callers: no other call names a phrase and a severity."""
    for path in sorted(FOLDER.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                told = str(node.args[0].value).startswith("data.")
                assert not (told and "Severity." in ast.unparse(node) and "RULES" not in ast.unparse(node)), path.name


def test_an_undeclared_rule_is_a_defect() -> None:
    """It never becomes a finding without severity."""
    with pytest.raises(KeyError):
        notice("data.no_such_rule")
