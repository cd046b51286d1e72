"""Word files: the report's text to the letter, laid out as provincial documents are, inert, the same every time."""

import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from functools import cache
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn
from pypdf import PdfReader

from optimizer.report.document import (
    Annex,
    Bullets,
    Closing,
    Column,
    Document,
    Figure,
    Heading,
    Letterhead,
    OnePage,
    Paragraph,
    Part,
    Remark,
    Spread,
    Table,
    Wide,
)  # fmt: skip
from optimizer.report.office.word import word
from optimizer.report.office.word_fit import fitted
from optimizer.report.office.word_marks import fitting, length, share_out
from optimizer.report.scenario_report import scenario_report
from tests.report import bundles

HOSTILE = ('#read("x")', "<b>", "a & b", "\\", "$x_1$", "=cmd|' /C calc'!A0", "ខ្មែរ 漢字", "Ả" * 300, "x\u0000\ufffey")
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40"><rect width="80" height="40" fill="#336"/></svg>'
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _small(*blocks, lang="vi"):
    head = Letterhead("ỦY BAN NHÂN DÂN TỈNH X", "SỞ Y", "Số: …", "CỘNG HÒA…", "Độc lập", "X, ngày", "BÁO CÁO", ("Về",))
    return Document(lang, "Báo cáo", "Sở Y", "2025-06-30", "DỰ THẢO", "Minh họa", head, blocks, {"map": SVG})


@cache
def _report():
    return scenario_report(bundles.bundle(), "vi", {})


@cache
def _content():
    return word(_report())


def _open(content):
    return docx.Document(BytesIO(content))


def _text(content):
    with zipfile.ZipFile(BytesIO(content)) as file:
        parts = [file.read(name) for name in file.namelist() if re.match(r"word/(document|header|footer)", name)]
    found = []
    for part in parts:
        root = docx.oxml.parse_xml(part)
        found += ["".join(t.text or "" for t in p.iter(f"{W}t")) for p in root.iter(f"{W}p")]
    return "\n".join(found)


def _said(blocks):
    """Every text of `blocks`."""
    for block in blocks:
        match block:
            case Heading(text=text) | Paragraph(text=text):
                yield text
            case Bullets(items=items) | Remark(items=items) | Closing(recipients=items):
                yield from items
            case Table():
                yield from (block.caption, *(c.label for c in block.columns), *block.notes)
                yield from (value for row in block.rows for value in row)
            case Annex(number=number, title=title) | Part(number=number, title=title):
                yield from (number, title)
            case OnePage(title=title, blocks=inner):
                yield title
                yield from _said(inner)
            case Wide(blocks=inner):
                yield from _said(inner)
            case Figure() | Spread():
                pass


def test_the_word_file_says_all_that_the_pdf_says():
    """Every text of every block of the scenario report, so every figure of it, and no figure besides."""
    text = " ".join(_text(_content()).split())
    missing = [t for said in _said(_report().blocks) for t in said.split("\n") if " ".join(t.split()) not in text]
    assert missing == []
    known = (
        "\n".join(_said(_report().blocks)) + "\n".join(_report().head.subject) + str(_report().head) + _report().running
    )
    assert set(re.findall(r"\d[\d.,]*", text)) - set(re.findall(r"\d[\d.,]*", " ".join(known.split()))) == set()


def test_pages_follow_the_decree():
    """A4, margins 20, 20, 30, 15 mm; number centred in the top margin, none on the first page; draft mark on each."""
    sections = _open(_content()).sections
    first = sections[0]
    margins = (first.top_margin, first.bottom_margin, first.left_margin, first.right_margin)
    assert [round(value.mm) for value in (first.page_width, first.page_height, *margins)] == [210, 297, 20, 20, 30, 15]
    assert first.different_first_page_header_footer
    for section in sections:
        assert "PAGE" in section.header._element.xml
        assert "PAGE" not in section.first_page_header._element.xml
        assert "DỰ THẢO" in section.header.paragraphs[0].text
        assert "DỰ THẢO" in section.first_page_header.paragraphs[0].text
        assert 7 <= section.header_distance.mm <= min(section.top_margin.mm, 20)


