"""Indicators: each of them by hand on the tiny province."""

import math
from dataclasses import replace

import pandas as pd
import pytest

from optimizer.solution.frames import recorded
from optimizer.solution.indicators import INDICATORS, indicators
from optimizer.solution.indicators_learners import teachers
from optimizer.solution.indicators_travel import weighted_quantile
from optimizer.solution.schema import BUNDLE
from optimizer.wording import PHRASES
from tests.provinces import set_cell, tiny_province
from tests.solution.by_hand import PLAN, network, province, untouched
from tests.solution.cases import GOOD, UNCHANGED, but, scenario, travel

A10 = 0.07 / (1 - 1.07**-10)
A25 = 0.07 / (1 - 1.07**-25)
NAN = math.nan


def measured(plan=PLAN, **edits) -> pd.DataFrame:
    """Return the indicator frame of `plan` in the tiny province after `edits`."""
    made = tiny_province(**edits) if edits else province()
    before = network(UNCHANGED, made=made) if edits else untouched()
    after = None if plan is None else network(plan, made=made)
    return indicators(made, travel(), scenario(), after, before, recorded(made))


@pytest.fixture(scope="module")
def frame() -> pd.DataFrame:
    return measured()


def test_learners_across_the_border_are_indicators_where_a_table_says_so(frame: pd.DataFrame):
    """5 come and 6 go out: both stand in every column; without the table there is no such indicator."""
    flows = pd.DataFrame(
        {"programme": ["52_TC"], "entrants_in": ["5"], "entrants_out": ["6"], "basis": "official", "source": "x"}
    )
    found = measured(None, flows=flows)
    assert list(found.loc[["entrants_from_outside", "entrants_to_outside"], "recorded"]) == [5, 6]
    assert list(found.loc[["entrants_from_outside", "entrants_to_outside"], "unchanged"]) == [5, 6]
    assert "entrants_from_outside" not in frame.index


# indicator, recorded, unchanged, plan
UNITS = [
    ("units", 3, 3, 2),
    ("units_in_scope", 3, 3, 2),
    ("units_CD", 1, 1, 1),
    ("units_THN", 0, 0, 1),
    ("units_GDNNGDTX", 2, 2, 0),
    ("units_change_2020", -25, -25, -50),
    ("units_above_target_2030", 1, 1, 0),
    ("heads", 3, 3, 2),
    ("deputies", 4, 4, 3),
    ("posts", 95, 95, 91),
    ("counted_schools", 1, 1, 1),
    ("open_sites", 4, 4, 3),
    ("learners_moved", NAN, 0, 19.25),
    ("posts_moved", NAN, 0, 8),
]


@pytest.mark.parametrize(("name", "before", "unchanged", "plan"), UNITS)
def test_units(frame, name, before, unchanged, plan):
    """CD1 takes in TT1, TT2 becomes a THN, S4 closes.

    Four units in 2020: 3/4 - 1 = -25 %, 2/4 - 1 = -50 %; target ⌊0.7 · 4⌋ = 2. Deputies 2 + 1 + 1, after 2 + 1.
    Of 55 + 22 + 18 posts the 4 of a centre lapse. Moved: (15 entrants at S4 + 40 at S1) · 0.35 = 19.25 learners of
    52_SC, the 8 posts of S4.
    """
    assert frame.loc[name, ["recorded", "unchanged", "plan"]].to_list() == pytest.approx(
        [before, unchanged, plan], nan_ok=True
    )


TEACHERS = ("teachers_hired", "teachers_surplus", "teachers_released")


def test_teachers_hired_and_left_over():
    """GOOD: at CD1 10.5 of general subjects required, of 13 there 13 · 0.96⁷ after five years: 0.73115 hired.

    Left over after one year: (42 + 5) · 0.96³ of fields less 8.17222 and 0.83611, (13 + 7) · 0.96³ of general
    subjects less 10.5 and 4.5; after five years those of fields, and of TT2's 7 of general subjects 7 · 0.96⁷ − 4.5.
    """
    plan = network(GOOD)
    plain = indicators(province(), travel(), scenario(), plan, network(UNCHANGED), recorded(province()))["plan"]
    stay = 0.96**7
    assert plain["teachers_hired"] == pytest.approx(10.5 - 13 * stay, rel=1e-4)
    assert plain["teachers_surplus"] == pytest.approx(67 * 0.96**3 - 24.00833, rel=1e-5)
    assert plain["teachers_released"] == pytest.approx(54 * stay - 9.00833 - 4.5, rel=1e-5)


