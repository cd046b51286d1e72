"""An offer runs only at an open site; a new one only where licence and type of the operator allow."""

from typing import Any

import pytest

from optimizer.scenario import Centres, Merging, Offers, Pins, Sites
from tests.model.cases import FREE, STILL, Net, cheapest, entrants, network, two_schools

LICENSED = Offers(new="licensed", smallest_class=1, modules_per_site_at_most=1)
NONE = Offers(new="none", smallest_class=1, modules_per_site_at_most=1)
CLOSE_B1 = FREE.but(pins=Pins(merge=(("B", "A"),), close_sites=("B1",)))


def test_binds_without_it_an_offer_runs_at_a_closed_site():
    """B ends in A and B1 closes. With the rule its learners travel: 1450 (`two_schools`).

    Without it T runs at B1 behind closed doors: 1000 + 100 + 80 + 200 + 2 × 10 = 1400.
    """
    net = two_schools()
    cost, plan = cheapest(net, CLOSE_B1, without=["offering"])
    assert cost == pytest.approx(1400)
    assert ("T", "B1") in plan.run
    cost, plan = cheapest(net, CLOSE_B1)
    assert cost == pytest.approx(1450)
    assert plan.run == {("T", "A1")}


def _branch(offers: list[tuple[str, str, int]] | None = None, **changes: Any) -> Net:
    """School A with head site A1 at c1 (T, 40 places) and site A2 at c2, 100 minutes away; 20 at c2 want T.

    With U of another field taught at A2, to give the site its own work: no demand for it.
    """
    tables: dict[str, Any] = {
        "communes": {"c1": 0, "c2": 100},
        "institutions": {"A": "TC"},
        "sites": {"A1": ("A", "c1"), "A2": ("A", "c2")},
        "programmes": {"T": ("TC", 1)},
        "offers": offers or [("A1", "T", 40)],
        "demand": {("c2", "T"): 20},
    }
    return network(**(tables | changes))


def test_an_institution_starts_at_another_of_its_sites_what_it_is_licensed_for():
    """T starts at A2 in a new workshop: unit 1000, sites 200, 20 × 5 = 100, offer 10, module 140: 1450.

    To A1 the 20 would board: 1000 + 200 + 100 + 10 + 20 × (10 + 100 × 0.02) = 1550.
    """
    cost, plan = cheapest(_branch(), STILL.but(offers=LICENSED))
    assert cost == pytest.approx(1450)
    assert plan.run == {("T", "A2")}
    assert plan.modules == {("52", "A2"): 1}


def test_nothing_new_starts_where_the_scenario_forbids_it():
    """With offers.new = none they board at A1: 1550."""
    cost, plan = cheapest(_branch(), STILL.but(offers=NONE))
    assert cost == pytest.approx(1550)
    assert plan.run == {("T", "A1")}


def test_nothing_new_starts_at_sites_with_fixed_places():
    """A's places are fixed: they board at A1, 1550."""
    cost, _ = cheapest(_branch(), STILL.but(offers=LICENSED, pins=Pins(places_fixed=("A",))))
    assert cost == pytest.approx(1550)


def test_a_type_starts_only_its_own_levels():
    """A is a centre (GDNN) that teaches T at A1 from before; at A2 it may not start trung cấp: 1550.

    As a centre with GDTX it may not either; as a college it may: 1450.
    """
    scenario = STILL.but(offers=LICENSED)
    for kind, cost in (("GDNN", 1550), ("GDNNGDTX", 1550), ("CD", 1450)):
        assert cheapest(_branch(institutions={"A": kind}), scenario)[0] == pytest.approx(cost)


def test_a_licence_of_a_mobile_class_opens_no_site():
    """A teaches T only in mobile classes near A1; at A2 nothing may start: 1000 + 200 + 20 × 60 = 2400."""
    net = _branch(offers=[("A1", "T", 40, 0, "mobile")], communes={"c1": 0, "c2": 130})
    cost, plan = cheapest(net, STILL.but(offers=LICENSED))
    assert cost == pytest.approx(2400)
    assert not plan.run


def _donor(**changes: Any) -> Net:
    """Schools A (T at A1) and B (U at B1), 100 minutes apart; 20 at c2 want T, 20 want U."""
    tables: dict[str, Any] = {
        "communes": {"c1": 0, "c2": 100},
        "institutions": {"A": "TC", "B": "TC"},
        "sites": {"A1": ("A", "c1"), "B1": ("B", "c2")},
        "programmes": {"T": ("TC", 1), "U": {"level": "TC", "length_years": 1, "field": "62"}},
        "offers": [("A1", "T", 40), ("B1", "U", 40)],
        "demand": {("c2", "T"): 20, ("c2", "U"): 20},
    }
    return network(**(tables | changes))


