"""A network that takes the solver many seconds to prove: for limits, interrupts and determinism."""

import random

from optimizer.scenario import Centres, Coverage, Merging, Offers
from tests.model.cases import FREE, Net, network

ASKED = FREE.but(
    offers=Offers(),
    centres=Centres(),
    merging=Merging(counted_schools_at_most=2, per_host_at_most=3),
    coverage=Coverage(minutes_at_most=60),
)


def larger(seed: int = 1, institutions: int = 12, communes: int = 25, programmes: int = 6) -> Net:
    """Return a college, two trung cấp schools and centres on a line of 300 minutes, with 4 more sites than units."""
    rng = random.Random(seed)
    places = {f"c{k:02}": {"at": rng.randrange(0, 300), "area": f"K{k % 5}"} for k in range(communes)}
    units = {f"I{k:02}": "CD" if k == 0 else "TC" if k < 3 else "GDNNGDTX" for k in range(institutions)}
    sites = {f"S{k:02}": (f"I{k % institutions:02}", rng.choice(sorted(places))) for k in range(institutions + 4)}
    levels = ("TC", "SC", "THN", "GDTX", "9P", "CD")
    offered = {
        f"P{k}": {"level": levels[k % 6], "length_years": (2, 0.5, 3, 3, 3, 3)[k % 6], "field": ("52", "62")[k % 2]}
        for k in range(programmes)
    }
    offers = [
        (s, p, rng.choice((20, 40, 60)), rng.choice((5, 15, 30))) for s in sites for p in offered if rng.random() < 0.4
    ]
    demand = {(c, p): rng.randint(1, 15) for c in places for p in offered if rng.random() < 0.8}
    return network(
        communes=places, institutions=units, sites=sites, programmes=offered, offers=offers, demand=demand,
        costs={"discount_rate": 0.07},
    )  # fmt: skip
