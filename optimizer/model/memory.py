"""Memory of large problems."""

import ctypes
import sys

_trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None


def give_back() -> None:
    """Return freed memory to the system: the C library of Linux keeps what solvers leave until it is told to."""
    if _trim is not None:
        _trim(0)
