"""Synthetic provinces whose truth is known: ranges hold it as often as they claim, errors beside the naive ones."""

import numpy as np
import pandas as pd
import pytest

from optimizer.forecast.assumptions import Z, assumptions
from optimizer.forecast.backcast import backcast, predictions
from optimizer.forecast.needs import KEYS, ranges
from optimizer.forecast.totals import totals
from optimizer.forecast.trend import forecast
from tests.forecast.tables import province

DRAWS = 1500
EMPLOYMENT = "sector,year,employed\nA,2026,5000\nD,2026,20000"
"""Twenty times the workers of D, so that whole persons do not count."""
SIGMA = 0.12
"""Standard deviation of a series' relative errors from one year to the next."""


def _needed(rng: np.random.Generator) -> np.ndarray:
    """Return true needs of field 52 at TC in 2027: growth 10 ± 5 %, leaving 2 ± 1 %, both ranges holding 8 of 10.

    8,000 workers of the level: (8,000 · ½ · growth + 8,000 · leaving) · 0.9 / 0.8, at the middle 630.
    """
    growth, leaving = rng.normal(0.10, 0.05 / Z, DRAWS), rng.normal(0.02, 0.01 / Z, DRAWS)
    return np.maximum(0.0, (8000 * 0.5 * growth + 8000 * leaving) * 0.9 / 0.8)


def _series(rng: np.random.Generator, years: int, ends_at: float) -> np.ndarray:
    """Return enrolments on a damped trend with errors of `SIGMA`, scaled to end at `ends_at`."""
    level, slope, out = 100.0, rng.normal(0, 2.0), []
    for _ in range(years):
        ahead = level + 0.8 * slope
        error = rng.normal(0, SIGMA * ahead)
        out.append(max(1.0, ahead + error))
        level, slope = ahead + 0.5 * error, 0.8 * slope + 0.05 * error
    return np.array(out) * ends_at / out[-1]


def test_the_range_of_the_need_holds_the_truth_eight_times_of_ten() -> None:
    """Growth and leaving drawn from their own ranges; 1,500 draws have a standard deviation of 1 %."""
    p = province(employment=EMPLOYMENT)
    row = ranges(p, assumptions(p), 2027).loc[("52", "TC", 2027)]
    truth = _needed(np.random.default_rng(20261129))
    assert 0.77 <= ((truth >= row["low"]) & (truth <= row["high"])).mean() <= 0.83


@pytest.mark.parametrize("years", [4, 8])
def test_the_combined_range_holds_the_truth_at_least_as_often_as_it_claims(years: int) -> None:
    """Need and enrolments both point at the truth, each with its own error: 8 to 9.5 times of 10.

    More than claimed is right: where the two happen to lie far apart, the range is widened to hold both.
    """
    p = province(employment=EMPLOYMENT)
    given = assumptions(p)
    needed = ranges(p, given, 2027)
    needed = needed[needed.index.isin([("52", "TC", 2027)])]
    rng = np.random.default_rng(7)
    truths = _needed(rng)[:150]
    truths = truths[truths > 100]
    past = {("52", f"{k:03}"): _series(rng, years + 1, truth)[:years] for k, truth in enumerate(truths)}
    ahead = forecast(past, 1, "damped")
    inside = 0
    for key, truth in zip(past, truths, strict=True):
        mean, sd = ahead[key]
        row = pd.DataFrame([("52", "TC", 2027, mean[0], sd[0])], columns=[*KEYS, "base", "sd"])
        found = totals(p, given, needed, row, pd.DataFrame(columns=["field", "level", "year", "entrants"]), first=2027,
                       only_trend=False)  # fmt: skip
        own = found.set_index(["field", "level"]).loc[("52", "TC")]
        inside += int(own["low"] <= truth <= own["high"])
    assert 0.80 <= inside / len(truths) <= 0.95


def test_the_back_cast_stands_beside_the_naive_one_where_the_truth_is_known() -> None:
    """Twenty series that grow by a tenth of the start a year: naive misses 10 of 150 each year, the trend less.

    Twenty that jump about a level: the mean misses less than the last year. Both errors are those by hand.
    """
    grow = {f"{k:02}": [100 + 10 * t for t in range(6)] for k in range(20)}
    jump = {f"{k:02}": [100, 140, 100, 140, 100, 120] for k in range(20)}
    for series, naive, better in ((grow, 10 / 150, "damped"), (jump, 20 / 120, "mean")):
        rows = [("52", level, 2020 + t, float(n), True) for level, y in series.items() for t, n in enumerate(y)]
        past = pd.DataFrame(rows, columns=["field", "level", "year", "entrants", "observed"])
        table = backcast(past, predictions(past)).set_index("method")
        assert table.at["naive", "wape"] == pytest.approx(naive)
        assert table.at[better, "wape"] < table.at["naive", "wape"]
        assert table.at[better, "best"]
