"""What the commands that read tables do: check, run; and what the others share with them."""

import argparse
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import optimizer
from optimizer.analysis import compare as side_by_side
from optimizer.analysis import priorities
from optimizer.analysis.conflicts import relaxations, summary
from optimizer.analysis.pipeline import Prepared, Request, prepare
from optimizer.cli.arguments import GAP, LIMIT_S, SOLVER
from optimizer.cli.beside import kept
from optimizer.cli.console import Console, worst
from optimizer.cli.drawing import draw
from optimizer.cli.failures import BAD_INPUT, explain
from optimizer.cli.opened import opened, require_one_province
from optimizer.cli.paths import named, require_writable
from optimizer.cli.scripts import gather
from optimizer.data.files import WORKBOOKS
from optimizer.errors import BundleError, DataError, UsageError
from optimizer.model.clock import Interrupt
from optimizer.model.engine import Options
from optimizer.scenario import Scenario
from optimizer.solution.bundle import load, save
from optimizer.solution.solution import Bundle, Outcome
from optimizer.wording import Lang, number, say

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
    solver: str = SOLVER


def settings(args: argparse.Namespace) -> Settings:
    """Return the settings of parsed arguments."""
    return Settings(args.data, args.out, args.time_limit, args.gap, getattr(args, "firmness", False), args.solver)


def folder_of(data: str | None) -> Path:
    """Return the folder or workbook of the province; the embedded one where none is named."""
    path = Path(EMBEDDED if data is None else data)
    return path if path.exists() or path.is_absolute() else HOME / path if (HOME / path).exists() else path


def results_of(data: Path, out: str | None) -> Path:
    """Return the folder that results go to: ``reports/<province>``."""
    if out is not None:
        return Path(out)
    place = data.resolve()
    return HOME / "reports" / (place.stem if place.is_file() else place.name)


def run_scripts(paths: Sequence[str], options: Settings, console: Console) -> int:
    """Solve every script; the exit code is the worst. What is wrong with a script is said before the others run."""
    scenarios, problems = gather(paths, console.lang)
    for problem in problems:
        console.fail(problem)
    if not scenarios:
        return console.finish("run", BAD_INPUT)
    books = [path for path in paths if Path(path).suffix.lower() in WORKBOOKS]
    if options.data is None and len(books) == 1:
        options = replace(options, data=books[0])
    return run_scenarios(scenarios, options, console, [BAD_INPUT] if problems else [])


def run_scenarios(
    scenarios: Sequence[Scenario], options: Settings, console: Console, before: Sequence[int] = ()
) -> int:
    """Solve scenarios one by one and save each bundle, then draw them, each with the others beside it as options.

    An interrupt ends after the plan at hand: what was saved is drawn; a second one ends the drawing. A scenario that
    fails does not keep the others from running; `before` are exit codes that count already.
    """
    prepared, results = prepared_of(options, console)
    codes, saved = list(before), list[Path]()
    for scenario in scenarios:
        interrupt = Interrupt()
        console.say("cli.scenario", title=scenario.title, name=scenario.name)
        codes.append(attempt(console, answer, prepared, scenario, results, options, console, interrupt, saved))
        if interrupt.raised.is_set():
            break
    drawing = Interrupt()
    for folder in saved:
        codes.append(render(folder, console, drawing, [other for other in saved if other != folder]))
        if drawing.raised.is_set():
            break
    if interrupt.raised.is_set() or drawing.raised.is_set():
        console.note(say("cli.interrupted", console.lang))
    return console.finish("run", INTERRUPTED if INTERRUPTED in codes else worst(codes))


def prepared_of(options: Settings, console: Console) -> tuple[Prepared, Path]:
    """Return the province of `options` and the folder of its results; say how many doubts its tables leave.

    Raises
    ------
    UsageError
        Nothing can be written where the results go: known before the first solve, not after it.
    DataError
        The tables cannot be used.
    """
    for path in (options.data, options.out):
        if path is not None:
            named(path, console.lang)
    data = folder_of(options.data)
    results = results_of(data, options.out)
    require_writable(results, console.lang)
    prepared = prepare(data, console.lang)
    console.count_findings(prepared.findings, typed(data))
    return prepared, results


def attempt(console: Console, action: Callable[..., int], *arguments: object) -> int:
    """Return the exit code of `action` on `arguments`, which may fail without ending the command."""
    try:
        return action(*arguments)
    except Exception as problem:
        return explain(problem, console)


