"""How long travel over drawn roads takes: a province of 170 communes and 80 sites on 200,000 edges; one JSON line.

The roads are a grid of slightly bent streets over 165 km by 165 km; of each four parallel streets one is a provincial
road. The other stages (reading tables, the model) are left out; ``--file`` also writes the roads as an OpenStreetMap
extract and measures reading it.
"""

import argparse
import json
import os
import resource
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter, process_time

import numpy as np
import shapely

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from optimizer.data.cache import OFF, VARIABLE  # noqa: E402 - the project is found first
from optimizer.data.province import Province  # noqa: E402
from optimizer.data.road_file import read_roads  # noqa: E402
from optimizer.data.road_lines import RoadLines  # noqa: E402
from optimizer.network.distances import measure  # noqa: E402
from tests.data.roads import write_osm  # noqa: E402
from tests.network.frames import make  # noqa: E402

WEST, SOUTH, SIDE = 103.0, 20.5, 1.5
BENDS = 2
"""Vertices between two junctions."""
WAY = 3
"""Edges of one line: a street is drawn in pieces."""


def streets(edges: int, seed: int) -> list[tuple[str, np.ndarray]]:
    """Return class and vertices (longitude, latitude) of the streets of a grid with about `edges` edges."""
    count = round((edges / 2) ** 0.5) + 1
    rng = np.random.default_rng(seed)
    steps = (count - 1) * (BENDS + 1) + 1
    at = np.linspace(0, SIDE, count)
    fine = np.linspace(0, SIDE, steps)
    found = []
    for k in range(count):
        bent = at[k] + rng.normal(0, SIDE / count / 20, steps) * (np.arange(steps) % (BENDS + 1) != 0)
        kind = "secondary" if k % 4 == 0 else "residential"
        found += [(kind, np.column_stack([fine, bent])), (kind, np.column_stack([bent, fine]))]
    length = WAY * (BENDS + 1)
    return [
        (kind, np.round(xy[start : start + length + 1] + np.array([WEST, SOUTH]), 7))
        for kind, xy in found
        for start in range(0, steps - 1, length)
    ]


def as_lines(drawn: Sequence[tuple[str, np.ndarray]]) -> RoadLines:
    """Return the streets as lines."""
    count = len(drawn)
    return RoadLines(
        np.concatenate([xy for _, xy in drawn]),
        np.concatenate([[0], np.cumsum([len(xy) for _, xy in drawn])]).astype(np.int64),
        np.array([1 if kind == "secondary" else 2 for kind, _ in drawn], dtype=np.int64),
        np.full(count, np.nan), np.full(count, np.nan), np.arange(1, count + 1),
    )  # fmt: skip


def province(communes: int, sites: int, lines: RoadLines, seed: int) -> Province:
    """Return a province whose seats and sites lie anywhere among the roads."""
    rng = np.random.default_rng(seed + 1)
    where = rng.uniform((SOUTH, WEST), (SOUTH + SIDE, WEST + SIDE), (communes + sites, 2))
    seats = {f"{k:05d}": (float(lat), float(lon)) for k, (lat, lon) in enumerate(where[:communes], start=1)}
    homes = rng.choice(sorted(seats), sites)
    rows = [
        {"site": f"S{k:03d}", "institution": f"I{k}", "commune": str(home), "lat": float(lat), "lon": float(lon)}
        for k, (home, (lat, lon)) in enumerate(zip(homes, where[communes:], strict=True))
    ]
    return make(seats, sites=rows, road_lines=lines)


def write_extract(path: Path, drawn: Sequence[tuple[str, np.ndarray]]) -> None:
    """Write the streets as an OpenStreetMap extract; equal points are one node."""
    points = np.concatenate([xy for _, xy in drawn])
    nodes, numbers = np.unique(points, axis=0, return_inverse=True)
    ends = np.cumsum([len(xy) for _, xy in drawn])[:-1]
    refs = [(part + 1).tolist() for part in np.split(numbers.ravel(), ends)]
    ways = {k: (own, {"highway": kind}) for k, (own, (kind, _)) in enumerate(zip(refs, drawn, strict=True), start=1)}
    write_osm(path, {k: (float(x), float(y)) for k, (x, y) in enumerate(nodes.tolist(), start=1)}, ways)


def timed(place: Province) -> tuple[float, float, object]:
    """Return the seconds (wall, processor) of one measurement, and its travel."""
    wall, processor = perf_counter(), process_time()
    travel = measure(place)
    return round(perf_counter() - wall, 2), round(process_time() - processor, 2), travel


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure with the cache off, with an empty one, and with a filled one; all must agree to the bit."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name, value in (("communes", 170), ("sites", 80), ("edges", 200_000), ("seed", 0)):
        parser.add_argument(f"--{name}", type=int, default=value)
    parser.add_argument("--file", action="store_true")
    asked = parser.parse_args(arguments)
    drawn = streets(asked.edges, asked.seed)
    lines = as_lines(drawn)
    place = province(asked.communes, asked.sites, lines, asked.seed)
    told: dict[str, object] = vars(asked) | {"lines": len(lines), "vertices": len(lines.xy)}
    with tempfile.TemporaryDirectory() as folder:
        os.environ[VARIABLE] = OFF
        told["measure_s"], told["processor_s"], plain = timed(place)
        os.environ[VARIABLE] = str(Path(folder) / "cache")
        first, again = timed(place), timed(place)
        told["from_cache_s"] = again[0]
        told["same"] = all(
            getattr(plain, name).equals(getattr(other[2], name))
            for other in (first, again)
            for name in ("minutes", "km", "site_minutes", "site_km", "method")
        )
        told["pairs"] = plain.pairs  # type: ignore[attr-defined]
        if asked.file:
            path = Path(folder) / "grid.osm.pbf"
            write_extract(path, drawn)
            told["file_mb"] = round(path.stat().st_size / 1e6, 1)
            start = perf_counter()
            read, _ = read_roads(path, shapely.box(WEST - 0.2, SOUTH - 0.2, WEST + SIDE + 0.2, SOUTH + SIDE + 0.2))
            told["read_s"] = round(perf_counter() - start, 2)
            told["lines_read"] = 0 if read is None else len(read)
            start = perf_counter()
            read_roads(path, shapely.box(WEST - 0.2, SOUTH - 0.2, WEST + SIDE + 0.2, SOUTH + SIDE + 0.2))
            told["read_from_cache_s"] = round(perf_counter() - start, 2)
    told["peak_mb"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    sys.stdout.write(json.dumps(told) + "\n")
    return 0 if told["same"] else 1


if __name__ == "__main__":
    raise SystemExit(main())
