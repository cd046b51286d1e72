"""A whole map: the main view, an inset where sites crowd, and what became of the labels."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from optimizer.report import theme
from optimizer.report.maps import furniture, overlay_names, overlays
from optimizer.report.maps.ground import Ground, Window
from optimizer.report.maps.inset import CROWDED_MM, Inset, find_inset
from optimizer.report.maps.islands import islands_box
from optimizer.report.maps.labels import Box, Placement
from optimizer.report.maps.panel import Panel, Shade, Text
from optimizer.report.maps.sheet import Sheet
from optimizer.report.maps.signs import SiteSign
from optimizer.report.maps.streams import draw_streams
from optimizer.wording import Lang, clean, say

NAME_SIZE = 6.8
"""Of the names and numbers of sites (points)."""


@dataclass(frozen=True, slots=True)
class Map:
    """A drawn map: its sheet, and what a test wants to know of it."""

    sheet: Sheet
    placements: tuple[Placement, ...]
    """Where labels went: the inset's first, if there is one, then the main view's."""
    hidden: tuple[str, ...]
    """Communes whose names found no room."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What a map shows."""

    land: Ground
    signs: tuple[SiteSign, ...]
    shade: Callable[[str], Shade]
    """commune -> fill of its cell."""
    texts: Mapping[str, Text]
    """commune -> its label."""
    must: frozenset[str] = frozenset()
    """Communes whose label may not be left out."""
    plain: bool = False
    """Sites as white shapes without names or arrows: the map speaks of something else."""
    streams: pd.DataFrame | None = None
    """Columns commune, site, entrants: lines drawn below the sites (none: no lines)."""
    side: str = ""
    """Before the ids of a map that is not the only one on its sheet."""
    named: bool = False
    """White shapes all the same have their names."""
    shrink: float = 1.0
    """Signs of sites are multiplied by this, their names and numbers by the next."""
    letters: float = 1.0
    near: float = CROWDED_MM
    """Sites nearer to each other than this (mm) are a crowd that needs an inset."""


def draw_panels(sheet: Sheet, view: Window, scene: Scene, lang: Lang) -> tuple[tuple[Placement, ...], tuple[str, ...]]:
    """Draw the main view and the inset of a crowded place; return the placements and the communes without a name."""
    land, signs = scene.land, scene.signs
    taken = [furniture.north_box(view.frame), furniture.scale_box(view.frame)]
    key = overlays.key_box(view, land, taken, lang)
    taken += [key] if key else []
    islands = islands_box(sheet, land, signs, view, taken, lang)
    taken += [islands.frame] if islands else []
    afar = islands.spots if islands else {}
    ashore = tuple(sign for sign in signs if sign.site not in afar)
    inset = find_inset(ashore, view, land.outline, taken, scene.near)
    outside = None if inset is None else frozenset(sign.site for sign in signs) - inset.sites
    main = Panel(sheet, land, view, signs, named=outside, afar=afar, side=scene.side, shrink=scene.shrink)
    main.cells(scene.shade)
    main.overlays()
    furniture.north_arrow(sheet, furniture.north_box(view.frame), lang)
    furniture.scale_bar(sheet, view, lang)
    if key:
        overlays.draw_key(sheet, key, land, lang)
    main.obstacles += taken
    _sites(main, scene)
    placements: list[Placement] = []
    if inset:
        main.obstacles.append(inset.frame)
        frame_inset(sheet, inset, land, lang)
        small = Panel(sheet, land, inset.window, ashore, inset=True, named=inset.sites, side=scene.side,
                      shrink=scene.shrink)  # fmt: skip
        small.cells(scene.shade)
        small.overlays()
        _sites(small, scene)
        placements.append(_labels(small, scene, frozenset(), placements))
    placements.append(_labels(main, scene, inset.sites if inset else frozenset(), placements))
    shown = _communes(placements) - _communes(placements, brief=True)
    hidden = tuple(code for code in sorted(scene.texts) if code not in shown)
    without = [code for code in hidden if code not in _communes(placements) and scene.texts[code].brief]
    if without:
        placements.append(main.write(main.commune_wants({code: scene.texts[code].bare for code in without})))
    if land.overlays:
        placements.append(main.write(overlay_names.letters(main, placements)))
    return tuple(placements), hidden


def _sites(panel: Panel, scene: Scene) -> None:
    if scene.streams is not None:
        draw_streams(panel, scene.streams)
    if not scene.plain:
        panel.arrows()
    panel.markers(scene.plain)


def _labels(panel: Panel, scene: Scene, skip: frozenset[str], before: Sequence[Placement]) -> Placement:
    """Write the names of sites, then of communes, then of overlays, but none that stands `before`."""
    sites = [] if scene.plain and not scene.named else panel.site_wants(skip, NAME_SIZE * scene.letters)
    named = _communes(before)
    communes = panel.commune_wants({code: text for code, text in scene.texts.items() if code not in named}, scene.must)
    shown = frozenset(spot.key for placement in before for spot in placement.placed)
    return panel.write([*sites, *communes, *overlay_names.names(panel, shown)])


def _communes(placements: Sequence[Placement], *, brief: bool = False) -> set[str]:
    """Return the communes that have their label; `brief`: those that have its short form alone."""
    keys = (spot.key for placement in placements for spot in placement.placed if spot.brief or not brief)
    return {key.removeprefix("commune:") for key in keys if key.startswith("commune:")}


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
