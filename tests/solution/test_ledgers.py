"""Ledgers: every cost term goes where it belongs, in the long run and by year."""

import math
from dataclasses import replace

import pandas as pd
import pytest

from optimizer.solution.afterwards import buildings
from optimizer.solution.costs import Prices
from optimizer.solution.ledgers import LEDGERS, SHARES, ledger_by_year, ledger_total, ledgers
from optimizer.solution.plan import TERMS
from tests.solution.by_hand import PLAN, network, planned, province, untouched
from tests.solution.cases import GOOD, UNCHANGED, but, scenario

A10 = 0.07 / (1 - 1.07**-10)
OUTSIDE = ["boarding_support", "severance", "freed_buildings"]
A25 = 0.07 / (1 - 1.07**-25)


@pytest.fixture(scope="module")
def both() -> pd.DataFrame:
    return ledgers(province(), scenario(), planned(), untouched())


@pytest.fixture(scope="module")
def years() -> pd.DataFrame:
    return ledger_by_year(province(), scenario(), planned(), untouched())


def test_terms_of_plan_by_hand(both):
    """Each row of the plan, million VND a year at base weights.

    unit_overhead: CD1 1189 + 300, TT2 879 + 300. site_running: 3 · 284 + 1.3 · (600 + 250 + 220) + 83.5 for S2.
    teaching a learner-year: TC 216/25 + 2.5 = 11.14, GDTX 216/20 + 2.5 = 13.3, SC 216/18 + 2.5 = 14.5; times
    85 · 2, 100 · 3, 80 · 0.35 = 28 learner-years, + 15 · 0.5 mobile. offers: 5 · 30.
    building: 2000 · a10 + 18 · 85 · a25. merging: 500 + 200 (another managing body) + 200 (S4), as annuity.
    travel: 0.22 · (TC 50·2·5 + 25·2·40; SC 20·0.35·40 + 20·0.35·5; GDTX 40·3·40 + 60·3·5; 62_SC 25·0.35·5) = 0.22 ·
    8558.75, + boarders 10 · 2 · 110 · 0.044. boarding: 20 · 10. staff: 8 posts of S4 · 2 · 10.6.
    learners moved: (15 + 40) · 0.35 · 2 = 38.5. unplaced: 64 · (10 · 0.35 + 5 · 2 · 1.5 · 1.25 + 5 · 0.35) = 64 · 24.
    """
    expected = {
        ("unit_overhead", "budget_recurrent"): 2668.0,
        ("site_running", "budget_recurrent"): 2326.5,
        ("teaching", "budget_recurrent"): 11.14 * 170 + 13.3 * 300 + 14.5 * 28 + 7.5,
        ("offers", "budget_recurrent"): 150.0,
        ("building", "budget_investment"): 2000 * A10 + 1530 * A25,
        ("merging", "budget_one_off"): 900 * A10,
        ("travel", "learners"): 0.22 * 8558.75 + 96.8,
        ("boarding", "learners"): 200.0,
        ("disruption", "budget_one_off"): 169.6 * A10,
        ("disruption", "conventional"): 38.5 * A10,
        ("conversion", "budget_recurrent"): 0.0,
        ("staff", "budget_recurrent"): 0.0,
        ("staff", "budget_one_off"): 0.0,
        ("unplaced", "conventional"): 1536.0,
        ("boarding_support", "budget_transfers"): 208.0,
        ("severance", "budget_transfers"): 0.0,
        ("freed_buildings", "budget_buildings"): 0.0,
    }
    assert both["plan_mvnd"].to_dict() == pytest.approx(expected)


def test_unchanged_pays_nothing_once(both):
    """Nothing is built, merged, moved or unserved; 15 boarders of two years: 30 · 10 and 30 · 10.4."""
    column = both["unchanged_mvnd"]
    free = column.index.get_level_values("term").isin(["building", "merging", "disruption", "unplaced", "conversion"])
    assert column[free].to_list() == [0.0] * 6
    assert column["boarding", "learners"] == pytest.approx(300)
    assert column["boarding_support", "budget_transfers"] == pytest.approx(312)


