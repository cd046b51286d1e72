"""What `evaluate` does: a given plan under a scenario's rules and costs, beside the model's own plan."""

import hashlib
import unicodedata
from dataclasses import replace
from pathlib import Path

import pandas as pd

from optimizer.analysis import compare as side_by_side
from optimizer.analysis.given import structure_of
from optimizer.analysis.pipeline import Prepared, Request, evaluate_given, solve
from optimizer.cli import work
from optimizer.cli.console import Console, worst
from optimizer.cli.paths import named, require_writable
from optimizer.cli.scripts import read_scripts
from optimizer.cli.work import HOME, Settings
from optimizer.data.files import WORKBOOKS, find_source
from optimizer.data.plan_file import read_plan
from optimizer.data.scenario_sheet import has_scenarios
from optimizer.errors import DataError, UsageError
from optimizer.model.clock import Interrupt
from optimizer.scenario import Scenario
from optimizer.solution.solution import Bundle
from optimizer.wording import LANGUAGES, clean, number, say

LONGEST_NAME, LONGEST_TITLE = 60, 200
"""What a scenario's name and title may hold (letters)."""


def evaluate(plan: str | None, script: str | None, options: Settings, console: Console, *, record: bool) -> int:
    """Evaluate a given plan, and say how far it is from the model's own under the same rules."""
    if (plan is None) == (not record):
        raise UsageError(say("cli.plan_or_record", console.lang))
    for path in (plan, script):
        if path is not None:
            named(path, console.lang)
    whole = plan is not None and _holds_tables(Path(plan), console)
    if whole and options.data is None:
        options = replace(options, data=plan)
    if whole and script is None and has_scenarios(Path(str(plan))):
        scenarios = read_scripts([str(plan)], console.lang)[:1]
    else:
        scenarios = read_scripts([script or str(HOME / "scenarios" / "mot-truong-cao-dang.py")], console.lang)
    if len(scenarios) > 1:
        raise UsageError(say("cli.one_scenario", console.lang, path=script, count=len(scenarios)))
    asked = asked_of(scenarios[0], None if plan is None else Path(plan))
    given = None if plan is None else read_plan(Path(plan), console.lang)
    wrong = () if given is None else given.errors
    try:
        prepared, results = work.prepared_of(options, console)
        require_writable(results / asked.name, console.lang)
        rows = recorded_plan(prepared, console) if given is None else given.rows
        if wrong:
            structure_of(prepared.province, rows)
            raise DataError(())
        console.say("cli.evaluating", title=scenarios[0].title)
        return evaluate_rows(prepared, rows, (asked, scenarios[0]), results, options, console)
    except DataError as problem:
        file = "decided" if plan is None else Path(plan).name
        named_so = [replace(f, table=file) if f.table == "decided" else f for f in problem.findings]
        raise DataError((*wrong, *named_so)) from problem


def _holds_tables(plan: Path, console: Console) -> bool:
    """Return whether the plan is the sheet 8_PhuongAnNhap of a province's workbook, whose tables are then meant."""
    if plan.suffix.lower() not in WORKBOOKS or not plan.is_file():
        return False
    return {"communes", "institutions"} <= find_source(plan, console.lang).seen


def asked_of(scenario: Scenario, plan: Path | None) -> Scenario:
    """Return `scenario` under the name and titles of its evaluation, so that each plan file has a bundle of its own.

    The name is ``danh-gia-<file>-<scenario>``, or ``danh-gia-<scenario>`` of the plan on record; one that would be too
    long is cut and ends in four hexadecimal digits of the whole.
    """
    file = "" if plan is None else clean(plan.stem)
    name = "-".join(part for part in ("danh-gia", _slug(file), scenario.name) if part)
    if len(name) > LONGEST_NAME:
        name = f"{name[: LONGEST_NAME - 5].rstrip('-')}-{hashlib.sha256(name.encode()).hexdigest()[:4]}"
    phrase = "cli.evaluation_title" if file else "cli.evaluation_record_title"
    own = {"vi": scenario.title, "en": scenario.title_en or scenario.title}
    titles = {lang: say(phrase, lang, plan=file, title=own[lang])[:LONGEST_TITLE] for lang in LANGUAGES}
    return scenario.but(name=name, title=titles["vi"], title_en=titles["en"])


def _slug(text: str) -> str:
    """Return `text` in small letters without marks, digits, and hyphens for everything else."""
    spread = unicodedata.normalize("NFD", text.casefold()).replace("đ", "d")
    letters = "".join(c if c.isascii() and c.isalnum() else " " for c in spread if not unicodedata.combining(c))
    return "-".join(letters.split())


def recorded_plan(prepared: Prepared, console: Console) -> pd.DataFrame:
    """Return the rows of `decided` with use = record."""
    table = prepared.province.decided
    rows = table[table["use"] == "record"]
    if rows.empty:
        raise UsageError(say("cli.nothing_decided", console.lang))
    return rows


def evaluate_rows(
    prepared: Prepared,
    rows: pd.DataFrame,
    asked: tuple[Scenario, Scenario],
    results: Path,
    options: Settings,
    console: Console,
) -> int:
    """Evaluate `rows`, then solve for the model's own plan, unless an interrupt ends it before.

    `asked` holds the scenario as evaluated and as it stands. Once the evaluation is saved, an interrupt loses nothing.
    """
    interrupt = Interrupt()
    request = work.request(replace(options, firmness=False), console, interrupt)
    folder = results / asked[0].name
    bundle = evaluate_given(prepared, asked[0], rows, request)
    if bundle.plan is None and interrupt.raised.is_set():
        raise KeyboardInterrupt
    with interrupt.listening():
        codes = [work.keep(bundle, folder, console)]
        tell_rules(bundle, console)
    try:
        codes.append(work.attempt(console, _beside_own, prepared, bundle, asked[1], request, console))
    except KeyboardInterrupt:
        interrupt.raised.set()
    codes.append(work.render(folder, console, interrupt))
    if interrupt.raised.is_set():
        console.note(say("cli.interrupted", console.lang))
    return console.finish("evaluate", worst(codes))


def _beside_own(prepared: Prepared, given: Bundle, scenario: Scenario, request: Request, console: Console) -> int:
    """Solve for the model's own plan, and write how far the given one is from it."""
    if not request.interrupt.raised.is_set():
        console.say("cli.own_plan")
        tell_distance(given, solve(prepared, scenario, request), console)
    return 0


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
