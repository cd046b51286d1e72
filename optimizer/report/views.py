"""A whole map: the main view, an inset where sites crowd, and what became of the labels."""

from collections.abc import Callable
from dataclasses import dataclass

from optimizer.report import furniture, theme
from optimizer.report.ground import Ground, Window
from optimizer.report.inset import Inset, find_inset
from optimizer.report.labels import Box, Placement
from optimizer.report.panel import Panel, Shade, Text
from optimizer.report.sheet import Sheet
from optimizer.report.signs import SiteSign
from optimizer.wording import Lang, clean, say


@dataclass(frozen=True, slots=True)
class Map:
    """A drawn map: its sheet, and what a test wants to know of it."""

    sheet: Sheet
    placements: tuple[Placement, ...]
    """Where labels went: the inset's first, if there is one, then the main view's."""
    hidden: tuple[str, ...]
    """Communes whose names found no room."""


def draw_panels(
    sheet: Sheet, land: Ground, view: Window, signs: tuple[SiteSign, ...], shade: Callable[[str], Shade], texts: dict[str, Text],
    lang: Lang, *, must: frozenset[str] = frozenset(), plain: bool = False,
) -> tuple[tuple[Placement, ...], tuple[str, ...]]:  # fmt: skip
    """Draw the main panel and the inset of a crowded place; return the placements and the communes left without a name."""
    island = furniture.islands_box(sheet, land, lang)
    taken = [furniture.NORTH, furniture.SCALE, *([island] if island else [])]
    inset = find_inset(signs, view, land.outline, taken)
    main = Panel(sheet, land, view, signs)
    main.cells(shade)
    furniture.north_arrow(sheet, lang)
    furniture.scale_bar(sheet, view, lang)
    main.obstacles += taken
    if not plain:
        main.arrows()
    main.markers(plain)
    placements, skip, named = [], frozenset[str](), set[str]()
    if inset:
        main.obstacles.append(inset.frame)
        frame_inset(sheet, inset, land, lang)
        small = Panel(sheet, land, inset.window, signs, inset=True)
        small.cells(shade)
        if not plain:
            small.arrows()
        small.markers(plain)
        wants = [] if plain else small.site_wants()
        placements.append(small.write(wants + small.commune_wants(texts, must)))
        skip = inset.sites
        named = {spot.key.removeprefix("commune:") for spot in placements[0].placed if spot.key.startswith("commune:")}
    wants = [] if plain else main.site_wants(skip)
    rest = {code: text for code, text in texts.items() if code not in named}
    placements.append(main.write(wants + main.commune_wants(rest, must)))
    shown = named | {spot.key.removeprefix("commune:") for spot in placements[-1].placed}
    return tuple(placements), tuple(code for code in sorted(texts) if code not in shown)


def frame_inset(sheet: Sheet, inset: Inset, land: Ground, lang: Lang) -> None:
    """Draw the frame of an inset, its title, and where on the main map it is."""
    frame, view = inset.frame, inset.window.frame
    sheet.rectangle(frame, facecolor="white", edgecolor="none", zorder=0.9)
    sheet.rectangle(
        Box(frame.x0, view.y1, frame.x1, frame.y1), facecolor="white", edgecolor=theme.INK, lw=1.0, zorder=13
    )
    sheet.rectangle(view, facecolor="none", edgecolor=theme.INK, lw=1.0, zorder=13)
    name = clean(land.names[inset.commune])
    sheet.text(frame.x0 + 2, view.y1 + 1.8, say("map.inset", lang, name=name), 8, bold=True, z=14)
    sheet.rectangle(inset.shown, facecolor="none", edgecolor=theme.INK, lw=0.9, ls=(0, (4, 2)), zorder=7)
    side = view.x1 if view.x1 < inset.shown.x0 else view.x0
    edge = inset.shown.x0 if view.x1 < inset.shown.x0 else inset.shown.x1
    for y, to in ((view.y1, inset.shown.y1), (view.y0, inset.shown.y0)):
        sheet.line([side, edge], [y, to], color=theme.INK, lw=0.6, ls=(0, (4, 2)), zorder=5)
