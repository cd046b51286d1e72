"""Places of today, workshop modules, places of a THN, mobile classes."""

import pytest

from optimizer.scenario import Centres, Offers, Pins
from tests.model.cases import FREE, STILL, Net, cheapest, entrants, network, one_school

ONE_MODULE = FREE.but(offers=Offers(new="none", smallest_class=0, modules_per_site_at_most=1))
THREE_MODULES = FREE.but(offers=Offers(new="none", smallest_class=0, modules_per_site_at_most=3))


def test_binds_without_it_a_site_teaches_more_than_its_places():
    """Without the rule all 40 go to the 30 places of A1: 1000 + 100 + 10 + 200 + 20 × 3 = 1370; with it 1890."""
    cost, plan = cheapest(one_school(), without=["places"])
    assert cost == pytest.approx(1370)
    assert entrants(plan, "A1") == 40
    cost, plan = cheapest(one_school())
    assert cost == pytest.approx(1890)
    assert entrants(plan, "A1") == 30


def test_a_module_adds_places_where_it_is_cheaper_than_not_serving():
    """Ten more seats cost one module: 140 + 10 × (5 + 3) = 220 against 600: 1890 - 600 + 220 = 1510."""
    cost, plan = cheapest(one_school(), THREE_MODULES)
    assert cost == pytest.approx(1510)
    assert plan.modules == {("52", "A1"): 1}
    assert entrants(plan, "A1") == pytest.approx(40)
    assert 10 <= round(plan.added[("T", "A1")], 6) <= 20


def test_a_module_seats_learners_present_not_entrants():
    """With T of 2 years a module of 20 learners seats 10 entrants.

    42 entrants want 12 more than the 30 places: the first module serves 10 of them (saves 10 × 2 × 60), a second only
    2, which still saves 2 × 2 × (60 - 5 - 3) = 208 for 140.

    Two modules: 1000 + 100 + 10 + 42 × 2 × 5 + 22 × 2 × 3 + 2 × 140 = 1942.
    """
    net = one_school(programmes={"T": ("TC", 2)}, demand={("c1", "T"): 20, ("c2", "T"): 22})
    cost, plan = cheapest(net, THREE_MODULES)
    assert cost == pytest.approx(1942)
    assert plan.modules == {("52", "A1"): 2}


def test_a_module_for_one_learner_is_not_worth_it():
    """41 entrants of 2 years, 11 above the places: one module seats 10, a second would save 2 × 52 = 104 for 140.

    1000 + 100 + 10 + 40 × 2 × 5 + 20 × 2 × 3 + 140 + 1 × 2 × 60 = 1890.
    """
    net = one_school(programmes={"T": ("TC", 2)}, demand={("c1", "T"): 20, ("c2", "T"): 21})
    cost, plan = cheapest(net, THREE_MODULES)
    assert cost == pytest.approx(1890)
    assert plan.modules == {("52", "A1"): 1}
    assert plan.unplaced == {("c2", "T"): pytest.approx(1)}


def test_no_more_modules_than_the_scenario_allows():
    """24 more than the places, one module of 20 allowed: 4 stay out.

    1000 + 100 + 10 + 50 × 5 + 30 × 3 + 140 + 4 × 60 = 1830.
    """
    net = one_school(demand={("c1", "T"): 20, ("c2", "T"): 34})
    cost, plan = cheapest(net, ONE_MODULE)
    assert cost == pytest.approx(1830)
    assert plan.unplaced == {("c2", "T"): pytest.approx(4)}


def test_programmes_of_a_field_share_a_module():
    """T and U (field 52, 1 year) lack 12 places each; one module of 20 seats 20 of the 24.

    1000 + 100 + 20 + (5 + 5 + 20) × 5 + 140 + 4 × 60 = 1650.
    """
    net = _two_programmes("52")
    cost, plan = cheapest(net, ONE_MODULE)
    assert cost == pytest.approx(1650)
    assert sum(plan.added.values()) == pytest.approx(20)


def test_programmes_of_two_fields_need_a_module_each():
    """Fields 52 and 62: a module each, everybody served: 1000 + 100 + 20 + 34 × 5 + 2 × 140 = 1570."""
    cost, plan = cheapest(_two_programmes("62"), ONE_MODULE)
    assert cost == pytest.approx(1570)
    assert plan.modules == {("52", "A1"): 1, ("62", "A1"): 1}


def _two_programmes(field: str) -> Net:
    return one_school(
        programmes={"T": ("TC", 1), "U": {"level": "TC", "length_years": 1, "field": field}},
        offers=[("A1", "T", 5), ("A1", "U", 5)],
        demand={("c1", "T"): 17, ("c1", "U"): 17},
    )


def test_nothing_is_built_where_places_are_fixed():
    """A's places are fixed, so ten stay out although a module would cost less: 1890 again."""
    cost, plan = cheapest(one_school(), THREE_MODULES.but(pins=Pins(places_fixed=("A",))))
    assert cost == pytest.approx(1890)
    assert not plan.modules


