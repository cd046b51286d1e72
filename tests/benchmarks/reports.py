"""How long the documents of a saved run take, each drawn in a process of its own that has loaded its libraries.

One JSON line a document: the size, `seconds` (wall), `cpu_s` (this process), `bytes` written, `peak_mb`.
"""

import argparse
import json
import multiprocessing
import resource
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from time import perf_counter, process_time

from optimizer.analysis.compare import decision_table, indicator_table
from optimizer.report.annual.book import annual_book
from optimizer.report.annual.report import annual_report
from optimizer.report.files import write_whole
from optimizer.report.render import FORMATS, render, render_comparison, write_document
from optimizer.solution.bundle import load
from optimizer.solution.solution import Bundle
from tests.analysis.years import mixed
from tests.report import bundles
from tests.report.runs import Size, run

PLANS = 3
"""Plans that a comparison of an invented province holds."""


def saved(paths: Sequence[str], size: Size | None) -> list[Bundle]:
    """Return the bundles at `paths`; without any, those of an invented province of `size`."""
    if size is None:
        return [load(Path(path)) for path in paths]
    return [run(size, plan) for plan in range(1, PLANS + 1)]


def compared(runs: Sequence[Bundle], folder: Path) -> list[Path]:
    """Write the comparison of `runs`."""
    return render_comparison(runs, indicator_table(runs), decision_table(runs, "vi"), folder, "vi")


def of_a_year(folder: Path) -> list[Path]:
    """Write the annual report of the small province of the tests."""
    made = mixed()
    files = write_document(annual_report(made, "vi"), folder / "annual", ("pdf", "docx"))
    return [*files, write_whole(folder / "annual.xlsx", annual_book(made, "vi"))]


def documents(runs: Sequence[Bundle]) -> Mapping[str, Callable[[Path], list[Path]]]:
    """Return document -> what writes it into a folder."""
    made: dict[str, Callable[[Path], list[Path]]] = {
        form: lambda folder, form=form: render(runs[0], folder, "vi", (form,)) for form in FORMATS
    }
    made["comparison"] = lambda folder: compared(runs, folder)
    made["annual"] = of_a_year
    return made


def measure(name: str, paths: Sequence[str], size: Size | None) -> dict[str, object]:
    """Return the line of document `name`, after a small one of its kind has loaded all that it needs."""
    warm = [bundles.bundle(), bundles.bundle()]
    with tempfile.TemporaryDirectory() as folder:
        documents(warm)[name](Path(folder) / "small")
        runs = saved(paths, size)
        wall, start = perf_counter(), process_time()
        files = documents(runs)[name](Path(folder) / "asked")
        seconds, cpu = perf_counter() - wall, process_time() - start
        written = sum(file.stat().st_size for file in files)
    network = runs[0].unchanged
    return {
        "document": name, "communes": len(runs[0].geometry), "institutions": len(network.institutions),
        "sites": len(network.sites), "plans": len(runs) if name == "comparison" else 1, "seconds": round(seconds, 2),
        "cpu_s": round(cpu, 2), "bytes": written,
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    """Print one JSON line a document."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bundle", nargs="*", help="saved runs to draw (default: an invented province)")
    parser.add_argument("--province", default="79", help="code of the province whose communes are taken")
    for name, usual in (("institutions", 80), ("sites", 90), ("fields", 12)):
        parser.add_argument(f"--{name}", type=int, default=usual)
    parser.add_argument("--documents", nargs="+", choices=list(documents([])), default=list(documents([])))
    asked = parser.parse_args(arguments)
    size = None if asked.bundle else Size(asked.province, asked.institutions, asked.sites, asked.fields)
    context = multiprocessing.get_context("spawn")
    for name in asked.documents:
        with context.Pool(1) as pool:
            line = pool.apply(measure, (name, asked.bundle, size))
        sys.stdout.write(json.dumps(line) + "\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
