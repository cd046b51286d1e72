"""From sheets to typed tables: headers, types, lost zeros, digests, defaults; every fault of shape is gathered."""

import hashlib
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from optimizer.data.cells import NUMERIC, Parsed, missing_value, parse, read_date, typed_array
from optimizer.data.check import Loaded, at_cells, at_first, at_rows, if_unknown
from optimizer.data.column import Column, Table
from optimizer.data.headers import match_headers
from optimizer.data.mended import mended
from optimizer.data.numerals import Style, style_of
from optimizer.data.repair import repaired
from optimizer.data.rules import notice
from optimizer.data.sheet import Sheet
from optimizer.data.torn import told_torn, torn_rows, without_torn
from optimizer.errors import Finding
from optimizer.wording import LANGUAGES, PHRASES, say

MAY_BE_EMPTY = frozenset({"norms"})
"""Required tables that may have no rows."""


@dataclass(frozen=True, slots=True)
class Load:
    """Everything the sheets gave."""

    tables: Mapping[str, Loaded]
    digests: Mapping[str, str]
    defaulted: Mapping[str, int]
    findings: tuple[Finding, ...]


def load(sheets: Mapping[str, Sheet]) -> Load:
    """Return the typed tables of `sheets` (by table name) with digests, counts of defaults, and findings of shape."""
    findings: list[Finding] = []
    tables: dict[str, Loaded] = {}
    for name in sorted(sheets):
        tables[name], faults = _typed(sheets[name])
        findings += faults
    tables, notes = repaired(tables)
    findings += notes
    digests = {name: digest(loaded.typed) for name, loaded in sorted(tables.items())}
    defaulted: dict[str, int] = {}
    for name, loaded in tables.items():
        tables[name], counts = _defaulted(loaded)
        defaulted |= counts
        findings += _duplicates(tables[name])
    return Load(tables, digests, defaulted, tuple(without_torn(findings, tables)))


def _typed(sheet: Sheet) -> tuple[Loaded, list[Finding]]:
    positions, findings = match_headers(sheet)
    findings = [*sheet.findings, *findings]
    styles: set[Style] = {"comma"} if sheet.decimal_comma else set()
    given = [column for column in sheet.table.columns if column.name in positions]
    cells = {c.name: mended(c, sheet.cells[positions[c.name]], sheet.numbers[positions[c.name]]) for c in given}
    for column in given:
        if column.type in NUMERIC:
            pairs = zip(cells[column.name].texts, cells[column.name].native, strict=True)
            styles |= style_of({text for text, number in pairs if not number}, column)
    parsed = {c.name: parse(c, cells[c.name].texts, cells[c.name].native, styles) for c in given}
    index = pd.Index(sheet.rows, dtype="int64")
    written = pd.DataFrame({name: pd.array(list(cells[name].texts), dtype="str") for name in parsed}, index=index)
    columns = {
        c.name: parsed[c.name].typed if c.name in parsed else absent(c, len(index)).array for c in sheet.table.columns
    }
    headers = {name: sheet.header[position] for name, position in positions.items()}
    torn = torn_rows(sheet, (row for c in given for row in _wrong(c, sheet.rows, parsed[c.name], cells[c.name].texts)))
    loaded = Loaded(sheet.table, sheet.name, written, pd.DataFrame(columns, index=index), headers, torn)
    findings += told_torn(sheet, torn)
    for column in given:
        findings += _cell_faults(loaded, column, parsed[column.name], cells[column.name].texts)
        for phrase, place, count, became in cells[column.name].repairs:
            told = {"count": float(count), "became": read_date(became) or became}
            shown = sheet.cells[positions[column.name]][place]
            row = sheet.rows[place]
            findings.append(notice(phrase, sheet.name, row, headers[column.name], shown[:200], told))
    if loaded.empty and sheet.table.required and sheet.table.name not in MAY_BE_EMPTY:
        findings.append(notice("data.no_rows", sheet.name, sheet.header_row))
    return loaded, findings


def _wrong(column: Column, rows: Sequence[int], parsed: Parsed, texts: Sequence[str]) -> set[int]:
    """Return the rows whose cell in `column` cannot be read, or is empty and must not be."""
    empty = [row for row, text in zip(rows, texts, strict=True) if not text] if column.need == "required" else []
    return {*empty, *(rows[place] for places in parsed.faults.values() for place in places)}


def absent(column: Column, rows: int) -> pd.Series:
    """Return `rows` missing cells in the type of `column`."""
    dtype = "float64" if column.type in NUMERIC else "object" if column.type == "date" else "str"
    return pd.Series([missing_value(column)] * rows, dtype=dtype)


