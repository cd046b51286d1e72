"""Names that could be markup, code, a formula, or too long, or in other letters: inert and visible in every file."""

import re
import zipfile
from dataclasses import replace
from functools import cache
from io import BytesIO
from itertools import pairwise

import openpyxl
import pytest
from pypdf import PdfReader

from optimizer.report.document import Document, Table
from optimizer.report.maps.brief import draw_brief
from optimizer.report.maps.status import draw_status
from optimizer.report.office.plan_book import plan_book
from optimizer.report.office.word import word
from optimizer.report.pdf import pdf, written
from optimizer.report.pictures import png
from optimizer.report.scenario_report import scenario_report
from optimizer.solution.solution import Bundle
from tests.report import bundles
from tests.report.letters import Letter, pages

LONG = "Ả" * 300
KHMER, CHINESE = "ខ្មែរ", "漢字永州"
HOSTILE = {
    "TTMN": '#read("x")', "TTNP": "<b>đậm</b>", "TTDB": "a & b &amp; &lt;", "TTML": "\\u{41} \\n \\",
    "TTTG": "$x_1$ _i_ *b*",
    "CDN": "=cmd|' /C calc'!A0", "TTMA": LONG, "TTMC": KHMER, "TTTC": CHINESE + " " + KHMER,
    "TTGDTX": "{name} {{0}} %s @ref // `x`",
}  # fmt: skip
"""Institution -> its name."""


@cache
def _bundle() -> Bundle:
    made = bundles.with_names(HOSTILE)
    return replace(made, province={**made.province, "issuer": "SỞ " + CHINESE, "disclaimer": '<i> #panic("no") $x$'})


@cache
def _report() -> Document:
    drawn = {"brief": draw_brief(_bundle(), "vi").sheet.svg(), "status": draw_status(_bundle(), "vi").sheet.svg()}
    return scenario_report(_bundle(), "vi", drawn)


@cache
def _file() -> bytes:
    return pdf(_report())


def test_each_name_stands_in_the_pdf_as_it_was_given() -> None:
    """Letter by letter, all 300 of the long one, over the breaks of lines."""
    text = "".join(page.text for page in pages(_file()))
    assert [name for name in HOSTILE.values() if KHMER not in name and "".join(name.split()) not in text] == []
    assert "SỞ" + CHINESE in text
    assert '<i>#panic("no")$x$' in text


def test_letters_of_other_scripts_are_drawn_in_a_font_that_has_them() -> None:
    """Chinese in Noto Serif SC, Khmer in Noto Sans Khmer, all else in Tinos; none is an empty box."""
    every = [page for page in pages(_file()) if page.width < 300]
    drawn = {letter.text: letter.font.partition("+")[2] for page in every for letter in page.letters}
    assert {drawn[letter] for letter in CHINESE} == {"NotoSerifSC-Regular"}
    khmer = {letter: font for letter, font in drawn.items() if "\u1780" <= letter <= "\u17ff"}
    assert set("ខមរ") <= set(khmer)
    assert {font.split("-")[0] for font in khmer.values()} == {"NotoSansKhmer"}
    assert "\ufffd" not in drawn


def test_joined_letters_on_maps_leave_the_file_archivable_and_stand_in_the_alternative_texts() -> None:
    """PDF/A-2a with Khmer on page 1 and on the map: drawn as outlines there, said in words with both pictures."""
    reader = PdfReader(BytesIO(_file()))
    told = reader.trailer["/Root"]["/Metadata"].get_object().get_data().decode("utf-8")
    assert "<pdfaid:part>2</pdfaid:part>" in told
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in told
    for picture in _report().images.values():
        assert not [text for text in written(picture) if KHMER in text]
    spoken, stack = [], [reader.trailer["/Root"]["/StructTreeRoot"]]
    while stack:
        item = stack.pop().get_object()
        stack += item if isinstance(item, list) else [item["/K"]] if isinstance(item, dict) and "/K" in item else []
        spoken += [str(item["/Alt"])] if isinstance(item, dict) and "/Alt" in item else []
    assert len(spoken) == 2
    assert all(KHMER in text for text in spoken)


def test_pictures_in_the_word_file_show_letters_of_other_scripts() -> None:
    """Two Chinese letters of one width differ as points: none is an empty box."""
    text = '<text y="30" font-size="30" font-family="Noto Serif SC">{}</text>'
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40">{text}</svg>'
    first, second = (png(drawing.format(letter).encode()) for letter in "漢字")
    assert first != second


