"""What the commands that read tables do: check, run, evaluate."""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

import optimizer
from optimizer.analysis import compare as side_by_side
from optimizer.analysis.conflicts import summary
from optimizer.analysis.pipeline import Prepared, Request, evaluate_given, prepare, solve
from optimizer.cli.arguments import GAP, LIMIT_S
from optimizer.cli.console import Console, worst
from optimizer.cli.drawing import draw
from optimizer.cli.failures import explain
from optimizer.cli.scripts import read_scripts
from optimizer.data.files import WORKBOOKS
from optimizer.data.plan_file import read_plan
from optimizer.errors import DataError, UsageError
from optimizer.model.engine import Interrupt, Options
from optimizer.scenario import Scenario
from optimizer.solution.bundle import save
from optimizer.solution.solution import Bundle, Outcome
from optimizer.wording import LANGUAGES, number, say

CODES = {
    Outcome.OPTIMAL: 0, Outcome.GAP_LEFT: 0, Outcome.EVALUATED: 0, Outcome.INFEASIBLE: 1, Outcome.NO_PLAN: 3,
}  # fmt: skip
HOME = Path(optimizer.__file__).resolve().parents[1]
"""Root of the checkout: where the embedded province, the scenarios and the reports are."""
EMBEDDED = "data/dien-bien"
INTERRUPTED = 130
"""Exit code of a command that was stopped before it had a plan (128 + SIGINT)."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Options that the solving commands share."""

    data: str | None = None
    out: str | None = None
    time_limit_s: float = LIMIT_S
    gap: float = GAP
    firmness: bool = False


def settings(args: argparse.Namespace) -> Settings:
    """Return the settings of parsed arguments."""
    return Settings(args.data, args.out, args.time_limit, args.gap, getattr(args, "firmness", False))


def folder_of(data: str | None) -> Path:
    """Return the folder or workbook of the province; the embedded one where none is named."""
    path = Path(data or EMBEDDED)
    return path if path.exists() or path.is_absolute() else HOME / path if (HOME / path).exists() else path


def results_of(data: Path, out: str | None) -> Path:
    """Return the folder that results go to: ``reports/<province>``."""
    if out:
        return Path(out)
    place = data.resolve()
    return HOME / "reports" / (place.stem if place.is_file() else place.name)


def check(data: str, console: Console) -> int:
    """Read and check the tables, print every finding and what the tables hold."""
    prepared = prepare(folder_of(data), console.lang)
    console.tell_findings(prepared.findings)
    province = prepared.province
    console.say(
        "cli.checked", province=province.facts["name"], communes=len(province.communes),
        institutions=len(province.institutions), sites=len(province.sites),
        programmes=len(province.programmes), findings=len(prepared.findings),
    )  # fmt: skip
    return console.finish("check", 0)


def run_scripts(paths: Sequence[str], options: Settings, console: Console) -> int:
    """Solve every script; the exit code is the worst."""
    scenarios = read_scripts(paths, console.lang)
    books = [path for path in paths if Path(path).suffix.lower() in WORKBOOKS]
    if options.data is None and len(books) == 1:
        options = replace(options, data=books[0])
    return run_scenarios(scenarios, options, console)


def run_scenarios(scenarios: Sequence[Scenario], options: Settings, console: Console) -> int:
    """Solve scenarios one by one, save each bundle, draw it; an interrupt ends after the plan at hand.

    A scenario that fails does not keep the others from running.
    """
    prepared, results = prepared_of(options, console)
    codes: list[int] = []
    for scenario in scenarios:
        interrupt = Interrupt()
        console.say("cli.scenario", title=scenario.title, name=scenario.name)
        codes.append(attempt(console, answer, prepared, scenario, results, options, console, interrupt))
        if interrupt.raised.is_set():
            console.note(say("cli.interrupted", console.lang))
            break
    return console.finish("run", INTERRUPTED if INTERRUPTED in codes else worst(codes))


def prepared_of(options: Settings, console: Console) -> tuple[Prepared, Path]:
    """Return the province of `options` and the folder of its results; say how many doubts its tables leave."""
    data = folder_of(options.data)
    prepared = prepare(data, console.lang)
    console.count_findings(prepared.findings, shown(data))
    return prepared, results_of(data, options.out)


def attempt(console: Console, action: Callable[..., int], *arguments: object) -> int:
    """Return the exit code of `action` on `arguments`, which may fail without ending the command."""
    try:
        return action(*arguments)
    except Exception as problem:
        return explain(problem, console)


def answer(
    prepared: Prepared, scenario: Scenario, results: Path, options: Settings, console: Console, interrupt: Interrupt
) -> int:
    """Solve one scenario, save and draw it; return its exit code."""
    bundle = solve(prepared, scenario, request(options, console, interrupt))
    code = keep(bundle, results / scenario.name, console)
    if interrupt.raised.is_set() and bundle.plan is None:
        return INTERRUPTED
    return worst([code, render(results / scenario.name, console, interrupt)])


def render(folder: Path, console: Console, interrupt: Interrupt) -> int:
    """Draw the bundle saved in `folder`; whatever fails is said, and the bundle stays."""
    try:
        return attempt(console, draw_and_tell, folder, console)
    except KeyboardInterrupt:
        interrupt.raised.set()
        return 0


