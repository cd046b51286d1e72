"""Equipment goes along: places of a closing site serve learners at another site of the same unit."""

from typing import Any

import pytest

from optimizer.scenario import Merging, Offers, Pins, Reach, Rooms, Scenario, Sites
from tests.model.cases import FREE, Net, cheapest, entrants, network, two_schools


def _asked(equipment: str = "moves", **changes: object) -> Scenario:
    offers = Offers(new="none", smallest_class=0, modules_per_site_at_most=0, equipment=equipment)  # type: ignore[arg-type]
    return FREE.but(**({"offers": offers} | changes))


def _short() -> Net:
    """As `two_schools`, but each has 20 places for its 20 learners, one minute apart.

    Merged, both sites kept: 1490. Merged, B1 closed: 1000 + 100 + (50 + 30) + 10 = 1190, and 20 learners taught
    20 × 5 = 100, 20 not served 1200: 2490; with B1's equipment at A1 20 × 0.5 = 10, 20 × (5 + 0.1) = 102: 1402.
    """
    return two_schools(apart=1, offers=[("A1", "T", 20), ("B1", "T", 20)])


def test_a_closed_site_hands_over_its_places():
    """1402 with the equipment moved, 1490 where it stays."""
    cost, plan = cheapest(_short(), _asked())
    assert cost == pytest.approx(1402)
    assert list(plan.moved.values()) == [pytest.approx(20)]
    assert len(plan.keep) == 1
    assert cheapest(_short(), _asked("stays"))[0] == pytest.approx(1490)


def test_binds_nothing_moves_between_units():
    """A1 has 10 places for 20 learners, B1 20 for 20; merging costs a fortune, so both units stay.

    2000 + 200 + 20 + 30 × 5 + 10 × 60 = 2970. Without the rule B1 lends 10 places: 10 × (5 + 0.5) - 600: 2425.
    """
    net = two_schools(apart=1, offers=[("A1", "T", 10), ("B1", "T", 20)], costs={"merge_once_mvnd": 1e6})
    cost, plan = cheapest(net, _asked())
    assert (cost, plan.moved) == (pytest.approx(2970), {})
    assert cheapest(net, _asked(), without=["equipment"])[0] == pytest.approx(2425)


def test_who_leaves_takes_its_equipment_along():
    """B leaves: 1000 + 100 + 10 + 20 × 5 + 20 × 60 = 2410."""
    cost, plan = cheapest(_short(), _asked(pins=Pins(leave=("B",))))
    assert (cost, plan.moved) == (pytest.approx(2410), {})


def test_a_place_of_two_years_is_worth_twice_as_much():
    """A site costs 540: 1000 + 540 + 80 + 10 + 40 × 2 × 5 + 20 × 2 × 0.1 + 20 × 1 = 2054."""
    net = two_schools(
        apart=1, offers=[("A1", "T", 20), ("B1", "T", 20)], programmes={"T": ("TC", 2)},
        costs={"site_guard_mvnd": 500},
    )  # fmt: skip
    assert cheapest(net, _asked())[0] == pytest.approx(2054)


def _campus(**changes: Any) -> Net:
    """College A with A1 (10 places) at c1, where 30 are wanted, and A2 (30 places) at c2, 100 minutes away.

    Nothing moved: 20 board at A2, 1000 + 200 + 20 + 30 × 5 + 20 × 12 = 1610. 20 places moved to A1, the offer at A2
    ended: 1000 + 200 + 10 + 30 × 5 + 20 × 0.5 = 1370.
    """
    tables: dict[str, Any] = {
        "communes": {"c1": 0, "c2": 100},
        "institutions": {"A": "CD"},
        "sites": {"A1": ("A", "c1"), "A2": ("A", "c2")},
        "programmes": {"T": ("TC", 1)},
        "offers": [("A1", "T", 10), ("A2", "T", 30)],
        "demand": {("c1", "T"): 30},
    }
    return network(**(tables | changes))


def test_an_open_site_may_hand_over_too():
    """1370 and 1610."""
    cost, plan = cheapest(_campus(), _asked())
    assert cost == pytest.approx(1370)
    assert plan.moved == {("T", "A2", "A1"): pytest.approx(20)}
    assert plan.keep["A2"] == "A"
    assert cheapest(_campus(), _asked("stays"))[0] == pytest.approx(1610)