def test_a_name_without_a_blank_breaks_inside_its_cell() -> None:
    """300 letters in columns of 25 to 60 mm: none leaves the page or stands over the letters of the next cell."""
    for page in pages(_file()):
        rows: dict[tuple[int, float], list[Letter]] = {}
        for letter in page.letters:
            assert letter.left >= 0
            assert letter.right <= page.width
            if letter.text.isalnum() and page.width < 300 and letter.text not in KHMER:
                rows.setdefault((round(letter.bottom / 0.7), letter.size), []).append(letter)
        for row in rows.values():
            row.sort(key=lambda letter: (letter.left, letter.right))
            assert all(b.left >= (a.left + a.right) / 2 for a, b in pairwise(row))


def test_the_pdf_runs_nothing_and_links_nowhere() -> None:
    """No actions, scripts, attached files or links."""
    reader = PdfReader(BytesIO(_file()))
    assert not {"/OpenAction", "/AA", "/AcroForm"} & set(reader.trailer["/Root"])
    assert not reader.attachments
    assert [page for page in reader.pages if "/Annots" in page or "/AA" in page] == []


def test_the_word_file_says_the_names_and_holds_no_field_of_theirs() -> None:
    """Every name in the text; the only fields are page numbers; no link to anything outside."""
    content = word(_report())
    with zipfile.ZipFile(BytesIO(content)) as file:
        body = file.read("word/document.xml").decode()
        links = [
            name for name in file.namelist() if name.endswith(".rels") and b'TargetMode="External"' in file.read(name)
        ]
    said = "".join(re.sub(r"<w:instrText.*?</w:instrText>|<[^>]+>|\s", "", body))
    for name in HOSTILE.values():
        escaped = name.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        assert "".join(escaped.split()) in said
    assert links == []
    assert set(re.findall(r"<w:instrText[^>]*>\s*(\w+)", body)) <= {
        "PAGE",
        "NUMPAGES",
        "SECTIONPAGES",
        "PAGEREF",
        "TOC",
    }


def test_the_workbook_holds_the_names_as_text() -> None:
    """Each name is a text cell, no formula; no link to another file."""
    content = plan_book(_bundle(), "vi")
    cells = [
        cell for sheet in openpyxl.load_workbook(BytesIO(content)) for row in sheet.iter_rows() for cell in row
        if isinstance(cell.value, str)
    ]  # fmt: skip
    for name in HOSTILE.values():
        own = [cell for cell in cells if cell.value == name]
        assert own
        assert {cell.data_type for cell in own} == {"s"}
    with zipfile.ZipFile(BytesIO(content)) as file:
        assert [name for name in file.namelist() if "externalLink" in name] == []


def test_the_maps_draw_the_names_without_a_missing_letter(recwarn: pytest.WarningsRecorder) -> None:
    """Matplotlib warns of a letter that no font has: it has nothing to warn of."""
    drawn = draw_status(_bundle(), "vi").sheet
    assert drawn.png().startswith(b"\x89PNG")
    assert CHINESE.encode() in drawn.svg()
    assert [str(w.message) for w in recwarn if "lyph" in str(w.message)] == []


def test_the_same_hostile_names_give_the_same_bytes() -> None:
    """Twice the same file."""
    assert pdf(_report()) == _file()


def test_a_document_needs_the_other_fonts_only_for_other_letters() -> None:
    """A report of Vietnamese names alone holds Tinos and Arimo and nothing else."""
    made = scenario_report(bundles.bundle(), "vi", {})
    fonts = {letter.font.partition("+")[2].split("-")[0] for page in pages(pdf(made)) for letter in page.letters}
    assert fonts == {"Tinos"}


def test_names_reach_the_tables_of_the_report() -> None:
    """What the tests above read is there to be read: each name in a table of its own report."""

    def cells(blocks: object) -> list[str]:
        found = []
        for block in blocks:
            found += [value for row in block.rows for value in row] if isinstance(block, Table) else []
            found += cells(getattr(block, "blocks", ()))
        return found

    said = "\n".join(cells(_report().blocks))
    assert [name for name in HOSTILE.values() if name not in said] == []
