"""Estimates weighed by precision, by hand."""

import pytest

from optimizer.forecast.combine import combine


def test_sources_that_agree_are_weighed_by_precision() -> None:
    """100 ± 10 and 106 ± 5: weights 0.01 and 0.04, so 0.2 and 0.8; 104.8; s = 1 / √0.05. Q = 1.44·… < 1: τ = 0."""
    found = combine([100, 106], [10, 5])
    assert found.weights == pytest.approx((0.2, 0.8))
    assert found.mean == pytest.approx(104.8)
    assert found.sd == pytest.approx(0.05**-0.5)
    assert found.between == 0


def test_sources_that_contradict_count_nearly_alike_and_the_range_holds_both() -> None:
    """100 ± 10 and 200 ± 10: τ² = (100² − 100 − 100) / 2 = 4,900; weights ½; mean 150; s = √(5,000 / 2) = 50."""
    found = combine([100, 200], [10, 10])
    assert found.between**2 == pytest.approx(4900)
    assert found.mean == pytest.approx(150)
    assert found.sd == pytest.approx(50)


def test_two_sources_of_unequal_precision_that_contradict() -> None:
    """100 ± 10, 200 ± 30: τ² = (10,000 − 100 − 900) / 2 = 4,500; weights 1/4,600 : 1/5,400 = 0.54 : 0.46; 146."""
    found = combine([100, 200], [10, 30])
    assert found.between**2 == pytest.approx(4500)
    assert found.mean == pytest.approx(146)
    assert found.sd == pytest.approx(50)


def test_one_source_is_itself_and_a_certain_one_counts_alone() -> None:
    """Nothing to weigh; an error of 0 takes all the weight."""
    assert combine([70], [7]).mean == 70
    assert combine([70, 90], [0, 5]).mean == 70


def test_nothing_is_no_estimate() -> None:
    """An empty list is refused."""
    with pytest.raises(ValueError, match="nothing"):
        combine([], [])
