"""What the command `explain` does: why one unit merges, stays or expands, and what deciding otherwise would cost."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from optimizer.analysis.explain import Alternative, Plan, explained, held
from optimizer.analysis.explain_text import alternative, closing, excluded, opening, table, title, unit_named
from optimizer.analysis.pipeline import Prepared, Request, solve
from optimizer.analysis.prioritised import prioritised
from optimizer.cli import work
from optimizer.cli.console import Console
from optimizer.cli.paths import named, require_writable
from optimizer.cli.saved import folder_of
from optimizer.cli.scripts import read_scripts
from optimizer.errors import UsageError
from optimizer.model.case import Case, case_of
from optimizer.scenario import Scenario
from optimizer.solution.bundle import load
from optimizer.solution.frames import decisions_of
from optimizer.solution.solution import Bundle, Outcome
from optimizer.wording import say

FOLDER = "giai-thich"
"""Folder of the tables, in that of the scenario's results."""


def explain(target: str, unit: str, options: work.Settings, console: Console) -> int:
    """Explain the decision on `unit` in the bundle or script `target`; exit 0, or 1 or 3 where there is no plan."""
    named(target, console.lang)
    saved = Path(target).is_dir()
    prepared, results = work.prepared_of(options, console)
    request = work.request(options, console, Request().interrupt)
    if saved:
        bundle = load(Path(target))
        _require_same_tables(bundle, prepared, options, console)
        folder = folder_of(target) / FOLDER if options.out is None else Path(options.out)
    else:
        scenario = read_scripts([target], console.lang)[0]
        _code(prepared, unit, console)
        bundle = solve(prepared, scenario, request)
        folder = results / scenario.name / FOLDER
    require_writable(folder, console.lang)
    code = _code(prepared, unit, console)
    if bundle.plan is None or bundle.outcome is Outcome.EVALUATED:
        phrase = "explain.given_plan" if bundle.plan is not None else "explain.no_plan"
        console.fail(say(phrase, console.lang, name=bundle.scenario["name"]))
        return console.finish("explain", 2 if saved else work.CODES[bundle.outcome])
    return _explain(prepared, bundle, code, request, folder, console)


def _explain(
    prepared: Prepared, bundle: Bundle, unit: str, request: Request, folder: Path, console: Console
) -> int:  # fmt: skip
    assert bundle.plan is not None
    lang = console.lang
    scenario = held(Scenario.model_validate(bundle.scenario), bundle.goals)
    plan = Plan(bundle.plan, decisions_of(bundle.plan), bundle.proof.objective_mvnd or 0.0)
    name = str(bundle.plan.institutions.at[unit, "name"])
    console.say("explain.head", name=name, code=unit, title=title(scenario, lang))
    if bundle.plan.institutions.at[unit, "fate"] == "outside":
        console.say("explain.outside", name=name)
        return console.finish("explain", 0)
    case = case_of(prioritised(prepared.province, scenario), prepared.travel, scenario)
    for line in opening(case, plan, unit, bundle.firmness, lang):
        console.line("  " + line)
    with request.interrupt.listening():
        found = list(_told(prepared, scenario, plan, unit, request, console))
    _tell_rest(case, found, plan, unit, console, interrupted=request.interrupt.raised.is_set())
    path = write(table(found, plan), folder / f"{unit}.csv")
    console.line(f"  → {work.shown(path)}")
    return console.finish("explain", 0)


def _told(
    prepared: Prepared, scenario: Scenario, plan: Plan, unit: str, request: Request, console: Console
) -> Iterator[Alternative]:
    """Yield the alternatives as they are solved, each said at once."""
    for found in explained(prepared, scenario, plan, unit, request):
        console.line("   - " + alternative(found, plan, console.lang))
        yield found


def _tell_rest(
    case: Case, found: list[Alternative], plan: Plan, unit: str, console: Console, *, interrupted: bool
) -> None:
    lang = console.lang
    last = say("explain.interrupted", lang) if interrupted else closing(found, plan, lang)
    for line in filter(None, (last, *excluded(case, unit, lang))):
        console.line("  " + line)


def write(frame: pd.DataFrame, path: Path) -> Path:
    """Write `frame` as CSV that Excel opens, and return its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    frame.to_csv(path, index=False, lineterminator="\n", float_format="%.12g", encoding="utf-8-sig")
    return path


def _code(prepared: Prepared, unit: str, console: Console) -> str:
    """Return the code of the unit asked for (UsageError where there is none)."""
    found = unit_named(prepared.province, unit)
    if found is None:
        known = "; ".join(f"{i} ({name})" for i, name in prepared.province.institutions["name"].items())
        raise UsageError(say("explain.unit_unknown", console.lang, unit=unit, known=known))
    return found


def _require_same_tables(bundle: Bundle, prepared: Prepared, options: work.Settings, console: Console) -> None:
    """Check that the plan was made from these tables (UsageError where they differ)."""
    mine, theirs = dict(prepared.province.digests), dict(bundle.digests)
    other = sorted(name for name in {*mine, *theirs} if mine.get(name) != theirs.get(name))
    if other:
        data = work.shown(work.folder_of(options.data))
        values = {"data": data, "name": bundle.scenario["name"], "tables": ", ".join(other)}
        raise UsageError(say("explain.other_tables", console.lang, **values))
