"""What the command `frontier` does: plans between the best of one goal and the best of another."""

from collections.abc import Sequence
from math import inf
from pathlib import Path

from optimizer.analysis.conflicts import relaxations, summary
from optimizer.analysis.explain_text import title
from optimizer.analysis.frontier import Point, frontier, frontier_table, no_plan
from optimizer.analysis.goals import amount
from optimizer.analysis.names import require_names
from optimizer.analysis.pipeline import Prepared, Request
from optimizer.cli import work
from optimizer.cli.console import Console
from optimizer.cli.paths import require_writable
from optimizer.cli.scripts import read_scripts
from optimizer.errors import UsageError
from optimizer.scenario import Scenario
from optimizer.wording import Lang, number, say

FOLDER = "duong-bien"
"""Folder of the table, in that of the scenario's results."""
NO_PLAN = {"infeasible": 1, "interrupt": work.INTERRUPTED}
"""Why there is no plan -> exit code; otherwise the time was over (3)."""


def walk(script: str, goals: tuple[str, str], points: int, options: work.Settings, console: Console) -> int:
    """Walk the frontier of two goals of the first scenario in `script`.

    Exit 0; without a plan 1 (proven, with the reasons), 3 (time) or 130 (interrupt), and nothing is written.
    """
    if goals[0] == goals[1]:
        raise UsageError(say("frontier.same", console.lang, goal=goals[0]))
    scenario = read_scripts([script], console.lang)[0]
    prepared, results = work.prepared_of(options, console)
    require_names(prepared.province, scenario)
    request = work.request(options, console, Request().interrupt)
    folder: Path = results / scenario.name / FOLDER
    require_writable(folder, console.lang)
    lang = console.lang
    console.say(
        "frontier.head",
        title=title(scenario, lang),
        first=say(f"goal.{goals[0]}", lang),
        second=say(f"goal.{goals[1]}", lang),
    )
    if len(scenario.periods) > 1:
        console.line("  " + say("frontier.several", lang, years=", ".join(map(str, scenario.periods))))
    found: list[Point] = []
    with request.interrupt.listening():
        for point in frontier(prepared, scenario, *goals, points, request):
            found.append(point)
            console.line("   - " + _sentence(point, len(found), goals, lang))
        if found[0].second is None:
            return _no_plan(prepared, scenario, found[0], request, console)
    for text in _ended(found, points, lang, interrupted=request.interrupt.raised.is_set()):
        console.line("  " + text)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{goals[0]}-{goals[1]}.csv"
    table = frontier_table(found)
    table.to_csv(path, index=False, lineterminator="\n", float_format="%.12g", encoding="utf-8-sig")
    console.line(f"  → {work.shown(path)}")
    return console.finish("frontier", 0)


def _no_plan(prepared: Prepared, scenario: Scenario, point: Point, request: Request, console: Console) -> int:
    """Say why there is no plan where that is proven; return the exit code."""
    code = NO_PLAN.get(point.first.stopped_by, 3)
    if code == 1:
        reasons = no_plan(prepared, scenario, request)
        console.line("  " + summary(reasons, console.lang))
        for text in relaxations(reasons, console.lang):
            console.line(f"   - {text}")
    return console.finish("frontier", code)


def _ended(found: Sequence[Point], points: int, lang: Lang, *, interrupted: bool) -> list[str]:
    """Return why there are fewer points than asked for, if there are."""
    if interrupted and len(found) < points:
        return [say("frontier.interrupted", lang)]
    return [say("frontier.agree", lang)] if len(found) == 1 else []


def _sentence(point: Point, place: int, goals: tuple[str, str], lang: Lang) -> str:
    if point.first.value is None or point.second is None or point.cost_mvnd is None:
        why = {"infeasible": "none", "interrupt": "stopped"}.get(point.first.stopped_by, "time")
        return say(f"frontier.{why}", lang, place=place)
    first, second = (say(f"frontier.goal.{goal}", lang) for goal in goals)
    free = point.second_at_most == inf
    proven = "unproven" if point.first.bound is None else "free" if free else "under"
    proof = say(
        f"frontier.{proven}", lang, second=second,
        most=None if free else amount(point.second_at_most, lang),
        bound=None if point.first.bound is None else amount(point.first.bound, lang),
    )  # fmt: skip
    values = {"first": amount(point.first.value, lang), "second": amount(point.second, lang)}
    return say(
        "frontier.point", lang, place=place, first=f"{first} {values['first']}", proof=proof,
        second=f"{second} {values['second']}", cost=number(point.cost_mvnd, lang), units=point.units, sites=point.sites,
    )  # fmt: skip
