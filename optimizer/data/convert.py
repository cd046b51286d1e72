"""The tables of a workbook or folder as text, and written as a folder of CSV files."""

import datetime
from collections.abc import Mapping, Sequence
from pathlib import Path

import pandas as pd

from optimizer.data.cells import NUMERIC
from optimizer.data.column import Column
from optimizer.data.files import Source
from optimizer.data.layout import column_of
from optimizer.data.load import load
from optimizer.data.numerals import unmistakable
from optimizer.data.scenario_sheet import NAMES, SHEET
from optimizer.data.starter import Raw
from optimizer.data.tables import BY_NAME, TABLES
from optimizer.data.text import fold
from optimizer.data.whole import whole
from optimizer.scenario.fields import field_rows
from optimizer.wording import say

NO_BASIS: Mapping[str, str] = {}


def raw_tables(source: Source) -> Raw:
    """Return the tables of `source` as text: name -> frame with code names, and headers of its own, as columns.

    A cell that is understood is written as its code, plain number or ISO date; what is not stays as it was typed.
    """
    loaded = load(source.sheets).tables
    tables: Raw = {}
    for name, sheet in sorted(source.sheets.items()):
        columns: dict[str, list[str]] = {}
        for position, header in enumerate(sheet.header):
            column = sheet.table.by_name.get(column_of(sheet.words, header) or "")
            written = sheet.cells[position]
            if column is None:
                if header and header not in columns:
                    columns[header] = list(written)
            elif column.name not in columns:
                typed = loaded[name].typed[column.name].tolist()
                texts = loaded[name].written[column.name].tolist()
                columns[column.name] = [_text(column, value, text) for value, text in zip(typed, texts, strict=True)]
        tables[name] = pd.DataFrame(columns, dtype=str)
    return tables


def _text(column: Column, value: object, written: str) -> str:
    """Return the canonical text of a typed value; what was written where there is none, "" for an empty cell."""
    if not written:
        return ""
    if column.type in NUMERIC and isinstance(value, float) and value == value:  # noqa: PLR0124 - not NaN
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else unmistakable(repr(value))  # noqa: PLR2004
    if isinstance(value, datetime.date):
        return value.isoformat()
    return value if isinstance(value, str) and value else written


def write_folder(
    tables: Raw, folder: Path, scenarios: Sequence[Mapping[str, str]] = (), basis: Mapping[str, str] = NO_BASIS
) -> None:
    """Write each table as ``<name>.csv`` (UTF-8 with byte-order mark, as Excel reads it) into `folder`.

    Of tables without rows only the required ones are written: that they are empty is said by their header alone.
    `scenarios` (field path -> text) and the legal `basis` of their fields become ``9_PhuongAn.csv``. All files are
    written or none; those of tables that the folder held before and that are not among `tables` are taken away, so
    that no two states of a province are mixed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    frames = {name: frame for name, frame in sorted(tables.items()) if len(frame) or BY_NAME[name].required}
    if scenarios:
        frames[SHEET] = scenario_frame(scenarios, basis)
    with whole([folder / f"{name}.csv" for name in frames]) as parts:
        for part, frame in zip(parts, frames.values(), strict=True):
            frame.to_csv(part, index=False, encoding="utf-8-sig", lineterminator="\n")
    for path in table_files(folder):
        if path.stem not in frames:
            path.unlink()


def table_files(folder: Path) -> list[Path]:
    """Return the files of `folder` that `write_folder` could have written."""
    names = [table.name for table in TABLES] + [SHEET]
    return [path for name in names if (path := folder / f"{name}.csv").exists()]


def scenario_frame(scenarios: Sequence[Mapping[str, str]], basis: Mapping[str, str]) -> pd.DataFrame:
    """Return the sheet of scenarios: a row a field that any of them names, columns as the workbook has them."""
    used = [row for row in field_rows() if row.path in basis or any(row.path in one for one in scenarios)]
    heads = say("book.scenarios.head", "vi").split(" | ")
    heads += [say("book.scenarios.column", "vi", number=number) for number in range(1, len(scenarios) + 1)]
    rows = [
        [row.label("vi"), "", basis.get(row.path, ""), row.default, *(one.get(row.path, "") for one in scenarios)]
        for row in used
    ]
    return pd.DataFrame(rows, columns=heads, dtype=str)


def scenarios_beside(source: Source, folder: Path) -> Path | None:
    """Return the file that holds the scenarios of `source`, read under `folder`; None if there is none."""
    if source.book is not None:
        return source.book
    files = sorted(folder.iterdir()) if folder.is_dir() else []
    return next((e for e in files if e.suffix.lower() == ".csv" and fold(e.stem) in NAMES), None)
