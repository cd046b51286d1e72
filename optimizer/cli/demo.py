"""The embedded province through everything: check, evaluate what was decided, solve every scenario, compare."""

from pathlib import Path
from time import monotonic

from optimizer.analysis.pipeline import Prepared, evaluate_given, prepare, solve
from optimizer.cli import saved, work
from optimizer.cli.console import Console, worst
from optimizer.cli.drawing import Studio, studio
from optimizer.cli.scripts import read_scripts
from optimizer.errors import UsageError
from optimizer.model.engine import Interrupt
from optimizer.scenario import Scenario
from optimizer.solution.solution import Bundle
from optimizer.wording import number, say

FIRM = "mot-truong-cao-dang"
"""The scenario whose decisions are asked nine times, and under whose rules the decided plan is evaluated."""


def demo(out: str | None, console: Console) -> int:
    """Run the embedded province; 0 if every scenario ended in a plan or a proven "no plan"."""
    start = monotonic()
    data = work.folder_of(None)
    results = work.results_of(data, out)
    scripts = work.HOME / "scenarios"
    scenarios = read_scripts([str(p) for p in sorted(scripts.glob("*.py"))], console.lang)
    if FIRM not in {s.name for s in scenarios}:
        raise UsageError(say("cli.script_missing", console.lang, path=scripts / f"{FIRM}.py"))
    prepared = prepare(data, console.lang)
    console.line(prepared.province.facts.get("disclaimer", ""))
    console.tell_findings(prepared.findings)
    interrupt = Interrupt()
    with studio() as drawing:
        codes, bundles = _answer(prepared, scenarios, results, console, interrupt, drawing)
        if interrupt.raised.is_set():
            return console.finish("demo", 130)
        codes.append(saved.compare_bundles(bundles, results / "so-sanh", console))
        for files in drawing.finished():
            work.tell_drawn(files, console)
    console.say("cli.demo_done", folder=work.shown(Path(results)), seconds=number(monotonic() - start, console.lang))
    code = worst(codes)
    return console.finish("demo", 0 if code == 1 else code)


def _answer(
    prepared: Prepared,
    scenarios: list[Scenario],
    results: Path,
    console: Console,
    interrupt: Interrupt,
    drawing: Studio,
) -> tuple[list[int], list[Bundle]]:
    """Evaluate the decided plan, solve every scenario, save and queue each for drawing."""
    firm = next(s for s in scenarios if s.name == FIRM)
    console.say("cli.evaluating", title=firm.title)
    asked = firm.but(
        name="da-quyet-dinh", title=say("cli.decided_title", "vi"), title_en=say("cli.decided_title", "en")
    )
    request = work.request(work.Settings(), console, interrupt)
    given = evaluate_given(prepared, asked, work.recorded_plan(prepared, console), request)
    bundles = [given]
    codes = [work.keep(given, results / asked.name, console)]
    drawing.draw(results / asked.name, console.lang)
    for scenario in scenarios:
        if interrupt.raised.is_set():
            break
        settings = work.Settings(firmness=scenario.name == FIRM)
        console.say("cli.scenario", title=scenario.title, name=scenario.name)
        bundle = solve(prepared, scenario, work.request(settings, console, interrupt))
        codes.append(work.keep(bundle, results / scenario.name, console))
        drawing.draw(results / scenario.name, console.lang)
        bundles.append(bundle)
        if scenario.name == FIRM:
            work.tell_rules(given, console)
            work.tell_distance(given, bundle, console)
    return codes, bundles
