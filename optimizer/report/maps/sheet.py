"""One sheet of paper to draw on, in units of its paper: text that stays text, halos, lines, markers, polygons.

A unit is a millimetre of A4 (`paper.Paper.zoom`); sizes of type and widths of lines are points of A4.
Nothing is drawn through pyplot, so no state outlives a sheet. Same content, same bytes.
"""

from collections.abc import Sequence
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any, Literal, TypedDict, Unpack

from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from optimizer.data.letters import joined
from optimizer.report import theme
from optimizer.report.maps.labels import Box
from optimizer.report.maps.paper import A4, Paper
from optimizer.wording import clean

if TYPE_CHECKING:
    from matplotlib.font_manager import FontProperties
    from matplotlib.ft2font import FT2Font
    from matplotlib.path import Path
    from matplotlib.transforms import TransformedBbox

Horizontal = Literal["left", "center", "right"]
POINT_MM = 25.4 / 72
EVEN_MM = 0.5
"""How closely lines are evened out."""
PACKED = 3
"""How hard PNG files are packed (zlib, 0 to 9): maps become no smaller beyond it, but slower."""
HATCH = 0.5
"""Width of hatch lines (points)."""
LAID_OUT, DOTS = 100.0, 72.0
"""Size (points) and dots per inch at which widths of texts are measured."""
LINE = 1.16
"""Line height, in font sizes."""
FAMILIES = [theme.MAP_FONT, "DejaVu Sans"]
RC: Any = {
    "font.family": FAMILIES, "svg.fonttype": "none", "pdf.fonttype": 42,
    "svg.hashsalt": "vetnet", "path.simplify": False, "text.hinting": "none",
}  # fmt: skip


class Look(TypedDict, total=False):
    """How a text is written."""

    bold: bool
    color: str
    ha: Horizontal
    halo: float
    """Width (points) of the white around the letters."""
    z: float


MEASURES = frozenset({"lw", "markersize", "markeredgewidth", "linewidth", "mutation_scale"})
"""Styles in points, which grow with the paper."""


