"""A whole province as a workbook: guidance, one sheet per table, scenarios, hidden lists."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd
from openpyxl import Workbook

from optimizer.data.book import style
from optimizer.data.book.guide_sheet import add_guide
from optimizer.data.book.lists import add_lists
from optimizer.data.book.scenario_rows import add_scenarios
from optimizer.data.book.table_sheet import add_table
from optimizer.data.column import sheet_place
from optimizer.data.files import DRAWN
from optimizer.data.scenario_sheet import SHEET
from optimizer.data.starter import Raw, complete
from optimizer.data.tables import TABLES
from optimizer.wording import Lang

NO_SHEET = frozenset({DRAWN})
"""Tables that are files of their own."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a workbook holds."""

    tables: Raw
    """Table name -> rows of text, code names as columns; further columns are kept under their own header."""
    scenarios: Sequence[Mapping[str, str]] = ()
    """Columns of the sheet 9_PhuongAn: field path -> text."""
    basis: Mapping[str, str] = field(default_factory=dict)
    """Field path -> legal basis, of the sheet 9_PhuongAn."""
    worked: Raw = field(default_factory=dict)
    """Rows that the guidance shows."""
    name: str = ""
    """Name of the province."""
    example: bool = False


def write_workbook(content: Content, path: Path, lang: Lang = "vi") -> None:
    """Write the workbook of `content` to `path`; the same content gives the same bytes.

    Raises
    ------
    OSError
        The file cannot be written (it is open elsewhere, or the folder may not be written to).
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    add_guide(book, content.name, content.worked or content.tables, path.name, lang, example=content.example)
    tables = sorted((t for t in TABLES if t.name not in NO_SHEET), key=lambda t: t.place)
    for table in tables:
        rows = content.tables.get(table.name, pd.DataFrame())
        extra = tuple(str(name) for name in rows.columns if name not in table.by_name)
        whole = complete(table.name, rows)
        add_table(book, table, whole.join(rows[list(extra)]) if extra else whole, lang, extra)
    add_scenarios(book, content.scenarios, content.basis, lang)
    book.move_sheet(SHEET, -sum(table.place > sheet_place(SHEET) for table in tables))
    add_lists(book)
    book.active = 0
    style.save(book, path)
