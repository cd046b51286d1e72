"""Every paper beside the report, as a file: archivable, tagged, with bookmarks, all letters in it, the same twice."""

from collections.abc import Callable
from functools import cache
from io import BytesIO

import pytest
from pypdf import PdfReader

from optimizer.analysis.compare import decision_table, indicator_table, names
from optimizer.report.annual.report import annual_report
from optimizer.report.comparison import comparison_report
from optimizer.report.document import Document
from optimizer.report.maps.status import draw_status
from optimizer.report.pdf import pdf
from optimizer.report.procedure import procedure
from tests.analysis.years import mixed
from tests.report import bundles


def _compared() -> Document:
    runs = [bundles.bundle(), bundles.bundle(scenario=bundles.scenario(name="other").model_dump(mode="json"))]
    status = dict.fromkeys(names(runs), draw_status(runs[0], "vi").sheet.svg())
    return comparison_report(runs, indicator_table(runs), decision_table(runs, "vi"), "vi", status)


PAPERS: dict[str, Callable[[], Document]] = {
    **{name: lambda name=name: procedure(bundles.bundle(), "vi")[name]
       for name in ("bieu-tham-dinh", "to-trinh", "du-thao-quyet-dinh")},
    "annual": lambda: annual_report(mixed(), "vi"), "comparison": _compared,
}  # fmt: skip


@cache
def _content(name: str) -> bytes:
    return pdf(PAPERS[name]())


@pytest.mark.parametrize("name", PAPERS)
def test_it_is_tagged_archivable_and_in_its_language(name: str) -> None:
    """PDF/A-2a and PDF/UA-1 by its own word, a structure tree, Vietnamese, a title, fonts inside with their letters."""
    reader = PdfReader(BytesIO(_content(name)))
    root = reader.trailer["/Root"]
    told = root["/Metadata"].get_object().get_data().decode("utf-8")
    assert "<pdfaid:part>2</pdfaid:part>" in told
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in told
    assert "<pdfuaid:part>1</pdfuaid:part>" in told
    assert root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]["/K"]
    assert str(root["/Lang"]).startswith("vi")
    assert reader.metadata is not None
    assert reader.metadata.title
    fonts = [f.get_object() for page in reader.pages for f in page["/Resources"].get("/Font", {}).values()]
    assert fonts
    for font in fonts:
        inner = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert "/ToUnicode" in font
        assert {"/FontFile2", "/FontFile3"} & set(inner)


@pytest.mark.parametrize("name", PAPERS)
def test_its_headings_are_bookmarks_and_its_pages_are_numbered(name: str) -> None:
    """One bookmark at least where the paper has headings; no number on page 1, 2 on page 2."""
    reader = PdfReader(BytesIO(_content(name)))
    if name != "du-thao-quyet-dinh":
        assert len(reader.outline) >= 3
    else:
        assert "Phụ lục" in str(reader.outline)
    first, second = (page.extract_text().splitlines()[0] for page in reader.pages[:2])
    assert (first, second) == ("DỰ THẢO", "DỰ THẢO2")


@pytest.mark.parametrize("name", PAPERS)
def test_the_same_paper_twice_is_the_same_file(name: str) -> None:
    """Made anew from the start."""
    assert pdf(PAPERS[name]()) == _content(name)
