"""Reading one CSV file into a sheet: encoding, delimiter and quotes are found out, never guessed silently."""

import csv
import re
from collections.abc import Mapping
from dataclasses import replace
from io import StringIO
from pathlib import Path

from optimizer.data.column import Table
from optimizer.data.encoding import BOMS, decoded
from optimizer.data.layout import LOOK, header_words
from optimizer.data.rules import notice
from optimizer.data.sheet import Sheet, sheet_of
from optimizer.data.text import fold
from optimizer.data.torn import odd_rows
from optimizer.errors import Finding

DELIMITERS = (",", ";", "\t")
SEP_LINE = re.compile(r'\A"?sep=[,;\t]"?\r?\n')
"""The line by which Excel is told the delimiter; Excel does not show it."""


def read_csv(table: Table, path: Path, words: Mapping[str, str] | None = None) -> tuple[Sheet | None, list[Finding]]:
    """Return the sheet in the file `path`, or None and why it cannot be read; `words` as of `sheet_of`."""
    words = header_words(table) if words is None else words
    name = path.stem
    if not path.is_file():
        return None, [_finding("data.not_a_file", name, value=path.name)]
    try:
        data = path.read_bytes()
    except OSError:
        return None, [_finding("data.locked", name, value=path.name)]
    fault, text, encoding = _text(data)
    if fault:
        return None, [_finding(fault, name, value=path.name)]
    text = SEP_LINE.sub("", text)
    delimiter = _delimiter(text, words)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[list[str]] = []
    try:
        rows.extend(reader)
    except csv.Error:
        return None, [_finding("data.csv_quotes", name, row=len(rows) + 1, value=path.name)]
    sheet = sheet_of(table, name, rows, decimal_comma=delimiter == ";", words=words)
    if not sheet.header:
        return None, [_finding("data.empty_file", name, value=path.name)]
    sheet = replace(sheet, odd=odd_rows(sheet, rows))
    notes = [notice("data.decoded", name, value=path.name, values={"encoding": encoding})]
    return sheet, notes if encoding else []


def _finding(phrase: str, table: str, row: int | None = None, value: str = "") -> Finding:
    return notice(phrase, table, row, "", value)


def _text(data: bytes) -> tuple[str, str, str]:
    """Return the phrase id of what keeps `data` from being text (or ""), the text, and its encoding if not UTF-8."""
    if not data.strip():
        return "data.empty_file", "", ""
    marked = data.startswith(tuple(BOMS))
    if not marked and (b"\0" in data or data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF"))):
        return "data.binary_file", "", ""
    found = decoded(data)
    return ("data.encoding", "", "") if found is None else ("", *found)


def _delimiter(text: str, words: Mapping[str, str]) -> str:
    """Return the delimiter under which one of the first lines has most known headers; the comma if they tie."""
    lines = text.lstrip("\r\n").split("\n", LOOK)[:LOOK]
    counts = {
        mark: max(sum(fold(cell.strip('"')) in words for cell in line.split(mark)) for line in lines)
        for mark in DELIMITERS
    }
    return max(DELIMITERS, key=lambda mark: counts[mark])
