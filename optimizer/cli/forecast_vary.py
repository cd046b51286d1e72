"""What the command `vary` does: one scenario under each demand, without its priority, and with one billion VND more."""

from pathlib import Path

from optimizer.analysis.one_more import one_more
from optimizer.analysis.pipeline import Prepared, Request, solve
from optimizer.analysis.priorities import priority_cost
from optimizer.analysis.variants import robustness, under_variants
from optimizer.cli import work
from optimizer.cli.console import Console
from optimizer.cli.failures import BAD_INPUT
from optimizer.cli.forecasting import save
from optimizer.cli.scripts import gather
from optimizer.scenario import Scenario
from optimizer.solution import bundle as store
from optimizer.wording import number, say

FOLDER = "bien-thien"
"""Folder of the tables, in that of the scenario's results."""


def vary(script: str, options: work.Settings, console: Console) -> int:
    """Answer the three questions about each scenario of `script`, write their tables and say what they hold."""
    scenarios, problems = gather([script], console.lang)
    for problem in problems:
        console.fail(problem)
    if not scenarios:
        return console.finish("vary", BAD_INPUT)
    prepared, results = work.prepared_of(options, console)
    for scenario in scenarios:
        console.say("cli.scenario", title=scenario.title, name=scenario.name)
        _vary(prepared, scenario, results, work.request(options, console, Request().interrupt), console)
    return console.finish("vary", BAD_INPUT if problems else 0)


def _vary(prepared: Prepared, scenario: Scenario, results: Path, request: Request, console: Console) -> None:
    folder = results / scenario.name / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    lang = console.lang
    bundles = [solve(prepared, question, request) for question in under_variants(scenario)]
    paths = [store.save(bundle, results / str(bundle.scenario["name"])) for bundle in bundles]
    if all(bundle.plan is not None for bundle in bundles):
        stands = robustness(bundles)
        paths.append(save(stands.reset_index(), folder / "muc-nhu-cau.csv"))
        console.say("vary.stands", count=int(stands["stands"].sum()), of=len(stands))
    else:
        console.say("vary.no_plan")
    cost = priority_cost(prepared, scenario, request)
    paths.append(save(cost, folder / "uu-tien.csv"))
    lower = cost[(cost["kind"] == "field") & ~cost["priority"] & (cost["change"] < -1e-9)]  # noqa: PLR2004 - rounding
    console.say("vary.priority", fields=", ".join(lower["key"]) or say("vary.none", lang))
    more = one_more(prepared, scenario, request)
    paths.append(save(more, folder / "them-mot-ty.csv"))
    for row in more[more["asked"] == "field"].dropna().to_dict("records"):
        console.say("vary.more", field=row["key"], learners=number(row["learners"], lang),
                    served=number(row["served"], lang), cost=number(row["cost_total"], lang, sign=True))  # fmt: skip
    for path in paths:
        console.line(f"  → {work.shown(path)}")
