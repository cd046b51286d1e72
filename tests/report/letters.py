"""Where the letters of a PDF stand, and in what font and size."""

import ctypes
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

MM = 25.4 / 72
HYPHEN = "\x02"
"""Stands for a hyphen at the end of a line."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter; left, right, top and bottom in mm from the left and upper edge of the page, size in points."""

    text: str
    font: str
    size: float
    left: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Page:
    """A page (mm) and its letters, blanks left out."""

    width: float
    height: float
    letters: tuple[Letter, ...]

    @property
    def text(self) -> str:
        """All letters, without blanks."""
        return "".join(letter.text for letter in self.letters)

    def find(self, words: str) -> tuple[Letter, ...]:
        """Return the letters of the first place where `words` stand, however they are broken into lines."""
        wanted = "".join(words.split())
        start = self.text.index(wanted)
        return self.letters[start : start + len(wanted)]


def pages(content: bytes) -> tuple[Page, ...]:
    """Return the pages of a PDF."""
    document = pypdfium2.PdfDocument(content)
    try:
        return tuple(_page(page) for page in document)
    finally:
        document.close()


def _page(page: pypdfium2.PdfPage) -> Page:
    height = page.get_height()
    text = page.get_textpage()
    found = []
    name, flags = ctypes.create_string_buffer(200), ctypes.c_int()
    for at in range(text.count_chars()):
        letter = chr(raw.FPDFText_GetUnicode(text, at)).replace(HYPHEN, "-")
        if letter.isspace() or letter == "\0":
            continue
        raw.FPDFText_GetFontInfo(text, at, name, len(name), ctypes.byref(flags))
        left, bottom, right, top = text.get_charbox(at)
        found.append(Letter(
            letter, name.value.decode(), raw.FPDFText_GetFontSize(text, at), left * MM, right * MM,
            (height - top) * MM, (height - bottom) * MM,
        ))  # fmt: skip
    return Page(page.get_width() * MM, height * MM, tuple(found))
