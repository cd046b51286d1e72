"""The printed check: recorded entrants against where the model places them."""

import pytest

from optimizer.analysis.calibration import calibration
from optimizer.model.case import case_of
from tests.analysis.runs import free, prepared


def test_recorded_and_modelled_are_as_many():
    """Today's network can place everybody it really has: sums by level agree, and the last row is the whole."""
    made = prepared()
    frame = calibration(case_of(made.province, made.travel, free()))
    rows, whole = frame[frame["site"] != ""], frame[frame["site"] == ""].iloc[0]
    assert len(frame[frame["site"] == ""]) == 1
    assert whole["recorded"] == pytest.approx(rows["recorded"].sum())
    assert whole["modelled"] == pytest.approx(rows["modelled"].sum())
    assert whole["modelled"] <= whole["recorded"] + 1e-6


def test_the_error_is_the_sum_of_differences_over_the_recorded():
    """``sum |modelled - recorded| / sum recorded``, between 0 and 2."""
    made = prepared()
    frame = calibration(case_of(made.province, made.travel, free()))
    rows, whole = frame[frame["site"] != ""], frame[frame["site"] == ""].iloc[0]
    apart = (rows["modelled"] - rows["recorded"]).abs().sum()
    assert whole["error_share"] == pytest.approx(apart / rows["recorded"].sum())
    assert 0 <= whole["error_share"] <= 2


def test_recorded_entrants_are_those_of_the_table():
    """Offers and mobile classes, driving left out: what the table `offers` sums to by site and level."""
    made = prepared()
    frame = calibration(case_of(made.province, made.travel, free()))
    offers = made.province.offers
    levels = made.province.programmes["level"]
    recorded = offers[offers["programme"].map(levels) != "LX"]["entrants"].sum()
    assert frame[frame["site"] == ""].iloc[0]["recorded"] == pytest.approx(recorded)
