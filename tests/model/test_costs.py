"""Each cost term by hand; their sum is the objective."""

from typing import Any

import pytest

from optimizer.model.costs import TERMS, annuity
from optimizer.model.solve import unchanged
from optimizer.scenario import Offers, Pins, Staffing
from optimizer.solution import plan as contract
from tests.model.cases import FREE, STILL, Net, network, one_school, optimum, two_schools

BUILD = FREE.but(offers=Offers(new="none", smallest_class=0, modules_per_site_at_most=3))
MERGED = FREE.but(pins=Pins(merge=(("B", "A"),), keep_sites=("B1",)))
CLOSED = FREE.but(pins=Pins(merge=(("B", "A"),), close_sites=("B1",)))


def _term(name: str, net: Net, scenario: Any = STILL) -> float:
    found = optimum(net, scenario)
    assert found.status == "optimal"
    assert found.objective_mvnd == pytest.approx(sum(found.terms.values()))
    return found.terms[name]


def test_the_terms_are_those_that_reports_print():
    """The model's terms have the names and the order that `solution.plan` declares."""
    assert tuple(term.__name__ for term in TERMS) == contract.TERMS


def test_annuity():
    """At 10 % over 2 years: 0.1 / (1 - 1 / 1.21) = 0.1 × 1.21 / 0.21 = 0.576190...; at 0 % a tenth over 10 years.

    At 7 % over 10 years 0.142378, over 25 years 0.085811 (tables of annuities).
    """
    assert annuity(0.1, 2) == pytest.approx(0.121 / 0.21)
    assert annuity(0, 10) == pytest.approx(0.1)
    assert annuity(0.07, 10) == pytest.approx(0.142378, abs=1e-6)
    assert annuity(0.07, 25) == pytest.approx(0.085811, abs=1e-6)


def test_unit_overhead_is_paid_by_type_of_today_for_survivors():
    """Posts 1200 for a college, 900 otherwise, 100 fixed: A and B 1300 + 1000 = 2300; B merged into A: 1300.

    B as a THN still counts as what it is today: 2300.
    """
    net = two_schools(costs=[{"parameter": "unit_posts_mvnd", "value": 1200, "type": "CD"}])
    assert _term("unit_overhead", net) == pytest.approx(2300)
    assert _term("unit_overhead", net, MERGED) == pytest.approx(1300)
    assert _term("unit_overhead", net, STILL.but(pins=Pins(convert=("B",)))) == pytest.approx(2300)


def test_site_running_is_paid_for_open_sites():
    """A1 holds 100 learners (60 + 40 + 100), B1 30 (130): 330; under A B1 costs 20 more, 350; closed: 200."""
    net = two_schools(
        sites={
            "A1": {"institution": "A", "commune": "c1", "rooms": 100},
            "B1": {"institution": "B", "commune": "c2", "rooms": 30},
        }
    )
    assert _term("site_running", net) == pytest.approx(330)
    assert _term("site_running", net, MERGED) == pytest.approx(350)
    assert _term("site_running", net, CLOSED) == pytest.approx(200)


def test_unit_and_site_of_others_are_not_paid():
    """B is a ministry's: 1000 for A, 100 for A1."""
    net = two_schools(institutions={"A": "CD", "B": {"type": "TC", "authority": "ministry"}})
    assert _term("unit_overhead", net) == pytest.approx(1000)
    assert _term("site_running", net) == pytest.approx(100)


def test_teaching_is_posts_and_materials_per_learner_year():
    """20 learners per teacher (100 / 20 = 5), materials 3 in field 62, 2 years: 30 × 2 × (5 + 3) = 480.

    Another 8 in mobile classes: 8 × (16 + 2) = 144.
    """
    programme = {"level": "TC", "length_years": 2, "field": "62", "learners_per_teacher": 20}
    materials = [{"parameter": "materials_mvnd", "value": 3, "field": "62"}]
    net = one_school(programmes={"T": programme}, costs=materials)
    assert _term("teaching", net) == pytest.approx(480)
    mobile = one_school(
        programmes={"T": programme}, costs=materials, offers=[("A1", "T", 30), ("A1", "T", 8, 0, "mobile")]
    )  # fmt: skip
    assert _term("teaching", mobile) == pytest.approx(480 + 144)


