"""A greedy label placer: the first free place wins, what is placed never moves again.

Everything is in one flat unit (millimetres on paper). Obstacles come first, then the labels in the order given. A label
that must show gets places further and further away, with a leader line that keeps off other lines and labels where it
can; one that need not is left out where nothing is free.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import cos, pi, sin

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import LineString

RINGS = (6.0, 9.0, 12.0, 16.0, 20.0, 25.0, 31.0, 38.0, 46.0)
"""Distances (mm) that a leader line is tried over."""


TRIES = 3
"""How often labels are placed again after some were shortened."""
type Corners = NDArray[np.float64]
"""Boxes as rows x0, y0, x1, y1 (mm)."""
type Shapes = NDArray[np.object_]
"""Lines or boxes of shapely."""
CROSSED_MM, OVER_MM, HEAVY_MM2 = 100.0, 4.0, 10.0
"""How much longer (mm) a leader line may be to keep off a label or another line; off a mm² of an obstacle that it
meets, of which so many mm² count (pieces of arrows are small, markers are not)."""
LED_MM, HIDDEN_MM, SHARED_MM = 10.0, 5.0, 1000.0
"""What a leader line costs beside its length, a label left out, a mm² shared with something."""
ORDERS, REORDERED = 12, 80
"""How often the label with the worst leader line is placed again before the others, and of how many labels at most."""
SAME_MM2 = 1e-6
"""Overlaps that differ by less (mm²) are the same; the nearer place wins."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on paper (mm)."""

    x0: float
    y0: float
    x1: float
    y1: float

    def overlap(self, other: "Box") -> float:
        """Return the common area (mm²)."""
        width = min(self.x1, other.x1) - max(self.x0, other.x0)
        height = min(self.y1, other.y1) - max(self.y0, other.y0)
        return width * height if width > 0 and height > 0 else 0.0

    def inside(self, frame: "Box") -> bool:
        """Return whether this box lies wholly in `frame`."""
        return self.x0 >= frame.x0 and self.y0 >= frame.y0 and self.x1 <= frame.x1 and self.y1 <= frame.y1


def around(x: float, y: float, width: float, height: float) -> Box:
    """Return the box of this size centred at (x, y)."""
    return Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


@dataclass(frozen=True, slots=True)
class Want:
    """A label asked for."""

    key: str
    width: float
    height: float
    places: tuple[tuple[float, float], ...]
    """Centres to try, best first."""
    anchor: tuple[float, float]
    """What it names; a leader line ends there."""
    must: bool = False
    """Whether it may not be left out."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A label that has its place."""

    key: str
    x: float
    y: float
    box: Box
    leader: bool
    """Whether it stands so far away that a line must lead to its anchor."""
    overlap: float
    """Area (mm²) it shares with obstacles or labels; 0 unless nothing was free."""
    cost: float = 0.0
    """What speaks against its place (mm of a leader line)."""
    brief: bool = False
    """Whether it is the short form of a label that found no room."""


@dataclass(frozen=True, slots=True)
class Placement:
    """What came of placing."""

    placed: tuple[Placed, ...]
    hidden: tuple[str, ...]
    """Keys of labels left out."""

    @property
    def cost(self) -> float:
        """What speaks against it: overlaps, leader lines (mm), labels left out."""
        return sum(spot.cost for spot in self.placed) + HIDDEN_MM * len(self.hidden)


def place(wants: Iterable[Want], obstacles: Iterable[Box], frame: Box) -> Placement:
    """Return where each label goes, in the order of `wants`; no label leaves `frame`.

    A label that must show keeps off the first choices of later ones that need not, where it has another free place.
    The label with the worst leader line is placed again before the others, a few times; the best placement is returned.
    """
    wanted, tried = list(wants), Tried(list(obstacles), frame)
    numbers = {want.key: number for number, want in enumerate(wanted)}
    best = now = _in_order(wanted, tried)
    urgent = Counter[str]()
    for _ in range(ORDERS if len(wanted) <= REORDERED else 0):
        led = [spot for spot in now.placed if spot.leader]
        if not led:
            break
        urgent[max(led, key=lambda spot: spot.cost).key] += 1
        now = _in_order(sorted(wanted, key=lambda want: -urgent[want.key]), tried)
        best = min(best, now, key=lambda placement: placement.cost)
    return replace(best, placed=tuple(sorted(best.placed, key=lambda spot: numbers[spot.key])))