@pytest.mark.parametrize("decisions", [PLAN, GOOD, UNCHANGED, but(GOOD, convert=frozenset(), merge={}, leave={"TT2"})])
@pytest.mark.parametrize("weights", ["thrift", "base", "access"])
def test_ledgers_sum_to_objective_term_by_term(decisions, weights):
    """Over ledgers, transfers and closed sites apart, each term is that of the objective, whatever the weights."""
    scene = scenario(weights=weights)
    judged = network(decisions, scene)
    frame = ledgers(province(), scene, judged, judged).drop(OUTSIDE, level="term")
    assert frame["plan_mvnd"].groupby("term").sum().to_dict() == pytest.approx(judged.costs["mvnd"].to_dict())
    assert frame["plan_mvnd"].sum() == pytest.approx(judged.costs["mvnd"].sum())


def test_teachers_left_over_are_paid_then_let_go_with_severance():
    """GOOD hires 0.73115 teachers (20 each, in year 1); others are left over: 216 each in years 1 to 5.

    After five years 28 teachers of fields are: 42 of CD1 and TT1, 5 of TT2, less 4 % a year from 2026 to 2033, less
    8.17222 and 0.83611 required; and 0.76014 of 7 of general subjects at TT2. Let go at 100 each, severance 265.
    """
    scene, stay = scenario(staffing={"counted": True}), 0.96**7
    plan = network(GOOD, scene)
    years = ledger_by_year(province(), scene, plan, network(UNCHANGED, scene))["mvnd"]
    before = network(UNCHANGED, scene).staff
    hired, released = 10.5 - 13 * stay, (42 + 5) * stay - 8.17222 - 0.83611 + 7 * stay - 4.5
    once = years.xs("budget_one_off", level="ledger").to_list()
    plain = ledger_by_year(province(), scenario(), plan, network(UNCHANGED))["mvnd"]
    assert once[0] - plain[2029, "budget_one_off"] == pytest.approx(20 * (hired - before["hired"].sum()), rel=1e-4)
    assert once[4] == pytest.approx(100 * (released - before["released"].sum()), rel=1e-4)
    transfers = years.xs("budget_transfers", level="ledger")
    gone = transfers[2033] - plain[2033, "budget_transfers"]
    assert gone == pytest.approx(265 * (released - before["released"].sum()), rel=1e-4)
    paid = years[2030, "budget_recurrent"] - plain[2030, "budget_recurrent"]
    assert paid == pytest.approx(216 * (plan.staff["surplus_2"].sum() - before["surplus_2"].sum()))


def test_every_term_has_a_ledger():
    """The table of shares names each term of the objective and, beyond it, two transfers and closed sites alone."""
    assert {share.term for share in SHARES} == {*TERMS, *OUTSIDE}
    assert {share.ledger for share in SHARES} == set(LEDGERS)


def test_conversion_beside_school_is_recurrent():
    """TT1, converted in the area of CD1's open site S1: 300 a year, state budget."""
    converted = network(but(UNCHANGED, convert=frozenset({"TT1"})))
    frame = ledgers(province(), scenario(), converted, untouched())
    assert frame.at[("conversion", "budget_recurrent"), "plan_mvnd"] == 300


@pytest.mark.parametrize(
    ("use", "years", "long_run"),
    [("pending", [250, 250, 0, 0, 0], 0), ("keep", [250] * 5, 250), ("transfer", [0] * 5, 0), ("local", [0] * 5, 0),
     ("recover", [0] * 5, 0)],
)  # fmt: skip
def test_a_closed_site_costs_upkeep_as_its_use_says(use, years, long_run):
    """S4 closes: guard + maintenance · rooms a year; two years while pending, always where kept, else never."""
    made = province()
    made = replace(made, sites=made.sites.assign(freed_use=use))
    price = Prices(made, scenario())
    each = price("site_guard_mvnd") + price("site_maintenance_mvnd") * planned().sites.at["S4", "rooms"]
    paid = ledger_by_year(made, scenario(), planned(), untouched()).xs("budget_buildings", level="ledger")["mvnd"]
    assert paid.to_list() == pytest.approx([each * (year > 0) for year in years])
    assert ledger_total(price, planned(), "budget_buildings") == pytest.approx(each if long_run else 0)
    kept = buildings(made, scenario(), planned())
    assert kept.at["S4", "fate"] == use
    assert kept.at["S4", "upkeep_mvnd"] == pytest.approx(paid.sum())