def test_what_is_handed_over_is_no_longer_there():
    """15 wanted at c2 too, 40 places for 45: 15 moved, 5 not served: 1220 + 40 × 5 + 15 × 0.5 + 5 × 60 = 1727.5."""
    cost, plan = cheapest(_campus(demand={("c1", "T"): 30, ("c2", "T"): 15}), _asked())
    assert cost == pytest.approx(1727.5)
    assert entrants(plan, "A2") + plan.moved["T", "A2", "A1"] == pytest.approx(30)


@pytest.mark.parametrize("delivery", ["enterprise", "partner"])
def test_places_elsewhere_do_not_move(delivery: str):
    """The 30 places of A2 are at an enterprise or a partner: 1610."""
    net = _campus(offers=[("A1", "T", 10), ("A2", "T", 30, 0, delivery)])
    assert cheapest(net, _asked())[0] == pytest.approx(1610)


def test_places_that_are_fixed_stay():
    """1610 where the places of A are fixed."""
    assert cheapest(_campus(), _asked(pins=Pins(places_fixed=("A",))))[0] == pytest.approx(1610)


def test_rooms_do_not_move():
    """A1 holds 15: 5 places moved, 15 board at A2: 1000 + 215 + 20 + 30 × 5 + 5 × 0.5 + 15 × 12 = 1567.5."""
    net = _campus(sites={"A1": {"institution": "A", "commune": "c1", "rooms": 15}, "A2": ("A", "c2")})
    assert cheapest(net, _asked(rooms=Rooms(filled_at_most=1)))[0] == pytest.approx(1567.5)


def test_equipment_starts_a_new_offer():
    """T is not offered at A1 today: 30 places moved there, 1000 + 200 + 10 + 150 + 30 × 0.5 = 1375."""
    offers = Offers(new="licensed", smallest_class=10, modules_per_site_at_most=0, equipment="moves")
    cost, plan = cheapest(_campus(offers=[("A2", "T", 30)]), FREE.but(offers=offers))
    assert cost == pytest.approx(1375)
    assert plan.run == {("T", "A1")}


def test_a_smallest_class_of_moved_places_needs_no_workshop():
    """As before, and a module could be built at A1 for 140 a year: still 1375."""
    offers = Offers(new="licensed", smallest_class=10, modules_per_site_at_most=2, equipment="moves")
    assert cheapest(_campus(offers=[("A2", "T", 30)]), FREE.but(offers=offers))[0] == pytest.approx(1375)


def test_equipment_of_one_guest_goes_to_the_site_of_another():
    """B and C merge into A; 40 wanted at C1, 20 at A1; C1 takes B1's 20 places, B1 closes.

    1000 + (100 + 120) + 2 × 50 + 30 + 20 + 60 × 5 + 20 × 0.5 = 1680; where equipment stays 20 go on to B1, a minute
    away: 1000 + (100 + 2 × 120) + 100 + 30 + 60 × 5 + 20 × 0.1 = 1772.
    """
    net = network(
        communes={"c1": 0, "c2": 59, "c3": 60}, institutions={"A": "CD", "B": "TC", "C": "TC"},
        sites={"A1": ("A", "c1"), "B1": ("B", "c2"), "C1": ("C", "c3")}, programmes={"T": ("TC", 1)},
        offers=[("A1", "T", 20), ("B1", "T", 20), ("C1", "T", 20)], demand={("c1", "T"): 20, ("c3", "T"): 40},
    )  # fmt: skip
    pins = Pins(merge=(("B", "A"), ("C", "A")))
    cost, plan = cheapest(net, _asked(pins=pins))
    assert cost == pytest.approx(1680)
    assert plan.moved == {("T", "B1", "C1"): pytest.approx(20)}
    assert cheapest(net, _asked("stays", pins=pins))[0] == pytest.approx(1772)


def test_moved_equipment_stays_in_later_years():
    """30 wanted in 2026, 10 in 2028: (2 × 1370 + 5 × (1000 + 200 + 10 + 50 + 10)) / 7 = 9090 / 7."""
    net = _campus(demand={("c1", "T"): 10}, later={2026: {("c1", "T"): 30}})
    cost, plan = cheapest(net, _asked(periods=(2026, 2028)))
    assert cost == pytest.approx(9090 / 7)
    assert plan.moved == {("T", "A2", "A1"): pytest.approx(20)}


