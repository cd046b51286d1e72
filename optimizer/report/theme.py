"""How reports and maps look: packaged fonts, sizes, and palettes that survive colour blindness and grey print.

The palettes were checked with CAM02-UCS: any two statuses differ by ΔE >= 18.4 under deutan, protan and tritan vision
and by 15.4 in lightness; any two classes of minutes and of changes differ by ΔE >= 10.1 and 13.9, and the hatch by 26
in lightness from every fill that it lies on. A test recomputes them.
"""

from dataclasses import dataclass, replace
from functools import cache

from optimizer.data.letters import base_folder, beside_files, needed

MAP_FONT = "Arimo"
TEXT_FONT = "Tinos"
INK, GREY, RULE, EDGE, PAPER = "#1a1a1a", "#6b6b6b", "#1a1a1a", "#9a9a9a", "#ffffff"
DPI = 200
BOLD = 700
"""Weight of bold letters; letters of other scripts have one face for both."""


@dataclass(frozen=True, slots=True)
class Sign:
    """How one status of a site is drawn: matplotlib marker, fill, edge, and size relative to a circle."""

    marker: str
    fill: str
    edge: str = INK
    scale: float = 1.0
    line: float = 1.0
    """Width of the edge (points)."""


SIGNS: dict[str, Sign] = {
    "host": Sign("*", "#000000", "#ffffff", 1.75),
    "kept": Sign("o", "#ffffff"),
    "expanded": Sign("^", "#073d32", INK, 1.05),
    "reduced": Sign("v", "#f4889c", INK, 1.05),
    "merged": Sign("s", "#f3cf62", INK, 0.95),
    "converted": Sign("D", "#3d85bd", INK, 0.88),
    "closed": Sign("X", "#a52d0a", INK, 1.12),
    "opened": Sign("P", "#7dbf8a", INK, 1.05),
    "planned": Sign("+", GREY, GREY, 1.0),
    "left": Sign(">", "#ffffff", INK, 1.0),
    "outside": Sign("h", "#bdbdbd", "#6b6b6b", 0.8),
}
"""Status of a site, in the order of the legend, and how it is drawn."""

FLAGS = ("converted", "expanded", "reduced")
"""Statuses that a site can have besides another one: then a small mark beside its sign."""

CHECKED_SIGNS = ("kept", "merged", "reduced", "converted", "closed", "expanded", "host")
"""The statuses whose fills must be told apart by colour and by lightness (the others by shape and size)."""

MINUTES = ("#fbf8ee", "#cfdcc4", "#93b9ad", "#578594", "#23486a")
MINUTE_BREAKS = (30, 45, 60, 90)
"""Minutes to the nearest basic site; a class starts at its break."""
NO_MINUTES = "#e4e4e4"
HATCH = "#2f2110"
"""Dots where minutes are not known, lines where they are more: in grey print the only sign of the way they changed."""

CHANGES = ("#1f5f99", "#5f9fcd", "#b9d9ee", "#f7f7f7", "#f0d9a8", "#cf9a4a", "#8c510a")
CHANGE_BREAKS = (5, 15, 30)
"""Change in minutes, symmetric: a class of more time starts at its break, of less time at minus it."""

DEMAND_BREAKS = {False: (50, 100, 200, 400), True: (5, 10, 20, 40)}
"""Entrants a year wanted in a commune, in all programmes (False) and in those of one field or level (True); a class
starts at its break and has the colours of `MINUTES`."""
NONE_HATCH, UNMET_HATCH = "....", "///"
HATCH_LIGHT, DARK_FROM = "#f7f3ea", 3
"""Lines of demand not met on classes from this one; on the lighter ones they are `HATCH`."""
LEARNER_BREAKS = (10, 30, 60, 120)
"""Entrants a year from a commune to one institution; a class starts at its break and has the colours of `MINUTES`."""
STREAM_BREAKS, STREAM_WIDTHS = (10, 30, 60, 120), (0.5, 0.9, 1.5, 2.3, 3.3)
"""Entrants a year from a commune to a site, and widths (points) of the lines of the five classes they make."""
STREAM = "#8c2d04"
UNMET_INK = "#8c1d04"

PLACE_BREAKS = (200, 600)
PLACE_SIZES = (6.4, 8.2, 10.4)
"""Entrants' places a year at a site, and marker sizes (points) of the three classes they make."""


@cache
def register_fonts() -> str:
    """Make the map font, and those for letters it lacks, known to matplotlib, once a process; return its family."""
    from matplotlib import font_manager  # noqa: PLC0415

    known = font_manager.fontManager
    for file in sorted(base_folder().glob(f"{MAP_FONT}*.ttf")):
        known.addfont(str(file))
    for file in beside_files().values():
        known.addfont(str(file))
        known.ttflist.append(replace(known.ttflist[-1], weight=BOLD))
    return MAP_FONT


def families(base: str, text: str) -> tuple[str, ...]:
    """Return the families to write `text` in: `base`, and those for letters that it lacks."""
    return (base, *needed(text))


NO_CHANGE = 3
"""Class of changes too small to count."""


def minute_class(minutes: float) -> int:
    """Return the class (0–4) of minutes already rounded as they are printed."""
    return sum(minutes >= limit for limit in MINUTE_BREAKS)


def demand_class(entrants: float, part: bool) -> int:
    """Return the class (0–4) of a demand already rounded as it is printed; `part`: of one field or level."""
    return sum(entrants >= limit for limit in DEMAND_BREAKS[part])


def change_class(minutes: float) -> int:
    """Return the class (0–6, 3 is no change) of a change already rounded as it is printed."""
    steps = sum(abs(minutes) >= limit for limit in CHANGE_BREAKS)
    return NO_CHANGE + steps if minutes > 0 else NO_CHANGE - steps


def learner_class(entrants: float) -> int:
    """Return the class (0–4) of entrants from a commune to one institution, rounded as they are printed."""
    return sum(entrants >= limit for limit in LEARNER_BREAKS)


def stream_class(entrants: float) -> int:
    """Return the class (0–4) of entrants from a commune to one site, rounded as they are printed."""
    return sum(entrants >= limit for limit in STREAM_BREAKS)


def place_class(places: float) -> int:
    """Return the size class (0–2) of a site with `places` entrants' places a year."""
    return sum(places >= limit for limit in PLACE_BREAKS)
