"""Pages of a document: no few rows alone on a page, none nearly empty before a turned one; who signs."""

import re
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from optimizer.report import turns
from optimizer.report.content import opening
from optimizer.report.document import (
    Annex,
    Closing,
    Column,
    Document,
    Figure,
    Heading,
    Letterhead,
    OnePage,
    Paragraph,
    Table,
    Wide,
)
from optimizer.report.pdf import pdf
from optimizer.report.trace import unmarked
from optimizer.wording import LANGUAGES, say
from tests.report import letters

HEAD = Letterhead("", "SỞ THỬ", "", "CỘNG HÒA", "Độc lập", "", "BÁO CÁO", ("Thử",))
PICTURE = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="100" height="40">'
    b'<text x="5" y="10" font-family="Tinos" font-size="8">Tranh</text></svg>'
)
FIRST = OnePage("Tóm tắt", (Paragraph("Một trang."),))
TURNED = Wide((Paragraph("Ngang."),))


def _pages(*blocks):
    made = Document("vi", "Thử", "Thử", "2025-06-30", "DỰ THẢO", "", HEAD, (Paragraph("Mở đầu."), *blocks))
    return [page.extract_text() for page in PdfReader(BytesIO(pdf(made))).pages[1:]]


def _rows(text):
    return len(re.findall(r"dòng-\d+-", text))


def _table(count):
    rows = tuple((str(n), f"dòng-{n}-") for n in range(count))
    return Table("", (Column("TT", 12), Column("Nội dung")), rows, size=11)


def test_a_picture_stands_right_below_the_text_it_shares_a_page_with():
    """As wide as the page it is 66 mm high: the 100 mm and more that are left lie below it, not half of them above."""
    shared = replace(FIRST, figure=Figure("picture", "Tranh"))
    made = Document("vi", "Thử", "Thử", "2025-06-30", "", "", HEAD, (shared,), images={"picture": PICTURE})
    [page] = letters.pages(pdf(made))
    assert 0 < page.find("Tranh")[0].top - page.find("Một trang.")[-1].bottom < 15


def test_no_few_rows_stand_alone_on_the_last_page():
    """A landscape page holds 32 rows: 34 and 36 are made to fit; of 38 and more at least four stand on the second."""
    apart = {}
    for count in range(32, 43, 2):
        found = [_rows(text) for text in _pages(Wide((_table(count),)))]
        assert sum(found) == count
        apart[count] = found
    assert all(len(found) == 1 or found[-1] >= 4 for found in apart.values()), apart
    assert {len(found) for found in apart.values()} == {1, 2}


def test_an_annex_on_upright_pages_keeps_few_rows_off_its_last_page_and_its_number():
    """As above; the second annex starts anew behind the first."""
    apart = {}
    for count in range(50, 65, 2):
        pages = _pages(Annex("Phụ lục I", "Một"), _table(count), Annex("Phụ lục II", "Hai"), Paragraph("Hết."))
        first = [text for text in pages if "Hết." not in text]
        assert "Phụ lục I" in first[0]
        assert "Phụ lục II" in pages[-1]
        apart[count] = [_rows(text) for text in first]
        assert sum(apart[count]) == count
    assert all(len(found) == 1 or found[-1] >= 4 for found in apart.values()), apart
    assert {len(found) for found in apart.values()} == {1, 2}


@pytest.mark.parametrize("count", range(45, 55))
def test_no_page_holds_one_row_of_a_table(count):
    """Where a table runs over, at least two rows stand above the break and three below it."""
    found = [_rows(text) for text in _pages(FIRST, Heading("I. Bảng"), _table(count))]
    assert sum(found) == count
    assert len(found) == 1 + (count > 47)
    assert found[-1] >= 3


@pytest.mark.parametrize("lines", range(38, 50))
def test_a_table_at_the_foot_of_a_page_begins_there_with_two_rows_or_on_the_next(lines):
    """Its caption and header never stand there alone, nor with one row."""
    text = [Paragraph(f"đoạn-{n}", "note") for n in range(lines)]
    found = [_rows(text) for text in _pages(FIRST, *text, replace(_table(8), caption="Tên bảng"))]
    assert sum(found) == 8
    assert 1 not in found


