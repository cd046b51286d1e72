"""Appraisal sheet, submission, draft decision: complete, traced, flagged, the same in PDF and Word."""

import re
from functools import cache
from io import BytesIO

import pytest
from pypdf import PdfReader

from optimizer.analysis.appraisal import appraise
from optimizer.report.document import Bullets, Closing, Paragraph, Remark, Table
from optimizer.report.office.word import word
from optimizer.report.pdf import pdf
from optimizer.report.procedure import procedure
from tests.report import bundles
from tests.report.test_word import HOSTILE, _said, _text

NAMES = ("bieu-tham-dinh", "to-trinh", "du-thao-quyet-dinh")


@cache
def _made(lang="vi"):
    return procedure(bundles.bundle(), lang)


@cache
def _pages(name):
    return [" ".join(p.extract_text().split()) for p in PdfReader(BytesIO(pdf(_made()[name]))).pages]


@pytest.mark.parametrize("name", NAMES)
def test_each_paper_is_a_draft_with_its_official_parts_in_both_files(name):
    """Head, blank number and date, draft mark on every page, no signature; Word says the same."""
    document = _made()[name]
    pages = _pages(name)
    for words in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "ngày …… tháng …… năm ………", "Nơi nhận:", "(chưa ký)"):
        assert words in " ".join(pages)
    assert all("DỰ THẢO" in page for page in pages)
    text = " ".join(_text(word(document)).split())
    assert [t for s in _said(document.blocks) for t in s.split("\n") if " ".join(t.split()) not in text] == []
    assert word(document) == word(document)


def test_the_appraisal_prints_every_row_of_the_analysis():
    """One row a condition; results in words; a missing figure is a dash and says so."""
    judged = appraise(bundles.bundle())
    rows = [
        row for b in _made()["bieu-tham-dinh"].blocks if isinstance(b, Table) for row in b.rows if len(b.columns) == 4
    ]
    rows = [row for row in rows if row[3] in {"Đạt", "KHÔNG ĐẠT", "Thiếu hồ sơ"}]
    assert len(rows) == len(judged)
    words = {"met": "Đạt", "not_met": "KHÔNG ĐẠT", "missing": "Thiếu hồ sơ"}
    assert sorted(row[3] for row in rows) == sorted(judged["met"].map(words))


def test_unchecked_and_expired_bases_are_flagged_on_page_1():
    """The fake norms: one checked, one expired (here for every level)."""
    made = procedure(bundles.bundle(norms=bundles.norms().assign(level="")), "vi")["bieu-tham-dinh"]
    remark = next(b for b in made.blocks if isinstance(b, Remark))
    assert any("đã hết hiệu lực" in item for item in remark.items)
    bases = [b.text for b in made.blocks if isinstance(b, Paragraph) and b.style == "basis"]
    assert any("đã kiểm tra ngày 01/6/2025" in text for text in bases)
    assert any("ĐÃ HẾT HIỆU LỰC từ 01/01/2025" in text for text in bases)


def test_the_submission_has_two_pages_and_the_decision_its_annex():
    """Every unit stands in the annex; the decision is the committee's."""
    assert len(_pages("to-trinh")) <= 2
    text = " ".join(_pages("du-thao-quyet-dinh"))
    for row in bundles.INSTITUTIONS:
        assert row[1] in text
    assert "Điều 5." in text
    assert "TM. ỦY BAN NHÂN DÂN" in text


def test_the_submission_goes_to_those_it_is_addressed_to_first():
    """Nghị định 30/2020: "Như trên;" first where a paper has "Kính gửi"; the other papers have none."""
    said = {name: next(b for b in d.blocks if isinstance(b, Closing)).recipients for name, d in _made().items()}
    assert said["to-trinh"][0] == "- Như trên;"
    assert all("- Như trên;" not in said[name] for name in NAMES if name != "to-trinh")


def test_every_figure_of_the_submission_is_a_cell_of_the_bundle():
    """Figures of the table of effects are those of the indicators, rounded as printed."""
    table = next(b for b in _made()["to-trinh"].blocks if isinstance(b, Table))
    known = bundles.bundle().indicators
    values = {f"{abs(v):.1f}" for c in ("unchanged", "plan", "change") for v in known[c].dropna()}
    values |= {f"{abs(v):.0f}" for c in ("unchanged", "plan", "change") for v in known[c].dropna()}
    for row in table.rows:
        for cell in row[2:]:
            plain = re.sub(r"[^\d,]", "", cell).replace(",", ".")
            assert plain in values or cell == "–", cell


def test_hostile_names_are_inert_in_both_files():
    """A name full of markup comes out as it is (letters that the font has)."""
    name = " ".join(HOSTILE[:6])
    made = procedure(bundles.with_names({"TTML": name}), "vi")
    for document in made.values():
        assert name in " ".join(_text(word(document)).split())
        assert name.replace(" ", "") in "".join(
            "".join(p.extract_text().split()) for p in PdfReader(BytesIO(pdf(document))).pages
        )


def test_without_a_plan_nothing_is_submitted_and_english_has_all_phrases():
    """No files; the English papers compile."""
    assert procedure(bundles.infeasible(), "vi") == {}
    assert all(any(isinstance(b, Table | Bullets) for b in d.blocks) for d in _made("en").values())
