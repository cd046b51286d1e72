"""Fonts, colours and cell helpers of the workbook, and how a finished one is written with the same bytes each time."""

import io
import re
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from optimizer.data.whole import whole

FACE = "Times New Roman"
INK, GRID, TITLE = "FF1A1A1A", "FFBFBFBF", "FF1F3864"
HEADER = {"required": ("FF1F3864", "FFFFFFFF"), "recommended": ("FF8EAADB", INK), "default": ("FFE7ECF5", INK)}
"""Need -> fill and ink of the header."""
TAB_REQUIRED, TAB_OPTIONAL, TAB_OWN = "1F3864", "A6A6A6", "548235"
_LINE = Side(style="thin", color=GRID)
BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""What a workbook would take for an escaped character: ``_x0041_`` for A."""
STAMP = datetime(2026, 1, 1, tzinfo=UTC)
"""The time written into every workbook, so that the same content has the same bytes."""


def font(*, bold: bool = False, italic: bool = False, size: float = 11, color: str = INK) -> Font:
    """Return the workbook's font."""
    return Font(name=FACE, size=size, bold=bold, italic=italic, color=color)


def fill(color: str) -> PatternFill:
    """Return a plain fill."""
    return PatternFill("solid", fgColor=color)


def put(sheet: Worksheet, row: int, column: int, value: object, *, bold: bool = False, wrap: bool = False,  # noqa: PLR0913 - how a cell looks
        box: bool = True, size: float = 11) -> Cell:  # fmt: skip
    """Write `value` into a cell (text stays text, whatever it begins with) and return it."""
    cell = cast(Cell, sheet.cell(row, column))  # no cell of ours lies inside a merged area
    cell.value = ESCAPED.sub("_x005F_", value) if isinstance(value, str) else value  # type: ignore[assignment]
    if isinstance(value, str):
        cell.data_type = "s"
    cell.style = _named(cast(Workbook, sheet.parent), bold=bold, wrap=wrap, box=box, size=size)
    return cell


def _named(book: Workbook, *, bold: bool, wrap: bool, box: bool, size: float) -> str:
    """Return the name of the workbook's style of these looks: many cells share it, which makes them cheap to write."""
    words = [word for word, wanted in (("bold", bold), ("wrap", wrap), ("box", box)) if wanted]
    name = " ".join(["vetnet", f"{size:g}", *words])
    if name not in book.named_styles:
        looks = NamedStyle(name, font=font(bold=bold, size=size), alignment=Alignment(vertical="top", wrap_text=wrap))
        looks.border = BOX if box else Border()
        book.add_named_style(looks)
    return name


def heading(sheet: Worksheet, row: int, column: int, text: str, need: str = "required") -> Cell:
    """Write a header cell."""
    cell = put(sheet, row, column, text, bold=True, wrap=True)
    back, ink = HEADER[need]
    cell.fill = fill(back)
    cell.font = font(bold=True, color=ink)
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    return cell


def printed(sheet: Worksheet, area: str, *, title_rows: str, landscape: bool = True, wide: bool = False) -> None:
    """Set what is printed and how: fitted to the width, header repeated, page numbers."""
    sheet.print_area = area
    sheet.print_title_rows = title_rows
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.paperSize = 8 if wide else 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
    sheet.page_margins.left, sheet.page_margins.right = 0.6, 0.4
    sheet.page_margins.top, sheet.page_margins.bottom = 0.6, 0.6
    footer = sheet.oddFooter
    footer.left.text, footer.right.text = "&A", "&P/&N"  # type: ignore[union-attr]


def save(book: Workbook, path: Path) -> None:
    """Write `book` to `path`, whole or not at all; the same content gives the same bytes."""
    raw = io.BytesIO()
    book.save(raw)
    fixed = io.BytesIO()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist(), key=lambda part: (part != "[Content_Types].xml", part)):
            data = source.read(name)
            if name == "docProps/core.xml":
                data = re.sub(
                    rb"(<dcterms:\w+[^>]*>)[^<]*", rb"\g<1>" + STAMP.strftime("%Y-%m-%dT%H:%M:%SZ").encode(), data
                )
            info = zipfile.ZipInfo(name, date_time=STAMP.timetuple()[:6])
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, data)
    with whole([path]) as (part,):
        part.write_bytes(fixed.getvalue())
