"""The first sheet of the workbook: steps, legend, and every column with one worked row per table."""

from collections.abc import Mapping

import pandas as pd
from openpyxl import Workbook
from openpyxl.styles import Alignment

from optimizer.data.book import style
from optimizer.data.book.table_sheet import cell_value, need_of
from optimizer.data.files import DRAWN
from optimizer.data.tables import TABLES
from optimizer.wording import Lang, say

STEPS = 6
WIDTHS = (16, 30, 18, 18, 52, 34)
LEGEND = ("required", "recommended", "default", "optional", "cell")


def add_guide(
    book: Workbook, name: str, worked: Mapping[str, pd.DataFrame], file: str, lang: Lang, *, example: bool
) -> None:
    """Add the guidance sheet; `worked` holds a row of each table to show, `file` is the name of the workbook."""
    sheet = book.create_sheet(say("book.sheet.guide", lang))
    sheet.sheet_properties.tabColor = style.TAB_OWN
    for position, width in enumerate(WIDTHS, start=1):
        sheet.column_dimensions[chr(64 + position)].width = width
    lines: list[tuple[str, bool, float]] = [(say("book.title", lang), True, 15), (name.upper(), True, 13)]
    if example:
        lines.append((say("book.example", lang), True, 11))
    lines.append((say("book.steps", lang), True, 12))
    lines += [(say(f"book.step.{number}", lang, file=file), False, 11) for number in range(1, STEPS + 1)]
    lines.append((say("book.legend", lang), True, 12))
    lines += [(say(f"book.legend.{part}", lang), False, 11) for part in LEGEND]
    row = 0
    for row, (text, bold, size) in enumerate(lines, start=1):
        cell = style.put(sheet, row, 1, text, bold=bold, wrap=True, box=False, size=size)
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(WIDTHS))
        if not bold:
            sheet.row_dimensions[row].height = 30
        if size > 12:  # noqa: PLR2004 - the two titles
            cell.font = style.font(bold=True, size=size, color=style.TITLE)
            cell.alignment = Alignment(horizontal="center")
    head = row + 2
    for position, text in enumerate(say("book.columns", lang).split(" | "), start=1):
        style.heading(sheet, head, position, text)
    bottom = _columns(sheet, head + 1, worked, lang)
    sheet.freeze_panes = None
    style.printed(sheet, f"A1:F{bottom}", title_rows=f"{head}:{head}", landscape=True)


def _columns(sheet, row: int, worked: Mapping[str, pd.DataFrame], lang: Lang) -> int:  # type: ignore[no-untyped-def]  # noqa: ANN001
    for table in sorted((t for t in TABLES if t.name != DRAWN), key=lambda t: t.place):
        shown = worked.get(table.name)
        for number, column in enumerate(table.columns):
            text = "" if shown is None or shown.empty else str(shown.iloc[0].get(column.name, ""))
            value = cell_value(column, text)
            values = (
                table.label, column.label, need_of(column, lang), column.unit,
                column.meaning if lang == "vi" else column.meaning_en, "" if value is None else value,
            )  # fmt: skip
            for position, content in enumerate(values, start=1):
                cell = style.put(sheet, row, position, content, bold=position == 1 and number == 0, wrap=True)
                cell.alignment = Alignment(horizontal="left", vertical="top", wrap_text=True)
                if number == 0:
                    cell.fill = style.fill(style.HEADER["default"][0])
                if hasattr(content, "year"):
                    cell.number_format = "dd/mm/yyyy"
            row += 1
    return row - 1
