"""Plans given by hand: what they mean, and every way in which one can be wrong."""

import pytest

from optimizer.analysis.given import structure_of
from optimizer.errors import DataError, Finding
from optimizer.wording import LANGUAGES, sentence
from tests.analysis.runs import plan
from tests.provinces import frame, tiny_province
from tests.solution.planned import planned

PROVINCE = tiny_province()
WRONG = [
    ("analysis.given_twice", [("TT1", "keep"), ("TT1", "merge", "CD1")], 3, "institution", "TT1"),
    ("analysis.out_of_scope", [("XX", "keep")], 2, "institution", "XX"),
    ("analysis.not_convertible", [("CD1", "convert")], 2, "institution", "CD1"),
    ("analysis.host_missing", [("TT1", "merge")], 2, "host", ""),
    ("analysis.host_unknown", [("TT1", "merge", "XX")], 2, "host", "XX"),
    ("analysis.host_self", [("TT2", "keep"), ("TT1", "merge", "TT1")], 3, "host", "TT1"),
    ("analysis.host_ends", [("TT1", "merge", "TT2"), ("TT2", "merge", "CD1")], 2, "host", "TT2"),
    ("analysis.host_ends", [("TT1", "merge", "TT2"), ("TT2", "leave")], 2, "host", "TT2"),
    ("analysis.host_without_merger", [("TT1", "keep", "CD1")], 2, "host", "CD1"),
    ("analysis.site_not_its_own", [("TT1", "keep", "", "S3")], 2, "close_sites", "S3"),
    ("analysis.site_not_its_own", [("TT1", "keep", "", "S9")], 2, "close_sites", "S9"),
    ("analysis.head_site_closes", [("TT1", "keep", "", "S4; S2")], 2, "close_sites", "S2"),
]


DIVIDED = [
    ("analysis.divided_without_merger", ("TT1", "keep", ""), "S4>TT2", "S4"),
    ("analysis.site_not_its_own", ("TT1", "merge", "CD1"), "S3>TT2", "S3"),
    ("analysis.host_unknown", ("TT1", "merge", "CD1"), "S4>XX", "XX"),
    ("analysis.host_unknown", ("TT1", "merge", "CD1"), "S4", ""),
    ("analysis.host_unknown", ("TT1", "merge", "CD1"), "S4>TT1", "TT1"),
]


@pytest.mark.parametrize(("phrase", "row", "cell", "value"), DIVIDED)
def test_each_mistake_about_divided_sites_is_a_finding(
    phrase: str, row: tuple[str, ...], cell: str, value: str
) -> None:
    """The finding stands in the column site_hosts of row 2."""
    with pytest.raises(DataError) as refused:
        structure_of(PROVINCE, plan(row).assign(site_hosts=cell))
    (found,) = refused.value.findings
    assert (found.id, found.row, found.column.split()[0], found.value) == (phrase, 2, "site_hosts", value)


def test_a_divided_institution_has_its_sites_where_the_row_says() -> None:
    """TT1 merges into CD1, S4 goes to TT2; a site that closes goes nowhere."""
    found = structure_of(PROVINCE, plan(("TT1", "merge", "CD1")).assign(site_hosts="S4 > TT2"))
    assert found.keep == {"S1": "CD1", "S2": "CD1", "S3": "TT2", "S4": "TT2"}
    with pytest.raises(DataError) as refused:
        structure_of(PROVINCE, plan(("TT1", "merge", "CD1", "S4")).assign(site_hosts="S4>TT2"))
    assert [f.id for f in refused.value.findings] == ["analysis.divided_closed"]


def test_a_planned_site_opens_only_where_the_row_says() -> None:
    """S5 is planned for TT1: shut unless named; S4, which exists, cannot be opened; TT1 leaves: nobody opens S5."""
    province = planned()
    assert "S5" not in structure_of(province, plan(("TT1", "keep"))).keep
    named = plan(("TT1", "merge", "CD1")).assign(open_sites="S5")
    assert structure_of(province, named).keep["S5"] == "CD1"
    for row, code, phrase in (
        (("TT1", "keep"), "S4", "analysis.not_planned"),
        (("TT1", "leave"), "S5", "analysis.opens_without_unit"),
    ):
        with pytest.raises(DataError) as refused:
            structure_of(province, plan(row).assign(open_sites=code))
        assert [f.id for f in refused.value.findings] == [phrase]


