"""The printed mathematics: generated from the registry, whole in both languages, its counts those of the problem."""

import re
from pathlib import Path

import pytest

from optimizer.analysis.formulation import formula_in, formulation, meaning, tex
from optimizer.cli import run
from optimizer.model.build import build
from optimizer.model.formulary import columns_of, links, rows_of, rules, sets_of, terms
from optimizer.scenario import Merging, Scenario
from optimizer.wording import LANGUAGES, say
from optimizer.wording.formulation import IN_FORMULAS
from tests.model.cases import FREE, two_schools

RULES = [*rules(), *links()]


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.name)
def test_every_rule_has_a_sentence_and_a_meaning_of_each_symbol(rule):
    """In both languages; the English sentence begins as that of the rule's module."""
    for lang in LANGUAGES:
        assert say(f"formulation.rule.{rule.name}", lang)
        assert all(meaning(rule, symbol, lang) for symbol in rule.symbols)
    assert say(f"formulation.rule.{rule.name}", "en")[:18] == rule.sentence[:18]
    assert rule.symbols


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.name)
def test_every_symbol_stands_in_the_formula(rule):
    """No symbol is explained that the formula does not use."""
    plain = rule.formula.replace("{", "").replace("}", "")
    missing = [s.symbol for s in rule.symbols if tex(s.symbol).replace("{", "").replace("}", "") not in plain]
    assert missing == []


def test_words_in_formulas_are_vietnamese_in_vietnamese():
    r"""Each \text{...} of the English formulas has its translation, and no translation is left over."""
    words = {w.strip() for r in [*RULES, *terms()] for w in re.findall(r"\\text\{([^}]*)\}", r.formula)}
    assert words == set(IN_FORMULAS)
    for rule in [*RULES, *terms()]:
        assert not set(re.findall(r"\\text\{([^}]*)\}", formula_in(rule.formula, "vi"))) & words


def test_the_counts_are_those_of_the_problem():
    """Two schools in one commune: rows and columns by family sum to the problem's; a cap adds exactly one row."""
    case = two_schools().case(FREE)
    model = build(case)
    assert sum(rows_of(model).values()) == model.program.numConstraints()
    assert sum(n for n, _ in columns_of(model).values()) == model.program.numVariables()
    assert rows_of(model)["placement"] == sets_of(case)["demand"]
    assert rows_of(model)["counted"] == 0
    capped = build(two_schools().case(FREE.but(merging=Merging(counted_schools_at_most=1))))
    assert rows_of(capped)["counted"] == 1


def test_the_rows_of_all_years_are_counted():
    """Two years: every family twice, and the rows that link them."""
    asked = FREE.but(periods=(2026, 2028))
    rows = rows_of(build(two_schools(later={2026: {("c1", "T"): 20}}).case(asked)))
    once = rows_of(build(two_schools().case(FREE)))
    assert rows["offering"] == 2 * once["offering"]
    assert rows["lasting"] > 0 == once["lasting"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_text_holds_every_part(lang):
    """Each rule's formula, each cost term's, the scenario's fields and the norms stand in the Markdown."""
    asked: Scenario = FREE.but(title="Thử | nghiệm", title_en="A | try")
    text = formulation(two_schools().case(asked), lang)
    assert all(formula_in(rule.formula, lang) in text for rule in [*RULES, *terms()])
    assert "`merging.counted_schools_at_most`" in text
    assert "`unit_fixed_mvnd`" in text
    lines = [line for line in text.splitlines() if line.startswith("|")]
    assert {line.count("|") - line.count("\\|") for line in lines} <= {3, 4, 5, 6}


def test_the_command_writes_a_file(tmp_path: Path):
    """``vetnet formulation --out FILE`` on the embedded province ends with 0."""
    target = tmp_path / "mo-hinh.md"
    assert run(["formulation", "--out", str(target), "--lang", "en"]) == 0
    assert "of Điện Biên province under the scenario" in target.read_text(encoding="utf-8")
