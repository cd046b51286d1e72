"""Whole parts of a whole number."""

from collections.abc import Sequence


def largest_remainder(total: int, weights: Sequence[float]) -> list[int]:
    """Return whole parts of `total` in proportion to `weights` (all zero: equal parts); the earlier of equals first.

    Every part is rounded down; what is left goes one by one to the largest remainders (Hamilton's method).
    """
    whole = sum(weights)
    shares = [weight / whole if whole > 0 else 1 / len(weights) for weight in weights]
    exact = [total * share for share in shares]
    parts = [int(value + 1e-9) for value in exact]
    left = total - sum(parts)
    order = sorted(range(len(parts)), key=lambda place: (-round(exact[place] - parts[place], 9), place))
    for place in order[:left]:
        parts[place] += 1
    return parts
