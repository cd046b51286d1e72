"""Charts of a forecast: levels and fields over the years with their range, and what each field lacks.

They draw the tables of `optimizer.forecast.summary` (columns as there, numbers).
"""

from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
from matplotlib import rc_context
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.ticker import FuncFormatter, MaxNLocator

from optimizer.data.codes import Field, Level
from optimizer.report import theme
from optimizer.report.files import write_whole
from optimizer.report.forecast_map import map_figure
from optimizer.report.maps.sheet import measure
from optimizer.wording import Lang, number, say

BLUE, BAND, RED = "#23486a", "#b9cfdc", "#b8360f"
COLUMNS = 3
WIDTH, HEAD, FOOT, SCALE, TITLE = 11.0, 0.75, 0.3, 0.3, 0.3
"""Inches: the picture, its heading with the signs, its foot; below and above each panel."""
TICK = 8
"""Size of the letters at the scales."""
NAME_AT_MOST = 34
"""Letters of a field's name in a chart."""
RC: dict[Any, Any] = {"svg.fonttype": "none", "svg.hashsalt": "vetnet", "path.simplify": False}
NAMES = {"levels": "trinh-do", "fields": "linh-vuc", "gap": "can-doi", "map": "ban-do"}
"""Picture -> name of its file."""

type Tables = Mapping[str, pd.DataFrame]


def draw_forecast(tables: Tables, cells: gpd.GeoDataFrame, folder: Path, lang: Lang) -> list[Path]:
    """Draw the pictures into `folder` (PNG) and return the files; equal tables give equal bytes.

    `cells` are the communes as `optimizer.network.cells.geometry` gives them.
    """
    year = int(tables["levels"]["year"].max())
    figures = forecast_figures(tables, cells, year, lang)
    return [write_whole(folder / f"{NAMES[key]}.png", _saved(figure, "png")) for key, figure in figures.items()]


def forecast_images(tables: Tables, cells: gpd.GeoDataFrame, year: int, lang: Lang) -> dict[str, bytes]:
    """Return the pictures as SVG with selectable text: ``forecast-levels``, ``-fields``, ``-gap``, ``-map``."""
    figures = forecast_figures(tables, cells, year, lang)
    return {f"forecast-{key}": _saved(figure, "svg") for key, figure in figures.items()}


def forecast_figures(tables: Tables, cells: gpd.GeoDataFrame, year: int, lang: Lang) -> dict[str, Figure]:
    """Return the figures by key; gap and map are those of `year`."""
    return {
        "levels": levels_figure(tables, lang), "fields": fields_figure(tables, lang),
        "gap": gap_figure(tables, year, lang), "map": map_figure(tables["communes"], cells, year, lang),
    }  # fmt: skip


def levels_figure(tables: Tables, lang: Lang) -> Figure:
    """Return a panel for each level: past entrants, base demand with its range, target where one is assigned."""
    table, past = tables["levels"], tables["history"]
    levels = [level for level in Level if level in set(table["level"])]
    names = [level.vi if lang == "vi" else level.en for level in levels]
    figure, panels = _panels(names, say("report.forecast.levels", lang), lang)
    for level, axes in zip(levels, panels, strict=True):
        own = table[table["level"] == level]
        before = past[past["level"] == level]
        _ranged(axes, own, lang)
        axes.plot(before["year"], before["entrants"], color=theme.INK, marker="s", ms=3,
                  label=say("report.forecast.past", lang))  # fmt: skip
        goal = own.dropna(subset=["target"])
        axes.plot(goal["year"], goal["target"], color=RED, marker="D", ls="", ms=4, fillstyle="none",
                  label=say("report.forecast.target", lang))  # fmt: skip
    return _finished(figure, panels)


def fields_figure(tables: Tables, lang: Lang) -> Figure:
    """Return a panel for each field, all its levels together: base demand with its range, and today's places."""
    table = tables["fields"]
    fields = sorted(table["field"].unique())
    figure, panels = _panels([_named(f, lang) for f in fields], say("report.forecast.over_time", lang), lang)
    for field, axes in zip(fields, panels, strict=True):
        own = table[table["field"] == field]
        _ranged(axes, own, lang)
        axes.plot(own["year"], own["places"], color=RED, ls="--", lw=1.2, label=say("report.forecast.places", lang))
    return _finished(figure, panels)


