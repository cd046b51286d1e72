"""From sheets to typed tables: headers, types, lost zeros, digests, defaults; every fault of shape is gathered."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from optimizer.data.cells import Parsed, parse
from optimizer.data.check import Loaded, at_cells, at_first
from optimizer.data.column import Column, Table
from optimizer.data.headers import match_headers
from optimizer.data.numerals import Style, style_of
from optimizer.data.repair import repaired
from optimizer.data.sheet import Sheet
from optimizer.errors import Finding, Severity

MAY_BE_EMPTY = frozenset({"norms"})
"""Required tables that may have no rows."""
NUMERIC = frozenset({"int", "number", "year"})


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
    return Load(tables, digests, defaulted, tuple(findings))


def _typed(sheet: Sheet) -> tuple[Loaded, list[Finding]]:
    positions, findings = match_headers(sheet)
    styles: set[Style] = {"comma"} if sheet.decimal_comma else set()
    given = [column for column in sheet.table.columns if column.name in positions]
    for column in given:
        if column.type in NUMERIC:
            place = positions[column.name]
            styles |= style_of(sheet.cells[place], sheet.numbers[place], column)
    parsed = {c.name: parse(c, sheet.cells[positions[c.name]], sheet.numbers[positions[c.name]], styles) for c in given}
    written = pd.DataFrame({name: sheet.cells[positions[name]] for name in parsed}, index=sheet.cells.index)
    index = sheet.cells.index
    columns = {c.name: parsed[c.name].typed if c.name in parsed else absent(c, index) for c in sheet.table.columns}
    values = pd.DataFrame(columns, index=index)
    headers = {name: sheet.header[position] for name, position in positions.items()}
    loaded = Loaded(sheet.table, sheet.name, written, values, headers)
    for column in given:
        findings += _cell_faults(loaded, column, parsed[column.name])
    if loaded.empty and sheet.table.required and sheet.table.name not in MAY_BE_EMPTY:
        findings.append(Finding("data.no_rows", Severity.ERROR, sheet.name, 1))
    return loaded, findings


def absent(column: Column, index: pd.Index) -> pd.Series:
    """Return a column of missing cells in the type of `column`."""
    if column.type in NUMERIC:
        return pd.Series(float("nan"), index=index, dtype=float)
    if column.type == "date":
        return pd.Series([None] * len(index), index=index, dtype=object)
    return pd.Series("", index=index, dtype="str")


def _cell_faults(loaded: Loaded, column: Column, parsed: Parsed) -> list[Finding]:
    values: dict[str, object] = {"meaning": column.meaning, "meaning_en": column.meaning_en}
    if column.choices:
        values["allowed"] = "; ".join(f"{code.value} ({code.vi})" for code in column.choices)
        values["allowed_en"] = "; ".join(f"{code.value} ({code.en})" for code in column.choices)
    findings = []
    for phrase, wrong in sorted(parsed.faults.items()):
        findings += at_cells(loaded, column.name, wrong, phrase, Severity.ERROR, **values)
    empty = loaded.written[column.name] == ""
    if column.need == "required":
        findings += at_cells(loaded, column.name, empty, "data.empty_required", Severity.ERROR, **values)
    elif column.need == "recommended":
        findings += at_first(loaded, column.name, empty, "data.empty_recommended", Severity.WARNING)
    return findings


def _defaulted(loaded: Loaded) -> tuple[Loaded, dict[str, int]]:
    """Return the table with empty cells of *default* columns filled, and ``table.column`` -> number of cells filled."""
    counts: dict[str, int] = {}
    values = loaded.typed.copy()
    for column in loaded.table.columns:
        if column.need != "default" or not column.default or values.empty:
            continue
        empty = values[column.name].isna() if column.type in NUMERIC else values[column.name] == ""
        if column.name in loaded.written.columns:  # an unreadable cell is a finding, never a default
            empty &= loaded.written[column.name] == ""
        if empty.any():
            default = float(column.default) if column.type in NUMERIC else column.default
            values[column.name] = values[column.name].mask(empty, default)
            counts[f"{loaded.table.name}.{column.name}"] = int(empty.sum())
    return Loaded(loaded.table, loaded.name, loaded.written, values, loaded.headers), counts


def _duplicates(loaded: Loaded) -> list[Finding]:
    """Return a finding for every row whose key an earlier row has (rows with an incomplete key apart)."""
    key = list(loaded.table.key)
    if not key or loaded.empty:
        return []
    keys = loaded.typed[key]
    must = [name for name in key if loaded.table.by_name[name].need == "required"]
    whole = (keys[must].notna() & (keys[must] != "")).all(axis=1)
    keys = keys[whole]
    again = keys.duplicated(keep="first").reindex(loaded.typed.index, fill_value=False)
    if not again.any():
        return []
    first = keys.index.to_series().groupby([keys[name] for name in key], sort=False, dropna=False).transform("first")
    shown = keys.astype(str).agg(" + ".join, axis=1)
    rows = loaded.typed.index
    told = {"first": first.reindex(rows), "key": shown.reindex(rows), "columns": ", ".join(map(loaded.header, key))}
    return at_cells(loaded, key[0], again, "data.duplicate_key", Severity.ERROR, **told)


def digest(values: pd.DataFrame) -> str:
    """Return the SHA-256 of the rows of `values` as text, whatever the order of rows and columns."""
    columns = [_as_text(values[name]) for name in sorted(values.columns)]
    rows = sorted("\x1f".join(cells) for cells in zip(*columns, strict=True))
    whole = "\x1e".join(["\x1f".join(sorted(values.columns)), *rows])
    return hashlib.sha256(whole.encode()).hexdigest()


def _as_text(values: pd.Series) -> list[str]:
    if pd.api.types.is_float_dtype(values):
        texts = {value: "" if pd.isna(value) else repr(float(value)) for value in values.unique()}
        return ["" if value != value else texts[value] for value in values]  # noqa: PLR0124 - NaN
    return ["" if value is None else str(value) for value in values]


def declared(table: Table) -> pd.DataFrame:
    """Return an empty frame with the columns of `table`, typed."""
    index = pd.RangeIndex(0)
    return pd.DataFrame({column.name: absent(column, index) for column in table.columns}, index=index)
