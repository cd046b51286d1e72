"""One corruption per case: the finding it causes names the table, the row as a spreadsheet shows it, and the column."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import product

import pandas as pd
import pytest

from optimizer.data.read import province_of
from optimizer.errors import DataError, Finding, Severity
from optimizer.wording import LANGUAGES, sentence
from tests.provinces import Edit, edited, frame, set_cell

DECIDED = frame("institution,action,host,date,use,close_sites\nTT1,merge,CD1,2027-01-01,pin,S4\nCD1,keep,,,pin,")
ASSETS = frame("site,certificate,use_form,cost_mvnd,remaining_mvnd,project\nS1,1,Giao,9000,5000,")
WORK = frame("sector,year,employed\nC,2023,1500\nC,2024,1600\nC,2025,1650")
AGES = frame("age_from,age_to,persons\n0,14,12000\n15,15,900\n16,120,35100")
STAFF = frame("institution,group,retires,persons\nCD1,heads,2030,1\nCD1,vocational,2100,50")


FLOWS = frame("programme,entrants_in,entrants_out\n52_TC,5,6")
OPENED = DECIDED.assign(open_sites="")


def planned(sites: pd.DataFrame, **changes: str) -> pd.DataFrame:
    """Add a planned site S5 of TT1 (spreadsheet row 6), with some cells changed."""
    row = {
        "site": "S5", "institution": "TT1", "name": "Địa điểm dự kiến", "head": "0", "commune": "00102",
        "candidate": "1", "opens": "2028", "investment_mvnd": "5000", "basis": "official", "source": "Kế hoạch",
    }  # fmt: skip
    return pd.concat([sites, pd.DataFrame([row | changes])], ignore_index=True).fillna("")


def opening_s4(sites: pd.DataFrame) -> pd.DataFrame:
    """Let S4, which has an offer, be planned."""
    given = {"candidate": "1", "opens": "2028", "investment_mvnd": "9", "posts": ""}
    for column, value in given.items():
        sites = set_cell(sites.assign(**({} if column in sites else {column: ""})), 3, column, value)
    return sites


@dataclass(frozen=True)
class Case:
    """An edit of one table and where its finding must be."""

    phrase: str
    table: str
    edit: Callable[[pd.DataFrame], pd.DataFrame]
    row: int | None
    column: str
    base: pd.DataFrame | None = None
    """The table to edit where the tiny province has none."""


def cell(phrase: str, table: str, record: int, column: str, value: str, base: pd.DataFrame | None = None) -> Case:
    """One cell changed; its finding is in that cell (record 0 is spreadsheet row 2)."""
    return Case(phrase, table, lambda rows: set_cell(rows, record, column, value), record + 2, column, base)


ERRORS = [
    cell("data.flows_above_demand", "flows", 0, "entrants_out", "999", FLOWS),
    cell("data.flows_daily", "flows", 0, "entrants_in_daily", "9", FLOWS),
    # shape
    Case("data.missing_column", "sites", lambda t: t.drop(columns="head"), 1, "head (Trụ sở chính)"),
    Case("data.unknown_column_near", "communes", lambda t: t.rename(columns={"leavers": "leaver"}), 1, "leaver"),
    Case("data.column_twice", "sites", lambda t: t.assign(**{"Mã địa điểm": t["site"]}), 1, "Mã địa điểm"),
    Case("data.column_unnamed", "areas", lambda t: t.assign(**{"": ["", "thừa"]}), 3, ""),
    Case("data.no_rows", "offers", lambda t: t.iloc[:0], 1, ""),
    cell("data.empty_required", "institutions", 1, "posts", ""),
    cell("data.not_int", "communes", 0, "population", "ba vạn"),
    cell("data.not_int", "communes", 0, "population", "nan"),
    cell("data.not_int", "communes", 0, "population", "1e400"),
    cell("data.not_number", "sites", 0, "land_m2", "inf"),
    cell("data.number_ambiguous", "institutions", 0, "revenue_mvnd", "9.000"),
    cell("data.not_year", "demand", 0, "year", "năm sau"),
    cell("data.not_flag", "sites", 0, "head", "có lẽ"),
    cell("data.not_choice", "institutions", 0, "type", "Đại học"),
    cell("data.not_date", "norms", 0, "checked", "31/2/2026"),
    cell("data.not_code", "institutions", 0, "institution", "Trường 1"),
    cell("data.not_commune", "communes", 0, "commune", "xã 1"),
    cell("data.not_commune", "sites", 0, "commune", "4711"),
    cell("data.excel_error", "institutions", 0, "name", "#REF!"),
    cell("data.duplicate_key", "communes", 2, "commune", "00101"),
    Case("data.duplicate_key", "demand", lambda t: set_cell(t, 2, "year", "2028"), 5, "commune"),
    # meaning
    cell("data.negative", "offers", 0, "entrants", "-40"),
    cell("data.not_whole", "offers", 0, "entrants", "40.5"),
    cell("data.out_of_range", "communes", 1, "lat", "48.1"),
    cell("data.out_of_range", "programmes", 1, "length_years", "24"),
    cell("data.out_of_range", "demand", 0, "year", "1999"),
    cell("data.number_huge", "communes", 0, "population", "9" * 30),
    cell("data.number_huge", "offers", 0, "places", "1000000000000"),
    cell("data.number_huge", "sites", 0, "land_m2", "1e12"),
    cell("data.unknown_code_near", "offers", 0, "programme", "52_SCC"),
    cell("data.unknown_code", "communes", 0, "area", "QQQ"),
    cell("data.unknown_code_near", "sites", 1, "institution", "TT9"),
    cell("data.unknown_code", "demand", 0, "commune", "XYZ"),
    cell("data.no_site", "institutions", 2, "institution", "TT5"),
    cell("data.two_heads", "sites", 3, "head", "1"),
    Case("data.variants", "demand", lambda t: set_cell(t, 0, "low", "50"), 2, "base"),
    cell("data.differs_in_field", "programmes", 2, "module_mvnd", "1900"),
    cell("data.differs_in_field", "programmes", 2, "module_places", "20"),
    cell("data.host_missing", "decided", 0, "host", "", DECIDED),
    cell("data.host_self", "decided", 0, "host", "TT1", DECIDED),
    cell("data.host_without_merger", "decided", 1, "host", "TT2", DECIDED),
    cell("data.unknown_code_near", "decided", 0, "host", "CD2", DECIDED),
    cell("data.unknown_site", "decided", 0, "close_sites", "S9", DECIDED),
    cell("data.site_of_other", "decided", 0, "close_sites", "S4; S1", DECIDED),
    cell("data.unknown_site", "decided", 0, "open_sites", "S9", OPENED),
    cell("data.site_of_other", "decided", 0, "open_sites", "S3", OPENED),
    cell("data.not_planned_site", "decided", 0, "open_sites", "S4", OPENED),
    cell("data.unknown_site", "decided", 0, "site_hosts", "S9>CD1", OPENED.assign(site_hosts="")),
    cell("data.site_of_other", "decided", 0, "site_hosts", "S3>TT2", OPENED.assign(site_hosts="")),
    cell("data.divided_host", "decided", 0, "site_hosts", "S2>TT9", OPENED.assign(site_hosts="")),
    cell("data.divided_host", "decided", 0, "site_hosts", "S2>TT1", OPENED.assign(site_hosts="")),
    cell("data.divided_host", "decided", 0, "site_hosts", "S2", OPENED.assign(site_hosts="")),
    cell("data.divided_without_merger", "decided", 1, "site_hosts", "S1>TT2", OPENED.assign(site_hosts="")),
    Case("data.planned_year", "sites", lambda t: planned(t, opens=""), 6, "opens"),
    Case("data.planned_investment", "sites", lambda t: planned(t, investment_mvnd=""), 6, "investment_mvnd"),
    Case("data.planned_head", "sites", lambda t: planned(t, head="1"), 6, "head"),
    Case("data.planned_posts", "sites", lambda t: planned(t, posts="3"), 6, "posts"),
    Case("data.not_planned", "sites", lambda t: planned(t, candidate=""), 6, "opens"),
    Case("data.planned_offer", "sites", opening_s4, 10, "site"),
    cell("data.unknown_code_near", "staff", 1, "institution", "CD9", STAFF),
    cell("data.area_is_commune", "areas", 1, "area", "00101"),
    cell("data.more_than_population", "communes", 2, "leavers", "8001"),
    cell("data.road_to_itself", "roads", 0, "to_commune", "00101"),
    cell("data.site_outside", "sites", 0, "lat", "10.8"),
    cell("data.half_coordinates", "sites", 0, "lat", ""),
    Case("data.out_of_range", "roads", lambda t: t.assign(speed_kmh=["", "300", ""]), 3, "speed_kmh"),
    cell("data.cost_negative", "costs", 19, "value", "-184"),
    cell("data.cost_high", "costs", 30, "value", "7"),
    cell("data.cost_zero", "costs", 30, "value", "0"),
    cell("data.norm_dates", "norms", 0, "valid_until", "2019-01-01"),
    cell("data.bad_date_fact", "province", 2, "value", "mùa thu"),
    cell("data.bad_crs", "province", 6, "value", "VN-2000"),
    cell("data.bad_units_2020", "province", 7, "value", "nhiều"),
    Case("data.swapped", "communes", lambda t: t.assign(lat=t["lon"], lon=t["lat"]), 2, "lat"),
    Case("data.no_head", "sites", lambda t: set_cell(t, 1, "head", "0"), 3, "institution"),
    Case("data.host_gone", "decided", lambda t: set_cell(t, 1, "action", "leave"), 2, "host", DECIDED),
    Case("data.missing_cost", "costs", lambda t: t[t["parameter"] != "unplaced_mvnd"], None, "parameter"),
    Case("data.missing_fact", "province", lambda t: t[t["key"] != "as_of"], None, "key"),
    Case(
        "data.no_gdtx", "offers", lambda t: t[~((t["site"] == "S3") & (t["programme"] == "00_GDTX"))], 4, "institution"
    ),
    Case("data.no_gdtx", "offers", lambda t: set_cell(t, 5, "entrants", "0"), 4, "institution"),
    cell("data.letter", "institutions", 1, "name", "Trung tâm ລາວ"),
    cell("data.letter", "offers", 0, "occupation", "Điện \U0001f600"),
    cell("data.money_dong", "institutions", 0, "expenditure_mvnd", "25000000000"),
    cell("data.money_dong", "institutions", 1, "revenue_mvnd", "500000"),
    cell("data.money_dong", "programmes", 0, "module_mvnd", "500000000"),
    cell("data.money_dong", "assets", 0, "cost_mvnd", "9000000000", ASSETS),
    cell("data.age_order", "ages", 1, "age_to", "14", AGES),
    cell("data.age_overlap", "ages", 1, "age_from", "14", AGES),
    Case("data.area_without_communes", "communes", lambda t: t.assign(area="A2"), 12, "commune"),
]
DOUBTS = [
    cell("data.money_small", "institutions", 1, "expenditure_mvnd", "6"),
    cell("data.remaining_above_cost", "assets", 0, "remaining_mvnd", "9001", ASSETS),
    cell("data.autonomy_share", "institutions", 0, "autonomy_group", "1"),
    Case("data.licence_level", "offers", lambda t: set_cell(t, 4, "programme", "52_TC"), 6, "programme"),
    cell("data.target_over_places", "offers", 3, "target", "91"),
    cell("data.graduates_many", "offers", 0, "graduates", "61"),
    Case("data.teachers_over", "institutions", lambda t: set_cell(t, 0, "vocational_teachers", "19"), 2,
         "vocational_teachers"),
    cell("data.land_below", "sites", 2, "land_m2", "999"),
    Case("data.class_places", "sites", lambda t: t.assign(classrooms=["8", "7", "6", "3"]), 2, "rooms"),
    Case("data.same_spot", "sites", lambda t: t.assign(lat=["21.40123", "", "", "21.40124"],
                                                       lon=["103.00203", "", "", "103.00199"]), 5, "lat"),
    Case("data.no_demand_for", "demand", lambda t: t[t["programme"] != "52_SC"], 3, "programme"),
    Case("data.commune_without_demand", "demand", lambda t: t[~t["commune"].isin(["00102", "A1"])], 3, "commune"),
    Case("data.demand_jump", "demand", lambda t: set_cell(set_cell(t, 3, "base", "150"), 3, "high", "180"), 5, "base"),
    Case("data.demand_over_leavers", "demand", lambda t: set_cell(set_cell(t, 7, "base", "101"), 7, "high", "120"), 9,
         "base"),
    Case("data.demand_past", "demand", lambda t: t[t["year"] == "2028"].assign(year="2026"), 2, "year"),
    cell("data.series_jump", "employment", 1, "employed", "5000", WORK),
    Case("data.series_stale", "employment", lambda t: t.assign(year=["2021", "2022", "2023"]), 4, "year", WORK),
    Case("data.age_total", "ages", lambda t: set_cell(t, 2, "persons", "3"), 2, "persons", AGES),
    cell("data.retired", "staff", 0, "retires", "2024", STAFF),
    cell("data.near_name", "institutions", 2, "name", "Trung tâm GDNN-GDTX Bình Mih"),
    cell("data.near_name", "sites", 3, "name", "Trụ sở chínhs"),
    cell("data.near_name", "offers", 2, "occupation", "Điện công nghiệpp"),
    cell("data.same_name", "offers", 2, "occupation", "điện công  nghiep"),
    cell("data.same_name", "sites", 3, "name", "TRỤ SỞ CHÍNH"),
    cell("data.jump", "offers", 1, "entrants_1", "10"),
    Case("data.overfull", "offers", lambda t: set_cell(t, 0, "places", "20"), 2, "entrants"),
    cell("data.rooms_small", "sites", 3, "rooms", "3"),
    Case("data.posts_above", "institutions", lambda t: set_cell(t, 0, "posts_given", "54"), 2, "posts"),
    Case("data.posts_groups", "institutions", lambda t: set_cell(t, 0, "administration", "13"), 2, "posts"),
    cell("data.target_sum", "institutions", 0, "target", "146"),
    cell("data.over_target", "institutions", 0, "target", "86"),
    cell("data.many_leavers", "communes", 2, "leavers", "500"),
    cell("data.norm_expired", "norms", 1, "valid_until", "31/12/2025"),
    cell("data.norm_unchecked", "norms", 1, "checked", ""),
    cell("data.norm_stale", "norms", 1, "checked", "2020-01-01"),
    cell("data.norm_not_yet", "norms", 1, "effective", "2027-01-01"),
    cell("data.same_name", "institutions", 2, "name", "TRUNG TÂM GDNN - GDTX Bình Minh"),
    cell("data.speed", "travel", 1, "minutes", "4"),
    Case("data.speed_apart", "roads", lambda t: t.assign(speed_kmh=["45", "30", ""]), 2, "speed_kmh"),
    cell("data.unknown_cost", "costs", 0, "parameter", "unit_post_mvnd"),
    cell("data.unknown_fact", "province", 3, "key", "issuers"),
    cell("data.site_off_commune", "sites", 3, "lat", "21.75"),
    Case("data.empty_recommended", "communes", lambda t: set_cell(t, 1, "labour_force", ""), 3, "labour_force"),
    Case("data.missing_recommended_column", "communes", lambda t: t.drop(columns="leavers"), 1,
         "leavers (HS tốt nghiệp THCS)"),
    Case("data.unknown_column", "sites", lambda t: t.assign(STT="1"), 1, "STT"),
    Case("data.posts_sites", "sites", lambda t: set_cell(t, 0, "posts", "54"), 2, "posts"),
    Case("data.posts_staff", "staff", lambda t: t, 2, "posts", STAFF),
    Case("data.not_offered", "offers", lambda t: t[t["programme"] != "62_SC"], 5, "programme"),
    Case("data.commune_far", "communes", lambda t: set_cell(t, 2, "lat", "23.3"), 4, "lat"),
    Case("data.same_point", "communes", lambda t: t.assign(lat="21.40", lon="103.00"), 2, "lat"),
    Case("data.empty_area", "areas", lambda t: pd.concat([t, frame("area,name\nA3,Khu vực 3")]), None, "area"),
    Case("data.estimates_many", "offers", lambda t: t.assign(basis="estimate"), None, "basis"),
]  # fmt: skip


def findings_of(**edits: Edit) -> tuple[Finding, ...]:
    """Return the findings of the tiny province after `edits`, whether it can be used or not."""
    try:
        return province_of(edited(edits)).findings
    except DataError as error:
        return error.findings


def edit_of(case: Case) -> Edit:
    """Return the edit of a case, on its own table or the tiny province's."""
    return case.edit(case.base) if case.base is not None else case.edit