SERVICE = [
    ("demand_met", NAN, 100, 100 * 265 / 285),
    ("demand_met_priority", NAN, 100, 100 * 85 / 90),
    ("demand_met_level_TC", NAN, 100, 100 * 85 / 90),
    ("demand_met_level_GDTX", NAN, 100, 100),
    ("demand_met_level_SC", NAN, 100, 100 * 80 / 95),
    ("demand_met_field_00", NAN, 100, 100),
    ("demand_met_field_52", NAN, 100, 100 * 125 / 140),
    ("demand_met_field_62", NAN, 100, 100 * 40 / 45),
    ("fill_rate", 100 * 330 / 530, 100 * 285 / 530, 100 * 265 / 449),
    ("fill_rate_level_TC", 100 * 90 / 140, 100 * 90 / 140, 100 * 85 / 149),
    ("fill_rate_level_GDTX", 100 * 110 / 180, 100 * 100 / 180, 100 * 100 / 180),
    ("fill_rate_level_SC", 100 * 130 / 210, 100 * 95 / 210, 100 * 80 / 120),
    ("entrants_school", 90, 90, 85),
    ("places_school", 140, 140, 149),
    ("entrants_GDTX", 110, 100, 100),
    ("places_GDTX", 180, 180, 180),
    ("entrants_SC", 130, 95, 80),
    ("places_SC", 210, 210, 120),
    ("entrants_mobile", 30, 20, 15),
    ("learners_per_teacher", 555.5 / 67, 513.25 / 67, 498 / 67),
]


@pytest.mark.parametrize(("name", "before", "unchanged", "plan"), SERVICE)
def test_service(frame, name, before, unchanged, plan):
    """Demand: TC 90, GDTX 100, 52_SC 50, 62_SC 45.

    Places of the plan: TC 140 + 9 added, GDTX 90 + 90, SC 40 at S2, 40 at S3, 40 mobile (S1's 60 and S4's 30 end).
    Learners present: 90·2 + 110·3 + 130·0.35 = 555.5 recorded, 90·2 + 100·3 + 95·0.35 = 513.25 unchanged,
    85·2 + 100·3 + 80·0.35 = 498; teachers 36 + 4 + 6 + 9 + 5 + 7 = 67.
    """
    assert frame.loc[name, ["recorded", "unchanged", "plan"]].to_list() == pytest.approx(
        [before, unchanged, plan], nan_ok=True
    )


ACCESS = [
    ("minutes_mean", NAN, 5175 / 265, 21.1),
    ("minutes_p90", NAN, 40, 40),
    ("minutes_worst_commune", NAN, 1925 / 70, 2650 / 110),
    ("km_mean", NAN, 2420 / 265, 10.04),
    ("km_p90", NAN, 20, 20),
    ("km_worst_commune", NAN, 860 / 70, 1300 / 110),
    ("beyond_60", NAN, 100 * 15 / 265, 4),
    ("basic_minutes_mean", 5, 5, 50 / 3),
    ("basic_minutes_worst", 5, 5, 40),
    ("communes_beyond_60", 0, 0, 0),
    ("communes_without_basic", 0, 0, 0),
    ("boarders", NAN, 30, 20),
    ("pairs_given", NAN, 12, 12),
    ("pairs_roads", NAN, 0, 0),
    ("pairs_graph", NAN, 0, 0),
]


@pytest.mark.parametrize(("name", "before", "unchanged", "plan"), ACCESS)
def test_access(frame, name, before, unchanged, plan):
    """Plan: 155 entrants travel 5 minutes (2 km), 85 travel 40 (20 km), 10 travel 110 (50 km).

    Mean (775 + 3400 + 1100) / 250 = 21.1; 90 % is 225, reached at 40; km (310 + 1700 + 500) / 250. 00101 is worst:
    50 · 5 + 60 · 40 = 2650 over 110, 50 · 2 + 60 · 20 = 1300. Boarders 10 · 2. 00101 reaches SC or GDTX in 40.
    Unchanged: 185 at 5, 65 at 40, 15 at 110: 925 + 2600 + 1650 = 5175 over 265, km 370 + 1300 + 750; 00103 is worst
    with 15 · 110 + 55 · 5 = 1925 over 70, km 750 + 110. The table of travel gives 3 communes × 4 sites.
    """
    assert frame.loc[name, ["recorded", "unchanged", "plan"]].to_list() == pytest.approx(
        [before, unchanged, plan], nan_ok=True
    )


MONEY = [
    ("cost_budget_recurrent", 13201.325, 11441.8),
    ("cost_budget_investment", 0, 2000 * A10 + 1530 * A25),
    ("cost_budget_one_off", 0, 1069.6 * A10),
    ("cost_budget_transfers", 312, 208),
    ("cost_budget_buildings", 0, 0),
    ("cost_learners", 2278.075, 2179.725),
    ("cost_conventional", 0, 1536 + 38.5 * A10),
    ("cost_total", 15479.4, 11441.8 + 2179.725 + 1536 + (2000 + 1069.6 + 38.5) * A10 + 1530 * A25),
    ("investment", 0, 3530),
    ("budget_saving", 0, 1863.525),
]


