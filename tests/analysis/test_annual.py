"""A plan in a later year, by hand: TT1 merges into CD1, S4 closes, TT2 becomes a THN, all on 1 September 2028."""

import re
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from optimizer.analysis.annual.annual import TABLES, annual
from optimizer.analysis.annual.case import later
from optimizer.analysis.annual.sound import require_sound
from optimizer.analysis.pipeline import Request, evaluate_given
from optimizer.errors import BundleError
from optimizer.report.annual.report import annual_report
from tests.analysis.runs import EXACT, free, plan, prepared
from tests.analysis.years import MIXED, chosen, handed, merged, mixed, mixed_beside_last, year
from tests.provinces import set_cell, tiny_province


def status(made, unit, kind, item=""):
    steps = made.steps
    [found] = steps[(steps["unit"] == unit) & (steps["kind"] == kind) & (steps["item"] == item)]["status"]
    return found


def test_done_late_and_deviating_once_each():
    """TT1 is gone and S2 is CD1's; S4 still teaches after 1/9/2028; TT2 is a TC, neither a centre nor a THN."""
    made = mixed()
    assert status(made, "TT1", "merge") == "done"
    assert status(made, "TT1", "site_move", "S2") == "done"
    assert status(made, "TT1", "site_close", "S4") == "late"
    assert status(made, "TT2", "convert") == "deviating"
    assert status(made, "CD1", "keep") == "done"
    assert status(made, "CD1", "leaders") == "done"  # 1 head and 2 deputies, as planned
    assert made.units.loc["TT1", ["status", "done", "late"]].tolist() == ["done", 2.0, 1.0]
    assert (made.summary.at["units", "value"], made.summary.at["units_done", "value"]) == (2, 1)


@pytest.mark.parametrize(("day", "expected"), [
    ("2028-08-31", "not_due"), ("2028-09-01", "late"), ("2028-11-15", "late"), ("2027-11-15", "not_due"),
])  # fmt: skip
def test_a_step_is_late_from_its_day_on(day, expected):
    """Nothing has changed; the plan takes effect on 1 September 2028."""
    made = annual(chosen(), year(day), int(day[:4]))
    assert status(made, "TT1", "merge") == expected
    assert status(made, "TT1", "site_close", "S4") == expected
    assert status(made, "TT2", "convert") == expected
    assert status(made, "CD1", "leaders") == ("late" if day == "2028-11-15" else "not_due")  # a month later
    assert status(made, "CD1", "posts") in {"not_due", "done"}  # five years later
    assert made.summary.at["deviating", "value"] == 0
    assert made.summary.at["astray", "value"] == 0


def test_a_merger_into_another_unit_deviates_before_its_day_too():
    """TT1's sites went to TT2 instead of CD1, in August; that the other host has them is said by name."""
    made = annual(chosen(), year("2028-08-01", institutions=merged, sites=lambda t: handed(t, "TT2")), 2028)
    assert status(made, "TT1", "merge") == "deviating"
    assert status(made, "TT1", "site_move", "S2") == "deviating"
    [found] = made.steps.loc[(made.steps["unit"] == "TT1") & (made.steps["kind"] == "merge"), "actual_vi"]
    assert "Trung tâm GDNN-GDTX Biên Thùy" in found


def test_a_programme_that_the_plan_keeps_and_one_that_it_does_not_know():
    """52_SC at S2 is gone, 62_SC at S1 is new: both deviate, and neither is a change of the plan."""

    def offers(table):
        moved = table["site"].eq("S2") & table["programme"].eq("52_SC")
        return table[~moved | False].pipe(lambda t: pd.concat([t, table[moved].assign(site="S1", programme="62_SC")]))

    made = annual(chosen(), year("2028-11-15", institutions=merged, sites=handed, offers=offers), 2028)
    assert status(made, "TT1", "programme_keep", "52_SC @ S2") == "deviating"
    assert status(made, "CD1", "extra_programme", "62_SC @ S1") == "deviating"
    assert made.summary.at["astray", "value"] == 2
    assert made.units.at["CD1", "astray"] == 1


def test_a_site_handed_over_early_leaves_the_merger_to_be_done():
    """S4 is CD1's already, TT1 is still there: not otherwise than planned, only late."""
    made = annual(chosen(), year("2028-11-15", sites=lambda t: set_cell(t, 3, "institution", "CD1")), 2028)
    assert status(made, "TT1", "merge") == "late"


