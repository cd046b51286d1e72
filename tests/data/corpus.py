"""Small workbooks as an officer leaves them, each with one corruption: how they are made, and what is expected of them.

A sheet is a grid of cells: a title, a blank row, the Vietnamese headers in row `HEADER`, then the records. Figures are
numbers, codes are text, dates are dates. An edit changes the grids; the workbook is then written from them.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pandas as pd
import xlsxwriter

from optimizer.data.read import read_province
from optimizer.data.tables import BY_NAME
from optimizer.errors import DataError, Finding
from optimizer.wording import LANGUAGES, sentence
from tests.provinces import frame, tiny_tables

HEADER = 3
"""Row of the headers; the first record stands in the next."""
MORE = {
    "decided": "institution,action,host,date,use,close_sites\nTT1,merge,CD1,2027-01-01,record,S4\nCD1,keep,,,record,",
    "staff": "institution,group,retires,persons\nCD1,heads,2030,3\nCD1,vocational,2100,52\nTT1,vocational,2100,22\n"
    "TT2,vocational,2100,18",
    "assets": "site,certificate,use_form,cost_mvnd,remaining_mvnd,project\nS1,1,Giao,9000,5000,",
    "employment": "sector,year,employed\nC,2023,1500\nC,2024,1600\nC,2025,1650",
}
"""Optional tables that corruptions need."""

type Grid = list[list[object]]
type Grids = dict[str, Grid]
type Edit = Callable[[Grids], None]


@dataclass(frozen=True)
class Formula:
    """A formula and the value the workbook keeps of it; None: none was calculated."""

    text: str
    value: object


@dataclass(frozen=True)
class Shown:
    """A number or text under a format of its own."""

    value: object
    style: str


@dataclass(frozen=True)
class Dirty:
    """One corruption of the workbook, and the finding that must name it."""

    phrase: str
    sheet: str
    row: int | None
    """As the spreadsheet shows it; None: the finding is about the whole sheet."""
    column: str
    edit: Edit
    cell: str = ""
    """Address that the finding must give."""


def grids() -> Grids:
    """Return fresh grids of the tiny province with the optional tables `MORE`."""
    return {name: [list(row) for row in rows] for name, rows in _grids().items()}


@cache
def _grids() -> Grids:
    tables = {**tiny_tables(), **{name: frame(text) for name, text in MORE.items()}}
    return {BY_NAME[name].label: _grid(name, rows) for name, rows in tables.items()}


def _grid(name: str, rows: pd.DataFrame) -> Grid:
    table = BY_NAME[name]
    columns = [table.by_name[column] for column in rows.columns]
    title: Grid = [[f"Biểu {table.label}: {table.meaning.lower()}"], [], [column.label for column in columns]]
    return title + [
        [_value(column.type, cell) for column, cell in zip(columns, row, strict=True)]
        for row in rows.itertuples(index=False, name=None)
    ]


def _value(kind: str, cell: str) -> object:
    if not cell:
        return None
    if kind in {"int", "number", "year", "flag"}:
        return float(cell)
    return datetime.date.fromisoformat(cell) if kind == "date" else cell


def position(grid: Grid, header: str) -> int:
    """Return the place of a column by its header."""
    return [str(cell) for cell in grid[HEADER - 1]].index(header)


def put(sheet: str, header: str, record: int, value: object) -> Edit:
    """Return the edit that sets one cell of the record number `record` (0 is the first)."""

    def edit(book: Grids) -> None:
        book[sheet][HEADER + record][position(book[sheet], header)] = value

    return edit


def both(*edits: Edit) -> Edit:
    """Return the edits one after the other."""

    def edit(book: Grids) -> None:
        for one in edits:
            one(book)

    return edit


def rename(sheet: str, header: str, other: str) -> Edit:
    """Return the edit that gives a column another header."""
    return put(sheet, header, -1, other)


def drop(sheet: str, header: str) -> Edit:
    """Return the edit that deletes a column."""

    def edit(book: Grids) -> None:
        place = position(book[sheet], header)
        for row in book[sheet][HEADER - 1 :]:
            del row[place]

    return edit


def widen(sheet: str, header: str, value: object) -> Edit:
    """Return the edit that adds a column on the right with `value` in the first record."""

    def edit(book: Grids) -> None:
        book[sheet][HEADER - 1].append(header)
        book[sheet][HEADER].append(value)

    return edit


def keep(sheet: str, wanted: Callable[[dict[str, object]], bool]) -> Edit:
    """Return the edit that keeps the records that are `wanted` (header -> cell)."""

    def edit(book: Grids) -> None:
        headers = [str(cell) for cell in book[sheet][HEADER - 1]]
        rows = book[sheet][HEADER:]
        book[sheet][HEADER:] = [row for row in rows if wanted(dict(zip(headers, row, strict=True)))]

    return edit


def insert(sheet: str, row: int, cells: list[object]) -> Edit:
    """Return the edit that puts a row of `cells` at spreadsheet row `row`."""
    return lambda book: book[sheet].insert(row - 1, cells)


def column(sheet: str, header: str, change: Callable[[object], object]) -> Edit:
    """Return the edit that changes every cell of a column."""

    def edit(book: Grids) -> None:
        place = position(book[sheet], header)
        for row in book[sheet][HEADER:]:
            row[place] = change(row[place])

    return edit


def title(sheet: str, other: str) -> Edit:
    """Return the edit that renames a sheet."""

    def edit(book: Grids) -> None:
        book[other] = book.pop(sheet)

    return edit


def written(book: Grids, path: Path) -> Path:
    """Write the grids as a workbook, numbers as numbers and dates as dates."""
    with xlsxwriter.Workbook(str(path), {"in_memory": True}) as out:
        day = out.add_format({"num_format": "dd/mm/yyyy"})
        for name, rows in book.items():
            sheet = out.add_worksheet(name)
            for row, cells in enumerate(rows):
                for place, cell in enumerate(cells):
                    _write(out, sheet, (row, place), cell, day)
    return path


def _write(out: xlsxwriter.Workbook, sheet: object, at: tuple[int, int], cell: object, day: object) -> None:
    to: xlsxwriter.worksheet.Worksheet = sheet  # type: ignore[assignment]
    if isinstance(cell, Formula):
        to.write_formula(*at, cell.text, None, cell.value)
    elif isinstance(cell, Shown):
        to.write(*at, cell.value, out.add_format({"num_format": cell.style}))
    elif isinstance(cell, datetime.date):
        to.write_datetime(*at, datetime.datetime.combine(cell, datetime.time()), day)
    elif isinstance(cell, str):
        to.write_string(*at, cell)
    elif isinstance(cell, bool):
        to.write_boolean(*at, cell)
    elif cell is not None:
        to.write_number(*at, cell)  # type: ignore[arg-type]


type Place = tuple[str, str, int | None, str]
"""Phrase, sheet, row, column of a finding."""


def place(finding: Finding) -> Place:
    """Return what a finding says and where."""
    return finding.id, finding.table, finding.row, finding.column


def read(edit: Edit | None, path: Path) -> tuple[tuple[Finding, ...], dict[str, str]]:
    """Return the findings of the workbook after `edit`, and the digests of its tables ({} where it is refused)."""
    book = grids()
    if edit is not None:
        edit(book)
    try:
        province = read_province(written(book, path))
    except DataError as error:
        return error.findings, {}
    return province.findings, dict(province.digests)


@cache
def clean(folder: Path) -> tuple[frozenset[Place], dict[str, str]]:
    """Return the findings and digests of the workbook without corruption."""
    findings, digests = read(None, folder / "clean.xlsx")
    return frozenset(map(place, findings)), digests


def located(case: Dirty, folder: Path) -> tuple[Finding, tuple[Finding, ...], dict[str, str]]:
    """Return the finding that names the corruption (which the clean workbook has not), all findings, the digests."""
    findings, digests = read(case.edit, folder / "dirty.xlsx")
    wanted = (case.phrase, case.sheet, case.row, case.column)
    assert wanted not in clean(folder)[0]
    (finding,) = [f for f in findings if place(f) == wanted]
    assert finding.cell == case.cell or not case.cell
    for one in findings:
        assert all("{" not in sentence(one, lang) for lang in LANGUAGES)
    return finding, findings, digests


def ids(cases: list[Dirty]) -> list[str]:
    """Return readable and distinct test ids."""
    return [f"{n}-{case.phrase.removeprefix('data.')}-{case.sheet}" for n, case in enumerate(cases)]
