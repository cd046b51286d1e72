"""Why there is no plan, in sentences of both languages."""

import math

import pytest

from optimizer.analysis.conflicts import COLUMNS, conflicts, relaxations, summary
from optimizer.model.diagnose import Diagnosis, Relaxation
from optimizer.scenario import Coverage, Floors, Merging, Pins
from tests.analysis.runs import free, prepared

CAP, KEEP = "merging.counted_schools_at_most", "pins.keep:CD1"
ASKED = free(merging=Merging(counted_schools_at_most=0), pins=Pins(keep=("CD1",)))


def test_wishes_in_conflict_are_named_together():
    """A cap of no school and a college that is kept: one row each, one sentence over both, names instead of codes."""
    frame = conflicts(prepared().province, ASKED, Diagnosis((CAP, KEEP), (), complete=True))
    assert list(frame.columns) == COLUMNS
    wishes = frame[frame["kind"] == "conflict"]
    assert list(wishes["rule"]) == ["merging.counted_schools_at_most", "pins.keep"]
    assert list(wishes["item"]) == ["", "CD1"]
    for lang in ("vi", "en"):
        told = summary(frame, lang)
        assert all(wish in told for wish in wishes[lang])
        assert str(prepared().province.institutions.at["CD1", "name"]) in told


def test_a_relaxation_says_from_what_to_what():
    """One school more than the cap of 0: the amount, its unit, and the new cap in the sentence."""
    frame = conflicts(prepared().province, ASKED, Diagnosis((CAP,), (Relaxation(CAP, 1.0),), complete=True))
    (row,) = frame[frame["kind"] == "relaxation"].to_dict("records")
    assert row["amount"] == 1.0
    assert row["unit"]
    assert "0" in row["en"]
    assert "1" in row["en"]


@pytest.mark.parametrize(
    ("rule", "field", "label"),
    [(CAP, CAP, "trường"), ("merging.minutes_at_most", "allowed.merge", "ngoài quy định")],
)
def test_a_relaxation_names_the_parameter_that_says_it(rule: str, field: str, label: str):
    """By its name on the sheet, for those who work in Excel, and by the field of a script; exceptions by their list."""
    frame = conflicts(prepared().province, ASKED, Diagnosis((rule,), (Relaxation(rule, 1.0),), complete=True))
    (text,) = relaxations(frame, "vi")
    assert text.startswith(frame.loc[frame["kind"] == "relaxation", "vi"].iloc[0])
    assert text.endswith(f"{field}.")
    assert "9_PhuongAn" in text
    assert label in text
    assert field not in frame.loc[frame["kind"] == "relaxation", "vi"].iloc[0]


def test_parts_of_a_whole_are_rounded_up():
    """0.4 of a school does not help: the sentence asks for one."""
    frame = conflicts(prepared().province, ASKED, Diagnosis((CAP,), (Relaxation(CAP, 0.4),), complete=True))
    assert "1" in frame.loc[frame["kind"] == "relaxation", "vi"].iloc[0]


@pytest.mark.parametrize("complete", [True, False])
def test_what_is_not_known_is_said(complete: bool):
    """No relaxation of one wish alone helps, or the search was cut short: a note says which."""
    frame = conflicts(prepared().province, ASKED, Diagnosis((CAP, KEEP), (), complete=complete))
    notes = frame[frame["kind"] == "note"]
    assert len(notes) == 1
    assert math.isnan(notes.iloc[0]["amount"])


def test_a_floor_of_a_level_names_the_level():
    """The code SC is written out."""
    asked = free(floors=Floors(by_level=(("SC", 0.9),)))
    frame = conflicts(prepared().province, asked, Diagnosis(("floors.by_level:SC",), (), complete=True))
    assert "sơ cấp" in frame["vi"].iloc[0].lower()
    assert "SC" not in frame["vi"].iloc[0]


def test_where_a_relaxation_gives_is_named():
    """The communes left out, and the pairs that would merge, stand by name behind the sentence."""
    province = prepared().province
    commune, unit, host = province.communes.index[0], *province.institutions.index[:2]
    wide = Relaxation("coverage.minutes_at_most", 1.0, (("commune", commune),))
    far = Relaxation("merging.minutes_at_most", 1.0, (("barred", "far", unit, host),))
    asked = free(coverage=Coverage(minutes_at_most=30))
    frame = conflicts(province, asked, Diagnosis((wide.asks, far.asks), (wide, far), complete=True))
    said = list(frame.loc[frame["kind"] == "relaxation", "vi"])
    assert str(province.communes.at[commune, "name"]) in said[0]
    assert f"{province.institutions.at[unit, 'name']} → {province.institutions.at[host, 'name']}" in said[1]
