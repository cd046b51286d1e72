"""A document as PDF: laid out by typst, archivable (PDF/A-2a) and accessible (PDF/UA-1).

Data reach the template as JSON values only, so that no text can become markup. Any warning of the compiler is an error.
"""

import html
import json
import re
import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from optimizer.data.letters import base_folder, beside_files, hidden, needed
from optimizer.errors import DataError, Finding, Severity
from optimizer.report import theme, turns
from optimizer.report.document import Document
from optimizer.wording import clean

if TYPE_CHECKING:
    from typst import Compiler, Fonts

TEMPLATE = Path(__file__).parent / "templates" / "document.typ"
STANDARDS: Any = ["a-2a", "ua-1"]
"""With these an unshowable character is an error, not an empty box."""
ROUNDS = 4
"""How often a document is laid out at most, each time with more moved."""
TEXT = re.compile(r"(<text[^>]*>)([^<]*)(?=</text>)")
"""A text of a picture: its tag, and what it says."""


class LayoutError(RuntimeError):
    """The compiler refused a document or warned of it: a defect of the program."""


def pdf(document: Document) -> bytes:
    """Return `document` as PDF; equal documents give equal bytes.

    Raises
    ------
    DataError
        A text holds a character that the document's font cannot show; the finding quotes text and character.
    LayoutError
        The compiler refused the document, or warned.
    """
    import typst  # noqa: PLC0415

    data = _normal(document.plain())
    texts = [*_texts(data), *(text for key in sorted(document.images) for text in written(document.images[key]))]
    _check_letters(texts)
    beside = needed(letter for text in texts for letter in text)
    data["fonts"] = [theme.TEXT_FONT, *beside]
    when = datetime.fromisoformat(document.day).replace(tzinfo=UTC)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "document.typ").write_bytes(TEMPLATE.read_bytes())
        for key in sorted(document.images):
            (root / f"{key}.svg").write_bytes(spans(document.images[key]))
        try:
            compiler = _settled(data, root, fonts(beside))
            made, warnings = compiler.compile_with_warnings(
                format="pdf", pdf_standards=STANDARDS, timestamp=int(when.timestamp())
            )
        except typst.TypstError as error:
            raise LayoutError(_without(str(error), folder)) from error
    if warnings:
        raise LayoutError("; ".join(_without(str(w.message), folder) for w in warnings))
    if not isinstance(made, bytes):
        msg = "the compiler returned no document"
        raise LayoutError(msg)
    return made


def _settled(data: dict[str, Any], root: Path, faces: "Fonts") -> "Compiler":
    """Return the compiler of the template and `data` in folder `root`, with no last page before a turn nearly empty."""
    import typst  # noqa: PLC0415

    moves = turns.Moves()
    (root / "data.json").write_text(json.dumps(data, ensure_ascii=False, sort_keys=True), encoding="utf-8")
    for _ in range(ROUNDS):
        (root / "moves.json").write_text(json.dumps(moves.plain()), encoding="utf-8")
        compiler = typst.Compiler(str(root / "document.typ"), root=str(root), font_paths=faces)
        begin, end = json.loads(compiler.query("<places>", field="value", one=True))
        spots, ends = ({number: turns.Spot(page, y) for number, page, y in places} for places in (begin, end))
        if not turns.move(data["blocks"], spots, ends, moves):
            break
    return compiler


@cache
def fonts(beside: tuple[str, ...] = ()) -> "Fonts":
    """Return the packaged fonts as the compiler takes them, with the families `beside` them, and no others."""
    import typst  # noqa: PLC0415

    folders = [base_folder(), *sorted({beside_files()[family].parent for family in beside})]
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder) for folder in folders]
    )
    missing = {theme.TEXT_FONT, *beside} - set(fonts.families())
    if missing:
        msg = f"packaged fonts are missing: {', '.join(sorted(missing))}"
        raise LayoutError(msg)
    return fonts


def _normal(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """Return `value` with every text in NFC, without control characters; line breaks stay."""
    if isinstance(value, str):
        return "\n".join(clean(line) for line in value.split("\n"))
    if isinstance(value, dict):
        return {key: _normal(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_normal(inner) for inner in value]
    return value


def _texts(value: Any) -> Iterator[str]:  # noqa: ANN401 - any JSON value
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


def written(picture: bytes) -> list[str]:
    """Return the texts in an SVG that are written as such."""
    return [html.unescape(text) for _, text in TEXT.findall(picture.decode("utf-8"))]


def spans(picture: bytes) -> bytes:
    """Return an SVG whose texts in several scripts name the font of each: alone the compiler finds one a text."""
    return TEXT.sub(lambda found: found[1] + _spanned(found[2]), picture.decode("utf-8")).encode("utf-8")


def _spanned(escaped: str) -> str:
    text = html.unescape(escaped)
    if len(needed(text)) <= 1:
        return escaped
    runs = ((family, html.escape("".join(letters), quote=False)) for family, letters in groupby(text, needed))
    return "".join(f"<tspan style=\"font-family: '{f[0]}'\">{run}</tspan>" if f else run for f, run in runs)


def _check_letters(texts: Sequence[str]) -> None:
    """Raise for letters that no font shows."""
    bad: dict[str, str] = {}
    for text in texts:
        for letter in hidden(text):
            bad[letter] = min(bad.get(letter, text), text, key=len)
    if bad:
        raise DataError(tuple(
            Finding("report.letter", Severity.ERROR, value=bad[letter], values={"code": f"U+{ord(letter):04X}"})
            for letter in sorted(bad)
        ))  # fmt: skip


def _without(text: str, folder: str) -> str:
    return text.replace(folder, "")
