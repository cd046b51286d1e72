"""What the XML of a sheet says that the fast reader does not: errors, formulas without a value, percentages.

Programs write this XML in many forms (a prefix on every element, cells without an address, the namespaces of "Strict
Open XML"): a sheet that is not in the usual one is brought into it first, so that no cell is passed over.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from xml.etree import ElementTree as Xml
from xml.sax.saxutils import escape

from openpyxl.utils import column_index_from_string, get_column_letter

type Rows = list[list[object]]

_VALUE = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})"[^>/]*>\s*<(?:v|is|f)[ />]')
_ERROR = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})"[^>]*\bt="e"[^>]*>(?:(?!</c>).)*?<v>([^<]*)</v>', re.DOTALL)
_FORMULA = re.compile(
    rb'<c r="([A-Z]{1,3})([0-9]{1,7})"[^>]*>\s*<f(?:[^>]*/>|[^>]*>([^<]*)</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>'
)
_STYLED = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})" s="([0-9]+)"')
_PERCENT_FORMATS = frozenset({"9", "10"})
"""Built-in number formats of percentages."""
_SHEET = re.compile(rb"<(\w+:)?sheetData[\s>/]")
_ODD = re.compile(rb'<c(?! r="[A-Z])[\s>/]|<c r="[A-Z0-9]+" (?!s=")[^>]*\ss="')
"""A cell whose attributes are not written as the patterns above read them."""
_COUNTING = frozenset({"xl/sharedstrings.xml", "xl/styles.xml"})
_COUNT = re.compile(rb"<[^<>]*\b(?:uniqueC|c)ount\s*=\s*[\"']\s*([0-9]+)")
_MOST_ROWS = 80_000


def sheet_parts(data: bytes) -> dict[str, bytes]:
    """Return sheet title -> the XML of the sheet, in the usual form, of a workbook that is an archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = {_folded(name): name for name in archive.namelist()}
        relations = Xml.fromstring(archive.read(names["xl/_rels/workbook.xml.rels"]))
        targets = {str(r.get("Id")): str(r.get("Target")) for r in relations}
        book = Xml.fromstring(archive.read(names["xl/workbook.xml"]))
        parts = {}
        for sheet in book.iterfind("{*}sheets/{*}sheet"):
            identity = next((value for key, value in sheet.items() if key.endswith("}id")), "")
            target = targets.get(identity, "")
            part = target.lstrip("/") if target.startswith("/") else str(PurePosixPath("xl") / target)
            if _folded(part) in names:
                parts[str(sheet.get("name"))] = _usual(archive.read(names[_folded(part)]))
        return parts


def percentages(data: bytes) -> frozenset[bytes]:
    """Return the numbers of the cell styles of a workbook that show a share as a percentage."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = {_folded(name): name for name in archive.namelist()}
        if "xl/styles.xml" not in names:
            return frozenset()
        styles = Xml.fromstring(archive.read(names["xl/styles.xml"]))
    own = {str(f.get("numFmtId")) for f in styles.iterfind("{*}numFmts/{*}numFmt") if "%" in str(f.get("formatCode"))}
    used = styles.find("{*}cellXfs")
    formats = [] if used is None else [str(xf.get("numFmtId")) for xf in used]
    return frozenset(str(n).encode() for n, form in enumerate(formats) if form in _PERCENT_FORMATS | own)


def believable(data: bytes) -> bool:
    """Return whether no part of a workbook promises more texts or styles than it has bytes: the reader takes memory."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if _folded(name) in _COUNTING:
                part = archive.read(name)
                if any(int(match[1]) > len(part) for match in _COUNT.finditer(part)):
                    return False
    return True


def last_cell(xml: bytes) -> tuple[int, int]:
    """Return the last row and, of columns from the 27th on, the last one, in which a sheet has a value (0: none)."""
    row = column = 0
    for match in _VALUE.finditer(xml):
        row = max(row, int(match[2]))
        if len(match[1]) > 1:
            column = max(column, column_index_from_string(match[1].decode()))
    return row, column


def uncalculated(xml: bytes) -> tuple[int, str, str] | None:
    """Return row, column letter and text of the first formula without a stored value."""
    formula = next(_FORMULA.finditer(xml), None)
    if formula is None:
        return None
    return int(formula[2]), formula[1].decode(), "=" + (formula[3] or b"").decode(errors="replace")


def errors(xml: bytes) -> Iterator[tuple[int, int, str]]:
    """Yield row and column, from 0, and text of the formula errors (#REF! and the like)."""
    for match in _ERROR.finditer(xml):
        yield int(match[2]) - 1, column_index_from_string(match[1].decode()) - 1, match[3].decode(errors="replace")


def shown_as_percentages(xml: bytes, styles: frozenset[bytes]) -> Iterator[tuple[int, int]]:
    """Yield row and column, from 0, of the cells whose style is one of `styles`."""
    for match in _STYLED.finditer(xml) if styles else ():
        if match[3] in styles:
            yield int(match[2]) - 1, column_index_from_string(match[1].decode()) - 1


def put_errors(rows: Rows, found: Iterable[tuple[int, int, str]]) -> None:
    """Write formula errors into the cells the reader left empty."""
    for row, column, text in found:
        while len(rows) <= row < _MOST_ROWS:
            rows.append([])
        if row < len(rows):
            rows[row].extend([None] * (column + 1 - len(rows[row])))
            rows[row][column] = text


def put_percentages(rows: Rows, found: Iterable[tuple[int, int]]) -> None:
    """Write numbers that the sheet shows as percentages as it shows them: 0.8 as ``80%``."""
    for row, column in found:
        if row < len(rows) and column < len(rows[row]):
            value = rows[row][column]
            if isinstance(value, int | float) and not isinstance(value, bool):
                rows[row][column] = f"{round(100 * value, 10):.12g}%"


def has_workbook(data: bytes) -> bool:
    """Return whether an archive is a workbook whose sheets are XML."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return any(_folded(name) == "xl/workbook.xml" for name in archive.namelist())


def _folded(name: str) -> str:
    return name.replace("\\", "/").lower()


def _usual(xml: bytes) -> bytes:
    """Return the XML of a sheet; one in another form than the usual as its cells alone, in that form."""
    start = _SHEET.search(xml)
    if start is not None and not start[1] and _ODD.search(xml) is None:
        return xml
    return "".join(_cells(xml)).encode()


def _cells(xml: bytes) -> Iterator[str]:
    """Yield the cells of a sheet, each with its address, format and kind, formula and value."""
    number = 0
    for _, row in Xml.iterparse(io.BytesIO(xml)):
        if row.tag.rpartition("}")[2] != "row":
            continue
        number = int(row.get("r") or number + 1)
        column = 0
        for cell in row.iterfind("{*}c"):
            address = str(cell.get("r", ""))
            column = column_index_from_string(address.rstrip("0123456789")) if address else column + 1
            place = address or f"{get_column_letter(column)}{number}"
            yield f'<c r="{place}"{_attributes(cell)}>{"".join(_inner(cell))}</c>'
        row.clear()


def _attributes(cell: Xml.Element) -> str:
    given: Mapping[str, str] = cell.attrib
    return "".join(f' {name}="{escape(given[name])}"' for name in ("s", "t") if name in given)


def _inner(cell: Xml.Element) -> Iterator[str]:
    """Yield what stands in a cell, texts of its own by their tag alone."""
    for node in cell:
        name = node.tag.rpartition("}")[2]
        if name in {"f", "v"}:
            yield f"<{name}>{escape(node.text or '')}</{name}>"
        elif name == "is":
            yield "<is></is>"