def test_rows_too_high_to_stay_together_run_over_alone():
    """Three rows of more than half a page each: a page each, none cut."""
    rows = tuple((str(n), f"dòng-{n}- " + "chữ dài " * 420) for n in range(3))
    found = [_rows(text) for text in _pages(FIRST, Table("", (Column("TT", 12), Column("Nội dung")), rows))]
    assert found == [1, 1, 1]


def test_a_column_is_as_wide_as_the_longest_word_of_its_header():
    """Given 8 mm, which hold half of it."""
    columns = (Column("Communes taught", 8), Column("Date", 20), Column("Text"))
    table = Table("", columns, (("1", "2", "3"),))
    made = Document("en", "Test", "Test", "2025-06-30", "DRAFT", "", HEAD, (table,))
    [page] = letters.pages(pdf(made))
    assert page.find("Communes")[-1].right < page.find("23")[0].left


def _filled(*blocks):
    """How full each upright page is, from the second one to a turned one (0-1)."""
    made = Document("vi", "Thử", "Thử", "2025-06-30", "DỰ THẢO", "", HEAD, blocks)
    sheets = letters.pages(pdf(made))
    upright = [page for page in sheets[1:] if page.width < page.height]
    assert len(upright) < len(sheets) - 1
    return [(max(letter.bottom for letter in page.letters) - turns.TOP) / turns.BODY for page in upright]


@pytest.mark.parametrize("count", range(42, 56, 2))
def test_the_page_before_a_turned_one_is_a_third_full_where_a_table_can_bring_rows(count):
    """The table runs over by few rows, with a paragraph below it: it brings more."""
    filled = _filled(FIRST, Heading("I. Bảng"), _table(count), Paragraph("Hết."), TURNED)
    assert min(filled) > 0.33


@pytest.mark.parametrize("count", range(14, 40, 3))
def test_the_page_before_a_turned_one_is_a_third_full_where_a_section_can_start_it(count):
    """Sections of text: one more is moved, heading first."""
    text = [block for n in range(count) for block in (Heading(f"Mục {n}", 2), Paragraph(f"Nội dung {n}."))]
    filled = _filled(FIRST, Heading("I. Phần"), *text, TURNED)
    assert all(share > 0.33 for share in filled), filled


def test_what_cannot_be_moved_stays():
    """A single long paragraph that runs over is left as it is."""
    assert len(_filled(FIRST, Heading("I. Phần"), Paragraph("chữ dài " * 700), TURNED)) == 2


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("issuer", "signer", "said"),
    [
        ("SỞ NỘI VỤ", "", "doc.authority.department"), ("ỦY BAN NHÂN DÂN TỈNH X", "", "doc.authority.committee"),
        ("UBND xã Y", "", "doc.authority.committee"), ("Trung tâm Z", "", "doc.authority"), ("", "", "doc.authority"),
        ("SỞ NỘI VỤ", "KT. GIÁM ĐỐC; PHÓ GIÁM ĐỐC;", "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC"),
    ],
)  # fmt: skip
def test_an_office_signs_and_no_body(issuer, signer, said, lang):
    """Power and office as given; else a director for a department, a chair for a committee; never the body's name."""
    found = unmarked(opening.authority({"issuer": issuer, "signer": signer}, lang))
    assert found == (say(said, lang) if said.startswith("doc.") else said)


def test_the_office_of_who_signs_stands_on_two_lines():
    """KT. GIÁM ĐỐC above PHÓ GIÁM ĐỐC in the PDF."""
    closing = Closing("Nơi nhận:", ("- Lưu.",), "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", "(chưa ký)")
    made = Document("vi", "Thử", "Thử", "2025-06-30", "DỰ THẢO", "", HEAD, (closing,))
    text = PdfReader(BytesIO(pdf(made))).pages[0].extract_text()
    lines = [line.strip() for line in text.splitlines()]
    assert any(line.endswith("KT. GIÁM ĐỐC") for line in lines), lines
    assert any(line.endswith("PHÓ GIÁM ĐỐC") for line in lines), lines