class Sheet:
    """A figure with one axis over the whole paper, x and y in units from the lower left corner."""

    def __init__(self, paper: Paper = A4) -> None:
        """Make an empty sheet."""
        from matplotlib import rc_context  # noqa: PLC0415
        from matplotlib.figure import Figure  # noqa: PLC0415
        from matplotlib.path import Path  # noqa: PLC0415
        from matplotlib.transforms import Affine2D, TransformedPath  # noqa: PLC0415

        theme.register_fonts()
        self.paper = paper
        inches = (paper.width / 25.4, paper.height / 25.4)
        with rc_context(RC):
            self.figure: Figure = Figure(figsize=inches, dpi=theme.DPI, facecolor=theme.PAPER)
            self.axes = self.figure.add_axes((0.0, 0.0, 1.0, 1.0))
        self.axes.set_axis_off()
        self.axes.set_xlim(0, paper.across)
        self.axes.set_ylim(0, paper.top)
        self.units = Affine2D().scale(1 / paper.across, 1 / paper.top) + self.figure.transFigure
        """Units of the paper -> the picture. All artists share it: a transform of their own costs more than drawing."""
        self._whole = TransformedPath(Path.unit_rectangle(), self.figure.transFigure)
        self._frames: dict[Box, TransformedBbox] = {}
        self.outlined: dict[str, None] = {}  # texts drawn as outlines, in the order written

    def text(self, x: float, y: float, text: str, size: float = 8, **look: Unpack[Look]) -> None:
        """Write one line with its baseline at (x, y).

        Halo and letters are two artists: what has path effects is written as outlines, and so are letters joined into
        signs, which an archivable PDF takes in no other way.
        """
        from optimizer.report.maps.written import Written  # noqa: PLC0415 - loads only where maps are drawn

        style: dict[str, Any] = {
            "fontproperties": _font(theme.families(theme.MAP_FONT, text), look.get("bold", False)),
            "fontsize": size * self.paper.zoom, "ha": look.get("ha", "left"), "va": "baseline", "parse_math": False,
            "width": measure(text, size, look.get("bold", False)) / POINT_MM * self.paper.zoom,
        }  # fmt: skip
        z, halo = look.get("z", 10.0), look.get("halo", 0.0)
        if halo:
            self._add(Written(x, y, text, outline=halo * self.paper.zoom, color="white", zorder=z - 0.5, **style), None)
        outline = 0.0 if joined(text) else None
        if outline is not None:
            self.outlined[text] = None
        self._add(Written(x, y, text, outline=outline, color=look.get("color", theme.INK), zorder=z, **style), None)

    def lines(self, x: float, y: float, lines: Sequence[str], size: float, **look: Unpack[Look]) -> float:
        """Write `lines` below each other, the first baseline at y; return the baseline after the last."""
        for number, line in enumerate(lines):
            self.text(x, y - number * size * LINE * POINT_MM, line, size, **look)
        return y - len(lines) * size * LINE * POINT_MM

    def polygon(self, shape: BaseGeometry, clip: Box | None = None, **style: Any) -> None:  # noqa: ANN401
        """Draw a polygon given on paper; `style` as of a matplotlib patch."""
        from matplotlib.patches import PathPatch  # noqa: PLC0415

        path = _path(shape)
        if path is None:
            return
        patch = PathPatch(path, **self._grown(style))
        patch.set_hatch_linewidth(HATCH)
        self._add(patch, clip)

    def line(self, xs: Sequence[float], ys: Sequence[float], clip: Box | None = None, **style: Any) -> None:  # noqa: ANN401
        """Draw a line or markers (a matplotlib Line2D)."""
        from matplotlib.lines import Line2D  # noqa: PLC0415

        self._add(Line2D(xs, ys, **self._grown(style)), clip)

    def rectangle(self, box: Box, **style: Any) -> None:  # noqa: ANN401
        """Draw a rectangle."""
        from matplotlib.patches import Rectangle  # noqa: PLC0415

        patch = Rectangle((box.x0, box.y0), box.x1 - box.x0, box.y1 - box.y0, **self._grown(style))
        patch.set_hatch_linewidth(HATCH)
        self._add(patch, None)

    def arrow(self, start: tuple[float, float], bend: tuple[float, float], end: tuple[float, float], *,
              dashed: bool, gid: str | None = None, clip: Box | None = None,
              weight: float = 1.0) -> None:  # fmt: skip
        """Draw a curved arrow with a white casing; `bend` is the control point, `weight` multiplies widths."""
        from matplotlib.patches import FancyArrowPatch  # noqa: PLC0415
        from matplotlib.path import Path  # noqa: PLC0415

        path = Path([start, bend, end], [Path.MOVETO, Path.CURVE3, Path.CURVE3])
        style = (0, (3.2, 2.0)) if dashed else "solid"
        for layer, (width, color) in enumerate(((3.0, "white"), (1.35, theme.INK))):
            patch = FancyArrowPatch(
                path=path, arrowstyle="-|>,head_length=0.55,head_width=0.28", color=color,
                ls="solid" if layer == 0 else style, zorder=6 + layer / 10, gid=gid if layer else None,
                capstyle="butt", joinstyle="miter",
                **self._grown({"lw": width * weight, "mutation_scale": 9.0 * weight}),
            )  # fmt: skip
            self._add(patch, clip)

    def png(self) -> bytes:
        """Return the sheet as PNG at 200 dpi."""
        return self._save("png", {"Software": "vetnet"}, pil_kwargs={"compress_level": PACKED})

    def svg(self) -> bytes:
        """Return the sheet as SVG with selectable text; texts drawn as outlines stand in its description."""
        return self._save("svg", {"Date": None, "Description": "\n".join(self.outlined) or None})

    def pdf(self) -> bytes:
        """Return the sheet as a PDF page with selectable text."""
        return self._save("pdf", {"CreationDate": None})

    def _save(self, form: str, metadata: dict[str, str | None], **options: Any) -> bytes:  # noqa: ANN401
        from matplotlib import rc_context  # noqa: PLC0415

        out = BytesIO()
        with rc_context(RC):
            self.figure.savefig(out, format=form, dpi=theme.DPI, metadata=metadata, **options)
        return out.getvalue()

    def _grown(self, style: dict[str, Any]) -> dict[str, Any]:
        return {key: value * self.paper.zoom if key in MEASURES else value for key, value in style.items()}

    def _add(self, artist: Any, clip: Box | None) -> None:  # noqa: ANN401
        """Add an artist, which stops at `clip` if that is given."""
        artist.set_transform(self.units)
        artist.set_clip_path(self._whole)  # else the axis would make one for each
        self.axes.add_artist(artist)
        artist.set_clip_path(None)
        artist.set_clip_on(clip is not None)
        if clip is not None:
            artist.set_clip_box(self._frame(clip))

    def _frame(self, box: Box) -> "TransformedBbox":
        from matplotlib.transforms import Bbox, TransformedBbox  # noqa: PLC0415

        if box not in self._frames:
            self._frames[box] = TransformedBbox(Bbox.from_extents(box.x0, box.y0, box.x1, box.y1), self.units)
        return self._frames[box]


