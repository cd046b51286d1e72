"""The tables beside a plan, on the tiny province: each figure by hand or against the indicator it must equal."""

from dataclasses import replace

import pandas as pd
import pytest

from optimizer.analysis.studies import studies
from optimizer.solution.frames import recorded
from optimizer.solution.indicators import indicators
from optimizer.solution.ledgers import ledger_by_year
from optimizer.solution.roadmap import shifted
from optimizer.solution.schema import BUNDLE, conform
from optimizer.solution.travel_change import travel_groups
from tests.solution.by_hand import PLAN, network, province, untouched
from tests.solution.cases import scenario, travel


@pytest.fixture(scope="module")
def tables() -> dict[str, pd.DataFrame]:
    return studies(province(), travel(), scenario(), network(PLAN), untouched())


def test_every_table_is_as_declared(tables):
    """Columns, types and index as the bundle writes and reads them."""
    for name, frame in tables.items():
        pd.testing.assert_frame_equal(frame, conform(frame, BUNDLE[name]))


def test_fill_rates_of_units_add_up_to_the_recorded_fill_rate(tables):
    """Σ entrants / Σ places over all units is the province's recorded fill rate; mean minutes are the indicator's."""
    made = province()
    frame = indicators(made, travel(), scenario(), network(PLAN), untouched(), recorded(made))
    found = tables["diagnosis"]
    assert 100 * found["entrants"].sum() / found["places"].sum() == pytest.approx(frame.at["fill_rate", "recorded"])
    whole = tables["travel_groups"].loc["all"]
    assert whole["minutes_before"] == pytest.approx(frame.at["minutes_mean", "unchanged"])
    assert whole["minutes_after"] == pytest.approx(frame.at["minutes_mean", "plan"])


def test_origins_add_up_to_the_entrants_placed_by_unit_and_commune(tables):
    """Σ over a unit's communes = what its sites and teams teach in each network; the largest commune comes first."""
    found = tables["origins"]
    for column, network_ in (("entrants_before", untouched()), ("entrants_after", network(PLAN))):
        placed = network_.placements
        assert found[column].sum() == pytest.approx(placed["entrants"].sum())
        for unit, own in placed.groupby("team"):
            assert found.loc[unit, column].sum() == pytest.approx(own["entrants"].sum())
    most = found.max(axis=1)
    assert all(most[unit].is_monotonic_decreasing for unit in found.index.get_level_values("institution").unique())


def test_the_nearest_offer_is_the_least_of_all_ways_to_sites_that_run_it(tables):
    """Of each field, level, both and any: least minutes over open sites with a running offer, and that way's km."""
    found, made = tables["nearest"], province()
    pairs = {(str(f), str(v)) for f, v in made.programmes[["field", "level"]].itertuples(index=False)}
    fields, levels = ({pair[side] for pair in pairs} for side in (0, 1))
    kinds = {("", ""), *pairs, *((f, "") for f in fields), *(("", v) for v in levels)}
    assert set(found.droplevel("commune").index) == kinds
    assert set(found.loc[:, "", ""].index) == set(made.communes.index)
    for side, network_ in (("before", untouched()), ("after", network(PLAN))):
        runs = network_.offers.reset_index().query("runs and delivery == 'site'")
        taught = runs.join(made.programmes[["field", "level"]].astype(str), on="programme")
        for (commune, field, level), row in found.iterrows():
            fits = taught["field"].isin({field} if field else fields) & taught["level"].isin(
                {level} if level else levels
            )
            ways = travel().minutes.loc[commune, sorted(set(taught.loc[fits, "site"]))].dropna()
            if ways.empty:
                assert row[f"site_{side}"] == ""
            else:
                assert row[f"minutes_{side}"] == pytest.approx(ways.min())
                assert ways[row[f"site_{side}"]] == pytest.approx(ways.min())
                assert row[f"km_{side}"] == pytest.approx(travel().km.at[commune, row[f"site_{side}"]])
    assert (found["site_after"] != "").any()


def test_norms_not_met_are_said_with_their_figures(tables):
    """A unit with less land than its norm says so, and only such a unit; nobody is below 15 posts."""
    found = tables["diagnosis"]
    little = found["land_m2"] < found["land_norm_m2"]
    assert list(found.loc[little, "broken"]) == [1.0] * int(little.sum())
    assert found.loc[little, "vi"].str.contains("Diện tích đất").all()
    assert not found["vi"].str.contains("Số người làm việc").any()
    assert (found["posts"] >= found["posts_norm"]).all()


