"""Pages of a document: no few rows alone on a last page; who signs."""

import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from optimizer.report.content import opening
from optimizer.report.document import Annex, Closing, Column, Document, Letterhead, Paragraph, Table, Wide
from optimizer.report.pdf import pdf
from optimizer.report.trace import unmarked
from optimizer.wording import LANGUAGES, say

HEAD = Letterhead("", "SỞ THỬ", "", "CỘNG HÒA", "Độc lập", "", "BÁO CÁO", ("Thử",))


def _pages(*blocks):
    made = Document("vi", "Thử", "Thử", "2025-06-30", "DỰ THẢO", "", HEAD, (Paragraph("Mở đầu."), *blocks))
    return [page.extract_text() for page in PdfReader(BytesIO(pdf(made))).pages[1:]]


def _rows(text):
    return len(re.findall(r"dòng-\d+-", text))


def _table(count):
    rows = tuple((str(n), f"dòng-{n}-") for n in range(count))
    return Table("", (Column("TT", 12), Column("Nội dung")), rows, size=11)


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