def _path(shape: BaseGeometry) -> "Path | None":
    from matplotlib.path import Path  # noqa: PLC0415

    rings = []
    for part in getattr(shape, "geoms", [shape]):
        if isinstance(part, Polygon) and not part.is_empty:
            rings += [Path(list(ring.coords), closed=True) for ring in (part.exterior, *part.interiors)]
    return Path.make_compound_path(*rings) if rings else None


@cache
def _font(families: tuple[str, ...], bold: bool) -> "FontProperties":
    from matplotlib.font_manager import FontProperties  # noqa: PLC0415

    theme.register_fonts()
    return FontProperties(family=[*families, *FAMILIES[1:]], weight="bold" if bold else "normal")


def measure(text: str, size: float, bold: bool = False) -> float:
    """Return the width of one line of `text` (units): its letters one after the other, none drawn together."""
    return sum(_advance(letter, bold) for letter in text) * size


@cache
def _advance(letter: str, bold: bool) -> float:
    """Return how far `letter` carries on, in units a point of size, in the first face that has it."""
    from matplotlib.ft2font import LoadFlags  # noqa: PLC0415

    faces = _faces(theme.families(theme.MAP_FONT, letter), bold)
    face = next((one for one in faces if one.get_char_index(ord(letter))), faces[0])
    face.set_size(LAID_OUT, DOTS)
    glyph = face.load_char(ord(letter), flags=LoadFlags.NO_HINTING)
    return float(glyph.linearHoriAdvance) / 65536 / LAID_OUT * POINT_MM


@cache
def _faces(families: tuple[str, ...], bold: bool) -> "tuple[FT2Font, ...]":
    """Return the faces that a text is written with, in their order."""
    from matplotlib.font_manager import FontProperties, findfont, get_font  # noqa: PLC0415

    theme.register_fonts()
    weight = "bold" if bold else "normal"
    every = (*families, *FAMILIES[1:])
    return tuple(get_font(findfont(FontProperties(family=family, weight=weight))) for family in every)


def wrap(text: str, width: float, size: float, *, bold: bool = False, most: int = 0) -> tuple[str, ...]:
    """Break `text` (cleaned) into lines of at most `width` mm; beyond `most` (0: any) an ellipsis stands.

    A word that is wider is broken too.
    """
    lines: list[str] = []
    for word in _words(text, width, size, bold):
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and measure(joined, size, bold) <= width:
            lines[-1] = joined
        else:
            lines.append(word)
    if most and len(lines) > most:
        last = lines[most - 1]
        while last and measure(last + "…", size, bold) > width:
            last = last[:-1]
        lines = [*lines[: most - 1], last.rstrip() + "…"]
    return tuple(lines)


def _words(text: str, width: float, size: float, bold: bool) -> list[str]:
    """Return the words of `text`, those wider than `width` in pieces that fit."""
    found = []
    for word in clean(text).split():
        rest = word
        while measure(rest, size, bold) > width and len(rest) > 1:
            cut, over = 1, len(rest)
            while over - cut > 1:
                middle = (cut + over) // 2
                cut, over = (middle, over) if measure(rest[:middle], size, bold) <= width else (cut, middle)
            found.append(rest[:cut])
            rest = rest[cut:]
        found.append(rest)
    return found


def balanced(text: str, width: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """Break `text` into as few lines as `wrap` does, as even as possible."""
    lines = wrap(text, width, size, bold=bold)
    low = max((measure(word, size, bold) for word in clean(text).split()), default=0.0)
    while width - low > EVEN_MM:
        middle = (low + width) / 2
        low, width = (low, middle) if len(wrap(text, middle, size, bold=bold)) <= len(lines) else (middle, width)
    return wrap(text, width, size, bold=bold)


def fitted(
    text: str, width: float, sizes: Sequence[float], *, bold: bool = False, most: int = 2
) -> tuple[tuple[str, ...], float]:
    """Return `text` in at most `most` lines of `width` mm at the largest of `sizes` that holds it, and that size."""
    for size in sizes:
        lines = wrap(text, width, size, bold=bold)
        if len(lines) <= most and all(measure(line, size, bold) <= width for line in lines):
            return balanced(text, width, size, bold=bold), size
    return wrap(text, width, sizes[-1], bold=bold, most=most), sizes[-1]
