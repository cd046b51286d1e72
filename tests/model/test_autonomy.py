"""A merged unit pays a share of its recurrent expenditure from its own revenue."""

import pytest

from optimizer.scenario import Autonomy, Scenario
from tests.model.cases import FREE, Net, cheapest, two_schools


def _floor(share: float) -> Scenario:
    return FREE.but(autonomy=Autonomy(self_financing_at_least=share))


def _schools(revenue: float | str = 10) -> Net:
    """A earns 50 of 100, B `revenue` of 100."""
    money = {"expenditure_mvnd": 100}
    return two_schools(
        institutions={
            "A": {"type": "CD", "revenue_mvnd": 50, **money}, "B": {"type": "TC", "revenue_mvnd": revenue, **money}
        }
    )  # fmt: skip


def test_binds_a_merger_that_would_earn_too_little():
    """Merged they earn 60 of 200, 0.3: a floor of 0.4 keeps them apart (2420), one of 0.3 lets them merge (1450)."""
    assert cheapest(_schools(), _floor(0.4))[0] == pytest.approx(2420)
    assert cheapest(_schools(), _floor(0.3))[0] == pytest.approx(1450)
    assert cheapest(_schools(), _floor(0.4), without=["autonomy"])[0] == pytest.approx(1450)


def test_who_takes_in_nobody_is_not_asked():
    """Alone A earns half and B a tenth; a floor of 0.9 only forbids the merger."""
    assert cheapest(_schools(), _floor(0.9))[0] == pytest.approx(2420)


def test_unknown_figures_are_left_out():
    """Nobody knows what B earns: the merged unit is not judged, 1450."""
    assert cheapest(_schools(""), _floor(0.9))[0] == pytest.approx(1450)


def test_one_poor_guest_of_two():
    """A 50 of 100; B 50 of 100 and C 0 of 100 want to merge: at a floor of 0.5 only B may, at 0.3 both.

    Each merger saves 1000 + 100 + 10 and costs 50 + 30; three units at one place: 3 × 1000 + 300 + 30 + 40 × 5.
    """
    money = {"expenditure_mvnd": 100}
    units = {
        "A": {"type": "CD", "revenue_mvnd": 50, **money}, "B": {"type": "TC", "revenue_mvnd": 50, **money},
        "C": {"type": "TC", "revenue_mvnd": 0, **money},
    }  # fmt: skip
    net = two_schools(
        apart=0, institutions=units, sites={"A1": ("A", "c1"), "B1": ("B", "c1"), "C1": ("C", "c1")},
        offers=[("A1", "T", 40), ("B1", "T", 40), ("C1", "T", 40)],
    )  # fmt: skip
    apart = 3000 + 300 + 10 + 200
    assert cheapest(net, _floor(0.5))[0] == pytest.approx(apart - 1100 + 80)
    assert cheapest(net, _floor(0.3))[0] == pytest.approx(apart - 2200 + 160)
