"""Makes the sample pages of `reports/sample` again from saved runs: one page of each kind of paper, as small PNG files.

``uv run python tests/samples.py BUNDLE BUNDLE…`` (the first gives the papers of one plan, all the comparison). The
annual report is that of the small province of the tests; the page of the workbook needs LibreOffice and is left as it
is without. A page is found by a phrase on it. Maps are drawn by ``vetnet map`` and only made smaller here.
"""

import argparse
import io
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import pypdfium2
from PIL import Image

from optimizer.analysis.compare import decision_table, indicator_table, names
from optimizer.report.annual.report import annual_report
from optimizer.report.comparison import comparison_report
from optimizer.report.document import Document
from optimizer.report.maps.atlas import REPORTED, draw_maps
from optimizer.report.maps.small import small_maps
from optimizer.report.maps.status import draw_status
from optimizer.report.office.plan_book import plan_book
from optimizer.report.pdf import pdf
from optimizer.report.procedure import procedure
from optimizer.report.scenario_report import scenario_report
from optimizer.solution.bundle import load
from optimizer.solution.solution import Bundle
from optimizer.wording import say
from tests.analysis.years import mixed

FOLDER = Path(__file__).parents[1] / "reports" / "sample"
MOST_BYTES = 2_000_000
"""Of all samples together."""
SCALE, COLOURS, PATIENCE = 1.1, 128, 300
"""Pixels a point, colours of a picture, seconds that LibreOffice may take."""


def papers(runs: Sequence[Bundle]) -> Mapping[str, tuple[Document, str]]:
    """Return sample -> the document and a phrase of the page that is shown; "" is the first page."""
    first, lang = runs[0], "vi"
    maps = {name: drawn.sheet.svg() for name, drawn in draw_maps(first, lang, REPORTED).items()}
    report = scenario_report(first, lang, {**maps, **small_maps(first, lang)})
    status = {name: draw_status(run, lang).sheet.svg() for name, run in zip(names(runs), runs, strict=True)}
    compared = comparison_report(runs, indicator_table(runs), decision_table(runs, lang), lang, status)
    made = procedure(first, lang)
    return {
        "report-page-1": (report, ""), "report-table": (report, say("doc.section.proposed", lang).upper()),
        "report-institution": (report, say("doc.sheet.places", lang)),
        "comparison": (compared, say("doc.compared.preferred", lang).upper()),
        "appraisal": (made["bieu-tham-dinh"], ""), "submission": (made["to-trinh"], ""),
        "decision": (made["du-thao-quyet-dinh"], ""), "annual-page-1": (annual_report(mixed(), lang), ""),
    }  # fmt: skip


def page(content: bytes, phrase: str = "", skipped: int = 0) -> bytes:
    """Return the first page of a PDF behind `skipped` ones that holds `phrase` as a PNG of few colours.

    Raises
    ------
    ValueError
        No page holds it.
    """
    wanted = "".join(phrase.split())
    for leaf in list(pypdfium2.PdfDocument(content))[skipped:]:
        if wanted in "".join(leaf.get_textpage().get_text_range().split()):
            return small(leaf.render(scale=SCALE).to_pil())
    msg = f"no page says {phrase!r}"
    raise ValueError(msg)


def small(picture: Image.Image) -> bytes:
    """Return `picture` as a PNG of few colours."""
    flat = picture.convert("RGB").quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    out = io.BytesIO()
    flat.save(out, "PNG", optimize=True)
    return out.getvalue()


def workbook(run: Bundle, office: str) -> bytes:
    """Return the page of the workbook of `run` on figures before and after, as LibreOffice prints it."""
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "plan.xlsx"
        book.write_bytes(plan_book(run, "vi"))
        command = [office, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf"]
        subprocess.run([*command, "--outdir", folder, str(book)], check=True, timeout=PATIENCE, capture_output=True)
        return page(book.with_suffix(".pdf").read_bytes(), say("xls.title.before_after", "vi"), skipped=1)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the samples; return 1 where they are too large together."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bundle", nargs="+", help="folders of saved runs")
    runs = [load(Path(path)) for path in parser.parse_args(arguments).bundle]
    made = {name: page(pdf(document), phrase) for name, (document, phrase) in papers(runs).items()}
    office = shutil.which("soffice")
    if office is not None:
        made["workbook"] = workbook(runs[0], office)
    for file in sorted(FOLDER.glob("*.png")):
        made.setdefault(file.stem, min(file.read_bytes(), small(Image.open(file)), key=len))
    for name, content in made.items():
        (FOLDER / f"{name}.png").write_bytes(content)
    total = sum(map(len, made.values()))
    sys.stdout.write(f"{len(made)} samples, {total} bytes\n")
    return int(total > MOST_BYTES)


if __name__ == "__main__":
    sys.exit(main())