def ids(cases: list[Case]) -> list[str]:
    """Return readable and distinct test ids."""
    return [
        f"{place}-{case.phrase.removeprefix('data.')}-{case.table}-{case.column}" for place, case in enumerate(cases)
    ]


@cache
def accepted(table: str) -> frozenset[str]:
    """Return the phrases of the tiny province's findings with the uncorrupted `table`, which must hold no error."""
    bases = {case.table: case.base for case in ERRORS + DOUBTS if case.base is not None and case.table == table}
    found = findings_of(**bases)
    assert not [finding for finding in found if finding.severity is Severity.ERROR]
    return frozenset(finding.id for finding in found)


def told(case: Case) -> set[tuple[str, int | None, str, str, bool]]:
    """Return phrase, row, column, table of the findings after the edit, and if they are errors; all must read well."""
    found = findings_of(**{case.table: edit_of(case)})
    for finding, lang in product(found, LANGUAGES):
        text = sentence(finding, lang)
        assert text.endswith(".")
        assert "{" not in text
        assert "nan" not in text.split()
    return {(f.id, f.row, f.column, f.table, f.severity is Severity.ERROR) for f in found}


@pytest.mark.parametrize("case", ERRORS, ids=ids(ERRORS))
def test_a_corrupted_table_is_refused_and_the_finding_names_the_cell(case: Case) -> None:
    """The uncorrupted table is accepted, so the one edit causes the error."""
    assert case.phrase not in accepted(case.table)
    assert {(case.phrase, case.row, case.column, True)} & {(*place[:3], place[4]) for place in told(case)}


