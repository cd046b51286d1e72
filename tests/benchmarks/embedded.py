"""Solve every scenario of the embedded province, and tell plan, bound and time.

Run as a script: ``embedded.py [SCRIPT…] [--seconds 60] [--gap 1e-3]``; one JSON line for each scenario. Time is that of
the solve alone: building included; reading, judging and drawing not.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from optimizer.analysis.pipeline import Prepared, prepare  # noqa: E402 - the root must be found first
from optimizer.analysis.prioritised import prioritised  # noqa: E402
from optimizer.cli.scripts import read_scripts  # noqa: E402
from optimizer.cli.work import HOME, folder_of  # noqa: E402
from optimizer.model.case import case_of  # noqa: E402
from optimizer.model.engine import Options  # noqa: E402
from optimizer.model.solve import optimize, unchanged  # noqa: E402
from optimizer.scenario import Scenario  # noqa: E402
from tests.benchmarks.province import LOOKS, Line, Trace, gap  # noqa: E402


def measure(prepared: Prepared, scenario: Scenario, seconds: float, enough: float) -> Line:
    """Return the line of one scenario; its order of goals, if it has one, is not followed: cost alone."""
    case = case_of(prioritised(prepared.province, scenario), prepared.travel, scenario)
    today = unchanged(case.alone()).decisions
    trace = Trace()
    solved = optimize(
        case, Options(time_limit_s=seconds, gap=enough), start=today,
        progress=lambda _stage, _seconds, best, bound: trace.note(best, bound),
    )  # fmt: skip
    trace.note(solved.objective_mvnd, solved.bound_mvnd)
    return {
        "scenario": scenario.name, "periods": len(scenario.periods), **solved.size, "status": solved.status,
        "objective": solved.objective_mvnd, "bound": solved.bound_mvnd,
        "gap": gap(solved.objective_mvnd, solved.bound_mvnd), "first_plan_s": trace.first_plan(),
        "seconds": round(trace.seen[-1][0], 2), **{f"gap_{look}s": trace.gap_at(look) for look in (3, *LOOKS[:1])},
    }  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    """Print one JSON line for each scenario."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scripts", nargs="*", help="scripts of scenarios (those of the project, if none is named)")
    parser.add_argument("--seconds", type=float, default=60.0, help="limit of each solve")
    parser.add_argument("--gap", type=float, default=1e-3, help="relative gap that is enough")
    asked = parser.parse_args(arguments)
    scripts = asked.scripts or [str(p) for p in sorted((HOME / "scenarios").glob("*.py"))]
    prepared = prepare(folder_of(None))
    for scenario in read_scripts(scripts, "en"):
        sys.stdout.write(json.dumps(measure(prepared, scenario, asked.seconds, asked.gap)) + "\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
