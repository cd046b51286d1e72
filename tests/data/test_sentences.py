"""Sentences of this stage: complete, in both languages, and quoting the same values."""

import re
import unicodedata
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest

import optimizer.data
from optimizer.data.column import Type
from optimizer.errors import Finding, Severity
from optimizer.wording import PHRASES, data, sentence
from optimizer.wording.numbers import shown

ID = re.compile(r'"(data\.[a-z0-9_.]+)"')
ONLY_ONE = {"label", "meaning", "meaning_en", "allowed", "allowed_en"}
"""Values that exist in one language each."""


def fields(template: str) -> set[str]:
    """Return the values that a template quotes, those of one language apart."""
    return {name for _, name, _, _ in Formatter().parse(template) if name} - ONLY_ONE


@pytest.mark.parametrize("phrase", sorted(data.PHRASES))
def test_both_languages_quote_the_same_values(phrase: str) -> None:
    """And both are composed Unicode (NFC) without doubled spaces."""
    vi, en = data.PHRASES[phrase]
    assert fields(vi) == fields(en)
    for text in (vi, en):
        assert text == unicodedata.normalize("NFC", text)
        assert "  " not in text


def test_numbers_in_a_finding_follow_the_language() -> None:
    """1234.5 of 12 km: 1.234,5 in Vietnamese, 1,234.5 in English."""
    finding = Finding("data.site_outside", Severity.ERROR, "sites", 2, "lat", "10.8", {"km": 1234.5})
    assert "1.234,5 km" in sentence(finding, "vi")
    assert "1,234.5 km" in sentence(finding, "en")
    assert sentence(finding, "vi").startswith("sites dòng 2, cột lat: ")


@pytest.mark.parametrize(
    ("value", "vi"),
    [(3.0, "3"), (0.05, "0,05"), (0.00004, "0"), (-2.5, "−2,5"), (1e6, "1.000.000"), (float("nan"), "–")],
)
def test_numbers_are_shown_with_the_decimals_they_have(value: float, vi: str) -> None:
    """At most four."""
    assert shown(value, "vi") == vi


def test_every_phrase_that_the_stage_names_exists_with_its_remedy() -> None:
    """Ids are written as literals in the modules of the stage; a finding's also has a remedy in both languages."""
    folder = Path(optimizer.data.__file__).parent
    named = {
        phrase for module in sorted(folder.glob("*.py")) for phrase in ID.findall(module.read_text(encoding="utf-8"))
    }
    assert len(named) > 90
    assert named <= set(PHRASES)
    plain = {phrase for phrase in named if phrase + ".remedy" not in PHRASES}
    assert plain == {
        "data.no_path", "data.no_access", "data.no_tables", "data.path_kind", "data.province_near",
        "data.province_unknown", "data.province_former",
    } | {phrase for phrase in named if phrase.startswith("data.guide.")}  # fmt: skip


@pytest.mark.parametrize("kind", sorted(set(get_args(Type)) - {"text"}))
def test_every_type_of_column_has_a_sentence_for_what_it_is_not(kind: str) -> None:
    """`data.not_<type>` and its remedy; any text is a text."""
    assert {f"data.not_{kind}", f"data.not_{kind}.remedy"} <= set(PHRASES)