def gap_figure(tables: Tables, year: int, lang: Lang) -> Figure:
    """Return a row for each field: base demand of `year` with its range as a bar, places as a mark, the gap in words.

    A field that lacks places is told in red.
    """
    table = tables["fields"]
    rows = table[table["year"] == year].sort_values("base")
    heading = say("report.forecast.gaps", lang, year=year)
    figure = _figure(WIDTH, 1.8 + 0.42 * len(rows), heading, lang)
    named = [_named(str(code), lang) for code in rows["field"]]
    names = max((measure(name, TICK) for name in named), default=0.0) / 25.4
    axes = figure.add_axes(_place(figure, 0, 0, 1, 1, left=names + 0.3, below=0.25))
    axes.barh(named, rows["base"], color=BAND, edgecolor=BLUE, label=say("report.forecast.base", lang))
    axes.hlines(named, rows["low"], rows["high"], color=BLUE, lw=2, label=say("report.forecast.range", lang))
    axes.plot(rows["places"], named, color=RED, marker="D", ls="", ms=6, label=say("report.forecast.places", lang))
    far = rows[["high", "places"]].max(axis=1)
    edge = float(far.max()) * 1.15 if len(rows) else 1.0
    for place, (gap, right) in enumerate(zip(rows["gap"], far, strict=True)):
        phrase = "report.forecast.lacking" if gap > 0 else "report.forecast.spare"
        told = say(phrase, lang, count=number(abs(float(gap)), lang))
        beside = float(right) + 0.012 * edge
        axes.text(beside, place, told, va="center", fontsize=8, color=RED if gap > 0 else theme.INK)
    axes.set_xlim(0, edge)
    axes.set_xlabel(say("report.forecast.entrants", lang), fontsize=8)
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: number(value, lang)))
    axes.spines[["top", "right"]].set_visible(False)
    axes.tick_params(labelsize=TICK)
    return _finished(figure, [axes])


def _ranged(axes: Axes, own: pd.DataFrame, lang: Lang) -> None:
    axes.fill_between(own["year"], own["low"], own["high"], color=BAND, label=say("report.forecast.range", lang))
    axes.plot(own["year"], own["base"], color=BLUE, marker="o", ms=3, label=say("report.forecast.base", lang))


def _named(field: str, lang: Lang) -> str:
    name = Field(field).vi if lang == "vi" else Field(field).en
    return f"{field} " + (name if len(name) <= NAME_AT_MOST else name[: NAME_AT_MOST - 1].rstrip(" ,") + "…")


def _panels(names: Sequence[str], heading: str, lang: Lang) -> tuple[Figure, list[Axes]]:
    rows = -(-len(names) // COLUMNS)
    figure = _figure(WIDTH, 1.6 + 2.4 * rows, heading, lang)
    panels = []
    for k, name in enumerate(names):
        row, column = divmod(k, COLUMNS)
        axes = figure.add_axes(_place(figure, row, column, rows, COLUMNS))
        axes.set_title(name, y=1.0, fontsize=9.5, fontweight="bold", loc="left")
        axes.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=5))
        axes.yaxis.set_major_locator(MaxNLocator(integer=True, nbins=6))
        axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: number(value, lang)))
        axes.spines[["top", "right"]].set_visible(False)
        axes.tick_params(labelsize=TICK)
        panels.append(axes)
    return figure, panels


def _place(
    figure: Figure, row: int, column: int, rows: int, columns: int, *, left: float = 0.6, below: float = 0.0
) -> tuple[float, float, float, float]:  # fmt: skip
    """Return the place of a panel (shares of the figure): `left` inches for the scale of each, `below` for a label.

    Room is reckoned, not measured from the drawing, which would take longer than the drawing itself.
    """
    width, height = figure.get_figwidth(), figure.get_figheight()
    across, down = (width - 0.2) / columns, (height - HEAD - FOOT - below) / rows
    x, y = 0.1 + column * across + left, height - HEAD - (row + 1) * down + SCALE
    return x / width, y / height, (across - left - 0.15) / width, (down - SCALE - TITLE) / height


def _finished(figure: Figure, panels: Sequence[Axes]) -> Figure:
    """Start the scales at zero, and name the signs once above the panels."""
    told: dict[str, Artist] = {}
    for axes in panels:
        axes.set_ylim(bottom=0 if len(panels) > 1 else None)
        handles, labels = axes.get_legend_handles_labels()
        told = {**dict(zip(labels, handles, strict=True)), **told}
    height = figure.get_figheight()
    figure.legend(list(told.values()), list(told), loc="upper left", bbox_to_anchor=(0.01, 1 - 0.42 / height),
                  ncols=4, frameon=False, fontsize=8)  # fmt: skip
    return figure


def _figure(width: float, height: float, heading: str, lang: Lang) -> Figure:
    figure = Figure(figsize=(width, height), dpi=110, facecolor=theme.PAPER)
    FigureCanvasAgg(figure)
    figure.text(0.015, 1 - 0.15 / height, heading, fontsize=13, fontweight="bold", va="top")
    figure.text(0.015, 0.1 / height, say("report.forecast.draft", lang), fontsize=8, color=theme.GREY)
    return figure


def _saved(figure: Figure, form: str) -> bytes:
    for text in figure.findobj(Text):
        text.set(fontfamily=list(theme.families(theme.register_fonts(), text.get_text())))
    content = BytesIO()
    with rc_context(RC):
        figure.savefig(content, format=form, metadata={"Software": None} if form == "png" else {"Date": None})
    return content.getvalue()
