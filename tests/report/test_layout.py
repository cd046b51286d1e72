"""The page as Nghị định 30/2020/NĐ-CP asks, measured letter by letter in the finished file."""

import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from io import BytesIO
from itertools import pairwise

import pytest
from pypdf import PdfReader

from optimizer.analysis.compare import decision_table, indicator_table, names
from optimizer.report.comparison import comparison_report
from optimizer.report.document import Annex, Document, Heading, OnePage, Part, Spread, Table, Wide
from optimizer.report.maps.status import draw_status
from optimizer.report.pdf import pdf
from optimizer.report.scenario_report import scenario_report
from tests.report import bundles
from tests.report.letters import Letter, Page, pages

KINDS = ("plan", "none", "english", "comparison")
TOP, BOTTOM, LEFT, RIGHT = 20.0, 20.0, 30.0, 15.0
"""Margins in mm: the decree asks for 20-25 above and below, 30-35 left, 15-20 right."""
SLACK = 0.35
"""Parts of letters that hang over the edge of their box (mm)."""


@cache
def _document(kind: str) -> Document:
    drawn = {"status": draw_status(bundles.bundle(), "vi").sheet.svg()}
    match kind:
        case "plan":
            return scenario_report(bundles.bundle(), "vi", drawn)
        case "none":
            return scenario_report(bundles.infeasible(), "vi", {})
        case "english":
            return scenario_report(bundles.bundle(), "en", {})
        case _:
            runs = [bundles.bundle(), bundles.infeasible()]
            maps = dict.fromkeys(names(runs), drawn["status"])
            return comparison_report(runs, indicator_table(runs), decision_table(runs, "vi"), "vi", maps)


@cache
def _file(kind: str) -> bytes:
    return pdf(_document(kind))


@cache
def _pages(kind: str) -> tuple[Page, ...]:
    return pages(_file(kind))


def _body(page: Page, document: Document) -> tuple[Letter, ...]:
    """The letters of the text itself: without page number, draft mark and the line at the foot."""
    apart = {id(letter) for words in (document.draft, document.running) if words for letter in page.find(words)}
    numbers = {id(letter) for letter in page.letters if letter.text.isdigit() and letter.bottom < TOP - SLACK}
    return tuple(letter for letter in page.letters if id(letter) not in apart | numbers)


def _upright(kind: str) -> list[Page]:
    """Pages of A4, upright or turned; maps stand on A3."""
    return [page for page in _pages(kind) if page.width < 300]


@pytest.mark.parametrize("kind", KINDS)
def test_the_text_keeps_the_margins_and_uses_them(kind: str) -> None:
    """No letter stands outside 20-20-30-15 mm; the widest lines reach both edges."""
    document = _document(kind)
    letters = [(page, letter) for page in _upright(kind) for letter in _body(page, document)]
    assert [
        letter for page, letter in letters
        if letter.left < LEFT - SLACK or letter.right > page.width - RIGHT + SLACK
        or letter.top < TOP - SLACK or letter.bottom > page.height - BOTTOM + SLACK
    ] == []  # fmt: skip
    assert min(letter.left for _, letter in letters) < LEFT + 1
    assert max(letter.right - page.width for page, letter in letters) > -RIGHT - 1


@pytest.mark.parametrize("kind", KINDS)
def test_every_letter_stands_inside_its_page(kind: str) -> None:
    """The map pages included."""
    for page in _pages(kind):
        assert [
            letter for letter in page.letters
            if not (0 <= letter.left <= letter.right <= page.width and 0 <= letter.top <= letter.bottom <= page.height)
        ] == []  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_no_letter_is_printed_over_another(kind: str) -> None:
    """In a row of letters none begins before the middle of the one before it: nothing runs over into the next cell."""
    for page in _upright(kind):
        rows: dict[tuple[int, float], list[Letter]] = {}
        for letter in page.letters:
            if letter.text.isalnum():
                rows.setdefault((round(letter.bottom / 0.7), letter.size), []).append(letter)
        for row in rows.values():
            row.sort(key=lambda letter: (letter.left, letter.right))
            over = [(a, b) for a, b in pairwise(row) if b.left < (a.left + a.right) / 2]
            assert over == []


