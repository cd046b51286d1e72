"""Cells of a spreadsheet file, sheet by sheet: .xlsx, .xlsm, .xls and .ods; hostile and broken files are refused first.

Values come from a fast reader that leaves formula errors and formulas without a stored value empty; these are found in
the file's own XML, so that nothing is read as an empty cell that is not one.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from openpyxl.utils import get_column_letter
from python_calamine import CalamineWorkbook, PasswordError

from optimizer.data import old_excel, sheet_xml
from optimizer.data.ods_xml import CONTENT, ods_sheets
from optimizer.data.quiet import ERRORS, hidden
from optimizer.data.sheet_xml import Rows

SUFFIXES = (".xlsx", ".xlsm", ".ods", ".xls")
FILE_BYTES = 60_000_000
UNPACKED_BYTES = 400_000_000
PARTS = 5_000
CHUNK = 1_000_000
CELLS = 8_000_000
"""Most cells of the block a sheet's used cells span; no province fills a tenth of it."""
_MACROS = re.compile(r"(.*/)?vbaProject[^/]*\.bin$|xl/macrosheets/.|Basic/.|Scripts/.", re.IGNORECASE)
"""Parts of an archive that hold code."""
_LINKS = re.compile(r"xl/externalLinks/.", re.IGNORECASE)
_LINKED_CELL = re.compile(rb'table:formula="[^"]*file://|<table:table-source ')
"""A formula, or the source of a linked sheet, in an .ods that reads another file."""


@dataclass(frozen=True, slots=True)
class Spreadsheet:
    """What a file holds."""

    grids: Mapping[str, Rows]
    """Sheet title -> rows from the first on; empty cells are None."""
    uncalculated: Mapping[str, tuple[int, str, str]]
    """Sheet title -> row, column letter and text of the first formula without a stored value."""


class Fault(StrEnum):
    """Why a file is not read: phrase ids of the findings."""

    BAD_WORKBOOK = "data.bad_workbook"
    EMPTY_FILE = "data.empty_file"
    LINKED = "data.linked_file"
    LOCKED = "data.locked"
    MACROS = "data.macros"
    OLD_EXCEL = "data.old_excel"
    PASSWORD = "data.password"
    TOO_LARGE = "data.too_large"


class BadSpreadsheet(Exception):  # noqa: N818 - it carries a phrase, it is not shown
    """A file that cannot be read; the argument is the phrase id of the finding."""


def read_spreadsheet(path: Path) -> Spreadsheet:
    """Return all sheets of the file `path`.

    Raises
    ------
    BadSpreadsheet
        Locked, empty, too large, protected by a password, with macros or links to other files, damaged: the phrase id
        says which.
    """
    data = _bytes(path)
    if data.startswith(b"PK"):
        _refuse_bombs(data)
    try:
        with hidden(ERRORS):  # where the reader says how it failed, in its own words
            return _old(data) if data.startswith(old_excel.START) else _zipped(data)
    except BadSpreadsheet:
        raise
    except (PasswordError, old_excel.Locked):
        raise BadSpreadsheet(Fault.PASSWORD) from None
    except old_excel.TooLarge:
        raise BadSpreadsheet(Fault.TOO_LARGE) from None
    except BaseException as problem:  # a damaged file makes readers raise, or panic, almost anything
        if isinstance(problem, KeyboardInterrupt | SystemExit | MemoryError):
            raise
        raise BadSpreadsheet(Fault.BAD_WORKBOOK) from None


def _zipped(data: bytes) -> Spreadsheet:
    """Return the sheets of an archive."""
    if not sheet_xml.has_workbook(data):
        return _ods(data)
    if not sheet_xml.believable(data):
        raise BadSpreadsheet(Fault.BAD_WORKBOOK)
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    parts = sheet_xml.sheet_parts(data)
    styles = sheet_xml.percentages(data)
    grids: dict[str, Rows] = {}
    uncalculated: dict[str, tuple[int, str, str]] = {}
    for title in book.sheet_names:
        xml = parts.get(title, b"")
        _refuse_wide(*sheet_xml.last_cell(xml))
        grids[title] = _grid(book, title)
        sheet_xml.put_errors(grids[title], sheet_xml.errors(xml))
        sheet_xml.put_percentages(grids[title], sheet_xml.shown_as_percentages(xml, styles))
        formula = sheet_xml.uncalculated(xml)
        if formula is not None:
            uncalculated[title] = formula
    return Spreadsheet(grids, uncalculated)


