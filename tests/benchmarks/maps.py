"""How much processor time the maps of a large province take: a JSON line a kind, and one for the default set of plans.

A line of a kind: `draw_s` (from the bundle in memory to the finished sheet), `png_s`, `svg_s`, `bytes` of both,
`labels` placed and `hidden` (communes without a name). The first map of the process is drawn once before, so that fonts
and libraries are loaded. The line of the set: `seconds` for the maps that every run draws (PNG and SVG) of all plans.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from time import process_time

from optimizer.report.maps.atlas import draw_maps
from optimizer.report.maps.kinds import KINDS, TOGETHER, Choice
from optimizer.solution.solution import Bundle
from tests.report.runs import Size, run


def measure(kind: str, bundles: Sequence[Bundle], paper: str) -> dict[str, object]:
    """Return the line of one kind."""
    beside = tuple(bundles[1:]) if kind in TOGETHER else ()
    start = process_time()
    drawn = KINDS[kind](bundles[0], "vi", Choice(paper=paper, beside=beside))
    made = process_time()
    png = drawn.sheet.png()
    saved = process_time()
    svg = drawn.sheet.svg()
    return {
        "kind": kind, "paper": paper, "draw_s": round(made - start, 2), "png_s": round(saved - made, 2),
        "svg_s": round(process_time() - saved, 2), "bytes": len(png) + len(svg),
        "labels": sum(len(placement.placed) for placement in drawn.placements), "hidden": len(drawn.hidden),
    }  # fmt: skip


def measure_set(bundles: Sequence[Bundle]) -> dict[str, object]:
    """Return the line of the default set of all `bundles`."""
    start, maps, size = process_time(), 0, 0
    for bundle in bundles:
        for drawn in draw_maps(bundle, "vi").values():
            size += len(drawn.sheet.png()) + len(drawn.sheet.svg())
            maps += 1
    return {"set": len(bundles), "maps": maps, "seconds": round(process_time() - start, 1), "bytes": size}


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the lines."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--province", default="79", help="code of the province whose communes are taken")
    for name, usual in (("institutions", 60), ("sites", 80), ("fields", 12), ("plans", 6)):
        parser.add_argument(f"--{name}", type=int, default=usual)
    parser.add_argument("--paper", default="a4", choices=["a4", "a3"])
    parser.add_argument("--kind", action="append", choices=list(KINDS), help="only these kinds, and no set")
    asked = parser.parse_args(arguments)
    size = Size(asked.province, asked.institutions, asked.sites, asked.fields)
    bundles = [run(size, plan) for plan in range(1, asked.plans + 1)]
    shape = {"province": size.province, "communes": len(bundles[0].geometry), "sites": size.sites}
    KINDS["status"](bundles[0], "vi", Choice()).sheet.png()
    for kind in asked.kind or KINDS:
        sys.stdout.write(json.dumps({**shape, **measure(kind, bundles, asked.paper)}) + "\n")
        sys.stdout.flush()
    if not asked.kind:
        sys.stdout.write(json.dumps({**shape, **measure_set(bundles)}) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
