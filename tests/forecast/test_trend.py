"""The damped trend by hand, its shrinkage, and how often its ranges hold the truth."""

import numpy as np
import pytest

from optimizer.forecast.assumptions import Z
from optimizer.forecast.trend import (
    METHODS,
    Errors,
    Smoothing,
    common_slope,
    forecast,
    own_slope,
    smoothed,
    start_slope,
    variances,
)

KEY = ("52", "TC")


def test_level_and_slope_by_hand() -> None:
    """α 0.5, β* 0.2, φ 0.8; start level 100 − 0.8 · 10 = 92, slope 10.

    2023: ŷ = 92 + 8 = 100, error 0, level 100, slope 0.2 · 8 + 0.8 · 0.8 · 10 = 8. 2024 (120): ŷ = 106.4, error 13.6,
    level 113.2, slope 0.2 · 13.2 + 0.8 · 0.8 · 8 = 7.76. 2025 (118): ŷ = 119.408, error −1.408, level 118.704, slope
    0.2 · 5.504 + 0.64 · 7.76 = 6.0672.
    """
    level, slope, errors = smoothed(np.array([100.0, 120.0, 118.0]), 10.0, Smoothing(0.5, 0.2, 0.8))
    assert level == pytest.approx(118.704)
    assert slope == pytest.approx(6.0672)
    assert errors == pytest.approx([13.6, -1.408])


def test_slope_of_a_short_series_leans_on_the_common_one() -> None:
    """One year: the common slope alone. Six years and k = 5: half and half."""
    assert start_slope(np.array([200.0]), 0.1, 5.0) == pytest.approx(20.0)
    y = np.array([100.0, 100.0, 100.0, 100.0, 100.0, 100.0])
    assert start_slope(y, 0.1, 5.0) == pytest.approx(5.0)


def test_common_slope_weighs_level_and_years() -> None:
    """90, 110: slope 20 / 100 = 0.2, weight 100 · 1; 300, 300, 300: slope 0, weight 300 · 2: 20 / 700."""
    assert own_slope(np.array([90.0, 110.0])) == pytest.approx(0.2)
    series = {KEY: np.array([90.0, 110.0]), ("62", "TC"): np.array([300.0, 300.0, 300.0])}
    assert common_slope(series) == pytest.approx(20 / 700)


def test_variance_is_shrunk_to_the_common_one() -> None:
    """Squares 0.04 (one error) and 0.01 · 3: common 0.07 / 4 = 0.0175; k = 5: (0.04 + 0.0875) / 6 = 0.02125."""
    own = {KEY: np.array([0.2]), ("62", "TC"): np.array([0.1, 0.1, 0.1])}
    assert variances(own, 5.0)[KEY] == pytest.approx(0.02125)


def test_naive_repeats_the_last_year_and_its_error_grows_with_time() -> None:
    """100, 100: no change seen, so the least error 10 %: variance 100² · 0.01 · h + 100."""
    mean, sd = forecast({KEY: np.array([100.0, 100.0])}, 2, "naive", Errors())[KEY]
    assert mean == pytest.approx([100, 100])
    assert sd**2 == pytest.approx([200, 300])


@pytest.mark.parametrize("method", METHODS)
def test_zeros_stay_zero_and_nothing_is_negative(method: str) -> None:
    """A series of zeros has mean and error 0; one that falls fast never goes below 0."""
    series = {KEY: np.zeros(4), ("62", "SC"): np.array([400.0, 200.0, 50.0, 5.0])}
    found = forecast(series, 10, method)
    assert not found[KEY][0].any()
    assert not found[KEY][1].any()
    assert (found["62", "SC"][0] >= 0).all()


def test_a_single_year_is_repeated_without_a_common_slope() -> None:
    """One year of one series: nothing points up or down."""
    mean, sd = forecast({KEY: np.array([80.0])}, 3, "damped")[KEY]
    assert mean == pytest.approx([80, 80, 80])
    assert (sd > 0).all()


def test_damping_bounds_the_far_future() -> None:
    """Slope 10 %: with φ = 0.8 the sum of all later steps is at most φ / (1 − φ) = 4 times the slope."""
    y = np.array([100.0, 110.0, 120.0, 130.0])
    mean, _ = forecast({KEY: y}, 60, "damped")[KEY]
    assert mean[-1] < 130 + 4 * 13
    assert (np.diff(mean) >= 0).all()


def _simulated(rng: np.random.Generator, years: int, sigma: float) -> np.ndarray:
    """Return a series whose truth is a damped trend with relative one-step errors of `sigma`."""
    level, slope, out = rng.uniform(200, 2000), rng.normal(0, 0.02), []
    slope *= level
    for _ in range(years):
        ahead = level + 0.8 * slope
        error = rng.normal(0, sigma * ahead)
        out.append(max(0.0, ahead + error))
        level, slope = ahead + 0.5 * error, 0.8 * slope + 0.05 * error
    return np.array(out)


def _covered(provinces: int, years: int, sigma: float) -> float:
    """Return how often low to high held the truth, one to three years ahead, in provinces of 20 series."""
    rng = np.random.default_rng(20261124)
    inside = total = 0
    for _ in range(provinces):
        truth = {("52", f"L{k:02}"): _simulated(rng, years + 3, sigma) for k in range(20)}
        found = forecast({key: y[:years] for key, y in truth.items()}, 3, "damped")
        for key, (mean, sd) in found.items():
            later = truth[key][years:]
            inside += int(((later >= mean - Z * sd) & (later <= mean + Z * sd)).sum())
            total += 3
    return inside / total


def test_ranges_hold_the_truth_about_as_often_as_they_claim() -> None:
    """Low to high claims eight times of ten: over three provinces (180 forecasts, sd of the share 3 %) 70 to 90 %."""
    assert 0.70 <= _covered(3, 5, 0.12) <= 0.90


@pytest.mark.slow
@pytest.mark.parametrize(("years", "sigma"), [(10, 0.15), (5, 0.12)])
def test_ranges_hold_the_truth_as_often_as_they_claim(years: int, sigma: float) -> None:
    """The same over 20 provinces (1,200 forecasts), longer and shorter series: 75 to 87 %."""
    assert 0.75 <= _covered(20, years, sigma) <= 0.87