def _ods(data: bytes) -> Spreadsheet:
    """Return the sheets of an .ods."""
    said = ods_sheets(data)
    for sheet in said.values():
        _refuse_wide(*sheet.last)
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    grids, uncalculated = {}, {}
    for title in book.sheet_names:
        grids[title], sheet = _grid(book, title), said[title]
        sheet_xml.put_errors(grids[title], sheet.errors)
        sheet_xml.put_percentages(grids[title], sheet.percentages)
        if sheet.uncalculated is not None:
            row, column, formula = sheet.uncalculated
            uncalculated[title] = (row + 1, get_column_letter(column + 1), formula)
    return Spreadsheet(grids, uncalculated)


def _old(data: bytes) -> Spreadsheet:
    """Return the sheets of an .xls, whose records are judged before the reader believes them."""
    said = old_excel.read_old(data)
    if said.linked:
        raise BadSpreadsheet(Fault.LINKED)
    for sheet in said.sheets:
        _refuse_wide(*sheet.last)
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    grids = {}
    for title, sheet in zip(book.sheet_names, said.sheets, strict=True):
        grids[title] = _grid(book, title)
        sheet_xml.put_errors(grids[title], ((*place, text) for place, text in sheet.errors.items()))
        sheet_xml.put_percentages(grids[title], (p for p, style in sheet.styles.items() if style in said.percent))
    return Spreadsheet(grids, {})


def _grid(book: CalamineWorkbook, title: str) -> Rows:
    """Return the rows of a sheet from the first on."""
    rows = book.get_sheet_by_name(title).to_python(skip_empty_area=False)
    return [[None if cell == "" else cell for cell in row] for row in rows]


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > FILE_BYTES:
            raise BadSpreadsheet(Fault.TOO_LARGE)
        data = path.read_bytes()
    except OSError:
        raise BadSpreadsheet(Fault.LOCKED) from None
    if not data:
        raise BadSpreadsheet(Fault.EMPTY_FILE)
    if data.startswith(old_excel.START):
        _refuse_old(data, path.suffix.lower())
    return data


def _refuse_old(data: bytes, suffix: str) -> None:
    """Refuse files of the old format: a newer one behind a password, with code, under another ending."""
    if old_excel.encrypted(data):
        raise BadSpreadsheet(Fault.PASSWORD)
    if old_excel.has_code(data):
        raise BadSpreadsheet(Fault.MACROS)
    if suffix != ".xls":
        raise BadSpreadsheet(Fault.OLD_EXCEL)


def _refuse_bombs(data: bytes) -> None:
    """Refuse archives that unpack to far more than a workbook of a province can hold, before anything is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if any(entry.flag_bits & 1 for entry in entries):
                raise BadSpreadsheet(Fault.PASSWORD)
            if len(entries) > PARTS or sum(entry.file_size for entry in entries) > UNPACKED_BYTES:
                raise BadSpreadsheet(Fault.TOO_LARGE)
            names = {entry.filename for entry in entries}
            _refuse_foreign(names)
            if len({name.lower() for name in names}) < len(entries):  # readers differ in which of two they take
                raise BadSpreadsheet(Fault.BAD_WORKBOOK)
            for entry in entries:
                _refuse_lies(archive, entry)
            if not sheet_xml.has_workbook(data) and CONTENT not in names:
                raise BadSpreadsheet(Fault.BAD_WORKBOOK)
            if CONTENT in names and _LINKED_CELL.search(archive.read(CONTENT)):
                raise BadSpreadsheet(Fault.LINKED)
    except (zipfile.BadZipFile, zlib.error, OSError, RuntimeError, ValueError, EOFError):
        raise BadSpreadsheet(Fault.BAD_WORKBOOK) from None


def _refuse_lies(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """Refuse a part that unpacks to anything but what its entry says: its size is what the archive is judged by."""
    with archive.open(entry) as part:
        while part.read(CHUNK):
            pass


def _refuse_foreign(names: set[str]) -> None:
    """Refuse macros (they are never run, and may be what fills the cells) and figures that stand in another file."""
    if any(_MACROS.match(name) for name in names):
        raise BadSpreadsheet(Fault.MACROS)
    if any(_LINKS.match(name) for name in names):
        raise BadSpreadsheet(Fault.LINKED)


def _refuse_wide(row: int, column: int) -> None:
    """Refuse a sheet whose last filled cell lies so far out that the block up to it cannot be held."""
    if row * max(column, 26) > CELLS:
        raise BadSpreadsheet(Fault.TOO_LARGE)
