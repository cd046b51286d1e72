"""Which letters documents and maps can show: those of the fonts that come with the program.

Tinos and Arimo hold every Latin letter; Chinese and Khmer letters of names are shown in fonts beside them.
"""

import unicodedata
from collections.abc import Iterable
from functools import cache
from importlib import resources
from pathlib import Path

BASE = ("Tinos", "Arimo")
"""Families of documents and of maps."""
BESIDE = {"Noto Serif SC": ("pylopdf_fonts_zh_cn", "."), "Noto Sans Khmer": ("fontpkg_noto_sans_khmer", "files")}
"""Family for letters that the others lack -> package and the folder in it."""
JOINED = "Noto Sans Khmer"
"""Family of letters that are joined into signs which have no code point of their own."""
PLAIN = (
    frozenset(
        unicodedata.normalize("NFC", letter + tone)
        for letter in "aăâbcdđeêghijklmnoôơpqrstuưvwxyzfAĂÂBCDĐEÊGHIJKLMNOÔƠPQRSTUƯVWXYZF"
        for tone in ("", *("\u0300\u0301\u0303\u0309\u0323" if letter.lower() in "aăâeêioôơuưy" else ""))
    )
    | frozenset(map(chr, range(0x20, 0x7F)))
    | frozenset("–—…“”‘’×²°·−≤≥→")
)
"""Vietnamese and ASCII letters and usual signs, which all base fonts show: such texts need no look at a font."""


@cache
def base_folder() -> Path:
    """Return the folder of the base fonts (Tinos, Arimo, Cousine; SIL OFL 1.1)."""
    import pdfboss_fonts  # noqa: PLC0415

    return Path(pdfboss_fonts.font_dir())


@cache
def beside_files() -> dict[str, Path]:
    """Return family -> file of the fonts for letters that the base fonts lack (SIL OFL 1.1)."""
    found = {}
    for family, (package, inside) in BESIDE.items():
        folder = Path(str(resources.files(package))) / inside
        [found[family]] = [file for file in folder.iterdir() if file.stem.startswith(family.replace(" ", ""))]
    return found


@cache
def of_base(family: str) -> frozenset[int]:
    """Return the code points that every face of a base family shows."""
    shown: frozenset[int] | None = None
    for file in sorted(base_folder().glob(f"{family}*.ttf")):
        found = _of(file)
        shown = found if shown is None else shown & found
    return shown or frozenset()


@cache
def of_beside(family: str) -> frozenset[int]:
    """Return the code points that a family of `BESIDE` shows."""
    return _of(beside_files()[family])


def _of(file: Path) -> frozenset[int]:
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    with TTFont(file, lazy=True) as face:
        return frozenset(face.getBestCmap())


def needed(letters: Iterable[str]) -> tuple[str, ...]:
    """Return the families of `BESIDE` that `letters` need, in their order."""
    strange = {letter for letter in set(letters) - PLAIN if not _base(letter)}
    if not strange:
        return ()
    return tuple(family for family in BESIDE if any(ord(letter) in of_beside(family) for letter in strange))


def joined(text: str) -> bool:
    """Return whether letters of `text` are joined into signs."""
    return JOINED in needed(text)


def hidden(text: str) -> str:
    """Return the letters of `text`, sorted, that no font shows (in NFC; spaces and control characters do not count)."""
    if PLAIN.issuperset(text):
        return ""
    strange = {letter for letter in unicodedata.normalize("NFC", text) if not _base(letter)}
    return "".join(sorted(x for x in strange if not any(ord(x) in of_beside(family) for family in BESIDE)))


@cache
def _base(letter: str) -> bool:
    if letter in PLAIN or letter.isspace() or unicodedata.category(letter) in {"Cc", "Cf"}:
        return True
    return all(ord(letter) in of_base(family) for family in BASE)
