"""PDF reports: complete, searchable, laid out as provincial documents are, inert, the same every time."""

import re
import unicodedata
from dataclasses import replace
from functools import cache
from io import BytesIO

import pandas as pd
import pytest
from pypdf import PdfReader

from optimizer.errors import DataError
from optimizer.report.document import Column, Document, Letterhead, Paragraph, Table
from optimizer.report.maps.atlas import draw_maps
from optimizer.report.maps.brief import draw_brief
from optimizer.report.pdf import LayoutError, pdf
from optimizer.report.scenario_report import scenario_report
from optimizer.solution.solution import Outcome
from optimizer.wording import sentence
from tests.report import bundles

HOSTILE = '#read("x") $a_b$ \\ <b> & " @ref * _ ` [x] // = - {{}} \\u{41} #panic("no")'
LONG_NAME = "Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên liên xã, phường khu vực miền núi"
MM = 72 / 25.4


@cache
def _pictures():
    made = bundles.bundle()
    maps = {name: drawn.sheet.svg() for name, drawn in draw_maps(made, "vi").items()}
    return {**maps, "brief": draw_brief(made, "vi").sheet.svg()}


def _bytes(bundle, lang="vi", pictures=None):
    return pdf(scenario_report(bundle, lang, pictures or {}))


@cache
def _report():
    return _bytes(bundles.bundle(), pictures=_pictures())


@cache
def _without_plan():
    return _bytes(bundles.infeasible())


@cache
def _pages(content):
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(content)).pages]


def _text(content):
    return " ".join(_pages(content))


def _fonts(content):
    found = {}
    for page in PdfReader(BytesIO(content)).pages:
        stack = [page["/Resources"]]
        while stack:
            resources = stack.pop().get_object()
            for font in resources.get("/Font", {}).values():
                found[font.get_object()["/BaseFont"]] = font.get_object()
            stack += [
                form.get_object()["/Resources"]
                for form in resources.get("/XObject", {}).values()
                if "/Resources" in form.get_object()
            ]
    return found


def test_every_font_is_embedded_subset_and_searchable():
    """Tinos and Arimo only; each a subset with its file and a map to Unicode."""
    fonts = _fonts(_report())
    assert fonts
    for name, font in fonts.items():
        assert re.fullmatch(r"/[A-Z]{6}\+(Tinos|Arimo)[-\w]*", name), name
        assert "/ToUnicode" in font
        descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        assert {"/FontFile2", "/FontFile3"} & set(descriptor), name


def test_the_file_is_tagged_and_names_its_language_and_title():
    """MarkInfo, /Lang vi, title, and the date of the data, not of the clock."""
    reader = PdfReader(BytesIO(_report()))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] is True or bool(root["/MarkInfo"]["/Marked"])
    assert root["/Lang"].lower().startswith("vi")
    assert "mạng lưới" in reader.metadata.title
    assert reader.metadata.creation_date.strftime("%Y-%m-%d") == "2025-06-30"


def test_the_document_has_its_official_parts():
    """Quốc hiệu, tiêu ngữ, kind of document, bases, recipients, end mark; number and date blank; no name signs."""
    text = _text(_report())
    for words in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "ỦY BAN NHÂN DÂN TỈNH ĐIỆN BIÊN",
        "SỞ GIÁO DỤC VÀ ĐÀO TẠO", "Số: ……/BC-……", "ngày …… tháng …… năm ………", "BÁO CÁO MINH HỌA", "Căn cứ Kế hoạch 130",
        "Nơi nhận:", "./.", "(chưa ký)", "Phụ lục I ",
    ):  # fmt: skip
        assert words in text
    assert unicodedata.is_normalized("NFC", text)


def test_every_unit_and_every_key_figure_stands_in_the_text():
    """All 13 names; change of units -7, of recurrent budget -6.532, of minutes +2,4."""
    text = _text(_report())
    for row in bundles.INSTITUTIONS:
        assert row[1] in text
    for name in bundles.NAMES_AFTER.values():
        assert name in text
    for figure in ("−7", "−6.531", "+2,4", "+4.160"):
        assert figure in text


def test_every_page_is_marked_as_draft_and_carries_the_disclaimer():
    """DỰ THẢO and the province's disclaimer on each page, the A3 map page included."""
    for number, page in enumerate(_pages(_report()), start=1):
        assert "DỰ THẢO" in page, number
        assert "kiểm chứng hồi cứu" in page, number


