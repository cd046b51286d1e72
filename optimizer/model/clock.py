"""How long a solve may go on: a limit of time, and a user's interrupt."""

import math
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from time import monotonic
from typing import Any

import highspy

LOOK_S = 0.1
"""Seconds between two looks at the interrupt, beside a run that does not look itself."""
LEAST = 0.05
"""Seconds that a run is given at least."""


type Enough = Callable[[], float]
"""Says which bound is enough now."""


def endless() -> float:
    """Return what no bound reaches."""
    return math.inf


@dataclass
class Interrupt:
    """A flag that Ctrl-C raises; the solver looks at it."""

    raised: threading.Event = field(default_factory=threading.Event)

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Turn SIGINT into the flag while the block runs (main thread only)."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = signal.signal(signal.SIGINT, lambda *_: self.raised.set())
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)


@dataclass(frozen=True, slots=True)
class Clock:
    """Time and interrupt of one solve."""

    limit_s: float
    interrupt: Interrupt
    start: float = field(default_factory=monotonic)
    enough: threading.Event = field(default_factory=threading.Event)
    """Is set where something else found what was asked for."""

    def until(self, enough: threading.Event) -> "Clock":
        """Return this clock, over as well when `enough` is set."""
        return replace(self, enough=enough)

    def seconds(self) -> float:
        """Seconds since the start."""
        return monotonic() - self.start

    def left(self) -> float:
        """Seconds that are left, a moment at least."""
        return max(LEAST, self.limit_s - self.seconds())

    def over(self) -> str:
        """Return why the solve must end now: "time", "interrupt", "gap", or nothing."""
        if self.interrupt.raised.is_set():
            return "interrupt"
        if self.enough.is_set():
            return "gap"
        return "time" if self.seconds() >= self.limit_s else ""

    def run(self, highs: Any) -> None:  # noqa: ANN401 - untyped in highspy
        """Run a linear program until it ends or the time is over; the solver counts the seconds of all its runs."""
        highs.setOptionValue("time_limit", self.left() + highs.getRunTime())
        highs.run()

    def run_aside(self, highs: Any) -> bool:  # noqa: ANN401 - untyped in highspy
        """Run a linear program by a method that looks at no interrupt; False where the user interrupts before it ends.

        Nobody waits for such a run: it goes on in a thread of its own, which ends with the program at the latest, and
        `highs` is not to be used any more.
        """
        failed: list[BaseException] = []

        def run() -> None:
            try:
                self.run(highs)
            except BaseException as problem:
                failed.append(problem)

        thread = threading.Thread(target=run, daemon=True)
        thread.start()
        while thread.is_alive() and not self.interrupt.raised.is_set():
            thread.join(LOOK_S)
        if failed:
            raise failed[0]
        return not thread.is_alive()

    def watch(self, highs: Any, enough: Enough = endless) -> None:  # noqa: ANN401 - untyped in highspy
        """Let `highs` look at the interrupt while it runs, and end a search whose bound is `enough`."""
        in_search = highspy.cb.HighsCallbackType.kCallbackMipInterrupt

        def look(kind: Any, _message: str, out: Any, into: Any, _data: Any) -> None:  # noqa: ANN401
            proven = kind == in_search and enough() <= out.mip_dual_bound < highspy.kHighsInf
            if proven or self.interrupt.raised.is_set() or self.enough.is_set():
                into.user_interrupt = True

        highs.setCallback(look, None)
        for kind in (in_search, highspy.cb.HighsCallbackType.kCallbackSimplexInterrupt):
            highs.startCallback(kind)