def _in_order(wanted: Sequence[Want], tried: "Tried") -> Placement:
    """Return where each label goes if none ever moves again."""
    taken = np.empty((len(wanted), 4))
    first = _corners([around(*w.places[0], w.width, w.height) for w in wanted if w.places and not w.must])
    after = np.array([number for number, w in enumerate(wanted) if w.places and not w.must], dtype=int)
    lines: list[LineString] = []
    placed: list[Placed] = []
    hidden: list[str] = []
    for number, want in enumerate(wanted):
        later = first[after > number] if want.must else first[:0]
        found = _first_free(want, later, tried, Drawn(lines, taken[: len(placed)]))
        if found is None:
            hidden.append(want.key)
            continue
        lines += [leader(found.box, want.anchor)] if found.leader else []
        taken[len(placed)] = _corners([found.box])[0]
        placed.append(found)
    return Placement(tuple(placed), tuple(hidden))


def place_or_shorten(
    wants: Sequence[Want], short: Mapping[str, Want], obstacles: Sequence[Box], frame: Box
) -> Placement:
    """Return where each label goes, in its short form (key -> label) where the long one found no room.

    A label that has a short form and finds no room in it either is left out.
    """
    now, brief = list(wants), set[str]()
    placement = place(now, obstacles, frame)
    for _ in range(TRIES):
        crowded = {spot.key for spot in placement.placed if spot.overlap > 0 and spot.key in short} - brief
        if not crowded:
            break
        brief |= crowded
        now = [short[want.key] if want.key in brief else want for want in wants]
        placement = place(now, obstacles, frame)
    out = {spot.key for spot in placement.placed if spot.key in short and spot.overlap > 0}
    placed = tuple(replace(spot, brief=spot.key in brief) for spot in placement.placed if spot.key not in out)
    return Placement(placed, (*placement.hidden, *sorted(out)))


def _corners(boxes: Sequence[Box]) -> Corners:
    return np.array([(b.x0, b.y0, b.x1, b.y1) for b in boxes], dtype=float).reshape(-1, 4)


def _shared(spots: Corners, others: Corners) -> NDArray[np.float64]:
    """Return the area (mm²) that each of `spots` has in common with all `others`, each counted by itself."""
    a, b = spots[:, None, :], others[None, :, :]
    width = np.minimum(a[..., 2], b[..., 2]) - np.maximum(a[..., 0], b[..., 0])
    height = np.minimum(a[..., 3], b[..., 3]) - np.maximum(a[..., 1], b[..., 1])
    areas: NDArray[np.float64] = (np.clip(width, 0, None) * np.clip(height, 0, None)).sum(axis=1)
    return areas


def leader(label: Box, anchor: tuple[float, float]) -> LineString:
    """Return the line from a label to what it names."""
    x, y = anchor
    return LineString([(min(max(x, label.x0), label.x1), min(max(y, label.y0), label.y1)), anchor])


@dataclass(frozen=True, slots=True)
class Spots:
    """Where a label may go, and what obstacles (markers, pieces of arrows) say to it."""

    boxes: Sequence[Box]
    corners: Corners
    shapes: Shapes
    shared: NDArray[np.float64]
    """Area (mm²) in common with obstacles."""
    lines: Shapes
    """Leader lines from each place, if they lead."""
    cost: NDArray[np.float64]
    """What speaks against each line: obstacles it runs over, and how long it is."""