def test_page_one_has_no_number_and_page_two_has_one_in_the_top_margin():
    """Numbers stand centred above the text, from 2; an annex starts again."""
    reader = PdfReader(BytesIO(_report()))

    def above(page):
        found = []

        def keep(text, cm, tm, _font, _size):
            found.append((text.strip(), tm[4] * cm[0] + tm[5] * cm[2] + cm[4], tm[4] * cm[1] + tm[5] * cm[3] + cm[5]))

        page.extract_text(visitor_text=keep)
        top = float(page.mediabox.height) - 20 * MM
        return [(text, x) for text, x, y in found if y > top and re.fullmatch(r"\d+", text)]

    assert above(reader.pages[0]) == []
    [(number, x)] = above(reader.pages[1])
    assert number == "2"
    assert abs(x - (30 + 165 / 2) * MM) < 5 * MM
    first = next(i for i, page in enumerate(reader.pages) if "Phụ lục I" in page.extract_text())
    assert above(reader.pages[first]) == []


def test_page_one_says_what_a_reader_must_know_first():
    """Share of estimates, an unchecked and an expired norm, calibration beyond 15 %, two loose decisions."""
    page = _pages(_report())[0]
    for words in (
        "81% số liệu quyết định", "02 căn cứ chưa được kiểm tra hiệu lực: Kế hoạch 130/", "; Nghị định 24/2022/NĐ-CP",
        "01 căn cứ đã hết hiệu lực", "Thông tư 07/2017/TT-BLĐTBXH", "lệch 17%", "Quyết định đối với 02 đơn vị",
    ):  # fmt: skip
        assert words in page


def test_the_first_page_holds_decisions_figures_and_a_map_and_nothing_follows_it_there():
    """Its table, five figures and the map's legend stand on page 1; Phần I begins on page 2."""
    first, second, *_ = _pages(_report())
    assert first.index("TÓM TẮT") < first.index("Từ các đơn vị hiện nay") < first.index("Năm số liệu chính")
    for words in ("CĐ KT-KT Điện Biên", "TT GDNN-GDTX khu vực 1", "34.719", "−6.531", "Trụ sở đơn vị tiếp nhận"):
        assert words in first
    assert "Phần I" not in first
    assert second.split("DỰ THẢO")[0].startswith("2 ") or "Phần I SỰ CẦN THIẾT" in second


def test_the_first_page_stays_one_page_with_eighty_units_of_long_names():
    """Forty mergers more, names of 90 letters: page 1 still ends with the small map, page 2 starts with Phần I."""
    made = _with_many(80)
    pages = _pages(_bytes(made, pictures={"brief": _pictures()["brief"]}))
    assert "Trụ sở đơn vị tiếp nhận" in pages[0]
    assert "và 32 đơn vị tiếp nhận khác: xem Phần IV" in pages[0]
    assert "SỰ CẦN THIẾT" in pages[1]
    assert "Năm số liệu chính" not in pages[1]


def test_each_institution_has_one_page_of_the_annex():
    """Between Phụ lục II and Phụ lục III lie thirteen pages, each with the name of its unit."""
    pages = _pages(_report())
    first, last = (next(n for n, page in enumerate(pages) if f"Phụ lục {at} " in page) for at in ("II", "III"))
    assert last - first == len(bundles.INSTITUTIONS)
    for page, row in zip(pages[first:last], bundles.INSTITUTIONS, strict=True):
        assert row[1].upper() in page


def test_parts_and_annexes_are_the_bookmarks():
    """Phần I-V by the names of the skeleton, sections below them, then the annexes; in English as well."""

    def outline(content):
        return [(item["/Title"], None) if not isinstance(item, list) else ("", [i["/Title"] for i in item
                if not isinstance(i, list)]) for item in PdfReader(BytesIO(content)).outline]  # fmt: skip

    found = outline(_report())
    parts = [title for title, _ in found if title.startswith("Phần")]
    assert parts == [
        "Phần I. Sự cần thiết và căn cứ xây dựng phương án",
        "Phần II. Thực trạng mạng lưới cơ sở giáo dục nghề nghiệp",
        "Phần III. Quan điểm, mục tiêu, nguyên tắc, tiêu chí sắp xếp",
        "Phần IV. Phương án sắp xếp",
        "Phần V. Tổ chức thực hiện",
    ]
    assert found[0][0] == "Tóm tắt"
    assert next(inner for _, inner in found if inner) == [
        "I. Sự cần thiết",
        "II. Căn cứ pháp lý",
        "III. Phạm vi, đối tượng",
    ]
    annexes = [title for title, _ in found if title.startswith("Phụ lục")]
    assert annexes[0] == "Phụ lục I. Bản đồ"
    assert any(title.endswith("Phương pháp và bằng chứng tính toán") for title in annexes)
    english = [title for title, _ in outline(_bytes(bundles.bundle(), "en")) if title.startswith("Part ")]
    assert [title.split(".")[0] for title in english] == ["Part I", "Part II", "Part III", "Part IV", "Part V"]


