"""Which seats are neighbours when nobody says where the roads run.

Two seats i and j are neighbours unless the way between them may as well lead through a third seat k: one that is nearer
to each than they are to each other, d(i,k) < d(i,j) and d(k,j) < d(i,j), and makes the way less than `BYPASS` longer,
d(i,k) + d(k,j) < (1 + BYPASS) · d(i,j). Roads go where people are: a road that would pass that close to a settlement
passes through it.

Every edge of the shortest spanning tree is kept (no seat is nearer to both its ends than they are to each other), so
the graph is connected but for the limit on length. It exists for one, two, collinear or coincident points alike.
"""

import numpy as np
from numpy.typing import NDArray

BYPASS = 0.15
"""Share by which a third seat may lengthen the way and still be on it. Chosen on the published road distances of one
mountain province, where 0.10–0.15 did best; at 0.2 and above a real main road is lost."""
SAME_KM = 0.1
"""Seats closer than this are at one place; they are joined in a chain at this distance (km)."""


def neighbours(km: NDArray[np.float64], longest_km: float) -> list[tuple[int, int]]:
    """Return the pairs (i < j) of neighbouring points, sorted.

    `km` is the square matrix of distances; pairs further apart than `longest_km` are no neighbours, so the result may
    fall into pieces. Points at one place are joined in a chain, and only the first of them has other neighbours.
    """
    if not len(km):
        return []
    together = km < SAME_KM
    first = together.argmax(axis=1)
    alone = np.flatnonzero(first == np.arange(len(km)))
    pairs = [(int(first[j]), int(j)) for j in range(len(km)) if first[j] != j]
    apart = km[np.ix_(alone, alone)]
    for i in range(len(alone)):
        direct = apart[i]
        nearer = (apart[i][:, None] < direct) & (apart < direct)
        on_the_way = apart[i][:, None] + apart < (1 + BYPASS) * direct
        free = ~(nearer & on_the_way).any(axis=0) & (direct <= longest_km)
        pairs.extend((int(alone[i]), int(alone[j])) for j in np.flatnonzero(free) if j > i)
    return sorted((min(pair), max(pair)) for pair in pairs)
