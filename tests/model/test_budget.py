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
