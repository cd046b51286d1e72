"""One view of the ground on a sheet: cells, sites, arrows and labels. A map has a main panel and may have an inset."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import astuple, dataclass, field, replace

import numpy as np
import shapely
from shapely.geometry import Point, box
from shapely.geometry.base import BaseGeometry

from optimizer.report import theme
from optimizer.report.maps import labels, overlays, places
from optimizer.report.maps.curves import Curve, best_curve, covered, samples
from optimizer.report.maps.ground import Ground, Window
from optimizer.report.maps.labels import Box, Placement, Want
from optimizer.report.maps.sheet import LINE, POINT_MM, Sheet, balanced, measure, wrap
from optimizer.report.maps.signs import SiteSign, apart, short_commune
from optimizer.report.theme import Sign

GAPS = {False: 0.25, True: 4.2}
"""Free paper (units) between markers pushed apart: on a main view, and on an inset or a small map, where arrows must
fit."""
FEW, DENSE = 24, 1.4
"""Up to so many sites arrows fit between; of more the gap is the second at most, as wide as a number."""
BEYOND, FINE = 3.0, 0.04
"""How far beyond a frame cells are drawn, and how finely (units)."""
NAME_MM, MOST_LINES = 27.0, 4
"""Most width (mm) and most lines of the name of a site."""
LIGHT = 0.75
"""Markers shrunk below this have lighter edges and arrows."""
FRAME_MM = 10.0
"""What is wider than this when arrows are drawn holds text: the scale, the north arrow, the box of islands."""


@dataclass(frozen=True, slots=True)
class Shade:
    """Fill of a cell; hatched classes stay readable in grey."""

    fill: str
    hatch: str = ""
    ink: str = theme.HATCH
    """Of the hatch."""


NO_FIGURE = Shade(theme.NO_MINUTES, theme.NONE_HATCH)
"""Of a commune that has no figure."""


@dataclass(frozen=True, slots=True)
class Text:
    """A label and how it is written."""

    key: str
    lines: tuple[str, ...]
    size: float
    bold: bool = False
    color: str = theme.INK
    brief: tuple[str, ...] = ()
    """Lines that stand instead where these find no room; where neither does, the label is left out."""

    @property
    def width(self) -> float:
        """Width on paper (mm), a little air included."""
        return max(measure(line, self.size, self.bold) for line in self.lines) + 0.5

    @property
    def height(self) -> float:
        """Height on paper (mm)."""
        return len(self.lines) * self.size * LINE * POINT_MM

    @property
    def short(self) -> "Text":
        """The short form."""
        return replace(self, lines=self.brief)

    @property
    def bare(self) -> "Text":
        """The short form as a label of its own."""
        return replace(self, lines=self.brief, brief=())

    def shortened(self, want: Want) -> Want:
        """Return what the short form wants: the places of the long one, and those around what it names."""
        width, height = self.short.width, self.short.height
        spots = (*want.places, *places.beside(*want.anchor, 0.5, width, height))
        return replace(want, width=width, height=height, places=spots)


@dataclass
class Panel:
    """A window on paper and what stands in it."""

    sheet: Sheet
    ground: Ground
    window: Window
    signs: tuple[SiteSign, ...]
    inset: bool = False
    clipped: bool = False
    """Whether drawings stop at the frame (an inset's always do)."""
    shrink: float = 1.0
    """Marker sizes are multiplied by this."""
    named: frozenset[str] | None = None
    """Sites whose arrows carry their id here (each arrow in one view only); None: all."""
    side: str = ""
    """Before every id."""
    afar: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    """Sites on far islands -> where in the box of islands (mm) they stand; their names are written there."""
    spots: dict[str, tuple[float, float]] = field(default_factory=dict)
    """site -> where its marker stands (mm); markers that would cover each other are moved apart."""
    obstacles: list[Box] = field(default_factory=list)
    on_paper: dict[str, BaseGeometry] = field(default_factory=dict)
    """commune -> its cell on paper, once it was asked for."""

    def __post_init__(self) -> None:
        """Give every site its spot; those in this window are kept apart."""
        here = [sign for sign in self.signs if self._holds(sign)]
        small = self.inset or self.clipped
        gap = min(GAPS[small], DENSE if len(here) > FEW else GAPS[True])
        radii = [self.radius(s) for s in here]
        points = apart([self.window.point(s.x, s.y) for s in here], radii, gap, self.clip)
        self.spots = {s.site: self.window.point(s.x, s.y) for s in self.signs}
        self.spots |= {sign.site: point for sign, point in zip(here, points, strict=True)}
        self.spots |= self.afar

    def _holds(self, sign: SiteSign) -> bool:
        return sign.site not in self.afar and self.window.holds(sign.x, sign.y)

    @property
    def weight(self) -> float:
        """Widths of arrows and edges of markers beside those of a whole sheet: lighter on small maps of many sites."""
        return min(1.0, self.shrink / LIGHT)

    @property
    def clip(self) -> Box | None:
        """The frame, where drawings must stop at it."""
        return self.window.frame if self.inset or self.clipped else None

    def radius(self, sign: SiteSign) -> float:
        """Return half the width of the marker (mm)."""
        return sign.size * self.shrink * POINT_MM / 2 + 0.25

    def cells(self, shade: Callable[[str], Shade]) -> None:
        """Draw the cells, the areas and the outline."""
        codes = sorted(self.ground.cells)
        for code, paper in zip(codes, self._seen([self.ground.cells[code] for code in codes]), strict=True):
            if paper.is_empty:
                continue
            style = shade(code)
            gid = None if self.inset else f"{self.side}commune-{code}"
            self.sheet.polygon(paper, self.clip, facecolor=style.fill, edgecolor=theme.EDGE, lw=0.5, zorder=1, gid=gid)
            if style.hatch:
                self.sheet.polygon(
                    paper, self.clip, facecolor="none", edgecolor=style.ink, hatch=style.hatch, lw=0, zorder=1.2
                )
                self.sheet.polygon(paper, self.clip, facecolor="none", edgecolor=theme.HATCH, lw=0.7, zorder=1.3)
        *areas, whole = self._seen([*self.ground.area_outlines.values(), self.ground.outline])
        for outline in areas:
            self.sheet.polygon(outline, self.clip, facecolor="none", edgecolor="#4a4a4a", lw=0.9 * self.weight,
                               ls=(0, (5, 1.5, 1, 1.5)), zorder=2)  # fmt: skip
        outer = 1.4 * self.weight
        self.sheet.polygon(whole, self.clip, facecolor="none", edgecolor=theme.INK, lw=outer, zorder=2.5)

    def overlays(self) -> None:
        """Draw what the map shows besides."""
        for number, item in enumerate(self.ground.overlays, start=1):
            gid = None if self.inset else f"{self.side}overlay-{number}"
            paper = self.window.shape(item.shape)
            overlays.draw(self.sheet, item, paper, self.window.frame, gid)
            if isinstance(paper, Point):
                self.obstacles.append(labels.around(paper.x, paper.y, 2 * overlays.RADIUS, 2 * overlays.RADIUS))

    def cell(self, commune: str) -> BaseGeometry:
        """Return the cell of `commune` on paper."""
        if commune not in self.on_paper:
            self.on_paper[commune] = self.window.shape(self.ground.cells[commune])
        return self.on_paper[commune]

    def shown(self, paper: BaseGeometry) -> BaseGeometry:
        """Return what of a shape on `paper` lies in the frame."""
        return paper.intersection(box(*astuple(self.window.frame)))

    def _seen(self, shapes: Sequence[BaseGeometry]) -> list[BaseGeometry]:
        """Return the shapes on paper: what of them is in the frame, if drawings stop there."""
        paper = self.window.shapes(shapes)
        if self.clip is None:
            return list(paper)
        near = box(*astuple(self.clip)).buffer(BEYOND, join_style="mitre")
        shown = shapely.intersects(paper, near)
        paper[shown] = shapely.intersection(shapely.simplify(paper[shown], FINE), near)
        paper[~shown] = shapely.Polygon()
        return list(paper)

    def arrows(self) -> None:
        """Draw an arrow from each absorbed or closed site to the head site that takes over."""
        found = {sign.site: sign for sign in self.signs}
        frame = self.window.frame
        for sign in self.signs:
            if sign.target not in self.spots:
                continue
            curve = self._arrow(sign, found[sign.target])
            if curve is None:
                continue
            points = samples(curve)
            if self.inset and not covered(points, np.array([astuple(frame)])):
                continue
            gid = f"{self.side}arrow-{sign.site}" if self.named is None or sign.site in self.named else None
            self.sheet.arrow(*curve, dashed=sign.status == "closed", gid=gid, clip=self.clip, weight=self.weight)
            self.obstacles += [labels.around(x, y, 1.0, 1.0) for x, y in points.tolist()]

    def _arrow(self, sign: SiteSign, target: SiteSign) -> Curve | None:
        """Return the curve between two sites that passes over the fewest other markers, and then texts."""
        ends = {sign.site, target.site}
        others = [(*self.spots[s.site], self.radius(s) + 0.7) for s in self.signs if s.site not in ends]
        discs = np.array(others).reshape(-1, 3)
        frames = np.array([astuple(f) for f in self.obstacles if f.x1 - f.x0 > FRAME_MM]).reshape(-1, 4)
        ends_at = self.spots[sign.site], self.spots[target.site]
        return best_curve(*ends_at, self.radius(sign), self.radius(target), (discs, frames))

    def markers(self, plain: bool = False) -> None:
        """Draw the sites; `plain`: white shapes only, for maps that speak of something else."""
        for order, sign in enumerate(self.signs):
            x, y = self.spots[sign.site]
            frame = self.window.frame
            if not (frame.x0 <= x <= frame.x1 and frame.y0 <= y <= frame.y1):
                continue
            style, r = replace(theme.SIGNS[sign.status], line=self.weight), self.radius(sign)
            shown = replace(style, fill="#ffffff") if plain and sign.status != "host" else style
            gid = f"{self.side}{'inset-' if self.inset else ''}site-{sign.site}"
            mark(self.sheet, x, y, shown, sign.size * self.shrink, z=8 + order / 1000, gid=gid)
            self.obstacles.append(labels.around(x, y, 2 * r, 2 * r))
            for number, flag in enumerate(() if plain else sign.flags):
                fx, fy = x + r + (1.0 + 1.9 * number) * self.weight, y + r * 0.8
                mini = replace(theme.SIGNS[flag], line=self.weight)
                mark(self.sheet, fx, fy, mini, 4.2 * mini.scale * self.weight, z=8.6)
                self.obstacles.append(labels.around(fx, fy, 2, 2))

    def site_wants(self, skip: frozenset[str] = frozenset(), size: float = 6.8) -> list[tuple[Text, Want]]:
        """Return the labels of the sites in the window that are not in `skip`: hosts first."""
        here = [s for s in self.signs if s.label and s.site not in skip and self._holds(s)]
        here.sort(key=lambda s: (s.status != "host", -s.places, s.site))
        return [self._site_want(sign, size) for sign in here]

    def _site_want(self, sign: SiteSign, size: float) -> tuple[Text, Want]:
        size += 0.6 if sign.status == "host" else 0
        lines = balanced(sign.label, NAME_MM, size, bold=True)
        if len(lines) > MOST_LINES:
            lines = wrap(sign.label, NAME_MM, size, bold=True, most=MOST_LINES)
        text = Text(f"site:{sign.site}", (*lines, sign.figure) if sign.figure else lines, size, bold=True)
        x, y = self.spots[sign.site]
        spots = places.beside(x, y, self.radius(sign), text.width, text.height)
        return text, Want(text.key, text.width, text.height, spots, (x, y), must=True)

    def commune_wants(self, texts: Mapping[str, Text], must: frozenset[str] = frozenset()) -> list[tuple[Text, Want]]:
        """Return the labels of communes (code -> text) whose cells show here: `must` first, then the largest cells."""
        wants = []
        for code in sorted(texts, key=lambda code: (code not in must, -self.ground.cells[code].area, code)):
            text = texts[code]
            whole = self.cell(code)
            shown = self.shown(whole)
            if shown.is_empty or shown.area < 0.25 * whole.area:
                continue
            spots = places.within(shown, text.width, text.height)
            inner = shown.representative_point()
            wants.append((text, Want(text.key, text.width, text.height, spots, (inner.x, inner.y), code in must)))
        return wants

    def write(self, wants: list[tuple[Text, Want]]) -> Placement:
        """Place and write the labels; return where they went and which were left out."""
        frame = self.window.frame
        inner = Box(frame.x0 + 0.8, frame.y0 + 0.8, frame.x1 - 0.8, frame.y1 - 0.8)
        short = {text.key: text.shortened(want) for text, want in wants if text.brief}
        placement = labels.place_or_shorten([want for _, want in wants], short, self.obstacles, inner)
        texts, anchors = {text.key: text for text, _ in wants}, {want.key: want.anchor for _, want in wants}
        for spot in placement.placed:
            text = texts[spot.key].short if spot.brief else texts[spot.key]
            if spot.leader:
                ends = labels.leader(spot.box, anchors[spot.key])
                self.sheet.line(*ends.xy, lw=0.6, color=theme.INK, zorder=7.5)
            y = spot.box.y1 - text.size * POINT_MM * 0.92
            for line in text.lines:
                self.sheet.text(
                    spot.x, y, line, text.size, bold=text.bold, color=text.color, ha="center", halo=2.0, z=12
                )
                y -= text.size * LINE * POINT_MM
        self.obstacles += [spot.box for spot in placement.placed]
        return placement


def mark(sheet: Sheet, x: float, y: float, sign: Sign, size: float, *, z: float = 8, gid: str | None = None) -> None:
    """Draw one marker of `size` points."""
    sheet.line([x], [y], marker=sign.marker, markersize=size, markerfacecolor=sign.fill, markeredgecolor=sign.edge,
               markeredgewidth=sign.line, linestyle="none", zorder=z, gid=gid)  # fmt: skip


def commune_text(code: str, name: str, size: float = 5.8) -> Text:
    """Return the plain label of a commune."""
    return Text(f"commune:{code}", (short_commune(name),), size, color="#3a3a3a")
