"""Whole persons out of shares."""

from collections.abc import Sequence
from fractions import Fraction


def exact(value: str | float) -> Fraction:
    """Return a number as the exact fraction of its decimal text, so that no sum depends on floating point."""
    return Fraction(str(value))


def largest_remainder(total: int, weights: Sequence[Fraction]) -> list[int]:
    """Split `total` in whole parts in proportion to `weights` (Hamilton); ties go to the earlier weight."""
    whole = sum(weights)
    quotas = [total * weight / whole for weight in weights]
    parts = [int(quota) for quota in quotas]
    order = sorted(range(len(parts)), key=lambda k: (parts[k] - quotas[k], k))
    for k in order[: total - sum(parts)]:
        parts[k] += 1
    return parts


def cumulative(total: int, weights: Sequence[Fraction], start: Fraction) -> list[int]:
    """Split `total` by rounding the running sum of the quotas down after adding `start` (0 <= start < 1).

    Every part is its quota rounded up or down and the parts add up to `total`. Where quotas are below one, the
    persons fall on places spread over the list instead of always on the largest ones; another `start` for
    every programme keeps them from falling on the same places.
    """
    whole = sum(weights)
    parts, running, before = [], start, 0
    for weight in weights:
        running += total * weight / whole
        parts.append(int(running) - before)
        before = int(running)
    return parts


def nearest(value: Fraction) -> int:
    """Round to the nearest whole number, halves up."""
    return int(value + Fraction(1, 2))


def up(value: Fraction, step: int = 1) -> int:
    """Round up to a multiple of `step`."""
    return -int(-value // step) * step