def test_a_new_code_deviates_and_the_kept_one_is_missed():
    """CD1 and TT1 end in a unit C9: the host of the plan is gone, and C9 is in no plan."""

    def units(table):
        return merged(table).replace({"institution": {"CD1": "C9"}})

    def sites(table):
        return handed(table, "C9").replace({"institution": {"CD1": "C9"}})

    made = annual(chosen(), year("2028-11-15", institutions=units, sites=sites), 2028)
    found = [status(made, *of) for of in (("TT1", "merge"), ("CD1", "keep"), ("C9", "extra_unit"))]
    assert found == ["deviating"] * 3
    assert made.units.at["C9", "name"] == "Trường Cao đẳng Thử Nghiệm"


def test_a_unit_that_the_plan_dissolves_is_done_when_it_is_gone():
    """TT2 leaves; its site goes with it and is no step of its own."""
    bundle = evaluate_given(prepared(), free(name="giai-the"), plan(("TT2", "leave")), Request(EXACT))
    there = annual(bundle, year("2028-11-15"), 2028)
    assert status(there, "TT2", "leave") == "late"

    def without(table, column):
        return table[~table[column].isin(["TT2", "S3"])]

    gone = year("2028-11-15", institutions=lambda t: without(t, "institution"), sites=lambda t: without(t, "site"),
                offers=lambda t: without(t, "site"), travel=lambda t: without(t, "site"))  # fmt: skip
    made = annual(bundle, gone, 2028)
    assert status(made, "TT2", "leave") == "done"
    assert made.network.at["units", "share"] == 1
    assert made.network.at["sites", "actual"] == 3
    assert made.summary.at["astray", "value"] == 0


def test_provinces_without_mobile_classes_or_a_roadmap():
    """No row of mobile classes, no task; nothing else is missing."""
    bundle = chosen()
    offers = bundle.plan.offers.reset_index()
    offers = offers[offers["delivery"] != "mobile"].set_index(["programme", "site", "delivery"])
    bare = replace(bundle, plan=replace(bundle.plan, offers=offers), roadmap=bundle.roadmap.iloc[:0])
    made = annual(bare, year("2028-11-15", offers=lambda t: t[t["delivery"] != "mobile"]), 2028)
    assert "mobile" not in made.counts.index
    assert "mobile" not in made.enrolment.index
    assert made.tasks.empty
    assert annual_report(made, "vi").orphans == ()


def test_the_network_by_hand():
    """3 units become 2, 4 sites 3 (S4 still open), 3 heads 2, 4 deputies 3; share = done / planned for the year."""
    found = mixed().network
    expected = {"units": (3, 2, 2, 1.0), "heads": (3, 2, 2, 1.0), "deputies": (4, 3, 3, 1.0), "sites": (4, 3, 4, 0.0)}
    for key, values in expected.items():
        assert tuple(found.loc[key, ["before", "plan", "actual", "share"]]) == values, key
    assert found["estimate"].isna().all()
    assert set(found["why_estimate"]) == {"stock"}
    assert found.at["posts", "before"] == 95  # 55 + 22 + 18
    assert found.at["posts", "actual"] == 95  # 77 + 18


def test_before_its_day_nothing_is_planned_for_the_year():
    """In 2027 the plan of the year is what there was; in the end there are 2 units."""
    found = annual(chosen(), year("2027-11-15"), 2027).network
    assert tuple(found.loc["units", ["before", "plan", "final", "actual"]]) == (3, 3, 2, 3)
    assert found.at["units", "why_share"] == "no_change"


def test_enrolment_by_hand():
    """SC: 50+20+30+25+15 of a target of 150; 15/11/2028 is day 320 of 366; TC 90 of 105, GDTX 110 of 120."""
    found = mixed().enrolment
    assert tuple(found.loc["SC", ["plan", "actual", "places"]]) == (150, 140, 210)
    assert found.at["SC", "estimate"] == pytest.approx(140 * 366 / 320)
    assert found.at["SC", "share"] == pytest.approx(140 / 150)
    assert tuple(found.loc["school_year", ["plan", "actual", "places"]]) == (225, 200, 320)
    assert pd.isna(found.at["school_year", "estimate"])
    assert found.at["school_year", "why_estimate"] == "school_year"
    assert tuple(found.loc["total", ["plan", "actual", "whole_last"]]) == (
        375,
        340,
        38 + 65 + 18 + 58 + 22 + 48 + 30 + 22 + 14,
    )
    assert pd.isna(found.at["total", "estimate"])
    assert tuple(found.loc["mobile", ["plan", "actual", "places"]]) == (40, 30, 40)
    assert list(found.index) == ["school_year", "TC", "GDTX", "rolling", "SC", "mobile", "total"]
    assert set(found["why_last"]) == {"no_earlier"}


