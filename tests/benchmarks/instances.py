"""Published instances of facility location: the manifest of a folder of them, and readers of their formats."""

import csv
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import shortest_path

type Numbers = np.ndarray
"""An array of float."""

REPRESENTABLE = frozenset({"cflp", "uflp", "pmedian"})
"""Families that the model of a network holds as they were published."""
BLANKS = bytes.maketrans(b"\0\x1a", b"  ")
"""Bytes of old files that mean a blank: NUL, and the end-of-file mark of DOS."""


@dataclass(frozen=True, slots=True)
class Published:
    """One row of a manifest: a problem, the file that holds it and its published optimum."""

    name: str
    file: str
    """The file as the manifest names it: its path below the manifest."""
    path: Path
    family: str
    format: str
    parameter: str
    """``capacity=8000``, ``uncapacitated``, ``p=5``, ``products=3`` or empty."""
    known: str
    """The optimum in the digits it was published with; empty where none is."""

    @property
    def optimum(self) -> float | None:
        """The published optimum, or None."""
        return float(self.known) if self.known else None

    @property
    def tolerance(self) -> float:
        """How far from the published optimum still agrees with it: one in its last decimal, and 1e-7 of it."""
        decimals = len(self.known.partition(".")[2])
        return (10.0**-decimals if decimals else 0.0) + 1e-7 * abs(self.optimum or 0.0)


@dataclass(frozen=True, slots=True)
class Instance:
    """A location problem: facilities that open at a fixed cost, customers that may be split among them.

    A customer asks for one product. Of problems that ask for more than this model can say (one facility a customer, a
    stage of plants), it is the relaxation without that: its optimum is at most theirs.
    """

    fixed: Numbers
    """facility -> cost of opening."""
    demand: Numbers
    """customer -> units asked for (above nought)."""
    product: Numbers
    """customer -> number of the product asked for."""
    cost: Numbers
    """facility × customer -> cost of serving the whole demand; infinite where there is no way."""
    capacity: Numbers
    """facility × product -> units; infinite where there is no limit."""
    opened: int | None = None
    """Exactly so many facilities open; None: as many as it pays."""

    def price(self, opened: Iterable[int], served: Iterable[tuple[int, int, float]]) -> float:
        """Return what a plan costs: facilities `opened`, and (facility, customer, units) `served`."""
        opening = float(sum(self.fixed[i] for i in opened))
        return opening + float(sum(self.cost[i, j] / self.demand[j] * units for i, j, units in served))


def manifest(path: Path) -> list[Published]:
    """Return the problems of `path`: a manifest.csv, or a file that a manifest.csv above it lists (in its order).

    Raises
    ------
    ValueError
        There is no such file, no manifest above it, or the manifest does not list it.
    """
    if not path.is_file():
        msg = f"{path}: there is no such file"
        raise ValueError(msg)
    path = path.resolve()
    table = path if path.name == "manifest.csv" else next(
        (above / "manifest.csv" for above in path.parents if (above / "manifest.csv").is_file()), None
    )  # fmt: skip
    if table is None:
        msg = f"{path}: no manifest.csv above it says what it holds"
        raise ValueError(msg)
    with table.open(encoding="utf-8", newline="") as text:
        rows = [_published(row, table.parent) for row in csv.DictReader(text)]
    found = [row for row in rows if path in {table, row.path}]
    if not found:
        msg = f"{path}: {table} does not list it"
        raise ValueError(msg)
    return found


def _published(row: dict[str, str], folder: Path) -> Published:
    known = row["known_optimum"] or row.get("verified_by_us", "") or ""
    path = (folder / row["file"]).resolve()
    return Published(row["name"], row["file"], path, row["family"], row["format"], row["parameter"] or "", known)


def read_instance(published: Published) -> Instance:
    """Return the problem that `published` names.

    Raises
    ------
    ValueError
        The file is not of the format, or the format is not known.
    """
    if published.format not in FORMATS:
        msg = f"{published.name}: the format {published.format} is not known"
        raise ValueError(msg)
    words = _Words(published)
    instance = FORMATS[published.format](words, published.parameter)
    words.end()
    return instance


class _Words:
    """The numbers of a file, one after the other; line breaks carry no meaning."""

    def __init__(self, published: Published) -> None:
        self._name = published.name
        text = published.path.read_bytes().translate(BLANKS).decode("latin-1")
        capacity = published.parameter.partition("capacity=")[2] or "0"
        words = text.replace("capacity", capacity).split()
        if words[:1] == ["FILE:"]:
            words = words[2:]
        try:
            self._values = np.array(words, dtype=float)
        except ValueError as error:
            msg = f"{published.name}: {published.path} holds what is no number: {error}"
            raise ValueError(msg) from error
        self._at = 0

    def take(self, *shape: int) -> Numbers:
        """Return the next numbers in an array of `shape`."""
        count = int(np.prod(shape))
        if self._at + count > len(self._values):
            msg = f"{self._name}: the file ends after {len(self._values)} numbers; more were announced"
            raise ValueError(msg)
        self._at += count
        return self._values[self._at - count : self._at].reshape(shape)

    def counts(self, number: int) -> list[int]:
        """Return the next `number` numbers as counts."""
        return [int(value) for value in self.take(number)]

    def end(self) -> None:
        """Raise ValueError where numbers are left."""
        if self._at < len(self._values):
            msg = f"{self._name}: the file holds {len(self._values)} numbers; {self._at} were announced"
            raise ValueError(msg)


