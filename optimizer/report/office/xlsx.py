"""Sheets as an Excel workbook: frozen headers, filters, formats, live formulas with their results, charts.

Text from the tables is written as text and marked as quoted, so that it stays text also when a cell is edited. Equal
sheets give equal bytes.
"""

import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from math import ceil
from typing import TYPE_CHECKING, Any

from optimizer.report.office.grid import Cell, Field, Grid, added
from optimizer.wording import Lang, clean

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

FACE = "Times New Roman"
HEAD_FILL, HEAD_INK, TOTAL_FILL, GRID_LINE = "#1F3864", "#FFFFFF", "#E7ECF5", "#BFBFBF"
FORMATS = {
    "whole": "#,##0",
    "change": "+#,##0;-#,##0;0",
    "decimal": "#,##0.0",
    "money": "#,##0.0",
    "money_change": "+#,##0.0;-#,##0.0;0.0",
    "percent": "0.0%",
    "date": "dd/mm/yyyy",
}
"""Kind -> number format. Excel writes the marks of thousands and decimals as the computer's region has them."""
ENGLISH_DATE = "[$-809]d mmmm yyyy"
"""The same in every region: figures alone are read as day and month or the other way round."""
LINE_POINTS, MOST_LINES, LETTERS_PER_WIDTH = 15.0, 27, 0.95
"""Height of a line (points); lines of the tallest row (Excel allows 409 points); letters that fit a unit of width."""
TEXTS, INDENT = ("text", "long"), 1.0
"""Kinds of text, which stands apart from the figure on its left; units of width that this takes."""
LABEL_SHARE = 0.75
"""Letters of a bold label that fit a unit of width beside the button of the filter."""
PAPERS = ((9, 297.0, 1), (8, 420.0, 1), (8, 420.0, 2), (8, 420.0, 3))
"""How a sheet may be printed, lying: number of the paper (A4, A3), its width (mm), pages beside each other."""
LEAST_SCALE, LETTER_MM, EDGE_MM, LEFT_INCHES, RIGHT_INCHES = 0.75, 7 * 25.4 / 96, 5 * 25.4 / 96, 0.6, 0.4
"""Least scale of print (8 points); what a unit of width and a column beside its letters take (mm); margins."""
LONGEST = 32_000
"""Letters of a cell (Excel holds 32,767)."""
UPRIGHT_LETTERS = 16
"""Letters of a category up to which the bars of a chart stand; under longer ones names would leave them no room."""
FORMULA_MARKS = ("=", "+", "-", "@", "\t", "\r")
HEADER = 3
"""Row of the header, from 0: title, note and an empty row stand above it."""


