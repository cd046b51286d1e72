"""Investment and recurrent spending of the state budget stay below their ceilings."""

import pytest

from optimizer.scenario import Budget, Offers
from tests.model.cases import FREE, cheapest, one_school, optimum, two_schools

BUILD = FREE.but(offers=Offers(new="none", smallest_class=0))


def test_binds_a_ceiling_on_investment():
    """One module (1000 + 20 × 50 = 2000 once, 140 a year) seats the last 10: 1000 + 100 + 10 + 200 + 60 + 140 = 1510.

    With at most 1999 million VND none: 1890.
    """
    assert cheapest(one_school(), BUILD)[0] == pytest.approx(1510)
    poor = BUILD.but(budget=Budget(investment_at_most=1999))
    cost, plan = cheapest(one_school(), poor)
    assert cost == pytest.approx(1890)
    assert plan.modules == {}
    assert cheapest(one_school(), poor, without=["budget"])[0] == pytest.approx(1510)
    assert cheapest(one_school(), BUILD.but(budget=Budget(investment_at_most=2000)))[0] == pytest.approx(1510)


def test_a_ceiling_on_recurrent_spending_leaves_learners_out():
    """Unit 1000, site 100, offer 10, teaching 5 each: 1200 pay for 18 learners, all of c1. 22 are not served.

    1000 + 100 + 10 + 90 + 22 × 60 = 2520; travel and what nobody pays are not recurrent spending.
    """
    asked = FREE.but(budget=Budget(recurrent_at_most=1200))
    assert cheapest(one_school(), asked)[0] == pytest.approx(2520)
    assert cheapest(one_school(), FREE.but(budget=Budget(recurrent_at_most=1260)))[0] == pytest.approx(1890)


def test_less_than_the_unit_costs_cannot_be_kept():
    """The college survives (1000) with its head site (100): 1099 is too little, 1100 is enough."""
    assert optimum(one_school(), FREE.but(budget=Budget(recurrent_at_most=1099))).status == "infeasible"
    assert cheapest(one_school(), FREE.but(budget=Budget(recurrent_at_most=1100)))[0] == pytest.approx(1100 + 40 * 60)


def test_a_ceiling_until_a_year_delays_the_workshop():
    """1999 until 2026 and 2000 until 2028: no workshop in 2026 (1890), one in 2028 (1510); they weigh 2 and 5 of 7."""
    demand = {("c1", "T"): 20, ("c2", "T"): 20}
    until = Budget(investment_by_year=(("2026", 1999.0), ("2028", 2000.0)))
    found = optimum(one_school(later={2026: demand}), BUILD.but(periods=(2026, 2028), budget=until))
    assert found.objective_mvnd == pytest.approx((2 * 1890 + 5 * 1510) / 7)
    assert found.path[2026].decisions.modules == {}
    assert sum(found.path[2028].decisions.modules.values()) == 1


def test_a_ceiling_of_a_calendar_year_counts_posts_that_run_down():
    """Merged with B1 closed 1310 recurrent (unit 1000, site 100, offer 10, teaching 200) and 140 else: 1450.

    Of 850 of posts all are paid in 2029, three quarters in 2030: 2160 and 1947.5. With 2150 in 2029 two learners of c2
    are not served: 5 of teaching and 3 of travel less, 60 more each: 1450 + 2 × 52 = 1554. 1950 in 2030 binds nothing.
    """
    net = two_schools()
    tight = FREE.but(budget=Budget(recurrent_by_year=(("2029", 2150.0), ("2030", 1950.0))))
    assert cheapest(net, FREE)[0] == pytest.approx(1450)
    assert cheapest(net, tight)[0] == pytest.approx(1554)
    assert cheapest(net, tight, without=["budget"])[0] == pytest.approx(1450)
    loose = FREE.but(budget=Budget(recurrent_by_year=(("2029", 2160.0), ("2030", 1947.5))))
    assert cheapest(net, loose)[0] == pytest.approx(1450)


def test_spending_binds_in_the_calendar_years_of_each_state():
    """Merged in 2026: 2027 pays 1310 + 850, 2028 1310 + 637.5; from 2029 on the state of 2028 pays, 1310 + 425.

    With 1937.5 in 2028 two learners less in 2026 (52 each, 2 of 7 years): the rest is 1450 + 850 × 2.5 / 7.
    """
    net = two_schools(later={2026: {("c1", "T"): 20, ("c2", "T"): 20}})
    free = FREE.but(periods=(2026, 2028))
    asked = free.but(budget=Budget(recurrent_by_year=(("2028", 1937.5), ("2029", 1735.0))))
    merged = 1450 + 850 * 2.5 / 7
    assert cheapest(net, asked)[0] == pytest.approx(merged + 2 * 52 * 2 / 7)
    assert cheapest(net, asked, without=["spending"])[0] == pytest.approx(merged)
    later = free.but(budget=Budget(recurrent_by_year=(("2029", 1725.0),)))
    assert cheapest(net, later)[0] == pytest.approx(merged + 2 * 52 * 5 / 7)


def test_calendar_years_that_nothing_pays_for_are_refused():
    """2028 alone pays from 2029 to 2033; teachers left over by year are known over several years only."""
    for year in ("2028", "2034"):
        with pytest.raises(ValueError, match="from 2029 to 2033"):
            FREE.but(budget={"recurrent_by_year": ((year, 1.0),)})
    with pytest.raises(ValueError, match="several periods"):
        FREE.but(budget={"recurrent_by_year": (("2029", 1.0),)}, staffing={"counted": True})


def test_a_ceiling_until_a_year_that_is_not_asked_is_refused():
    """Only years of the scenario can be named, each once, with an amount that is none below 0."""
    for wrong in ((("2027", 1.0),), (("2028", 1.0), ("2028", 2.0)), (("2028", -1.0),)):
        with pytest.raises(ValueError, match="investment_by_year"):
            BUILD.but(budget={"investment_by_year": wrong})
