"""One table as a sheet of the workbook: header from the declared columns, records, formats, lists, comments."""

import datetime

import pandas as pd
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from optimizer.data.book import style
from optimizer.data.book.lists import FIRST_ROW, LAST_ROW, list_of
from optimizer.data.cells import NUMERIC, choice_words, read_date
from optimizer.data.column import Column, Table
from optimizer.data.numerals import LARGEST, largest, readings
from optimizer.data.tables import BY_NAME
from optimizer.data.text import fold
from optimizer.wording import Lang, say, shown

HEADER_ROW = FIRST_ROW - 1
BLANK_ROWS = 25
"""Empty framed rows below the records, so that the sheet reads as a form."""
WIDTH = {"text": 26.0, "code": 14.0, "commune": 10.0, "int": 12.0, "number": 12.0, "flag": 9.0, "choice": 20.0,
         "date": 12.0, "year": 9.0}  # fmt: skip
WIDE = {"name": 40.0, "legal_basis": 44.0, "source": 34.0, "note": 30.0, "parameter": 40.0, "value": 14.0, "key": 24.0}
DIGITS = 16
"""Digits of a number that a workbook keeps."""
FORMAT = {"text": "@", "code": "@", "commune": "@", "choice": "@", "flag": "0", "int": "#,##0", "number": "#,##0.###",
          "date": "dd/mm/yyyy", "year": "0"}  # fmt: skip
DEGREES = "0.0000##"
A3_FROM = 14
"""Columns from which a sheet is printed on A3."""


def add_table(book: Workbook, table: Table, rows: pd.DataFrame, lang: Lang, extra: tuple[str, ...] = ()) -> Worksheet:
    """Add the sheet of `table` with `rows` (text, code names as columns; `extra` are further columns, kept as typed)."""  # noqa: E501
    sheet: Worksheet = book.create_sheet(table.label)
    sheet.sheet_properties.tabColor = style.TAB_REQUIRED if table.required else style.TAB_OPTIONAL
    title = table.meaning.upper() + ("" if table.required else f" {say('book.optional', lang)}")
    style.put(sheet, 1, 1, title, bold=True, box=False, size=14).font = style.font(
        bold=True, size=14, color=style.TITLE
    )
    style.put(sheet, 2, 1, say("book.note", lang), box=False).font = style.font(italic=True, size=10)
    for position, column in enumerate(table.columns, start=1):
        _header(sheet, position, column, lang)
        _records(sheet, position, column, [str(text) for text in rows[column.name]])
        _validated(sheet, position, column, lang)
    for position, name in enumerate(extra, start=len(table.columns) + 1):
        style.heading(sheet, HEADER_ROW, position, name, "default")
        for row, text in enumerate(rows[name], start=FIRST_ROW):
            style.put(sheet, row, position, str(text) or None, wrap=True)
    _laid_out(sheet, len(table.columns) + len(extra), len(rows), _key_columns(table))
    return sheet


def cell_value(column: Column, text: str) -> object:
    """Return what a workbook's cell holds for the text of a table: numbers and dates as such, codes by their names.

    What cannot be understood stays as it was typed; an empty text is None.
    """
    if not text:
        return None
    if column.type in NUMERIC:
        found = readings(text)
        value = found.get("dot")
        plain = (
            value is not None and len(set(found.values())) == 1 and abs(value) <= largest(column) and text[-1] != "%"
        )
        plain = plain and float(f"{value:.{DIGITS}g}") == value
        whole = plain and value is not None and value.is_integer()
        return text if not plain or value is None else int(value) if whole else value
    if column.type == "flag":
        return int(text) if text in {"0", "1"} else text
    if column.type == "date":
        day = read_date(text)
        return datetime.datetime.combine(day, datetime.time()) if day and day.year > 1900 else text  # noqa: PLR2004
    if column.choices:
        code = choice_words(column.choices).get(fold(text))
        return column.choices(code).vi if code is not None else text
    return dict(column.names).get(text, text)


def _header(sheet: Worksheet, position: int, column: Column, lang: Lang) -> None:
    mark = " *" if column.need == "required" else ""
    cell = style.heading(sheet, HEADER_ROW, position, column.label + mark, column.need)
    comment = Comment(comment_of(column, lang), "vetnet", width=320, height=150)
    cell.comment = comment
    letter = get_column_letter(position)
    sheet.column_dimensions[letter].width = WIDE.get(column.name, WIDTH[column.type])
    sheet.column_dimensions[letter].number_format = number_format(column)
    sheet.column_dimensions[letter].font = style.font()


