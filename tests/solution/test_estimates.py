"""Shares of estimates: by table, for one indicator's inputs, and of what decides."""

import math

import pandas as pd
import pytest

from optimizer.solution.estimates import Inputs, Source, deciding_share, estimates, share, weakest
from tests.provinces import tiny_province
from tests.solution.by_hand import planned, province
from tests.solution.cases import scenario, travel


def estimated(*rows: int, basis: str = "estimate"):
    """Return an edit that sets the basis of `rows` (counted from 0)."""

    def edit(table: pd.DataFrame) -> pd.DataFrame:
        changed = table.copy()
        changed.loc[list(rows), "basis"] = basis
        return changed

    return edit


def test_official_tables_rest_on_nothing_estimated():
    """Every row of the tiny province is official."""
    frame = estimates(province(), scenario())
    assert (frame["weight_estimate"] == 0).all()
    assert (frame["official"] == frame["rows"]).all()


def test_counts_by_basis():
    """Nine offers: two estimates, one from the press, six official.

    Two sites took the commune's lat and lon; what becomes of the buildings of four is not decided.
    """
    edit = lambda table: estimated(8, basis="press")(estimated(0, 3)(table))  # noqa: E731
    frame = estimates(tiny_province(offers=edit), scenario())
    assert frame.loc["offers", ["rows", "official", "press", "estimate"]].to_list() == [9, 6, 1, 2]
    assert frame.at["sites", "defaulted"] == 8
    assert frame.at["total", "rows"] == frame.drop("total")["rows"].sum()


def test_offers_count_by_places():
    """S1's 52_SC has 60 of 530 places."""
    frame = estimates(tiny_province(offers=estimated(0)), scenario())
    assert frame.at["offers", "weight_estimate"] == pytest.approx(60 / 530)


def test_demand_counts_entrants_of_year_and_variant():
    """2028 base: 285 entrants, 50 of them the estimated row; the row of 2027 does not count; high: 60 of 342."""
    edited = tiny_province(demand=estimated(2, 3))
    assert estimates(edited, scenario()).at["demand", "weight_estimate"] == pytest.approx(50 / 285)
    assert estimates(edited, scenario(variant="high")).at["demand", "weight_estimate"] == pytest.approx(60 / 342)


def test_institutions_count_by_posts():
    """CD1 has 55 of 95 posts."""
    frame = estimates(tiny_province(institutions=estimated(0)), scenario())
    assert frame.at["institutions", "weight_estimate"] == pytest.approx(55 / 95)


def test_costs_count_rows_of_weight_set():
    """Row 0 is a price of thrift alone: it is not among those that base uses."""
    edited = tiny_province(costs=estimated(0))
    assert estimates(edited, scenario()).at["costs", "weight_estimate"] == 0
    thrift = estimates(edited, scenario(weights="thrift"))
    used = edited.costs["weights"].isin(["thrift", ""]).sum()
    assert thrift.at["costs", "weight_estimate"] == pytest.approx(1 / used)


def test_deciding_share_is_mean_of_four():
    """Demand and costs all estimated, 60 of 530 places, no posts: (1 + 60/530 + 0 + 1) / 4; communes do not decide."""
    every = lambda table: table.assign(basis="estimate")  # noqa: E731
    edited = tiny_province(demand=every, costs=every, communes=every, offers=estimated(0))
    frame = estimates(edited, scenario())
    assert deciding_share(frame) == pytest.approx((1 + 60 / 530 + 0 + 1) / 4)
    assert frame.at["total", "weight_estimate"] == deciding_share(frame)


def test_share_falls_back_to_rows():
    """Without any weight every row counts the same; without rows nothing is known."""
    basis = pd.Series(["estimate", "official", "press", "official"])
    assert share(basis) == 0.25
    assert share(basis, pd.Series([0.0, 0.0, 0.0, 0.0])) == 0.25
    assert share(basis, pd.Series([3.0, 1.0, math.nan, 0.0])) == 0.75
    assert math.isnan(share(basis.iloc[:0]))


SLICES = [
    (Source("demand"), 50 / 285),
    (Source("demand", level="TC"), 50 / 90),
    (Source("demand", level="GDTX"), 0.0),
    (Source("demand", field="52"), 50 / 140),
    (Source("demand", priority=True), 50 / 90),
    (Source("offers"), 60 / 530),
    (Source("offers", level="SC"), 60 / 210),
    (Source("entrants", level="SC"), 40 / 130),
    (Source("institutions"), 1 / 3),
    (Source("site_posts"), 14 / 95),
    (Source("sites"), 1 / 4),
]


@pytest.fixture(scope="module")
def partly() -> Inputs:
    edited = tiny_province(demand=estimated(3), offers=estimated(0), institutions=estimated(0), sites=estimated(1))
    return Inputs(edited, travel(), scenario())


@pytest.mark.parametrize(("source", "expected"), SLICES)
def test_slices_of_inputs(partly, source, expected):
    """Estimated: 52_TC of 00101 (50 entrants), 52_SC at S1 (60 places, 40 entrants), CD1, site S2 (14 posts of 95)."""
    assert partly.of(source, planned()) == pytest.approx(expected)


def test_weakest_input_decides():
    """Demand 50/285, offers 60/530: the larger; a level nobody has is left out."""
    inputs = Inputs(tiny_province(demand=estimated(3), offers=estimated(0)), travel(), scenario())
    sources = (Source("offers"), Source("demand"), Source("demand", level="CD"))
    shares = [inputs.of(source, planned()) for source in sources]
    assert weakest(shares) == pytest.approx(50 / 285)
    assert math.isnan(weakest(shares[2:]))


def test_travel_counts_entrants_of_computed_pairs():
    """Row 1 of the travel table (00101 to S2, 60 entrants of 250) is an estimate; 00102 to S1 (25) is computed."""
    ways = travel()
    ways.method.loc["00102", "S1"] = "graph"
    inputs = Inputs(tiny_province(travel=estimated(1)), ways, scenario())
    assert inputs.of(Source("travel"), planned()) == pytest.approx(85 / 250)


def test_exempt_islands_are_left_out_of_travel():
    """00103 exempt: of 185 entrants elsewhere, the 60 from 00101 to S2 rest on an estimate."""
    ways = travel()
    ways.method.loc["00103"] = "exempt"
    inputs = Inputs(tiny_province(travel=estimated(1)), ways, scenario())
    assert inputs.of(Source("travel"), planned()) == pytest.approx(60 / 185)


def test_basic_access_counts_communes():
    """In the plan 00101's nearest basic site is S2, whose minutes are an estimate: one of three communes."""
    inputs = Inputs(tiny_province(travel=estimated(1)), travel(), scenario())
    assert inputs.of(Source("travel_basic"), planned()) == pytest.approx(1 / 3)