def test_the_last_day_of_the_year_is_the_year():
    """Nothing is left to estimate, and last year's whole is its same day."""
    found = annual(chosen(), year("2028-12-31"), 2028)
    assert (found.enrolment["estimate"] == found.enrolment["actual"]).all()
    assert (found.enrolment["last"] == found.enrolment["whole_last"]).all()
    assert (found.network["estimate"] == found.network["actual"]).all()


def test_early_in_the_year_nothing_is_reckoned_from_days():
    """On 30 March (day 90 of 2028) rolling courses are, on 29 March nothing is."""
    early = annual(chosen(), year("2028-03-29"), 2028).enrolment
    assert pd.isna(early.at["SC", "estimate"])
    assert early.at["SC", "why_estimate"] == "early"
    assert annual(chosen(), year("2028-03-30"), 2028).enrolment.at["SC", "estimate"] == pytest.approx(130 * 366 / 90)


def test_last_year_on_the_same_day():
    """One unit less, ten entrants more."""
    made = mixed_beside_last()
    assert tuple(made.network.loc["units", ["last", "change"]]) == (3, -1)
    assert tuple(made.enrolment.loc["SC", ["last", "change"]]) == (130, 10)
    assert made.enrolment.at["total", "change_share"] == pytest.approx(10 / 330)
    assert set(made.enrolment["why_last"]) == {""}
    assert tuple(made.fill.loc["CD1", ["last", "change"]]) == (130, 105)  # TT1's 95 and ten more
    assert tuple(made.fill.loc["total", ["last", "change"]]) == (330, 10)


def test_a_target_that_is_missing_is_not_zero():
    """Without the target of one offer and of its unit: no target, no rate, and the reason; others stay."""
    province = year("2028-11-15", offers=lambda t: set_cell(t, 8, "target", ""),
                    institutions=lambda t: set_cell(t, 1, "target", ""))  # fmt: skip
    made = annual(chosen(), province, 2028)
    assert made.enrolment.loc[["SC", "rolling", "total"], "plan"].isna().all()
    assert made.enrolment.at["SC", "why_plan"] == "target"
    assert made.enrolment.at["TC", "plan"] == 105
    assert pd.isna(made.fill.at["TT1", "fill_target"])
    assert made.fill.at["TT2", "fill_target"] == pytest.approx(105 / 130)
    assert pd.isna(made.fill.at["total", "target"])


def test_two_fill_rates_by_hand():
    """CD1 with S2 and S4: 235 of a target of 245 and of 360 licensed places."""
    found = mixed().fill
    assert tuple(found.loc["CD1", ["target", "places", "entrants"]]) == (245, 360, 235)
    assert found.at["CD1", "fill_target"] == pytest.approx(235 / 245)
    assert found.at["CD1", "fill_places"] == pytest.approx(235 / 360)


def test_demand_against_the_forecast_by_hand():
    """Field 62: 25 and A1's 20 were forecast, now 25 and 24; 55 entrants. Field 52: TC 90 and SC 50; 175 entrants."""
    found = mixed().demand
    assert tuple(found.loc["62", ["forecast", "now", "change", "entrants"]]) == (45, 49, 4, 55)
    assert tuple(found.loc["52", ["forecast", "now", "entrants"]]) == (140, 140, 175)
    assert found.at["52", "share"] == pytest.approx(175 / 140)
    assert tuple(found.loc["total", ["forecast", "now", "entrants", "aim"]]) == (285, 289, 340, 285)


def test_a_year_without_a_forecast_says_so():
    """The demand of 2029 is in no table."""
    found = annual(chosen(), year("2029-11-15"), 2029).demand
    assert found["forecast"].isna().all()
    assert set(found["why_forecast"]) == {"no_forecast"}
    assert found.at["total", "aim"] == 285


def test_targets_carry_their_basis_and_what_is_missing():
    """2 units of 4 in 2020: half fewer. The norms of the tiny province lack the cuts: the decision's own are taken."""
    found = mixed().targets
    assert tuple(found.loc["cut_2030", ["limit", "value", "met", "state"]]) == (0.3, 0.5, "met", "default")
    assert found.at["cut_2030", "legal_basis"] == "Quyết định 73/QĐ-TTg ngày 10/02/2023"
    assert tuple(found.loc["small_units", ["limit", "value", "met", "state"]]) == (15, 0, "met", "checked")
    assert found.loc[["standard", "modern"], "met"].tolist() == ["missing", "missing"]
    assert set(found.loc[["standard", "modern"], "why"]) == {"no_grade"}


