"""What libraries write to the screen by themselves, kept off it."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

OUTPUT, ERRORS = 1, 2
"""Numbers of the standard streams."""


@contextmanager
def hidden(stream: int) -> Iterator[None]:
    """Send the standard stream of the number `stream` to nowhere, for everything in this process."""
    for written in (sys.stdout, sys.stderr):
        if written is not None:
            written.flush()
    try:
        kept = os.dup(stream)
    except OSError:  # it is closed: nobody reads it
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, stream)
        yield
    finally:
        os.dup2(kept, stream)
        os.close(kept)
        os.close(nowhere)
