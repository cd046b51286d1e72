"""Fitting to both margins and whole persons."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from optimizer.forecast.fitting import fit, whole


def test_both_margins_hold() -> None:
    """Rows 30, 70 and columns 60, 40 from a seed of ones: the independent table 18, 12, 42, 28."""
    found = fit(np.ones((2, 2)), np.array([30.0, 70.0]), np.array([60.0, 40.0]))
    assert found.table == pytest.approx(np.array([[18, 12], [42, 28]]))
    assert found.row_gap < 1e-6


def test_the_odds_of_the_seed_are_kept() -> None:
    """Fitting scales rows and columns: the cross ratio 4 · 1 / (1 · 1) = 4 stays."""
    t = fit(np.array([[4.0, 1.0], [1.0, 1.0]]), np.array([50.0, 50.0]), np.array([70.0, 30.0])).table
    assert t[0, 0] * t[1, 1] / (t[0, 1] * t[1, 0]) == pytest.approx(4)
    assert t.sum(axis=0) == pytest.approx([70, 30])
    assert t.sum(axis=1) == pytest.approx([50, 50])


def test_zeros_stay_zero() -> None:
    """Nobody in the first commune wishes for the second field."""
    found = fit(np.array([[1.0, 0.0], [1.0, 1.0]]), np.array([30.0, 70.0]), np.array([60.0, 40.0]))
    assert found.table[0, 1] == 0
    assert found.table == pytest.approx(np.array([[30, 0], [30, 40]]))


def test_where_zeros_forbid_both_margins_columns_hold_and_the_gap_is_told() -> None:
    """The first commune can only take field 1 (20 entrants) but should have 50: 30 are missing there."""
    found = fit(np.array([[1.0, 0.0], [1.0, 1.0]]), np.array([50.0, 50.0]), np.array([20.0, 80.0]))
    assert found.table.sum(axis=0) == pytest.approx([20, 80])
    assert found.row_gap >= 30 - 1e-6


def test_a_field_nobody_wishes_for_is_spread_by_people() -> None:
    """What is asked for is never lost: an empty column takes the shares of the communes."""
    found = fit(np.array([[1.0, 0.0], [1.0, 0.0]]), np.array([25.0, 75.0]), np.array([60.0, 40.0]))
    assert found.table.sum() == pytest.approx(100)
    assert found.table[:, 1].sum() == pytest.approx(40)


def test_a_negative_margin_is_refused() -> None:
    """Demand is never negative."""
    with pytest.raises(ValueError, match="negative"):
        fit(np.ones((2, 2)), np.array([-1.0, 2.0]), np.array([1.0, 0.0]))


def test_rounding_goes_to_the_nearest_table() -> None:
    """0.9 and 0.1 with a column of one person: the person goes where 0.9 is."""
    assert whole(np.array([[0.9], [0.1]])).tolist() == [[1], [0]]


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 9), st.integers(1, 6), st.integers(0, 2**32 - 1))
def test_learners_are_conserved_and_no_margin_moves_by_a_whole_person(rows: int, columns: int, number: int) -> None:
    """Columns exactly, rows to less than one, cells floor or ceiling, none negative, zeros stay."""
    rng = np.random.default_rng(number)
    seed = rng.random((rows, columns)) * (rng.random((rows, columns)) > 0.3)
    totals = rng.integers(0, 60, columns).astype(float)
    table = fit(seed, rng.random(rows) + 0.01, totals).table
    found = whole(table)
    assert found.sum(axis=0).tolist() == totals.tolist()
    assert np.abs(found.sum(axis=1) - table.sum(axis=1)).max() < 1 + 1e-6
    assert np.abs(found - table).max() < 1 + 1e-6
    assert (found >= 0).all()
    assert not found[table < 1e-9].any()