def test_total_of_one_ledger():
    """One-off: (900 + 169.6) as annuity."""
    total = ledger_total(Prices(province(), scenario()), planned(), "budget_one_off")
    assert total == pytest.approx(1069.6 * A10)


def test_years_follow_target_year(years):
    """Scenario 2028: the five years 2029 to 2033, seven ledgers each."""
    assert list(years.index) == [(year, name) for year in range(2029, 2034) for name in LEDGERS]


def test_posts_glide_from_first_year_to_long_run(years):
    """Long run: 11,441.8 - 13,201.325 = -1,759.525 a year; of the 879 of TT1's posts 48 are saved in the first year.

    Not yet saved: 831 in 2029, 3/4, 1/2, 1/4 of it in the next years, nothing in 2033.
    """
    recurrent = years["mvnd"].xs("budget_recurrent", level="ledger")
    missing = [831.0, 623.25, 415.5, 207.75, 0.0]
    assert recurrent.to_list() == pytest.approx([-1759.525 + amount for amount in missing])


def test_what_is_paid_once_falls_in_first_year(years):
    """Module 2000 + 18 · 85 = 3530; merger 900 and staff 169.6; learners moved 38.5 beside 1536 unserved a year."""
    by_ledger = {name: years["mvnd"].xs(name, level="ledger") for name in LEDGERS}
    assert by_ledger["budget_investment"].to_list() == pytest.approx([3530, 0, 0, 0, 0])
    assert by_ledger["budget_one_off"].to_list() == pytest.approx([1069.6, 0, 0, 0, 0])
    assert by_ledger["conventional"].to_list() == pytest.approx([1574.5, 1536, 1536, 1536, 1536])


def test_learners_and_transfers_are_level(years):
    """Travel and boarding 2179.725 against 2278.075; support 208 against 312: the same every year."""
    by_ledger = {name: years["mvnd"].xs(name, level="ledger") for name in LEDGERS}
    assert by_ledger["learners"].to_list() == pytest.approx([-98.35] * 5)
    assert by_ledger["budget_transfers"].to_list() == pytest.approx([-104] * 5)


def test_unit_that_leaves_glides_too():
    """TT2 leaves: long-run overhead -1179; in the first year its posts are still paid but for 48."""
    left = network(but(UNCHANGED, leave=frozenset({"TT2"}), keep={"S3": None}))
    long_run = ledgers(province(), scenario(), left, untouched()).loc["unit_overhead", "budget_recurrent"]
    assert long_run["plan_mvnd"] - long_run["unchanged_mvnd"] == -1179
    by_year = ledger_by_year(province(), scenario(), left, untouched())["mvnd"]
    assert by_year[2029, "budget_recurrent"] - by_year[2033, "budget_recurrent"] == pytest.approx(831)


def test_no_difference_costs_nothing():
    """Unchanged against itself: zero in every year and ledger."""
    same = untouched()
    assert ledger_by_year(province(), scenario(), same, same)["mvnd"].abs().max() == 0


def test_without_plan():
    """No plan: its column is unknown, and there is nothing to print by year."""
    frame = ledgers(province(), scenario(), None, untouched())
    assert frame["plan_mvnd"].isna().all()
    assert not frame["unchanged_mvnd"].isna().any()
    assert ledger_by_year(province(), scenario(), None, untouched()).empty


def test_investment_is_read_from_modules():
    """A network without modules invests nothing."""
    plan = planned()
    bare = replace(plan, modules=plan.modules.iloc[:0])
    frame = ledgers(province(), scenario(), bare, plan)
    assert frame.at[("building", "budget_investment"), "plan_mvnd"] == 0
    assert math.isclose(frame.at[("building", "budget_investment"), "unchanged_mvnd"], 2000 * A10 + 1530 * A25)