@pytest.mark.parametrize(("words", "least", "most", "face"), [
    ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, 13, "Bold"),
    ("Độc lập - Tự do - Hạnh phúc", 13, 14, "Bold"),
    ("ỦY BAN NHÂN DÂN TỈNH ĐIỆN BIÊN", 12, 13, "Regular"),
    ("SỞ GIÁO DỤC VÀ ĐÀO TẠO", 12, 13, "Bold"),
    ("Số: ……/BC-……", 13, 13, "Regular"),
    ("Điện Biên, ngày …… tháng …… năm ………", 13, 14, "Italic"),
    ("BÁO CÁO MINH HỌA", 13, 14, "Bold"),
    ("Phương án sắp xếp mạng lưới cơ sở giáo dục nghề nghiệp", 13, 14, "Bold"),
    ("Căn cứ Nghị định 120/2020/NĐ-CP ngày 07/10/2020, Điều 5", 13, 14, "Italic"),
    ("I. SỰ CẦN THIẾT", 13, 14, "Bold"),
    ("SỰ CẦN THIẾT VÀ CĂN CỨ XÂY DỰNG PHƯƠNG ÁN", 13, 14, "Bold"),
    ("Trên đây là dự thảo báo cáo", 13, 14, "Regular"),
    ("Nơi nhận:", 12, 12, "BoldItalic"),
    ("- Lưu: VT", 11, 11, "Regular"),
    ("Phụ lục I", 14, 14, "Bold"),
])  # fmt: skip
def test_each_part_of_the_document_has_the_letters_that_the_decree_asks(
    words: str, least: float, most: float, face: str
) -> None:
    """Size in points and face, from quốc hiệu to the recipients."""
    wanted = "".join(words.split())
    page = next(page for page in _pages("plan") if wanted in page.text)
    for letter in page.find(words):
        assert least <= letter.size <= most, letter
        assert letter.font.partition("+")[2] in {f"Tinos-{face}", "Tinos" if face == "Regular" else ""}, letter


@pytest.mark.parametrize("kind", KINDS)
def test_page_numbers_stand_in_the_middle_of_the_top_margin_and_start_again_in_each_annex(kind: str) -> None:
    """13-14 points, centred over the text, none on a first page; 2, 3, … without a gap."""
    document, due = _document(kind), 1
    first = {"".join(block.number.split()) for block in document.blocks if isinstance(block, Annex | Spread)} - {""}
    for page in _pages(kind):
        above = [letter for letter in page.letters if letter.text.isdigit() and letter.bottom < TOP - 3]
        wide = page.width > 300
        starts = any(page.text.removeprefix("".join(document.draft.split())).startswith(words) for words in first)
        due = 1 if starts else due
        assert "".join(letter.text for letter in above) == ("" if due == 1 else str(due))
        if above:
            middle = (above[0].left + above[-1].right) / 2
            assert abs(middle - (page.width / 2 if wide else (LEFT + page.width - RIGHT) / 2)) < 1
            assert {13 <= letter.size <= 14 for letter in above} == {True}
        due += 1


@pytest.mark.parametrize("kind", KINDS)
def test_every_title_is_printed_and_is_a_bookmark(kind: str) -> None:
    """Parts, sections, annexes: all of the document, in their order."""
    document = _document(kind)
    text = "".join(page.text for page in _pages(kind)).lower()
    marks = "".join("".join(title.split()) for title in _outline(PdfReader(BytesIO(_file(kind))).outline)).lower()
    titles = [title for title in _titles(document.blocks) if title]
    assert len(titles) >= 5
    places = [marks.find("".join(title.split()).lower()) for title in titles]
    assert [title for title, place in zip(titles, places, strict=True) if place < 0] == []
    assert [title for title in titles if "".join(title.split()).lower() not in text] == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_word_comes_out_with_its_marks(kind: str) -> None:
    """NFC, no letter replaced; each word of the document can be searched."""
    text = "".join(page.text for page in _pages(kind))
    assert unicodedata.is_normalized("NFC", text)
    assert not set("\ufffd\u25a1") & set(text)
    lowered = text.lower()
    said = {word for piece in _texts(_document(kind).plain()["blocks"]) for word in piece.split()}
    assert len(said) > 300
    assert sorted(word for word in said if word.lower() not in lowered) == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_row_stands_whole_on_a_page_that_has_its_header(kind: str) -> None:
    """Of all tables: cells in their order, none cut by the end of a page, the header above them on each page."""
    found = 0
    for table in _tables(_document(kind).blocks):
        header = _bare("".join(column.label for column in table.columns))
        for row in table.rows:
            wanted = _bare("".join(row))
            on = [page for page in _pages(kind) if wanted in page.text]
            assert on, row
            assert any(header in page.text for page in on), row
            found += 1
    assert found > 30


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_holds_the_header_of_a_table_and_one_of_its_rows(kind: str) -> None:
    """Tables of one row apart."""
    for table in _tables(block for block in _document(kind).blocks if not isinstance(block, OnePage)):
        header = _bare("".join(column.label for column in table.columns))
        rows = [_bare("".join(row)) for row in table.rows]
        for page in _upright(kind):
            if header in page.text and len(set(rows)) > 1:
                assert sum(row in page.text for row in rows) != 1, (rows, page.text)


