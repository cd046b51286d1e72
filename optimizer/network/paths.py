"""Shortest paths between all nodes of a road graph, and what lies along them."""

from dataclasses import dataclass
from typing import Literal

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from scipy.sparse.csgraph import dijkstra

Weight = Literal["km", "minutes"]
Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Paths:
    """All shortest paths of a graph by one weight; unreachable pairs are infinite."""

    nodes: tuple[str, ...]
    """Row and column order, sorted."""
    length: Matrix
    """Sum of the weight along the path, node × node."""
    before: NDArray[np.int32]
    """Node before the last on the path from row to column; negative where there is none."""

    def route(self, start: str, end: str) -> list[str]:
        """Return the nodes from `start` to `end`; empty where there is no path."""
        a, b = self.nodes.index(start), self.nodes.index(end)
        if not np.isfinite(self.length[a, b]):
            return []
        path = [b]
        while path[-1] != a:
            path.append(int(self.before[a, path[-1]]))
        return [self.nodes[k] for k in reversed(path)]

    def along(self, amount: Matrix) -> Matrix:
        """Return the sum of `amount` (node × node, of edges) along every path; infinite where there is none."""
        n = len(self.nodes)
        total = np.full((n, n), np.inf)
        np.fill_diagonal(total, 0)
        order, rows = np.argsort(self.length, axis=1, kind="stable"), np.arange(n)
        for k in range(1, n):
            last = order[:, k]
            before = self.before[rows, last]
            known = before >= 0
            total[rows[known], last[known]] = total[rows[known], before[known]] + amount[before[known], last[known]]
        return total


def edge_matrix(graph: "nx.Graph[str]", attribute: str) -> Matrix:
    """Return the numbers `attribute` of all edges as a symmetric matrix in sorted node order, 0 where no edge is."""
    return np.asarray(nx.to_numpy_array(graph, nodelist=sorted(graph), weight=attribute), dtype=np.float64)


def shortest_paths(graph: "nx.Graph[str]", weight: Weight) -> Paths:
    """Return all shortest paths of `graph` by the edge attribute `weight` (> 0 on every edge)."""
    nodes = tuple(sorted(graph))
    if not nodes:
        return Paths((), np.zeros((0, 0)), np.zeros((0, 0), dtype=np.int32))
    matrix = nx.to_scipy_sparse_array(graph, nodelist=list(nodes), weight=weight, format="csr", dtype=np.dtype(float))
    length, before = dijkstra(matrix, directed=False, return_predecessors=True)
    return Paths(nodes, np.asarray(length, dtype=np.float64), np.asarray(before, dtype=np.int32))
