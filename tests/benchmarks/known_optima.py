"""Solve published instances as provinces, and compare with the published optimum and the textbook model.

Run as a script: ``known_optima.py FILE… [--seconds X] [--textbook]``; see the README beside it.
"""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from time import monotonic

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from optimizer.model.engine import Options  # noqa: E402 - the root must be found first
from optimizer.model.solve import optimize  # noqa: E402
from tests.benchmarks.instances import REPRESENTABLE, Instance, Published, manifest, read_instance  # noqa: E402
from tests.benchmarks.mapping import Mapped, as_province  # noqa: E402
from tests.benchmarks.textbook_location import Measured, solve_textbook  # noqa: E402

SECONDS = 60.0
GAP = 1e-9
"""Relative gap at which a solve may stop: the optimum in all its digits."""

type Line = dict[str, object]


def solve_here(mapped: Mapped, limit: float, gap: float) -> Measured:
    """Solve the tables of an instance with this project's model; what every plan costs beyond it is taken off."""
    start = monotonic()
    solved = optimize(mapped.case(), Options(time_limit_s=limit, gap=gap))
    seconds = monotonic() - start
    objective, bound = (
        None if value is None else value - mapped.constant for value in (solved.objective_mvnd, solved.bound_mvnd)
    )
    return Measured(objective, bound, seconds)


def line(published: Published, instance: Instance, limit: float, gap: float, *, textbook: bool) -> Line:
    """Return what is printed of one instance: what is published, found and proved, money in the instance's own unit."""
    told: Line = {
        "file": published.file,
        "family": published.family,
        "name": published.name,
        "known": published.optimum,
        "model": "as published" if published.family in REPRESENTABLE else "not representable: splittable relaxation",
    }
    here = solve_here(as_province(instance), limit, gap)
    told |= _figures(here, "")
    told["right"] = not wrong(published, here)
    if textbook:
        told |= _figures(solve_textbook(instance, limit, gap), "textbook_")
    return told


def wrong(published: Published, measured: Measured) -> str:
    """Return what contradicts the published optimum, or nothing.

    A bound must not be above it, and a plan not below it; the relaxation of what is not representable may be below.
    """
    known, slack = published.optimum, published.tolerance
    if known is None:
        return ""
    if measured.bound is not None and measured.bound > known + slack:
        return "bound above the published optimum"
    below = measured.objective is not None and measured.objective < known - slack
    if below and published.family in REPRESENTABLE:
        return "plan below the published optimum"
    return ""


def _figures(measured: Measured, prefix: str) -> Mapping[str, object]:
    figures = {"objective": measured.objective, "bound": measured.bound, "gap": measured.gap}
    return {f"{prefix}{k}": v for k, v in figures.items()} | {f"{prefix}seconds": round(measured.seconds, 3)}


def main(arguments: Sequence[str] | None = None) -> int:
    """Print one JSON line per problem; return 1 if a file cannot be read or a figure contradicts what is published."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "files",
        nargs="+",
        type=Path,
        metavar="FILE",
        help="an instance listed in a manifest.csv above it, or a manifest",
    )
    parser.add_argument("--seconds", type=float, default=SECONDS, help="limit of each solve (default: %(default)s)")
    parser.add_argument("--gap", type=float, default=GAP, help="relative gap that is enough (default: %(default)s)")
    parser.add_argument("--family", action="append", help="only problems of this family (may be repeated)")
    parser.add_argument("--textbook", action="store_true", help="solve the textbook model too, after ours")
    asked = parser.parse_args(arguments)
    failed = False
    for file in asked.files:
        try:
            for published in manifest(file):
                if asked.family and published.family not in asked.family:
                    continue
                instance = read_instance(published)
                told = line(published, instance, asked.seconds, asked.gap, textbook=asked.textbook)
                failed |= not told["right"]
                sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
                sys.stdout.flush()
        except ValueError as error:
            failed = True
            sys.stderr.write(f"{error}\n")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
