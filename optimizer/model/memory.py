"""Memory of large problems: what the C library of Linux keeps of it, beyond what is in use."""

import ctypes
import sys

_library = ctypes.CDLL(None) if sys.platform == "linux" else None
_ARENAS = -8
"""Number of the setting for how many pools of memory threads may have (``M_ARENA_MAX``)."""


def share() -> None:
    """Let threads share one pool of memory: what one frees another may use."""
    if hasattr(_library, "mallopt"):
        _library.mallopt(_ARENAS, 1)  # type: ignore[union-attr]


def give_back() -> None:
    """Return freed memory to the system, which the library otherwise keeps."""
    if hasattr(_library, "malloc_trim"):
        _library.malloc_trim(0)  # type: ignore[union-attr]