@pytest.mark.parametrize("case", DOUBTS, ids=ids(DOUBTS))
def test_a_doubtful_figure_is_kept_with_a_warning(case: Case) -> None:
    """The figure is possible, so the province is still read (no error), and the doubt names its place."""
    found = told(case)
    assert not [place for place in found if place[4]]
    assert (case.phrase, case.row, case.column) in {place[:3] for place in found}


def test_a_planned_site_is_read_and_has_no_posts() -> None:
    """S5 is planned for TT1: no finding of an error, no posts of TT1's 22 fall to it, and it is no site of today."""
    province = province_of(edited({"sites": lambda t: planned(set_cell(t, 3, "posts", ""))}))
    assert province.planned == {"S5"}
    assert province.sites["posts"].to_dict() == {"S1": 55, "S2": 14, "S3": 18, "S4": 8, "S5": 0}
    assert int(province.sites.at["S5", "opens"]) == 2028


def test_a_planned_site_is_for_an_institution_that_the_province_decides_on() -> None:
    """S5 of TT1, which a ministry decides on."""
    found = findings_of(sites=planned, institutions=lambda t: set_cell(t, 1, "authority", "ministry"))
    (finding,) = [f for f in found if f.id == "data.planned_owner"]
    assert (finding.row, finding.column, finding.severity) == (6, "institution", Severity.ERROR)