class Tried:
    """The places of labels among obstacles, reckoned once: only the order changes in which labels take them."""

    def __init__(self, obstacles: Sequence[Box], frame: Box) -> None:
        """Take what labels keep off, and what they may not leave."""
        self.frame, self.obstacles = frame, _corners(obstacles)
        self.kept_off = _boxes(self.obstacles)
        self.weights = OVER_MM * np.minimum(shapely.area(self.kept_off), HEAVY_MM2)
        self.known: dict[tuple[str, bool], Spots] = {}

    def of(self, want: Want, leads: bool) -> Spots:
        """Return the places of a label in the frame: those it asks for, or those that a line leads to."""
        if (want.key, leads) not in self.known:
            spots = [around(x, y, want.width, want.height) for x, y in (_rings(want) if leads else want.places)]
            boxes = [spot for spot in spots if spot.inside(self.frame)]
            corners, lines = _corners(boxes), np.array([leader(b, want.anchor) for b in boxes] if leads else [], object)
            cost = (_met(lines, self.kept_off) * self.weights).sum(axis=1) + shapely.length(lines)
            shared = _shared(corners, self.obstacles)
            self.known[want.key, leads] = Spots(boxes, corners, _boxes(corners), shared, lines, cost)
        return self.known[want.key, leads]


@dataclass(frozen=True, slots=True)
class Drawn:
    """What stands already: leader lines and labels."""

    lines: Sequence[LineString]
    labels: Corners

    def under(self, spots: Spots) -> NDArray[np.bool_]:
        """Return whether a line runs below each of `spots`."""
        return _met(spots.shapes, np.array(self.lines, object)).any(axis=1)

    def cost(self, spots: Spots) -> NDArray[np.float64]:
        """Return what speaks against the line from each of `spots`: what it crosses, and how long it is."""
        crossed = _met(spots.lines, np.array([*_boxes(self.labels), *self.lines], object)).sum(axis=1)
        cost: NDArray[np.float64] = CROSSED_MM * crossed + spots.cost
        return cost


def _boxes(corners: Corners) -> Shapes:
    return np.asarray(shapely.box(*corners.T))


def _met(shapes: Shapes, others: Shapes) -> NDArray[np.bool_]:
    """Return which of `others` each of `shapes` meets, a row a shape."""
    met: NDArray[np.bool_] = shapely.intersects(shapes[:, None], others[None, :])
    return met


def _first_free(want: Want, later: Corners, tried: Tried, drawn: Drawn) -> Placed | None:
    """Return the free place that covers least of `later`; if it must show and none is near, that of the best leader."""
    crowded: Placed | None = None
    for leads in (False, True) if want.must else (False,):
        spots = tried.of(want, leads)
        worse = drawn.cost(spots) if leads else _shared(spots.corners, later)
        taken = spots.shared + _shared(spots.corners, drawn.labels)
        free: tuple[float, Placed] | None = None
        each = zip(spots.boxes, taken.tolist(), drawn.under(spots).tolist(), worse.tolist(), strict=True)
        for spot, shared, under, cost in each:
            middle = ((spot.x0 + spot.x1) / 2, (spot.y0 + spot.y1) / 2)
            bad = SHARED_MM * (shared + under) + (LED_MM + cost if leads else 0.0)
            candidate = Placed(want.key, *middle, spot, leads, shared, bad)
            if shared == 0 and not under:
                if cost == 0:
                    return candidate
                if free is None or cost < free[0]:
                    free = (cost, candidate)
            elif crowded is None or shared < crowded.overlap - SAME_MM2:
                crowded = candidate
        if free is not None:
            return free[1]
    return crowded if want.must else None


def _rings(want: Want) -> list[tuple[float, float]]:
    x, y = want.anchor
    spots = []
    for radius in RINGS:
        for step in range(16):
            angle = pi / 8 * step
            spots.append((x + (radius + want.width / 2) * cos(angle), y + (radius + want.height / 2) * sin(angle)))
    return spots