def _centre(offers: list[tuple[str, str, int]], demand: dict[tuple[str, str], int]) -> Net:
    """Centre B alone, far from any school."""
    return network(
        communes={"c1": 0},
        institutions={"B": "GDNNGDTX"},
        sites={"B1": ("B", "c1")},
        programmes={"H": ("THN", 3), "K": ("THN", 3), "S": ("SC", 1)},
        offers=offers,
        demand=demand,
    )


def test_a_site_of_a_thn_takes_the_entrants_of_its_rooms_without_workshops():
    """B converts and takes 90 of 100 entrants (3 years) in H, without a module.

    1000 + 100 + offer H 10 + 90 × 3 × 5 + 10 × 3 × 60 = 4260; S (no demand, no entrants) does not run.
    """
    cost, plan = cheapest(_centre([("B1", "S", 20)], {("c1", "H"): 100}), STILL)
    assert cost == pytest.approx(4260)
    assert plan.convert == {"B"}
    assert entrants(plan, "B1", "H") == pytest.approx(90)
    assert not plan.modules


def test_programmes_of_a_thn_share_its_rooms():
    """H 60 and K 60 share 90 seats at B1: 1000 + 100 + 20 + 90 × 15 + 30 × 180 = 7870."""
    cost, plan = cheapest(_centre([("B1", "S", 20)], {("c1", "H"): 60, ("c1", "K"): 60}), STILL)
    assert cost == pytest.approx(7870)
    assert sum(plan.added.values()) == pytest.approx(90)


def test_the_seats_of_a_thn_are_set_by_the_scenario():
    """With 40 seats a site: 1000 + 100 + 10 + 40 × 15 + 60 × 180 = 12510."""
    few = STILL.but(centres=Centres(policy="free", thn_entrants_per_site=40))
    cost, _ = cheapest(_centre([("B1", "S", 20)], {("c1", "H"): 100}), few)
    assert cost == pytest.approx(12510)


def test_a_pilot_offer_gains_the_seats_of_a_thn_by_converting():
    """H has 25 places at B1 today; converted, the site takes 90 more: all 100 are served.

    1000 + 100 + 10 + 100 × 15 = 2610; as it is 1000 + 100 + 10 + 25 × 15 + 75 × 180 = 14985.
    """
    net = _centre([("B1", "H", 25)], {("c1", "H"): 100})
    cost, plan = cheapest(net, STILL)
    assert cost == pytest.approx(2610)
    assert plan.convert == {"B"}
    as_it_is = STILL.but(pins=Pins(keep_type=("B",)))
    assert cheapest(net, as_it_is)[0] == pytest.approx(14985)


def test_a_school_that_is_a_thn_already_has_the_seats_of_one():
    """B is a THN today with 25 places of H: 25 + 90 seats, all 100 served, 2610; nothing converts."""
    net = network(
        communes={"c1": 0}, institutions={"B": "THN"}, sites={"B1": ("B", "c1")}, programmes={"H": ("THN", 3)},
        offers=[("B1", "H", 25)], demand={("c1", "H"): 100},
    )  # fmt: skip
    cost, plan = cheapest(net, STILL)
    assert cost == pytest.approx(2610)
    assert not plan.convert


def test_mobile_places_are_an_upper_limit():
    """40 unserved at most 15 by the team: 1000 + 100 + 15 × 7 + 25 × 60 = 2705."""
    net = one_school(offers=[("A1", "T", 15, 0, "mobile")])
    cost, plan = cheapest(net)
    assert cost == pytest.approx(2705)
    assert sum(plan.mobile.values()) == pytest.approx(15)


def test_a_team_leaves_with_its_institution():
    """A leaves: no unit, no site, no team; 40 × 60 = 2400."""
    net = one_school(offers=[("A1", "T", 15, 0, "mobile")])
    cost, plan = cheapest(net, FREE.but(pins=Pins(leave=("A",))))
    assert cost == pytest.approx(2400)
    assert not plan.mobile
    assert plan.leave == {"A"}


def test_a_team_goes_on_after_a_merger():
    """B ends in A; its team still teaches c2 (0 minutes from the head site B1): 20 × 7, B1 closes.

    1000 + 100 + (50 + 30) + 20 × 5 + 10 + 20 × 7 = 1430.
    """
    net = network(
        communes={"c1": 0, "c2": 30}, institutions={"A": "CD", "B": "TC"},
        sites={"A1": ("A", "c1"), "B1": ("B", "c2")}, programmes={"T": ("TC", 1)},
        offers=[("A1", "T", 20), ("B1", "T", 20, 0, "mobile")], demand={("c1", "T"): 20, ("c2", "T"): 20},
    )  # fmt: skip
    cost, plan = cheapest(net, FREE.but(pins=Pins(merge=(("B", "A"),))))
    assert cost == pytest.approx(1430)
    assert plan.mobile == {("c2", "T", "B"): 20}
