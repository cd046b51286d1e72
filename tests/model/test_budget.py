"""Investment and recurrent spending of the state budget stay below their ceilings."""

import pytest

from optimizer.scenario import Budget, Offers
from tests.model.cases import FREE, cheapest, one_school, optimum

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


def test_a_ceiling_until_a_year_that_is_not_asked_is_refused():
    """Only years of the scenario can be named, each once, with an amount that is none below 0."""
    for wrong in ((("2027", 1.0),), (("2028", 1.0), ("2028", 2.0)), (("2028", -1.0),)):
        with pytest.raises(ValueError, match="investment_by_year"):
            BUILD.but(budget={"investment_by_year": wrong})
