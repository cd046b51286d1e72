"""Learners from afar have a bed, or rent nearby up to a share."""

import pytest

from optimizer.scenario import Boarding, Budget, Floors, Offers, Rooms
from tests.model.cases import FREE, Net, cheapest, entrants, one_school, optimum


def _far(beds: float | str = 6) -> Net:
    """College A with 40 places of T (1 year); 20 wanted at c1, 20 at c2, 100 minutes away; A1 has some beds.

    All taught: 1000 + 100 + 10 + 40 × 5 + 20 × (10 + 100 × 0.02) = 1550.
    """
    return one_school(
        communes={"c1": 0, "c2": 100}, offers=[("A1", "T", 40)],
        sites={"A1": {"institution": "A", "commune": "c1", "beds": beds}},
    )  # fmt: skip


def _asked(share: float):
    return FREE.but(boarding=Boarding(renting_at_most=share))


def test_binds_six_beds_hold_six_learners():
    """Nobody may rent: 6 of c2 come: 1000 + 100 + 10 + 26 × 5 + 6 × 12 + 14 × 60 = 2152; without the rule 1550."""
    cost, plan = cheapest(_far(), _asked(0))
    assert cost == pytest.approx(2152)
    assert entrants(plan, "A1") == pytest.approx(26)
    assert cheapest(_far(), _asked(0), without=["boarding"])[0] == pytest.approx(1550)


def test_half_may_rent():
    """6 beds are half of 12 learners: 1000 + 100 + 10 + 32 × 5 + 12 × 12 + 8 × 60 = 1894."""
    assert cheapest(_far(), _asked(0.5))[0] == pytest.approx(1894)


def test_where_all_may_rent_beds_do_not_matter():
    """Share 1: 1550."""
    assert cheapest(_far(), _asked(1))[0] == pytest.approx(1550)


def test_beds_count_learners_present():
    """Two years: 6 beds hold 3 entrants. 1000 + 100 + 10 + 23 × 2 × 5 + 3 × 2 × 12 + 17 × 2 × 60 = 3452."""
    net = one_school(
        communes={"c1": 0, "c2": 100}, offers=[("A1", "T", 40)], programmes={"T": ("TC", 2)},
        sites={"A1": {"institution": "A", "commune": "c1", "beds": 6}},
    )  # fmt: skip
    assert cheapest(net, _asked(0))[0] == pytest.approx(3452)


def test_no_figure_of_beds_no_rule_and_no_beds_are_a_figure():
    """Empty: left out, 1550. Zero beds: nobody of c2 comes, 1000 + 100 + 10 + 20 × 5 + 20 × 60 = 2410."""
    assert cheapest(_far(""), _asked(0))[0] == pytest.approx(1550)
    assert cheapest(_far(0), _asked(0))[0] == pytest.approx(2410)


def _built(most: int, share: float = 0, **changes: object):
    return FREE.but(boarding=Boarding(renting_at_most=share, beds_built_at_most=most), **changes)


def test_beds_are_built_where_they_cost_less_than_not_to_serve():
    """A bed costs 25 / 25 = 1 a year, a learner not served 60 instead of 5 + 12: 14 are built, 1550 + 14 = 1564."""
    cost, plan = cheapest(_far(), _built(50))
    assert cost == pytest.approx(1564)
    assert plan.beds == {"A1": pytest.approx(14)}


def test_beds_built_up_to_the_limit():
    """10 at most: 16 of c2 come: 1000 + 100 + 10 + 36 × 5 + 16 × 12 + 4 × 60 + 10 = 1732."""
    cost, plan = cheapest(_far(), _built(10))
    assert cost == pytest.approx(1732)
    assert entrants(plan, "A1") == pytest.approx(36)


def test_half_of_them_rent_so_four_beds_are_enough():
    """20 learners, 10 of them in beds, 6 there: 1550 + 4 = 1554."""
    assert cheapest(_far(), _built(50, 0.5))[0] == pytest.approx(1554)


def test_money_and_land_limit_beds():
    """75 million: 3 beds, 9 come: 1110 + 29 × 5 + 9 × 12 + 11 × 60 + 3 = 2026.

    Land for 40 m², 8 a bed: 5 beds, 11 come: 1110 + 31 × 5 + 11 × 12 + 9 × 60 + 5 = 1942.
    """
    assert cheapest(_far(), _built(50, budget=Budget(investment_at_most=75)))[0] == pytest.approx(2026)
    land = {"A1": {"institution": "A", "commune": "c1", "beds": 6, "land_m2": 100, "floor_m2": 60}}
    net = one_school(communes={"c1": 0, "c2": 100}, offers=[("A1", "T", 40)], sites=land)
    rooms = Rooms(built_share_of_land_at_most=1)
    assert cheapest(net, _built(50, rooms=rooms))[0] == pytest.approx(1942)


def test_no_beds_without_a_figure_or_where_none_may_be_built():
    """No figure: nobody needs a bed, 1550. Limit 0, the default: as without, 2152."""
    assert cheapest(_far(""), _built(50))[1].beds == {}
    assert cheapest(_far(), _built(0))[0] == pytest.approx(2152)


def test_floor_and_beds_in_conflict():
    """All must be served, 13 beds at most are built where 14 are needed: no plan; with 14, one of 1564."""
    floors = Floors(demand=1.0)
    assert optimum(_far(), _built(13, floors=floors)).status == "infeasible"
    assert cheapest(_far(), _built(14, floors=floors))[0] == pytest.approx(1564)


def test_beds_stay_in_later_years_and_are_paid_for():
    """20 of c2 in 2026, none in 2028: (2 × 1564 + 5 × (1110 + 20 × 5 + 14)) / 7 = 9248 / 7."""
    net = one_school(
        communes={"c1": 0, "c2": 100}, offers=[("A1", "T", 40)], demand={("c1", "T"): 20},
        later={2026: {("c1", "T"): 20, ("c2", "T"): 20}},
        sites={"A1": {"institution": "A", "commune": "c1", "beds": 6}},
    )  # fmt: skip
    cost, plan = cheapest(net, _built(50, periods=(2026, 2028)))
    assert cost == pytest.approx(9248 / 7)
    assert plan.beds == {"A1": pytest.approx(14)}


def test_workshops_of_an_earlier_year_are_not_limited_by_later_demand():
    """30 places, 100 wanted at c1 in 2026 and 10 in 2028; a module seats 20 for 140 a year.

    Demand of 2028 is worth one module, that of 2026 four: 1110 + 100 × 5 + 4 × 140 = 2170 in 2026, in 2028
    1110 + 50 + 4 × 140 = 1720. (2 × 2170 + 5 × 1720) / 7 = 12940 / 7. With one module 2 × 4250 + 5 × 1300 = 15000.
    """
    net = one_school(demand={("c1", "T"): 10}, later={2026: {("c1", "T"): 100}})
    offers = Offers(new="none", smallest_class=0, modules_per_site_at_most=5)
    cost, plan = cheapest(net, FREE.but(periods=(2026, 2028), offers=offers))
    assert cost == pytest.approx(12940 / 7)
    assert plan.modules == {("52", "A1"): 4}