@pytest.mark.parametrize(("name", "unchanged", "plan"), MONEY)
def test_money(frame, name, unchanged, plan):
    """Ledgers as in the tests of ledgers; saving (13,201.325 + 312) - (11,441.8 + 208) = 1,863.525 a year."""
    assert frame.loc[name, ["unchanged", "plan"]].to_list() == pytest.approx([unchanged, plan])
    assert math.isnan(frame.at[name, "recorded"])


def test_every_indicator_is_in_a_case(frame):
    """The lists above and the share of estimates are all that the tiny province has, in the order of reports."""
    named = {row[0] for row in (*UNITS, *SERVICE, *ACCESS, *MONEY)} | {*TEACHERS, "estimate_share"}
    assert set(frame.index) == named
    order = [indicator.id for indicator in INDICATORS if indicator.id in named]
    assert list(frame.index) == order


def test_change_is_plan_minus_unchanged(frame):
    """One unit less; 20 of 285 not served."""
    assert frame.at["units", "change"] == -1
    assert frame.at["demand_met", "change"] == pytest.approx(-100 * 20 / 285)


def test_without_plan(frame):
    """Unchanged and recorded as before, plan and change unknown."""
    bare = measured(None)
    assert bare[["plan", "change"]].isna().all().all()
    pd.testing.assert_frame_equal(bare[["recorded", "unchanged"]], frame[["recorded", "unchanged"]])


def test_columns_of_the_bundle(frame):
    """Columns, their order and the ids are those of the schema; nothing is said in one language only."""
    assert tuple(frame.columns) == BUNDLE["indicators"].columns
    texts = frame[[name for name in frame.columns if name.endswith(("_vi", "_en"))]]
    assert (texts != "").all().all()
    assert set(frame["better"]) == {"less", "more", "none"}


def test_every_declared_indicator_has_phrases():
    """Ids are unique; name and definition of each exist, also of those the tiny province does not show."""
    ids = [indicator.id for indicator in INDICATORS]
    assert len(ids) == len(set(ids))
    for indicator in INDICATORS:
        phrase = indicator.phrase or f"indicator.{indicator.id}"
        assert {phrase, f"{phrase}.definition", f"indicator_unit.{indicator.unit}"} <= set(PHRASES)


def test_family_names_quote_label(frame):
    """A level's indicator is named by its label in either language."""
    assert frame.at["demand_met_level_TC", "name_vi"] == "Tỷ lệ đáp ứng nhu cầu theo trình độ: Trung cấp"
    assert "Intermediate diploma" in frame.at["demand_met_level_TC", "definition_en"]


def test_unit_of_2020_unknown_gives_no_figure():
    """Without the fact units_2020 the change and the target are not known, never zero."""
    frame = measured(province=lambda table: table[table["key"] != "units_2020"])
    assert frame.loc[["units_change_2020", "units_above_target_2030"], ["recorded", "plan"]].isna().all().all()


def test_outside_units_count_in_units_alone():
    """TT2 under a ministry: still a unit and its site open, but not one the province decides on."""
    edit = lambda table: set_cell(table, 2, "authority", "ministry")  # noqa: E731
    kept = {site: unit for site, unit in PLAN.keep.items() if site != "S3"}
    frame = measured(replace(PLAN, convert=frozenset(), keep=kept), institutions=edit)
    assert frame.loc[["units", "units_in_scope", "open_sites"], "plan"].to_list() == [2, 1, 3]
    assert frame.loc[["units", "units_in_scope"], "recorded"].to_list() == [3, 2]


def test_unit_that_leaves_takes_teachers_and_posts_along():
    """TT2 leaves with its 12 teachers: 55 remain; its 18 posts are not moved, its 50 · 3 + 25 · 0.35 learners are."""
    gone = but(
        UNCHANGED,
        leave=frozenset({"TT2"}),
        keep={"S3": None},
        run=UNCHANGED.run - {("00_GDTX", "S3"), ("62_SC", "S3")},
        place={("00103", "00_GDTX", "S3"): None, ("00103", "62_SC", "S3"): None},
        mobile={("00101", "62_SC", "TT2"): None, ("00102", "62_SC", "TT2"): None},
        unplaced={
            ("00103", "00_GDTX"): 30.0,
            ("00103", "62_SC"): 25.0,
            ("00101", "62_SC"): 15.0,
            ("00102", "62_SC"): 5.0,
        },
    )
    frame = measured(gone)
    assert frame.at["posts_moved", "plan"] == 0
    assert frame.at["learners_moved", "plan"] == pytest.approx(158.75)
    assert frame.at["learners_per_teacher", "plan"] == pytest.approx((90 * 2 + 70 * 3 + 50 * 0.35) / 55)