def test_a_donor_brings_its_licence_into_its_host():
    """A ends in B, A1 closes: B, licensed through A, teaches T in a new workshop at B1.

    1000 + 100 + (50 + 30) + 40 × 5 + 2 × 10 + 140 = 1540.
    """
    scenario = FREE.but(offers=LICENSED, pins=Pins(merge=(("A", "B"),)))
    cost, plan = cheapest(_donor(), scenario)
    assert cost == pytest.approx(1540)
    assert plan.run == {("T", "B1"), ("U", "B1")}


def test_without_the_donor_there_is_no_licence():
    """Both are kept: B may not start T, the 20 board at A1: 2000 + 200 + 200 + 20 + 20 × 12 = 2660.

    Without the rule B starts it, and A ends its own: 2000 + 200 + 200 + 20 + 140 = 2560.
    """
    scenario = FREE.but(offers=LICENSED, pins=Pins(keep=("A", "B")))
    net = _donor()
    cost, plan = cheapest(net, scenario)
    assert cost == pytest.approx(2660)
    assert ("T", "B1") not in plan.run
    cost, plan = cheapest(net, scenario, without=["offering"])
    assert cost == pytest.approx(2560)
    assert ("T", "B1") in plan.run


def test_a_host_brings_its_licence_to_the_sites_it_takes_in():
    """B ends in A and A1 stays A's head site: A teaches T at B1, now its own site.

    1000 + 200 + 20 + 50 + 40 × 5 + 2 × 10 + 140 = 1630; A teaches T at A1 no more.
    """
    scenario = FREE.but(offers=LICENSED, pins=Pins(merge=(("B", "A"),)))
    cost, plan = cheapest(_donor(), scenario)
    assert cost == pytest.approx(1630)
    assert plan.run == {("T", "B1"), ("U", "B1")}


def _centre_and_demand(demand: dict[tuple[str, str], int]) -> Net:
    return network(
        communes={"c1": 0}, institutions={"B": "GDNNGDTX"}, sites={"B1": ("B", "c1")},
        programmes={"H": ("THN", 3), "S": ("SC", 1)}, offers=[("B1", "S", 20)], demand=demand,
    )  # fmt: skip


def test_the_thn_level_is_taught_only_by_a_thn():
    """B keeps its type: nobody may learn H, 1000 + 100 + 20 × 3 × 60 = 4700.

    Without the rule B teaches it unconverted: 1000 + 100 + 10 + 20 × 15 = 1410. Free to choose, B converts: 1410.
    """
    net = _centre_and_demand({("c1", "H"): 20})
    as_it_is = STILL.but(pins=Pins(keep_type=("B",)))
    cost, plan = cheapest(net, as_it_is)
    assert cost == pytest.approx(4700)
    cost, plan = cheapest(net, as_it_is, without=["offering"])
    assert cost == pytest.approx(1410)
    assert entrants(plan, "B1", "H") == 20
    assert not plan.convert
    cost, plan = cheapest(net, STILL)
    assert cost == pytest.approx(1410)
    assert plan.convert == {"B"}


def test_a_school_that_becomes_a_thn_starts_no_trung_cap_elsewhere():
    """A (trung cấp) may start T at A2 (see above) as long as it stays a trung cấp school; as a THN they board at A1."""
    scenario = STILL.but(offers=LICENSED, pins=Pins(convert=("A",)))
    cost, plan = cheapest(_branch(), scenario)
    assert cost == pytest.approx(1550)
    assert plan.run == {("T", "A1")}


def test_an_offer_of_today_runs_whatever_the_type():
    """A centre that teaches T (trung cấp) today goes on: 1000 + 100 + 10 + 20 × 5 = 1210."""
    net = network(
        communes={"c1": 0}, institutions={"B": "GDNN"}, sites={"B1": ("B", "c1")}, programmes={"T": ("TC", 1)},
        offers=[("B1", "T", 20)], demand={("c1", "T"): 20},
    )  # fmt: skip
    cost, plan = cheapest(net, FREE.but(centres=Centres(policy="keep")))
    assert cost == pytest.approx(1210)
    assert plan.run == {("T", "B1")}


def test_sites_of_others_go_on_as_today():
    """X (a ministry decides) teaches 15 of the 20; its unit and site are not the province's: 10 + 75 + 5 × 60 = 385."""
    net = network(
        communes={"c1": 0}, institutions={"X": {"type": "CD", "authority": "ministry"}}, sites={"X1": ("X", "c1")},
        programmes={"T": ("TC", 1)}, offers=[("X1", "T", 15)], demand={("c1", "T"): 20},
    )  # fmt: skip
    strict = FREE.but(
        offers=Offers(new="licensed", smallest_class=18, modules_per_site_at_most=3),
        merging=Merging(institutions_at_most=0), sites=Sites(at_most=0),
    )  # fmt: skip
    for scenario in (FREE, strict):
        cost, plan = cheapest(net, scenario)
        assert cost == pytest.approx(385)
        assert plan.keep == {"X1": "X"}
