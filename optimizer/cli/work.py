"""What each command does: check, run, evaluate, compare, report."""

import argparse
import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

import optimizer
from optimizer.analysis import compare as side_by_side
from optimizer.analysis.conflicts import summary
from optimizer.analysis.pipeline import Prepared, Request, evaluate_given, prepare, solve
from optimizer.cli.arguments import GAP, LIMIT_S
from optimizer.cli.console import Console, worst
from optimizer.cli.drawing import draw
from optimizer.cli.scripts import read_scripts
from optimizer.data.plan_file import read_plan
from optimizer.errors import UsageError
from optimizer.model.engine import Interrupt, Options
from optimizer.report.render import render_comparison
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
    return Path(out) if out else HOME / "reports" / data.resolve().stem


def check(data: str, console: Console) -> int:
    """Read and check the tables, print every finding and what the tables hold."""
    prepared = prepare(folder_of(data))
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
    return run_scenarios(read_scripts(paths, console.lang), options, console)


def run_scenarios(scenarios: Sequence[Scenario], options: Settings, console: Console) -> int:
    """Solve scenarios one by one, save each bundle, draw it; an interrupt ends after the plan at hand."""
    data = folder_of(options.data)
    prepared = prepare(data)
    results = results_of(data, options.out)
    codes: list[int] = []
    for scenario in scenarios:
        interrupt = Interrupt()
        console.say("cli.scenario", title=scenario.title, name=scenario.name)
        bundle = solve(prepared, scenario, request(options, console, interrupt))
        codes.append(keep(bundle, results / scenario.name, console))
        tell_drawn(draw(results / scenario.name, console.lang), console)
        if interrupt.raised.is_set():
            console.note(say("cli.interrupted", console.lang))
            if bundle.plan is None:
                codes[-1] = 130
            break
    return console.finish("run", 130 if 130 in codes else worst(codes))  # noqa: PLR2004 - 128 + SIGINT


def request(options: Settings, console: Console, interrupt: Interrupt) -> Request:
    """Return the request that `options` make."""
    solver = Options(options.time_limit_s, options.gap)
    return Request(solver, console.progress, interrupt, options.firmness)


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


def tell_drawn(files: Sequence[Path], console: Console) -> None:
    """Name the files that were drawn."""
    for file in files:
        console.line(f"  → {shown(file)}")


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
    data = folder_of(options.data)
    scenarios = read_scripts([script or str(HOME / "scenarios" / "mot-truong-cao-dang.py")], console.lang)
    prepared = prepare(data)
    rows = recorded_plan(prepared) if record else read_plan(Path(str(plan)), console.lang)
    return evaluate_rows(prepared, rows, scenarios[0], results_of(data, options.out), options, console)


def recorded_plan(prepared: Prepared) -> pd.DataFrame:
    """Return the rows of `decided` with use = record."""
    table = prepared.province.decided
    rows = table[table["use"] == "record"]
    if rows.empty:
        raise UsageError(say("cli.nothing_decided", "vi"))
    return rows


def evaluate_rows(
    prepared: Prepared, rows: pd.DataFrame, scenario: Scenario, results: Path, options: Settings, console: Console
) -> int:
    """Evaluate `rows` under `scenario`, beside the model's own plan."""
    interrupt = Interrupt()
    name = f"danh-gia-{scenario.name}"[:60]
    asked = scenario.but(name=name, title=say("cli.evaluation_title", "vi", title=scenario.title)[:200])
    console.say("cli.evaluating", title=scenario.title)
    bundle = evaluate_given(prepared, asked, rows, request(options, console, interrupt))
    code = keep(bundle, results / name, console)
    tell_drawn(draw(results / name, console.lang), console)
    own = solve(prepared, scenario, request(options, console, interrupt))
    tell_distance(bundle, own, console)
    return console.finish("evaluate", code)


def tell_distance(given: Bundle, own: Bundle, console: Console) -> None:
    """Write the cost of the given plan beside the model's own, and on how many units they agree."""
    for _, row in given.rules.iterrows():
        console.line(f"   [{say('cli.met.' + str(row['met']), console.lang)}] {row[console.lang]}")
    if given.plan is None or own.plan is None:
        return
    same = side_by_side.agreement(given.plan.institutions, own.plan.institutions)["same"]
    cost, best = given.proof.objective_mvnd or 0.0, own.proof.objective_mvnd or 0.0
    console.say(
        "cli.distance", given=number(cost, console.lang), own=number(best, console.lang),
        more=number(cost - best, console.lang, sign=True), same=int(same.sum()), of=len(same),
    )  # fmt: skip


def compare(paths: Sequence[str], out: str | None, console: Console) -> int:
    """Compare saved bundles: a table here, CSV and PDF in a folder."""
    bundles = [load(Path(p)) for p in paths]
    folder = Path(out) if out else Path(paths[0]).resolve().parent / "so-sanh"
    if Path(paths[0]).name == "bundle" and not out:
        folder = folder.parent.parent / "so-sanh"
    compare_bundles(bundles, folder, console)
    return console.finish("compare", 0)


def compare_bundles(bundles: Sequence[Bundle], folder: Path, console: Console) -> None:
    """Write the comparison of `bundles` to `folder`, and its table to the console."""
    table = side_by_side.indicator_table(bundles)
    decisions = side_by_side.decision_table(bundles, console.lang)
    folder.mkdir(parents=True, exist_ok=True)
    for name, frame in (("indicators", table), ("decisions", decisions)):
        frame.to_csv(folder / f"{name}.csv", lineterminator="\n", float_format="%.12g", quoting=csv.QUOTE_MINIMAL)
    print_table(table, console)
    files = [
        folder / "indicators.csv",
        folder / "decisions.csv",
        *render_comparison(bundles, table, decisions, folder, console.lang),
    ]
    for file in files:
        console.line(f"  → {shown(file)}")


KEY_INDICATORS = (
    "units_in_scope", "counted_schools", "heads", "deputies", "open_sites", "demand_met", "fill_rate", "minutes_mean",
    "minutes_p90", "beyond_60", "boarders", "learners_moved", "posts_moved", "investment", "budget_saving",
    "cost_total",
)  # fmt: skip
"""Rows of the comparison that the console shows; the files hold all."""


def print_table(table: pd.DataFrame, console: Console) -> None:
    """Write the first indicators side by side."""
    scenarios = [c for c in table.columns if c not in {"name_vi", "name_en", "unit", "unit_vi", "unit_en", "better"}]
    lang: Lang = console.lang
    width = 46
    console.line(" " * width + "".join(f"{_short(c, lang):>16}" for c in scenarios))
    for _, row in table.reindex([i for i in KEY_INDICATORS if i in table.index]).iterrows():
        label = f"{row[f'name_{lang}']} ({row[f'unit_{lang}']})"[: width - 1]
        cells = "".join(f"{_cell(row[c], lang):>16}" for c in scenarios)
        console.line(f"{label:<{width}}{cells}")


def _short(name: str, lang: Lang) -> str:
    return say("cli.recorded", lang) if name == "recorded" else name[:15]


def _cell(value: float, lang: Lang) -> str:
    if pd.isna(value):
        return "–"
    return number(value, lang, 0 if abs(value) >= 100 or value == int(value) else 1)  # noqa: PLR2004 - three digits suffice


def report(paths: Sequence[str], console: Console) -> int:
    """Draw maps and PDF again from saved bundles."""
    for path in paths:
        folder = Path(path).parent if Path(path).name == "bundle" else Path(path)
        tell_drawn(draw(folder, console.lang), console)
    return console.finish("report", 0)
