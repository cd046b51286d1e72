"""From the bytes of a text file to text: UTF-8, UTF-16 ("Unicode text" of Excel), or Windows-1258 where it is certain.

Windows-1258 has no mark of its own. It is taken only where all of the text decodes to letters of Vietnamese, with every
tone behind a vowel: text of another code page (Windows-1252, TCVN3, VNI) breaks this at its first word.
"""

import codecs
import unicodedata

BOMS = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
LETTERS = frozenset("ăâđêôơưĂÂĐÊÔƠƯ")
VOWELS = frozenset("aeiouyăâêôơưAEIOUYĂÂÊÔƠƯ")
TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
SIGNS = frozenset("\u00a0²³°±µ·×–—‘’“”•…‰€₫«»")
"""Signs outside ASCII that officers' tables have."""
OLD = "windows-1258"


def decoded(data: bytes) -> tuple[str, str] | None:
    """Return the text of `data` and the encoding it was in ("" for UTF-8), None where no encoding is certain."""
    for bom, name in BOMS.items():
        if data.startswith(bom):
            text = _decode(data, name)
            return None if text is None or "\0" in text else (text, "UTF-16")
    text = _decode(data, "utf-8-sig")
    if text is not None:
        return text, ""
    text = _decode(data, OLD)
    return (unicodedata.normalize("NFC", text), OLD.capitalize()) if text is not None and _vietnamese(text) else None


def _decode(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _vietnamese(text: str) -> bool:
    """Return whether `text` has no letters and marks but those of Vietnamese, each tone behind a vowel."""
    spread = _spread(text)
    for before, letter in zip(" " + spread, spread, strict=False):
        if letter in TONES:
            if before not in VOWELS:
                return False
        elif not letter.isascii() and letter not in LETTERS | SIGNS:
            return False
    return True


def _spread(text: str) -> str:
    """Return `text` with the tones as marks behind their letters; ă, â, ê, ô, ơ, ư stay whole."""
    whole = unicodedata.normalize("NFC", text)
    letters = []
    for letter in whole:
        parts = unicodedata.normalize("NFD", letter)
        tones = "".join(mark for mark in parts if mark in TONES)
        letters.append(unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in TONES)) + tones)
    return "".join(letters)
