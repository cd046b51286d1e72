"""What the command `forecast` does: forecast, write every step as a table, say what matters, trace a cell."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from optimizer.cli import work
from optimizer.cli.arguments import FORECAST_TO
from optimizer.cli.console import Console
from optimizer.data.codes import Level
from optimizer.data.province import Province
from optimizer.data.read import read_province
from optimizer.errors import UsageError
from optimizer.forecast.forecast import Forecast, demand_forecast
from optimizer.forecast.note import note
from optimizer.forecast.orders import orders
from optimizer.forecast.summary import summary
from optimizer.forecast.trace import trace
from optimizer.network.cells import geometry
from optimizer.report.forecast_pictures import draw_forecast
from optimizer.wording import Lang, number, province_name, say

FOLDER = "du-bao"
NAMES = ("demand.csv", "5_NhuCau.csv")
"""Files that a folder may keep the table of demand in; the first is written where there is none."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Options of the command."""

    data: str
    to: int = FORECAST_TO
    out: str | None = None
    cell: Sequence[str] | None = None
    write: bool = False


def forecast(asked: Asked, console: Console) -> int:
    """Forecast the demand of the province and write all tables; the exit code is 0, or an error is raised."""
    data = work.folder_of(asked.data)
    if asked.write and not data.is_dir():
        raise UsageError(say("forecast.write_folder", console.lang, path=work.shown(data)))
    province = read_province(data, console.lang)
    found = demand_forecast(province, asked.to)
    if asked.cell is not None:
        field, level, commune = asked.cell
        for line in trace(province, found, field, level, commune, console.lang):
            console.line(line)
        return console.finish("forecast", 0)
    console.tell_findings(found.findings)
    tell(province, found, console)
    folder = work.results_of(data, asked.out) / FOLDER
    tables = summary(province, found.demand)
    written = write(province, found, folder, console.lang)
    for path in [*written, *draw_forecast(tables, geometry(province), folder, console.lang)]:
        console.line(f"  → {work.shown(path)}")
    if asked.write:
        target = next((data / name for name in NAMES if (data / name).exists()), data / NAMES[0])
        save(found.demand, target)
        console.say("forecast.written", path=work.shown(target))
    return console.finish("forecast", 0)


def tell(province: Province, found: Forecast, console: Console) -> None:
    """Say the demand of each level in the last year beside its target, and the back-cast beside the naive forecast."""
    lang = console.lang
    name = province_name(province.facts["name"], lang, inside=True)
    values = {"first": found.first, "last": found.last, "findings": len(found.findings)}
    console.say("forecast.done", province=name, rows=number(len(found.demand), lang), **values)
    levels = found.tables["levels"]
    for row in levels[levels["year"] == found.last].to_dict("records"):
        told = {name: number(float(row[name]), lang) for name in ("low", "base", "high")}
        known = pd.notna(row["target"])
        target = say("forecast.level_target", lang, target=number(float(row["target"]), lang),
                     gap=number(float(row["gap"]), lang, sign=True)) if known else ""  # fmt: skip
        level = Level(row["level"])
        console.say("forecast.level", level=level.vi if lang == "vi" else level.en, year=int(row["year"]),
                    target=target, **told)  # fmt: skip
    _tell_backcast(found.tables["backcast"], console)


def _tell_backcast(table: pd.DataFrame, console: Console) -> None:
    """Say how far each method missed the year held out, the naive one first."""
    lang = console.lang
    if table.empty:
        return
    methods = [
        say("forecast.backcast_method", lang, method=say(f"forecast.method.{row['method']}", lang),
            wape=number(100 * float(row["wape"]), lang, 1), best=say("forecast.note.best", lang) if row["best"] else "")
        for row in table.to_dict("records")
    ]  # fmt: skip
    doubt = "" if table["judged"].all() else say("forecast.backcast_doubt", lang)
    console.say("forecast.backcast", year=int(table["year"].iloc[0]), doubt=doubt, methods="; ".join(methods))


def write(province: Province, found: Forecast, folder: Path, lang: Lang) -> list[Path]:
    """Write every step as a CSV file, the table of commissioned training, and the method note; return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    tables = {**found.tables, "orders": orders(province, found)}
    paths = [save(table, folder / f"{name}.csv") for name, table in tables.items()]
    paths.append(folder / "phuong-phap.md")
    paths[-1].write_text(note(province, found, lang), encoding="utf-8", newline="\n")
    return paths


def save(table: pd.DataFrame, path: Path) -> Path:
    """Write a table as UTF-8 CSV with at most six decimals, whole or not at all; return its path."""
    draft = path.with_suffix(".tmp")
    table.to_csv(draft, index=False, float_format=lambda v: f"{v:.6f}".rstrip("0").rstrip("."), lineterminator="\n")
    draft.replace(path)
    return path
