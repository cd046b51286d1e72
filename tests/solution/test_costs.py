"""Every cost term of the good plan, worked out by hand in the docstring (weights base, r = 7 %)."""

import pytest

from optimizer.model.decisions import Decisions
from optimizer.solution.plan import TERMS
from tests.provinces import set_cell
from tests.solution.cases import EVERYTHING, GOOD, RICH, UNCHANGED, but, network, scenario

A10 = 0.07 / (1 - 1.07**-10)
A25 = 0.07 / (1 - 1.07**-25)


def cost(term: str, plan: Decisions = GOOD, scene: dict[str, object] | None = None, **edits: object) -> float:
    return float(network(plan, scenario(**(scene or {})), **edits).costs.at[term, "mvnd"])  # type: ignore[arg-type]


def test_annuities_by_hand():
    """One million over 10 years at 7 % is 0.142 a year, over 25 years 0.0858."""
    assert pytest.approx(0.142378, abs=1e-6) == A10
    assert pytest.approx(0.085811, abs=1e-6) == A25


def test_unit_overhead():
    """CD1 1189 + 300, TT2 (still paid as a centre) 879 + 300; TT1 has ended: 2668."""
    assert cost("unit_overhead") == pytest.approx(1489 + 1179)


def test_site_running():
    """Guard 184 + utilities 100 = 284 each; 1.3 a place of rooms 600, 250, 220; S2 has a new operator: + 83.5.

    284 + 780 + 284 + 325 + 83.5 + 284 + 286 = 2326.5
    """
    assert cost("site_running") == pytest.approx(2326.5)


def test_teaching():
    """Learner-years: GDTX 100·3, 52_SC 50·0.35, 52_TC 90·2, 62_SC (28 + 15)·0.35; materials 2.5.

    300 (216/20 + 2.5) = 3990; 17.5 (216/18 + 2.5) = 253.75; 180 (216/25 + 2.5) = 2005.2; 15.05·14.5 = 218.225;
    mobile 15·0.5 = 7.5
    """
    assert cost("teaching") == pytest.approx(3990 + 253.75 + 2005.2 + 218.225 + 7.5)


def test_offers():
    """Seven offers run at sites; the mobile class is not counted: 7·30."""
    assert cost("offers") == pytest.approx(210)


def test_building():
    """One module of field 00: equipment 500·a(10), 45 places·85·a(25)."""
    assert cost("building") == pytest.approx(500 * A10 + 45 * 85 * A25)


def test_merging():
    """TT1 into CD1: 500, another managing body 200, S4 closed 200; all · a(10)."""
    assert cost("merging") == pytest.approx(900 * A10)


def test_beds_and_moved_equipment():
    """5 beds: 5·70·a(25) more. 3 places of 52_SC: 3·0.35·2000/18 = 116.667 of equipment, a tenth of it once."""
    plain, rich = (network(plan, scene=scenario(**EVERYTHING)).costs["mvnd"] for plan in (GOOD, RICH))
    assert rich["building"] - plain["building"] == pytest.approx(5 * 70 * A25)
    assert rich["merging"] - plain["merging"] == pytest.approx(3 * 0.35 * 2000 / 18 * 0.1 * A10)


def test_merging_within_one_managing_body():
    """TT1 and CD1 under the same body: no 200."""
    same = {"institutions": lambda t: set_cell(t, 1, "managing_body", t["managing_body"][0])}
    assert cost("merging", **same) == pytest.approx(700 * A10)


def test_travel():
    """Learner-years · minutes · rate; 0.22 up to 60 min, 0.044 beyond.

    GDTX 15·3·5 + 25·3·40 + 30·3·5 + 30·3·5 = 4125; 52_SC 30·.35·5 + 20·.35·5 = 87.5; 52_TC 50·2·5 + 25·2·40 = 2500;
    62_SC 25·.35·5 = 43.75: 6756.25·0.22. Boarders 52_TC 15·2·110 + 62_SC 3·.35·110 = 3415.5·0.044.
    """
    assert cost("travel") == pytest.approx(6756.25 * 0.22 + 3415.5 * 0.044)


def test_boarding():
    """Beyond 60 min: 15·2 + 3·0.35 = 31.05 learner-years, 10 each."""
    assert cost("boarding") == pytest.approx(310.5)