def test_the_roadmap_shows_what_steps_show_and_leaves_the_rest():
    """Two of three changes of the handover are done ... the decision on TT2 was another; opinions are in no table."""
    found = mixed().tasks
    assert tuple(found.loc["handover", ["status", "parts", "done"]]) == ("done", 2, 2)
    assert tuple(found.loc["decision", ["status", "parts", "done"]]) == ("deviating", 2, 1)
    assert tuple(found.loc["opinions", ["status", "parts"]]) == ("unknown", 0)


def test_years_after_the_month_is_shorter():
    """31 January and a month: the last of February; twelve months back from 29 February: the 28th."""
    day = pd.Timestamp("2028-01-31").date()
    assert later(day, 1).isoformat() == "2028-02-29"
    assert later(pd.Timestamp("2028-02-29").date(), -12).isoformat() == "2027-02-28"


@pytest.mark.parametrize(("table", "column", "row", "value", "file"), [
    ("institutions", "fate", "TT1", "gone", "institutions.csv"),
    ("institutions", "host", "TT1", "TT9", "institutions.csv"),
    ("institutions", "date", "TT1", "soon", "institutions.csv"),
    ("institutions", "name", "TT1", " ", "institutions.csv"),
    ("sites", "status", "S4", "shut", "sites.csv"),
    ("sites", "commune", "S4", "99999", "sites.csv"),
    ("sites", "institution_after", "S2", "TT1", "sites.csv"),
])  # fmt: skip
def test_a_plan_changed_by_hand_is_refused(table, column, row, value, file):
    """The sentence names file and column."""
    bundle = chosen()
    frame = getattr(bundle.plan, table).copy()
    frame.loc[row, column] = value
    with pytest.raises(BundleError) as refused:
        require_sound(replace(bundle, plan=replace(bundle.plan, **{table: frame})), Path("ket-qua"))
    assert file in str(refused.value)
    assert f" {column} " in str(refused.value)
    require_sound(bundle, Path("ket-qua"))


@pytest.mark.parametrize(("changes", "file"), [
    ({"province": {"as_of": "hôm qua"}}, "province.json"),
    ({"province": {}}, "province.json"),
    ({"scenario": {"periods": []}}, "scenario.json"),
    ({"scenario": {"periods": ["2028"]}}, "scenario.json"),
    ({"scenario": {"periods": [2028], "variant": "most"}}, "scenario.json"),
    ({"inputs": {"demand": pd.DataFrame({"programme": ["52_TC"]})}}, "input/demand.csv"),
    ({"inputs": {"sites": pd.DataFrame({"site": ["S1"], "workshops": ["nhiều"]})}}, "input/sites.csv"),
    ({"roadmap": pd.DataFrame({"date": ["2028-13-01"], "step": ["leaders"]})}, "roadmap.csv"),
])  # fmt: skip
def test_facts_and_inputs_changed_by_hand_are_refused(changes, file):
    """The sentence names the file."""
    with pytest.raises(BundleError, match=re.escape(file)):
        require_sound(replace(chosen(), **changes), Path("ket-qua"))


def test_every_table_is_a_frame_and_equal_years_are_equal():
    """Twice the same; no table is missing."""
    first, again = (annual(chosen(), year("2028-11-15"), 2028) for _ in range(2))
    for name in TABLES:
        pd.testing.assert_frame_equal(getattr(again, name), getattr(first, name))


def test_a_plan_of_several_years_is_late_only_by_its_own_years():
    """S4 closes in 2030 by the table of changes, its unit merged in 2028: in 2028 it may teach; places wait as well."""
    bundle = chosen()
    row = {"year": 2030, "kind": "site", "code": "S4", "name": "S4", "change": "closed", "host": "", "vi": "", "en": ""}
    scenario = {**bundle.scenario, "periods": [2028, 2030]}
    path = replace(bundle, scenario=scenario, changes=pd.DataFrame([row]))
    made = annual(path, tiny_province(**MIXED), 2028)
    assert status(made, "TT1", "merge") == "done"
    assert status(made, "TT1", "site_close", "S4") == "not_due"
    assert status(mixed(), "TT1", "site_close", "S4") == "late"
    assert made.network.at["sites", "plan"] == 4
    assert mixed().network.at["sites", "plan"] == 3
    programmes = made.steps[made.steps["kind"].isin(["programme_new", "programme_end", "places"])]
    assert "late" not in set(programmes["status"])