def workbook(grids: Sequence[Grid], title: str, author: str, day: str, lang: Lang = "vi") -> bytes:
    """Return `grids` in `lang` as the bytes of an .xlsx file, dated `day` (ISO) in its properties."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - loads only where a workbook is written

    raw = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(raw, options)
    book.set_properties({"title": title, "author": author, "created": datetime.fromisoformat(day)})
    looks = _Looks(book, FORMATS if lang == "vi" else FORMATS | {"date": ENGLISH_DATE})
    for grid in grids:
        _Page(book, looks, grid).write()
    book.close()
    return raw.getvalue()


def column_letters(position: int) -> str:
    """Return the letters of a column counted from 0: 0 is A, 26 is AA."""
    letters = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def lines(fields: Sequence[Field], row: Sequence[Cell]) -> int:
    """Return how many lines of text the tallest cell of `row` takes in columns as wide as `fields` say."""
    tallest = 1
    for field, value in zip(fields, row, strict=True):
        if isinstance(value, str) and field.kind in TEXTS:
            letters = (field.width - INDENT) * LETTERS_PER_WIDTH
            needed = sum(max(1, ceil(len(part) / letters)) for part in value.split("\n"))
            tallest = max(tallest, needed)
    return min(tallest, MOST_LINES)


def _label_lines(field: Field) -> int:
    """Return how many lines the label of `field` takes: bold letters beside the button of the filter, whole words."""
    taken, room = 1, 0.0
    for word in field.label.split():
        if room and room + len(word) > field.width * LABEL_SHARE:
            taken, room = taken + 1, 0.0
        room += len(word) + 1
    return taken


class _Looks:
    """The formats of a workbook, each made once."""

    def __init__(self, book: "Workbook", formats: Mapping[str, str]) -> None:
        self._book, self._formats = book, formats
        self._made: dict[str, Any] = {}

    def of(self, kind: str, *, total: bool = False, quoted: bool = False) -> Any:  # noqa: ANN401 - the package has no types
        name = f"{kind} {total} {quoted}"
        if name not in self._made:
            wanted: dict[str, object] = {"font_name": FACE, "font_size": 11, "valign": "top"}
            if kind == "title":
                wanted |= {"bold": True, "font_size": 14}
            elif kind == "note":
                wanted |= {"italic": True, "font_size": 10}
            elif kind == "head":
                wanted |= {
                    "bold": True, "bg_color": HEAD_FILL, "font_color": HEAD_INK, "text_wrap": True, "align": "center",
                    "valign": "vcenter", "border": 1, "border_color": GRID_LINE,
                }  # fmt: skip
            else:
                wanted |= {"border": 1, "border_color": GRID_LINE}
                wanted |= {"text_wrap": True, "align": "left", "indent": 1} if kind in TEXTS else {}
            if kind in self._formats:
                wanted["num_format"] = self._formats[kind]
            if total:
                wanted |= {"bold": True, "bg_color": TOTAL_FILL}
            if quoted:
                wanted["quote_prefix"] = True
            self._made[name] = self._book.add_format(wanted)
        return self._made[name]


class _Page:
    """One sheet while it is written."""

    def __init__(self, book: "Workbook", looks: _Looks, grid: Grid) -> None:
        self._book, self._looks, self._grid = book, looks, grid
        self._sheet: Worksheet = book.add_worksheet(grid.name)
        self._letters = {field.key: column_letters(at) for at, field in enumerate(grid.fields)}
        self._first, self._last = HEADER + 1, HEADER + len(grid.rows)

    def write(self) -> None:
        grid, sheet = self._grid, self._sheet
        self._text(0, 0, grid.title, "title")
        self._text(1, 0, grid.note, "note")
        for at, field in enumerate(grid.fields):
            self._text(HEADER, at, field.label, "head")
            sheet.set_column(at, at, field.width)
        sheet.set_row(HEADER, LINE_POINTS * max(_label_lines(field) for field in grid.fields))
        for number, row in enumerate(grid.rows, start=self._first):
            known = dict(zip(self._letters, row, strict=True))
            counts = number - self._first in grid.counts
            fields = [field.counting() if counts else field for field in grid.fields]
            for at, (field, value) in enumerate(zip(fields, row, strict=True)):
                self._cell(number, at, field, added(field.of, known, field.places) if field.of else value)
            self._sheet.set_row(number, LINE_POINTS * lines(grid.fields, row))
        self._sums()
        sheet.freeze_panes(self._first, grid.keys)
        if grid.rows:
            sheet.autofilter(HEADER, 0, self._last, len(grid.fields) - 1)
        self._printed()
        if grid.chart is not None and grid.rows:
            self._chart()

    def _text(self, row: int, column: int, text: str, kind: str, *, total: bool = False) -> None:
        quoted = text.startswith(FORMULA_MARKS)
        self._sheet.write_string(row, column, text[:LONGEST], self._looks.of(kind, total=total, quoted=quoted))

    def _added(self, row: int, field: Field) -> str:
        """Return the formula of a field that adds others as they are shown; empty where one of them is."""
        cells = [f"{self._letters[part.removeprefix('-')]}{row + 1}" for part in field.of]
        signs = ("-" if part.startswith("-") else "+" for part in field.of)
        terms = "".join(f"{sign}ROUND({cell},{field.places})" for sign, cell in zip(signs, cells, strict=True))
        return f'=IF(COUNT({",".join(cells)})<{len(cells)},"",{terms.removeprefix("+")})'

    def _cell(self, row: int, column: int, field: Field, value: Cell) -> None:
        look = self._looks.of(field.kind)
        if field.of:
            self._sheet.write_formula(row, column, self._added(row, field), look, _result(value))
        elif field.formula:
            cells = {key: f"{letters}{row + 1}" for key, letters in self._letters.items()}
            self._sheet.write_formula(row, column, "=" + field.formula.format(**cells), look, _result(value))
        elif value is None or value == "":
            self._sheet.write_blank(row, column, None, look)
        elif field.kind == "date" and isinstance(value, str):
            self._sheet.write_datetime(row, column, date.fromisoformat(value), look)
        elif isinstance(value, str):
            self._text(row, column, "\n".join(clean(line) for line in value.split("\n")), field.kind)
        else:
            self._sheet.write_number(row, column, value, look)

    def _sums(self) -> None:
        grid, number = self._grid, self._last + 1
        if not (grid.total and grid.rows):
            return
        sums: dict[str, Cell] = {
            field.key: sum(row[at] for row in grid.rows if isinstance(row[at], int | float))  # type: ignore[misc]
            for at, field in enumerate(grid.fields) if field.total and not field.of
        }  # fmt: skip
        for at, field in enumerate(grid.fields):
            look = self._looks.of(field.kind, total=True)
            if at == min(1, len(grid.fields) - 1):
                self._text(number, at, grid.total, "text", total=True)
            elif field.total and field.of and all(part.removeprefix("-") in sums for part in field.of):
                result = added(field.of, sums, field.places)
                self._sheet.write_formula(number, at, self._added(number, field), look, _result(result))
            elif field.total:
                letters = column_letters(at)
                formula = f"=SUBTOTAL(109,{letters}{self._first + 1}:{letters}{self._last + 1})"
                self._sheet.write_formula(number, at, formula, look, sums[field.key])
            else:
                self._sheet.write_blank(number, at, None, look)

    def _printed(self) -> None:
        sheet = self._sheet
        paper, across = _paper([field.width for field in self._grid.fields], self._grid.keys)
        sheet.set_landscape()
        sheet.set_paper(paper)
        sheet.fit_to_pages(across, 0)
        sheet.repeat_rows(HEADER)
        if across > 1:
            sheet.repeat_columns(0, self._grid.keys - 1)
        sheet.set_margins(left=LEFT_INCHES, right=RIGHT_INCHES, top=0.6, bottom=0.6)
        sheet.set_footer("&L&A&R&P/&N")

    def _chart(self) -> None:
        grid, chart = self._grid, self._grid.chart
        assert chart is not None
        at = {field.key: position for position, field in enumerate(grid.fields)}
        lying = max(len(str(row[at[chart.categories]])) for row in grid.rows) > UPRIGHT_LETTERS
        options = {"type": "bar" if lying else "column", **({"subtype": "stacked"} if chart.stacked else {})}
        drawn = self._book.add_chart(options)
        for key in chart.series:
            drawn.add_series({
                "name": [grid.name, HEADER, at[key]],
                "categories": [grid.name, self._first, at[chart.categories], self._last, at[chart.categories]],
                "values": [grid.name, self._first, at[key], self._last, at[key]],
            })  # fmt: skip
        drawn.set_title({"name": chart.title, "name_font": {"name": FACE, "size": 12}})
        drawn.set_legend({"position": "bottom"})
        if lying:
            drawn.set_y_axis({"reverse": True})
        drawn.set_size({"width": 900, "height": max(420, 34 * len(grid.rows) + 120) if lying else 420})
        below = self._last + 4
        self._sheet.insert_chart(below, 1, drawn, {"description": chart.title})


def _paper(widths: Sequence[float], keys: int) -> tuple[int, int]:
    """Return the smallest paper and the fewest pages abreast that keep a sheet legible; further pages repeat keys."""
    columns = [width * LETTER_MM + EDGE_MM for width in widths]
    for paper, wide, across in PAPERS:
        room = across * (wide - 25.4 * (LEFT_INCHES + RIGHT_INCHES))
        if LEAST_SCALE * (sum(columns) + (across - 1) * sum(columns[:keys])) <= room:
            return paper, across
    return PAPERS[-1][0], PAPERS[-1][2]


def _result(value: Cell) -> str | float | int:
    """Return the result of a formula as it is stored beside it; nothing is an empty text, as the formula gives."""
    return "" if value is None else value
