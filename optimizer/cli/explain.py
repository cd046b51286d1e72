"""What the command `explain` does: why a unit is decided so or a demand not met, and what another decision costs."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from optimizer.analysis import turning_text
from optimizer.analysis.conflicts import relaxations, summary
from optimizer.analysis.explain import Alternative, Plan, explained, held
from optimizer.analysis.explain_text import alternative, closing, excluded, opening, table, title, unit_named
from optimizer.analysis.pipeline import Prepared, Request, solve
from optimizer.analysis.turning import nearest, turning
from optimizer.analysis.turning import table as turning_table
from optimizer.cli import work
from optimizer.cli.console import Console
from optimizer.cli.explain_demand import Explained, Wanted, explain_demand, wanted_of, write
from optimizer.cli.failures import BAD_INPUT
from optimizer.cli.paths import named, require_writable
from optimizer.cli.saved import folder_of
from optimizer.cli.scripts import read_scripts
from optimizer.errors import UsageError
from optimizer.model.case import Case
from optimizer.scenario import Scenario
from optimizer.solution.bundle import load, require_unchanged
from optimizer.solution.frames import decisions_of
from optimizer.solution.solution import Bundle, Outcome
from optimizer.wording import say

FOLDER = "giai-thich"
"""Folder of the tables, in that of the scenario's results."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be explained: a unit, or a demand (commune/programme)."""

    unit: str | None
    demand: str | None
    learners: bool = False
    """Of a unit: also by how many learners the decision turns."""


def explain(target: str, asks: Asked, options: work.Settings, console: Console) -> int:
    """Explain one decision of the bundle or script `target`.

    Exit 0; without a plan 1 (proven, with the reasons), 3 (time) or 130 (interrupt), of a saved result 2.

    Raises
    ------
    UsageError
        Both or neither are named, or nothing has the name.
    """
    unit, demand = asks.unit, asks.demand
    if (unit is None) == (demand is None):
        raise UsageError(say("explain_demand.one_of", console.lang))
    named(target, console.lang)
    saved = Path(target).is_dir()
    prepared, results = work.prepared_of(options, console)
    request = work.request(options, console, Request().interrupt)

    def check() -> str | Wanted:
        if demand is not None:
            return wanted_of(prepared.province, demand, console.lang)
        return _code(prepared, unit or "", console)

    if saved:
        bundle = load(Path(target))
        require_unchanged(Path(target))
        _require_same_tables(bundle, prepared, options, console)
        folder = folder_of(target) / FOLDER if options.out is None else Path(options.out)
        what = check()
    else:
        scenario = read_scripts([target], console.lang)[0]
        what = check()
        bundle = solve(prepared, scenario, request)
        folder = results / scenario.name / FOLDER
    require_writable(folder, console.lang)
    if bundle.plan is None or bundle.outcome is Outcome.EVALUATED:
        return _nothing_to_explain(bundle, request, console, saved=saved)
    asked = held(Scenario.model_validate(bundle.scenario), bundle.goals)
    earlier = {year: step.plan for year, step in bundle.steps.items()}
    if len(asked.periods) > len(earlier) + 1:
        console.fail(say("explain.no_steps", console.lang, name=bundle.scenario["name"]))
        return console.finish("explain", 2)
    plan = Plan(bundle.plan, decisions_of(bundle.plan), bundle.proof.objective_mvnd or 0.0, earlier)
    about = Explained(prepared, asked, plan, request, folder, target)
    if isinstance(what, Wanted):
        return explain_demand(about, what, console)
    return _explain(about, what, (bundle.firmness, asks.learners), console)


def _nothing_to_explain(bundle: Bundle, request: Request, console: Console, *, saved: bool) -> int:
    """Say why there is no plan of the model's own to explain; return the exit code."""
    name, lang = bundle.scenario["name"], console.lang
    if bundle.plan is not None:
        console.fail(say("explain.given_plan", lang, name=name))
        return console.finish("explain", BAD_INPUT)
    if bundle.outcome is Outcome.INFEASIBLE:
        console.fail(say("explain.impossible_all", lang, name=name))
        for text in (summary(bundle.conflicts, lang), *relaxations(bundle.conflicts, lang)):
            console.line(f"   - {text}")
    else:
        console.fail(say("explain.no_plan", lang, name=name))
    stopped = work.INTERRUPTED if request.interrupt.raised.is_set() else work.CODES[bundle.outcome]
    return console.finish("explain", BAD_INPUT if saved else stopped)


def _explain(about: Explained, unit: str, more: tuple[pd.DataFrame, bool], console: Console) -> int:
    firmness, learners = more
    lang, plan, scenario = console.lang, about.plan, about.scenario
    name = str(plan.network.institutions.at[unit, "name"])
    console.say("explain.head", name=name, code=unit, title=title(scenario, lang))
    if plan.network.institutions.at[unit, "fate"] == "outside":
        console.say("explain.outside", name=name)
        return console.finish("explain", 0)
    tell_years(scenario, console)
    case = about.case
    for line in opening(case, plan, unit, firmness, lang):
        console.line("  " + line)
    with about.request.interrupt.listening():
        found = list(_told(about, unit, console))
    _tell_rest(case, found, plan, unit, console, interrupted=about.request.interrupt.raised.is_set())
    path = write(table(found, plan), about.folder / f"{unit}.csv")
    console.line(f"  → {work.shown(path)}")
    if learners:
        _tell_turning(about, unit, found, console)
    return console.finish("explain", 0)


def _tell_turning(about: Explained, unit: str, found: list[Alternative], console: Console) -> None:
    """Say by how many learners the decision turns to its nearest alternative, and write what was solved."""
    other, interrupt = nearest(found), about.request.interrupt
    if other is None or interrupt.raised.is_set():
        return
    with interrupt.listening():
        turned = turning(about.prepared, about.scenario, about.plan, unit, other, about.request)
    names = about.plan.network.institutions["name"].to_dict()
    console.line("  " + turning_text.sentence(turned, names, console.lang))
    solved = turning_table(turned)
    if len(solved):
        console.line(f"  → {work.shown(write(solved, about.folder / f'{unit}_learners.csv'))}")


def tell_years(scenario: Scenario, console: Console) -> None:
    """Say what amounts and decisions mean where the scenario has several years."""
    if len(scenario.periods) > 1:
        years = ", ".join(str(year) for year in scenario.periods)
        console.line("  " + say("explain.several", console.lang, years=years))


def _told(about: Explained, unit: str, console: Console) -> Iterator[Alternative]:
    """Yield the alternatives as they are solved, each said at once."""
    for found in explained(about.prepared, about.scenario, about.plan, unit, about.request):
        console.line("   - " + alternative(found, about.plan, console.lang))
        yield found


def _tell_rest(
    case: Case, found: list[Alternative], plan: Plan, unit: str, console: Console, *, interrupted: bool
) -> None:
    lang = console.lang
    last = say("explain.interrupted", lang) if interrupted else closing(found, plan, lang)
    for line in filter(None, (last, *excluded(case, unit, lang))):
        console.line("  " + line)


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
