"""Leading zeros that a spreadsheet dropped from codes: put back where only one code can be meant."""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from optimizer.data.cells import COMMUNE
from optimizer.data.check import Loaded, at_cells, at_first, rows_where
from optimizer.data.torn import keys_unread
from optimizer.errors import Finding

DIGITS = 5
"""Digits of a commune's code."""


def repaired(tables: Mapping[str, Loaded]) -> tuple[dict[str, Loaded], list[Finding]]:
    """Return the tables with lost zeros of codes put back, a note per column repaired, an error where it is unclear."""
    result = dict(tables)
    findings: list[Finding] = []
    if "communes" in result:
        result["communes"], found = _own_codes(result["communes"])
        findings += found
    for name in sorted(result):
        for column in result[name].table.columns:
            known = known_codes(result, name, column.name)
            if known is not None:
                result[name], found = _references(result[name], column.name, known)
                findings += found
    for name in sorted(result):
        for column in result[name].table.columns:
            if column.type == "commune":
                codes = result[name].typed[column.name]
                short = {code for code in set(codes) if code and not COMMUNE.fullmatch(code)}
                if short:
                    findings += at_cells(result[name], column.name, codes.isin(short), "data.not_commune")
    return result, findings


def known_codes(tables: Mapping[str, Loaded], table: str, column: str) -> set[str] | None:
    """Return the codes that a column may refer to; None if to nothing, or to a table that was not read whole."""
    targets = ["communes.commune", "areas.area"] if (table, column) == ("demand", "commune") else []
    declared = tables[table].table.by_name[column].refers
    targets = [declared] if declared else targets
    known: set[str] = set()
    for target in targets:
        name, _, key = target.partition(".")
        if name not in tables or tables[name].empty or key not in tables[name].written.columns:
            return None
        if keys_unread(tables[name], key):  # whatever refers to that row would be told to be unknown
            return None
        known |= set(tables[name].typed[key]) - {""}
    return known if targets else None


def _own_codes(communes: Loaded) -> tuple[Loaded, list[Finding]]:
    codes = communes.typed["commune"]
    short = codes.isin({code for code in set(codes) if code.isdigit() and len(code) < DIGITS})
    whole = codes.where(~short, codes.str.zfill(DIGITS))
    clear = short & ~whole.duplicated(keep=False)
    return _with(communes, "commune", whole.where(clear, codes), clear)


def _references(loaded: Loaded, column: str, known: set[str]) -> tuple[Loaded, list[Finding]]:
    """Return the table with references that differ from exactly one known code by leading zeros only set right."""
    codes = loaded.typed[column]
    by_bare: dict[str, list[str]] = {}
    for code in sorted(known):
        by_bare.setdefault(code.lstrip("0"), []).append(code)
    meant = {}
    for code in sorted(set(codes) - known):
        candidates = by_bare.get(code.lstrip("0"), []) if code.isdigit() else []
        if len(candidates) == 1 and len(candidates[0]) > len(code):
            meant[code] = candidates[0]
    if not meant:
        return loaded, []
    changed = codes.isin(list(meant))
    return _with(loaded, column, codes.replace(meant), changed)


def _with(loaded: Loaded, column: str, codes: pd.Series, changed: pd.Series) -> tuple[Loaded, list[Finding]]:
    if not changed.any():
        return loaded, []
    result = replace(loaded, typed=loaded.typed.assign(**{column: codes.astype("str")}))
    first = codes[changed].iloc[0]
    return result, at_first(loaded, column, rows_where(changed), "data.zeros_repaired", code=first)
