"""Sentences of this stage: complete, in both languages, and quoting the same values."""

import unicodedata
from string import Formatter

import pytest

from optimizer.errors import Finding, Severity
from optimizer.wording import data, sentence
from optimizer.wording.numbers import shown

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
