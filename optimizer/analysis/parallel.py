"""Solving several questions at once, each in a process of its own."""

import multiprocessing
import os
import signal
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait

from optimizer.model.clock import Interrupt


def ignore_interrupts() -> None:
    """Leave Ctrl-C to the parent process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def spread[Item, Result](
    work: Callable[[Item], Result],
    items: Sequence[Item],
    interrupt: Interrupt,
    done: Callable[[Item, Result], None],
    workers: int | None = None,
) -> dict[int, Result]:
    """Apply `work` to each item in worker processes; call `done` as answers come; return position -> answer.

    An interrupt ends these workers (no other process) and returns what is there. `work` and items must be picklable;
    processes are started anew (spawn), since a fork after the solver has started its threads can hang.
    """
    if not items:
        return {}
    found: dict[int, Result] = {}
    others = set(multiprocessing.active_children())
    context = multiprocessing.get_context("spawn")
    count = min(workers or os.cpu_count() or 1, len(items))
    with ProcessPoolExecutor(count, mp_context=context, initializer=ignore_interrupts) as pool:
        waiting = {pool.submit(work, item): n for n, item in enumerate(items)}
        while waiting and not interrupt.raised.is_set():
            ready, _ = wait(waiting, timeout=0.2, return_when=FIRST_COMPLETED)
            for future in ready:
                n = waiting.pop(future)
                found[n] = future.result()
                done(items[n], found[n])
        if waiting:
            pool.shutdown(wait=False, cancel_futures=True)
            for process in set(multiprocessing.active_children()) - others:
                process.terminate()
    return found
