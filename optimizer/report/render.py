"""What a saved run looks like on paper: maps and documents, drawn from its bundle and nothing else."""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from optimizer.report.document import Document
from optimizer.report.files import write_whole
from optimizer.solution.solution import Bundle
from optimizer.wording import Lang

FORMATS = ("maps", "pdf", "docx", "xlsx", "gpkg", "documents", "page")


def render(
    bundle: Bundle, folder: Path, lang: Lang, formats: Sequence[str] = FORMATS, others: Sequence[Bundle] = ()
) -> list[Path]:
    """Draw `bundle` into `folder` and return the files written.

    ``maps``: ``maps/status`` and, where a plan exists, ``maps/change-basic`` and ``maps/change-mean``, each as .png
    (200 dpi) and .svg. ``pdf``: ``report.pdf``. ``docx``: ``report.docx``, the same report to edit. ``xlsx``:
    ``plan.xlsx``. ``gpkg``: ``plan.gpkg``. ``documents``: appraisal sheet, submission and draft decision in
    ``documents/``, each as .pdf and .docx, where a plan exists. ``page``: ``map.html``, today's structure beside the
    plan, in both languages. `others` stand beside the plan as options in the report.
    Equal bundles give equal bytes.
    """
    written: list[Path] = []
    if "xlsx" in formats:
        from optimizer.report.office.plan_book import plan_book  # noqa: PLC0415 - loads only what is written

        written.append(write_whole(folder / "plan.xlsx", plan_book(bundle, lang)))
    if "gpkg" in formats:
        from optimizer.report.gis import geopackage  # noqa: PLC0415

        written.append(write_whole(folder / "plan.gpkg", geopackage(bundle, lang)))
    if "documents" in formats:
        from optimizer.report.procedure import procedure  # noqa: PLC0415

        for name, document in procedure(bundle, lang).items():
            written += write_document(document, folder / "documents" / name, ("pdf", "docx"))
    if "page" in formats:
        from optimizer.report.page.build import comparison_page  # noqa: PLC0415

        written.append(write_whole(folder / "map.html", comparison_page([bundle])))
    if not {"maps", "pdf", "docx"} & set(formats):
        return written
    from optimizer.report.maps.atlas import DRAWN, REPORTED, draw_maps  # noqa: PLC0415 - drawing libraries load only here

    maps = draw_maps(bundle, lang, tuple(DRAWN) if "maps" in formats else REPORTED)
    pictures = {name: drawn.sheet.svg() for name, drawn in maps.items()}
    if "maps" in formats:
        for name, drawn in maps.items():
            written.append(write_whole(folder / "maps" / f"{name}.png", drawn.sheet.png()))
            written.append(write_whole(folder / "maps" / f"{name}.svg", pictures[name]))
    if {"pdf", "docx"} & set(formats):
        from optimizer.report.maps.small import small_maps  # noqa: PLC0415
        from optimizer.report.scenario_report import scenario_report  # noqa: PLC0415

        shown = {name: picture for name, picture in pictures.items() if name in REPORTED}
        report = scenario_report(bundle, lang, {**shown, **small_maps(bundle, lang)}, others)
        written += write_document(report, folder / "report", [form for form in ("pdf", "docx") if form in formats])
    return written


def write_document(document: Document, path: Path, formats: Sequence[str]) -> list[Path]:
    """Write `document` as ``pdf`` or ``docx`` or both, to `path` with their endings; return the files."""
    written = []
    if "pdf" in formats:
        from optimizer.report.pdf import pdf  # noqa: PLC0415

        written.append(write_whole(path.with_name(f"{path.name}.pdf"), pdf(document)))
    if "docx" in formats:
        from optimizer.report.office.word import word  # noqa: PLC0415

        written.append(write_whole(path.with_name(f"{path.name}.docx"), word(document)))
    return written


def render_comparison(
    bundles: Sequence[Bundle], indicators: pd.DataFrame, decisions: pd.DataFrame, folder: Path, lang: Lang
) -> list[Path]:
    """Write the comparison of `bundles` into `folder` and return the files written.

    ``comparison.pdf`` with the status map of each side by side and maps of how later plans differ from the first, and
    ``map.html``, in which any two of them are seen side by side.

    `indicators` and `decisions` are the tables of `optimizer.analysis.compare`.
    """
    from optimizer.analysis.compare import names  # noqa: PLC0415
    from optimizer.report.comparison import comparison_report  # noqa: PLC0415
    from optimizer.report.maps.against import draw_against  # noqa: PLC0415
    from optimizer.report.maps.status import draw_status  # noqa: PLC0415
    from optimizer.report.page.build import comparison_page  # noqa: PLC0415
    from optimizer.report.pdf import pdf  # noqa: PLC0415

    maps = {name: draw_status(bundle, lang).sheet.svg() for name, bundle in zip(names(bundles), bundles, strict=True)}
    changes = {pair: drawn.sheet.svg() for pair, drawn in draw_against(bundles, lang).items()}
    document = comparison_report(bundles, indicators, decisions, lang, maps, changes)
    return [
        write_whole(folder / "comparison.pdf", pdf(document)),
        write_whole(folder / "map.html", comparison_page(bundles)),
    ]
