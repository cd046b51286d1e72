"""A drawing as a picture of points, for files that take no drawings."""

import tempfile
from functools import lru_cache
from pathlib import Path

from optimizer.data.letters import needed
from optimizer.report.pdf import fonts, spans, written

PER_INCH = 150.0
"""Points of a picture per inch of the drawing: sharp in print, small in a file."""
PAGE = '#set page(width: auto, height: auto, margin: 0pt)\n#image("drawing.svg")\n'


@lru_cache(maxsize=32)
def png(svg: bytes) -> bytes:
    """Return an SVG drawing as PNG; equal drawings give equal bytes."""
    import typst  # noqa: PLC0415

    faces = fonts(needed(letter for text in written(svg) for letter in text))
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "drawing.svg").write_bytes(spans(svg))
        (root / "page.typ").write_text(PAGE, encoding="utf-8")
        made = typst.compile(str(root / "page.typ"), root=folder, font_paths=faces, format="png", ppi=PER_INCH)
    if not isinstance(made, bytes):
        msg = "the compiler returned no picture"
        raise TypeError(msg)
    return made
