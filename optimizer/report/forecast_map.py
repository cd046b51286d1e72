"""Map of the demand: entrants a year of each commune, on the cells of the communes alone."""

from itertools import pairwise

import geopandas as gpd
import numpy as np
import pandas as pd
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import PatchCollection
from matplotlib.figure import Figure
from matplotlib.patches import Patch, PathPatch
from matplotlib.path import Path
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import orient

from optimizer.report import theme
from optimizer.wording import Lang, number, say

CLASSES = 5
"""Classes of equal numbers of communes, in the colours of `theme.MINUTES`."""
NORTHERN = 32600
"""Before the number of a zone of UTM, on WGS 84 north of the equator, in the register of EPSG."""


def map_figure(communes: pd.DataFrame, cells: gpd.GeoDataFrame, year: int, lang: Lang) -> Figure:
    """Return the map of `year`: `communes` has columns commune, year, base; `cells` commune, geometry.

    Each commune is labelled with its base demand. A commune without a cell (an island) is left out; one without
    demand is grey. Cells around seats are told to be schematic.
    """
    rows = communes[communes["year"] == year].set_index("commune")
    drawn = cells[~(cells.geometry.isna() | cells.geometry.is_empty)].sort_values("commune")
    flat = drawn.to_crs(_zone(drawn))
    breaks = class_breaks(rows["base"])
    shades = rows["base"].map(lambda value: theme.MINUTES[class_of(float(value), breaks)]).to_dict()
    figure = Figure(figsize=(8.2, 8.6), dpi=110, facecolor=theme.PAPER)
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0.02, 0.07, 0.96, 0.82))
    colours = [shades.get(code, theme.NO_MINUTES) for code in flat["commune"]]
    patches = [PathPatch(_path(shape)) for shape in flat.geometry]
    axes.add_collection(PatchCollection(patches, facecolor=colours, edgecolor=theme.EDGE, linewidth=0.6))
    for code, shape, colour in zip(flat["commune"], flat.geometry, colours, strict=True):
        if code in rows.index:
            spot = shape.representative_point()
            dark = colour in theme.MINUTES[-2:]
            axes.text(spot.x, spot.y, number(float(rows.at[code, "base"]), lang), ha="center", va="center", fontsize=7,
                      color=theme.PAPER if dark else theme.INK)  # fmt: skip
    axes.set_aspect("equal")
    axes.autoscale_view()
    axes.set_axis_off()
    _told(figure, breaks, year, lang, schematic=bool(drawn["schematic"].astype(bool).any()))
    return figure


def _zone(cells: gpd.GeoDataFrame) -> str:
    """Return the zone of UTM (north) in which the middle of cells in degrees lies."""
    west, _, east, _ = cells.total_bounds
    return f"EPSG:{NORTHERN + int(((west + east) / 2 + 180) // 6) + 1}"


def class_breaks(values: pd.Series) -> list[float]:
    """Return the lower limits of all classes but the first: quantiles, rounded to tens, repeated ones once."""
    if values.empty:
        return []
    found = {round(float(q) / 10) * 10.0 for q in np.quantile(values, [k / CLASSES for k in range(1, CLASSES)])}
    return sorted(found)


def class_of(value: float, breaks: list[float]) -> int:
    """Return the class (from 0) of a value."""
    return sum(value >= limit for limit in breaks)


def _told(figure: Figure, breaks: list[float], year: int, lang: Lang, *, schematic: bool) -> None:
    figure.text(0.02, 0.985, say("report.forecast.map", lang, year=year), fontsize=13, fontweight="bold", va="top")
    limits = [number(limit, lang) for limit in breaks]
    told = [say("report.forecast.class_first", lang, high=limits[0])] if limits else []
    told += [say("report.forecast.class", lang, low=a, high=b) for a, b in pairwise(limits)]
    told += [say("report.forecast.class_last", lang, low=limits[-1])] if limits else []
    handles = [Patch(facecolor=theme.MINUTES[k], edgecolor=theme.EDGE) for k in range(len(told))]
    title = say("report.forecast.entrants", lang)
    figure.legend(handles, told, loc="lower right", bbox_to_anchor=(0.98, 0.07), fontsize=8, title=title,
                  title_fontsize=8, frameon=False)  # fmt: skip
    foot = [say("report.forecast.labels", lang), say("report.forecast.draft", lang)]
    foot += [say("map.schematic", lang)] if schematic else []
    figure.text(0.02, 0.012, "\n".join(foot), fontsize=8, color=theme.GREY)


def _path(shape: BaseGeometry) -> Path:
    """Return all rings of a cell as one path; holes run the other way."""
    parts = [orient(part) for part in getattr(shape, "geoms", [shape])]
    rings = [ring for part in parts for ring in (part.exterior, *part.interiors)]
    return Path.make_compound_path(*(Path(np.asarray(ring.coords)[:, :2], closed=True) for ring in rings))