def test_who_comes_from_outside_finds_a_site_that_teaches() -> None:
    """5 come for 62_SC, which is taught in mobile classes alone once its offer at S3 is gone."""
    found = findings_of(
        flows=FLOWS.assign(programme="62_SC"),
        offers=lambda t: t[(t["programme"] != "62_SC") | (t["delivery"] == "mobile")],
    )
    (finding,) = [f for f in found if f.id == "data.flows_untaught"]
    assert (finding.row, finding.column, finding.severity) == (2, "entrants_in", Severity.ERROR)


def test_all_findings_of_all_tiers_are_told_at_once() -> None:
    """Three faults in three tables, of the tiers shape, meaning and plausibility, in one DataError, errors first."""
    found = findings_of(
        communes=lambda t: set_cell(t, 0, "population", "?"),
        offers=lambda t: set_cell(t, 0, "programme", "52_SX"),
        travel=lambda t: set_cell(t, 1, "minutes", "4"),
    )
    assert {"data.not_int", "data.unknown_code_near", "data.speed"} <= {finding.id for finding in found}
    severities = [list(Severity).index(finding.severity) for finding in found]
    assert severities == sorted(severities)


def test_a_missing_table_is_one_finding_not_a_flood_of_unknown_references() -> None:
    """Without `programmes`, 20 rows of offers and demand refer to nothing: only the missing table is told."""
    errors = [finding.id for finding in findings_of(programmes=None) if finding.severity is Severity.ERROR]
    assert errors == ["data.missing_table"]


