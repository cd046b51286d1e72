"""One workbook per institution: cover, Biểu 01–05 prefilled with what is known, lists of communes and programmes."""

import re
from pathlib import Path

import pandas as pd
from openpyxl import Workbook
from openpyxl.styles import Alignment

from optimizer.data.book import style
from optimizer.data.book.lists import add_lists
from optimizer.data.book.table_sheet import add_table
from optimizer.data.forms import COVER, COVER_LABELS, FORM_TABLES, REFERENCE, Cover, reference_table, rows_of, typed_day
from optimizer.data.starter import Raw, complete
from optimizer.data.text import plain
from optimizer.wording import Lang, say

FIRST_ROW = 6
"""Row of the first question of the cover."""
STEPS = 4
LONGEST = 60
"""Letters of a file's name."""


def write_forms(tables: Raw, folder: Path, lang: Lang = "vi") -> list[Path]:
    """Write a form for every row of ``tables["institutions"]`` into `folder`; return the files, in the order of rows.

    Raises
    ------
    OSError
        A file cannot be written.
    """
    units = complete("institutions", tables["institutions"])
    as_of = dict(zip(tables["province"]["key"], tables["province"]["value"], strict=True)).get("as_of", "")
    written = []
    for code, name in zip(units["institution"], units["name"], strict=True):
        path = folder / file_name(code, name)
        write_form(Cover(institution=code, name=name, as_of=as_of), tables, path, lang)
        written.append(path)
    return written


def file_name(code: str, name: str) -> str:
    """Return the name of the form's file: code and name without accents, spaces or signs."""
    words = "-".join(filter(None, map(plain, name.split())))
    return f"{re.sub(r'[^A-Za-z0-9_-]', '-', code)}_{words}"[:LONGEST].rstrip("-_") + ".xlsx"


def write_form(cover: Cover, tables: Raw, path: Path, lang: Lang = "vi") -> None:
    """Write the form of one unit; the same content gives the same bytes."""
    book = Workbook()
    book.remove(book.worksheets[0])
    _cover(book, cover, lang)
    mine = rows_of(tables, cover.institution)
    shown = dict(FORM_TABLES)
    for name, table in FORM_TABLES.items():
        sheet = add_table(book, table, mine[name], lang)
        sheet.cell(1, 1).value = f"{table.meaning.upper()} – {cover.name}"
        footer = sheet.oddFooter
        footer.left.text = say("book.form.sign", lang)  # type: ignore[union-attr]
    for name in REFERENCE:
        shown[name] = reference_table(name)
        add_table(book, shown[name], complete(name, tables.get(name, pd.DataFrame())), lang)
    add_lists(book, shown)
    book.active = 0
    style.save(book, path)


def _cover(book: Workbook, cover: Cover, lang: Lang) -> None:
    sheet = book.create_sheet(COVER)
    sheet.sheet_properties.tabColor = style.TAB_OWN
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 34, 70
    for row, text, size in ((1, say("book.form.title", lang), 15), (2, cover.name.upper(), 13)):
        cell = style.put(sheet, row, 1, text, bold=True, box=False, wrap=True)
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=2)
        cell.font = style.font(bold=True, size=size, color=style.TITLE)
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        sheet.row_dimensions[row].height = 26
    note = style.put(sheet, 4, 1, say("book.form.note", lang), box=False, wrap=True)
    note.font = style.font(italic=True, size=10)
    sheet.merge_cells("A4:B4")
    sheet.row_dimensions[4].height = 30
    row = FIRST_ROW
    for name, label in COVER_LABELS.items():
        need = "recommended" if name in {"prepared_by", "phone"} else "required"
        style.heading(sheet, row, 1, label, need).alignment = Alignment(vertical="center", wrap_text=True)
        text = getattr(cover, name)
        shown = typed_day(text) if name == "as_of" else text
        cell = style.put(sheet, row, 2, shown or None, wrap=True)
        cell.number_format = "@"
        cell.alignment = Alignment(vertical="center", wrap_text=True)
        sheet.row_dimensions[row].height = 24
        row += 1
    row += 1
    for number in range(1, STEPS + 1):
        style.put(sheet, row, 1, say(f"book.form.step.{number}", lang), box=False, wrap=True)
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=2)
        sheet.row_dimensions[row].height = 32
        row += 1
    row += 1
    for position, signed in enumerate(("prepared", "head"), start=1):
        cell = style.put(sheet, row, position, say(f"book.form.{signed}", lang), box=False, wrap=True, bold=True)
        cell.alignment = Alignment(horizontal="center", vertical="top", wrap_text=True)
    sheet.row_dimensions[row].height = 90
    style.printed(sheet, f"A1:B{row}", title_rows="1:2", landscape=False)
