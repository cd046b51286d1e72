"""Where enrolments are heading: a damped trend for each field and level, short series leaning on all of them.

    ŷ(n + h) = ℓ_n + (φ + φ² + … + φ^h) · b_n                                       Gardner & McKenzie 1985
    var(h)   = σ² · (1 + Σ_{j<h} c_j²),  c_j = α + αβ* · (φ + … + φ^j)              Hyndman et al. 2008, table 6.1

| symbol | meaning |
|---|---|
| ℓ, b | level and slope after the last year (exponential smoothing, `statsmodels.tsa.holtwinters.Holt`) |
| α, β*, φ | smoothing of level and of slope, damping: one choice for all series, the least squared one-step errors |
| σ | one-step error relative to the level of the series |

**Shrinkage.** The slope a series starts with is w · its own + (1 − w) · the common one, w = (n − 1) / (n − 1 + k): a
series of one year has the common slope, a series of k + 1 years half its own. Its variance is (n · s² + k · common
variance) / (n + k). k is `series_shrink`. No error is believed to be below `series_error_least`
(`series_error_estimated` where years of the series are estimates), and a count varies at least as a Poisson number.

The two naive forecasts beside it: the last year again (variance σ² h), and the mean of all years (σ² (1 + 1/n)).
A forecast is never below 0, and a series of zeros stays 0.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
import pandas as pd

METHODS = ("naive", "mean", "damped")
"""The last year again, the mean of all years, the damped trend."""
FEWEST = 12
"""One-step errors (of all series together) from which the smoothing is chosen by them."""


@dataclass(frozen=True, slots=True)
class Smoothing:
    """Smoothing of level and slope, and damping."""

    alpha: float = 0.5
    beta: float = 0.1
    phi: float = 0.8


GRID = tuple(Smoothing(a, b, p) for a, b, p in product((0.2, 0.5, 0.8), (0.05, 0.2), (0.8, 0.9, 0.98)))
"""Choices of smoothing; damping within the range that Hyndman & Athanasopoulos (2021, 8.2) recommend."""


@dataclass(frozen=True, slots=True)
class Errors:
    """What is assumed of the errors of a series."""

    least: float = 0.1
    """Smallest standard deviation, share of the level."""
    estimated: float = 0.2
    """The same where years of the series are estimates."""
    shrink: float = 5.0
    """Years that the common slope and variance weigh as much as."""


type Key = tuple[str, str]
"""Field and level of a series."""
type Series = Mapping[Key, np.ndarray]


def series_of(history: pd.DataFrame) -> dict[Key, np.ndarray]:
    """Return (field, level) -> entrants by year, from a frame of `history.history`."""
    ordered = history.sort_values(["field", "level", "year"])
    return {
        (str(field), str(level)): rows["entrants"].to_numpy(dtype=float)
        for (field, level), rows in ordered.groupby(["field", "level"])
    }


def common_slope(series: Series) -> float:
    """Return the slope a year, relative to the level, of all series together (weighted by level and years)."""
    top = below = 0.0
    for y in series.values():
        if len(y) > 1 and y.mean() > 0:
            weight = float(y.mean()) * (len(y) - 1)
            top += weight * own_slope(y)
            below += weight
    return top / below if below else 0.0


def own_slope(y: np.ndarray) -> float:
    """Return the least-squares slope a year, relative to the mean; 0 for one year or for zeros."""
    if len(y) < 2 or y.mean() <= 0:  # noqa: PLR2004 - a slope takes two years
        return 0.0
    return float(np.polyfit(np.arange(len(y)), y, 1)[0] / y.mean())


def start_slope(y: np.ndarray, common: float, shrink: float) -> float:
    """Return the slope (entrants a year) that a series starts with: shrunk towards the common one."""
    weight = (len(y) - 1) / (len(y) - 1 + shrink)
    return float((weight * own_slope(y) + (1 - weight) * common) * max(y.mean(), 0.0))


def smoothed(y: np.ndarray, slope: float, s: Smoothing) -> tuple[float, float, np.ndarray]:
    """Return level and slope after the last year, and the one-step errors from the second year on."""
    if len(y) == 1 or not y.any():
        return float(y[-1]), slope if y.any() else 0.0, np.zeros(0)
    from statsmodels.tsa.holtwinters import Holt  # noqa: PLC0415 - takes seconds to load; solving does without

    model = Holt(
        y, damped_trend=True, initialization_method="known", initial_level=float(y[0] - s.phi * slope),
        initial_trend=slope,
    )  # fmt: skip
    with np.errstate(divide="ignore", invalid="ignore"):  # criteria of fit, of no use here, of a series without error
        fit = model.fit(smoothing_level=s.alpha, smoothing_trend=s.beta, damping_trend=s.phi, optimized=False)
    return float(fit.level[-1]), float(fit.trend[-1]), np.asarray(y - fit.fittedvalues)[1:]


def chosen(series: Series, errors: Errors) -> Smoothing:
    """Return the smoothing with the least squared relative one-step errors over all series; a fixed one for few."""
    common = common_slope(series)
    long = [y for y in series.values() if len(y) > 2 and y.any()]  # noqa: PLR2004 - the first error fits the start
    if sum(len(y) - 1 for y in long) < FEWEST:
        return Smoothing()

    def loss(s: Smoothing) -> float:
        return sum(
            float((smoothed(y, start_slope(y, common, errors.shrink), s)[2] ** 2).sum() / y.mean() ** 2) for y in long
        )

    return min(GRID, key=loss)


def variances(own: Mapping[Key, np.ndarray], shrink: float) -> dict[Key, float]:
    """Return the relative variance of each series: its own, shrunk to the common one by years."""
    total = sum(float((e**2).sum()) for e in own.values())
    count = sum(len(e) for e in own.values())
    common = total / count if count else 0.0
    return {
        key: (float((e**2).sum()) + shrink * common) / (len(e) + shrink) if len(e) + shrink > 0 else common
        for key, e in own.items()
    }


def forecast(
    series: Series, horizon: int, method: str, errors: Errors | None = None, estimated: Sequence[Key] = ()
) -> dict[Key, tuple[np.ndarray, np.ndarray]]:
    """Return (field, level) -> mean and standard deviation of the next `horizon` years, by one of `METHODS`."""
    errors = errors or Errors()
    smoothing, common = chosen(series, errors) if method == "damped" else Smoothing(), common_slope(series)
    ahead: dict[Key, np.ndarray] = {}
    spread: dict[Key, np.ndarray] = {}
    relative: dict[Key, np.ndarray] = {}
    steps = np.arange(1, horizon + 1, dtype=float)
    for key, y in sorted(series.items()):
        mean = max(float(y.mean()), 1e-9)
        if method == "naive":
            ahead[key], relative[key], spread[key] = np.full(horizon, y[-1]), np.diff(y) / mean, steps
        elif method == "mean":
            ahead[key] = np.full(horizon, y.mean())
            scale = np.sqrt(len(y) / (len(y) - 1)) if len(y) > 1 else 1.0
            relative[key] = (y - y.mean()) * scale / mean if len(y) > 1 else np.zeros(0)
            spread[key] = np.full(horizon, 1 + 1 / len(y))
        else:
            level, slope, missed = smoothed(y, start_slope(y, common, errors.shrink), smoothing)
            damp = np.cumsum(smoothing.phi**steps)
            ahead[key], relative[key] = np.clip(level + damp * slope, 0.0, None), missed / mean
            grow = (smoothing.alpha * (1 + smoothing.beta * damp)) ** 2
            spread[key] = 1 + np.concatenate([[0.0], np.cumsum(grow)[:-1]])
    variance = variances(relative, errors.shrink)
    found = {}
    for key, path in ahead.items():
        least = errors.estimated if key in estimated else errors.least
        level = np.maximum(path, float(series[key].mean()))
        square = max(variance[key], least**2) * spread[key] * level**2 + level
        found[key] = (path, np.sqrt(square) if series[key].any() else np.zeros(horizon))
    return found
