"""Drawing saved bundles in a process of its own, while the next question is being solved."""

import multiprocessing
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from optimizer.analysis.parallel import ignore_interrupts
from optimizer.cli.beside import keep
from optimizer.wording import Lang


def draw(
    folder: Path, lang: Lang, letterhead: Mapping[str, str] | None = None, others: Sequence[Path] = ()
) -> list[Path]:
    """Draw the bundle saved in `folder` and return the files written.

    `letterhead` replaces facts of the province: issuer, parent, place. The bundles saved in the folders `others` stand
    beside it as options in its report; which they are is kept for the next drawing.
    """
    from optimizer.report.render import render  # noqa: PLC0415 - loads only in the process that draws
    from optimizer.solution.bundle import load  # noqa: PLC0415

    bundle = load(folder)
    headed = replace(bundle, province={**bundle.province, **(letterhead or {})})
    files = render(headed, folder, lang, others=[load(other) for other in others])
    keep(folder, others)
    return files


class Studio:
    """A process that draws bundles one after the other."""

    def __init__(self, pool: ProcessPoolExecutor) -> None:
        self._pool = pool
        self._jobs: list[Future[list[Path]]] = []

    def draw(self, folder: Path, lang: Lang, others: Sequence[Path] = ()) -> None:
        """Queue the bundle saved in `folder`, with those in `others` beside it as options."""
        self._jobs.append(self._pool.submit(draw, folder, lang, None, others))

    def jobs(self) -> Iterator[Callable[[], list[Path]]]:
        """Yield for each bundle, in order, what returns its files: it waits for them, and raises what went wrong."""
        while self._jobs:
            yield self._jobs.pop(0).result


@contextmanager
def studio() -> Iterator[Studio]:
    """Open a studio for the length of the block."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context, initializer=ignore_interrupts) as pool:
        yield Studio(pool)
