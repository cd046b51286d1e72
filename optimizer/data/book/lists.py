"""The hidden sheet of lists that the drop-downs of the workbook point at, by named ranges."""

from collections.abc import Iterable, Iterator, Mapping

from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName

from optimizer.data.book.style import put
from optimizer.data.column import Column, Table
from optimizer.data.tables import BY_NAME

SHEET = "DanhMuc"
FLAG = "co_khong"
FIRST_ROW = 4
"""Row of the first record of a table's sheet: title, note and header are above."""
LAST_ROW = 2000
"""Last row to which references between sheets look."""


def list_of(column: Column) -> str:
    """Return the name of the range a cell of `column` is chosen from, "" if it is typed freely."""
    if column.choices:
        return f"ds_{column.choices.__name__.lower()}"
    if column.type == "flag":
        return f"ds_{FLAG}"
    if column.names:
        return f"ds_{column.name}_{len(column.names)}"
    return f"cot_{column.refers.replace('.', '_')}" if column.refers else ""


def add_lists(book: Workbook, tables: Mapping[str, Table] = BY_NAME) -> None:
    """Add the hidden sheet and all named ranges: of coded values, and of the key columns that others refer to.

    `tables` are those that have a sheet in `book`, as they stand there.
    """
    sheet = book.create_sheet(SHEET)
    sheet.sheet_state = "hidden"
    for position, (name, values) in enumerate(sorted(dict(_values(tables.values())).items()), start=1):
        put(sheet, 1, position, name, bold=True)
        for row, value in enumerate(values, start=2):
            put(sheet, row, position, value)
        letter = sheet.cell(1, position).column_letter
        book.defined_names[name] = DefinedName(name, attr_text=f"{SHEET}!${letter}$2:${letter}${len(values) + 1}")
    for column in sorted({c.refers for table in tables.values() for c in table.columns if c.refers}):
        table, _, key = column.partition(".")
        position = [c.name for c in tables[table].columns].index(key) + 1
        letter = sheet.cell(1, position).column_letter
        where = f"'{tables[table].label}'!${letter}${FIRST_ROW}:${letter}${LAST_ROW}"
        name = f"cot_{column.replace('.', '_')}"
        book.defined_names[name] = DefinedName(name, attr_text=where)


def _values(tables: Iterable[Table]) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    yield f"ds_{FLAG}", (1, 0)
    for table in tables:
        for column in table.columns:
            if column.choices:
                yield list_of(column), tuple(code.vi for code in column.choices)
            elif column.names:
                yield list_of(column), tuple(name for _, name in column.names)
