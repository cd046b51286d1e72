"""The annual report: every figure traced, empty cells with their reason, official parts, the same in Word and Excel."""

import csv
import re
from dataclasses import replace
from functools import cache
from io import BytesIO

import docx
import openpyxl
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from pypdf import PdfReader

from optimizer.analysis.annual.annual import TABLES, annual
from optimizer.report.annual import progress
from optimizer.report.annual.book import annual_book, write_tables
from optimizer.report.annual.report import annual_report
from optimizer.report.document import Closing, Heading, Paragraph, Table, Wide
from optimizer.report.office.word import word
from optimizer.report.office.xlsx import HEADER
from optimizer.report.pdf import pdf
from optimizer.report.trace import MARKS, NUMBER
from tests.analysis.years import MIXED, chosen, mixed, mixed_beside_last, year
from tests.provinces import set_cell, tiny_province
from tests.report.test_figures import _says
from tests.report.test_word import HOSTILE, _said, _text


@cache
def _document(lang="vi"):
    return annual_report(mixed(), lang)


@cache
def _pages(lang="vi"):
    return [" ".join(p.extract_text().split()) for p in PdfReader(BytesIO(pdf(_document(lang)))).pages]


def _tables(document):
    blocks = [b for block in document.blocks for b in (block.blocks if isinstance(block, Wide) else (block,))]
    return {b.caption: b for b in blocks if isinstance(b, Table)}


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_number_has_its_source(lang):
    """No orphan, whether or not the year before is there."""
    assert _document(lang).orphans == ()
    assert annual_report(mixed_beside_last(), lang).orphans == ()


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_what_is_printed_is_the_cell_that_its_source_names(lang):
    """Every key of a cell leads to a table of the analysis, and the cell says what is printed."""
    cells = [
        (p, found.groups())
        for p in _document(lang).printed
        if (found := re.fullmatch(r"(\w+)\[(\w+)\]\.(\w+)", p.source))
    ]
    assert len(cells) > 250
    for printed, (table, row, column) in cells:
        frame = getattr(mixed(), table)
        value = frame[column].iloc[int(row)] if table == "steps" else frame.at[row, column]
        if isinstance(value, str) and "-" not in value[4:5]:
            assert set(NUMBER.findall(printed.text)) >= set(NUMBER.findall(value)), printed
        else:
            assert _says(printed.text, value, lang), printed


def test_every_figure_is_in_the_text_of_the_pdf():
    """Each printed stretch that holds a digit comes back from the pages."""
    whole = "".join("".join(_pages()).split())
    lost = [p for p in _document().printed if re.search(r"\d", p.text) and "".join(p.text.split()) not in whole]
    assert not [p for p in lost if p.source not in {"province.name", "annual.year"}]


def test_it_is_a_draft_report_with_its_official_parts():
    """Head, blank number and date, sections in order, the draft mark on every page, no signature."""
    text = " ".join(_pages())
    places = [text.find(words) for words in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: ……/BC-……", "BÁO CÁO", "năm 2028", "I. KẾT QUẢ CHUNG",
        "II. TIẾN ĐỘ TỪNG ĐƠN VỊ", "III. TUYỂN SINH", "IV. NHU CẦU ĐÀO TẠO", "V. CHỈ TIÊU CỦA QUY HOẠCH",
        "VI. LỘ TRÌNH", "VII. VIỆC ĐẾN HẠN", "VIII. PHẦN BẢNG SỐ LIỆU", "IX. KHÓ KHĂN", "Nơi nhận:", "(chưa ký)",
        "Phụ lục I",
    )]  # fmt: skip
    assert -1 not in places
    assert places == sorted(places)
    assert "trước ngày 10 tháng 12 năm 2028" in text
    assert all("DỰ THẢO" in page for page in _pages())
    assert all(len(page) > 60 for page in _pages())  # none is blank


def test_late_and_deviating_steps_are_named():
    """S4 still teaches; TT2 has become a TC."""
    tables = _tables(_document())
    [late] = tables["Việc chậm"].rows
    assert "S4" in late[3]
    assert "Ngừng hoạt động" in late
    deviating = tables["Việc làm khác phương án"].rows
    assert any(row[2] == "Chuyển đổi loại hình" and "Biên Thùy" in row[1] for row in deviating)


def test_empty_cells_carry_a_letter_whose_reason_stands_below():
    """The estimate of school years, and last year's same day, are blank with a reason; no cell says zero for them."""
    table = _tables(_document())["Tuyển sinh theo trình độ (người)"]
    letters = {cell for row in table.rows for cell in row if re.fullmatch(r"\([a-z]\)", cell)}
    assert len(letters) == 2
    assert all(any(note.startswith(letter) for note in table.notes) for letter in letters)
    total = next(row for row in table.rows if row[0] == "Tổng cộng")
    assert total[3] in letters
    assert total[5] in letters
    beside = _tables(annual_report(mixed_beside_last(), "vi"))["Tuyển sinh theo trình độ (người)"]
    assert next(row for row in beside.rows if row[0] == "Tổng cộng")[5] == "+10"