def test_commuting_limit_of_the_scenario_moves_boarding():
    """With a limit of 30 min also 25·3 GDTX and 25·2 TC learners, 40 min away, board: 156.05·10."""
    assert cost("boarding", scene={"reach": {"commute_minutes": 30}}) == pytest.approx(1560.5)


def test_disruption():
    """52_SC at S4 ends: 15·0.35·2; 8 posts at S4: 8·2·10.6; all · a(10)."""
    assert cost("disruption") == pytest.approx((15 * 0.35 * 2 + 8 * 2 * 10.6) * A10)


def test_conversion_beside_a_school():
    """TT2 converts in A2, where no college or trung cấp site is: 0. TT1 converting in A1 beside CD1: 300."""
    assert cost("conversion") == 0
    assert cost("conversion", but(UNCHANGED, convert=frozenset({"TT1", "TT2"}))) == pytest.approx(300)


def test_conversion_beside_a_college_out_of_scope():
    """A ministry's college stays open all the same: 300."""
    theirs = {"institutions": lambda t: set_cell(t, 0, "authority", "ministry")}
    assert cost("conversion", but(UNCHANGED, convert=frozenset({"TT1"})), **theirs) == pytest.approx(300)


def test_unplaced():
    """2 entrants of 62_SC in 00101 (no border, zone I; no priority): 2·0.35·64 = 44.8."""
    assert cost("unplaced") == pytest.approx(44.8)


def test_unplaced_priority_programme_in_a_border_commune():
    """10 of 52_TC (priority 1.5) unserved in 00103 (border 1.25): 10·2·64·1.5·1.25 = 2400 on top of 44.8."""
    plan = but(GOOD, place={("00103", "52_TC", "S1"): 5.0}, unplaced={("00103", "52_TC"): 10.0})
    assert cost("unplaced", plan) == pytest.approx(2400 + 44.8)


def test_weights_and_rate_of_the_scenario_count():
    """Thrift: unit posts 1843 and 1362, fixed 600; merging at 10 %: 900 · 0.1627."""
    thrift = {"weights": "thrift"}
    assert cost("unit_overhead", scene=thrift) == pytest.approx(1843 + 1362 + 1200)
    assert cost("merging", scene=thrift) == pytest.approx(900 * 0.1 / (1 - 1.1**-10))


def test_leaving_is_no_disruption_and_costs_no_closing():
    """TT2 leaves with S3: its 18 posts, its 75 entrants and its site are counted nowhere."""
    gone = but(UNCHANGED, leave=frozenset({"TT2"}), keep={"S3": None},
               run=UNCHANGED.run - {("00_GDTX", "S3"), ("62_SC", "S3")})  # fmt: skip
    assert cost("disruption", gone) == 0
    assert cost("merging", gone) == 0
    assert cost("unit_overhead", gone) == pytest.approx(1489 + 1179)
    assert cost("site_running", gone) == pytest.approx(3 * 284 + 1.3 * (600 + 250 + 100))


def test_what_is_not_the_provinces_has_no_overhead_and_no_site():
    """CD1 is a ministry's: TT1 and TT2 cost 1179 each; S2, S3, S4 with 570 rooms; its offers still count (7·30)."""
    theirs = {"institutions": lambda t: set_cell(t, 0, "authority", "ministry")}
    assert cost("unit_overhead", UNCHANGED, **theirs) == pytest.approx(2 * 1179)
    assert cost("site_running", UNCHANGED, **theirs) == pytest.approx(3 * 284 + 1.3 * 570)
    assert cost("offers", but(UNCHANGED, run=UNCHANGED.run - {("52_TC", "S1"), ("52_SC", "S1")}), **theirs) == 210


def test_island_pays_no_travel():
    """00103 an exempt island: its 15 TC learners at S1 are 0 minutes away and do not board; 62_SC 3·.35 still do."""
    island = {"communes": lambda t: set_cell(t, 2, "special", "1")}
    assert cost("boarding", **island) == pytest.approx(10 * 3 * 0.35)


def test_terms_are_in_the_order_of_reports_and_sum():
    """Eleven terms, in order; the sum is the sum of the values above."""
    frame = network().costs
    assert tuple(frame.index) == TERMS
    by_hand = (
        2668 + 2326.5 + 6474.675 + 210 + 500 * A10 + 3825 * A25 + 900 * A10 + 6756.25 * 0.22 + 3415.5 * 0.044 + 310.5
        + (10.5 + 169.6) * A10 + 44.8
    )  # fmt: skip
    assert frame["mvnd"].sum() == pytest.approx(by_hand)