def draw_and_tell(folder: Path, console: Console) -> int:
    """Draw the bundle saved in `folder` and name the files; return the exit code 0."""
    return tell_drawn(draw(folder, console.lang), console)


def request(options: Settings, console: Console, interrupt: Interrupt) -> Request:
    """Return the request that `options` make."""
    solver = Options(options.time_limit_s, options.gap)
    return Request(solver, console.progress, interrupt, options.firmness, console.lang)


def keep(bundle: Bundle, folder: Path, console: Console) -> int:
    """Save a bundle and say what it holds; return its exit code. Drawing comes after and can lose nothing."""
    path = save(bundle, folder)
    console.record(bundle, str(path))
    console.line("  " + side_by_side.proof_sentence(bundle, console.lang))
    if bundle.outcome is Outcome.INFEASIBLE:
        console.line("  " + summary(bundle.conflicts, console.lang))
        for text in bundle.conflicts.loc[bundle.conflicts["kind"] != "conflict", console.lang]:
            console.line(f"   - {text}")
    elif bundle.plan is not None:
        tell_decisions(bundle, console)
    console.line(f"  → {shown(path)}")
    return CODES[bundle.outcome]


def tell_drawn(files: Sequence[Path], console: Console) -> int:
    """Name the files that were drawn; return the exit code 0."""
    for file in files:
        console.line(f"  → {shown(file)}")
    return 0


def tell_decisions(bundle: Bundle, console: Console) -> None:
    """Write one line per institution: what is decided."""
    assert bundle.plan is not None
    table = bundle.plan.institutions
    for i, words in side_by_side.decisions(table, console.lang).items():
        console.line(f"   {table.at[i, 'name']}: {words}")


def shown(path: Path) -> str:
    """Return `path` as a user would type it from here."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def evaluate(plan: str | None, script: str | None, options: Settings, console: Console, *, record: bool) -> int:
    """Evaluate a given plan, and say how far it is from the model's own under the same rules."""
    if (plan is None) == (not record):
        raise UsageError(say("cli.plan_or_record", console.lang))
    scenarios = read_scripts([script or str(HOME / "scenarios" / "mot-truong-cao-dang.py")], console.lang)
    if len(scenarios) > 1:
        raise UsageError(say("cli.one_scenario", console.lang, path=script, count=len(scenarios)))
    rows = None if plan is None else read_plan(Path(plan), console.lang)
    prepared, results = prepared_of(options, console)
    if rows is None:
        return evaluate_rows(prepared, recorded_plan(prepared, console), scenarios[0], results, options, console)
    try:
        return evaluate_rows(prepared, rows, scenarios[0], results, options, console)
    except DataError as problem:
        name = Path(str(plan)).name
        named = (replace(f, table=name) if f.table == "decided" else f for f in problem.findings)
        raise DataError(tuple(named)) from problem


def recorded_plan(prepared: Prepared, console: Console) -> pd.DataFrame:
    """Return the rows of `decided` with use = record."""
    table = prepared.province.decided
    rows = table[table["use"] == "record"]
    if rows.empty:
        raise UsageError(say("cli.nothing_decided", console.lang))
    return rows


def evaluate_rows(
    prepared: Prepared, rows: pd.DataFrame, scenario: Scenario, results: Path, options: Settings, console: Console
) -> int:
    """Evaluate `rows` under `scenario`, beside the model's own plan, unless an interrupt ends it before."""
    interrupt = Interrupt()
    name = f"danh-gia-{scenario.name}"[:60].rstrip("-")
    titles = {lang: say("cli.evaluation_title", lang, title=scenario.title)[:200] for lang in LANGUAGES}
    asked = scenario.but(name=name, title=titles["vi"], title_en=titles["en"])
    console.say("cli.evaluating", title=scenario.title)
    bundle = evaluate_given(prepared, asked, rows, request(options, console, interrupt))
    code = keep(bundle, results / name, console)
    tell_rules(bundle, console)
    if not interrupt.raised.is_set():
        console.say("cli.own_plan")
        own = solve(prepared, scenario, request(replace(options, firmness=False), console, interrupt))
        tell_distance(bundle, own, console)
    drawn = render(results / name, console, interrupt)
    if interrupt.raised.is_set():
        console.note(say("cli.interrupted", console.lang))
        if bundle.plan is None:
            return console.finish("evaluate", INTERRUPTED)
    return console.finish("evaluate", worst([code, drawn]))


def tell_rules(given: Bundle, console: Console) -> None:
    """Write which rules a given plan meets."""
    for _, row in given.rules.iterrows():
        console.line(f"   [{say('cli.met.' + str(row['met']), console.lang)}] {row[console.lang]}")


def tell_distance(given: Bundle, own: Bundle, console: Console) -> None:
    """Write the cost of the given plan beside the model's own, and on how many units they agree."""
    if given.plan is None:
        return
    if own.plan is None:
        console.line(side_by_side.proof_sentence(own, console.lang))
        return
    same = side_by_side.agreement(given.plan.institutions, own.plan.institutions)["same"]
    cost, best = given.proof.objective_mvnd or 0.0, own.proof.objective_mvnd or 0.0
    console.say(
        "cli.distance", given=number(cost, console.lang), own=number(best, console.lang),
        more=number(cost - best, console.lang, sign=True), same=int(same.sum()), of=len(same),
    )  # fmt: skip
