"""The sheet 9_PhuongAn: parameters of a scenario as rows, one scenario a column."""

from collections.abc import Mapping, Sequence

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from optimizer.data.book import style
from optimizer.data.scenario_sheet import FIRST_SCENARIO, SHEET
from optimizer.scenario.fields import FieldRow, field_rows
from optimizer.wording import Lang, say

COLUMNS = 4
"""Scenario columns that are offered, at least."""
WIDTHS = (44, 46, 34, 18)
HEADER_ROW = 3


def add_scenarios(book: Workbook, scenarios: Sequence[Mapping[str, str]], basis: Mapping[str, str], lang: Lang) -> None:
    """Add the sheet with `scenarios` (field path -> text) filled in, and the legal basis of each parameter."""
    sheet = book.create_sheet(SHEET)
    sheet.sheet_properties.tabColor = style.TAB_OWN
    style.put(sheet, 1, 1, say("book.scenarios.title", lang), box=False).font = style.font(
        bold=True, size=14, color=style.TITLE
    )
    style.put(sheet, 2, 1, say("book.scenarios.note", lang), box=False).font = style.font(italic=True, size=10)
    heads = say("book.scenarios.head", lang).split(" | ")
    count = max(COLUMNS, len(scenarios))
    heads += [say("book.scenarios.column", lang, number=number) for number in range(1, count + 1)]
    for position, text in enumerate(heads, start=1):
        style.heading(sheet, HEADER_ROW, position, text)
        width = WIDTHS[position - 1] if position < FIRST_SCENARIO else 34
        sheet.column_dimensions[get_column_letter(position)].width = width
    last = get_column_letter(len(heads))
    for number, row in enumerate(field_rows(), start=HEADER_ROW + 1):
        texts = [row.label(lang), row.holds(lang), basis.get(row.path, ""), row.default]
        texts += [scenario.get(row.path, "") for scenario in scenarios]
        for position in range(1, len(heads) + 1):
            text = texts[position - 1] if position <= len(texts) else ""
            cell = style.put(sheet, number, position, text or None, bold=position == 1, wrap=True)
            cell.number_format = "@"
            if position == FIRST_SCENARIO - 1:
                cell.fill = style.fill(style.HEADER["default"][0])
        options = row.names(lang) or _flags(row, lang)
        if options:
            rule = DataValidation(type="list", formula1='"' + ",".join(options) + '"', allow_blank=True)
            rule.error, rule.errorTitle = say("book.wrong.list", lang), say("book.wrong.title", lang)
            sheet.add_data_validation(rule)
            rule.add(f"{get_column_letter(FIRST_SCENARIO)}{number}:{last}{number}")
    bottom = HEADER_ROW + len(field_rows())
    sheet.freeze_panes = sheet.cell(HEADER_ROW + 1, 2)
    style.printed(sheet, f"A1:{last}{bottom}", title_rows=f"{HEADER_ROW}:{HEADER_ROW}", wide=True)


def _flags(row: FieldRow, lang: Lang) -> list[str]:
    return [say("book.yes", lang), say("book.no", lang)] if row.kind == "bool" else []
