"""The embedded province through everything: check, evaluate what was decided, solve every scenario, compare."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from time import monotonic

from optimizer.analysis.pipeline import Prepared, Request, evaluate_given, prepare
from optimizer.analysis.priorities import answer
from optimizer.cli import judging, saved, work
from optimizer.cli.beside import kept
from optimizer.cli.console import Console, worst
from optimizer.cli.drawing import Studio, studio
from optimizer.cli.paths import named, require_writable
from optimizer.cli.scripts import read_scripts
from optimizer.errors import UsageError
from optimizer.model.clock import Interrupt
from optimizer.scenario import Scenario
from optimizer.solution.solution import Bundle
from optimizer.wording import number, say

FIRM = "mot-truong-cao-dang"
"""The scenario whose decisions are asked nine times, whose report has all others beside it, and under whose rules the
decided plan is evaluated."""
DECIDED = "da-quyet-dinh"
"""Name of that evaluation."""


def demo(out: str | None, console: Console) -> int:
    """Run the embedded province; 0 if every scenario ended in a plan or a proven "no plan"."""
    start = monotonic()
    data = work.folder_of(None)
    results = work.results_of(data, None if out is None else named(out, console.lang))
    scripts = work.HOME / "scenarios"
    scenarios = read_scripts([str(p) for p in sorted(scripts.glob("*.py"))], console.lang)
    if FIRM not in {s.name for s in scenarios}:
        raise UsageError(say("cli.script_missing", console.lang, path=scripts / f"{FIRM}.py"))
    prepared = prepare(data, console.lang)
    told = prepared.province.facts
    console.line(told.get(f"disclaimer_{console.lang}", "") or told.get("disclaimer", ""))
    console.tell_findings(prepared.findings)
    require_writable(results, console.lang)
    with studio() as drawing:
        show = _Show(prepared, results, console, drawing)
        codes = _answer(show, scenarios)
        show.draw_rest()
        if show.interrupt.raised.is_set():
            console.note(say("cli.interrupted", console.lang))
            return console.finish("demo", work.INTERRUPTED)
        if show.bundles:
            codes.append(saved.compare_bundles(list(show.bundles.values()), results / "so-sanh", console))
        codes += [work.attempt(console, _tell, job, console) for job in drawing.jobs()]
    console.say("cli.demo_done", folder=work.shown(Path(results)), seconds=number(monotonic() - start, console.lang))
    code = worst(codes)
    return console.finish("demo", 0 if code == 1 else code)


@dataclass(frozen=True, slots=True)
class _Show:
    """What the demo has, and the bundles it has made so far by name."""

    prepared: Prepared
    results: Path
    console: Console
    drawing: Studio
    interrupt: Interrupt = field(default_factory=Interrupt)
    bundles: dict[str, Bundle] = field(default_factory=dict)
    waiting: list[str] = field(default_factory=list)
    """Names of bundles that are drawn once all are made, as others stand beside them."""

    def add(self, name: str, make: Callable[[Request], Bundle], *, firmness: bool = False) -> int:
        """Make a bundle, save it and queue it for drawing, if it stands alone; return its exit code."""
        request = work.request(work.Settings(firmness=firmness), self.console, self.interrupt)
        bundle = make(request)
        if bundle.plan is None and self.interrupt.raised.is_set():
            return work.INTERRUPTED
        with self.interrupt.listening():
            code = work.keep(bundle, self.results / name, self.console)
        if name == FIRM or kept(self.results / name):
            self.waiting.append(name)
        else:
            self.drawing.draw(self.results / name, self.console.lang)
        self.bundles[name] = bundle
        return code

    def draw_rest(self) -> None:
        """Queue the bundles with others beside them: those of their last report, and all of the demo beside one."""
        for name in self.waiting:
            folder = self.results / name
            others = [self.results / other for other in self.bundles if name == FIRM and other != FIRM]
            beside = work.beside_again(self.bundles[name], folder, self.console, others)
            self.drawing.draw(folder, self.console.lang, beside)


def _answer(show: _Show, scenarios: list[Scenario]) -> list[int]:
    """Evaluate the decided plan, then solve every scenario; return the exit codes. What fails stops no other."""
    console, prepared = show.console, show.prepared
    firm = next(s for s in scenarios if s.name == FIRM)
    asked = firm.but(name=DECIDED, title=say("cli.decided_title", "vi"), title_en=say("cli.decided_title", "en"))
    console.say("cli.evaluating", title=firm.title)
    decided = partial(_decided, prepared, asked, console)
    codes = [work.attempt(console, show.add, DECIDED, decided)]
    for scenario in scenarios:
        if show.interrupt.raised.is_set():
            break
        console.say("cli.scenario", title=scenario.title, name=scenario.name)
        add = partial(show.add, firmness=scenario.name == FIRM)
        codes.append(work.attempt(console, add, scenario.name, partial(answer, prepared, scenario)))
        if scenario.name == FIRM and {DECIDED, FIRM} <= set(show.bundles):
            judging.tell_rules(show.bundles[DECIDED], console)
            judging.tell_distance(show.bundles[DECIDED], show.bundles[FIRM], console)
    return codes


def _decided(prepared: Prepared, asked: Scenario, console: Console, request: Request) -> Bundle:
    return evaluate_given(prepared, asked, judging.recorded_plan(prepared, console), request)


def _tell(job: Callable[[], list[Path]], console: Console) -> int:
    return work.tell_drawn(job(), console)
