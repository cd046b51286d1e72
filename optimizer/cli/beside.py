"""Which plans stand beside a plan in its report: kept beside the report, so that it can be drawn again with them."""

import json
import os
from collections.abc import Sequence
from pathlib import Path

from optimizer.report.files import write_whole

FILE = "report.json"
"""File in the folder of a report that names the folders of the plans beside it, as seen from there."""


def keep(folder: Path, others: Sequence[Path]) -> None:
    """Write down that the report in `folder` has the bundles of the folders `others` beside it."""
    if others:
        named = {"against": [_from(folder, other) for other in others]}
        write_whole(folder / FILE, (json.dumps(named, ensure_ascii=False, indent=1) + "\n").encode())
    else:
        (folder / FILE).unlink(missing_ok=True)


def kept(folder: Path) -> list[Path]:
    """Return the folders of the plans that the last report in `folder` had beside it; none where nothing tells."""
    try:
        named = json.loads((folder / FILE).read_text(encoding="utf-8"))["against"]
        return [(folder / str(place)).resolve() for place in named]
    except (OSError, ValueError, TypeError, KeyError):
        return []


def _from(folder: Path, other: Path) -> str:
    try:
        return Path(os.path.relpath(other.resolve(), folder.resolve())).as_posix()
    except ValueError:  # on another drive
        return str(other.resolve())
