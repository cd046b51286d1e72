"""What the command `frontier` does: plans between the best of one goal and the best of another."""

from pathlib import Path

from optimizer.analysis.frontier import Point, frontier, frontier_table
from optimizer.analysis.names import require_names
from optimizer.analysis.pipeline import Request
from optimizer.cli import work
from optimizer.cli.console import Console
from optimizer.cli.paths import require_writable
from optimizer.cli.scripts import read_scripts
from optimizer.wording import Lang, number, say

FOLDER = "duong-bien"
"""Folder of the table, in that of the scenario's results."""


def walk(script: str, goals: tuple[str, str], points: int, options: work.Settings, console: Console) -> int:
    """Walk the frontier of two goals of the first scenario in `script`; exit 0, or 1 where there is no plan."""
    scenario = read_scripts([script], console.lang, one_year="frontier.one_year")[0]
    prepared, results = work.prepared_of(options, console)
    require_names(prepared.province, scenario)
    request = work.request(options, console, Request().interrupt)
    folder: Path = results / scenario.name / FOLDER
    require_writable(folder, console.lang)
    lang = console.lang
    console.say("frontier.head", first=say(f"goal.{goals[0]}", lang), second=say(f"goal.{goals[1]}", lang))
    found: list[Point] = []
    with request.interrupt.listening():
        for point in frontier(prepared, scenario, *goals, points, request):
            found.append(point)
            console.line("   - " + _sentence(point, len(found), lang))
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{goals[0]}-{goals[1]}.csv"
    table = frontier_table(found)
    table.to_csv(path, index=False, lineterminator="\n", float_format="%.12g", encoding="utf-8-sig")
    console.line(f"  → {work.shown(path)}")
    return console.finish("frontier", 0 if any(p.second is not None for p in found) else 1)


def _sentence(point: Point, place: int, lang: Lang) -> str:
    if point.first.value is None or point.second is None or point.cost_mvnd is None:
        return say("frontier.none", lang, place=place)
    return say(
        "frontier.point", lang, place=place, first=number(point.first.value, lang, 1),
        bound="–" if point.first.bound is None else number(point.first.bound, lang, 1),
        second=number(point.second, lang, 1), cost=number(point.cost_mvnd, lang), units=point.units, sites=point.sites,
    )  # fmt: skip