def _three(**changes: Any) -> Net:
    """Centre A ends in B; A1 has 20 places, B1 none, C1 10 places; 20 wanted at c1 (A1 and B1), 30 at c3 (C1).

    A2 has 20 places too. From c1 to c3 it is too far.
    """
    tables: dict[str, Any] = {
        "communes": {"c1": 0, "c3": 500},
        "institutions": {"A": "GDNN", "B": "TC", "C": "TC"},
        "sites": {"A1": ("A", "c1"), "A2": ("A", "c1"), "B1": ("B", "c1"), "C1": ("C", "c3")},
        "programmes": {"T": ("TC", 1)},
        "offers": [("A1", "T", 20), ("A2", "T", 20), ("C1", "T", 10)],
        "demand": {("c1", "T"): 20, ("c3", "T"): 30},
    }
    return network(**(tables | changes))


def _parted(hosts: int, **changes: object) -> Scenario:
    merging = Merging(hosts_per_institution_at_most=hosts, minutes_at_most=900)
    reach = Reach(boarding_minutes_at_most=60)
    pins = Pins(merge=(("A", "B"),), keep=("B", "C"))
    return _asked(**({"merging": merging, "reach": reach, "pins": pins, "sites": Sites(closing="none")} | changes))


def test_equipment_of_a_site_goes_to_the_host_of_the_site():
    """A2 goes to C, and its 20 places to C1: all are taught.

    2 units 2000, 4 sites 400, two of them under another operator 40, two mergers 100, offers at A1 and C1 20, 50
    learners 250, 20 places moved 10: 2820. With one host the equipment of A2 stays with B, and 20 at c3 are not
    served: 2000 + 400 + 40 + 50 + 20 + 150 + 1200 = 3860.
    """
    cost, plan = cheapest(_three(), _parted(2))
    assert cost == pytest.approx(2820)
    assert list(plan.moved) in ([("T", "A1", "C1")], [("T", "A2", "C1")])
    assert cheapest(_three(), _parted(1))[0] == pytest.approx(3860)


def test_a_site_of_another_host_gives_nothing_to_the_successor():
    """30 wanted at c1 alone, A1's 20 places are with B by decision, A2's with C.

    T at A2 itself serves the other 10: 2000 + 400 + 40 + 100 + 20 + 150 = 2710. Places at A2 moved to A1 would save an
    offer, 10 - 10 × 0.5 = 5, were they of one unit.
    """
    rows = [{"institution": "A", "action": "merge", "host": "B", "use": "pin", "site_hosts": "A1>B;A2>C"}]
    net = _three(demand={("c1", "T"): 30}, decided=rows, offers=[("A1", "T", 20), ("A2", "T", 20)])
    asked = _parted(1, pins=Pins(decided=True, keep=("B", "C")))
    cost, plan = cheapest(net, asked)
    assert (cost, plan.moved) == (pytest.approx(2710), {})
    assert cheapest(net, asked, without=["equipment"])[0] < 2710


def test_a_closed_site_of_a_divided_institution_leaves_its_equipment_to_the_successor():
    """A1 goes to C, A2 closes: its 20 places serve at B1, which starts T, or stay unused; none go to C1 or A1."""
    rows = [{
        "institution": "A", "action": "merge", "host": "B", "use": "pin", "site_hosts": "A1>C", "close_sites": "A2",
    }]  # fmt: skip
    offers = Offers(new="licensed", smallest_class=0, modules_per_site_at_most=0, equipment="moves")
    net = _three(demand={("c1", "T"): 40, ("c3", "T"): 30}, decided=rows)
    asked = _parted(1, pins=Pins(decided=True, keep=("B", "C")), sites=Sites(closing="any"), offers=offers)
    cost, plan = cheapest(net, asked)
    assert plan.moved == {("T", "A2", "B1"): pytest.approx(20)}
    assert cost == pytest.approx(2000 + 300 + 20 + 100 + 30 + 30 + 250 + 10 + 1200)