def test_the_suggestion_is_the_nearest_known_code() -> None:
    """52_SCC is one letter from 52_SC."""
    found = findings_of(offers=lambda t: set_cell(t, 0, "programme", "52_SCC"))
    (finding,) = [f for f in found if f.id == "data.unknown_code_near"]
    assert "52_SC”" in sentence(finding, "vi")


def test_a_fault_of_a_whole_column_is_named_a_hundred_times_and_then_counted() -> None:
    """150 rows with an unknown programme: 100 findings, one more that counts the other 50."""
    rows = "\n".join(f"00101,X{number},2028,1,1,1" for number in range(150))
    found = findings_of(demand=frame("commune,programme,year,low,base,high\n" + rows))
    assert sum(f.id.startswith("data.unknown_code") for f in found) == 100
    (more,) = [f for f in found if f.id == "data.more"]
    assert "50" in sentence(more, "vi")


@pytest.mark.parametrize(
    ("table", "column", "text", "vi", "en"),
    [
        (
            "communes",
            "population",
            "ba vạn",
            "ô này bắt buộc: chưa biết thì nhập ước tính",
            "if unknown, enter an estimate",
        ),
        (
            "communes",
            "population",
            "-5",
            "ô này bắt buộc: chưa biết thì nhập ước tính",
            "if unknown, enter an estimate",
        ),
        ("sites", "land_m2", "nhiều", "chưa biết thì để trống", "leave it empty if unknown"),
    ],
)
def test_a_required_cell_is_not_told_to_be_left_empty(table: str, column: str, text: str, vi: str, en: str) -> None:
    """What is advised does not lead to the next error; a cell that may be empty may be left so."""
    found = findings_of(**{table: lambda t: set_cell(t, 0, column, text)})
    (finding,) = [f for f in found if f.severity is Severity.ERROR and f.column == column]
    assert vi in sentence(finding, "vi")
    assert en in sentence(finding, "en")
    assert "để trống" in vi or "để trống" not in sentence(finding, "vi")
