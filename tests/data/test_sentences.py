"""Sentences of this stage: complete, in both languages, and quoting the same values."""

import re
import unicodedata
from datetime import date
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest

import optimizer.data
from optimizer.data.column import Type
from optimizer.data.read import province_of
from optimizer.errors import DataError, Finding, Severity
from optimizer.wording import PHRASES, data, province_name, sentence
from optimizer.wording.numbers import runs, shown
from tests.provinces import set_cell, tiny_tables

ID = re.compile(r'"(data\.[a-z0-9_.]+)"')
ONLY_ONE = {
    *("label", "meaning", "meaning_en", "allowed", "allowed_en", "norm", "norm_en", "unknown", "unknown_en"),
    *("fill", "fill_en", "range", "range_en"),
}
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


def test_days_in_a_finding_follow_the_language_and_have_one_form() -> None:
    """The day in the cell and that of the figures: 01/11/2025 and 30/6/2025, 1 November 2025 and 30 June 2025."""
    told = {"norm": "Đất", "norm_en": "Land", "day": date(2025, 11, 1), "as_of": date(2025, 6, 30)}
    finding = Finding("data.norm_not_yet", Severity.WARNING, "norms", 2, "effective", "1/11/2025", told)
    assert "Định mức “Đất” có hiệu lực từ 01/11/2025, sau ngày của số liệu (30/6/2025)." in sentence(finding, "vi")
    said = "“Land” takes effect on 1 November 2025, after the date of the figures (30 June 2025)."
    assert said in sentence(finding, "en")


@pytest.mark.parametrize(
    ("name", "vi", "en"),
    [
        ("Tỉnh Lai Châu", "tỉnh Lai Châu", "Lai Châu province"),
        ("Thành phố Hải Phòng", "thành phố Hải Phòng", "Hải Phòng city"),
        ("Lai Châu", "Lai Châu", "Lai Châu"),
    ],
)
def test_a_province_is_named_as_each_language_does(name: str, vi: str, en: str) -> None:
    """Inside a sentence; a line begins with a capital letter. A bare name stays."""
    assert province_name(name, "vi", inside=True) == vi
    assert province_name(name, "vi") == name
    assert province_name(name, "en", inside=True) == province_name(name, "en") == en


def test_consecutive_numbers_are_one_run() -> None:
    """In whatever order they come, and once each."""
    assert runs([9, 4, 3, 5, 4]) == [(3, 5), (9, 9)]
    assert runs([]) == []


@pytest.mark.parametrize(
    ("table", "column", "value", "vi", "en"),
    [
        ("demand", "year", "28", "Giá trị 28 nằm ngoài khoảng từ 2020 đến 2060.", "outside 2020 to 2060."),
        ("programmes", "length_years", "36", "nằm ngoài khoảng từ 0,05 đến 6 năm.", "outside 0.05 to 6 years."),
        ("sites", "commune", "", "Điền ô này.", "Fill in the cell."),
        ("institutions", "type", "", "Nhập một trong: CD (Trường cao đẳng);", "Enter one of: CD (College);"),
        ("institutions", "basis", "", "official (chính thức); press", "Enter one of: official; press; estimate."),
        ("institutions", "posts", "", "nhập ước tính", "enter an estimate"),
    ],
)
def test_what_to_enter_suits_the_column(table: str, column: str, value: str, vi: str, en: str) -> None:
    """Years without marks of thousands, units in the language; a code cannot be estimated."""
    tables = tiny_tables()
    with pytest.raises(DataError) as caught:
        province_of(tables | {table: set_cell(tables[table], 0, column, value)})
    told = [finding for finding in caught.value.findings if (finding.table, finding.column) == (table, column)]
    assert any(vi in sentence(finding, "vi") and en in sentence(finding, "en") for finding in told)
