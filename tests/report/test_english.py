"""English papers: nothing is said in Vietnamese but what is quoted, and the words of acts are explained."""

import re
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from optimizer.analysis.compare import decision_table, indicator_table, names
from optimizer.data.parameters import COSTS
from optimizer.report.annual.report import annual_report
from optimizer.report.comparison import comparison_report
from optimizer.report.document import Document, Paragraph
from optimizer.report.procedure import procedure
from optimizer.report.scenario_report import scenario_report
from optimizer.wording.units import funding_of, unit_of, words_of
from tests.analysis.years import mixed
from tests.report import bundles
from tests.report.reading import VIETNAMESE

QUOTED = re.compile(
    r"name\[|wording:proc\.own|targets\.legal_basis|decision\[|code\.|legal_basis|basis\[|scenario\.(title|question|letterhead)|province\."
    r"|(institutions|sites|offers|communes|costs|norms|programmes|appraisal|targets|moves|units|opens|stops|modules)\["
    r".*\.(name\w*|managing_body\w*|programme|occupation|source|legal_basis|mark|area|district|funding|seat\w*)$"
)
"""Sources whose text is quoted as it was entered: names, titles of acts, what the scenario says of itself."""
SYMBOL = "/QĐ-"
"""The symbol of a decision by Nghị định 30/2020/NĐ-CP, in any language."""


@cache
def _documents() -> dict[str, Document]:
    run = bundles.bundle()
    runs = [run, bundles.bundle(scenario=bundles.scenario(name="other").model_dump(mode="json"))]
    tables = indicator_table(runs), decision_table(runs, "en")
    return {
        "report": scenario_report(run, "en", {}), **procedure(run, "en"), "annual": annual_report(mixed(), "en"),
        "comparison": comparison_report(runs, *tables, "en", dict.fromkeys(names(runs), b"")),
    }  # fmt: skip


def _texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ()
    return [text for part in parts for text in _texts(part)]


def _own_words(document: Document) -> set[str]:
    """Return the texts of `document` that are Vietnamese without what they quote."""
    quoted = {p.text for p in document.printed if QUOTED.match(p.source)}
    quoted |= {said.upper() for said in quoted} | {*bundles.communes()["name"], "Nậm Pồ", SYMBOL}
    found = set()
    shown = document.plain()
    for text in _texts([shown[key] for key in ("title", "draft", "running", "head", "blocks")]):
        rest = text
        for said in sorted(quoted, key=len, reverse=True):
            rest = rest.replace(said, "…")
        if VIETNAMESE.search(rest) and not rest.startswith("Words in titles of acts"):
            found.add(rest)
    return found


@pytest.mark.parametrize("name", ["report", "bieu-tham-dinh", "to-trinh", "du-thao-quyet-dinh", "annual", "comparison"])
def test_an_english_paper_speaks_english(name: str) -> None:
    """What is left without names and titles of acts holds no letter that only Vietnamese has."""
    assert _own_words(_documents()[name]) == set()


def test_the_words_of_cited_acts_are_explained_behind_them() -> None:
    """The note stands behind the last basis, names each word that occurs, and is not in the Vietnamese paper."""
    run = bundles.bundle()
    for name in ("bieu-tham-dinh", "to-trinh", "du-thao-quyet-dinh"):
        blocks = procedure(run, "en")[name].blocks
        last = max(at for at, b in enumerate(blocks) if isinstance(b, Paragraph) and b.style == "basis")
        note = blocks[last + 1]
        assert isinstance(note, Paragraph)
        assert "Nghị định – decree" in note.text
        assert not [b for b in procedure(run, "vi")[name].blocks if isinstance(b, Paragraph) and b.style == "note"]
    assert words_of(["Thông tư 07/2017/TT-BLĐTBXH"]) == [("Thông tư", "circular")]
    assert words_of(["Nghị định 143/2016/NĐ-CP Điều 3, sửa đổi bởi NĐ 140/2018/NĐ-CP"])[0] == ("Nghị định", "decree")


def test_units_of_the_tables_are_told_in_english() -> None:
    """All units of the embedded province; what is not known stays as it was entered."""
    folder = Path(__file__).parents[2] / "data" / "dien-bien"
    units = {unit for name in ("norms", "costs") for unit in pd.read_csv(folder / f"{name}.csv", dtype=str)["unit"]}
    units |= {parameter.unit for parameter in COSTS}
    assert not [unit for unit in units if VIETNAMESE.search(unit_of(unit, "en"))]
    assert unit_of("triệu đồng/người học/năm", "en") == "million VND/learner/year"
    assert unit_of("người học/giáo viên", "en") == "learners/teacher"
    assert unit_of("tỷ lệ so với 2020", "en") == "share against 2020"
    assert unit_of("/năm", "en") == "/year"
    assert unit_of("bao/tháng", "en") == "bao/tháng"
    assert unit_of("m²/chỗ", "vi") == "m²/chỗ"


def test_known_sources_of_money_are_told_in_english() -> None:
    """Each part by itself; what is not known, and a Vietnamese paper, keep what was entered."""
    assert funding_of("Ngân sách tỉnh; học phí", "en") == "provincial budget; tuition fees"
    assert funding_of("Chương trình MTQG; quỹ X", "en") == "national target programme; quỹ X"
    assert funding_of("Ngân sách tỉnh; học phí", "vi") == "Ngân sách tỉnh; học phí"


def test_the_province_is_named_in_english():
    """On the first page of every paper: of Điện Biên province, never of tỉnh Điện Biên."""
    for name, document in _documents().items():
        head = " ".join(_texts(document.plain()["head"]))
        assert "tỉnh Điện Biên" not in head, name
    assert "of Điện Biên province, target year" in " ".join(_texts(_documents()["report"].plain()["head"]))
