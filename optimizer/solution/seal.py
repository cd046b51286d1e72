"""Digests of the files of a bundle: whether they still say what the run wrote."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path


def sealed(texts: Mapping[str, str]) -> dict[str, str]:
    """Return file -> SHA-256 of its text in UTF-8."""
    return {name: sha256(text.encode()).hexdigest() for name, text in texts.items()}


def first_changed(folder: Path, seals: Mapping[str, str]) -> str | None:
    """Return the first file, by name, that differs from its digest; None where none does."""
    found = (name for name in sorted(seals) if sha256((folder / name).read_bytes()).hexdigest() != seals[name])
    return next(found, None)
