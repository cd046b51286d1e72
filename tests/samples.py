"""Makes the samples of `reports/sample` again from saved runs: a page of each kind of paper, maps, as small PNG files.

``uv run python tests/samples.py BUNDLE BUNDLE…`` (the first gives the papers and maps of one plan, the second the plan
that a map compares it with, all the comparison). The annual report is that of the small province of the tests; the
page of the workbook needs LibreOffice, that of the comparison page Chromium: each is left as it is without. A page is
found by a phrase on it.
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
from playwright.sync_api import sync_playwright

from optimizer.analysis.compare import decision_table, indicator_table, names
from optimizer.report.annual.report import annual_report
from optimizer.report.comparison import comparison_report
from optimizer.report.document import Document
from optimizer.report.maps.atlas import REPORTED, draw_maps
from optimizer.report.maps.kinds import KINDS, Choice
from optimizer.report.maps.small import small_maps
from optimizer.report.maps.status import draw_status
from optimizer.report.office.plan_book import plan_book
from optimizer.report.page.build import comparison_page
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
SCALE, COLOURS, PATIENCE = 1.1, 256, 300
"""Pixels a point, colours of a picture, seconds that LibreOffice may take."""
ALONE, LYING, BESIDE, ACROSS = 1000, 1100, 460, 3
"""Pixels that a map is wide alone, on paper that lies, and beside others; maps beside each other."""
SCREEN, VIEW = {"width": 1440, "height": 900}, "#m=change_mean&tab=details&pick=u:{unit}"
"""The window of the comparison page, and what it shows: who travels farther, and one institution."""


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


def maps(runs: Sequence[Bundle]) -> Mapping[str, bytes]:
    """Return sample -> maps of the first run."""

    def draw(kind: str, choice: Choice) -> Image.Image:
        return Image.open(io.BytesIO(KINDS[kind](runs[0], "vi", choice).sheet.png()))

    several = ("demand", "access", "combined", "flows", "buildings", "change-mean")
    own, other, all_ = Choice(), Choice(against=runs[1]), Choice(beside=tuple(runs[1:]))
    more = (("access-fields", own), ("change-mean", other), ("plans", all_))
    return {
        "status": tiled([draw("status", own)], ALONE), "before-after": tiled([draw("before-after", own)], LYING),
        "maps": tiled([draw(kind, own) for kind in several], BESIDE),
        "more-maps": tiled([draw(kind, choice) for kind, choice in more], BESIDE),
    }  # fmt: skip


def tiled(pictures: Sequence[Image.Image], width: int) -> bytes:
    """Return `pictures`, each `width` pixels wide, in rows of `ACROSS`, as one PNG of few colours."""
    sized = [one.resize((width, round(one.height * width / one.width)), Image.Resampling.LANCZOS) for one in pictures]
    high = max(one.height for one in sized)
    rows = -(-len(sized) // ACROSS)
    whole = Image.new("RGB", (width * min(ACROSS, len(sized)), high * rows), "white")
    for at, one in enumerate(sized):
        whole.paste(one, (at % ACROSS * width, at // ACROSS * high))
    return small(whole)


def screen(run: Bundle, program: str) -> bytes:
    """Return the comparison page of `run` as Chromium shows it, with the last institution that merges chosen."""
    assert run.plan is not None
    units = run.plan.institutions
    shown = VIEW.format(unit=units.index[units["fate"] == "merge"][-1])
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        file = Path(folder) / "map.html"
        file.write_bytes(comparison_page([run]))
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        leaf = browser.new_page(viewport=SCREEN)
        leaf.goto(file.as_uri() + shown)
        leaf.wait_for_selector("html[data-ready]", state="attached")
        picture = leaf.screenshot()
        browser.close()
    return small(Image.open(io.BytesIO(picture)))


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
    flat = picture.convert("RGB").quantize(
        COLOURS, method=Image.Quantize.MAXCOVERAGE, kmeans=2, dither=Image.Dither.NONE
    )
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
        return page(book.with_suffix(".pdf").read_bytes(), say("xls.sheet.before_after", "vi"), skipped=1)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the samples; return 1 where they are too large together."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bundle", nargs="+", help="folders of saved runs")
    runs = [load(Path(path)) for path in parser.parse_args(arguments).bundle]
    made = {name: page(pdf(document), phrase) for name, (document, phrase) in papers(runs).items()}
    made |= maps(runs)
    office, chromium = shutil.which("soffice"), shutil.which("chromium")
    if office is not None:
        made["workbook"] = workbook(runs[0], office)
    if chromium is not None:
        made["map-page"] = screen(runs[0], chromium)
    for file in sorted(FOLDER.glob("*.png")):
        made.setdefault(file.stem, file.read_bytes())
    for name, content in made.items():
        (FOLDER / f"{name}.png").write_bytes(content)
    total = sum(map(len, made.values()))
    sys.stdout.write(f"{len(made)} samples, {total} bytes\n")
    return int(total > MOST_BYTES)


if __name__ == "__main__":
    sys.exit(main())