def test_a_long_list_names_the_structure_and_counts_the_rest(monkeypatch):
    """With more late or deviating steps than the body names, programmes and places are counted; the annex has all."""
    monkeypatch.setattr(progress, "MOST_LISTED", 1)
    licensed = {"offers": lambda table: set_cell(table, 0, "places", "70")}  # the plan keeps 60
    made = annual(chosen(), tiny_province(**{**MIXED, **licensed}), 2028)
    document = annual_report(made, "vi")
    found = made.steps[made.steps["status"] == "deviating"]
    named = _tables(document)["Việc làm khác phương án"].rows
    rest = len(found) - int(found["kind"].isin(progress.STRUCTURE).sum())
    assert rest == 1
    assert len(named) == len(found) - rest
    said = [b.text for w in document.blocks if isinstance(w, Wide) for b in w.blocks if isinstance(b, Paragraph)]
    assert any(f"Ngoài ra có {rest} việc khác" in text for text in said)
    assert document.orphans == ()


def test_a_year_on_its_way_says_that_nothing_is_late():
    """In 2027 nothing is due yet."""
    made = annual(chosen(), year("2027-11-15"), 2027)
    said = [b.text for w in annual_report(made, "vi").blocks if isinstance(w, Wide) for b in w.blocks
            if isinstance(b, Paragraph)]  # fmt: skip
    assert "Không có việc nào chậm." in said
    assert "Không có việc nào làm khác phương án." in said


def test_word_says_the_same_and_equal_years_give_equal_bytes():
    """Every text of the document is in the Word file."""
    text = " ".join(_text(word(_document())).split())
    assert [t for s in _said(_document().blocks) for t in s.split("\n") if " ".join(t.split()) not in text] == []
    assert word(_document()) == word(_document())
    assert annual_book(mixed(), "vi") == annual_book(mixed(), "vi")


def test_the_annex_lies_on_turned_pages_in_word_too():
    """Its own section: landscape, counted from 1, the last of the file; no empty page behind it."""
    sections = docx.Document(BytesIO(word(_document()))).sections
    assert [s.orientation for s in sections][-2:] == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE]
    assert sections[-1]._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"


def test_the_workbook_holds_every_table_with_live_rates():
    """One sheet a table; the stored result of a rate is the analysis's; an empty cell says why."""
    content = annual_book(mixed(), "vi")
    live, stored = (openpyxl.load_workbook(BytesIO(content), data_only=flag) for flag in (False, True))
    assert len(live.sheetnames) == len(TABLES) - 1  # all but the summary
    sheet = stored["Tuyển sinh"]
    columns = {cell.value: cell.column for cell in sheet[HEADER + 1]}
    rows = {sheet.cell(r, 1).value: r for r in range(HEADER + 2, sheet.max_row + 1)}
    share = columns["% kế hoạch"]
    assert sheet.cell(rows["Sơ cấp"], share).value == pytest.approx(140 / 150)
    assert str(live["Tuyển sinh"].cell(rows["Sơ cấp"], share).value).startswith("=IF(")
    assert sheet.cell(rows["Tổng cộng"], columns["Ước cả năm"]).value is None
    cells = [str(c.value) for s in stored for row in s.iter_rows() for c in row if c.value is not None]
    assert not [text for text in cells if MARKS.search(text)]
    assert "≥ 30%" in cells
    assert "tuyển sinh theo năm học" in sheet.cell(rows["Tổng cộng"], columns["Vì sao trống"]).value


def test_the_tables_are_written_as_csv(tmp_path):
    """Every table with its rows, as Excel opens them."""
    files = write_tables(mixed(), tmp_path)
    assert [f.stem for f in files] == list(TABLES)
    for file in files:
        text = file.read_text(encoding="utf-8-sig")
        assert len(list(csv.reader(text.splitlines()))) == len(getattr(mixed(), file.stem)) + 1


def test_hostile_names_come_out_inert():
    """Markup in names of units and of the plan is printed as it is."""
    name = " ".join(HOSTILE[:6])
    made = mixed()
    units = made.units.copy()
    units.loc["TT2", "name"] = name
    scenario = {**made.bundle.scenario, "title": name}
    document = annual_report(replace(made, units=units, bundle=replace(made.bundle, scenario=scenario)), "vi")
    whole = "".join("".join(p.extract_text().split()) for p in PdfReader(BytesIO(pdf(document))).pages)
    assert whole.count("".join(name.split())) >= 3
    assert name in " ".join(_text(word(document)).split())


def test_a_small_cut_that_is_passed_by_far_shows_its_two_figures():
    """One deputy less was asked for and three are gone: not 300 %, but how many of how many."""
    made = mixed()
    network = made.network.copy()
    network.loc["deputies", ["done", "asked", "share"]] = [-3.0, -1.0, 3.0]
    table = _tables(annual_report(replace(made, network=network), "vi"))["Quy mô mạng lưới"]
    rows = {row[0]: row for row in table.rows}
    assert next(row for name, row in rows.items() if "Cấp phó" in name)[5] == "trên 100%\n(−3 trên −1)"
    assert next(row for name, row in rows.items() if "Cấp trưởng" in name)[5] == "100%\n(−1 trên −1)"


def test_what_is_late_is_counted_again_but_not_listed_again():
    """Section VII names what falls due next; the late step stands in section II and in the annex alone."""
    blocks = _document().blocks
    start = next(at for at, b in enumerate(blocks) if "VII. " in str(b) and not isinstance(b, Closing))
    end = next(at for at, b in enumerate(blocks) if isinstance(b, Heading) and b.text.startswith("VIII."))
    section = blocks[start:end]
    assert "Làm xong 01 việc chậm nêu ở mục II." in str(section)
    inner = [i for b in section for i in (b.blocks if isinstance(b, Wide) else (b,))]
    assert not [row for b in inner if isinstance(b, Table) for row in b.rows if "CHẬM" in row]