def test_the_budget_nets_every_ledger_of_the_state_and_no_other(tables):
    """Net of each year = the four budget ledgers of that year; the cumulative sum ends with their total."""
    made = province()
    by_year = ledger_by_year(made, scenario(), network(PLAN), untouched())
    budget = by_year[by_year.index.get_level_values("ledger").str.startswith("budget_")]["mvnd"]
    table = tables["budget_by_year"]
    for year in budget.index.get_level_values("year").unique():
        assert table.at[year, "net"] == pytest.approx(budget.loc[year].sum())
    assert table["cumulative"].iloc[-1] == pytest.approx(budget.sum())
    assert not table.loc[~table["in_effect"], ["recurrent", "transfers", "one_off", "investment"]].any().any()
    assert table.index.max() >= 2030


def test_a_closed_site_waits_and_costs_two_years_of_upkeep(tables):
    """S4 closes: pending, upkeep twice guard and maintenance."""
    found = tables["buildings"]
    assert list(found.index) == ["S4"]
    assert found.at["S4", "fate"] == "pending"
    assert found.at["S4", "upkeep_mvnd"] == pytest.approx(2 * found.at["S4", "upkeep_year_mvnd"])


def test_the_way_to_a_plan_is_in_order_and_reaches_posts_last(tables):
    """Dates do not fall; a college takes part, so the ministry is asked; the surplus is gone five years later."""
    found = tables["roadmap"]
    assert list(found["date"]) == sorted(found["date"])
    assert {"ministry", "decision", "handover", "buildings"} <= set(found["step"])
    assert found["step"].iloc[-1] == "posts"
    assert shifted(pd.Timestamp("2028-09-01").date(), -9).isoformat() == "2027-12-01"


def test_learners_left_where_the_intake_ends_are_those_of_the_course_that_is_not_over(tables):
    """Each site that ends or closes an offer: e · max(0, L - k) learners k years after; the last row is their sum."""
    made, plan, found = province(), network(PLAN), tables["teach_out"]
    moves = plan.moves[plan.moves["kind"].isin(["ended", "closed_with_site"])]
    assert len(moves) > 0
    years = found.index.get_level_values("year")
    assert years.min() == 2028
    length = moves["programme"].map(made.programmes["length_years"])
    for (site, year), row in found.iterrows():
        own = moves if site == "all" else moves[moves["site"] == site]
        rest = (length.reindex(own.index) - (year - 2028)).clip(lower=0)
        assert row["learners"] == pytest.approx((own["entrants_recorded"] * rest).sum())
    assert found.xs("all")["learners"].iloc[0] == pytest.approx(moves["learners_present"].sum())
    assert found.xs("all")["learners"].iloc[-1] > 0


def test_groups_of_people_count_by_their_share_of_the_population():
    """A quarter of C1 and all of C2 belong to minorities; the share of poor households is nowhere given."""
    made = province()
    codes = list(made.communes.index)
    share = pd.Series({codes[0]: 25.0, codes[1]: 100.0}).reindex(codes)
    made = replace(made, communes=made.communes.assign(minority_share=share))
    plan = network(PLAN)
    found = travel_groups(made, plan, untouched())
    rows = plan.placements.assign(share=plan.placements["commune"].map(share / 100)).dropna(subset="share")
    assert found.at["minority", "communes"] == 2
    assert found.at["minority", "entrants"] == pytest.approx((rows["entrants"] * rows["share"]).sum())
    here = rows[rows["delivery"] == "site"]
    weight = here["entrants"] * here["share"]
    assert found.at["minority", "minutes_after"] == pytest.approx((weight * here["minutes"]).sum() / weight.sum())
    assert not {"poor", "women"} & set(found.index)


def test_without_a_plan_only_the_diagnosis_is_left():
    """Nothing of a plan is invented."""
    found = studies(province(), travel(), scenario(), None, untouched())
    assert [name for name, frame in found.items() if len(frame)] == ["diagnosis", "nearest"]
    assert (found["nearest"]["site_after"] == "").all()
