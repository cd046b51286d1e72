"""Files appear whole: written beside their place, then renamed."""

import os
from pathlib import Path


def write_whole(path: Path, content: bytes) -> Path:
    """Write `content` to `path` through a temporary file in its folder, which is made; return `path`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        draft.write_bytes(content)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    return path
