"""Quickest ways over a graph too large for all pairs: from some nodes to others, with the km along them."""

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from optimizer.data.road_lines import Numbers, Places


@dataclass(frozen=True, slots=True)
class Edges:
    """Edges that may be travelled both ways; no two join the same nodes."""

    nodes: int
    start: Places
    end: Places
    km: Numbers
    minutes: Numbers
    """All > 0."""


def ways_between(edges: Edges, sources: Places, targets: Places) -> tuple[Numbers, Numbers]:
    """Return minutes of the quickest way from each source to each target, and the km along it; infinite without one."""
    if not len(sources):
        return np.zeros((0, len(targets))), np.zeros((0, len(targets)))
    rows, columns = np.concatenate([edges.start, edges.end]), np.concatenate([edges.end, edges.start])
    shape = (edges.nodes, edges.nodes)
    minutes = csr_array((np.tile(edges.minutes, 2), (rows, columns)), shape=shape)
    km = csr_array((np.tile(edges.km, 2), (rows, columns)), shape=shape)
    length, before = dijkstra(minutes, directed=True, indices=sources, return_predecessors=True)
    return np.asarray(length[:, targets], dtype=np.float64), _along(
        before, km, targets, np.isfinite(length[:, targets])
    )


def _along(
    before: Places, km: csr_array, targets: Places, reached: "np.ndarray[tuple[int, int], np.dtype[np.bool_]]"
) -> Numbers:
    """Return the km along every way: all are walked back from their target at once, an edge each round."""
    total = np.where(reached, 0.0, np.inf)
    row, column = np.nonzero(reached)
    at = targets[column]
    while True:
        last = before[row, at]
        going = last >= 0
        if not going.any():
            return total
        row, column, at, last = row[going], column[going], at[going], last[going]
        total[row, column] += np.asarray(km[last, at]).ravel()
        at = last