def test_letters_are_times_new_roman_in_the_language_of_the_report():
    """No other face in styles or text; vi-VN or en-GB; body 13 points; headings are headings."""
    for lang, tag in (("vi", "vi-VN"), ("en", "en-GB")):
        content = word(_small(Heading("Một"), Paragraph("Hai"), lang=lang))
        file = _open(content)
        styles = file.styles.element
        assert styles.find(qn("w:docDefaults")).find(".//" + qn("w:lang")).get(qn("w:val")) == tag
        normal = file.styles["Normal"]
        assert (normal.font.name, normal.font.size.pt) == ("Times New Roman", 13)
        assert file.styles["Heading 1"].font.name == "Times New Roman"
        assert [p.text for p in file.paragraphs if p.style.name == "Heading 1"] == ["Một"]
        assert file.core_properties.title == "Báo cáo"


def test_parts_are_headings_above_the_sections():
    """Phần I-V and the annexes are of level 1, sections of level 2; without parts a section is of level 1."""
    outline = [(p.style.name, p.text.split("\n")[0]) for p in _open(_content()).paragraphs if "Heading" in p.style.name]
    parts = [text for style, text in outline if style == "Heading 1" and text.startswith("Phần")]
    assert parts == [f"Phần {number}" for number in ("I", "II", "III", "IV", "V")]
    assert ("Heading 2", "I. Sự cần thiết") in outline
    assert {style for style, _ in outline} == {"Heading 1", "Heading 2"}


def test_tables_are_tables_whose_header_repeats():
    """Every table of the report repeats its first row, breaks no row, and keeps within the page."""
    file = _open(_content())
    tables = [t for t in file.tables if t.rows[0]._tr.find(f"{W}trPr/{W}tblHeader") is not None]
    known = [b for block in _report().blocks for b in (getattr(block, "blocks", (block,)))]
    assert len(tables) == sum(isinstance(block, Table) for block in known)
    for table in tables:
        assert all(row._tr.find(f"{W}trPr/{W}cantSplit") is not None for row in table.rows)
        assert sum(column.width for column in table.columns) / 36000 <= 262


@pytest.mark.parametrize(
    ("count", "kept"), [(1, [0]), (2, [0, 1]), (3, [0, 1, 2]), (4, [0, 1, 2, 3]), (8, [0, 1, 6, 7])]
)
def test_no_page_break_leaves_a_single_row(count, kept):
    """Header and first row stay with what follows, and so do the two rows before the last."""
    table = Table("", (Column("TT", 12), Column("Nội dung")), tuple((str(n), "x") for n in range(count)))
    *_, made = _open(word(_small(table))).tables
    found = [at for at, row in enumerate(made.rows)
             if all(cell.paragraphs[0].paragraph_format.keep_with_next for cell in row.cells)]  # fmt: skip
    assert found == kept


def test_a_column_is_as_wide_as_the_longest_word_of_its_header():
    """Given 8 mm, which hold half of it; the column beside gives way."""
    made = _open(word(_small(Table("", (Column("Communes taught", 8), Column("Text")), (("1", "2"),))))).tables[-1]
    first, second = (cell.width.mm for cell in made.rows[0].cells)
    assert length("Communes", 11, bold=True) + 3.8 < first < 30
    assert first + second < 165.5


def test_pictures_have_an_alternative_text_and_fit_the_page():
    """A figure upright, two on an A3 page beside each other; an annex counts from 1."""
    spread = Spread((Figure("map", "Bản đồ A"), Figure("map", "Bản đồ B", "B")), "Phụ lục I", "BẢN ĐỒ")
    file = _open(word(_small(Figure("map", "Sơ đồ <1>", "Hình"), spread, Annex("Phụ lục II", "BẢNG"), Paragraph("x"))))
    shapes = list(file.element.iter(qn("wp:docPr")))
    assert [s.get("descr") for s in shapes] == ["Sơ đồ <1>", "Bản đồ A", "Bản đồ B"]
    assert [round(s.page_width.mm) for s in file.sections] == [210, 420, 210]
    starts = [s._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) for s in file.sections]
    assert starts == ["1", "1", "1"]


def test_hostile_texts_are_inert_and_visible():
    """Each stands to the letter; what XML cannot hold is left out."""
    rows = tuple((text, "1") for text in HOSTILE)
    text = _text(word(_small(Table("", (Column("Tên"), Column("Số", 20, "right")), rows))))
    for wanted in HOSTILE[:-1]:
        assert wanted in text
    assert "xy" in text


