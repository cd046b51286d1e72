"""Memory of large problems: what the C library of Linux keeps of it, beyond what is in use."""

import ctypes
import sys

_library = ctypes.CDLL(None) if sys.platform == "linux" else None
_ARENAS = -8
"""Number of the setting for how many pools of memory threads may have (``M_ARENA_MAX``)."""
_APART = -3
"""Number of the setting from which size on a block is taken from the system by itself (``M_MMAP_THRESHOLD``)."""
LARGE = 1 << 20
"""Bytes from which a block is given back to the system when it is freed; the library raises that to 32 MB by itself,
and blocks of a million numbers would stay in its pool, with holes between them."""


def share() -> None:
    """Let threads share one pool of memory, large blocks apart: what one frees another may use."""
    if hasattr(_library, "mallopt"):
        _library.mallopt(_ARENAS, 1)  # type: ignore[union-attr]
        _library.mallopt(_APART, LARGE)  # type: ignore[union-attr]


def give_back() -> None:
    """Return freed memory to the system, which the library otherwise keeps."""
    if hasattr(_library, "malloc_trim"):
        _library.malloc_trim(0)  # type: ignore[union-attr]