def test_offers_are_paid_where_they_run():
    """T at A1 and B1 run: 20. Merged with B1 closed: 10. Several occupations of a programme at a site are one offer."""
    assert _term("offers", two_schools()) == pytest.approx(20)
    assert _term("offers", two_schools(), CLOSED) == pytest.approx(10)
    twice = one_school(offers=[("A1", "T", 10), ("A1", "T", 20, 0, "enterprise"), ("A1", "T", 8, 0, "mobile")])
    assert _term("offers", twice) == pytest.approx(10)


def test_building_is_equipment_over_ten_years_and_floor_over_25():
    """One module: 1000 / 10 + 20 × 50 / 25 = 140; at 7 %: 1000 × 0.142378 + 1000 × 0.085811 = 228.189."""
    assert _term("building", one_school(), BUILD) == pytest.approx(140)
    assert _term("building", one_school(costs={"discount_rate": 0.07}), BUILD) == pytest.approx(228.189, abs=1e-3)


def test_building_costs_what_the_field_costs():
    """Field 62 has modules of 8 learners at 500: two for the ten that are left, 2 × (50 + 8 × 50 / 25) = 132."""
    programme = {"level": "TC", "length_years": 1, "field": "62", "module_places": 8, "module_mvnd": 500}
    assert _term("building", one_school(programmes={"T": programme}), BUILD) == pytest.approx(132)


def test_merging_is_paid_once_for_units_bodies_and_sites():
    """B into A: 500 / 10 = 50; another managing body 200 / 10 more; B1 closed 300 / 10 more. At 7 %: 500 × 0.142378."""
    net = two_schools()
    assert _term("merging", net) == 0
    assert _term("merging", net, MERGED) == pytest.approx(50)
    assert _term("merging", net, CLOSED) == pytest.approx(80)
    bodies = two_schools(institutions={"A": "CD", "B": {"type": "TC", "managing_body": "Sở Y tế"}})
    assert _term("merging", bodies, MERGED) == pytest.approx(70)
    assert _term("merging", two_schools(costs={"discount_rate": 0.07}), MERGED) == pytest.approx(71.189, abs=1e-3)


def test_merging_is_not_paid_for_one_that_leaves():
    """B leaves with its site: nothing is paid for merging, closing or disruption."""
    net = two_schools(offers=[("A1", "T", 40, 30), ("B1", "T", 40, 30)])
    left = FREE.but(pins=Pins(leave=("B",)))
    assert _term("merging", net, left) == 0
    assert _term("disruption", net, left) == 0


@pytest.mark.parametrize(("apart", "travel", "boarding"), [(30, 120, 0), (60, 240, 0), (61, 48.8, 400)])
def test_travel_is_paid_by_minutes_and_learner_year(apart: float, travel: float, boarding: float):
    """20 entrants of 2 years to A1: 40 × t × 0.1 up to 60 minutes; beyond, 40 × t × 0.02 and 40 × 10 of boarding.

    30: 120; 60: 240; 61: 48.8 and 400.
    """
    net = two_schools(apart=apart, programmes={"T": ("TC", 2)})
    assert _term("travel", net, CLOSED) == pytest.approx(travel)
    assert _term("boarding", net, CLOSED) == pytest.approx(boarding)


def test_boarding_is_paid_beyond_the_commuting_limit_of_the_scenario():
    """With 20 minutes to commute, 30 are too far: 20 × 10 = 200 of boarding, 20 × 30 × 0.02 = 12 of travel."""
    near = CLOSED.but(reach={"commute_minutes": 20})
    assert _term("boarding", two_schools(), near) == pytest.approx(200)
    assert _term("travel", two_schools(), near) == pytest.approx(12)


def test_disruption_is_paid_for_learners_and_staff_who_move():
    """T at B1 ends with 15 recorded entrants of 2 years: 15 × 2 × 2 / 10 = 6; 7 posts at B1: 7 × 2 × 10 / 10 = 14.

    Driving (100 entrants) and mobile classes (9) at B1 are not counted. Nothing closed: 0.
    """
    net = two_schools(
        programmes={"T": ("TC", 2), "X": ("LX", 1)},
        sites={"A1": ("A", "c1"), "B1": {"institution": "B", "commune": "c2", "posts": 7}},
        offers=[
            ("A1", "T", 40, 33), ("B1", "T", 40, 15), ("B1", "X", 200, 100), ("B1", "T", 12, 9, "mobile"),
        ],
    )  # fmt: skip
    assert _term("disruption", net, CLOSED) == pytest.approx(20)
    assert _term("disruption", net, MERGED) == 0


