"""The embedded province through everything: check, evaluate what was decided, solve every scenario, compare."""

from pathlib import Path
from time import monotonic

from optimizer.analysis.pipeline import evaluate_given, prepare, solve
from optimizer.cli import work
from optimizer.cli.console import Console, worst
from optimizer.cli.scripts import read_scripts
from optimizer.model.engine import Interrupt
from optimizer.solution.solution import Bundle
from optimizer.wording import number

FIRM = "mot-truong-cao-dang"
"""The scenario whose decisions are asked nine times."""


def demo(out: str | None, console: Console) -> int:
    """Run the embedded province; 0 if every scenario ended in a plan or a proven "no plan"."""
    start = monotonic()
    data = work.folder_of(None)
    results = work.results_of(data, out)
    scenarios = read_scripts([str(p) for p in sorted((work.HOME / "scenarios").glob("*.py"))], console.lang)
    prepared = prepare(data)
    console.line(prepared.province.facts.get("disclaimer", ""))
    console.tell_findings(prepared.findings)
    bundles: list[Bundle] = []
    codes: list[int] = []
    interrupt = Interrupt()
    decided = work.recorded_plan(prepared)
    firm = next(s for s in scenarios if s.name == FIRM)
    console.say("cli.evaluating", title=firm.title)
    asked = firm.but(name="da-quyet-dinh", title="Phương án đã quyết định trên thực tế (ghi nhận)")
    given = evaluate_given(prepared, asked, decided, work.request(work.Settings(), console, interrupt))
    codes.append(work.keep(given, results / asked.name, console))
    for scenario in scenarios:
        settings = work.Settings(firmness=scenario.name == FIRM)
        console.say("cli.scenario", title=scenario.title, name=scenario.name)
        bundle = solve(prepared, scenario, work.request(settings, console, interrupt))
        codes.append(work.keep(bundle, results / scenario.name, console))
        bundles.append(bundle)
        if scenario.name == FIRM:
            work.tell_distance(given, bundle, console)
        if interrupt.raised.is_set():
            return console.finish("demo", 130)
    work.compare_bundles([given, *bundles], results / "so-sanh", console)
    console.say("cli.demo_done", folder=work.shown(Path(results)), seconds=number(monotonic() - start, console.lang))
    code = worst(codes)
    return console.finish("demo", 0 if code == 1 else code)