def test_missing_teachers_make_the_ratio_unknown():
    """An institution that gives neither number of teachers: no ratio rather than a wrong one."""
    edit = lambda table: set_cell(set_cell(table, 1, "vocational_teachers", ""), 1, "general_teachers", "")  # noqa: E731
    frame = measured(institutions=edit)
    assert frame.loc["learners_per_teacher", ["recorded", "plan"]].isna().all()
    assert teachers(province().institutions) == 67


def test_driving_is_recorded_and_not_planned():
    """A driving offer of 200 places and 150 entrants: recorded apart, in no other figure."""
    drive = pd.DataFrame([{"programme": "84_LX", "name": "Lái xe", "field": "84", "level": "LX", "length_years": "0.3",
        "learners_per_teacher": "5", "module_places": "5", "module_mvnd": "1000", "priority": "0", "basis": "official",
        "source": "x"}])  # fmt: skip
    offer = pd.DataFrame([{"site": "S1", "programme": "84_LX", "delivery": "site", "occupation": "Lái xe",
        "places": "200", "target": "180", "entrants_2": "140", "entrants_1": "145", "entrants": "150",
        "graduates": "140", "employed_share": "90", "teachers": "9", "basis": "official", "source": "x"}])  # fmt: skip
    frame = measured(
        programmes=lambda table: pd.concat([table, drive], ignore_index=True),
        offers=lambda table: pd.concat([table, offer], ignore_index=True),
    )
    assert frame.loc[["entrants_LX", "places_LX"], "recorded"].to_list() == [150, 200]
    assert frame.loc[["entrants_LX", "places_LX"], ["unchanged", "plan"]].isna().all().all()
    assert frame.at["fill_rate", "recorded"] == pytest.approx(100 * 330 / 530)
    assert "demand_met_field_84" not in frame.index


def test_far_communes_and_communes_without_a_way():
    """GDTX and 62_SC at S3 alone: 00101 is 110 minutes away, 00102 90; without any basic site three reach none."""
    far = replace(PLAN, run=frozenset({("52_TC", "S1"), ("00_GDTX", "S3"), ("62_SC", "S3")}))
    frame = measured(far)
    assert frame.at["communes_beyond_60", "plan"] == 2
    assert frame.at["basic_minutes_mean", "plan"] == pytest.approx((110 + 90 + 5) / 3)
    none = measured(replace(PLAN, run=frozenset({("52_TC", "S1")})))
    assert none.at["communes_without_basic", "plan"] == 3
    assert math.isnan(none.at["basic_minutes_worst", "plan"])


def test_exempt_island_is_left_out_of_travel():
    """00103 as an island: its 65 placed entrants do not enter; 100 at 5 and 85 at 40 of 185 remain."""
    frame = measured(communes=lambda table: set_cell(table, 2, "special", "1"))
    assert frame.at["minutes_mean", "plan"] == pytest.approx((100 * 5 + 85 * 40) / 185)
    assert frame.at["communes_without_basic", "plan"] == 0


def test_estimate_share_is_that_of_the_weakest_input():
    """Demand of 52_TC in 00101 (50 of 90, 50 of 285) an estimate: its level, its field 50/140 and the total say so."""
    edit = lambda table: set_cell(table, 3, "basis", "estimate")  # noqa: E731
    frame = measured(demand=edit)
    shares = frame["estimate_share"]
    assert shares["demand_met_level_TC"] == pytest.approx(50 / 90)
    assert shares["demand_met_field_52"] == pytest.approx(50 / 140)
    assert shares["demand_met"] == pytest.approx(50 / 285)
    assert shares["units"] == 0
    assert frame.at["estimate_share", "plan"] == pytest.approx(100 * 50 / 285 / 4)


def test_weighted_quantile_takes_least_value_reached():
    """Weights 9 and 1: 90 % is reached at the first value, 91 % at the second; nothing weighs nothing."""
    values, weights = pd.Series([40.0, 5.0]), pd.Series([1.0, 9.0])
    assert weighted_quantile(values, weights, 0.9) == 5
    assert weighted_quantile(values, weights, 0.91) == 40
    assert math.isnan(weighted_quantile(values.iloc[:0], weights.iloc[:0], 0.9))


def test_good_plan_fills_new_classes():
    """GOOD adds 15 places of GDTX at S1 and fills them: 100 entrants over 195 places."""
    frame = measured(GOOD)
    assert frame.at["places_GDTX", "plan"] == 195
    assert frame.at["fill_rate_level_GDTX", "plan"] == pytest.approx(100 * 100 / 195)