def test_disruption_is_paid_where_an_offer_ends_at_an_open_site():
    """Nobody wants T any more; ending it costs 15 × 0.2 = 3, going on 10: it ends."""
    net = one_school(offers=[("A1", "T", 40, 15)], demand={})
    assert _term("disruption", net) == pytest.approx(3)
    assert _term("disruption", one_school(offers=[("A1", "T", 40, 60)], demand={})) == 0, "12 is more than 10"


def test_conversion_is_paid_beside_a_school():
    """B becomes a THN beside college A: 300; not converted: 0."""
    assert _term("conversion", two_schools(), STILL.but(pins=Pins(convert=("B",)))) == pytest.approx(300)
    assert _term("conversion", two_schools()) == 0


@pytest.mark.parametrize(
    ("commune", "priority", "cost"),
    [
        ({"at": 0}, False, 1200),
        ({"at": 0}, True, 1800),
        ({"at": 0, "border": True}, False, 1500),
        ({"at": 0, "zone": "III"}, False, 1500),
        ({"at": 0, "zone": "III", "border": True}, False, 1500),
        ({"at": 0, "zone": "II"}, False, 1200),
        ({"at": 0, "border": True}, True, 2250),
    ],
)
def test_unplaced_is_weighed_by_length_and_priority(commune: dict[str, Any], priority: bool, cost: float):
    """10 of 2 years without a place: 10 × 2 × 60 = 1200; × 1.5 priority programme; × 1.25 border or zone III, once."""
    net = network(
        communes={"c1": commune}, institutions={"A": "CD"}, sites={"A1": ("A", "c1")},
        programmes={"T": {"level": "TC", "length_years": 2, "priority": priority}},
        offers=[("A1", "T", 0)], demand={("c1", "T"): 10},
    )  # fmt: skip
    assert _term("unplaced", net) == pytest.approx(cost)


def test_the_weights_choose_the_row_of_a_cost():
    """The fixed part of a unit is 600 when thrift weighs, 150 when access does, else 100."""
    rows = [
        {"parameter": "unit_fixed_mvnd", "value": 600, "weights": "thrift"},
        {"parameter": "unit_fixed_mvnd", "value": 150, "weights": "access"},
    ]
    net = one_school(costs=rows)
    for weights, cost in (("thrift", 1500), ("access", 1050), ("base", 1000)):
        assert _term("unit_overhead", net, STILL.but(weights=weights)) == pytest.approx(cost)


def test_the_unchanged_network_is_paid_by_the_same_terms():
    """Two schools as they are: units 2000, sites 200, teaching 200, offers 20; all offers run, nothing moves."""
    found = unchanged(two_schools().case(FREE))
    paid = {"unit_overhead": 2000, "site_running": 200, "teaching": 200, "offers": 20}
    assert {name: value for name, value in found.terms.items() if value} == pytest.approx(paid)
    assert found.objective_mvnd == pytest.approx(2420)


def test_the_unchanged_network_runs_every_offer_and_enforces_no_class_size():
    """Nobody at c2: T at B1 runs all the same, empty, in the unchanged network: 2420 - 100 = 2320."""
    net = two_schools(demand={("c1", "T"): 20})
    strict = FREE.but(offers=Offers(smallest_class=30), pins=Pins(merge=(("B", "A"),)))
    found = unchanged(net.case(strict))
    assert found.objective_mvnd == pytest.approx(2320)
    assert found.decisions is not None
    assert found.decisions.run == {("T", "A1"), ("T", "B1")}
    assert not found.decisions.merge


def test_staff_is_paid_for_teachers_hired_and_left_over():
    """A has 2 teachers for 0.8, B none for 0.8: 1.2 × 200 / 10 + 0.8 × 100 / 10 = 32."""
    units = {
        i: {"type": t, "vocational_teachers": n, "general_teachers": 0} for i, t, n in (("A", "CD", 2), ("B", "TC", 0))
    }
    asked = STILL.but(staffing=Staffing(counted=True, attrition=0))
    assert _term("staff", two_schools(institutions=units), asked) == pytest.approx(32)
