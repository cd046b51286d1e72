"""Marks of WordprocessingML that python-docx has no call for: fields, borders, languages, repeated headers."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from docx.opc.oxml import serialize_part_xml
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Length, Mm

from optimizer.data.letters import base_folder
from optimizer.report import theme
from optimizer.report.document import Column

LANGUAGES = {"vi": "vi-VN", "en": "en-GB"}
FACE = "Times New Roman"
STAND_IN = "Liberation Serif"
FACES = ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia")
EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")
TWENTIETHS = 635
"""English metric units of a twentieth of a point, in which Word measures."""


def element(tag: str, **attributes: str) -> Any:  # noqa: ANN401 - lxml has no types here
    """Return an element with attributes of Word's own namespace."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def speak(properties: Any, lang: str) -> None:  # noqa: ANN401 - an rPr
    """Mark what `properties` (of a run or a style) governs as text in `lang`, in Times New Roman."""
    fonts = properties.get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for name in FACES:
        fonts.set(qn(name), FACE)
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    properties.append(element("w:lang", val=LANGUAGES[lang], eastAsia=LANGUAGES[lang], bidi="ar-SA"))


def stand_in(file: Any) -> None:  # noqa: ANN401 - a document of python-docx
    """Name the font that stands in where Times New Roman is not installed: one with the same widths, as on Linux."""
    for part in file.part.package.iter_parts():
        if part.partname == "/word/fontTable.xml":
            root = parse_xml(part.blob)
            for font in root.findall(qn("w:font")):
                if font.get(qn("w:name")) == FACE and font.find(qn("w:altName")) is None:
                    font.insert(0, element("w:altName", val=STAND_IN))
                    font.find(qn("w:family")).set(qn("w:val"), "roman")
            part._blob = serialize_part_xml(root)


def field(run: Any, code: str) -> None:  # noqa: ANN401 - a run of python-docx
    """Put a field into `run`, as PAGE."""
    run._r.append(element("w:fldChar", fldCharType="begin"))
    instruction = element("w:instrText")
    instruction.text = f" {code} "
    run._r.append(instruction)
    run._r.append(element("w:fldChar", fldCharType="end"))


def frame(run: Any) -> None:  # noqa: ANN401 - a run of python-docx
    """Draw a frame round the letters of `run`."""
    run._r.get_or_add_rPr().append(element("w:bdr", val="single", sz="6", space="2", color="auto"))


def rule(paragraph: Any, side: str, *, size: int = 4, space: int = 1) -> None:  # noqa: ANN401
    """Draw a line at one side of `paragraph` (top, bottom), `size` eighths of a point thick."""
    borders = element("w:pBdr")
    borders.append(element(f"w:{side}", val="single", sz=str(size), space=str(space), color="auto"))
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def lay_out(table: Any, widths: list[Length], lines: Mapping[str, int]) -> None:  # noqa: ANN401
    """Fix the columns of `table` to `widths`, and draw the `lines` (edge -> eighths of a point) between its cells."""
    table.autofit = False
    properties = table._tbl.tblPr
    borders = element("w:tblBorders")
    for edge in EDGES:
        size = lines.get(edge, 0)
        style = {"val": "single", "sz": str(size), "space": "0", "color": "auto"} if size else {"val": "nil"}
        borders.append(element(f"w:{edge}", **style))
    properties.insert_element_before(borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook", "w:tblCaption")
    margins = element("w:tblCellMar")
    for edge in ("left", "right"):
        margins.append(element(f"w:{edge}", w="60", type="dxa"))
    properties.insert_element_before(margins, "w:tblLook", "w:tblCaption")
    for column, width in zip(table._tbl.tblGrid.findall(qn("w:gridCol")), widths, strict=True):
        column.set(qn("w:w"), str(width // TWENTIETHS))
    for row in table.rows:
        row._tr.get_or_add_trPr().append(element("w:cantSplit"))
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width


def repeat(row: Any) -> None:  # noqa: ANN401 - a row of python-docx
    """Repeat `row` on every page that its table runs over."""
    row._tr.get_or_add_trPr().append(element("w:tblHeader"))


def keep_together(rows: Sequence[Sequence[Any]]) -> None:
    """Let no page break part the header (the first of `rows` of cells) and two rows below it, nor the last three."""
    last = len(rows) - 1
    for number in {0, 1, last - 2, last - 1} & set(range(last)):
        for cell in rows[number]:
            cell.paragraphs[0].paragraph_format.keep_with_next = True


def describe(table: Any, caption: str) -> None:  # noqa: ANN401 - a table of python-docx
    """Give `table` an alternative text."""
    table._tbl.tblPr.append(element("w:tblCaption", val=caption))


def number_from(section: Any, start: int) -> None:  # noqa: ANN401 - a section of python-docx
    """Count the pages of `section` from `start`."""
    properties = section._sectPr
    for old in properties.findall(qn("w:pgNumType")):
        properties.remove(old)
    properties.insert_element_before(
        element("w:pgNumType", start=str(start)), "w:cols", "w:formProt", "w:vAlign", "w:titlePg", "w:docGrid"
    )


def count_on(section: Any) -> None:  # noqa: ANN401 - a section of python-docx
    """Let the pages of `section` go on counting from those before it."""
    for old in section._sectPr.findall(qn("w:pgNumType")):
        section._sectPr.remove(old)


def share_out(widths: list[float], room: float) -> list[Length]:
    """Return widths in mm as lengths; columns of width 0 share what the others leave of `room`."""
    fixed = sum(widths)
    free = [width for width in widths if not width]
    each = max(12.0, (room - fixed) / len(free)) if free else 0.0
    wanted = [width or each for width in widths]
    scale = min(1.0, room / sum(wanted)) if free else room / sum(wanted)
    return [Length(Mm(width * scale)) for width in wanted]


def wide_enough(column: Column, size: float) -> float:
    """Return the width (mm) of a column, at least that of the longest word of its header in bold of `size` points."""
    words = [word for word in column.label.split() if len(word) <= LONGEST_WORD]
    return max([column.width, *(length(word, size, bold=True) + BESIDE_MM for word in words)]) if column.width else 0.0


LONGEST_WORD, BESIDE_MM = 20, 4.0
"""Letters of a word that may not be broken; room beside the text of a cell (mm)."""
SMALLEST, STEP = 8.0, 0.5
MM_A_POINT = 25.4 / 72


def fitting(text: str, size: float, *, room: float, bold: bool = False) -> float:
    """Return the size (points, at most `size`) at which `text` keeps to one line of `room` mm."""
    while size > SMALLEST and length(text, size, bold=bold) > room:
        size -= STEP
    return size


def length(text: str, size: float, *, bold: bool = False) -> float:
    """Return the length (mm) of `text` on one line in letters of `size` points."""
    advances, unit = _advances("Bold" if bold else "Regular")
    return sum(advances.get(ord(letter), unit) for letter in text) / unit * size * MM_A_POINT


@cache
def _advances(face: str) -> tuple[Mapping[int, int], int]:
    """Return code point -> advance width of a face of the packaged font, which has the widths of Times New Roman."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    with TTFont(base_folder() / f"{theme.TEXT_FONT}-{face}.ttf", lazy=True) as file:
        metrics, unit = file["hmtx"].metrics, file["head"].unitsPerEm
        return {code: metrics[name][0] for code, name in file.getBestCmap().items()}, unit