def findings_of(*rows: tuple[str, ...]) -> tuple[Finding, ...]:
    """Return the findings that a plan of `rows` is refused with."""
    with pytest.raises(DataError) as refused:
        structure_of(PROVINCE, plan(*rows))
    return refused.value.findings


@pytest.mark.parametrize(("phrase", "rows", "row", "column", "value"), WRONG)
def test_each_mistake_is_one_finding_at_its_cell(
    phrase: str, rows: list[tuple[str, ...]], row: int, column: str, value: str
) -> None:
    """Row 2 is the first row below the header; the sentence names the column as the sheet does, in both languages."""
    (found,) = findings_of(*rows)
    assert (found.id, found.row, found.column.split()[0], found.value) == (phrase, row, column, value)
    for lang in LANGUAGES:
        text = sentence(found, lang)
        assert text.endswith(".")
        assert "{" not in text
        assert "  " not in text


def test_all_mistakes_are_told_at_once() -> None:
    """A wrong host in row 2, a foreign site in row 3, an unknown institution in row 4."""
    found = findings_of(("TT1", "merge", "TT9"), ("TT2", "keep", "", "S1"), ("YY", "leave"))
    assert {(f.row, f.id) for f in found} == {
        (2, "analysis.host_unknown"), (3, "analysis.site_not_its_own"), (4, "analysis.out_of_scope"),
    }  # fmt: skip


def test_what_no_row_names_stays_as_it_is() -> None:
    """TT1 merges into CD1 and S4 closes: S2 goes on under CD1; CD1 and TT2 have no row and keep S1 and S3."""
    found = structure_of(PROVINCE, plan(("TT1", "merge", "CD1", "S4")))
    assert found.merge == {"TT1": "CD1"}
    assert found.keep == {"S1": "CD1", "S2": "CD1", "S3": "TT2"}
    assert not found.leave
    assert not found.convert


def test_the_sites_of_a_unit_that_leaves_close_with_it_even_if_they_are_named() -> None:
    """TT1 leaves; its head site S2 may be named as closing, and S4 closes without being named."""
    found = structure_of(PROVINCE, plan(("TT1", "leave", "", "S2")))
    assert found.leave == {"TT1"}
    assert found.keep == {"S1": "CD1", "S3": "TT2"}


def test_a_centre_converts_and_a_merged_unit_may_close_its_head_site() -> None:
    """TT2 becomes a THN and takes in TT1, whose two sites both close."""
    found = structure_of(PROVINCE, plan(("TT2", "convert"), ("TT1", "merge", "TT2", "S2;S4")))
    assert found.convert == {"TT2"}
    assert found.merge == {"TT1": "TT2"}
    assert found.keep == {"S1": "CD1", "S3": "TT2"}


def test_rows_without_spreadsheet_numbers_are_counted_from_2() -> None:
    """The table `decided` of a province has a plain index."""
    with pytest.raises(DataError) as refused:
        structure_of(PROVINCE, plan(("TT2", "keep"), ("TT1", "merge", "XX")).reset_index(drop=True))
    assert [f.row for f in refused.value.findings] == [3]


def test_a_unit_that_others_decide_on_cannot_be_in_a_plan() -> None:
    """TT2 belongs to the ministry: neither may it be kept, nor be a host."""
    outside = tiny_province(institutions=lambda t: t.assign(authority=["province", "province", "ministry"]))
    with pytest.raises(DataError) as refused:
        structure_of(outside, plan(("TT2", "keep"), ("TT1", "merge", "TT2")))
    assert {f.id for f in refused.value.findings} == {"analysis.out_of_scope", "analysis.host_unknown"}
    assert structure_of(outside, plan()).keep == {"S1": "CD1", "S2": "TT1", "S4": "TT1"}


def test_the_decided_rows_of_a_province_are_a_plan() -> None:
    """Rows of `decided` have the same columns as a plan file."""
    decided = frame("institution,action,host,date,use,close_sites,name_after\nTT1,merge,CD1,2025-07-01,record,S4,")
    province = tiny_province(decided=decided)
    assert structure_of(province, province.decided).keep == {"S1": "CD1", "S2": "CD1", "S3": "TT2"}
