"""Names of what maps show besides: beside points, inside areas, along lines; letters where a name finds no room."""

from collections.abc import Sequence
from string import ascii_lowercase

from shapely.geometry import LineString, Point
from shapely.geometry.base import BaseGeometry

from optimizer.report.maps import places
from optimizer.report.maps.ground import Ground, Overlaid
from optimizer.report.maps.labels import Placement, Want
from optimizer.report.maps.overlays import COLOR, RADIUS
from optimizer.report.maps.panel import Panel, Text
from optimizer.report.maps.sheet import balanced
from optimizer.wording import Lang, clean, say

SIZE, WIDTH = 5.8, 24.0
"""Size (points) and most width (units) of a name."""
ALONG = (0.5, 0.35, 0.65, 0.2, 0.8)
"""Where on a line its name is tried (shares of its length)."""
PREFIX = "overlay:"
LETTER = "letter:"


def names(panel: Panel, skip: frozenset[str]) -> list[tuple[Text, Want]]:
    """Return the labels of the overlays that show in `panel` and whose keys are not in `skip`."""
    items = {key: item for key, item in _keyed(panel.ground).items() if key not in skip}
    return _wants(panel, {key: (item, balanced(item.name, WIDTH, SIZE)) for key, item in items.items()})


def letters(panel: Panel, placements: Sequence[Placement]) -> list[tuple[Text, Want]]:
    """Return the letter of each overlay that shows in `panel` and has no name in `placements`."""
    shown = _shown(placements)
    items = {key: item for key, item in _keyed(panel.ground).items() if key not in shown}
    return _wants(panel, {_letter_key(key): (item, (_letter(key),)) for key, item in items.items()})


def told(land: Ground, placements: Sequence[Placement], lang: Lang) -> list[str]:
    """Return the sentences below a map about overlays that have their letter on it, or neither name nor letter."""
    shown, keyed = _shown(placements), _keyed(land)
    by_letter = [f"{_letter(key)} {clean(item.name)}" for key, item in keyed.items() if _letter_key(key) in shown]
    hidden = [clean(item.name) for key, item in keyed.items() if not {key, _letter_key(key)} & shown]
    found = [say("map.overlays.letters", lang, names="; ".join(by_letter))] if by_letter else []
    return [*found, say("map.overlays.hidden", lang, names="; ".join(hidden))] if hidden else found


def _keyed(land: Ground) -> dict[str, Overlaid]:
    named = {f"{PREFIX}{number}": item for number, item in enumerate(land.overlays, start=1)}
    return {key: item for key, item in named.items() if clean(item.name)}


def _shown(placements: Sequence[Placement]) -> set[str]:
    return {spot.key for placement in placements for spot in placement.placed}


def _letter_key(key: str) -> str:
    return LETTER + key.removeprefix(PREFIX)


def _letter(key: str) -> str:
    """Return a, b … z, aa, ab …: the same for one overlay on every map."""
    number, found = int(key.removeprefix(PREFIX)), ""
    while number:
        number, place = divmod(number - 1, len(ascii_lowercase))
        found = ascii_lowercase[place] + found
    return found


def _wants(panel: Panel, items: dict[str, tuple[Overlaid, tuple[str, ...]]]) -> list[tuple[Text, Want]]:
    found = []
    for key, (item, lines) in items.items():
        text = Text(key, lines, SIZE, bold=key.startswith(LETTER), color=COLOR)
        spots, anchor = _spots(panel, item, text.width, text.height)
        if spots:
            found.append((text, Want(text.key, text.width, text.height, spots, anchor)))
    return found


def _spots(
    panel: Panel, item: Overlaid, width: float, height: float
) -> tuple[tuple[tuple[float, float], ...], tuple[float, float]]:
    """Return the centres to try for a label and what it names; none where it does not show in `panel`."""
    if isinstance(item.shape, Point):
        x, y = panel.window.point(item.shape.x, item.shape.y)
        inside = panel.window.holds(item.shape.x, item.shape.y)
        return (places.beside(x, y, RADIUS, width, height) if inside else ()), (x, y)
    if item.area is not None:
        area = panel.shown(panel.window.shape(item.area))
        spots = () if area.is_empty else places.within(area, width, height)
        return spots, spots[0] if spots else (0.0, 0.0)
    line = _longest(panel.shown(panel.window.shape(item.shape)))
    if line is None:
        return (), (0.0, 0.0)
    points = [line.interpolate(share, normalized=True) for share in ALONG]
    side = height / 2 + 0.8
    spots = tuple((point.x, point.y + step) for point in points for step in (side, -side))
    return spots, (points[0].x, points[0].y)


def _longest(shape: BaseGeometry) -> LineString | None:
    parts = [part for part in getattr(shape, "geoms", [shape]) if isinstance(part, LineString) and not part.is_empty]
    return max(parts, key=lambda part: part.length, default=None)