def number_format(column: Column) -> str:
    """Return the number format of a column's cells."""
    return DEGREES if column.name in {"lat", "lon"} else FORMAT[column.type]


def need_of(column: Column, lang: Lang) -> str:
    """Return how much a column is needed, in words."""
    if column.need != "default":
        return say(f"book.need.{column.need}", lang)
    if not column.default:
        return say("book.need.empty", lang)
    default = column.choices(column.default).vi if column.choices else column.default
    return say("book.need.default", lang, default=default)


def comment_of(column: Column, lang: Lang) -> str:
    """Return the text of a header's comment: meaning, unit, need, bounds, where it refers to."""
    lines = [(column.meaning if lang == "vi" else column.meaning_en) + "."]
    if column.unit != "–":
        lines.append(say("book.comment.unit", lang, unit=column.unit))
    lines.append(say("book.comment.need", lang, need=need_of(column, lang)))
    if column.minimum is not None and column.maximum is not None:
        bounds = (column.minimum, column.maximum)
        low, high = (f"{b:.0f}" if column.type == "year" else shown(b, lang) for b in bounds)
        lines.append(say("book.comment.range", lang, low=low, high=high))
    if column.refers:
        lines.append(say("book.comment.refers", lang, sheet=BY_NAME[column.refers.partition(".")[0]].label))
    return "\n".join(lines)


def _records(sheet: Worksheet, position: int, column: Column, texts: list[str]) -> None:
    form = number_format(column)
    for row, text in enumerate([*texts, *[""] * BLANK_ROWS], start=FIRST_ROW):
        value = cell_value(column, text)
        cell = style.put(sheet, row, position, value, wrap=column.type == "text")
        long = isinstance(value, float) and form == FORMAT["number"] and round(value, 3) != value
        cell.number_format = "General" if long else form


def _validated(sheet: Worksheet, position: int, column: Column, lang: Lang) -> None:
    """Attach the list or bounds of `column` to its cells."""
    letter = get_column_letter(position)
    name = list_of(column)
    low, high = column.minimum, column.maximum
    rule = None
    if name:
        rule = DataValidation(type="list", formula1=name, allow_blank=True)
        rule.error = say("book.wrong.list", lang)
        rule.errorStyle = "warning" if column.refers or column.names else "stop"
    elif column.type in NUMERIC:
        least, most = -LARGEST if low is None else low, largest(column) if high is None else high
        kind = "decimal" if column.type == "number" else "whole"
        rule = DataValidation(type=kind, operator="between", formula1=f"{least:.12g}", formula2=f"{most:.12g}")  # type: ignore[arg-type]
        words = (f"{bound:.0f}" if column.type == "year" else shown(bound, lang) for bound in (least, most))
        rule.error = say(
            "book.wrong.number" if kind == "decimal" else "book.wrong.int", lang, low=next(words), high=next(words)
        )
        rule.errorStyle = "stop"
    elif column.type == "date":
        rule = DataValidation(type="date", operator="greaterThan", formula1="1")
        rule.error = say("book.wrong.date", lang)
        rule.errorStyle = "warning"
    if rule is not None:
        rule.errorTitle = say("book.wrong.title", lang)
        rule.showErrorMessage, rule.allow_blank = True, True
        sheet.add_data_validation(rule)
        rule.add(f"{letter}{FIRST_ROW}:{letter}{LAST_ROW}")


def _key_columns(table: Table) -> int:
    """Return how many columns stay in sight: the key where it comes first, and a name beside it."""
    count = 0
    for column in table.columns:
        if column.name not in (*table.key, "name") or count == 2:  # noqa: PLR2004 - more would fill the screen
            break
        count += 1
    return count


def _laid_out(sheet: Worksheet, columns: int, records: int, key_columns: int) -> None:
    last = get_column_letter(columns)
    bottom = FIRST_ROW + records + BLANK_ROWS - 1
    sheet.row_dimensions[1].height = 22
    sheet.row_dimensions[HEADER_ROW].height = 48
    sheet.freeze_panes = f"{get_column_letter(key_columns + 1)}{FIRST_ROW}"
    sheet.auto_filter.ref = f"A{HEADER_ROW}:{last}{bottom}"
    style.printed(sheet, f"A1:{last}{bottom}", title_rows=f"{HEADER_ROW}:{HEADER_ROW}", wide=columns >= A3_FROM)
    sheet.cell(1, 1).alignment = Alignment(vertical="center")
