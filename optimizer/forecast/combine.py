"""Two or more estimates of one number, weighed by how sure each is; where they contradict each other, less sure.

    weight_i = 1 / (s_i² + τ²)        τ² = max(0, (Q − (k − 1)) / (Σ w − Σ w² / Σ w)),  w_i = 1 / s_i²
    x = Σ weight_i x_i / Σ weight_i   Q = Σ w_i (x_i − x̄_w)²
    s² = 1 / Σ weight_i

x_i and s_i are the estimates and their standard deviations, k their number, x̄_w their mean under w. τ² is what they
differ by beyond their own uncertainty (DerSimonian & Laird 1986): sources that agree are weighed by precision, sources
that contradict each other count alike, and the range covers both. s is never below half the distance between the
furthest two.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Combined:
    """The weighed estimate."""

    mean: float
    sd: float
    weights: tuple[float, ...]
    """Share of each source; adds up to 1."""
    between: float
    """τ: standard deviation between the sources beyond their own."""


def combine(means: Sequence[float], sds: Sequence[float]) -> Combined:
    """Return the weighed mean of independent estimates; a source that is certain (sd 0) counts alone.

    Raises
    ------
    ValueError
        No estimate was given.
    """
    if not means:
        msg = "nothing to combine"
        raise ValueError(msg)
    sure = [sd <= 0 for sd in sds]
    if any(sure) or len(means) == 1:
        part = [float(s) if any(sure) else 1.0 for s in sure]
        weights = tuple(p / sum(part) for p in part)
        mean = sum(w * m for w, m in zip(weights, means, strict=True))
        return Combined(mean, 0.0 if any(sure) else float(sds[0]), weights, 0.0)
    w = [1 / sd**2 for sd in sds]
    total = sum(w)
    fixed = sum(a * m for a, m in zip(w, means, strict=True)) / total
    spread = sum(a * (m - fixed) ** 2 for a, m in zip(w, means, strict=True))
    between = max(0.0, (spread - (len(w) - 1)) / (total - sum(a**2 for a in w) / total))
    v = [1 / (sd**2 + between) for sd in sds]
    weights = tuple(a / sum(v) for a in v)
    mean = sum(a * m for a, m in zip(weights, means, strict=True))
    half = (max(means) - min(means)) / 2 if between > 0 else 0.0
    return Combined(mean, max((1 / sum(v)) ** 0.5, half), weights, between**0.5)
