"""Paths that a user names: looked at before any work is done for them."""

import os
import re
from pathlib import Path

from optimizer.errors import UsageError
from optimizer.wording import Lang, say

ENDING = re.compile(r"\.[A-Za-z][A-Za-z0-9]{2,4}")
"""What endings of files look like; ``.2026`` of a day is none."""


def named(path: str, lang: Lang) -> str:
    """Return `path`, which must not be empty: a shell variable without a value names nothing, not the default.

    Raises
    ------
    UsageError
        It is empty or blank.
    """
    if not path.strip():
        raise UsageError(say("cli.path_empty", lang))
    return path


def folder_named(path: Path, lang: Lang) -> Path:
    """Return `path`, which is to be a folder: one that exists, or a name without the ending of a file.

    Raises
    ------
    UsageError
        It ends like a file (``q.docx``) and no such folder is there.
    """
    if ENDING.fullmatch(path.suffix) and not path.is_dir():
        raise UsageError(say("cli.folder_ending", lang, path=path, ending=path.suffix))
    return path


def require_writable(folder: Path, lang: Lang) -> None:
    """Check, before hours of work, that `folder` can be made and written in; nothing is made here.

    Raises
    ------
    UsageError
        It, or the nearest folder above it that exists, is a file or may not be written in.
    """
    place = folder.absolute()
    while not os.path.lexists(place) and place != place.parent:
        place = place.parent
    if not place.is_dir():
        raise UsageError(say("cli.out_is_file", lang, path=place))
    if not os.access(place, os.W_OK | os.X_OK):
        raise UsageError(say("cli.out_read_only", lang, path=place))


def require_free(path: Path, lang: Lang, *, force: bool) -> None:
    """Refuse to write over `path` unless asked to (`force`), and where it is open in Excel.

    Raises
    ------
    UsageError
        It exists, or Excel's lock file lies beside it.
    """
    if path.exists() and not force:
        raise UsageError(say("cli.exists", lang, path=path))
    if path.with_name(f"~${path.name}").exists():
        raise UsageError(say("cli.open_in_excel", lang, path=path))
