"""Learners present fit into the rooms of a site; new floor fits on its land."""

import pytest

from optimizer.scenario import Merging, Offers, Rooms, Scenario
from tests.model.cases import FREE, Net, cheapest, entrants, one_school

FULL = FREE.but(rooms=Rooms(filled_at_most=1))


def _site(**columns: float) -> Net:
    """College A with 40 places of T (2 years), demand 20 at c1 and 20 at c2, 30 minutes away; facts of its site A1.

    All taught: 1000 + 100 + rooms + 10 + 80 learner-years × 5 + 40 learner-years × 30 × 0.1 = 1630 + rooms.
    """
    return one_school(
        sites={"A1": {"institution": "A", "commune": "c1", **columns}},
        programmes={"T": ("TC", 2)}, offers=[("A1", "T", 40)],
    )  # fmt: skip


def test_binds_rooms_hold_learners_present_not_entrants():
    """60 seats hold 30 entrants of a programme of two years: 10 of c2 stay out.

    1000 + 100 + 60 + 10 + 60 × 5 + 20 × 30 × 0.1 + 10 × 2 × 60 = 2730; without the rule 1630 + 60 = 1690.
    """
    cost, plan = cheapest(_site(rooms=60), FULL)
    assert cost == pytest.approx(2730)
    assert entrants(plan, "A1") == pytest.approx(30)
    assert cheapest(_site(rooms=60), FULL, without=["rooms"])[0] == pytest.approx(1690)


def test_half_as_full_halves_the_learners():
    """80 seats filled to half hold 20 entrants: 1000 + 100 + 80 + 10 + 40 × 5 + 20 × 2 × 60 = 3790."""
    cost, plan = cheapest(_site(rooms=80), FREE.but(rooms=Rooms(filled_at_most=0.5)))
    assert cost == pytest.approx(3790)
    assert entrants(plan, "A1") == pytest.approx(20)


def test_a_site_without_a_figure_is_left_out():
    """Rooms 0 is no figure: 1630, as without the rule."""
    assert cheapest(_site(rooms=0), FULL)[0] == pytest.approx(1630)


def _building(rooms: Rooms, floor: float = 800) -> tuple[Net, Scenario]:
    return _site(rooms=40, land_m2=1000, floor_m2=floor), FREE.but(
        rooms=rooms, offers=Offers(new="none", smallest_class=0)
    )


def test_a_module_brings_its_own_seats():
    """40 seats and two modules of 20: all 40 entrants; 1630 + 40 + 280 = 1950 instead of 40 learner-years unserved."""
    net, scenario = _building(Rooms(filled_at_most=1))
    cost, plan = cheapest(net, scenario)
    assert cost == pytest.approx(1950)
    assert plan.modules == {("52", "A1"): 2}


def test_land_limits_what_is_built():
    """Floor of 800 m² may become 1000 on 1000 m² of land: 200 / 5.5 = 36 places, one module of 20.

    30 entrants: 1000 + 100 + 40 + 10 + 60 × 5 + 20 × 30 × 0.1 + 140 + 20 × 60 = 2850. On 1200 m² already none: two
    modules less, 20 entrants: 1000 + 100 + 40 + 10 + 40 × 5 + 40 × 60 = 3750.
    """
    land = Rooms(filled_at_most=1, built_share_of_land_at_most=1)
    net, scenario = _building(land)
    cost, plan = cheapest(net, scenario)
    assert cost == pytest.approx(2850)
    assert plan.modules == {("52", "A1"): 1}
    net, scenario = _building(land, floor=1200)
    assert cheapest(net, scenario)[0] == pytest.approx(3750)


def test_a_closed_site_holds_nobody():
    """Without mergers nothing closes; the rule never keeps a plan from existing: all learners may stay out."""
    net = _site(rooms=1)
    cost, plan = cheapest(net, FULL.but(merging=Merging(allowed=False)))
    assert entrants(plan, "A1") == pytest.approx(0.5)
    assert cost == pytest.approx(1000 + 100 + 1 + 10 + 5 + 79 * 60)


def _two_fields() -> Net:
    """As `_site` with 60 seats; 10 at c1 want U (field 62, 1 year), whose module seats 20 for 60; one of T is dear."""
    return one_school(
        sites={"A1": {"institution": "A", "commune": "c1", "rooms": 60}}, offers=[("A1", "T", 40), ("A1", "U", 10)],
        programmes={
            "T": {"level": "TC", "length_years": 2, "module_mvnd": 20000},
            "U": {"level": "TC", "length_years": 1, "field": "62", "module_mvnd": 200},
        },
        demand={("c1", "T"): 20, ("c2", "T"): 20, ("c1", "U"): 10},
    )  # fmt: skip


def test_binds_a_workshop_is_no_room_for_another_field():
    """One module of U seats its 10 learners and no more; 30 entrants of T fill the rooms.

    1000 + 100 + 60 + 20 + 60 + 50 + 60 × 5 + 20 × 30 × 0.1 + 10 × 2 × 60 = 2850; without the rule no module, and all
    of T: 1000 + 100 + 60 + 20 + 50 + 400 + 120 = 1750. Were its 10 other seats room for T, it would cost 2850 - 520.
    """
    asked = FULL.but(offers=Offers(new="none", smallest_class=0, modules_per_site_at_most=5))
    cost, plan = cheapest(_two_fields(), asked)
    assert cost == pytest.approx(2850)
    assert plan.modules == {("62", "A1"): 1}
    assert cheapest(_two_fields(), asked, without=["rooms"])[0] == pytest.approx(1750)


def test_no_workshop_is_built_for_its_floor():
    """Nobody wants U: no module of its field, 10 entrants of T stay out, 2730 as above."""
    asked = FULL.but(offers=Offers(new="none", smallest_class=0, modules_per_site_at_most=5))
    net = one_school(
        sites={"A1": {"institution": "A", "commune": "c1", "rooms": 60}}, offers=[("A1", "T", 40), ("A1", "U", 10)],
        programmes={
            "T": {"level": "TC", "length_years": 2, "module_mvnd": 20000},
            "U": {"level": "TC", "length_years": 1, "field": "62", "module_mvnd": 0},
        },
        demand={("c1", "T"): 20, ("c2", "T"): 20, ("c1", "U"): 1}, costs={"place_mvnd": 0, "unplaced_mvnd": 60},
    )  # fmt: skip
    cost, plan = cheapest(net, asked)
    assert cost == pytest.approx(2730 + 15)
    assert entrants(plan, "A1") == pytest.approx(30)