@pytest.mark.parametrize("kind", KINDS)
def test_no_upright_page_before_a_turned_one_is_nearly_empty(kind: str) -> None:
    """A third of it is filled, unless it is the only page of its part or annex."""
    sheets = _pages(kind)
    for above, page, below in zip(sheets, sheets[1:], sheets[2:], strict=False):
        if page.width < page.height < below.width and above.width < above.height:
            lowest = max(letter.bottom for letter in _body(page, _document(kind)))
            assert lowest > TOP + (page.height - TOP - BOTTOM) / 3, page.text


def test_pictures_say_what_they_show() -> None:
    """Each figure of the file has a text for those who cannot see it, the document's own."""
    reader = PdfReader(BytesIO(_file("plan")))
    found = [str(item.get("/Alt")) for item in _structure(reader) if item.get("/S") == "/Figure"]
    [spread] = [block for block in _document("plan").blocks if isinstance(block, Spread)]
    assert {figure.alt for figure in spread.figures} <= set(found)
    assert "None" not in found


@pytest.mark.parametrize(("kind", "lang"), [("plan", "vi"), ("english", "en")])
def test_the_file_names_its_language_and_says_that_it_is_tagged_and_archivable(kind: str, lang: str) -> None:
    """/Lang, /MarkInfo, PDF/A-2a and PDF/UA-1 in its metadata, headers of tables as such."""
    reader = PdfReader(BytesIO(_file(kind)))
    root = reader.trailer["/Root"]
    assert str(root["/Lang"]).lower().startswith(lang)
    assert bool(root["/MarkInfo"]["/Marked"])
    metadata = root["/Metadata"].get_data().decode()
    assert "pdfuaid" in metadata
    assert "pdfaid" in metadata
    assert {"/TH", "/TD", "/H1"} <= {str(item.get("/S")) for item in _structure(reader)}


def _outline(items: list) -> list[str]:  # type: ignore[type-arg]
    return [title for item in items for title in (_outline(item) if isinstance(item, list) else [item["/Title"]])]


def _bare(text: str) -> str:
    return "".join(text.split())


def _tables(blocks: Iterable[object]) -> Iterator[Table]:
    for block in blocks:
        if isinstance(block, Table):
            yield block
        yield from _tables(getattr(block, "blocks", ()))


def _titles(blocks: tuple[object, ...]) -> list[str]:
    found = []
    for block in blocks:
        match block:
            case Heading(text=text):
                found.append(text)
            case Part(title=title) | Annex(title=title) | Spread(title=title):
                found.append(title)
            case Wide(blocks=inner):
                found += _titles(inner)
    return found


def _texts(value: object, key: str = "") -> list[str]:
    """Every printed text in nested dicts and lists of a document."""
    if isinstance(value, str):
        return [] if key in {"kind", "style", "align", "image", "alt"} else [value]
    if isinstance(value, dict):
        return [text for name, inner in value.items() for text in _texts(inner, name)]
    return [text for inner in value for text in _texts(inner)] if isinstance(value, list | tuple) else []


def _structure(reader: PdfReader) -> list[dict]:  # type: ignore[type-arg]
    """Every element of the structure tree."""
    found, stack = [], [reader.trailer["/Root"]["/StructTreeRoot"]]
    while stack:
        item = stack.pop().get_object()
        if isinstance(item, list):
            stack += item
        elif isinstance(item, dict):
            found.append(item)
            stack += [item["/K"]] if "/K" in item else []
    return found