def answer(
    prepared: Prepared, scenario: Scenario, results: Path, options: Settings, console: Console, interrupt: Interrupt,
    saved: list[Path],
) -> int:  # fmt: skip
    """Solve one scenario and save it, its folder added to `saved`; return its exit code.

    From the search on, an interrupt only ends the search: what it found is judged and saved. One without a plan
    leaves the bundle of an earlier run where it is.
    """
    require_writable(results / scenario.name, console.lang)
    try:
        bundle = priorities.answer(prepared, scenario, request(options, console, interrupt))
        with interrupt.listening():
            if bundle.outcome is Outcome.NO_PLAN and interrupt.raised.is_set():
                return INTERRUPTED
            code = keep(bundle, results / scenario.name, console)
    except KeyboardInterrupt:
        interrupt.raised.set()
        return INTERRUPTED
    if interrupt.raised.is_set() and bundle.plan is None:
        return INTERRUPTED
    saved.append(results / scenario.name)
    return code


def render(folder: Path, console: Console, interrupt: Interrupt, others: Sequence[Path] = ()) -> int:
    """Draw the bundle saved in `folder`; whatever fails is said, and the bundle stays.

    Beside it stand those in `others` and those that the last report there had beside it.
    """
    try:
        return attempt(console, _draw_beside, folder, console, others)
    except KeyboardInterrupt:
        interrupt.raised.set()
        return 0


def _draw_beside(folder: Path, console: Console, others: Sequence[Path]) -> int:
    return draw_and_tell(folder, console, None, beside_again(load(folder), folder, console, others))


def beside_again(bundle: Bundle, folder: Path, console: Console, others: Sequence[Path]) -> list[Path]:
    """Return `others` and the plans that the last report on `bundle` in `folder` had beside it too, which are told."""
    new = {other.resolve() for other in others}
    before = [place for place in last_beside(bundle, folder, console) if place not in new]
    if before:
        names = ", ".join(place.name for place in before)
        console.say("cli.run_beside", name=folder.name, names=names, path=typed(folder))
    return [*others, *before]


def last_beside(bundle: Bundle, folder: Path, console: Console) -> list[Path]:
    """Return the plans that the last report on `bundle` in `folder` had beside it; tell those that cannot be used."""
    found = []
    for place in kept(folder):
        try:
            require_one_province([bundle, opened(str(place), console.lang)], console.lang)
            found.append(place)
        except (BundleError, UsageError):
            console.note(say("cli.report_left_out", console.lang, path=shown(place)))
    return found


def draw_and_tell(
    folder: Path, console: Console, letterhead: Mapping[str, str] | None = None, others: Sequence[Path] = ()
) -> int:
    """Draw the bundle saved in `folder` and name the files; return the exit code, 2 if a text cannot be printed."""
    try:
        return tell_drawn(draw(folder, console.lang, letterhead, others), console)
    except DataError as problem:
        console.tell_findings(problem.findings, only_errors=True)
        console.fail(say("cli.not_drawn", console.lang, path=shown(folder / "bundle")))
        return BAD_INPUT


def request(options: Settings, console: Console, interrupt: Interrupt) -> Request:
    """Return the request that `options` make."""
    solver = Options(options.time_limit_s, options.gap, solver=options.solver)
    return Request(solver, console.progress, interrupt, options.firmness, console.lang)


def keep(bundle: Bundle, folder: Path, console: Console) -> int:
    """Save a bundle and say what it holds; return its exit code. Drawing comes after and can lose nothing."""
    path = save(bundle, folder)
    console.record(bundle, str(path))
    console.line("  " + side_by_side.proof_sentence(bundle, console.lang))
    if bundle.outcome is Outcome.INFEASIBLE:
        console.line("  " + summary(bundle.conflicts, console.lang))
        for text in relaxations(bundle.conflicts, console.lang):
            console.line(f"   - {text}")
    elif bundle.plan is not None:
        for text in told_years(bundle, console.lang):
            console.line(f"   {text}")
        for text in bundle.goals[console.lang]:
            console.line(f"   - {text}")
        tell_decisions(bundle, console)
    console.line(f"  → {shown(path)}")
    return CODES[bundle.outcome]


def told_years(bundle: Bundle, lang: Lang) -> list[str]:
    """Return what a plan of several years is, year by year, and when its changes come; nothing where it has one."""
    if bundle.years.empty:
        return []
    lines = ["- " + say("path.told", lang, years=", ".join(str(y) for y in bundle.years.index))]
    for year, row in bundle.years.iterrows():
        values = {
            "units": row["units"], "sites": row["sites"], "served": row["served"], "demand": row["demand"],
            "budget": row["budget_mvnd"],
        }  # fmt: skip
        shown = {name: number(float(value), lang) for name, value in values.items()}
        lines.append("- " + say("path.year", lang, year=year, **shown))
        mine = bundle.changes[(bundle.changes["year"] == year) & (bundle.changes["kind"] == "unit")]
        lines += [f"  – {row['name']}: {row[lang]}" for _, row in mine.iterrows()]
    return lines


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


def typed(path: Path) -> str:
    """Return `path` as one word of a command typed from here: in quotes where it has blanks."""
    text = shown(path)
    return f'"{text}"' if " " in text else text


def shown(path: Path) -> str:
    """Return `path` as a user would type it from here."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)