def test_equal_documents_give_equal_bytes_dated_as_the_data():
    """Twice the same; created and modified on the day of the data; no clock in the zip."""
    assert word(_report()) == _content()
    about = _open(_content()).core_properties
    assert {about.created.date().isoformat(), about.modified.date().isoformat()} == {"2025-06-30"}
    with zipfile.ZipFile(BytesIO(_content())) as file:
        assert {entry.date_time[0] for entry in file.infolist()} == {1980}


def test_a_title_and_an_author_of_any_length_are_properties_of_the_file():
    """300 letters each, of which Word takes 255; in the text all stand."""
    made = _open(word(replace(_small(), title="Ả" * 300, author="Ở" * 300))).core_properties
    assert (made.title, made.author, made.last_modified_by) == ("Ả" * 255, "Ở" * 255, "Ở" * 255)


def test_a_long_name_of_an_office_keeps_to_one_line():
    """The longest parents and issuers shrink, short ones stay at 12 points; columns share what is left."""
    assert fitting("SỞ NỘI VỤ", 12, room=70, bold=True) == 12
    assert 8 <= fitting("ỦY BAN NHÂN DÂN THÀNH PHỐ HỒ CHÍ MINH VÀ VÙNG", 12, room=70) < 12
    assert [round(width.mm) for width in share_out([10, 0, 20], 165)] == [10, 135, 20]


def test_what_should_fit_one_page_shrinks_with_its_length_and_leaves_the_picture_its_room():
    """A row and a picture: letters of 10, the picture as high as it may be; 60 rows: smaller letters, 52 mm left."""
    columns, figure = (Column("TT", 10), Column("Tên đơn vị")), Figure("map", "Bản đồ")

    def page(rows):
        table = Table("Bảng", columns, tuple((str(n), "Trung tâm giáo dục nghề nghiệp") for n in range(rows)))
        return OnePage("Đơn vị", (Remark("Lưu ý", ("Một điều",)), table, Paragraph("Hết")), figure)

    assert fitted(page(1), 165, 249) == (10.0, 78.0)
    sizes = [fitted(page(rows), 165, 249)[0] for rows in (1, 30, 40, 50, 60)]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-1] < 8
    assert fitted(page(60), 165, 249)[1] == pytest.approx(52, abs=4)
    assert fitted(replace(page(1), figure=None), 165, 249)[1] == 0


def test_what_follows_one_page_starts_a_new_one():
    """Two pages of their own and a part: a break before the second and before the part, none before the annex."""
    page = OnePage("Đơn vị", (Paragraph("Hết"),), level=2)
    blocks = (page, page, Part("Phần I", "Mở đầu"), page, Annex("Phụ lục I", "Bảng"), Paragraph("x"))
    breaks = [p.paragraph_format.page_break_before for p in _open(word(_small(*blocks))).paragraphs]
    assert sum(bool(at) for at in breaks) == 2


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
def test_libreoffice_opens_it(tmp_path):
    """It converts to a PDF of several pages, and to text with the report's words.

    The PDF is not searched for words: where the letters of a word come from two fonts, they are read out of order.
    """
    (tmp_path / "report.docx").write_bytes(_content())
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    for form in ("pdf", "txt:Text (encoded):UTF8"):
        command = ["soffice", profile, "--headless", "--convert-to", form, "--outdir", str(tmp_path)]
        subprocess.run([*command, str(tmp_path / "report.docx")], check=True, capture_output=True, timeout=120)
    assert len(PdfReader(tmp_path / "report.pdf").pages) > 5
    assert "Nơi nhận" in (tmp_path / "report.txt").read_text(encoding="utf-8")


def test_a_run_without_a_plan_has_its_word_file_too():
    """What conflicts, in words."""
    document = scenario_report(bundles.infeasible(), "en", {})
    assert "not" in _text(word(replace(document, running="")))


def test_the_font_has_a_stand_in_of_the_same_widths():
    """The table of fonts names Liberation Serif beside Times New Roman, first of its facts, as the schema wants it."""
    table = zipfile.ZipFile(BytesIO(word(_report()))).read("word/fontTable.xml").decode()
    [font] = re.findall(r'<w:font w:name="Times New Roman">(.*?)</w:font>', table, re.DOTALL)
    assert font.strip().startswith('<w:altName w:val="Liberation Serif"/>')
    assert '<w:family w:val="roman"/>' in font
