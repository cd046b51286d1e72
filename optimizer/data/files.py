"""Finding the tables under a path: a folder of CSV files, or one workbook."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from optimizer.data.column import Table
from optimizer.data.csvfile import read_csv
from optimizer.data.drawn_files import BOUNDARIES, Drawn, drawn_among
from optimizer.data.mapping import MAPPING, Mapped, mapped_of
from optimizer.data.mapping import NAMES as MAPPING_NAMES
from optimizer.data.rules import notice
from optimizer.data.sheet import Sheet, sheet_of
from optimizer.data.spreadsheet import SUFFIXES
from optimizer.data.tables import BY_NAME, TABLES
from optimizer.data.text import fold, nearest
from optimizer.data.workbook import read_book
from optimizer.errors import Finding, UsageError
from optimizer.wording import Lang, say

WORKBOOKS = SUFFIXES
DRAWN = BOUNDARIES
"""The one table that is a file of polygons, not a sheet."""
NAMES = {fold(word): table for table in TABLES if table.name != DRAWN for word in (table.name, table.label)}
"""Folded code name or Vietnamese sheet name -> table."""
OWN_SHEETS = frozenset({
    "huongdan", "hướngdẫn", "danhmuc", "danhmục", "9_phuongan", "ketquakiemtra", "lists", "guide", "readme",
})  # fmt: skip
"""Folded names of sheets and files that are known not to be tables."""


@dataclass(frozen=True, slots=True)
class Source:
    """The sheets found under a path."""

    sheets: Mapping[str, Sheet]
    """Table name -> sheet, where it could be read."""
    seen: frozenset[str]
    """Names of tables that are there, readable or not."""
    drawn: Drawn
    """The files of boundaries and of roads."""
    findings: tuple[Finding, ...]
    book: Path | None = None
    """The workbook the sheets stand in; None for CSV files and frames."""


def find_source(path: Path, lang: Lang) -> Source:
    """Return what stands under `path`: a folder of CSV files, a workbook, or a folder holding one workbook.

    Raises
    ------
    UsageError
        The path does not exist, is of another kind, or may not be opened; the message is in `lang`.
    """
    try:
        if path.is_dir():
            return _folder(path, lang)
        if path.is_file():
            return _workbook(path, lang)
    except PermissionError:
        raise UsageError(say("data.no_access", lang, path=path)) from None
    except OSError:
        raise UsageError(say("data.no_path", lang, path=path)) from None
    except ValueError as problem:  # a path with a zero byte
        if "null" not in str(problem):
            raise
        raise UsageError(say("data.no_path", lang, path=path)) from None
    raise UsageError(say("data.no_path", lang, path=path))


def source_of(frames: Mapping[str, pd.DataFrame]) -> Source:
    """Return frames of text (table name -> frame with code names or labels as columns) as if they had been read."""
    sheets = [
        sheet_of(NAMES[fold(name)], name, [tuple(frame.columns), *frame.itertuples(index=False, name=None)])
        for name, frame in sorted(frames.items())
    ]
    return _gathered(sheets, [sheet.table.name for sheet in sheets], [], Drawn(), [])


def _folder(path: Path, lang: Lang) -> Source:
    entries = sorted(entry for entry in path.iterdir() if not entry.name.startswith((".", "~")))
    csvs = [e for e in entries if e.suffix.lower() == ".csv" and fold(e.stem) not in MAPPING_NAMES]
    books = [entry for entry in entries if entry.suffix.lower() in WORKBOOKS]
    if not csvs and len(books) == 1:
        return _workbook(books[0], lang)
    if not csvs:
        raise UsageError(say("data.no_tables", lang, path=path))
    sheets, seen, others = [], [], []
    mapped, findings = _mapped(entries)
    for entry in csvs:
        table = mapped.tables.get(fold(entry.stem)) or NAMES.get(fold(entry.stem))
        if table is None:
            others.append(entry.stem)
            continue
        seen.append(table.name)
        sheet, faults = read_csv(table, entry, mapped.words_of(entry.stem, table))
        findings += faults
        if sheet:
            sheets.append(sheet)
    return _gathered(sheets, seen, others, drawn_among(entries), findings)


def _workbook(path: Path, lang: Lang) -> Source:
    if path.suffix.lower() not in WORKBOOKS:
        raise UsageError(say("data.path_kind", lang, path=path))
    entries = sorted(entry for entry in path.parent.iterdir() if not entry.name.startswith((".", "~")))
    mapped, findings = _mapped(entries)
    book = read_book(path, NAMES, mapped)
    if isinstance(book, tuple):
        return Source({}, frozenset(BY_NAME), Drawn(), (*findings, *book), path)
    found = _gathered(
        list(book.sheets), list(book.seen), list(book.others), drawn_among(entries), [*findings, *book.findings]
    )
    return replace(found, book=path)


def _mapped(entries: Iterable[Path]) -> tuple[Mapped, list[Finding]]:
    """Return the own names of sheets and headers that the file `columns` among `entries` gives, and findings on it."""
    path = next((e for e in entries if e.suffix.lower() == ".csv" and fold(e.stem) in MAPPING_NAMES), None)
    if path is None:
        return Mapped(), []
    sheet, findings = read_csv(MAPPING, path)
    if sheet is None:
        return Mapped(), findings
    mapped, faults = mapped_of(sheet)
    return mapped, [*findings, *faults]


def _gathered(sheets: list[Sheet], seen: list[str], others: list[str], drawn: Drawn, findings: list[Finding]) -> Source:
    findings = [*findings, *drawn.findings]
    for name, times in sorted(Counter(sheet.table.name for sheet in sheets).items()):
        if times > 1:
            twice = " , ".join(sheet.name for sheet in sheets if sheet.table.name == name)
            findings.append(notice("data.table_twice", name, value=twice))
    missing = [table for table in TABLES if table.name not in seen and table.name != DRAWN]
    findings += _strangers(others, missing)
    findings += [_missing(table, others) for table in missing if table.required]
    by_name = {sheet.table.name: sheet for sheet in reversed(sheets)}
    return Source(by_name, frozenset(seen), drawn, tuple(findings))


def _missing(table: Table, others: list[str]) -> Finding:
    near = nearest(table.name, others) or nearest(table.label, others)
    phrase = "data.missing_table_near" if near else "data.missing_table"
    values = {"label": table.label, "near": near, "meaning": table.meaning, "meaning_en": table.meaning_en}
    return notice(phrase, table.name, values=values)


def _strangers(others: list[str], missing: list[Table]) -> list[Finding]:
    words = [word for table in missing for word in (table.name, table.label)]
    findings = []
    for name in sorted(others):
        near = "" if fold(name) in OWN_SHEETS else nearest(name, words)
        if near:
            values = {"near": near}
            findings.append(notice("data.unknown_table_near", name, value=name, values=values))
        elif fold(name) not in OWN_SHEETS:
            findings.append(notice("data.unknown_table", name, value=name))
    return findings