def test_the_value_that_was_minimised_stands_in_the_annex_on_method_only():
    """34.718,9 is a figure of the budget too; the bound 34.690 is of the measure alone and stands on one page."""
    pages = _pages(_report())
    [page] = [page for page in pages if "34.690" in page]
    assert "PHƯƠNG PHÁP VÀ BẰNG CHỨNG TÍNH TOÁN" in page


def test_below_thirty_per_cent_estimates_it_is_a_plain_report():
    """With 30 % exactly the title is BÁO CÁO; above it BÁO CÁO MINH HỌA."""
    made = bundles.bundle()
    estimates = made.estimates.copy()
    estimates.loc["total", "weight_estimate"] = 0.30
    text = _text(_bytes(replace(made, estimates=estimates)))
    assert "BÁO CÁO Phương án sắp xếp" in text
    assert "MINH HỌA" not in text


def test_reasons_and_firmness_are_printed_as_the_bundle_has_them():
    """Estimated reasons carry (*); 4/9 asks for more data, 9/9 does not; without firmness a dash and a note."""
    text = _text(_report())
    assert "(TTDB). (*)" in text
    assert "4/9, cần thêm số liệu" in text
    assert "9/9, cần" not in text
    bare = bundles.bundle(firmness=bundles.bundle().firmness.iloc[:0])
    assert "Độ vững chưa được tính" in _text(_bytes(bare))


def test_a_table_repeats_its_header_on_every_page():
    """A table of 120 rows: its header stands on each of its pages, no row is lost."""
    rows = tuple((str(n), f"Dòng số {n}") for n in range(1, 121))
    table = Table("Bảng thử", (Column("TT", 10, "center"), Column("Tên cột thử")), rows)
    pages = _pages(pdf(_document(Paragraph("Mở đầu"), table)))
    assert len(pages) > 2
    assert all(page.count("Tên cột thử") == 1 for page in pages)
    assert all(f"Dòng số {n} " in " ".join(pages) + " " for n in range(1, 121))


def test_maps_stand_on_an_a3_page_and_tables_may_turn():
    """Page sizes: A4 upright, A4 turned for the decisions, one A3 landscape for the maps."""
    sizes = {
        (round(float(p.mediabox.width) / MM), round(float(p.mediabox.height) / MM))
        for p in PdfReader(BytesIO(_report())).pages
    }
    assert sizes == {(210, 297), (297, 210), (420, 297)}


def test_text_of_the_map_can_be_searched_in_the_report():
    """The map's own words are text of the page."""
    page = next(p for p in _pages(_report()) if "Phút đi lại một chiều" in p)
    assert "Mường Nhé" in page


def test_hostile_names_come_out_letter_by_letter():
    """Every character that could be markup is printed as it stands."""
    names = {"TTMN": HOSTILE}
    made = bundles.with_names(names)
    text = "".join(_text(_bytes(made)).split())
    assert "".join(HOSTILE.split()) in text


def test_a_decomposed_name_is_composed():
    """NFD in, NFC out."""
    name = "Trung tâm Nguyễn Ảng Tủa"
    text = _text(_bytes(bundles.with_names({"TTMN": unicodedata.normalize("NFD", name)})))
    assert name in text
    assert unicodedata.is_normalized("NFC", text)


def test_a_letter_the_font_lacks_is_an_error_that_says_which():
    """A Lao letter: our own finding with the text and the code point, in a sentence, not an empty box."""
    with pytest.raises(DataError) as raised:
        _bytes(bundles.with_names({"TTMN": "TT ລາວ"}))
    assert {finding.id for finding in raised.value.findings} == {"report.letter"}
    assert {finding.value for finding in raised.value.findings} == {"TT ລາວ"}
    assert "U+0EA5" in " ".join(sentence(f, "vi") for f in raised.value.findings)


