"""Codes in a scenario that the tables do not have."""

import pytest

from optimizer.analysis.names import require_names
from optimizer.errors import DataError, Finding
from optimizer.scenario import Floors, Pins, Scenario
from optimizer.wording import LANGUAGES, sentence
from tests.analysis.runs import free
from tests.provinces import frame, tiny_province

PROVINCE = tiny_province()


def findings_of(scenario: Scenario) -> tuple[Finding, ...]:
    """Return what a scenario is refused with."""
    with pytest.raises(DataError) as refused:
        require_names(PROVINCE, scenario)
    return refused.value.findings


@pytest.mark.parametrize("field", ["keep", "leave", "convert", "keep_type", "places_fixed"])
def test_an_unknown_institution_in_a_pin_is_named_with_its_field(field: str) -> None:
    """XX is in no table; CD1 is."""
    (found,) = findings_of(free(pins={field: ("CD1", "XX")}))
    assert (found.table, found.column, found.value) == ("tu-do", f"pins.{field}", "XX")
    for lang in LANGUAGES:
        assert "XX" in sentence(found, lang)


@pytest.mark.parametrize("field", ["merge", "not_together"])
def test_both_units_of_a_pair_must_be_there_and_differ(field: str) -> None:
    """(TT1, XX) names a stranger, (TT1, TT1) the same unit twice."""
    found = findings_of(free(pins={field: (("TT1", "XX"), ("TT1", "TT1"))}))
    assert {(f.id, f.value) for f in found} == {("analysis.pin_unknown", "XX"), ("analysis.pin_self", "TT1")}


@pytest.mark.parametrize("field", ["keep_sites", "close_sites"])
def test_a_pinned_site_must_be_one_of_the_provinces(field: str) -> None:
    """TT1 is an institution, S9 nothing; S1 is a site."""
    found = findings_of(free(pins={field: ("S1", "S9", "TT1")}))
    assert [f.value for f in found] == ["S9", "TT1"]


def test_an_institution_of_the_ministry_cannot_be_pinned() -> None:
    """The province does not decide on TT2, nor on its site S3."""
    outside = tiny_province(institutions=lambda t: t.assign(authority=["province", "province", "ministry"]))
    with pytest.raises(DataError) as refused:
        require_names(outside, free(pins=Pins(keep=("TT2",), close_sites=("S3",))))
    assert {f.value for f in refused.value.findings} == {"TT2", "S3"}


def test_decided_rows_bind_only_units_that_the_province_decides_on() -> None:
    """A row with use = pin on a unit of the ministry is refused where the scenario lets decided rows bind."""
    decided = frame("institution,action,host,date,use,close_sites,name_after\nTT2,keep,,,pin,,")
    outside = tiny_province(
        decided=decided, institutions=lambda t: t.assign(authority=["province", "province", "ministry"])
    )
    require_names(outside, free())
    with pytest.raises(DataError) as refused:
        require_names(outside, free(pins=Pins(decided=True)))
    assert [(f.column, f.value) for f in refused.value.findings] == [("pins.decided", "TT2")]


def test_a_floor_names_a_level_of_the_tables() -> None:
    """T is no level, LX (driving) is not planned; the sentence lists those that are."""
    found = findings_of(free(floors=Floors(by_level=(("T", 0.5), ("TC", 0.5), ("LX", 0.5)))))
    assert [f.value for f in found] == ["T", "LX"]
    assert "CD, TC, THN, 9P, GDTX, SC, D3" in sentence(found[0], "vi")


def test_known_codes_pass() -> None:
    """Every field filled with codes of the tiny province."""
    pins = Pins(
        keep=("CD1",), merge=(("TT1", "CD1"),), leave=("TT2",), convert=("TT2",), keep_type=("CD1",),
        keep_sites=("S1",), close_sites=("S4",), not_together=(("CD1", "TT2"),), places_fixed=("TT1",),
    )  # fmt: skip
    require_names(PROVINCE, free(pins=pins, floors=Floors(by_level=(("SC", 0.5),))))


def test_a_text_that_no_font_shows_is_refused_before_the_solve() -> None:
    """A Lao letter in the question, another in a legal basis; Chinese and Khmer letters may stand there."""
    asked = free(question="ເມືອງ?", title="Phương án 漢字 ខ្មែរ", basis={"merging.per_host_at_most": "Kế hoạch ກ"})
    found = findings_of(asked)
    assert [(f.id, f.column, f.values["letter"]) for f in found] == [
        ("analysis.letter", "question", "ງ"), ("analysis.letter", "basis.merging.per_host_at_most", "ກ"),
    ]  # fmt: skip
    assert "U+0E81" in sentence(found[1], "vi")
