"""How names and cells are compared: without regard to case, spacing, or the composition of accents."""

import difflib
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from optimizer.wording import clean

REMEMBERED = 8192
"""Texts whose folded form is kept: headers, labels and names come again and again."""


@lru_cache(maxsize=REMEMBERED)
def fold(text: str) -> str:
    """Return `text` for comparing headers, sheet names and labels: NFC, casefolded, no spaces, no ``*`` marks."""
    folded = "".join(clean(text).replace("*", "").casefold().split())
    return unicodedata.normalize("NFC", folded)


@lru_cache(maxsize=REMEMBERED)
def plain(text: str) -> str:
    """Return `text` for finding near-equal names: folded, without accents and punctuation."""
    spread = unicodedata.normalize("NFD", fold(text)).replace("đ", "d")
    return "".join(letter for letter in spread if letter.isalnum())


def nearest(word: str, known: Iterable[str], at_least: float = 0.6) -> str:
    """Return the known word most like `word` (accents do not count), or "" if none is alike (share of letters 0–1)."""
    by_plain = {plain(candidate): candidate for candidate in sorted(known, reverse=True)}
    found = difflib.get_close_matches(plain(word)[:80], list(by_plain), n=1, cutoff=at_least)
    return by_plain[found[0]] if found else ""
