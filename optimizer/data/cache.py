"""Results that are slow to compute, kept between runs under the digest of everything they depend on.

An entry is a file: 32 bytes of SHA-256, then the arrays (NumPy's own format, never pickled). The key is the digest of
the inputs, of the versions of the packages that compute, and of the program's own text in the stages that read and
measure; it stands in the entry as well. An entry that is cut short, altered, of another key or not readable counts as
absent. Results are the same with and without it.

The folder is that of the user's caches (`VETNET_CACHE` names another; ``off`` switches it off). At most `ENTRIES` are
kept, those written last.
"""

import hashlib
import io
import os
import sys
import tempfile
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

VARIABLE = "VETNET_CACHE"
OFF = "off"
ENTRIES = 30
SUFFIX = ".cache"
PACKAGES = ("numpy", "pandas", "scipy", "shapely", "pyogrio", "pyproj", "geopandas")
STAGES = ("data", "network")

type Arrays = Mapping[str, NDArray[Any]]


def cache_folder() -> Path | None:
    """Return the folder of the cache; None where it is switched off or the user has no home."""
    asked = os.environ.get(VARIABLE, "").strip()
    if asked.casefold() == OFF:
        return None
    if asked:
        return Path(asked)
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "vetnet" / "Cache"
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "vetnet"
    return Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache") / "vetnet"


def key_of(*parts: str | bytes) -> str:
    """Return the key of what is computed from `parts` (their order counts)."""
    whole = hashlib.sha256()
    for part in (_program(), *(f"{name} {version(name)}" for name in PACKAGES), *parts):
        data = part.encode() if isinstance(part, str) else part
        whole.update(len(data).to_bytes(8, "little"))
        whole.update(data)
    return whole.hexdigest()


@cache
def _program() -> bytes:
    """Return the digest of the modules and tables that an entry is computed by: a changed program has other keys."""
    root = Path(__file__).parents[1]
    whole = hashlib.sha256()
    for stage in STAGES:
        for path in sorted((root / stage).iterdir()):
            if path.suffix in {".py", ".csv"}:
                whole.update(f"{stage}/{path.name}".encode() + path.read_bytes())
    return whole.digest()


def file_digest(path: Path) -> str:
    """Return the SHA-256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def kept(key: str) -> Arrays | None:
    """Return the arrays kept under `key`, or None; an entry that cannot be trusted is removed."""
    folder = cache_folder()
    if folder is None:
        return None
    path = folder / f"{key}{SUFFIX}"
    try:
        data = path.read_bytes()
    except OSError:
        return None
    arrays = _opened(data, key)
    if arrays is None:
        with suppress(OSError):
            path.unlink()
    return arrays


def keep(key: str, arrays: Arrays) -> None:
    """Keep `arrays` under `key`; where that is not possible, nothing happens."""
    folder = cache_folder()
    if folder is None:
        return
    buffer = io.BytesIO()
    named: dict[str, Any] = {**arrays, "_key": np.frombuffer(key.encode(), dtype=np.uint8)}
    np.savez(buffer, **named)
    body = buffer.getvalue()
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=folder, suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(hashlib.sha256(body).digest() + body)
            Path(name).replace(folder / f"{key}{SUFFIX}")
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
        _prune(folder)


def _opened(data: bytes, key: str) -> Arrays | None:
    digest, body = data[:32], data[32:]
    if hashlib.sha256(body).digest() != digest:
        return None
    try:
        with np.load(io.BytesIO(body), allow_pickle=False) as file:
            arrays = {name: file[name] for name in file.files}
    except (ValueError, OSError, KeyError, EOFError, zipfile.BadZipFile):
        return None
    told = arrays.pop("_key", np.zeros(0, dtype=np.uint8))
    return arrays if told.tobytes() == key.encode() else None


def _prune(folder: Path) -> None:
    """Remove all but the `ENTRIES` entries written last."""
    entries = sorted(folder.glob(f"*{SUFFIX}"), key=lambda path: (path.stat().st_mtime, path.name))
    for path in entries[:-ENTRIES]:
        path.unlink(missing_ok=True)
