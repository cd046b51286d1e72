"""Learners from afar have a bed, or rent nearby up to a share."""

import pytest

from optimizer.scenario import Boarding
from tests.model.cases import FREE, Net, cheapest, entrants, one_school


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