def _cell_faults(loaded: Loaded, column: Column, parsed: Parsed, texts: Sequence[str]) -> list[Finding]:
    if not parsed.faults and (column.need == "default" or "" not in texts):
        return []
    rows = loaded.typed.index
    values: dict[str, object] = {"meaning": column.meaning, "meaning_en": column.meaning_en, **if_unknown(column)}
    if column.choices:
        values["allowed"] = "; ".join(f"{code.value} ({code.vi})" for code in column.choices)
        values["allowed_en"] = "; ".join(
            code.value if code.en == code.value else f"{code.value} ({code.en})" for code in column.choices
        )
    findings = []
    for phrase, places in sorted(parsed.faults.items()):
        wrong = [int(rows[place]) for place in places if rows[place] not in loaded.torn]
        findings += at_rows(loaded, column.name, wrong, phrase, **values)
    empty = [int(row) for row, text in zip(rows, texts, strict=True) if not text and row not in loaded.torn]
    if column.need == "required":
        findings += at_rows(loaded, column.name, empty, "data.empty_required", **values, **_filled(column, values))
    elif column.need == "recommended":
        findings += at_first(loaded, column.name, empty, "data.empty_recommended")
    return findings


def _filled(column: Column, values: Mapping[str, object]) -> dict[str, object]:
    """Return what is to be entered in an empty cell: only numbers can be estimated."""
    if column.choices:
        vi, en = (
            say("data.guide.fill_choice", lang, allowed=values[allowed])
            for lang, allowed in zip(LANGUAGES, ("allowed", "allowed_en"), strict=True)
        )
    else:
        vi, en = PHRASES["data.guide.fill_number" if column.type in {"int", "number"} else "data.guide.fill_text"]
    return {"fill": vi, "fill_en": en}


def _defaulted(loaded: Loaded) -> tuple[Loaded, dict[str, int]]:
    """Return the table with empty cells of *default* columns filled, and ``table.column`` -> number of cells filled.

    A cell that could not be understood is a finding, and never takes the default.
    """
    counts: dict[str, int] = {}
    filled: dict[str, object] = {}
    for column in loaded.table.columns:
        if column.need != "default" or not column.default or loaded.empty:
            continue
        there = column.name in loaded.written.columns
        empty = [not text for text in loaded.written[column.name]] if there else [True] * len(loaded.typed)
        if any(empty):
            default: object = float(column.default) if column.type in NUMERIC else column.default
            pairs = zip(loaded.typed[column.name].tolist(), empty, strict=True)
            filled[column.name] = typed_array(column, [default if is_empty else value for value, is_empty in pairs])
            counts[f"{loaded.table.name}.{column.name}"] = sum(empty)
    return (replace(loaded, typed=loaded.typed.assign(**filled)) if filled else loaded), counts


def _duplicates(loaded: Loaded) -> list[Finding]:
    """Return a finding for every row whose key an earlier row has (rows with an incomplete key apart)."""
    key = list(loaded.table.key)
    if not key or loaded.empty:
        return []
    keys = loaded.typed[key]
    if not keys.duplicated().any():
        return []
    must = [name for name in key if loaded.table.by_name[name].need == "required"]
    keys = keys[(keys[must].notna() & (keys[must] != "")).all(axis=1)]
    again = keys.duplicated(keep="first").reindex(loaded.typed.index, fill_value=False)
    first = keys.index.to_series().groupby([keys[name] for name in key], sort=False, dropna=False).transform("first")
    shown = keys.astype(str).agg(" + ".join, axis=1)
    rows = loaded.typed.index
    told = {"first": first.reindex(rows), "key": shown.reindex(rows), "columns": ", ".join(map(loaded.header, key))}
    return at_cells(loaded, key[0], again, "data.duplicate_key", **told)


def digest(values: pd.DataFrame) -> str:
    """Return the SHA-256 of the rows of `values` as text, whatever the order of rows and columns."""
    columns = [_as_text(values[name]) for name in sorted(values.columns)]
    rows = sorted("\x1f".join(cells) for cells in zip(*columns, strict=True))
    whole = "\x1e".join(["\x1f".join(sorted(values.columns)), *rows])
    return hashlib.sha256(whole.encode(errors="surrogatepass")).hexdigest()


def _as_text(values: pd.Series) -> list[str]:
    if pd.api.types.is_float_dtype(values):
        numbers = values.tolist()
        texts = {number: repr(number) for number in set(numbers) if not math.isnan(number)}
        return [texts.get(number, "") for number in numbers]
    return ["" if value is None else str(value) for value in values.tolist()]


def declared(table: Table) -> pd.DataFrame:
    """Return an empty frame with the columns of `table`, typed."""
    return pd.DataFrame({column.name: absent(column, 0) for column in table.columns}, index=pd.RangeIndex(0))
