"""Learners across the border in a sketch: drawn, and put into its demand by their own arithmetic."""

import random
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from tests.model.sketch import Sketch

type Wanted = dict[tuple[str, str], int]


def draw_flows(rng: random.Random, sketch: Sketch) -> Sketch:
    """Return the sketch with learners from and to outside, one time in three."""
    if rng.random() < 0.67:
        return sketch
    flows = [
        _daily({"programme": p, "entrants_in": rng.choice((0, 3, 8, 25)), "entrants_out": rng.choice((0, 2, 7, 200))})
        for p in sketch.programmes
        if rng.random() < 0.8
    ]
    return sketch.but(flows=flows)


def _daily(row: dict[str, Any]) -> dict[str, Any]:
    """Return the row in which some go home every day: half of those who want P, nobody else."""
    return row | {"entrants_in_daily": row["entrants_in"] // 2 if row["programme"] == "P" else 0}


def settled(sketch: Sketch) -> Sketch:
    """Return the sketch in which they are demand already: out in proportion to demand, in where it is taught."""
    later = {y: _settled(sketch, wanted) for y, wanted in sketch.later.items()}
    guests: dict[tuple[str, str], float] = {}
    return sketch.but(flows=[], demand=_settled(sketch, sketch.demand, guests), later=later, guests=guests)


def _settled(
    sketch: Sketch, wanted: Mapping[tuple[str, str], int], guests: dict[tuple[str, str], float] | None = None
) -> Wanted:
    """Return the demand with who comes in and without who goes out; notes in `guests` who lives near."""
    found = dict(wanted)
    for row in sketch.flows:
        p = row["programme"]
        mine = {c: Fraction(d) for (c, q), d in wanted.items() if q == p and d > 0}
        for c, n in _parts(min(row["entrants_out"], int(sum(mine.values()))), mine).items():
            found[c, p] -= n
        held = [
            (sketch.sites[s]["commune"], places, entrants)
            for s, q, places, entrants, delivery in sketch.offers
            if q == p and delivery != "mobile"
        ]
        column = 2 if sum(h[2] for h in held) else 1
        there: dict[str, Fraction] = {}
        for h in held:
            there[h[0]] = there.get(h[0], Fraction(0)) + h[column]
        there = {c: n for c, n in there.items() if n}
        for c, n in _parts(row["entrants_in"] if there else 0, there).items():
            found[c, p] = found.get((c, p), 0) + n
            if guests is not None:
                guests[c, p] = n * (1 - row["entrants_in_daily"] / row["entrants_in"])
    return {key: d for key, d in sorted(found.items()) if d}


def _parts(total: int, weights: Mapping[str, Fraction]) -> dict[str, int]:
    """Return whole parts: rounded down, the rest to the largest remainders, of equals the smaller code first."""
    if not total or not weights:
        return {}
    exact = {c: total * w / sum(weights.values()) for c, w in sorted(weights.items())}
    whole = {c: int(value) for c, value in exact.items()}
    order = sorted(exact, key=lambda c: (whole[c] - exact[c], c))
    for c in order[: total - sum(whole.values())]:
        whole[c] += 1
    return whole
