"""Pictures of a forecast: each level over the years with its range, and the fields of the last year with theirs."""

from io import BytesIO
from pathlib import Path

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.ticker import FuncFormatter, MaxNLocator

from optimizer.data.codes import Field, Level
from optimizer.forecast.forecast import Forecast
from optimizer.report import theme
from optimizer.report.files import write_whole
from optimizer.wording import Lang, number, say

BLUE, BAND, RED = "#23486a", "#b9cfdc", "#b8360f"
COLUMNS = 3
NAME_AT_MOST = 44
"""Letters of a field's name on the axis."""


def draw_forecast(forecast: Forecast, folder: Path, lang: Lang) -> list[Path]:
    """Draw the pictures into `folder` (PNG) and return the files; equal forecasts give equal bytes."""
    return [
        write_whole(folder / "trinh-do.png", _png(levels_figure(forecast, lang))),
        write_whole(folder / "linh-vuc.png", _png(fields_figure(forecast, lang))),
    ]


def levels_figure(forecast: Forecast, lang: Lang) -> Figure:
    """Return a panel for each level: past entrants, base demand with its range, target where one is assigned."""
    table, past = forecast.tables["levels"], forecast.tables["history"]
    levels = [level for level in Level if level in set(table["level"])]
    rows = -(-len(levels) // COLUMNS)
    figure = _figure(11.0, 1.6 + 2.6 * rows, say("report.forecast.levels", lang), lang)
    for k, level in enumerate(levels):
        axes = figure.add_subplot(rows, COLUMNS, k + 1)
        own = table[table["level"] == level]
        before = whole_years(past[past["level"] == level])
        axes.fill_between(own["year"], own["low"], own["high"], color=BAND, label=say("report.forecast.range", lang))
        axes.plot(own["year"], own["base"], color=BLUE, marker="o", ms=3, label=say("report.forecast.base", lang))
        axes.plot(before.index, before, color=theme.INK, marker="s", ms=3, label=say("report.forecast.past", lang))
        goal = own.dropna(subset=["target"])
        axes.plot(goal["year"], goal["target"], color=RED, marker="D", ls="", ms=5,
                  label=say("report.forecast.target", lang))  # fmt: skip
        axes.set_title(level.vi if lang == "vi" else level.en, fontsize=10, fontweight="bold", loc="left")
        axes.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=5))
        _plain(axes, lang)
        if k == 0:
            handles, labels = axes.get_legend_handles_labels()
            figure.legend(handles, labels, loc="upper right", ncols=4, frameon=False, fontsize=8)
    figure.tight_layout(rect=(0.01, 0.05, 0.99, 0.92))
    return figure


def fields_figure(forecast: Forecast, lang: Lang) -> Figure:
    """Return a bar for each field of the last year: base demand of all its levels, with its range."""
    table = forecast.tables["fields"]
    sums = table[table["year"] == forecast.last].groupby("field")[["low", "base", "high"]].sum().sort_values("base")
    heading = say("report.forecast.fields", lang, year=forecast.last)
    figure = _figure(11.0, 1.6 + 0.42 * len(sums), heading, lang)
    axes = figure.add_subplot(1, 1, 1)
    named = [f"{code} {_short(Field(code).vi if lang == 'vi' else Field(code).en)}" for code in sums.index]
    axes.barh(named, sums["base"], color=BAND, edgecolor=BLUE)
    axes.hlines(named, sums["low"], sums["high"], color=BLUE, lw=2)
    for place, (low, base, high) in enumerate(sums.itertuples(index=False, name=None)):
        text = f"{number(base, lang)} ({number(low, lang)} – {number(high, lang)})"
        axes.text(high, place, f"  {text}", va="center", fontsize=8)
    axes.set_xlim(0, float(sums["high"].max()) * 1.25 if len(sums) else 1)
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: number(value, lang)))
    axes.spines[["top", "right"]].set_visible(False)
    axes.tick_params(labelsize=8)
    axes.set_xlabel(say("report.forecast.entrants", lang), fontsize=8)
    figure.tight_layout(rect=(0.01, 0.05, 0.99, 0.92))
    return figure


def whole_years(history: pd.DataFrame) -> pd.Series:
    """Return the entrants of a level by year: only the years in which every field has a figure."""
    by_year = history.groupby("year")["entrants"].agg(["sum", "size"])
    return by_year.loc[by_year["size"] == by_year["size"].max(), "sum"]


def _short(name: str) -> str:
    return name if len(name) <= NAME_AT_MOST else name[: NAME_AT_MOST - 1].rstrip(" ,") + "…"


def _figure(width: float, height: float, heading: str, lang: Lang) -> Figure:
    figure = Figure(figsize=(width, height), dpi=110, facecolor=theme.PAPER)
    FigureCanvasAgg(figure)
    figure.text(0.015, 0.965, heading, fontsize=13, fontweight="bold", va="top", family=theme.register_fonts())
    figure.text(0.015, 0.015, say("report.forecast.draft", lang), fontsize=8, color=theme.GREY)
    return figure


def _plain(axes: Axes, lang: Lang) -> None:
    axes.set_ylim(bottom=0)
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: number(value, lang)))
    axes.spines[["top", "right"]].set_visible(False)
    axes.tick_params(labelsize=8)


def _png(figure: Figure) -> bytes:
    for text in figure.findobj(Text):
        text.set(fontfamily=theme.register_fonts())
    content = BytesIO()
    figure.savefig(content, format="png", metadata={"Software": None})
    return content.getvalue()
