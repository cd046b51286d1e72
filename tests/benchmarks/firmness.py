"""Ask how firm the decisions of a plan of a synthetic network are, and tell how long that takes.

Run as a script: ``firmness.py --institutions 36 --sites 45 --fields 10 --levels 2``; one JSON line. The plan is solved
first, then the nine questions (three weight sets, three demand variants) as the product asks them, some at once.
``--seconds`` is the limit of each solve.
"""

import argparse
import json
import resource
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from time import monotonic

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from optimizer.analysis.firmness import Answers, Nine, Question, table  # noqa: E402 - the root must be found first
from optimizer.model.case import case_of  # noqa: E402
from optimizer.model.clock import Interrupt  # noqa: E402
from optimizer.model.engine import Options  # noqa: E402
from optimizer.model.solve import optimize  # noqa: E402
from tests.benchmarks.province import Line, gap, scenario  # noqa: E402
from tests.benchmarks.synthetic import Size, network  # noqa: E402


def measure(size: Size, seconds: float, enough: float) -> Line:
    """Return the line of one run."""
    province, travel = network(size)
    asked, options = scenario(size.periods, every_rule=False), Options(time_limit_s=seconds, gap=enough)
    began = monotonic()
    solved = optimize(case_of(province, travel, asked), options)
    plan_s = round(monotonic() - began, 2)
    told: Line = {
        "province": size.province, "institutions": size.institutions, "sites": size.sites, "fields": size.fields,
        "levels": size.levels, "seed": size.seed, "enough": enough, "plan_s": plan_s,
        "objective": solved.objective_mvnd, "gap": gap(solved.objective_mvnd, solved.bound_mvnd),
    }  # fmt: skip
    if solved.decisions is None:
        return told
    began, answered = monotonic(), dict[str, float]()

    def done(question: Question, _answers: Answers) -> None:
        answered[f"{question.weights}/{question.variant}"] = round(monotonic() - began, 2)

    answers = Nine(province, travel, asked, solved.decisions, options).answers(Interrupt(), done)
    firm = table(answers)
    most = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return told | {
        "answered_s": answered,
        "answers": dict(Counter(a for of_all in answers.values() for a in of_all.values())),
        "firm": int(firm["firm"].sum()),
        "firmness_s": round(monotonic() - began, 2),
        "peak_mb": round(most / 1024),
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Print one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--province", default="15", help="code of the province whose communes are taken")
    for name, usual in (("institutions", 36), ("sites", 45), ("fields", 10), ("levels", 2)):
        parser.add_argument(f"--{name}", type=int, default=usual)
    parser.add_argument("--seconds", type=float, default=60.0, help="limit of each solve")
    parser.add_argument("--gap", type=float, default=1e-2, help="relative gap that is enough")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(arguments)
    size = Size(asked.province, asked.institutions, asked.sites, asked.fields, asked.levels, 1, asked.seed)
    sys.stdout.write(json.dumps(measure(size, asked.seconds, asked.gap)) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