def test_two_renders_give_the_same_bytes():
    """Equal bundles, equal files."""
    assert _bytes(bundles.bundle(), pictures=_pictures()) == _report()


def test_a_run_without_a_plan_says_why_and_what_would_help():
    """Both conflicts and both relaxations as sentences; no decisions, no budget."""
    text = _text(_without_plan())
    for sentence_ in bundles.infeasible().conflicts["vi"]:
        assert sentence_ in text
    assert "Đã chứng minh không có phương án nào" in text
    assert "NGÂN SÁCH" not in text
    assert "Đơn vị sau sắp xếp" not in text


def test_a_given_plan_is_titled_as_an_evaluation():
    """The subject says that the plan was given; its rows stand as they were given, with their source."""
    row = ("CDKTKT", "merge", "CDN", "2025-09-04", "record", "", "", "press", "Báo Điện Biên Phủ 04/9/2025")
    given = pd.DataFrame([row], columns=bundles.bundle().given.columns)
    text = _text(_bytes(bundles.bundle(outcome=Outcome.EVALUATED, given=given)))
    for words in ("Đánh giá phương án cho trước", "Phương án cho trước được đánh giá", "04/9/2025 Báo Điện Biên Phủ"):
        assert words in text


def test_rules_broken_come_first_and_are_counted():
    """One rule is broken, one has no data; both named with their state."""
    text = _text(_report())
    assert "không đáp ứng 01 yêu cầu" in text
    assert text.index("Yêu cầu không đáp ứng") < text.index("Yêu cầu chưa đủ số liệu") < text.index("Yêu cầu đáp ứng ")
    assert "đáp ứng, sát giới hạn" in text


def test_it_can_be_made_again_from_what_it_prints():
    """Scenario, versions, digests and options stand in the last annex; no path of a machine."""
    text = _text(_report())
    for words in ("regional-centres-2028", "highspy 1.16.0", "a" * 16, "Khoảng cách dừng: 0,001"):
        assert words in text
    assert re.search(r"(/home/|/tmp/|/root/|[A-Z]:\\\\)", text) is None


def test_english_reports_speak_english():
    """The same report in English: no Vietnamese sentence of ours is left."""
    text = _text(_bytes(bundles.bundle(), "en"))
    assert "ILLUSTRATIVE REPORT" in text
    assert "34,719 million VND a year" in text
    assert "Căn cứ " not in text
    assert "Tóm tắt" not in text


def test_a_warning_of_the_compiler_is_an_error(monkeypatch):
    """A template that asks for an unknown font gets no quiet replacement."""
    from optimizer.report import pdf as module  # noqa: PLC0415

    source = module.TEMPLATE.read_text(encoding="utf-8").replace("font: d.fonts", 'font: "Unknown Family"')

    class Template:
        def read_bytes(self):
            return source.encode()

    monkeypatch.setattr(module, "TEMPLATE", Template())
    with pytest.raises(LayoutError, match="unknown font family"):
        pdf(_document(Paragraph("Thử")))


def _with_many(count):
    """The fake run with `count` more institutions in pairs, each second one merging into the one before."""
    made = bundles.bundle()
    row = made.plan.institutions.loc["CDN"]
    rows = {}
    for number in range(count):
        merges = number % 2 == 1
        rows[f"U{number:02d}"] = {
            **row, "name": f"{LONG_NAME} số {number:02d}",
            "name_after": "", "fate": "merge" if merges else "survive", "host": f"U{number - 1:02d}" if merges else "",
            "hosts": not merges, "expand": False,
        }  # fmt: skip
    more = pd.DataFrame.from_dict(rows, orient="index")
    units = pd.concat([made.plan.institutions, more]).rename_axis("institution")
    return replace(made, plan=replace(made.plan, institutions=units))


def _document(*blocks):
    head = Letterhead(
        "ỦY BAN NHÂN DÂN TỈNH A", "SỞ B", "Số: …", "CỘNG HÒA", "Độc lập", "A, ngày …", "BÁO CÁO", ("Thử",)
    )
    return Document("vi", "Thử", "Sở B", "2025-06-30", "DỰ THẢO", "", head, blocks)