def _location(
    fixed: Numbers, demand: Numbers, cost: Numbers, capacity: Numbers | None, opened: int | None = None
) -> Instance:
    """Return a problem of one product; without `capacity` every customer counts for one unit."""
    facilities = len(cost)
    if capacity is None:
        demand = np.ones(cost.shape[1])
    limit = np.full((facilities, 1), np.inf) if capacity is None else np.asarray(capacity, dtype=float)[:, None]
    asked = demand > 0
    return Instance(fixed, demand[asked], np.zeros(int(asked.sum()), dtype=int), cost[:, asked], limit, opened)


def _orlib_cap(words: _Words, parameter: str) -> Instance:
    m, n = words.counts(2)
    facilities, customers = words.take(m, 2), words.take(n, m + 1)
    free = parameter == "uncapacitated"
    return _location(facilities[:, 1], customers[:, 0], customers[:, 1:].T, None if free else facilities[:, 0])


def _holmberg(words: _Words, _parameter: str) -> Instance:
    m, n = words.counts(2)
    facilities, demand = words.take(m, 2), words.take(n)
    return _location(facilities[:, 1], demand, words.take(m, n), facilities[:, 0])


def _delmaire(words: _Words, _parameter: str) -> Instance:
    n, m = words.counts(2)
    cost, demand, fixed = words.take(n, m).T, words.take(n), words.take(m)
    return _location(fixed, demand, cost, words.take(m))


def _tbed1(words: _Words, _parameter: str) -> Instance:
    m, n = words.counts(2)
    demand, capacity, fixed = words.take(n), words.take(m), words.take(m)
    return _location(fixed, demand, words.take(m, n) * demand, capacity)


def _ufllib_simple(words: _Words, _parameter: str) -> Instance:
    m, n, _ = words.counts(3)
    rows = words.take(m, n + 2)
    return _location(rows[:, 1], np.ones(n), rows[:, 2:], None)


def _orlib_pmed(words: _Words, _parameter: str) -> Instance:
    """Distances are shortest paths; of a pair listed twice the last line counts."""
    n, edges, p = words.counts(3)
    lengths: dict[tuple[int, int], float] = {}
    for a, b, length in words.take(edges, 3):
        first, second = sorted((int(a) - 1, int(b) - 1))
        lengths[first, second] = float(length)
    ends = np.array(sorted(lengths), dtype=int).reshape(-1, 2)
    values = np.array([lengths[a, b] for a, b in sorted(lengths)])
    graph = csr_array((values, (ends[:, 0], ends[:, 1])), shape=(n, n))
    distance = shortest_path(graph, directed=False)
    return _location(np.zeros(n), np.ones(n), distance, None, p)


def _orlib_pmedcap(words: _Words, _parameter: str) -> Instance:
    """Distances are Euclidean, rounded down, and not multiplied by the demand."""
    words.take(2)
    n, p, capacity = words.counts(3)
    nodes = words.take(n, 4)
    points = nodes[:, 1:3]
    distance = np.floor(np.hypot(*(points[:, None, :] - points[None, :, :]).transpose(2, 0, 1)) + 1e-9)
    return _location(np.zeros(n), nodes[:, 3], distance, np.full(n, float(capacity)), p)


def _tscflp_mp(words: _Words, _parameter: str) -> Instance:
    """Return the stage of satellites: the way from a plant is the cheapest one, and plants cost and limit nothing."""
    plants, satellites, customers, products = words.counts(4)
    demand = words.take(customers, products)
    words.take(plants, products + 1)
    first = words.take(products, plants, satellites).min(axis=1)
    stage = words.take(satellites, products + 1)
    second = words.take(products, satellites, customers)
    unit = second + first[:, :, None]
    asked = np.argwhere(demand > 0)
    quantity = demand[asked[:, 0], asked[:, 1]]
    cost = unit[asked[:, 1], :, asked[:, 0]].T * quantity
    return Instance(stage[:, -1], quantity, asked[:, 1], cost, stage[:, :-1])


FORMATS: dict[str, Callable[[_Words, str], Instance]] = {
    "orlib_cap": _orlib_cap, "holmberg": _holmberg, "delmaire": _delmaire, "tbed1": _tbed1,
    "ufllib_simple": _ufllib_simple, "orlib_pmed": _orlib_pmed, "orlib_pmedcap": _orlib_pmedcap,
    "tscflp_mp": _tscflp_mp,
}  # fmt: skip
